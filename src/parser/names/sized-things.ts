import { verbAtEnd } from '../lexicon/indicator-heads.js';
import type { Passage } from '../sentences/passage.js';
import type { Sentence } from '../sentences/statement.js';
import type { Clause } from './clause-cutter.js';
import { trimName } from './indicator-name.js';

const FUND = /^.{0,16}(?:基金|资金池)$/u;
const FUND_SIZE = /(?:首期|总)?规模(?:为|达|不低于|约)?$/u;

/** "应用水平达到分级评价4级水平": the clause as a level of what stands before 达到; null when it is no grade. `noun` stands after the quantity. */
export function gradeReached(passage: Passage, sentence: Sentence, clause: Clause, noun: string): Clause | null {
  const { quantity, left, start } = clause;
  const reached = quantity.unit === '级' && /^(?:水平|标准)/u.test(noun) ? left.lastIndexOf('达到') : -1;
  if (reached < 2) return null;
  const range = trimName(passage, { start, end: start + reached }, sentence.times, false);
  const level = { op: '>=' as const, kind: 'level' as const, start: quantity.start, end: quantity.start };
  return { ...clause, quantity: { ...quantity, op: '>=', before: [level] }, range, right: '' };
}

/** What measures a thing as a whole, between the verb that brings it about and the size. */
const WHOLE_MEASURE = /(总(?:里程|面积|建筑面积|长度|库容))(?:为|达|不低于|约)?$/u;

/** Whether a text ends in the measure of a thing that a verb brings about, whose size and name follow: 建成总里程|300公里的绿道系统. */
export function measuresThing(before: string): boolean {
  const measure = WHOLE_MEASURE.exec(before);
  return measure !== null && verbAtEnd(before.slice(0, measure.index)) !== null;
}

/** "建成总里程300公里的绿道系统": a thing is measured by its size; null when it is none. */
export function thingOfSize({ printed }: Passage, { quantity, left, right, rightStart, start }: Clause, noun: string): Sized | null {
  const measure = quantity.kind === 'size' && right.startsWith('的') && measuresThing(left) ? WHOLE_MEASURE.exec(left)?.[1] : undefined;
  if (measure === undefined || noun.length < 2) return null;
  const end = rightStart + right.length;
  return {
    indicator: `${printed.slice(end - noun.length, end)}${measure}`,
    start,
    end,
    verb: verbAtEnd(left.replace(WHOLE_MEASURE, ''))?.verb ?? '',
  };
}

type Sized = { readonly indicator: string; readonly start: number; readonly end: number; readonly verb: string };

/** "设立总规模20亿元的人才基金": a fund is measured by its size. Null when it is no fund. */
export function fundOfSize({ printed }: Passage, { quantity, left, right, start }: Clause, noun: string): Sized | null {
  const size = quantity.kind === 'money' && FUND.test(noun) ? FUND_SIZE.exec(left) : null;
  const verb = size && verbAtEnd(left.slice(0, size.index));
  if (!verb) return null;
  const from = quantity.end + (right.startsWith('的') ? 1 : 0);
  return { indicator: `${printed.slice(from, from + noun.length)}规模`, start, end: from + noun.length, verb: verb.verb };
}
