import { describe, expect, it } from 'vitest';
import { readArabic, readChinese } from '../../../src/parser/lexicon/numerals.js';

describe('Chinese numerals', () => {
  it.each([
    ['二十个', 20],
    ['十五家', 15],
    ['两名', 2],
    ['三点五倍', 3.5],
  ])('%s is %d', (text, value) => {
    expect(readChinese(text, 0)?.value).toBe(value);
  });

  it.each([
    ['百分之十五', 15],
    ['三分之二以上', 66.67],
    ['五分之一', 20],
  ])('%s is a share of %d percent', (text, value) => {
    expect(readChinese(text, 0)).toMatchObject({ value, unit: '%' });
  });
});

describe('Arabic numerals', () => {
  it.each([
    ['12,345.6件', 12345.6, null],
    ['1/3以上', 33.33, '%'],
    ['16/14nm', 16, null],
    ['2020', 2020, null],
  ])('%s', (text, value, unit) => {
    expect(readArabic(text, 0)).toMatchObject({ value, unit });
  });

  it('reads only at the given place', () => {
    expect(readArabic('共5个', 0)).toBeNull();
    expect(readArabic('共5个', 1)?.end).toBe(2);
  });
});
