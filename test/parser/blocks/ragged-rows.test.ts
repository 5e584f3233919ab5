import { describe, expect, it } from 'vitest';
import { fittedRows } from '../../../src/parser/blocks/ragged-rows.js';
import { structureOf } from '../state-of.js';

const rowsOf = (cells: string): string[] =>
  structureOf(`一、主要指标\n${cells.split('|').join('\n')}\n`)
    .blocks.filter(({ kind }) => kind === 'table-row')
    .map((block) => (block.cells ?? []).map(({ text }) => text).join('|'));

const HEAD = '序号|类目|指标名称|单位|2025年|2030年|属性';

describe('rows of a table printed cell by cell in which one cell stands for several', () => {
  it('gives each row a cell for every column', () => {
    const cells =
      '1|供水|新建管网|公里|3|12|约束性|其中 主干管网|1|4|约束性|2|漏损率|%|9.1|8以下|约束性|3|排水|改造泵站|座|3|4|预期性|4|泵站完好率|%|92|98|预期性';
    expect(rowsOf(`${HEAD}|${cells}|注：漏损率按年算。`)).toEqual([
      HEAD,
      '1|供水|新建管网|公里|3|12|约束性',
      '||其中 主干管网|公里|1|4|约束性',
      '2||漏损率|%|9.1|8以下|约束性',
      '3|排水|改造泵站|座|3|4|预期性',
      '4||泵站完好率|%|92|98|预期性',
    ]);
  });

  it('takes a value before the attribute for no running number', () => {
    const cells = '1|供水|新建水厂|座|2|2|预期性|2|供水能力|万吨|5|6|预期性';
    expect(rowsOf(`${HEAD}|${cells}`).slice(1)).toEqual(['1|供水|新建水厂|座|2|2|预期性', '2||供水能力|万吨|5|6|预期性']);
  });

  it('keeps the name of a group before the running number out of the rows', () => {
    const cells = '供水|1|新建管网|公里|3|2|排水|2|改造泵站|座|3|4|3|泵站完好率|%|92|98|第三章 主要任务';
    const rows = rowsOf(`板块|序号|指标名称|单位|“十四五”现状|“十五五”目标|${cells}`);
    expect(rows.slice(-3)).toEqual(['|1|新建管网|公里|3|2', '|2|改造泵站|座|3|4', '|3|泵站完好率|%|92|98']);
  });

  it.each([
    ['序号|工作内容|完成时限|单位', '1|更换井盖|6月|县水务局'],
    ['序号|指标名称|单位|2030年|属性', '1|供水能力（待定）|万吨|待测算后确定|预期性'],
  ])('leaves what is no such table or does not fit: %s', (titles, row) => {
    const cells = row.split('|').map((text) => ({ text, start: 0, end: text.length }));
    expect(fittedRows(titles.split('|'), cells)).toBeNull();
  });

  it('takes the cells of several bodies for one, and those of the row above where a measure names none', () => {
    const cells =
      '序号|民生实事|责任单位|完成时限|1|新建口袋公园。|区园林局|区水务局|12月底前|2|改造老旧小区。|区住建局|9月底前|加装电梯。|年底前|3|修缮校舍。|区教育局|8月底前开工';
    expect(rowsOf(`${cells}`).map((row) => row.replace(/\n/gu, '、'))).toEqual([
      '序号|民生实事|责任单位|完成时限',
      '1|新建口袋公园。|区园林局、区水务局|12月底前',
      '2|改造老旧小区。|区住建局|9月底前',
      '|加装电梯。|区住建局|年底前',
      '3|修缮校舍。|区教育局|8月底前开工',
    ]);
  });
});
