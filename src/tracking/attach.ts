import type { Difference, NearFigure } from '../model/assessment.js';
import { lastDay } from '../model/due.js';
import type { Indicator } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import { within } from '../model/portions.js';
import type { StoredPlan, TargetRow } from '../model/stored-plan.js';
import { baseUnit, canonicalOf, familyName } from './indicator.js';

/** What tracking reads of the store; `StoreView` is one. */
export interface FigureView {
  plan(id: string): StoredPlan | undefined;
  targets(): readonly TargetRow[];
  indicators(): readonly Indicator[];
  indicator(id: string): Indicator | undefined;
  observations(region: string, indicatorId: string): readonly Observation[];
}

/** The figures of a target: those that count, oldest as-of first, and those that only partly agree. */
export interface Attached {
  readonly figures: readonly Observation[];
  readonly near: readonly NearFigure[];
}

/** Indicators by family, once for each state of the store. */
const indexes = new WeakMap<readonly Indicator[], ReadonlyMap<string, readonly Indicator[]>>();

function byFamily(indicators: readonly Indicator[]): ReadonlyMap<string, readonly Indicator[]> {
  const index = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    const family = familyName(canonicalOf(indicator.id));
    const members = index.get(family);
    if (members) members.push(indicator);
    else index.set(family, [indicator]);
  }
  return index;
}

/** Indicators whose names agree when soft words are left out. */
export function familyOf(indicators: readonly Indicator[], id: string): readonly Indicator[] {
  const index = indexes.get(indicators) ?? byFamily(indicators);
  indexes.set(indicators, index);
  return index.get(familyName(canonicalOf(id))) ?? [];
}

/**
 * Which figures belong to a target. Same indicator (or linked by an admin), region and base unit: they count.
 * Of a year's portion only what lies within that year. Same family, but another name, unit or kind of figure: shown beside it, with the difference, and never counted.
 */
export function attach(view: FigureView, target: TargetRow): Attached {
  const own = view.observations(target.region, target.indicatorId).filter(({ asOf }) => within(target, asOf));
  const unit = baseUnit(target);
  const figures = own.filter((figure) => unitOf(figure) === unit);
  const taken = new Set(own.map((figure) => figure.indicator));
  const near: NearFigure[] = own.filter((figure) => unitOf(figure) !== unit).map((figure) => nearFigure(view, target, figure, ['unit']));
  for (const other of familyOf(view.indicators(), target.indicatorId)) {
    if (other.id === target.indicatorId || taken.has(other.id)) continue;
    const differs = differences(view, target, other);
    if (differs.includes('unit') && differs.includes('name')) continue;
    for (const figure of telling(view, target.region, other.id))
      if (within(target, figure.asOf)) near.push(nearFigure(view, target, figure, differs));
  }
  return { figures, near: withoutRepeats(near.sort(fullerFirst)) };
}

/** Whether a figure that is written for an indicator counts for a target: same region, same or linked indicator, and within a portion's own time. */
export const countsFor = (
  view: { linkedWith(id: string): readonly string[] },
  row: TargetRow,
  { region, indicator, asOf }: Pick<Observation, 'region' | 'indicator' | 'asOf'>,
): boolean => row.region === region && within(row, asOf) && view.linkedWith(indicator).includes(row.indicatorId);

/** The figures of one indicator (linked ones left out) that tell most: the last of a whole year, and the last of all where that is another. */
export function telling(view: Pick<FigureView, 'observations'>, region: string, indicatorId: string): readonly Observation[] {
  const own = view.observations(region, indicatorId).filter((figure) => figure.indicator === indicatorId);
  const last = own.at(-1);
  const year = own.findLast(wholeYear);
  return [year, last === year ? undefined : last].filter((figure) => figure !== undefined);
}

const wholeYear = (figure: Observation): boolean => day(figure).endsWith('-12-31');

/** Whole years before parts of a year, then the latest first. */
const fullerFirst = (a: NearFigure, b: NearFigure): number =>
  Number(wholeYear(b.observation)) - Number(wholeYear(a.observation)) || day(b.observation).localeCompare(day(a.observation));

/** A document often states one figure twice, for the year and for its last day. */
const withoutRepeats = (near: readonly NearFigure[]): NearFigure[] =>
  near.filter(({ observation }, at) => at === near.findIndex((one) => same(one.observation, observation)));
const same = (a: Observation, b: Observation): boolean => a.normal.value === b.normal.value && day(a) === day(b);

const unitOf = (figure: Observation): string | null => baseUnit({ indicator: figure.printedName, normal: figure.normal });
const day = (figure: Observation): string => (figure.asOf === null ? '' : (lastDay(figure.asOf) ?? ''));

function differences(view: FigureView, target: TargetRow, other: Indicator): Difference[] {
  const mine = view.indicator(target.indicatorId);
  const found: Difference[] = [];
  if (canonicalOf(other.id) !== canonicalOf(target.indicatorId)) found.push('name');
  if (other.unit !== baseUnit(target)) found.push('unit');
  if (mine && other.measure !== mine.measure) found.push('measure');
  return found;
}

function nearFigure(view: FigureView, target: TargetRow, observation: Observation, differs: readonly Difference[]): NearFigure {
  const measure = view.indicator(observation.indicator)?.measure ?? view.indicator(target.indicatorId)?.measure ?? 'stock';
  return { observation, measure, unit: observation.unit, differs: observation.asOf === null ? [...differs, 'undated'] : differs };
}
