import { describe, expect, it } from 'vitest';
import { structureOf } from '../state-of.js';

function rowsOf(text: string): { header: boolean; cells: string[] }[] {
  return structureOf(text)
    .blocks.filter((block) => block.kind === 'table-row')
    .map((block) => ({ header: block.header, cells: (block.cells ?? []).map((cell) => cell.text) }));
}

describe('tables', () => {
  it('reads a Markdown table', () => {
    expect(
      rowsOf('一、主要指标\n\n| 指标名称 | 单位 | 2025年 | 属性 |\n| --- | :-: | --- | --- |\n| 森林覆盖率 | % | 61.5 | 约束性 |\n'),
    ).toEqual([
      { header: true, cells: ['指标名称', '单位', '2025年', '属性'] },
      { header: false, cells: ['森林覆盖率', '%', '61.5', '约束性'] },
    ]);
  });

  it('reads a table with tabs and keeps empty cells (阜新蒙古族自治县工作指导方案)', () => {
    expect(
      rowsOf('附件1\n部门\t政策制定重点领域\t对应的健康因素\n公安局\t维护社会治安，减少犯罪\t社会环境、意外伤害\n民政局\t\t社区服务\n'),
    ).toEqual([
      { header: true, cells: ['部门', '政策制定重点领域', '对应的健康因素'] },
      { header: false, cells: ['公安局', '维护社会治安，减少犯罪', '社会环境、意外伤害'] },
      { header: false, cells: ['民政局', '', '社区服务'] },
    ]);
  });

  it('reads a table with tabs whose cells run over several lines, with the names of its parts', () => {
    const text =
      '序号\t工作内容\t完成时限\t责任单位\n一、\t设施更新\t\t\n1\t更换老旧消火栓\t6月\t县住建局\n县消防救援大队\n2\t改造配水井\t1.清理井室。\n2.更换阀门，8月完成。\t县水务局\n二、\t日常养护\n4\t巡查管线\t每月\t县水务局\n三、其他事项\n本表由县水务局解释。\n';
    const cells = (rows: readonly string[]): string[][] => rows.map((row) => row.split('|'));
    expect(rowsOf(text).map((row) => row.cells)).toEqual(
      cells([
        '序号|工作内容|完成时限|责任单位',
        '1|更换老旧消火栓|6月|县住建局\n县消防救援大队',
        '2|改造配水井|1.清理井室。\n2.更换阀门，8月完成。|县水务局',
        '4|巡查管线|每月|县水务局',
      ]),
    );
    const headings = structureOf(text).blocks.filter((block) => block.kind === 'heading');
    expect(headings.map(({ number, title }) => `${number}${title}`)).toEqual(['一、设施更新', '二、日常养护', '三、其他事项']);
  });

  it('reads a table with tabs whose rows are grouped by lines between them', () => {
    const text =
      '序号\t指标名称\t2025年\t2030年目标\n一、城乡建设\n1\t供水普及率（%）\t91\t95\n（二）民生保障\n2\t托位数（个）\t300\t450\n二、保障措施\n加强督导。\n';
    expect(rowsOf(text).map(({ cells }) => cells)).toEqual([
      ['序号', '指标名称', '2025年', '2030年目标'],
      ['一、城乡建设'],
      ['1', '供水普及率（%）', '91', '95'],
      ['（二）民生保障'],
      ['2', '托位数（个）', '300', '450'],
    ]);
  });

  it('reads a table printed cell by cell with running numbers (第二批支持创新相关改革举措推广清单)', () => {
    const text =
      '一、推广清单\n序号\n改革举措\n主 要 内 容\n指导部门\n推广范围\n1\n以降低侵权损失为核心的专利保险机制\n围绕专利应用和维权，开发保险产品\n国家知识产权局\n全国\n2\n知识产权案件审判中引入技术调查官制度\n法院审理知识产权案件时，可以引入技术调查官\n最高人民法院\n全国\n';
    expect(rowsOf(text).map(({ cells }) => cells)).toEqual([
      ['序号', '改革举措', '主 要 内 容', '指导部门', '推广范围'],
      ['1', '以降低侵权损失为核心的专利保险机制', '围绕专利应用和维权，开发保险产品', '国家知识产权局', '全国'],
      ['2', '知识产权案件审判中引入技术调查官制度', '法院审理知识产权案件时，可以引入技术调查官', '最高人民法院', '全国'],
    ]);
  });

  it('reads a table printed cell by cell whose rows end with 约束性 or 预期性', () => {
    const rows = rowsOf(
      '一、主要指标\n指标名称\n单位\n2020年\n2025年\n属性\n森林覆盖率\n%\n61.2\n61.5\n约束性\n新增湿地面积\n公顷\n500\n预期性\n',
    );
    expect(rows.map(({ cells }) => cells.length)).toEqual([5, 5, 4]);
    expect(rows[2]?.cells).toEqual(['新增湿地面积', '公顷', '500', '预期性']);
  });

  it.each(['组长：\t张三\n', '指标\n到2025年，森林覆盖率达到61.5%。\n', '一、名单\n单位\n部门\n', 'a|b\n'])('leaves alone: %j', (text) => {
    expect(rowsOf(text)).toEqual([]);
  });
});
