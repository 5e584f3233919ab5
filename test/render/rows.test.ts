import { expect, it } from 'vitest';
import { goalText } from '../../src/render/rows.js';

const goal = (indicator: string, scope: 'cumulative' | 'annual' | 'growth' | null, value: number, unit: string) =>
  goalText({ indicator, scope, op: '=', value, valueMax: null, unit });

it.each([
  [goal('园区规模以上工业企业单位增加值能耗下降', 'growth', 16, '%'), '16%'],
  [goal('电子申请的商标变更、续展审查周期压缩', 'growth', 20, '%'), '20%'],
  [goal('检测收费标准降低', 'growth', 30, '%'), '30%'],
  [goal('知识产权服务业营业收入年平均增长率', 'growth', 15, '%'), '15%'],
  [goal('国家试点示范县（市、区）数量增长', 'growth', 50, '%'), '50%'],
  [goal('高新技术企业数量', 'growth', 1, '番'), '翻 1 番'],
  [goal('全市生产总值', 'growth', 5, '%'), '增长 5%'],
  [goal('知识产权质押融资金额', 'cumulative', 250, '亿元'), '累计 250 亿元'],
  [goal('累计培育企业', 'cumulative', 1500, '家'), '1500 家'],
  [goal('年主营业收入', 'annual', 5, '亿元'), '5 亿元'],
])('%s', (shown, expected) => {
  expect(shown).toBe(expected);
});

const span = (quote: string) => ({ start: 0, end: quote.length, line: 1, quote });

it.each([
  ['1/3以上的村建有驿站', 33.33, '≥ 1/3'],
  ['三分之二以上的村建有驿站', 66.67, '≥ 三分之二'],
  ['33.33%以上的村建有驿站', 33.33, '≥ 33.33%'],
  ['2/5以上的村建有驿站，其余60%建有书屋', 60, '≥ 60%'],
  ['2023/25版目录覆盖92%以上', 92, '≥ 92%'],
])('%s of %d%% is shown as %s', (quote, value, expected) => {
  const row = { indicator: '村建有驿站', scope: null, op: '>=', value, valueMax: null, unit: '%', source: span(quote) } as const;
  expect(goalText(row)).toBe(expected);
});
