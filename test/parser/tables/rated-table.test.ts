import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const PLAN = (table: string): string => `某省信息化发展规划（2016—2020年）\n\n一、发展目标\n\n${table}\n`;

/** From national-informatization-13th-plan: cells glued together, group headings between the rows. */
const TABLE =
  '“十三五”信息化发展主要指标指　标2015年2020年年均增速（%）总体发展水平总体发展水平1.信息化发展指数72.4588—信息技术与产业信息技术与产业2.信息产业收入规模（万亿元）17.126.28.93.国内信息技术发明专利授权数（万件）11.015.36.94.IT项目投资占全社会固定资产投资总额的比例（%）2.25〔2.8〕信息基础设施5.光纤入户用户占总宽带用户的比率（%）5680〔24〕。';

describe('tables of two years and a rate without cell borders', () => {
  it('finds where one figure ends by the rate or the change', () => {
    const rows = parse(PLAN(TABLE)).targets.map(({ indicator, value, unit, due, baseline }) => [
      indicator,
      baseline?.value,
      value,
      unit,
      due,
    ]);
    expect(rows).toEqual([
      ['信息化发展指数', 72.45, 88, null, '2020'],
      ['信息产业收入规模', 17.1, 26.2, '万亿元', '2020'],
      ['国内信息技术发明专利授权数', 11, 15.3, '万件', '2020'],
      ['IT项目投资占全社会固定资产投资总额的比例', 2.2, 5, '%', '2020'],
      ['光纤入户用户占总宽带用户的比率', 56, 80, '%', '2020'],
    ]);
  });

  it('says so where the figures cannot be told apart', () => {
    const plan = parse(
      PLAN(
        '指标2015年2020年年均增速（%）总体发展水平1.甲类指标（万件）11.015.36.92.乙类指标（万件）11.015.36.93.丙类指标（件）1014.丁类指标（件）11.015.36.9',
      ),
    );
    expect(plan.diagnostics.some(({ rule }) => rule === 'rated-tables')).toBe(true);
  });

  it('leaves a sentence with numbers alone', () => {
    expect(parse(PLAN('到2020年，信息产业收入规模达到26.2万亿元。')).targets.map(({ pass }) => pass)).toEqual(['figures']);
  });
});
