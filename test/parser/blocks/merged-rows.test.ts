import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';
import { structureOf } from '../state-of.js';

const HEAD = '序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位';

const tasks = (text: string): string[] =>
  structureOf(text).tasks.map(
    ({ number, section, title, bodies, due }) =>
      `${number} | ${section} | ${title} | ${bodies.map(({ name, role }) => (role === 'lead' ? `牵头 ${name}` : name)).join('、')} | ${due}`,
  );

describe('rows of a division of work that lack the cells printed for several rows', () => {
  const text = `清水县2027年治水行动计划\n\n${HEAD}
一、河道
（一）整治
1\t疏浚 河道\t清理淤泥，拆除违建。\t年底前\t县水务局\t县财政局 县公安局\t各乡镇
补种芦苇。\t6月底前\t县林业局\t——
开展巡查。\t长期实施\t县水务局\t县城管局 县环卫 服务中心\t——
二、湖泊
2\t修复湿地\t退养还湖。\t年底前\t县农业农村局\t——
发展观光渔业。\t3-9月\t县文旅局\t县农业农村局
`;

  it('are tasks under the number and the work above, with their own dates and bodies', () => {
    expect(tasks(text)).toEqual([
      '1 | 疏浚河道 | 清理淤泥，拆除违建 | 牵头 县水务局、县财政局、县公安局、各乡镇 | 2027',
      '1 | 疏浚河道 | 补种芦苇 | 牵头 县林业局 | 2027-06',
      '1 | 疏浚河道 | 开展巡查 | 牵头 县水务局、县城管局、县环卫服务中心 | null',
      '2 | 修复湿地 | 退养还湖 | 牵头 县农业农村局 | 2027',
      '2 | 修复湿地 | 发展观光渔业 | 牵头 县文旅局、县农业农村局 | null',
    ]);
  });

  it('are said to be fitted by their order where a body is missing', () => {
    expect(parse(text).diagnostics.filter(({ rule }) => rule === 'merged-rows')).toHaveLength(1);
  });

  it.each([
    [
      'a row that may be read in two ways',
      '序号\t任务\t内容\t时限\t牵头单位\n1\t甲工程\t修路建桥\t6月底\t县交通局\n2\t乙工程\t种树\n3\t丙工程\t修渠引水\t7月底\t县水务局\n',
    ],
    ['a table of indicators', '序号\t指标\t内容\t时限\t单位\n1\t长度\t修路\t6月底\t公里\n修桥\t7月底\t座\n2\t面积\t种树\t8月底\t亩\n'],
    [
      'rows that have all their cells',
      '序号\t任务内容\t完成时限\t责任单位\n1\t修路建桥\t6月底\t县交通局\n2\t种草种树\t7月底\t县林业局\n3\t修渠引水\t8月底\t县水务局\n',
    ],
  ])('leaves to other readers %s', (_name, table) => {
    expect(parse(`清水县2027年行动计划\n\n${table}`).diagnostics.filter(({ rule }) => rule === 'merged-rows')).toHaveLength(0);
    expect(structureOf(`清水县2027年行动计划\n\n${table}`).tasks.every(({ title }) => title.length > 3)).toBe(true);
  });
});
