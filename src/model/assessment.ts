import type { Side } from './approximation.js';
import type { Direction, Measure } from './indicator.js';
import type { Observation } from './observation.js';
import type { Operator } from './quantity.js';

/**
 * Status of a target 状态: met 已达标, on-track 进度正常, watch 需关注, behind 滞后, missed 到期未达标, met-late 逾期达标,
 * approximate 约数待核, not-comparable 口径不同, end-missing 期末未报 (there are figures, none of the end), no-figure 未报数, not-yet 未到考核期.
 */
export const STATUSES = [
  'met',
  'met-late',
  'on-track',
  'watch',
  'behind',
  'missed',
  'approximate',
  'not-comparable',
  'end-missing',
  'no-figure',
  'not-yet',
] as const;
export type Status = (typeof STATUSES)[number];

/** What a target asks for, in base units. */
export interface Goal {
  readonly direction: Direction;
  readonly op: Operator;
  readonly value: number;
  readonly valueMax: number | null;
  readonly measure: Measure;
}

/** A value at a calendar day (`YYYY-MM-DD`), in base units. */
export interface DatedValue {
  readonly value: number;
  readonly date: string;
}

/** Everything that decides a status, and nothing else; `figures` in any order, their `asOf` as periods, `side` null for exact ones; days as `YYYY-MM-DD`. */
export interface StatusInput {
  readonly goal: Goal;
  /** First day of the plan's period, last day of the target's; null when not known. */
  readonly start: string | null;
  readonly due: string | null;
  readonly today: string;
  /** Starting point that the plan states. */
  readonly baseline: DatedValue | null;
  /** Values asked for on the way, e.g. of the same indicator for an earlier year. */
  readonly milestones: readonly DatedValue[];
  readonly figures: readonly { readonly value: number; readonly asOf: string | null; readonly side: Side | null }[];
  /** True when there are figures that may not be taken for this target's. */
  readonly others: boolean;
}

/** Which rule decided; each has one sentence in /why. */
export type StatusRule =
  | 'no-figure'
  | 'no-figure-overdue'
  | 'due-year-missing'
  | 'not-started'
  | 'others-only'
  | 'undated-only'
  | 'met-at-due'
  | 'met-early'
  | 'met-no-due'
  | 'met-after-due'
  | 'missed-at-due'
  | 'due-figure-missing'
  | 'missed-after-due'
  | 'approximate'
  | 'holding'
  | 'level'
  | 'linear'
  | 'part-year'
  | 'no-baseline'
  | 'before-start'
  | 'no-due';

/** Where the expectation starts: stated by the plan, zero for a running total, the earliest figure, or a milestone. */
export type StartingPoint = DatedValue & { readonly from: 'plan' | 'zero' | 'figure' | 'milestone' };

/** What the status engine found, with all that /why prints. */
export interface Verdict {
  readonly status: Status;
  readonly rule: StatusRule;
  /** The figure that decided; null when none did. */
  readonly figure: (DatedValue & { readonly asOf: string }) | null;
  /** Value that the pace asks for at the figure's date. */
  readonly expected: number | null;
  /** Way made ÷ way expected, 1 = exactly as planned; null where there is no pace. */
  readonly pace: number | null;
  readonly start: StartingPoint | null;
}

/** In what a figure differs from a target although it may mean the same. */
export type Difference = 'name' | 'unit' | 'measure' | 'undated';

/** A figure that only partly agrees with a target. */
export interface NearFigure {
  readonly observation: Observation;
  readonly measure: Measure;
  readonly unit: string | null;
  readonly differs: readonly Difference[];
}

/** Where a target stands: verdict, the figure behind it, and the figures that were not taken for it. */
export interface Assessment {
  readonly input: StatusInput;
  readonly verdict: Verdict;
  readonly figure: Observation | null;
  /** Figures that count for the target, oldest as-of first. */
  readonly figures: readonly Observation[];
  readonly near: readonly NearFigure[];
  /** Part of the target that is reached, 1 = met; null where a share makes no sense. */
  readonly share: number | null;
}

/** What makes a reported value doubtful. `than` is what it was compared with, in base units. */
export type Doubt =
  /** The words typed are not the target's name, only taken for it. */
  | { readonly kind: 'name'; readonly typed: string }
  /** A figure of one year for a total over years: which of the two it is was not said. `code` is the target of that year's portion, null where the plan gives none. */
  | { readonly kind: 'counts'; readonly code: string | null }
  | { readonly kind: 'unit'; readonly typed: string; readonly expected: string | null }
  | {
      readonly kind: 'factor';
      /** How many times as large, or as small a part, the value is; above 1. */
      readonly times: number;
      readonly larger: boolean;
      readonly than: number;
      /** Compared with the last figure, with the one of the same date that is replaced, or with the target. */
      readonly with: 'last' | 'replaced' | 'goal';
      /** What probably happened: a slip of the decimal point, 万 left out or written twice, or a share for its percentage (0.16 for 16 %). */
      readonly slip: 'decimal' | 'wan' | 'percent';
    }
  | { readonly kind: 'direction'; readonly than: number }
  | { readonly kind: 'jump'; readonly step: number; readonly usual: number }
  | { readonly kind: 'over-hundred' | 'fraction' | 'future' | 'unreadable' }
  | { readonly kind: 'older'; readonly than: string };
