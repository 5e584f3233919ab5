import { INDICATOR_END } from '../lexicon/indicator-heads.js';
import { type NameRange, trimName } from '../names/indicator-name.js';
import { behindPlace } from '../places/region.js';
import type { Quantity } from '../sentences/compared.js';
import type { Passage } from '../sentences/passage.js';
import type { Sentence } from '../sentences/statement.js';

/** What a bracket gives the level of: "增速高于全省平均水平|（4.6%）". Group 1 is what is compared, group 2 the larger place. */
const COMPARED_WITH =
  /^(.*?)(?:[均都也仍略远]|明显|分别|总体)*(?:[高低]于(?:或等于)?|不[高低]于|快于|慢于|优于|好于|超过|超|领先(?:于)?|落后(?:于)?|持平于|等于|与)(全[国省市区县州])(?:同期|的|平均|总体)*(?:水平|增速|增幅|均值|平均)?(?:持平)?$/u;
/** Longest clause that is looked at. */
const REACH = 60;

/** The mean of a larger place that stands in brackets behind the comparison with it. */
export interface BracketedMean extends NameRange {
  /** The measure with the place whose mean it is: 全省GDP增速. */
  readonly indicator: string;
}

/** Reads a number that stands alone in brackets behind a comparison with the mean of a larger place; `base` is the indicator before. Null for any other. */
export function meanInBrackets(passage: Passage, sentence: Sentence, { start, end }: Quantity, base: string): BracketedMean | null {
  const { text } = passage;
  if (text[start - 1] !== '(' || text[end] !== ')') return null;
  const reach = text.slice(Math.max(sentence.start, start - 1 - REACH), start - 1);
  const clause = reach.slice(Math.max(...[...',;:'].map((mark) => reach.lastIndexOf(mark))) + 1);
  const match = COMPARED_WITH.exec(clause);
  if (!match) return null;
  const from = start - 1 - clause.length;
  const range = trimName(passage, { start: from, end: from + (match[1] ?? '').length }, sentence.times, false);
  const named = passage.printed.slice(range.start, range.end);
  // Those that are compared stand before 的: 甲、乙、丙的|GDP增速.
  const measure = /^.*的(?=..)/u.exec(named);
  const own = measure ? named.slice(measure[0].length) : named;
  const indicator = INDICATOR_END.test(own) ? own : base.slice(behindPlace(base));
  return indicator === '' ? null : { indicator: `${match[2]}${indicator}`, start: range.start, end: end + 1 };
}
