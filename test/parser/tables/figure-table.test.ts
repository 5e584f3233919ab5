import { describe, expect, it } from 'vitest';
import { figures } from '../figures-of.js';

/** A report on 2023 with one table; cells of a line are parted by `|`. */
const report = (lines: readonly string[], before = '一、基本情况'): string =>
  `云川市2023年住房公积金年度报告\n${before}\n${lines.map((line) => line.replaceAll('|', '\t')).join('\n')}\n`;

describe('tables of figures in a report', () => {
  it('give kinds by measures, shares of the measure before them, and totals under the measure alone', () => {
    expect(
      figures(report(['单位性质|缴存单位（个）|占比（%）|缴存职工（人）', '国有企业|318|8.31|26,814', '合  计|3826|100|154200'])),
    ).toEqual([
      '国有企业缴存单位 318个 2023',
      '国有企业缴存单位占比 8.31% 2023',
      '国有企业缴存职工 26814人 2023',
      '缴存单位 3826个 2023',
      '缴存单位占比 100% 2023',
      '缴存职工 154200人 2023',
    ]);
  });

  it('give places their own figures with 同比 and rank', () => {
    const lines = ['序号|地区|有效发明专利（件）|比2022年增长（%）|排名', '1|南山县|1250|-3.2|第2位', '2|龙泉县|980|11|第3位'];
    expect(figures(report(lines), true)).toEqual([
      '南山县 有效发明专利 1250件 2023 同比-3.2 第2位',
      '龙泉县 有效发明专利 980件 2023 同比11 第3位',
    ]);
  });

  it('give indicators by years, and leave plans and how far they were met alone', () => {
    const lines = ['指标|2022年|2023年|2023年计划|完成计划', '缴存额|23.1|27.36|25.50|107.3'];
    expect(figures(report(lines, '单位：亿元'))).toEqual(['缴存额 23.1亿元 2022', '缴存额 27.36亿元 2023']);
  });

  it('date a measure by the year in its title, and leave years to come alone', () => {
    const lines = ['银行|2022年末余额（亿元）|2023年末余额（亿元）|2024年预期（亿元）|2024年（亿元）', '建行|3.1|4.2|5|5.5'];
    expect(figures(report(lines))).toEqual(['建行余额 3.1亿元 2022', '建行余额 4.2亿元 2023']);
  });

  it('leave alone numbers without one measure unit', () => {
    expect(figures(report(['指标|2022年|2023年', '新增职工|1.5|1.67'], '单位：亿元、万人'))).toEqual([]);
    expect(figures(report(['科室|电话|人员', '办公室|5551234|12']))).toEqual([]);
  });
});
