import type { Intent } from './intents.js';
import { usualIntent } from './question-command.js';
import type { QuestionContext, Slots } from './reading.js';
import type { Meanings } from './slots.js';

/** Fills the slots of the kinds that have one, by the meaning that explains most. */
export function slotsOf({ regions, meanings }: Meanings): Slots {
  const slots: { -readonly [K in keyof Slots]: Slots[K] } = {};
  if (regions[0]) slots.region = regions[0];
  if (regions.length > 1) slots.regions = regions;
  for (const { kind, slot } of [...meanings].sort((a, b) => b.weight - a.weight)) if (kind !== 'region') slots[kind] ??= slot;
  return slots;
}

/** Asks for what is aimed at, so that a year that is over has no part in it. */
const aimWords = /目标|指标|要|定|任务|计划|达到|规划|应/u;
const pastYear = /去年|前年|上一?年/u;
/** A figure of a year that is over, without a word of what was aimed at: what was reached is asked for. */
const isReached = (text: string, { year, indicator }: Slots): boolean =>
  indicator !== undefined && year !== undefined && pastYear.test(year.typed) && !aimWords.test(text);
/** Reports are of quarters, half years and months, aims are of years: a figure of a part of a year is asked for as reached, where nothing says that it is aimed at. */
const isReported = (text: string, { part, indicator }: Slots): boolean =>
  indicator !== undefined && part !== undefined && !/前$/u.test(part.typed) && !aimWords.test(text.replace(part.typed, ''));
/** Work by a date is asked for by its dates, not by who does it. */
const isDated = ({ part, window }: Slots): boolean => part !== undefined || window !== undefined;

/** What the question wants: as it says, else as its names suggest. One figure in several regions is compared; a region without targets is asked for its figures. */
export function intentWith(
  text: string,
  slots: Slots,
  intent: Intent | null,
  { meanings }: Meanings,
  context: QuestionContext,
): Intent | null {
  const said = intent ?? usualIntent(slots);
  const meant =
    said === 'targets' && isReported(text, slots)
      ? 'progress'
      : intent === 'targets' && isReached(text, slots)
        ? 'history'
        : said === 'tasks' && isDated(slots)
          ? 'deadline'
          : said;
  const one = meanings.some(({ kind, entries }) => kind === 'indicator' && new Set(entries.map(({ name }) => name)).size === 1);
  if (one && (slots.regions?.length ?? 0) > 1 && (meant === 'targets' || meant === 'progress')) return 'compare';
  const { answers } = context;
  const figure = meanings.find(({ kind }) => kind === 'indicator');
  if (figure && answers && meant === 'targets' && !figure.entries.some(({ id }) => answers('targets', id))) return 'progress';
  const lacks =
    slots.region && answers && (meant === 'targets' || meant === 'history') && !slots.regions && !answers('targets', slots.region.id);
  return lacks && answers('progress', slots.region?.id ?? '') ? 'progress' : meant;
}

/** Figures named beside another must explain at least this share of what that one does to be asked for as well. */
const equalShare = 0.45;

/** The slots once for each figure, body or else region that the question names, in its order. */
export function variants(intent: Intent, slots: Slots, { meanings, regions }: Meanings): Slots[] {
  const { regions: _several, ...alone } = slots;
  const units = meanings.filter(({ kind }) => kind === 'unit');
  const named = meanings.filter(({ kind }) => kind === 'indicator');
  const most = Math.max(0, ...named.map(({ weight }) => weight));
  const figures = intent === 'compare' ? [] : named.filter(({ weight }) => weight >= most * equalShare);
  if (figures.length > 1 && units.length === 0)
    return figures.flatMap(({ slot }) =>
      (regions.length > 1 ? regions : [slots.region]).map((region) => ({ ...alone, ...(region ? { region } : {}), indicator: slot })),
    );
  if (units.length > 1 && intent !== 'compare') return units.map(({ slot }) => ({ ...slots, unit: slot }));
  if (regions.length > 1 && intent !== 'compare') return regions.map((region) => ({ ...alone, region }));
  return [slots];
}
