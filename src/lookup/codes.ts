import { isHan } from './normalise.js';
import { missWeights } from './units.js';

/** Words before digits that make a rank, a count or a date of them, never a row. */
const noPrefix = new Set([
  '第',
  '前',
  '近',
  '约',
  '超',
  '达',
  '至',
  '满',
  '共',
  '逾',
  '增',
  '降',
  '于',
  '破',
  '按',
  '每',
  '差',
  '这',
  '那',
  '过',
  '为',
  '是',
  '万',
  '亿',
  '百',
  '千',
  '元',
  '排名',
  '百分',
]);
const afterDigits = /^[\d.%％a-z]|^\s*(?:年|月|日|号|天|周|万|亿|千|百|元|件|家|个|项|人|单|倍|户|次|条|名|位|岁|点|分|层|楼|页|期)/iu;
const shape = /([\u4e00-\u9fff]{1,6}?)(任|阶)?\s*(\d{1,4})/gu;

/** A short code 编号 of a row in half-width text: one or two characters, 任 or 阶 for tasks and phases, a number. */
export interface CodeFound {
  readonly name: string;
  readonly index: number;
  readonly typed: string;
}

/** The first short code that stands in the text; null when there is none. */
export function codeIn(text: string): CodeFound | null {
  for (const match of text.matchAll(shape)) {
    const [typed, before = '', mark = '', digits = ''] = match;
    if (afterDigits.test(text.slice(match.index + typed.length))) continue;
    const weights = missWeights(before);
    let from = before.length;
    while (from > 0 && before.length - from < 2 && (weights[from - 1] ?? 0) > 0.5) from -= 1;
    const prefix = before.slice(from);
    const glued = from > 0 ? (weights[from - 1] ?? 0) > 0.5 : match.index > 0 && isHan(text.charCodeAt(match.index - 1));
    if (glued || prefix === '' || noPrefix.has(prefix) || noPrefix.has(prefix.slice(-1))) continue;
    if (digits.length === 4 && /^(?:19|20)/u.test(digits)) continue;
    return { name: prefix + mark + digits, index: match.index + from, typed: typed.slice(from) };
  }
  return null;
}
