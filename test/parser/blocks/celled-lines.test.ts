import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const figuresOf = (text: string): string[] =>
  parse(text).observations.map(({ indicator, value, unit, asOf }) => `${indicator} ${value}${unit} ${asOf}`);
const printed = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => `${cell} |`).join('\n')}\n|`).join('\n');
const ROWS = [
  ['指 标', '2015年 完成', '2020年 完成', '年均增长(%)', '指标属性'],
  ['用水总量(亿立方米)', '3.4', '4.1', '3.8', '预期性'],
  ['供水普及率(%)', '91', '97.5', '/', '预期性'],
  ['水厂(座)', '12', '15', '4.6', '预期性'],
];

describe('a table printed one cell a line with a bar behind each', () => {
  it('has its rows where lines of bars end them', () => {
    expect(figuresOf(`云山市节水“十四五”规划\n表1:“十三五”主要指标\n${printed(ROWS)}\n用水效率提高。\n`)).toEqual([
      '用水总量 3.4亿立方米 2015',
      '用水总量 4.1亿立方米 2020',
      '供水普及率 91% 2015',
      '供水普及率 97.5% 2020',
      '水厂 12座 2015',
      '水厂 15座 2020',
    ]);
  });

  it('leaves rows of another width alone', () => {
    const rows = [...ROWS, ['水质', '达标率(%)', '80', '85', '/', '约束性']];
    expect(figuresOf(`云山市节水“十四五”规划\n${printed(rows)}\n用水效率提高。\n`)).toHaveLength(6);
  });

  it('is none where cells are few', () => {
    const { tasks, targets } = parse('云山市节水规划\n一、重点任务\n首页 |\n新闻 |\n（一）改造管网\n改造管网80公里。\n');
    expect(tasks).toHaveLength(1);
    expect(targets).toHaveLength(1);
  });
});

describe('a table of a plan with years before its own alone', () => {
  const table = (heads: string): string =>
    `云山市节水“十四五”规划\n| 指标 | ${heads} |\n| --- | --- | --- |\n| 水厂(座) | 12 | 15 |\n| 水库(座) | 3 | 4 |\n`;
  it('gives figures, and none where something is aimed at', () => {
    expect(figuresOf(table('2015年 | 2020年'))).toEqual(['水厂 12座 2015', '水厂 15座 2020', '水库 3座 2015', '水库 4座 2020']);
    expect(figuresOf(table('2015年 | 2018年规划'))).toEqual([]);
  });
});
