import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtsOf, elapsedOf, type Report } from '../../src/tracking/plausibility.js';

const report = (more: Partial<Report>): Report => ({
  goal: { direction: 'higher', op: '>=', value: 25_000, valueMax: null, measure: 'stock' },
  value: 21_000,
  asOf: '2024-06-30',
  typedUnit: null,
  unit: '件',
  share: false,
  earlier: [
    { value: 18_000, asOf: '2023-06-30' },
    { value: 19_500, asOf: '2023-12-31' },
  ],
  replaced: null,
  elapsed: 1,
  today: '2024-07-10',
  ...more,
});
const lower = { direction: 'lower', op: '<=', value: 30, valueMax: null, measure: 'stock' } as const;
const running = { direction: 'higher', op: '>=', value: 50, valueMax: null, measure: 'cumulative' } as const;
const ratio = { direction: 'higher', op: '>=', value: 15, valueMax: null, measure: 'ratio' } as const;
const annual = { direction: 'higher', op: '>=', value: 50, valueMax: null, measure: 'annual' } as const;

describe('doubtsOf', () => {
  it.each<[string, Partial<Report>]>([
    ['an ordinary step', {}],
    ['the same value again', { value: 19_500 }],
    ['a larger step after a longer time', { value: 25_000, asOf: '2025-06-30', today: '2025-07-01' }],
    ['a small beginning of what adds up', { value: 900, earlier: [], elapsed: 0.2, goal: { ...running, value: 25_000 } }],
    ['a small part of the target', { value: 2_600, earlier: [] }],
    ['a small percentage for a small target', { goal: { ...ratio, value: 0.5 }, value: 0.16, unit: '%', earlier: [] }],
    ['a fall where lower is better', { goal: lower, value: 40, earlier: [{ value: 45, asOf: '2023-12-31' }], unit: '天' }],
    [
      'a new year’s flow, compared with the same part of last year',
      {
        goal: annual,
        value: 12,
        unit: '元',
        asOf: '2024-Q1',
        earlier: [
          { value: 11, asOf: '2023-Q1' },
          { value: 48, asOf: '2023' },
        ],
      },
    ],
    ['a slip that is put right, after a figure that fits', { replaced: 195 }],
    ['a small correction, nothing before', { value: 880, replaced: 900, earlier: [] }],
    ['the year that still runs', { asOf: '2024' }],
    [
      'a rate of whole things',
      { goal: { ...lower, direction: 'higher', op: '>=', measure: 'ratio' }, value: 31.5, unit: '家', earlier: [] },
    ],
  ])('lets %s pass', (_, more) => {
    expect(doubtsOf(report(more))).toEqual([]);
  });

  it.each<[string, Partial<Report>, readonly string[]]>([
    ['another unit', { typedUnit: '家' }, ['unit']],
    ['ten times the last', { value: 195_000 }, ['factor']],
    ['a tenth of the last', { value: 1_950 }, ['factor']],
    ['万 written twice', { value: 210_000_000 }, ['factor']],
    ['万 left out, nothing before', { value: 2.1, earlier: [] }, ['factor']],
    ['a tenth of the target, nothing before', { value: 2_400, earlier: [] }, ['factor']],
    [
      'a small part of what should have added up by then',
      { value: 900, earlier: [], elapsed: 0.9, goal: { ...running, value: 25_000 } },
      ['factor'],
    ],
    ['next to nothing of the target, nothing before', { value: 200, earlier: [] }, ['factor']],
    ['ten times the target, nothing before', { value: 260_000, earlier: [] }, ['factor']],
    ['far from what it replaces, nothing before', { value: 9, replaced: 900, earlier: [] }, ['factor']],
    ['against the direction', { value: 19_000 }, ['direction']],
    ['a rise where lower is better', { goal: lower, value: 50, earlier: [{ value: 45, asOf: '2023-12-31' }], unit: '天' }, ['direction']],
    ['more than three times the last step', { value: 24_100 }, ['jump']],
    ['a date to come', { asOf: '2024-12-31' }, ['future']],
    ['a year to come', { asOf: '2025' }, ['future']],
    ['a date before the last', { value: 18_500, asOf: '2023-09-30' }, ['older']],
    [
      'a share above the whole',
      { goal: { ...lower, direction: 'higher', op: '>=', value: 60, measure: 'ratio' }, value: 120, unit: '%', share: true, earlier: [] },
      ['over-hundred'],
    ],
    ['half an enterprise', { goal: { ...lower, direction: 'higher', op: '>=' }, value: 31.5, unit: '家', earlier: [] }, ['fraction']],
    ['several at once', { value: 1_950, typedUnit: '家', asOf: '2024-12-31' }, ['unit', 'future', 'factor']],
  ])('asks about %s', (_, more, kinds) => {
    expect(doubtsOf(report(more)).map((doubt) => doubt.kind)).toEqual(kinds);
  });

  it.each([
    [0.16, 'percent'],
    [0.9, 'percent'],
    [1.1, 'decimal'],
    [160, 'decimal'],
  ])('takes %d %% for a slip of kind %s', (value, slip) => {
    expect(doubtsOf(report({ goal: ratio, value, unit: '%', earlier: [] }))).toMatchObject([{ kind: 'factor', slip }]);
  });

  it.each([
    ['annual', '2024-Q1', 0.25],
    ['annual', '2024', 1],
    ['cumulative', '2023-12-31', 0.67],
    ['cumulative', '2030', 1],
    ['stock', '2022-01-31', 1],
  ] as const)('tells of %s by %s how much of its time has passed', (measure, asOf, part) => {
    expect(elapsedOf(measure, asOf, { start: '2022' }, '2024')).toBeCloseTo(part, 1);
  });

  it('takes the least part where the time of a total is not known', () => {
    expect(elapsedOf('cumulative', '2023', null, '2024')).toBe(0.1);
    expect(elapsedOf('cumulative', '2023', { start: '2022' }, null)).toBe(0.1);
  });

  it('fails closed: what cannot be judged is a doubt', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(doubtsOf(report({ value }))).toEqual([{ kind: 'unreadable' }]);
    expect(doubtsOf(report({ asOf: '2024-13' }))).toEqual([{ kind: 'unreadable' }]);
  });

  it('asks about every slip by ten or ten thousand after a first figure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(10, 10_000, 0.1, 0.0001), (value, factor) => {
        const slipped = report({ value: value * factor, earlier: [{ value, asOf: '2023-12-31' }] });
        expect(doubtsOf(slipped).some((doubt) => doubt.kind === 'factor')).toBe(true);
      }),
    );
  });
});
