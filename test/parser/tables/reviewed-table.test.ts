import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const TITLE = '临江市“十四五”供水发展规划\n（2021—2025年）\n一、发展基础\n';
const shown = (...rows: string[]): { targets: string[]; reached: string[] } => {
  const lines = rows.map((row) => `| ${row.replaceAll('|', ' | ')} |`);
  const rule = `|${' --- |'.repeat((rows[0] ?? '').split('|').length)}`;
  const { targets, observations } = parse(`${TITLE}${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`);
  return {
    targets: targets.map(({ indicator, value, unit, due, baseline }) => `${indicator} ${value}${unit} ${due} ${baseline?.value ?? '-'}`),
    reached: observations.map(({ indicator, value, unit, asOf, region }) => `${indicator} ${value}${unit} ${asOf} ${region}`),
  };
};

describe('a table that reviews the plan before', () => {
  it.each([
    ['指标名称|单位|“十三五”目标值|2020年|指标类型|完成情况', '漏损率|%|12|9.5|约束性|超额完成'],
    ['指标名称|单位|2020年目标值|2020年实际值|完成率', '漏损率|%|12|9.5|120%'],
    ['指标名称|单位|2020年目标|完成值', '漏损率|%|12|9.5'],
  ])('states what was reached, and no target: %s', (head, row) => {
    expect(shown(head, row, row.replace(/^漏损率/u, '其中 城区漏损率'))).toEqual({
      targets: [],
      reached: ['漏损率 9.5% 2020 临江市', '城区漏损率 9.5% 2020 临江市'],
    });
  });

  it('leaves words and numbers without a measure unit alone', () => {
    expect(shown('指标|2020年目标|2020年完成', '供水服务|优良|3', '应急预案|全覆盖|已完成')).toEqual({ targets: [], reached: [] });
  });

  it('is none when it holds aims ahead: what was reached is where they start', () => {
    expect(shown('指标名称|单位|2020年目标值|2020年实际值|2025年目标值', '漏损率|%|12|9.5|8', '水厂|座|3|4|6')).toEqual({
      targets: ['漏损率 8% 2025 9.5', '水厂 6座 2025 4'],
      reached: [],
    });
  });
});
