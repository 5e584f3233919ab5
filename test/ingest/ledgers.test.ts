import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/ingest/limits.js';
import { readFileText } from '../../src/ingest/read-file.js';
import type { ParsedPlan } from '../../src/model/plan.js';
import { parse } from '../../src/parser/parse.js';
import { type Grid, spans } from './make-documents.js';

const TITLE = '某市知识产权强市建设重点任务分工表';

/** A 重点任务分工表 as offices set it: a merged title, a header of two rows, parts merged downwards, one body a line. */
const LEDGER: Grid = [
  ['序号', '工作领域', '重点任务', '责任单位', '', '完成时限'],
  [null, null, null, '牵头单位', '配合单位', null],
  ['1', '高质量创造', '开展高价值专利培育布局，新增高价值专利培育项目20个以上', '市市场监管局', '市科技局\n市经信局', '2025年6月底前'],
  ['2', null, '建立专利导航服务机制', '市市场监管局', '市财政局', '2025年12月底前'],
  ['3', '高水平保护', '建设知识产权保护中心', '市市场监管局\n市委编办', '', '2026年'],
  ['4', null, '开展知识产权执法专项行动', '市公安局', '市中级人民法院、市检察院', '2026年'],
];

/** What an official reads out of it: number, work, who leads, who supports, by when. */
const TASKS = [
  ['1', '开展高价值专利培育布局，新增高价值专利培育项目20个以上', ['市市场监管局'], ['市科技局', '市经信局'], '2025-06'],
  ['2', '建立专利导航服务机制', ['市市场监管局'], ['市财政局'], '2025-12'],
  ['3', '建设知识产权保护中心', ['市市场监管局', '市委编办'], [], '2026'],
  ['4', '开展知识产权执法专项行动', ['市公安局'], ['市中级人民法院', '市检察院'], '2026'],
] as const;

const rowsOf = ({ tasks }: ParsedPlan): unknown[] => {
  const named = (task: ParsedPlan['tasks'][number], role: string): string[] =>
    task.bodies.filter((body) => body.role === role).map((body) => body.name);
  return tasks.map((task) => [task.number, task.title, named(task, 'lead'), named(task, 'support'), task.due]);
};

async function readRows(bytes: Uint8Array, name: string): Promise<{ lines: string[]; parsed: ParsedPlan }> {
  const { text } = await readFileText(bytes, name, DEFAULT_LIMITS);
  return { lines: text.replace(/\n+$/u, '').split('\n'), parsed: parse(text) };
}

async function asDocx(grid: Grid): Promise<Uint8Array> {
  const rows = spans(grid).map(
    (row, at) =>
      new TableRow({
        tableHeader: at < 2,
        children: row.map(
          ({ text, columns, rows: down }) =>
            new TableCell({ columnSpan: columns, rowSpan: down, children: text.split('\n').map((line) => new Paragraph(line)) }),
        ),
      }),
  );
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(TITLE), new Table({ rows })] }] })));
}

function asHtml(grid: Grid): Uint8Array {
  const rows = spans(grid).map(
    (row, at) =>
      `<tr>${row
        .map(({ text, columns, rows: down }) => {
          const tag = at < 2 ? 'th' : 'td';
          return `<${tag} colspan="${columns}" rowspan="${down}">${text.replaceAll('\n', '<br/>')}</${tag}>`;
        })
        .join('')}</tr>`,
  );
  return new TextEncoder().encode(`<html><body><table><caption>${TITLE}</caption>${rows.join('')}</table></body></html>`);
}

/** A workbook; `merged` as Word tables are, else typed into single cells with the rest left blank. */
async function asXlsx(grid: Grid, merged: boolean): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('分工');
  sheet.getCell(1, merged ? 1 : 3).value = TITLE;
  if (merged) sheet.mergeCells(1, 1, 1, grid[0]?.length ?? 1);
  for (const { text, x, y, columns, rows } of spans(grid).flat()) {
    sheet.getCell(y + 2, x + 1).value = /^\d+$/u.test(text) ? Number(text) : text;
    if (merged && columns * rows > 1) sheet.mergeCells(y + 2, x + 1, y + 1 + rows, x + columns);
  }
  sheet.getCell(grid.length + 2, 1).value = '注：排在首位的为牵头单位。';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test.each([
  ['分工表.docx', () => asDocx(LEDGER)],
  ['分工表.html', async () => asHtml(LEDGER)],
  ['分工表.xlsx', () => asXlsx(LEDGER, true)],
  ['分工表（未合并）.xlsx', () => asXlsx(LEDGER, false)],
] as const)('a division of tasks is read from %s as an official reads it', async (name, make) => {
  const { lines, parsed } = await readRows(await make(), name);
  expect(lines.slice(0, 2)).toEqual([TITLE, '序号\t工作领域\t重点任务\t牵头单位\t配合单位\t完成时限']);
  expect(rowsOf(parsed)).toEqual(TASKS);
  expect(parsed.title).toBe(TITLE);
});

