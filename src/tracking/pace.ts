import type { DatedValue, Goal, StartingPoint, StatusInput } from '../model/assessment.js';
import { daysBetween } from '../model/calendar.js';
import { boundOf, signOf } from './goal.js';

/** What the plan's pace asks for at a date, and how far a value keeps it. */
export interface Pace {
  readonly start: StartingPoint;
  readonly expected: number;
  /** Way made ÷ way expected, 1 = as planned. */
  readonly pace: number;
}

/** Shortfall in parts of the level itself, as a pace: 1 at the level, 0.9 ten per cent short of it. */
export function levelPace(goal: Goal, level: number, value: number): number {
  const short = signOf(goal) * (level - value);
  if (level !== 0) return 1 - short / Math.abs(level);
  return short <= 0 ? 1 : 0;
}

/**
 * Where the expectation starts: the plan's own baseline; a figure from before the plan; zero for a running total;
 * a milestone; at last the earliest figure before `date`. Null when nothing of that is known.
 */
function startingPoint(input: StatusInput, figures: readonly DatedValue[], date: string): StartingPoint | null {
  const { baseline, start, goal } = input;
  if (baseline) return { ...baseline, from: 'plan' };
  const first = figures[0];
  if (first && start !== null && first.date <= start && first.date < date) return { ...first, from: 'figure' };
  if (goal.measure === 'cumulative' && start !== null) return { value: 0, date: start, from: 'zero' };
  const passed = input.milestones.filter((milestone) => milestone.date <= date).sort(byDate)[0];
  if (passed) return { ...passed, from: 'milestone' };
  return first && first.date < date ? { ...first, from: 'figure' } : null;
}

const byDate = (a: DatedValue, b: DatedValue): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

/** Value on the line through the points (oldest first) at a date; the end points' values outside. */
function onLine(points: readonly DatedValue[], date: string): number {
  let before = points[0];
  if (!before) return Number.NaN;
  for (const point of points) {
    if (point.date >= date) {
      const days = daysBetween(before.date, point.date);
      return days <= 0 ? point.value : before.value + ((point.value - before.value) * Math.max(0, daysBetween(before.date, date))) / days;
    }
    before = point;
  }
  return before.value;
}

/** Linear expectation from the starting point over the milestones to the target, at the date of the figure. Null without a starting point or due date. */
export function linearPace(input: StatusInput, figures: readonly DatedValue[], at: DatedValue): Pace | null {
  const { goal, due } = input;
  const start = startingPoint(input, figures, at.date);
  if (!start || due === null) return null;
  const sign = signOf(goal);
  const end = { value: boundOf(goal), date: due };
  const way = input.milestones.filter((milestone) => milestone.date > start.date && milestone.date < due).sort(byDate);
  const line = [start, ...way, end];
  const expected = sign * (start.value - end.value) >= 0 ? end.value : onLine(line, at.date);
  const asked = sign * (expected - start.value);
  const made = sign * (at.value - start.value);
  return { start, expected, pace: asked > 0 ? made / asked : levelPace(goal, expected, at.value) };
}
