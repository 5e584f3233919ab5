import { verbAtEnd } from '../lexicon/indicator-heads.js';
import type { Clause } from './clause-cutter.js';
import { trimName } from './indicator-name.js';
import type { Passage } from './passage.js';
import type { Sentence } from './statement.js';

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

/** The rest of a list of things told apart by what they have: "（3家以上年收入过50亿元）、10家以上年收入过10亿元的建筑业企业". Group 1 is the thing. */
const SAME_THING = /^、\d+[家个户只](?:以上|左右)?[^,;。、的]{4,24}的([一-龥“”]{2,16})/u;
const SIZE_END = /元$/u;
/** A class of size alone: 百亩, 百亿级, 三十亿以上, 5万吨级. */
const CLASS = '[十百千万亿\\d一二三五]+(?:亩|平方米|(?:亿|万|亿元|万元|吨|万吨|张)?级|亿元?以上|万元?以上|亿元?|千瓦级?)';
const CLASS_ALONE = new RegExp(`^${CLASS}$`, 'u');
/** The rest of a list of such classes. Group 1 is the thing that stands at its end. */
const SAME_CLASSED = new RegExp(`^(?:[、和]\\d[\\d.]*(?:余|多)?[家个户只座条](?:以上|左右)?${CLASS}){1,6}([一-龥“”]{2,16})`, 'u');
const LIST_MAX = 60;

/** The thing that a count of a size alone is of, which only the end of its list names ("的建筑业企业", "产业集群"); "" when `noun` needs none. `end` is where the noun ends. */
export function thingOfSize({ text }: Passage, noun: string, end: number): string {
  const rest = text.slice(end, end + LIST_MAX);
  if (CLASS_ALONE.test(noun)) return SAME_CLASSED.exec(rest)?.[1] ?? '';
  const thing = SIZE_END.test(noun) ? SAME_THING.exec(rest)?.[1] : undefined;
  return thing === undefined ? '' : `的${thing}`;
}