test('a csv without merged cells says the same; its file name is the title where the table has none', async () => {
  const rows = LEDGER.map((row) => row.map((cell) => `"${cell ?? ''}"`).join(','));
  const bytes = new TextEncoder().encode(`\uFEFF${rows.join('\r\n')}\r\n`);
  const { lines, parsed } = await readRows(bytes, `${TITLE}.csv`);
  expect(lines[0]).toBe(TITLE);
  expect(rowsOf(parsed)).toEqual(TASKS);
});

test('a duty list with long cells stays a table in a Word file', async () => {
  const duties = Array.from({ length: 40 }, (_, at) => new Paragraph(`第${at + 1}项职责：做好相关工作。`));
  const row = (cells: readonly (readonly Paragraph[])[]): TableRow =>
    new TableRow({ children: cells.map((children) => new TableCell({ children: [...children] })) });
  const table = new Table({
    rows: [
      row([[new Paragraph('部门')], [new Paragraph('职责与任务')]]),
      row([[new Paragraph('省财政厅')], duties]),
      row([[new Paragraph('省科技厅')], [new Paragraph('支持开展健康科学研究与技术开发。')]]),
    ],
  });
  const file = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('省级部门职责清单'), table] }] }));
  const { lines } = await readRows(new Uint8Array(file), '职责清单.docx');
  expect(lines.map((line) => line.split('\t').length)).toEqual([1, 2, 2, 2]);
  expect(lines[2]).toMatch(/^省财政厅\t第1项职责.*第40项职责/u);
});

test('cells are read as the sheet shows them: percentages, dates, results of formulas', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sheet1');
  sheet.addRow(['指标名称', '单位', '2025年目标值', '完成时间', '备注']);
  sheet.addRow(['签约居民续约率', '', 0.8, new Date(Date.UTC(2025, 11, 31)), '']);
  sheet.addRow(['专利密集型产业增加值占比', '', { formula: 'C2/5', result: 0.16 }, new Date(Date.UTC(2025, 5, 1)), '']);
  sheet.addRow(['有效发明专利拥有量', '万件', 15.3, '2025年', '']);
  for (const at of [2, 3]) sheet.getCell(at, 3).numFmt = '0.0%';
  sheet.getCell(2, 4).numFmt = 'yyyy/m/d';
  sheet.getCell(3, 4).numFmt = 'yyyy"年"m"月"';
  const { lines, parsed } = await readRows(new Uint8Array(await book.xlsx.writeBuffer()), '某市指标表.xlsx');
  expect(lines).toEqual([
    '某市指标表',
    '指标名称\t单位\t2025年目标值\t完成时间\t备注',
    '签约居民续约率\t\t80%\t2025年12月31日\t',
    '专利密集型产业增加值占比\t\t16%\t2025年6月\t',
    '有效发明专利拥有量\t万件\t15.3\t2025年\t',
  ]);
  expect(parsed.targets.map(({ indicator, value, unit, due }) => [indicator, value, unit, due])).toEqual([
    ['签约居民续约率', 80, '%', '2025'],
    ['专利密集型产业增加值占比', 16, '%', '2025'],
    ['有效发明专利拥有量', 15.3, '万件', '2025'],
  ]);
});

test('tables one below the other on a sheet keep their own columns', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sheet1');
  sheet.addRows([
    ['某市主要指标'],
    ['指标名称', '单位', '2025年目标值'],
    ['海外发明专利授权量', '件', 1200],
    [],
    ['某市重点任务'],
    ['序号', '任务', '牵头单位'],
    [1, '建设知识产权保护中心', '市市场监管局'],
  ]);
  const { lines, parsed } = await readRows(new Uint8Array(await book.xlsx.writeBuffer()), 'Book1.xlsx');
  expect(lines.map((line) => line.split('\t').length)).toEqual([1, 3, 3, 1, 3, 3]);
  expect(parsed.targets.map(({ indicator, value }) => [indicator, value])).toEqual([['海外发明专利授权量', 1200]]);
  expect(rowsOf(parsed)).toEqual([['1', '建设知识产权保护中心', ['市市场监管局'], [], null]]);
});
