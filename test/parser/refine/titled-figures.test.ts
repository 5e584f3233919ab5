import { expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const valuesOf = (body: string): string[] =>
  parse(`云山市“十五五”发展规划（2026—2030年）\n二、主要目标\n${body}\n`).targets.map(({ indicator, value }) => `${indicator} ${value}`);

it('a line over a text has no aim of its own where the text gives the figure of the same thing', () => {
  expect(valuesOf('五年投资300余亿元兴水利\n未来五年，全市将投资312亿元用于水利建设。')).toHaveLength(1);
});

it('a line of a list keeps its aim where the line below gives as many of another thing', () => {
  expect(valuesOf('新增停车位500个\n新建充电桩500个，建设公园10个。')).toEqual(['新增停车位 500', '充电桩 500', '公园 10']);
  expect(valuesOf('新增养老床位1000张\n新增托育床位1000张，新增停车位5000个。')).toHaveLength(3);
});
