import { lastDay } from '../model/due.js';
import type { Observation } from '../model/observation.js';
import type { FigureTable } from './figure-table.js';

/** Figures kept ready at most, over all series: some fifteen megabytes. */
const READY_FIGURES = 30_000;

/** The current figures of series that were asked for lately, kept up to date figure by figure, so that a report costs the same however long its series is. */
export interface CurrentFigures {
  /** Reported figures of exactly this series that count, by day; the list is never changed afterwards. */
  of(region: string, indicator: string): readonly Observation[];
  /** To be called when a figure of the series was taken back or brought again. */
  forget(series: Pick<Observation, 'region' | 'indicator'>): void;
}

interface ReadySeries {
  /** Rows of the table taken in so far. */
  taken: number;
  list: readonly Observation[];
}

export function createCurrentFigures(table: FigureTable, undone: (changeId: number) => boolean): CurrentFigures {
  /** Least recently used first. */
  const ready = new Map<string, ReadySeries>();
  let readyRows = 0;
  const keyOf = (region: string, indicator: string): string => `${region}\u0000${indicator}`;
  const drop = (key: string): void => {
    readyRows -= ready.get(key)?.taken ?? 0;
    ready.delete(key);
  };
  return {
    of: (region, indicator) => {
      const rows = table.rowsOf(region, indicator);
      const key = keyOf(region, indicator);
      const known = ready.get(key);
      if (known?.taken === rows.length) return known.list;
      const added = rows
        .slice(known?.taken ?? 0)
        .filter((row) => !undone(table.idOf(row)))
        .map(table.observation);
      const list = known ? added.reduce(withFigure, known.list) : listOf(added);
      drop(key);
      ready.set(key, { taken: rows.length, list });
      readyRows += rows.length;
      for (const oldest of ready.keys()) {
        if (readyRows <= READY_FIGURES || oldest === key) break;
        drop(oldest);
      }
      return list;
    },
    forget: ({ region, indicator }) => drop(keyOf(region, indicator)),
  };
}

/** The list of a series from all its figures, oldest change first. */
function listOf(figures: readonly Observation[]): readonly Observation[] {
  const latest = new Map<string | null, Observation>();
  for (const figure of figures) latest.set(figure.asOf, figure);
  return byDay([...latest.values()]);
}

/** The list with one more figure, in place of that for the same date if there is one. */
function withFigure(list: readonly Observation[], figure: Observation): readonly Observation[] {
  const day = dayOf(figure);
  for (let at = placeOf(list, day, 'before'); at < list.length; at += 1) {
    const other = list[at] as Observation;
    if (other.asOf === figure.asOf) return list.with(at, figure);
    if (dayOf(other) !== day) break;
  }
  return list.toSpliced(placeOf(list, day, 'after'), 0, figure);
}

/** Where a day stands in a list that is in order of days: before or after those of the same day. */
export function placeOf(list: readonly Observation[], day: string, side: 'before' | 'after'): number {
  let low = 0;
  for (let high = list.length; low < high; ) {
    const middle = (low + high) >> 1;
    const other = dayOf(list[middle] as Observation);
    if (other < day || (side === 'after' && other === day)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Last day that a figure speaks about, for ordering; an undated one comes first. */
export const dayOf = ({ asOf }: Observation): string => (asOf === null ? '' : (lastDay(asOf) ?? asOf));

/** Figures in order of their days; those of one day stay in the order they had. */
export const byDay = (figures: readonly Observation[]): readonly Observation[] =>
  figures
    .map((figure) => ({ figure, day: dayOf(figure) }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ figure }) => figure);
