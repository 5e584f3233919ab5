import type { PeriodText } from '../../model/due.js';
import type { Scope } from '../../model/quantity.js';
import type { Quantity } from './compared.js';
import type { Origin } from './origin.js';
import type { TimeMention } from './time-mention.js';

/**
 * A quantity with the indicator it states, before anyone has asked whether it is a target, a figure of the past or neither.
 * Offsets are passage offsets, end exclusive.
 */
export interface Statement {
  readonly quantity: Quantity;
  readonly indicator: string;
  /** Stretch that carries indicator and value. */
  readonly start: number;
  readonly end: number;
  /** Text of the clause before the comparators. */
  readonly left: string;
  /** Text after the quantity up to the end of its clause. */
  readonly right: string;
  /** Action verb whose object is counted ("建成"), null when there is none. */
  readonly verb: string | null;
  readonly scope: Scope;
  /** The quantity is a change of the indicator: 增长, 下降. */
  readonly growth: boolean;
  /** The number stands for a place in a ranking (第14位). */
  readonly rank: boolean;
  /** The quantity only describes a thing ("投资1亿元以上的项目") or stands after a preposition. */
  readonly modifier: boolean;
  /** When the level was that a change starts from ("由2020年的60%提高到…"); null for every other figure. */
  readonly origin: Origin | null;
  /** Place among as many figures that 分别 gives out one by one; null for others. */
  readonly dealt: { readonly at: number; readonly of: number } | null;
  /** The indicator comes from an earlier clause. */
  readonly carried: boolean;
  readonly sentence: Sentence;
}

/** A sentence of a passage with the times it mentions. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly times: readonly TimeMention[];
}

/** Another year's value that a figure is compared with: 较2022年的27.47%, 比上年同期的842件. Group 1 is the year where it is named. */
const COMPARED_YEAR = /(?:较|比|和|与)(?:((?:19|20)\d\d)年|[上去]年|上一年)(?:度|同期|底|末)?的$/u;

/** The year whose value of the figure before a statement is, for comparison: its number, or the year before; null for a figure of its own. */
export function comparedYear({ carried, left }: Pick<Statement, 'carried' | 'left'>): PeriodText | 'before' | null {
  const match = carried ? COMPARED_YEAR.exec(left) : null;
  return match && (match[1] ?? 'before');
}
