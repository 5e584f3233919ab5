import type { Passage } from '../sentences/passage.js';
import type { Clause } from './clause-cutter.js';

/** In what form something is done so often: "不少于1次|以坐诊、带教等形式开展|对口帮扶活动". Group 1 is the form. */
const BY_FORM = /^((?:以|通过|采取|采用)[^,;:。]{2,50}?(?:形式|方式)(?:组织)?(?:开展|举办|组织|进行|实施))[^,;:。]{2,30}$/u;
/** What a standard is for: "按每千人不少于5张|的标准配建|养老床位". Group 1 is the standard. */
const BY_STANDARD = /^(的(?:标准|比例|要求)(?:规划)?(?:配建|配备|配置|建设|设置|建成))[^,;:。]{2,20}$/u;

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
  const per = standard === undefined ? '' : printed.slice(range.start, range.end).replace(/^按照?/u, '');
  return { indicator: per + thing, start: per === '' ? quantity.start : range.start, end, verb: '' };
}
