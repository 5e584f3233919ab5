import { buildVerbAtStart, startsWithVerb } from '../lexicon/indicator-heads.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import type { Clause } from './clause-cutter.js';

/** Examples of what is counted, up to 等 before the number. */
const EXAMPLES_END = /[一-龥”》）)]等(?:共|共计)?$/u;
/** What is counted as a whole: a noun that closes its part of the sentence, no side or field of something. */
const THING = /^的?[一-龥“”]{2,16}$/u;
const NO_THING =
  /^的?(?:方面|领域|环节|阶段|部门|层面|方向|地区|城市|省份|国家|问题|特征|类型|种类|品种|品类|事项|内容|措施|举措|要素|行业|产业)$/u;

/**
 * What is counted behind examples of it that a verb brings about: "建成环城路、滨河路等|6条|道路", and in the next member of the list
 * ("，甲河、乙河等4座桥梁") by the same verb. Null where it is not so told.
 */
export function countedWithExamples(
  { text, printed }: Passage,
  { quantity, left, range, name, right, rightStart, start }: Clause,
  last: Statement | undefined,
): { readonly indicator: string; readonly start: number; readonly end: number; readonly verb: string } | null {
  if (quantity.kind !== 'count' || quantity.chinese || !EXAMPLES_END.test(left) || !THING.test(right) || NO_THING.test(right)) return null;
  const goesOn = last && EXAMPLES_END.test(last.left) && /^[,、和及]$/u.test(text.slice(last.end, start)) && !startsWithVerb(name);
  const verb = buildVerbAtStart(name) ?? (goesOn ? last.verb : null);
  if (verb === null) return null;
  const end = rightStart + right.length;
  return { indicator: printed.slice(rightStart, end), start: range.start, end, verb };
}
