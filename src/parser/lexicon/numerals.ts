import { chineseNumber } from '../../model/numeral.js';

/** What tenths and halves are said of without 的: 七成乡镇, 近半农户. */
const SHARED = '乡镇|街道|村|社区|县|城市|企业|机构|学校|医院|园区|合作社|居民|农户|家庭|用户|游客|人口|学生|职工|项目|产品|订单|耕地';
/** Tenths: 六成, 七成半, as far as a figure ends there (not 三成立方). */
const TENTHS = new RegExp(`([一二两三四五六七八九])成(半)?(?=以上|以下|以内|左右|多|的|(?:行政)?(?:${SHARED})|[,;。、)]|$)`, 'uy');
/** A half: 一半, 半数, and 半 behind 过, 近 or 约; not 半年, 一半是…. */
const HALF = new RegExp(`(?:一半|(?<!多)半数|(?<=[过近约])半)(?=以上|以下|左右|的|(?:行政)?(?:${SHARED})|[,;。、)]|$)`, 'uy');

/** A number as read from text: its value, where it ends (exclusive), and the unit it brings along (percent for fractions). */
export interface Numeral {
  readonly value: number;
  readonly end: number;
  readonly unit: '%' | null;
}

const ARABIC = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/uy;
/** One part of a few; not 8/10万, a rate per head. */
const FRACTION = /([1-9])\/([2-9]|10)(?![\d.a-zA-Z/万千百])/uy;
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

/** Reads a Chinese numeral ("二十", "百分之十五", "三分之二" → 66.67 %, "六成" → 60 %, "一半" → 50 %) at `at`; null when there is none. */
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
  HALF.lastIndex = at;
  if (HALF.test(text)) return { value: 50, end: HALF.lastIndex, unit: '%' };
  CHINESE.lastIndex = at;
  const match = CHINESE.exec(text);
  const value = match ? chineseNumber(match[0]) : null;
  return value === null ? null : { value, end: CHINESE.lastIndex, unit: null };
}
