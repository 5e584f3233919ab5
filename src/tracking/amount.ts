import { chineseNumber } from '../model/numeral.js';

/** A value as a person typed it: 2.5, "万件"; unit null when none was typed. */
export interface Amount {
  readonly value: number;
  readonly unit: string | null;
}

/** Why a text is no value: not a number at all, only roughly one (四十左右), or beyond all measure. */
export type AmountProblem = 'not-a-number' | 'vague' | 'too-big';

/** Larger values than this are typing errors in any unit. */
const LARGEST = 1e16;
const UNIT = '(?<unit>[十百千万亿]{0,3}(?:[\\p{Script=Han}%‰°²³/A-Za-z]{1,8})?)';
const ARABIC = new RegExp(`^(?<number>[-−+负]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,20})(?:\\.\\d{1,10})?)${UNIT}$`, 'u');
const PART = /^(?<whole>[\d一二两三四五六七八九十百千]+)分之(?<part>[\d.一二两三四五六七八九十百千零〇点]+)$/u;
const FRACTION = /^(?<part>\d{1,4})\/(?<whole>\d{1,4})$/u;
const TENTHS = /^(?<whole>[\d一二三四五六七八九十])成(?<part>[\d一二三四五六七八九])?$/u;
const CHINESE =
  /^(?<number>负?[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?[万亿]*)(?<unit>[\p{Script=Han}%]{0,8})$/u;
const VAGUE =
  /^(?:约|大约|大概|近|接近|将近|超过|超|不到|不足|至少|最多|大于|小于|[<>≥≤~≈])|(?:左右|上下|以上|以下|以内|余|多|出头|不到)$|[余多几]|^\d+(?:\.\d+)?[-—~～至到]\d/u;

const shares = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 || part > whole ? null : Number(((part / whole) * 100).toFixed(4));
const number = (text: string): number | null => (/^[\d.]+$/u.test(text) ? finite(Number(text)) : chineseNumber(text));
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Reads one value with or without its unit: 54.3, 1,200件, 2.5万件, 250亿元, 12个亿, 80%, 八十, 二点五万, 三分之二, 八成, full-width digits. */
export function readAmount(typed: string): Amount | AmountProblem {
  const text = typed
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/(?<=[\d一二两三四五六七八九十百千])个(?=[万亿])/gu, '');
  if (text === '' || text.length > 40) return 'not-a-number';
  const share = readShare(text);
  if (share !== null) return { value: share, unit: '%' };
  const arabic = ARABIC.exec(text)?.groups;
  if (arabic) {
    if (VAGUE.test(arabic['unit'] ?? '')) return 'vague';
    const digits = (arabic['number'] ?? '').replace(/,/gu, '').replace(/^[−负]/u, '-');
    return bounded(Number(digits), arabic['unit'] ?? '');
  }
  if (VAGUE.test(text)) return 'vague';
  return readChinese(text);
}

function readShare(text: string): number | null {
  const parts = (PART.exec(text) ?? FRACTION.exec(text))?.groups;
  if (parts) return shares(number(parts['part'] ?? ''), number(parts['whole'] ?? ''));
  const tenths = TENTHS.exec(text)?.groups;
  return tenths ? (number(tenths['whole'] ?? '') ?? 0) * 10 + (tenths['part'] ? (number(tenths['part']) ?? 0) : 0) : null;
}

/** The longest beginning that is a numeral, the rest as unit: 二十万 | 件. */
function readChinese(text: string): Amount | AmountProblem {
  const match = CHINESE.exec(text)?.groups;
  const digits = match?.['number'] ?? '';
  const value = chineseNumber(digits.replace(/^负/u, ''));
  if (!match || value === null) return 'not-a-number';
  return bounded(digits.startsWith('负') ? -value : value, match['unit'] ?? '');
}

function bounded(value: number, unit: string): Amount | AmountProblem {
  if (!Number.isFinite(value)) return 'not-a-number';
  return Math.abs(value) > LARGEST ? 'too-big' : { value, unit: unit === '' ? null : unit };
}
