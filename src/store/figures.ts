import { lastDay } from '../model/due.js';
import type { Observation } from '../model/observation.js';
import type { Rows } from './rows.js';
import type { State } from './state.js';
import type { HistoryEntry } from './store.js';

/** Every figure of the indicators `ids` in a region: those of documents first, then reported ones by change. A person's report replaces a document's figure. */
export function historyOf(state: State, rows: Rows, region: string, ids: readonly string[]): readonly HistoryEntry[] {
  const stated = rows.stated.filter((figure) => figure.region === region && ids.includes(figure.indicator));
  const reported = ids.flatMap((id) => state.figures.series(region, id)).sort((a, b) => a.stamp.id - b.stamp.id);
  const winner = new Map<string | null, Observation>();
  for (const observation of stated) winner.set(observation.asOf, observation);
  for (const { stamp, observation } of reported) if (!state.undos.undone(stamp.id)) winner.set(observation.asOf, observation);
  const stateOf = (observation: Observation): HistoryEntry['state'] =>
    winner.get(observation.asOf) === observation ? 'current' : 'superseded';
  return [
    ...stated.map((observation): HistoryEntry => ({ observation, change: null, state: stateOf(observation) })),
    ...reported.map(
      ({ stamp, observation }): HistoryEntry => ({
        observation,
        change: stamp,
        state: state.undos.undone(stamp.id) ? 'undone' : stateOf(observation),
      }),
    ),
  ];
}

/** Current figures, oldest as-of first; a figure without a date comes before all others. */
export function currentOf(history: readonly HistoryEntry[]): readonly Observation[] {
  const dayOf = ({ asOf }: Observation): string => (asOf === null ? '' : (lastDay(asOf) ?? asOf));
  return history
    .filter(({ state }) => state === 'current')
    .map(({ observation }) => observation)
    .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
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
