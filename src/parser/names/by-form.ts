import type { Passage } from '../sentences/passage.js';
import type { Clause } from './clause-cutter.js';

/** In what form something is done so often: "不少于1次|以坐诊、带教等形式开展|对口帮扶活动". Group 1 is the form. */
const BY_FORM = /^((?:以|通过|采取|采用)[^,;:。]{2,50}?(?:形式|方式)(?:组织)?(?:开展|举办|组织|进行|实施))[^,;:。]{2,30}$/u;
/** What a standard is for: "按每千人不少于5张|的标准配建|养老床位". Group 1 is the standard. */
const BY_STANDARD = /^(的(?:标准|比例|要求)(?:规划)?(?:配建|配备|配置|建设|设置|建成))[^,;:。]{2,20}$/u;

/** A standard by heads before a number: "新建小区|按照每千人口". Groups: whose, the heads. */
const BY_HEADS = /^([一-龥、]{0,16}?)按照?(每[百千万](?:常住)?[一-龥]{1,4})$/u;
/** What is to be built to a standard: "不少于12个|托位|标准规划建设照护设施". Group 1 is the thing. */
const TO_STANDARD = /^([一-龥]{2,6}?)的?(?:标准|要求)(?:规划|统筹|同步)*(?:配建|配备|配置|建设|设置|建成)/u;
const THING = /^[一-龥]{2,6}$/u;

/**
 * One of several standards of one thing by heads, of which only the first says by which: "新建小区按照每千人口不少于12个托位、老城区不少于6个托位标准规划建设…".
 * `last` is the indicator before. Null when it is none.
 */
export function dueByHeads(
  { printed }: Passage,
  clause: Clause,
  last: string,
): (NonNullable<ReturnType<typeof dueInForm>> & { left: string }) | null {
  const { range, rightStart, right } = clause;
  const standard = TO_STANDARD.exec(right)?.[1];
  const thing = standard ?? (THING.test(right) ? right : '');
  if (thing === '' || range.end === range.start) return null;
  const whose = printed.slice(range.start, range.end);
  const own = BY_HEADS.exec(whose);
  const goesOn = standard !== undefined && last.endsWith(thing) ? HEADS_END.exec(last.slice(0, -thing.length))?.[0] : undefined;
  const heads = own?.[2] ?? goesOn;
  if (heads === undefined) return null;
  // What stands there already (已建成小区) is whom the standard is for, no figure that was reached.
  return { indicator: (own?.[1] ?? whose) + heads + thing, start: range.start, end: rightStart + thing.length, verb: '', left: '' };
}
const HEADS_END = /每[百千万](?:常住)?[一-龥]{1,4}$/u;

/** What a number is due of, where the text behind it first says how ("以…形式开展", "的标准配建"); null when it says no such. */
export function dueInForm(
  { printed }: Passage,
  { quantity, range, right, rightStart }: Clause,
): { readonly indicator: string; readonly start: number; readonly end: number; readonly verb: string } | null {
  const form = BY_FORM.exec(right)?.[1];
  const standard = form === undefined ? BY_STANDARD.exec(right)?.[1] : undefined;
  const how = form ?? standard;
  if (how === undefined) return null;
  const end = rightStart + right.length;
  const thing = printed.slice(rightStart + how.length, end);
  const per = standard === undefined ? '' : printed.slice(range.start, range.end).replace(/^按照?|按照?(?=每)/u, '');
  return { indicator: per + thing, start: per === '' ? quantity.start : range.start, end, verb: '' };
}
