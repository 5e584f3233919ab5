import { chineseNumber } from './numeral.js';

/** A share printed as a fraction: 1/3, 三分之二. Groups: top and bottom in digits, or bottom and top in characters. */
const FRACTION = /(?<![\d./年月])(\d{1,2})\/(\d{1,2})(?![\d./年月])|([二三四五六七八九十]{1,2})分之([一二两三四五六七八九十]{1,2})/gu;
/** Percentages are kept to two decimals. */
const NEAR = 0.01;

/** The fraction that a sentence prints for a percentage ("1/3以上" for 33.33 %), as printed; null where it prints none of that value. */
export function printedFraction(quote: string, value: number, unit: string | null): string | null {
  if (unit !== '%' || !/\/|分之/u.test(quote)) return null;
  for (const [printed, top, bottom, below, above] of quote.normalize('NFKC').replace(/\s/gu, '').matchAll(FRACTION)) {
    const part = top === undefined ? chineseNumber(above ?? '') : Number(top);
    const whole = bottom === undefined ? chineseNumber(below ?? '') : Number(bottom);
    if (part !== null && whole && part < whole && Math.abs((100 * part) / whole - value) < NEAR) return printed;
  }
  return null;
}
