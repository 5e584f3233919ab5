import { approximationOf } from '../model/approximation.js';
import type { Observation } from '../model/observation.js';
import { byDay, dayOf, placeOf } from './current-figures.js';
import { type Rows, seriesKey } from './rows.js';
import type { State } from './state.js';
import type { HistoryEntry, Moment } from './store.js';

/**
 * Every figure of the indicators `ids` in a region: those of documents first, then reported ones by change. A person's report replaces a document's figure.
 * With `then` as it was known at that moment; figures that documents state are always known.
 */
export function historyOf(
  { figures, undos }: State,
  rows: Rows,
  region: string,
  ids: readonly string[],
  then?: Moment,
): readonly HistoryEntry[] {
  const stated = statedOf(rows, region, ids);
  const reported = ids
    .flatMap((id) => figures.rowsOf(region, id).map(figures.read))
    .filter(({ stamp }) => then === undefined || stamp.at < then.reported)
    .sort((a, b) => a.stamp.id - b.stamp.id);
  const undone = (id: number): boolean => (then?.undone == null ? undos.undone(id) : undos.undoneAt(id, then.undone));
  const winner = new Map<string | null, Observation>();
  for (const [asOf, observation] of lastOfDate(stated)) winner.set(asOf, observation);
  for (const { stamp, observation } of reported) if (!undone(stamp.id)) winner.set(observation.asOf, observation);
  const stateOf = (observation: Observation): HistoryEntry['state'] =>
    winner.get(observation.asOf) === observation ? 'current' : 'superseded';
  return [
    ...stated.map((observation): HistoryEntry => ({ observation, change: null, state: stateOf(observation) })),
    ...reported.map(
      ({ stamp, observation }): HistoryEntry => ({
        observation,
        change: stamp,
        state: undone(stamp.id) ? 'undone' : stateOf(observation),
      }),
    ),
  ];
}

/** The figures that counted at a moment, oldest as-of first; a figure without a date comes before all others. */
export const countedAt = (state: State, rows: Rows, region: string, ids: readonly string[], then?: Moment): readonly Observation[] =>
  byDay(historyOf(state, rows, region, ids, then).flatMap(({ state, observation }) => (state === 'current' ? [observation] : [])));

/** The figures that count now, in the same order. Cheap for one indicator, however long its series is. */
export function currentOf(state: State, rows: Rows, region: string, ids: readonly string[]): readonly Observation[] {
  const reported = ids.map((id) => state.current.of(region, id)).filter((series) => series.length > 0);
  const [series = []] = reported;
  if (reported.length > 1) return countedAt(state, rows, region, ids);
  const lastStated = lastOfDate(statedOf(rows, region, ids));
  const unreplaced = [...lastStated.values()].filter(({ asOf }) => !series.some((figure) => figure.asOf === asOf));
  return unreplaced.length === 0 ? series : mergeByDay(byDay(unreplaced), series);
}

/** Of the figures that documents state for one date the last, but an exact one (394.11亿元) before the same thing said roughly (近400亿元). */
function lastOfDate(stated: readonly Observation[]): Map<string | null, Observation> {
  const last = new Map<string | null, Observation>();
  for (const figure of stated) {
    const before = last.get(figure.asOf);
    if (before && roughly(figure, before)) continue;
    last.set(figure.asOf, figure);
  }
  return last;
}

const ROUGHLY = 0.05;
const roughly = (rough: Observation, exact: Observation): boolean =>
  approximationOf(rough) !== null &&
  approximationOf(exact) === null &&
  rough.normal.unit === exact.normal.unit &&
  Math.abs(rough.normal.value - exact.normal.value) <= Math.abs(rough.normal.value) * ROUGHLY;

const statedOf = (rows: Rows, region: string, ids: readonly string[]): readonly Observation[] =>
  ids.flatMap((id) => rows.stated.get(seriesKey(region, id)) ?? []);

/** Puts a few sorted figures into a long sorted series, before those of the same day. */
function mergeByDay(few: readonly Observation[], series: readonly Observation[]): readonly Observation[] {
  const merged = [...series];
  for (const figure of few.toReversed()) merged.splice(placeOf(merged, dayOf(figure), 'before'), 0, figure);
  return merged;
}

/** For each indicator that is linked to others, all of its group, itself included. */
export function linkGroups(links: readonly { readonly from: string; readonly to: string }[]): ReadonlyMap<string, readonly string[]> {
  const groupOf = new Map<string, string[]>();
  for (const { from, to } of links) {
    const left = groupOf.get(from) ?? [from];
    const right = groupOf.get(to) ?? [to];
    const group = left === right ? left : [...left, ...right];
    for (const id of group) groupOf.set(id, group);
  }
  return groupOf;
}
