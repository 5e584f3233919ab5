import type { Request, Services } from '../command.js';
import { UserError } from '../errors.js';
import { isDayOf, type PartOfYear } from '../lookup/part-of-year.js';
import { lastDay } from '../model/due.js';
import { regionNames } from '../model/region.js';
import type { TargetRow } from '../model/stored-plan.js';
import { quoteBlock } from '../render/quote.js';
import { type Block, type Reply, reply } from '../render/reply.js';
import { placeText, planTitle } from '../render/rows.js';
import type { StoreView } from '../store/store.js';
import { readArguments } from './arguments.js';
import { figuresNamed } from './figures-named.js';
import { type RowsNamed, rowsNamed } from './rows-named.js';
import { otherThingsIn, otherThingsOf, planByCode } from './scope-named.js';

/** So many targets leave room for figures of like names. */
export const FEW = 3;

/** What a year without targets still promises: its milestones, which have no figure. Null when it has none. */
function milestonesOf(year: string, region: string | null, planId: string | null, view: StoreView): Reply | null {
  const blocks = view.plans().flatMap((plan): Block[] => {
    if (planId !== null ? plan.id !== planId : region !== null && !regionNames(plan.parsed.region).includes(region)) return [];
    const goals = plan.parsed.milestones.filter(({ due }) => due.startsWith(year));
    if (goals.length === 0) return [];
    return [
      { kind: 'heading', text: planTitle(plan) },
      ...goals.map((goal): Block => {
        const place = placeText({ path: goal.path, source: goal.source }, plan);
        return quoteBlock(goal.source.quote, place);
      }),
    ];
  });
  if (blocks.length === 0) return null;
  const where = region === null ? [] : [region];
  return reply({
    title: [...where, `${year}年：没有带数字的指标，有阶段目标`].join(' · '),
    blocks,
    buttons: [[{ label: '期限', command: ['/deadline', ...where, year].join(' '), place: 'new' }]],
    about: { codes: [], command: ['/targets', ...where, year].join(' ') },
  });
}

/** The rows that the words mean; where the region has none but another one has, says so and offers that. */
function namedOrElsewhere(
  words: string,
  scope: readonly TargetRow[],
  region: string | null,
  year: string | null,
  services: Services,
): RowsNamed {
  const again = (...parts: readonly (string | null)[]): string => ['/targets', ...parts, year].filter((part) => part !== null).join(' ');
  try {
    return rowsNamed(words, scope, services, (name) => again(region, name));
  } catch (error) {
    if (!(error instanceof UserError) || error.choices.length > 0 || region === null) throw error;
    const { rows } = rowsNamed(words, services.store.view.targets(), services, (name) => again(name));
    const choices = [...new Set(rows.map((row) => row.region))].map((other) => ({
      label: `${other} · ${words}`,
      command: again(other, words),
    }));
    throw new UserError('unknown-name', { typed: `${region} ${words}` }, choices);
  }
}

/** The targets that a request means, and what it says of them. */
export interface Asked {
  readonly rows: readonly TargetRow[];
  /** Targets of the region or plan in all. */
  readonly all: number;
  readonly region: string | null;
  readonly words: string;
  readonly year: string | null;
  readonly part: PartOfYear | null;
  readonly reason: string | null;
  readonly notes: readonly Block[];
}

const warning = (text: string): Block => ({ kind: 'note', text, tone: 'warning' });

/** The targets that a request means; a year that none is due in is answered by its milestones or asked back. Throws `unknown-name` with what there is. */
export function rowsAsked(request: Request, services: Services): Asked | Reply {
  const { view } = services.store;
  const wanted = readArguments(request, services, { intent: 'targets', region: true, year: true, part: true, plan: true });
  const { year, part } = wanted;
  const plan = wanted.planId === null ? undefined : view.plan(wanted.planId);
  const region = wanted.region ?? (request.args === '' ? request.defaultRegion : null);
  const scope = view.targets().filter((row) => {
    if (wanted.planId !== null && row.planId !== wanted.planId) return false;
    return region === null || row.region === region || regionNames(view.plan(row.planId)?.parsed.region ?? null).includes(region);
  });
  if (scope.length === 0 && region !== null)
    throw new UserError('unknown-name', { typed: `${region}的目标`, example: '/targets' }, otherThingsOf(region, view));
  if (scope.length === 0 && plan)
    throw new UserError('unknown-name', { typed: `${planByCode(plan)}的目标`, example: '/targets' }, otherThingsIn(plan));
  const { words } = wanted;
  const { rows, reason } = namedOrElsewhere(words, scope, region, year, services);
  const inTime = (row: TargetRow): boolean => {
    const day = row.due === null ? null : lastDay(row.due);
    return part === null ? year === null || (row.due?.startsWith(year) ?? false) : day !== null && isDayOf(part, day);
  };
  const dated = rows.filter(inTime);
  const asked = { all: scope.length, region, words, year, part, reason };
  if (dated.length > 0) return { ...asked, rows: dated, notes: [] };
  const time = part?.typed ?? `${year}年`;
  const figures = words === '' ? [] : figuresNamed(words, region, services, { year, part }).figures;
  if (part !== null || figures.length > 0)
    return { ...asked, rows: rows.slice(0, FEW), notes: [warning(`没有${time}到期的目标，下面的目标是别的期限的。`)] };
  const goals = words === '' ? milestonesOf(year ?? '', region, wanted.planId, view) : null;
  if (goals) return goals;
  const years = [...new Set(rows.flatMap((row) => row.due?.slice(0, 4) ?? []))].sort();
  const named = [plan?.prefix ?? '', region ?? '', words].filter((one) => one !== '');
  const base = ['/targets', ...named].join(' ');
  const choices = years.map((one) => ({ label: `${one}年的目标`, command: `${base} ${one}` }));
  const typed = [...named, `${year}年的目标`].join(' ');
  throw new UserError('unknown-name', { typed, example: '/targets' }, choices);
}
