import { describe, expect, it } from 'vitest';
import { chartHeight, chartSpec } from '../../../src/platforms/feishu/chart.js';
import type { Chart } from '../../../src/render/reply.js';

interface Spec {
  title: { text: string; subtext?: string };
  data: { values: { date: string; value: number; label: string; series: string }[] }[];
  axes: { orient: string; domain?: string[]; zero?: boolean; inverse?: boolean; max?: number }[];
}
const specOf = (chart: Chart): Spec => chartSpec(chart) as unknown as Spec;

const CURVE: Chart = {
  kind: 'curve',
  title: '云1 专利转让数量',
  unit: '件',
  points: [
    { date: '2021-12-31', printed: '2021年', value: 100 },
    { date: '2022-12-31', printed: '2022年', value: 210 },
  ],
  target: [
    { date: '2021-12-31', value: 100 },
    { date: '2025-12-31', value: 500 },
  ],
};

describe('the curve on a card', () => {
  it('is even in time: years without a figure have their place', () => {
    expect(specOf(CURVE).axes[0]?.domain).toEqual(['2021年', '2022年', '2023年', '2024年', '2025年']);
  });

  it('writes each number once', () => {
    expect(specOf(CURVE).data[0]?.values.map(({ date, label, series }) => `${series} ${date} ${label}`)).toEqual([
      '实际 2021年 100',
      '实际 2022年 210',
      '目标 2021年 ',
      '目标 2025年 500',
    ]);
  });

  it('names the unit, and says when the axis does not begin at zero', () => {
    expect(specOf(CURVE).title.subtext).toBe('单位：件');
    expect(specOf(CURVE).axes[1]?.zero).toBe(true);
    const flat: Chart = {
      ...CURVE,
      unit: null,
      points: [{ date: '2021-12-31', printed: '', value: 99.8 }],
      target: [{ date: '2025-12-31', value: 99.9 }],
    };
    expect(specOf(flat).title.subtext).toBe('纵轴不从 0 起');
    expect(specOf(flat).axes[1]?.zero).toBe(false);
    expect(specOf({ ...CURVE, unit: null }).title.subtext).toBeUndefined();
  });

  it('keeps a long title to two lines', () => {
    expect([...specOf({ ...CURVE, title: '云'.repeat(80) }).title.text]).toHaveLength(36);
  });
});

describe('the counts on a card', () => {
  const counts = (...numbers: number[]): Chart => ({
    kind: 'status',
    title: '指标状态',
    counts: numbers.map((count, at) => ({ label: `状态${at}`, count, tone: 'good' })),
  });

  it('begin at the top, with room for the number of the longest bar', () => {
    const [names, numbers] = specOf(counts(3, 1304)).axes;
    expect(names?.inverse).toBeUndefined();
    expect(numbers?.max).toBeGreaterThan(1304 * 1.2);
  });

  it('are as high as their rows need', () => {
    expect(chartHeight(counts(1, 2, 3))).toBe('136px');
    expect(chartHeight(CURVE)).toBe('auto');
  });
});
