import { describe, expect, it } from 'vitest';
import { readDates } from '../../../src/parser/time/dates.js';
import { readTimes } from '../../../src/parser/time/due.js';

const shown = (text: string): string[] => readTimes(text).map(({ role, period }) => `${role} ${period ?? '-'}`);

describe('times', () => {
  it.each([
    ['到2025年，', ['due 2025']],
    ['2024年6月底前完成', ['due 2024-06']],
    ['截至2023年底，', ['asOf 2023-12-31']],
    ['截至2024年5月，', ['asOf 2024-05']],
    ['2024年一季度，', ['point 2024-Q1']],
    ['2021—2023年，', ['span 2021/2023']],
    ['“十四五”期间', ['span 2021/2025']],
    ['比2013年下降', ['base 2013']],
    ['在2010年的基础上减少', ['base 2010']],
    ['自2021年起', ['since 2021']],
    ['2023年全年完成', ['point 2023']],
    ['目前，近年来', ['now -', 'now -']],
    ['去年、年底前', ['year -', 'year -']],
    ['前三季度,全市', ['year 09']],
    ['1—9月,全市', ['year 09']],
    ['2024年1—9月,', ['point 2024-09']],
    ['古渡区上半年接待', ['year 06']],
    ['10月1日至7日,', ['year 10']],
    ['较上半年收窄', []],
    ['10个项目上半年开工', []],
    ['去年前三季度', ['year -']],
    ['由目前的58%提高到90%', ['base -']],
    ['目前的58%已提高', ['now -']],
    ['三年累计培训', ['within -']],
    ['近三年累计培训', ['span -']],
    ['连续三年累计、前三年累计', []],
    ['2022年起5年内', ['since 2022', 'due 2026']],
    ['自2022年起，三年内', ['since 2022', 'within -']],
    ['3年内、五年内', ['within -', 'within -']],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    ['当前办件提速', 'now -'],
    ['现阶段办件提速', 'now -'],
    ['建所以来', 'now -'],
    ['此前办件提速', 'now -'],
    ['调查显示办件提速', 'now -'],
    ['明年办件提速', 'year -'],
    ['全年办件提速', 'year -'],
    ['9月份办件提速', 'year 09'],
    ['截至9月20日', 'year 09-20'],
    ['第三年完成改造', 'nth -'],
    ['“九五”期间', 'span 1996/2000'],
  ])('%s, though nothing else beside it tells a time', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });

  it('that print their year are all that something is due by', () => {
    const text = '目前在建，今年底前开工，三年内过半，到2027年投产，“十五五”期末达产';
    expect(readDates(text).map(({ period }) => period)).toEqual(['2027']);
    expect(readTimes(text).filter(({ role }) => role === 'due')).toEqual(readDates(text));
  });

  it.each(['《规划（2021—2035年）》', '中国制造2025', '2年内部审计'])('%s gives none', (text) => {
    expect(shown(text.replaceAll('（', '(').replaceAll('）', ')'))).toEqual([]);
  });
});
