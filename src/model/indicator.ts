/** Which way is better 方向: higher 越高越好, lower 越低越好, hold 保持在某个值. */
export type Direction = 'higher' | 'lower' | 'hold';

/**
 * What kind of figure an indicator is 口径: a stock at a date 存量, one year's (or part of a year's) flow 年度量, a running total 累计量,
 * a flow whose text does not say which of the two it is 未说明, a ratio 比率, a growth rate 增速.
 */
export type Measure = 'stock' | 'annual' | 'cumulative' | 'flow' | 'ratio' | 'growth';

/**
 * Indicator 指标: the thing measured, canonical within the store.
 * Two names are one indicator only when name, base unit and kind of figure agree, or when an admin linked them.
 */
export interface Indicator {
  /** Stable id, derived from the canonical name, unit and measure. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Base measure unit (件, 元, %), null when none is printed. */
  readonly unit: string | null;
  readonly measure: Measure;
  readonly direction: Direction;
}
