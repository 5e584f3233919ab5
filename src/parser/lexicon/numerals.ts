import { chineseNumber } from '../../model/numeral.js';

/** Tenths: 六成, 七成半, as far as a figure ends there (not 三成立方). */
const TENTHS = /([二两三四五六七八九])成(半)?(?=(?:以上|以下|以内|左右|多)|[,;。、)]|$)/uy;

/** A number as read from text: its value, where it ends (exclusive), and the unit it brings along (percent for fractions). */
export interface Numeral {
  readonly value: number;
  readonly end: number;
  readonly unit: '%' | null;
}

const ARABIC = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/uy;
const FRACTION = /([1-9])\/([2-9]|10)(?![\d.a-zA-Z/])/uy;
const CHINESE = /[一二两三四五六七八九十百千]+(?:点[〇零一二三四五六七八九]+)?/uy;
const PARTS = /(百|千|[二三四五六七八九十])分之([一二两三四五六七八九十百]+(?:点[〇零一二三四五六七八九]+)?)/uy;

/** Reads an Arabic number with thousands separators and decimals, or a fraction ("1/3" → 33.33 %), at `at`; null when there is none. */
export function readArabic(text: string, at: number): Numeral | null {
  FRACTION.lastIndex = at;
  const fraction = FRACTION.exec(text);
  if (fraction && Number(fraction[1]) < Number(fraction[2])) {
    const value = Math.round((Number(fraction[1]) / Number(fraction[2])) * 10000) / 100;
    return { value, end: FRACTION.lastIndex, unit: '%' };
  }
  ARABIC.lastIndex = at;
  const match = ARABIC.exec(text);
  return match ? { value: Number(match[0].replaceAll(',', '')), end: ARABIC.lastIndex, unit: null } : null;
}

/** Reads a Chinese numeral ("二十", "百分之十五", "三分之二" → 66.67 %, "六成" → 60 %) at `at`; null when there is none. */
export function readChinese(text: string, at: number): Numeral | null {
  PARTS.lastIndex = at;
  const parts = PARTS.exec(text);
  if (parts) {
    const whole = chineseNumber(parts[1] ?? '');
    const part = chineseNumber(parts[2] ?? '');
    if (whole && part !== null && part < whole) {
      return { value: Math.round((part / whole) * 10000) / 100, end: PARTS.lastIndex, unit: '%' };
    }
  }
  TENTHS.lastIndex = at;
  const tenths = TENTHS.exec(text);
  if (tenths) {
    const value = (chineseNumber(tenths[1] ?? '') ?? 0) * 10 + (tenths[2] === undefined ? 0 : 5);
    return { value, end: TENTHS.lastIndex, unit: '%' };
  }
  CHINESE.lastIndex = at;
  const match = CHINESE.exec(text);
  const value = match ? chineseNumber(match[0]) : null;
  return value === null ? null : { value, end: CHINESE.lastIndex, unit: null };
}
