import type { Side } from '../model/approximation.js';
import type { Goal } from '../model/assessment.js';

/** 左右, 近, 余: within five per cent of the printed value. */
const ABOUT = 0.05;
/** 保持在: within one per cent, since a figure that is held is seldom exactly the same. */
export const HOLD = 0.01;
/** Binary noise of values that were normalised from 万 and 亿. */
const NOISE = 1e-9;
/** 近400 is less than 400 itself, by more than noise. */
const STRICTLY = 1e-6;

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

/** A value in base units, and on which side of it the true one lies; null when it is exact. */
export interface Valued {
  readonly value: number;
  readonly side: Side | null;
}

/** The values that a figure may stand for: itself when it is exact, else all within five per cent on its side. */
function rangeOf({ value, side }: Valued): readonly [low: number, high: number] {
  const [near, far] = [Math.abs(value) * STRICTLY, Math.abs(value) * ABOUT];
  if (side === 'below') return [value - far, value - near];
  if (side === 'above') return [value + near, value + far];
  return side === 'about' ? [value - far, value + far] : [value, value];
}

/** Whether a figure meets the goal; `unsure` where that depends on how much its document rounded. */
export function outcomeOf(goal: Goal, figure: Valued): 'met' | 'unmet' | 'unsure' {
  const { low, high } = bandOf(goal);
  const [least, most] = rangeOf(figure);
  if (least >= low && most <= high) return 'met';
  return most < low || least > high ? 'unmet' : 'unsure';
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
