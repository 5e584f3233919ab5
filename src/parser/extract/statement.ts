import type { PeriodText } from '../../model/due.js';
import type { Scope } from '../../model/quantity.js';
import type { TimeMention } from './due.js';
import { type Passage, sentencesOf } from './passage.js';
import { type Quantity, readQuantities } from './quantity.js';
import { SentenceReader } from './sentence-reader.js';

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
  /** Year of the level a change starts from ("由2020年的60%提高到…"); null for every other figure. */
  readonly origin: PeriodText | null;
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

/**
 * Every statement of a passage, in the order of its quantities. `times` are the passage's, in order.
 * `subject` is the indicator that the heading above names for clauses without one of their own, "" when it names none.
 */
export function readStatements(passage: Passage, times: readonly TimeMention[], subject = ''): Statement[] {
  const quantities = readQuantities(passage.text);
  if (quantities.length === 0) return [];
  const statements: Statement[] = [];
  let nextQuantity = 0;
  let nextTime = 0;
  for (const [start, end] of sentencesOf(passage.text)) {
    const own: Quantity[] = [];
    for (let quantity = quantities[nextQuantity]; quantity && quantity.numberStart < end; quantity = quantities[++nextQuantity])
      if (quantity.numberStart >= start) own.push(quantity);
    const mentioned: TimeMention[] = [];
    for (let time = times[nextTime]; time && time.start < end; time = times[++nextTime]) if (time.start >= start) mentioned.push(time);
    if (own.length === 0) continue;
    for (const statement of new SentenceReader(passage, { start, end, times: mentioned }, own, subject).read()) statements.push(statement);
  }
  return statements;
}
