import { describe, expect, it } from 'vitest';
import { curveOption, drawable } from '../../src/render/chart.js';
import { type Curve, dayLabel, figureLabel, isNarrow, labelled, namedDays, readable, slots } from '../../src/render/curve.js';

const curve = (points: Record<string, number>, target: Record<string, number>, unit: string | null = '件'): Curve => ({
  kind: 'curve',
  title: '云1 专利授权量',
  unit,
  points: Object.entries(points).map(([date, value]) => ({ date, printed: date, value })),
  target: Object.entries(target).map(([date, value]) => ({ date, value })),
});

describe('numbers beside points', () => {
  it.each([
    [1200, '1200'],
    [1.8753, '1.8753'],
    [131.333333333, '131.333'],
    [12345678, '12345678'],
    [0, '0'],
    [-13.5, '-13.5'],
  ])('%d is %s', (value, label) => expect(figureLabel(value)).toBe(label));

  it('a target that repeats the figure it starts from has none; each stands on the side away from the other line', () => {
    const { points, target } = labelled(
      curve({ '2021-12-31': 50, '2022-12-31': 70, '2023-12-31': 72 }, { '2021-12-31': 50, '2025-12-31': 110 }),
    );
    expect(points.map(({ label, side }) => `${label} ${side}`)).toEqual(['50 top', '70 top', '72 bottom']);
    expect(target.map(({ label, side }) => `${label} ${side}`)).toEqual([' top', '110 top']);
  });

  it('none stands below the axis', () => {
    expect(
      labelled(curve({ '2022-12-31': 0, '2023-12-31': 1 }, { '2022-12-31': 9, '2023-12-31': 9 })).points.map(({ side }) => side),
    ).toEqual(['right', 'right']);
    expect(labelled(curve({ '2022-12-31': 0 }, { '2025-12-31': 0 })).target[0]?.side).toBe('top');
  });

  it('a level target has its number once, a range both its bounds, of two figures of one day the later its own', () => {
    expect(labelled(curve({ '2023-12-31': 860 }, { '2023-12-31': 1200, '2024-12-31': 1200 })).target.map(({ label }) => label)).toEqual([
      '',
      '1200',
    ]);
    const range = { ...curve({ '2023-12-31': 55 }, {}), target: [{ date: '2025-12-31', value: 60, range: [60, 70] as const }] };
    expect(labelled(range).target[0]?.label).toBe('60—70');
    const twice = curve({}, { '2025-12-31': 60 });
    const points = [52.6, 52.62].map((value) => ({ date: '2023-12-31', printed: '', value }));
    expect(labelled({ ...twice, points }).points.map(({ label }) => label)).toEqual(['', '52.62']);
  });

  it('of many figures only the latest', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`202${at}-12-31`, at]));
    expect(
      labelled(curve(many, { '2029-12-31': 20 }))
        .points.map(({ label }) => label)
        .join(''),
    ).toBe('8');
  });
});

describe('scale', () => {
  it.each<[number[], boolean]>([
    [[99.81, 99.95], true],
    [[-99.81, -99.95], true],
    [[1100, 1210], false],
    [[0, 0], false],
    [[100, 100], false],
    [[-1, 1], false],
  ])('%j begins near its values: %s', ([from = 0, to = 0], narrow) =>
    expect(isNarrow(curve({ '2023-12-31': from }, { '2025-12-31': to }))).toBe(narrow),
  );

  it('an axis that does not begin at zero says so', () => {
    const axis = (chart: Curve) => curveOption(chart)['yAxis'] as { scale: boolean; name?: string };
    expect(axis(curve({ '2023-12-31': 99.81 }, { '2025-12-31': 99.95 }))).toMatchObject({ scale: true, name: '纵轴不从 0 起' });
    expect(axis(curve({ '2023-12-31': 50 }, { '2025-12-31': 99 }))).toMatchObject({ scale: false });
  });

  it.each<[number, string | null, number, string | null]>([
    [261730000000, '元', 2617.3, '亿元'],
    [230000000, '万元', 2.3, '万亿元'],
    [261730000000, null, 2617.3, '亿'],
    [230000000, '亿元', 230000000, '亿元'],
    [99999999, '元', 99999999, '元'],
  ])('%d %s is drawn as %d %s', (value, unit, shown, word) => {
    const chart = readable(curve({ '2023-12-31': value }, { '2025-12-31': value / 2 }, unit));
    expect([chart.points[0]?.value, chart.unit]).toEqual([shown, word]);
  });
});

describe('dates', () => {
  it.each([
    ['2023-12-31', '2023年'],
    ['2024-02-29', '2024-02'],
    ['2023-06-30', '2023-06'],
    ['2024-05-28', '2024-05-28'],
  ])('%s is called %s', (date, label) => expect(dayLabel(date)).toBe(label));

  it('the axis names the days of the points, whatever the time zone, the last and the first of them before the others', () => {
    const chart = curve({ '2021-12-31': 1, '2022-12-31': 2, '2025-11-30': 3 }, { '2021-12-31': 1, '2025-12-31': 4 });
    expect(namedDays(chart, 0.18)).toEqual(['2021-12-31', '2022-12-31', '2025-12-31']);
    const { useUTC, xAxis } = curveOption(chart) as {
      useUTC: boolean;
      xAxis: { axisLabel: { customValues: number[]; formatter: (at: number) => string } };
    };
    expect(useUTC).toBe(true);
    expect(xAxis.axisLabel.customValues.map(xAxis.axisLabel.formatter)).toEqual(['2021年', '2022年', '2025年']);
  });

  it('one day is named once', () => expect(namedDays(curve({ '2024-12-31': 1 }, { '2024-12-31': 2 }), 0.18)).toEqual(['2024-12-31']));

  it('even slots hold the years, months or days in between', () => {
    expect(slots(['2025-12-31', '2021-12-31']).all).toEqual(['2021年', '2022年', '2023年', '2024年', '2025年']);
    const months = slots(['2023-12-31', '2024-03-31']);
    expect(months.all).toEqual(['2023年', '2024-01', '2024-02', '2024-03']);
    expect(months.slotOf('2024-03-31')).toBe('2024-03');
    expect(slots(['2024-05-30', '2024-06-01']).all).toEqual(['2024-05-30', '2024-05-31', '2024-06-01']);
    expect(slots(['2024-06-30']).all).toEqual(['2024-06']);
  });

  it('too many slots become coarser ones', () => {
    const years = slots(['2010-05-07', '2024-12-31']);
    expect(years.all).toHaveLength(176);
    expect(years.slotOf('2010-05-07')).toBe('2010-05');
    expect(slots(['1960-05-07', '2024-12-31']).all).toHaveLength(65);
  });
});

it('small figures that the font lacks are put on the line', () => {
  expect(drawable('PM₂.₅ 浓度')).toBe('PM2.5 浓度');
  expect(drawable('10⁻⁴ 个/m³')).toBe('10^-4 个/m³');
});
