import { describe, expect, it } from 'vitest';
import { statedFigures } from '../../src/model/baseline.js';
import { parse } from '../../src/parser/parse.js';

const TABLE = `临江市数字经济发展规划（2021—2025年）
二、发展目标
| 指标名称 | 单位 | 2020年 | 2025年 | 属性 |
|---|---|---|---|---|
| 5G基站数 | 个 | 1200 | 6000 | 预期性 |
| 政务服务“一网通办”率 | % | — | 100 | 约束性 |
`;

describe('figures of the past that a plan states', () => {
  const plan = parse(TABLE);

  it('takes in the starting points of its targets, each with its row', () => {
    const figures = statedFigures(plan);
    expect(figures.map(({ region, indicator, value, unit, asOf }) => [region, indicator, value, unit, asOf])).toEqual([
      ['临江市', '5G基站数', 1200, '个', '2020'],
    ]);
    for (const { source } of figures) expect(TABLE.slice(source.start, source.end)).toBe(source.quote);
  });

  it('has none where a cell is a dash, and leaves the targets as they are', () => {
    expect(plan.targets.map(({ indicator, value }) => [indicator, value])).toEqual([
      ['5G基站数', 6000],
      ['政务服务“一网通办”率', 100],
    ]);
  });
});
