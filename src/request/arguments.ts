import type { Request, Services } from '../command.js';
import { UserError } from '../errors.js';
import { normalName } from '../lookup/normalise.js';
import { type PartOfYear, partOfYearIn } from '../lookup/part-of-year.js';
import { understand } from '../lookup/question.js';
import type { StoredPlan } from '../model/stored-plan.js';
import { echo } from '../render/echo.js';
import type { StoreView } from '../store/store.js';
import { shortChoices } from './near.js';
import { knownBodies, planCoded, regionNamed, sameBodies, TITLE_WORDS_LEAST } from './scope-named.js';

/** What the words after a command name: each slot by its full name, null when it is not named. */
export interface Arguments {
  readonly region: string | null;
  /** Names of responsible bodies that were meant (one, or several of the same name pattern). */
  readonly bodies: readonly string[];
  readonly code: string | null;
  /** "2024" */
  readonly year: string | null;
  readonly planId: string | null;
  /** 2024年一季度, 5月底前 */
  readonly part: PartOfYear | null;
  /** What no slot explains, for search within rows. */
  readonly words: string;
}

/** Which slots a command understands; the rest stays in `words`. */
export interface Wanted {
  /** What the command asks for. */
  readonly intent?: 'targets' | 'tasks' | 'deadline' | 'plans' | 'progress';
  readonly region?: boolean;
  readonly body?: boolean;
  readonly year?: boolean;
  /** A part of a year. */
  readonly part?: boolean;
  /** `exact`: only by its code or whole title, since loose words name figures there. */
  readonly plan?: boolean | 'exact';
}

const CODE = /^\p{Script=Han}{1,4}[A-Za-z]?\d{1,5}$/u;

/**
 * Reads the words after a command. A code stands alone; region, year and plan are recognised anywhere;
 * what is left is tried as a body when the command wants one. Throws `unknown-name` for a region or body that the store does not have.
 */
export function readArguments(request: Request, services: Services, wanted: Wanted): Arguments {
  const { store, lookup, commands } = services;
  const nothing: Arguments = { region: null, bodies: [], code: null, year: null, planId: null, part: null, words: '' };
  const titled = wanted.plan ? titledIn(request.args, store.view) : null;
  if (titled) {
    const rest = readArguments({ ...request, args: request.args.replace(titled.parsed.title, ' ').trim() }, services, wanted);
    return { ...rest, planId: titled.id };
  }
  const text = request.args;
  if (text === '') return nothing;
  const exact = exactly(text, services, wanted);
  if (exact) {
    const rest = readArguments({ ...request, args: exact.rest }, services, wanted);
    return {
      ...rest,
      planId: exact.planId ?? rest.planId,
      bodies: exact.body === null ? rest.bodies : [...sameBodies(exact.body, knownBodies(store.view)), ...rest.bodies],
    };
  }
  const row = CODE.test(text.normalize('NFKC').replace(/\s/gu, '')) ? store.view.row(text) : undefined;
  if (row) return { ...nothing, code: row.code };
  const reading = understand(text, lookup, {
    commands,
    now: request.now,
    defaultRegion: request.defaultRegion,
    ...(wanted.intent ? { intent: wanted.intent } : {}),
  });
  if (reading.refused === 'absent' && !reading.slots.region && !asWords.has(reading.missing?.kind ?? ''))
    throw new UserError('unknown-name', { typed: echo(text) }, shortChoices(reading.alternatives));
  const { slots } = reading;
  let words = text;
  const take = (slot: { readonly typed: string } | undefined): void => {
    if (slot) words = words.replace(slot.typed, ' ');
  };
  const place = wanted.region ? (slots.region ?? writtenRegion(text, store.view)) : undefined;
  const region = place && isInList(place.typed, text, store.view) ? undefined : place;
  const year = wanted.year ? slots.year : undefined;
  const plan = wanted.plan === true && (wanted.intent !== 'deadline' || isPlanNamed(slots.plan)) ? slots.plan : undefined;
  const part = wanted.part ? slots.part : undefined;
  const body = wanted.body && reading.refused === null ? slots.unit : undefined;
  for (const slot of [region, year, part, plan, body]) take(slot);
  words = words.replace(/\s+/gu, ' ').trim();
  return {
    region: region?.name ?? null,
    bodies: body ? bodiesMeant(body, region?.name ?? request.defaultRegion, services) : [],
    code: slots.code?.name ?? null,
    year: year?.name ?? null,
    planId: plan?.id.replace(/^plan:/u, '') ?? null,
    part: part ? partOfYearIn(part.name) : null,
    words,
  };
}

