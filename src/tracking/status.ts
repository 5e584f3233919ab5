import type { Goal, Status, StatusInput, StatusRule, Verdict } from '../model/assessment.js';
import { addDays, daysBetween } from '../model/calendar.js';
import { firstDay, lastDay } from '../model/due.js';
import { boundOf, HOLD, meets, outcomeOf, type Valued } from './goal.js';
import { levelPace, linearPace } from './pace.js';

/** Pace from which a target is on track, and below which it is behind; between the two it wants attention. */
const ON_TRACK = 0.9;
const BEHIND = 0.7;

interface Figure extends Valued {
  readonly asOf: string;
  readonly date: string;
}

/**
 * The status of a target, from its goal, dates and figures; the clock is `today`.
 * A figure counts for its own date, whenever it was reported; what was reached only after the due date stays 逾期达标.
 */
export function statusOf(input: StatusInput): Verdict {
  const figures = datedFigures(input);
  const latest = figures.at(-1);
  if (!latest) return verdict(...withoutFigures(input));
  const { goal, due, today } = input;
  if (due === null) return withoutDue(input, latest);
  const onTime = figures.filter((figure) => figure.date <= due);
  const last = onTime.at(-1);
  const overdue = today > due;
  if (last && decides(goal, last, due) && (goal.direction !== 'hold' || overdue)) {
    const outcome = outcomeOf(goal, last);
    if (outcome === 'met') return verdict('met', last.date === due ? 'met-at-due' : 'met-early', last);
    if (outcome === 'unsure' && overdue) return verdict('approximate', 'approximate', last);
  }
  return overdue ? afterDue(input, figures, last) : beforeDue(input, figures, latest);
}

/**
 * Figures with a date after the plan's baseline, oldest first; of one date the one whose date is more exact, then the later report, is last.
 * A period that still runs counts up to today.
 */
function datedFigures(input: StatusInput): Figure[] {
  const figures: Figure[] = [];
  for (const { value, asOf, side } of input.figures) {
    const end = asOf === null ? null : lastDay(asOf);
    const begin = asOf === null ? null : firstDay(asOf);
    if (asOf === null || end === null || begin === null || begin > input.today || !Number.isFinite(value)) continue;
    const date = earlier(end, input.today);
    if (input.baseline === null || date > input.baseline.date) figures.push({ value, asOf, side, date });
  }
  return figures.sort((a, b) => (a.date === b.date ? a.asOf.length - b.asOf.length : a.date < b.date ? -1 : 1));
}

const earlier = (a: string, b: string): string => [a, b].sort()[0] ?? a;

function withoutFigures(input: StatusInput): [Status, StatusRule] {
  const { start, due, today } = input;
  if (input.figures.some((figure) => figure.asOf === null)) return ['not-comparable', 'undated-only'];
  if (input.others) return ['not-comparable', 'others-only'];
  if (start !== null && today < start) return ['not-yet', 'not-started'];
  return ['no-figure', due !== null && today > due ? 'no-figure-overdue' : 'no-figure'];
}

/** One year's flow and a growth rate say nothing about another year. */
const yearly = (goal: Goal): boolean => goal.measure === 'annual' || goal.measure === 'growth';

const wholeYear = (figure: Figure): boolean => figure.date.endsWith('-12-31');

/** Whether a figure that meets the goal settles it: any value at a date does; of yearly figures that of the due year, a flow even before its end. */
function decides(goal: Goal, figure: Figure, due: string): boolean {
  if (!yearly(goal)) return true;
  if (figure.date.slice(0, 4) !== due.slice(0, 4)) return false;
  return figure.date === due || wholeYear(figure) || (goal.measure === 'annual' && goal.direction === 'higher');
}

function withoutDue(input: StatusInput, latest: Figure): Verdict {
  const { goal } = input;
  const part = goal.measure === 'annual' && !wholeYear(latest);
  if (!(part && goal.direction !== 'higher')) {
    const outcome = outcomeOf(goal, latest);
    if (outcome === 'met') return verdict('met', 'met-no-due', latest);
    if (outcome === 'unsure') return verdict('approximate', 'approximate', latest);
  }
  if (goal.direction === 'hold') return held(goal, latest);
  if (part) return partOfYear(goal, latest);
  return yearly(goal)
    ? byPace('level', latest, boundOf(goal), levelPace(goal, boundOf(goal), latest.value))
    : verdict('not-yet', 'no-due', latest);
}

