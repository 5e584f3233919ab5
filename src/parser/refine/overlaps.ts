import type { StatedFigure, Target } from '../../model/plan.js';
import { interprets } from '../lexicon/document-types.js';
import type { ParseState, Pass } from '../state.js';
import { withoutHeadlines } from './titled-figures.js';

/** Drops rows that say the same thing of the same words: a figure read twice, or once in a table and once as running text, be it that the table repeats the text. */
export const overlapsPass: Pass = {
  name: 'overlaps',
  reason:
    'After every pass that makes rows; the row with the longer indicator stays, since it names the thing better. Restores document order.',
  run(state) {
    const targets = withoutHeadlines(state, withoutOverlaps(withoutRepeats(state)));
    state.targets = interprets(state.meta.title) ? toldOnce(targets) : targets;
    state.observations = withoutOverlaps(state.observations);
  },
};

/** The targets without those that a division of work (附件：任务分工表) repeats from the text word by word. */
function withoutRepeats({ targets, workRows }: ParseState): Target[] {
  const rows = [...workRows.keys()];
  const divided = targets.filter(({ source }) => rows.some(({ start, end }) => start <= source.start && source.end <= end));
  if (divided.length === 0) return targets;
  const repeats = new Set(divided);
  const told = new Set(targets.filter((target) => !repeats.has(target)).map(({ source }) => source.quote));
  return targets.filter((target) => !repeats.has(target) || !told.has(target.source.quote));
}

/** The targets of an interpretation, which tells in answer to a question what it told before: each by its fuller name, where it is told first. */
function toldOnce(targets: readonly Target[]): Target[] {
  const kept: Target[] = [];
  for (const target of targets) {
    const at = kept.findIndex((other) => sameAim(other, target));
    const known = kept[at];
    if (!known) kept.push(target);
    else if (target.indicator.length > known.indicator.length) kept[at] = { ...known, indicator: target.indicator };
  }
  return kept;
}

const sameAim = (a: Target, b: Target): boolean =>
  a.value === b.value &&
  a.valueMax === b.valueMax &&
  a.unit === b.unit &&
  (a.due === b.due || a.due === null || b.due === null) &&
  (a.indicator.endsWith(b.indicator) || b.indicator.endsWith(a.indicator));

function withoutOverlaps<Row extends Target | StatedFigure>(rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  const ordered = [...rows].sort((a, b) => a.source.start - b.source.start || a.source.end - b.source.end);
  for (const row of ordered) {
    const last = kept[kept.length - 1];
    if (last === undefined || !sameFigure(last, row)) kept.push(row);
    else if (row.indicator.length > last.indicator.length) kept[kept.length - 1] = row;
  }
  return kept;
}

/** Two rows are one figure when they end at the same place with the same value; several indicators or places may share one number (均), so names must be related. */
function sameFigure(a: Target | StatedFigure, b: Target | StatedFigure): boolean {
  if (a.source.end !== b.source.end || a.value !== b.value || a.unit !== b.unit || regionOf(a) !== regionOf(b)) return false;
  return a.indicator.includes(b.indicator) || b.indicator.includes(a.indicator);
}

const regionOf = (row: Target | StatedFigure): string | null => ('region' in row ? row.region : null);
