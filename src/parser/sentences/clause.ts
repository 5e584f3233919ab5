import { INDICATOR_END, verbAtEnd } from '../lexicon/indicator-heads.js';
import type { Quantity } from './compared.js';

/** Signs that end a clause. */
export const CLAUSE_END = /[,;:。!?…]/u;
/** Signs and words that only join the members of a list. */
export const JOINT = /^[、和与及或并]*(?:以及|特别是?|尤其是?)?$/u;

const SEPARATOR = /、|特别是?|尤其是?|和(?!谐)|与|以及|及(?!以[上下])|并/gu;
/** Longest remark in brackets that a name may hold, and longest stretch between two quantities that is looked at for a cut. */
const REMARK_MAX = 24;
const BETWEEN_MAX = 120;
const JOIN_MAX = 12;

/** A state that a clause ends with: 播种面积保持稳定、|产量达到…. */
const STATE = /..(?:保持(?:基本)?(?:稳定|平稳)|(?:稳步|持续|不断)(?:增长|提升|提高|增加|扩大|下降))$/u;
const STATE_MAX = 8;

/** Where the clause of a quantity begins: after the last comma, colon or open bracket before it, at the earliest at `floor`. */
export function clauseStart(text: string, quantity: Quantity, floor: number): number {
  let depth = 0;
  for (let i = quantity.start - 1; i >= floor; i--) {
    const char = text[i] ?? '';
    if (char === ')' || char === ']') depth++;
    else if (char === '(' || char === '[') {
      if (depth === 0) return i + 1;
      depth--;
    } else if (
      depth === 0 &&
      (CLAUSE_END.test(char) ||
        (char === '、' && STATE.test(text.slice(Math.max(floor, i - STATE_MAX), i))) ||
        (char === '—' && text[i - 1] === '—') ||
        char === '|')
    )
      return i + 1;
  }
  return floor;
}

/** Where the noun phrase after a quantity ends, at the latest at the next quantity or at `end`. */
export function rightEnd(text: string, quantity: Quantity, next: Quantity | undefined, end: number): number {
  if (/^(?:[、与或]|和(?!谐)|及(?!以|时))/u.test(text.slice(quantity.end, quantity.end + 2))) return quantity.end;
  const limit = next && next.start < end ? next.start : end;
  for (let i = quantity.end; i < limit; i++) {
    const char = text[i] ?? '';
    // "3个中心——…": what stands behind the dash tells the things counted one by one.
    if (CLAUSE_END.test(char) || char === ')' || char === '|' || (char === '—' && text[i + 1] === '—')) return i;
    if (char !== '(' && char !== '[') continue;
    const close = closing(text, i, REMARK_MAX);
    const follower = text[close + 1] ?? '';
    if (close < 0 || close + 1 >= end || close >= limit || CLAUSE_END.test(follower) || follower === '(') return i;
    i = close;
  }
  if (!next || limit === end || limit - quantity.end > BETWEEN_MAX) return limit;
  return quantity.end + cutBetween(text.slice(quantity.end, limit));
}

/** Where the noun of a quantity begins: behind a remark in brackets that stands between the two ("4名（执法人员2名）|专职管理人员"), else at the quantity's end. */
export function afterRemark(text: string, end: number): number {
  const close = text[end] === '(' ? closing(text, end, REMARK_MAX * 2) : -1;
  return close > 0 && /[一-龥“]/u.test(text[close + 1] ?? '') && !JOINT.test(text[close + 1] ?? '') ? close + 1 : end;
}

/** Offset of the bracket that closes the one at `open`, at most `max` characters on; -1 when there is none. */
export function closing(text: string, open: number, max: number): number {
  const at = text.slice(open, open + max + 1).indexOf(text[open] === '(' ? ')' : ']');
  return at < 0 ? -1 : open + at;
}

/** Where the text between two quantities divides into the first one's noun and the second one's head. */
function cutBetween(between: string): number {
  let cut = -1;
  for (const separator of between.matchAll(SEPARATOR)) {
    const after = between.slice(separator.index + separator[0].length);
    if (after === '' || verbAtEnd(after) || INDICATOR_END.test(after) || after.length <= JOIN_MAX) {
      cut = separator.index;
      if (after !== '') break;
    }
  }
  return cut < 0 ? between.length : cut;
}

/** Whether the first of two quantities is the level a change starts from: "由20个月压缩至18.5个月". */
export function startsChange(text: string, quantity: Quantity, next: Quantity | undefined, floor: number): boolean {
  if (!next || next.start - quantity.end > JOIN_MAX) return false;
  const between = text.slice(quantity.end, next.numberStart);
  if (CLAUSE_END.test(between) || !/(?:至|到|为|增|降|升|缩)/u.test(between)) return false;
  const before = text.slice(Math.max(floor, quantity.start - 30), quantity.numberStart);
  return FROM.test(before) || /^(?:增加|提高|提升|上升|压缩|缩短|减少|下降|降低|扩大|增长)(?:至|到|为)$/u.test(between);
}
const FROM = /(?:由|从(?![业事]))[^,;:]{0,24}$/u;
