import { describe, expect, it } from 'vitest';
import { isDayOf, isFigureOf, partOfYearIn } from '../../src/lookup/part-of-year.js';

describe('parts of a year', () => {
  it.each([
    ['2024年一季度产值', { year: '2024', from: '01-01', to: '03-31', upTo: false }],
    ['第3季度', { year: null, from: '07-01', to: '09-30' }],
    ['2023年前三季度', { year: '2023', from: '01-01', to: '09-30' }],
    ['上半年', { from: '01-01', to: '06-30' }],
    ['5月底前', { from: '05-01', to: '05-31', upTo: true }],
    ['十二月', { from: '12-01', to: '12-31' }],
    ['2022年6月30日', { year: '2022', from: '06-30', to: '06-30' }],
  ])('%s', (text, expected) => {
    expect(partOfYearIn(text)).toMatchObject(expected);
  });
  it.each(['近3个月', '3个月内', '最近3月', '未来6月', '每月', '13月', '每季度', '半年内', '3月内', '月底'])('%s is none', (text) => {
    expect(partOfYearIn(text)).toBeNull();
  });

  const part = (text: string) => partOfYearIn(text) as NonNullable<ReturnType<typeof partOfYearIn>>;
  it.each([
    ['一季度', '2024-Q1', true],
    ['一季度', '2024-03-31', true],
    ['一季度', '2024', false],
    ['一季度', '2024-Q2', false],
    ['2023年一季度', '2024-Q1', false],
    ['6月', '2024-06', true],
    ['6月', '2024-06-15', true],
    ['6月', '2024-Q2', false],
    ['上半年', '2024-06-30', true],
    ['上半年', null, false],
    ['2月', '2024-02-29', true],
  ])('a figure of %s: %s %s', (text, asOf, expected) => {
    expect(isFigureOf(part(text), asOf)).toBe(expected);
  });
  it.each([
    ['5月底前', '2022-04-30', true],
    ['5月底前', '2022-06-30', false],
    ['2022年5月底前', '2021-12-31', true],
    ['2022年5月', '2022-04-30', false],
    ['5月', '2022-05-31', true],
  ])('a day of %s: %s %s', (text, day, expected) => {
    expect(isDayOf(part(text), day)).toBe(expected);
  });
});