/** A region that stands alone among the words, although the rest of them names nothing. */
function writtenRegion(text: string, view: StoreView): { readonly name: string; readonly typed: string } | undefined {
  for (const word of text.split(/\s+/u)) {
    const name = regionNamed(view, word);
    if (name !== undefined) return { name, typed: word };
  }
  return undefined;
}

/** True when a place is one of several in a figure's name that stands in the text (甲省、乙省两省用水量): the figure is of them all, and not of that place. */
function isInList(place: string, text: string, view: StoreView): boolean {
  const listed = [`、${place}`, `${place}、`];
  if (!listed.some((part) => text.includes(part))) return false;
  const typed = normalName(text);
  return view.indicators().some(({ name }) => listed.some((part) => name.includes(part)) && typed.includes(normalName(name)));
}

/** Words from within a title that do not say that a document is meant are about what it is of: 入户宣传什么时候结束. */
const isPlanNamed = (slot: { readonly name: string; readonly typed: string } | undefined): boolean =>
  slot !== undefined &&
  (slot.typed.length * 2 >= slot.name.length || /方案|规划|计划|纲要|意见|办法|措施|文件|通报|政策/u.test(slot.typed));

/** Well-known things that no name of the store is: the names of rows and the texts of plans are still searched for the words. */
const asWords: ReadonlySet<string> = new Set(['indicator', 'task']);

/**
 * A word that is, as it stands, the prefix of a plan's codes (云报; 国环 煤炭), or one of several that is a body's name (市工信局 云山), and the words without it.
 * What /plans prints as a code always means that plan, whatever else the look-up would make of it; the name of a region stays the region's.
 */
function exactly(
  text: string,
  { store: { view } }: Services,
  wanted: Wanted,
): { readonly planId: string | null; readonly body: string | null; readonly rest: string } | null {
  const words = text.split(/\s+/u);
  const bodies = wanted.body && words.length > 1 ? knownBodies(view) : null;
  for (const [at, word] of words.entries()) {
    const plan = wanted.plan ? planCoded(view, word) : undefined;
    const body = !plan && bodies?.has(word) && regionNamed(view, word) === undefined ? word : null;
    if (plan || body !== null) return { planId: plan?.id ?? null, body, rest: words.filter((_, index) => index !== at).join(' ') };
  }
  return null;
}

/** The plan whose whole title stands in the text: its years and places are the title's, not the question's. Fewer characters than name a plan are words. */
const titledIn = (text: string, view: StoreView): StoredPlan | null =>
  view
    .plans()
    .filter(({ parsed: { title } }) => title.trim().length >= TITLE_WORDS_LEAST && text.includes(title))
    .sort((a, b) => b.parsed.title.length - a.parsed.title.length)[0] ?? null;

/** Bodies that score at least this share of the best one are meant with it: 市发改委 of one city and 市发展改革委 of another. */
const SAME_SCORE = 0.97;

/** The full names of the bodies that a slot means; several when the words fit several equally. */
function bodiesMeant(
  slot: { readonly name: string; readonly typed: string },
  region: string | null,
  { lookup, store: { view } }: Services,
): readonly string[] {
  const bodies = knownBodies(view);
  const { hits } = lookup.find(slot.typed, { kinds: ['unit'], limit: 10, region });
  if (hits.some((hit) => hit.name === slot.name)) return sameBodies(slot.name, bodies);
  const [best] = hits;
  const meant = best ? hits.filter((hit) => hit.score >= best.score * SAME_SCORE).map((hit) => hit.name) : [slot.name];
  return [...new Set(meant.flatMap((name) => sameBodies(name, bodies)))];
}
