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

/** Every statement of a passage, in the order of its quantities. `times` are the passage's, in order. */
export function readStatements(passage: Passage, times: readonly TimeMention[]): Statement[] {
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
    for (const statement of new SentenceReader(passage, { start, end, times: mentioned }, own).read()) statements.push(statement);
  }
  return statements;
}

const ANNUAL_NAME =
  /(?<![\d一二三四五六七八九十近全常多成青少老中去今明当历半后前往])年(?!级|末|底|初|龄|度报|限|会|轻|检|货|前|后|代|来|内|以)(?=[平度主]?[一-龥]{1,10}$)/u;

/** Scope of a quantity from its indicator and the text before it: 累计 cumulative, 每年 or 年产量 annual, 增长 growth; null when neither says. */
export function scopeOf(indicator: string, left: string, growth: boolean): Scope {
  if (growth || /(?:增长率|增速|增幅|增长)$/u.test(indicator)) return 'growth';
  if (left.includes('累计') || indicator.includes('累计')) return 'cumulative';
  if (/每学?年|年平均|年均(?!浓度)|年度/u.test(left)) return 'annual';
  return ANNUAL_NAME.test(indicator.slice(indicator.lastIndexOf('的') + 1)) ? 'annual' : null;
}
