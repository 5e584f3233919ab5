import { approximationOf } from '../model/approximation.js';
import type { Assessment, DatedValue, Goal, StatusInput } from '../model/assessment.js';
import { firstDay, lastDay } from '../model/due.js';
import type { Observation } from '../model/observation.js';
import { normaliseQuantity } from '../model/quantity.js';
import type { TargetRow } from '../model/stored-plan.js';
import { attach, type FigureView } from './attach.js';
import { boundOf, shareOf } from './goal.js';
import { directionOf, measureOf } from './indicator.js';
import { statusOf } from './status.js';

/** What a target asks for, in base units. The comparator decides the direction unless a person corrected it. */
export function goalOf(view: Pick<FigureView, 'indicator'>, row: TargetRow): Goal {
  const indicator = view.indicator(row.indicatorId);
  const direction = row.corrected.includes('direction') && indicator ? indicator.direction : directionOf(row);
  return {
    direction,
    op: row.op,
    value: row.normal.value,
    valueMax: row.normal.valueMax,
    measure: partOfYear(row) ? 'cumulative' : (indicator?.measure ?? measureOf(row)),
  };
}

/** Where a target stands on `today` (ISO day), by the figures that the store has. */
export function assess(view: FigureView, row: TargetRow, today: string): Assessment {
  const attached = attach(view, row);
  const near = attached.near.filter(
    ({ observation }) =>
      (observation.asOf === null || (firstDay(observation.asOf) ?? observation.asOf) <= today) && !isBaselineOf(observation, row),
  );
  const aims = view.targets().filter(({ planId, indicatorId }) => planId === row.planId && indicatorId === row.indicatorId);
  const told = [row, ...aims.filter((aim) => aim.code !== row.code && sameAim(aim, row))];
  const started = told.filter((aim) => aim.baseline !== null);
  const dues = new Set(told.flatMap((aim) => aim.due ?? []));
  const due = row.due ?? (dues.size === 1 ? ([...dues][0] ?? null) : null);
  const figures = attached.figures.filter((figure) => !started.some((aim) => isBaselineOf(figure, aim)));
  const goal = goalOf(view, row);
  const period = view.plan(row.planId)?.parsed.period ?? null;
  const begun = period === null ? null : firstDay(period.start);
  const start = row.part?.kind === 'portion' ? (row.part.from ?? begun) : (begun ?? row.part?.from ?? null);
  const input: StatusInput = {
    goal,
    start,
    due: due === null ? null : lastDay(due),
    today,
    baseline: baselineOf(started[0], start),
    milestones: milestonesOf(view, { ...row, due }, aims),
    figures: figures.map((figure) => ({ value: figure.normal.value, asOf: figure.asOf, side: approximationOf(figure)?.side ?? null })),
    others: near.length > 0,
  };
  const verdict = statusOf(input);
  const used = verdict.figure;
  const figure = used === null ? null : (figures.findLast((one) => one.asOf === used.asOf && one.normal.value === used.value) ?? null);
  return { input, verdict, figure, figures, near, share: used === null ? null : shareOf(goal, used.value) };
}

/** Whether two targets of a plan on one indicator are the same one, told in two places (text and table): the starting point and the date that one place states are those of both. */
const sameAim = (a: TargetRow, b: TargetRow): boolean =>
  (a.due === b.due || a.due === null || b.due === null) &&
  a.part?.kind === b.part?.kind &&
  a.normal.value === b.normal.value &&
  a.normal.valueMax === b.normal.valueMax;

/** The starting point that the target's own sentence states, dated (由2020年的…) or not (从现状…), is no progress and no figure of another kind. */
const isBaselineOf = ({ source }: Observation, row: TargetRow): boolean =>
  source.kind === 'document' && source.planId === row.planId && source.span.start === row.source.start;

function baselineOf(row: TargetRow | undefined, start: string | null): DatedValue | null {
  if (!row || row.baseline === null) return null;
  const date = row.baseline.asOf === null ? start : lastDay(row.baseline.asOf);
  return date === null ? null : { value: normaliseQuantity(row.baseline.value, row.baseline.unit).value, date };
}

/** A portion of part of a year runs from its own first day, not from January. */
const partOfYear = ({ part, due }: TargetRow): boolean => part?.kind === 'portion' && !/^\d{4}$/u.test(due ?? '');

/**
 * Targets of the same plan on the same indicator that fall due earlier are milestones on the way, and so are the sums of the portions of a total;
 * a portion has nothing to do with the portions of other years.
 */
function milestonesOf(view: FigureView, row: TargetRow, aims: readonly TargetRow[]): DatedValue[] {
  const due = row.due === null ? null : lastDay(row.due);
  if (due === null || row.part?.kind === 'portion') return [];
  const found: DatedValue[] = [];
  for (const other of aims) {
    if (other.code === row.code || other.due === null) continue;
    const date = lastDay(other.due);
    if (date !== null && date < due) found.push({ value: boundOf(goalOf(view, other)), date });
  }
  const sums = row.part?.path ?? [];
  return [...found, ...sums.filter(({ date }) => found.every((one) => one.date !== date))];
}
