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

/** "设立总规模20亿元的人才基金": a fund is measured by its size. Null when it is no fund. */
export function fundOfSize(
  { printed }: Passage,
  { quantity, left, right, start }: Clause,
  noun: string,
): { readonly indicator: string; readonly start: number; readonly end: number; readonly verb: string } | null {
  const size = quantity.kind === 'money' && FUND.test(noun) ? FUND_SIZE.exec(left) : null;
  const verb = size && verbAtEnd(left.slice(0, size.index));
  if (!verb) return null;
  const from = quantity.end + (right.startsWith('的') ? 1 : 0);
  return { indicator: `${printed.slice(from, from + noun.length)}规模`, start, end: from + noun.length, verb: verb.verb };
}
