import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber } from '../../src/model/numeral.js';
import { readAmount } from '../../src/tracking/amount.js';

describe('readAmount', () => {
  it.each<[string, number, string | null]>([
    ['54.3', 54.3, null],
    ['５４．３', 54.3, null],
    ['2.5万件', 2.5, '万件'],
    ['2.5 万件', 2.5, '万件'],
    ['250亿元', 250, '亿元'],
    ['80%', 80, '%'],
    ['８０％', 80, '%'],
    ['1,200件', 1200, '件'],
    ['１，２００件', 1200, '件'],
    ['-3.5%', -3.5, '%'],
    ['−3.5%', -3.5, '%'],
    ['负三点五', -3.5, null],
    ['八十', 80, null],
    ['八十件', 80, '件'],
    ['一百零五家', 105, '家'],
    ['一百五', 150, null],
    ['二点五万件', 25000, '件'],
    ['两千五百', 2500, null],
    ['三万五', 35000, null],
    ['一亿两千万元', 120_000_000, '元'],
    ['三分之二', 66.6667, '%'],
    ['2/3', 66.6667, '%'],
    ['百分之八十', 80, '%'],
    ['八成五', 85, '%'],
    ['3倍', 3, '倍'],
    ['30天', 30, '天'],
    ['0', 0, null],
    ['12个亿', 12, '亿'],
    ['3.5个亿元', 3.5, '亿元'],
    ['12个', 12, '个'],
  ])('%s', (typed, value, unit) => {
    expect(readAmount(typed)).toEqual({ value, unit });
  });

  it.each(['四十左右', '约40', '40多', '近400亿元', '40-50', '三十几', '≥40', '1000余家', '超过40', '5000多万元'])(
    '%s is vague',
    (typed) => {
      expect(readAmount(typed)).toBe('vague');
    },
  );

  it.each([
    'NaN',
    'Infinity',
    '1e400',
    '1e5',
    '0x10',
    '',
    ' ',
    '没有',
    '😀',
    '54.3.2',
    '1,20',
    "1';DROP TABLE x;--",
    '--5',
    '二二',
    '万',
    '十十',
    'x'.repeat(10_000),
    '9'.repeat(30),
    '杭1',
  ])('%s is no number', (typed) => {
    expect(readAmount(typed)).toBe('not-a-number');
  });

  it('knows values that nothing measures', () => {
    expect(readAmount('99999999999999999')).toBe('too-big');
  });

  it('never gives a value that is not finite, whatever is typed', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d一二十百千万亿点负.,%/eE+\-NaN分之成]{0,20}$/u));
    fc.assert(
      fc.property(text, (typed) => {
        const read = readAmount(typed);
        if (typeof read !== 'string') expect(Number.isFinite(read.value)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('chineseNumber', () => {
  const digits = '零一二三四五六七八九';
  /** The usual spelling of 1 … 99,999,999. */
  const spell = (value: number): string => {
    if (value >= 10_000) {
      const rest = value % 10_000;
      return `${spell(Math.floor(value / 10_000))}万${rest === 0 ? '' : (rest < 1000 ? '零' : '') + spell(rest)}`;
    }
    let text = '';
    let gap = false;
    for (const [step, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(value / step) % 10;
      if (digit === 0) gap = text !== '';
      else {
        text += `${gap ? '零' : ''}${digits[digit]}${name}`;
        gap = false;
      }
    }
    return text;
  };
  it('reads every number as it is spelt', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        expect([spell(value), chineseNumber(spell(value))]).toEqual([spell(value), value]);
      }),
      { numRuns: 3000 },
    );
  });
});
