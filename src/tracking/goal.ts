import type { Goal } from '../model/assessment.js';

/** 左右: within five per cent of the printed value. */
const ABOUT = 0.05;
/** 保持在: within one per cent, since a figure that is held is seldom exactly the same. */
export const HOLD = 0.01;
/** Binary noise of values that were normalised from 万 and 亿. */
const NOISE = 1e-9;

/** The band of values that meet a goal; ±Infinity where there is no bound. */
function bandOf(goal: Goal): { readonly low: number; readonly high: number } {
  const { direction, op, value } = goal;
  const top = op === 'range' ? (goal.valueMax ?? value) : value;
  const share = op === '~' ? ABOUT : direction === 'hold' && op === '=' ? HOLD : 0;
  const low = value - Math.abs(value) * (share + NOISE);
  const high = top + Math.abs(top) * (share + NOISE);
  if (direction === 'higher' || (direction === 'hold' && op === '>=')) return { low, high: Infinity };
  if (direction === 'lower' || (direction === 'hold' && op === '<=')) return { low: -Infinity, high };
  return { low, high };
}

/** Whether a value in base units meets the goal. */
export function meets(goal: Goal, value: number): boolean {
  const { low, high } = bandOf(goal);
  return value >= low && value <= high;
}

/** The bound that a value has to reach: the lower one, or the upper one where lower is better. */
export const boundOf = (goal: Goal): number =>
  goal.direction === 'lower' && goal.op === 'range' ? (goal.valueMax ?? goal.value) : goal.value;

/** +1 where more is better, −1 where less is. */
export const signOf = (goal: Goal): 1 | -1 => (goal.direction === 'lower' ? -1 : 1);

/**
 * Part of the goal that is reached, 1 = met: value ÷ target, target ÷ value where lower is better.
 * Null for values to be held, growth rates, and where a sign makes the share meaningless.
 */
export function shareOf(goal: Goal, value: number): number | null {
  const bound = boundOf(goal);
  if (goal.direction === 'hold' || goal.measure === 'growth' || bound <= 0 || value < 0) return null;
  if (goal.direction === 'higher') return value / bound;
  return value === 0 ? null : bound / value;
}