function afterDue(input: StatusInput, figures: readonly Figure[], last: Figure | undefined): Verdict {
  const { goal, due } = input;
  const late = figures.filter((figure) => due !== null && figure.date > due);
  const done = late.find((figure) => outcomeOf(goal, figure) === 'met');
  if (done) return verdict('met-late', 'met-after-due', done);
  const unsure = late.find((figure) => outcomeOf(goal, figure) === 'unsure');
  if (unsure) return verdict('approximate', 'approximate', unsure);
  const early = last !== undefined && input.start !== null && last.date < input.start;
  if (early && late.length === 0) return verdict('no-figure', 'before-start', last);
  if (last?.date === due) return verdict('missed', 'missed-at-due', last);
  const latest = late.at(-1);
  if (latest && !yearly(goal)) return verdict('missed', 'missed-after-due', latest);
  // What was not reached before the end may have been reached at it.
  return verdict('end-missing', yearly(goal) ? 'due-year-missing' : 'due-figure-missing', last ?? latest ?? null);
}

function beforeDue(input: StatusInput, figures: readonly Figure[], latest: Figure): Verdict {
  const { goal, start, due } = input;
  if (goal.direction === 'hold') return held(goal, latest);
  if (goal.measure === 'growth') return byPace('level', latest, boundOf(goal), levelPace(goal, boundOf(goal), latest.value));
  if (goal.measure === 'annual') {
    if (!wholeYear(latest) && due !== null && latest.date.slice(0, 4) === due.slice(0, 4)) return partOfYear(goal, latest);
    if (!wholeYear(latest)) return verdict('not-yet', 'no-baseline', latest);
    if (meets(goal, latest.value)) return byPace('level', latest, boundOf(goal), 1);
  }
  if (start !== null && latest.date < start && !input.baseline) return verdict('no-figure', 'before-start', latest);
  const found = linearPace(input, figures, latest);
  if (!found) return verdict('not-yet', 'no-baseline', latest);
  return { ...byPace('linear', latest, found.expected, found.pace), start: found.start };
}

/** Part of a year against the same part of the year's target. A single later quarter or month does not say what came before it. */
function partOfYear(goal: Goal, figure: Figure): Verdict {
  if (/-(?:Q[2-4]|0[2-9]|1[0-2])$/u.test(figure.asOf)) return verdict('not-yet', 'part-year', figure);
  const year = figure.date.slice(0, 4);
  const length = daysBetween(`${year}-01-01`, addDays(`${year}-12-31`, 1));
  const share = daysBetween(`${year}-01-01`, addDays(figure.date, 1)) / length;
  const expected = boundOf(goal) * share;
  return byPace('part-year', figure, expected, levelPace(goal, expected, figure.value));
}

/** A value to be held: inside its band, near it, or out of it. */
function held(goal: Goal, figure: Figure): Verdict {
  if (meets(goal, figure.value)) return verdict('on-track', 'holding', figure);
  const top = goal.valueMax ?? goal.value;
  const middle = (goal.value + top) / 2;
  const reach = Math.abs(top - goal.value) / 2 + Math.max(Math.abs(goal.value), Math.abs(top)) * (HOLD + 1 - ON_TRACK);
  return verdict(Math.abs(figure.value - middle) <= reach ? 'watch' : 'behind', 'holding', figure);
}

function byPace(rule: StatusRule, figure: Figure, expected: number, pace: number): Verdict {
  const status = pace >= ON_TRACK ? 'on-track' : pace >= BEHIND ? 'watch' : 'behind';
  return { ...verdict(status, rule, figure), expected, pace };
}

const verdict = (status: Status, rule: StatusRule, figure: Figure | null = null): Verdict => ({
  status,
  rule,
  figure,
  expected: null,
  pace: null,
  start: null,
});
