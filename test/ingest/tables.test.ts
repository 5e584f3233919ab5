import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/ingest/limits.js';
import { readFileText } from '../../src/ingest/read-file.js';
import { type Grid, makePdfTable, spans } from './make-documents.js';

const TITLE = '某市知识产权发展规划（2023—2025年）';

/** Tables as plans and 重点任务分工表 print them: headers of two rows, merged fields, a running number. */
const TABLES: readonly { readonly name: string; readonly grid: Grid; readonly lines: readonly string[] }[] = [
  {
    name: 'indicators',
    grid: [
      ['序号', '领域', '指标名称', '单位', '目标值', '', '属性'],
      [null, null, null, null, '2023年', '2025年', null],
      ['1', '创造', '每万人口高价值发明专利拥有量', '件', '12', '17', '预期性'],
      ['2', null, '海外发明专利授权量', '件', '900', '1200', '预期性'],
      ['3', '运用', '知识产权质押融资金额', '亿元', '200', '250', '约束性'],
    ],
    lines: [
      '序号\t领域\t指标名称\t单位\t2023年目标值\t2025年目标值\t属性',
      '1\t创造\t每万人口高价值发明专利拥有量\t件\t12\t17\t预期性',
      '2\t创造\t海外发明专利授权量\t件\t900\t1200\t预期性',
      '3\t运用\t知识产权质押融资金额\t亿元\t200\t250\t约束性',
    ],
  },
  {
    name: 'division of tasks',
    grid: [
      ['序号', '重点任务', '责任单位', '', '完成时限'],
      [null, null, '牵头单位', '配合单位', null],
      ['1', '建设知识产权保护中心', '市市场监管局', '市财政局、市科技局', '2024年6月'],
      ['2', '开展专利转化专项行动，推动高校院所专利成果转化运用', '市科技局', '市经信局', '2025年底'],
    ],
    lines: [
      '序号\t重点任务\t牵头单位\t配合单位\t完成时限',
      '1\t建设知识产权保护中心\t市市场监管局\t市财政局、市科技局\t2024年6月',
      '2\t开展专利转化专项行动，推动高校院所专利成果转化运用\t市科技局\t市经信局\t2025年底',
    ],
  },
];

function asHtml(grid: Grid): Uint8Array {
  const cell = ({ text, columns, rows }: { text: string; columns: number; rows: number }): string =>
    `<td colspan="${columns}" rowspan="${rows}"><p>${text}</p></td>`;
  const rows = spans(grid).map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  return new TextEncoder().encode(`<html><body><p>${TITLE}</p><table>${rows.join('')}</table></body></html>`);
}

async function asDocx(grid: Grid): Promise<Uint8Array> {
  const rows = spans(grid).map(
    (row) =>
      new TableRow({
        children: row.map(
          ({ text, columns, rows }) => new TableCell({ columnSpan: columns, rowSpan: rows, children: [new Paragraph(text)] }),
        ),
      }),
  );
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(TITLE), new Table({ rows })] }] })));
}

async function asXlsx(grid: Grid): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sheet1');
  sheet.getCell(1, 1).value = TITLE;
  sheet.mergeCells(1, 1, 1, grid[0]?.length ?? 1);
  for (const { text, x, y, columns, rows } of spans(grid).flat()) {
    sheet.getCell(y + 2, x + 1).value = /^\d+$/u.test(text) ? Number(text) : text;
    if (columns * rows > 1) sheet.mergeCells(y + 2, x + 1, y + 1 + rows, x + columns);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const asCsv = (lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(
    `\uFEFF${lines
      .map((line) =>
        line
          .split('\t')
          .map((cell) => `"${cell}"`)
          .join(','),
      )
      .join('\r\n')}`,
  );

for (const { name, grid, lines } of TABLES) {
  test.each([
    ['table.html', async () => asHtml(grid), `表 1 第 ${grid.length} 行`],
    ['table.docx', () => asDocx(grid), `表 1 第 ${grid.length} 行`],
    ['table.pdf', () => makePdfTable(TITLE, grid), `第 1 页 表 1 第 ${grid.length} 行`],
    ['table.xlsx', () => asXlsx(grid), `工作表“Sheet1” 第 ${grid.length + 1} 行`],
  ] as const)(`reads a table of ${name} from %s row by row`, async (fileName, make, place) => {
    const read = await readFileText(await make(), fileName, DEFAULT_LIMITS);
    expect(read.text.trimEnd().split('\n')).toEqual([TITLE, ...lines]);
    expect(read.places.at(-1)).toEqual({ at: read.text.lastIndexOf(lines.at(-1) ?? ''), label: place });
  });

  test(`reads a table of ${name} from csv`, async () => {
    const read = await readFileText(asCsv(lines), 'table.csv', DEFAULT_LIMITS);
    expect(read.text.trimEnd().split('\n')).toEqual(lines);
  });
}

test('a table that goes on over a page break is read as one, its repeated header once', async () => {
  const header = ['序号', '指标名称', '单位', '2025年'];
  const rows = Array.from({ length: 30 }, (_, at) => [String(at + 1), `第${at + 1}项指标`, '件', String(at * 10)]);
  const pages = [rows.slice(0, 15), rows.slice(15)].map((part) => [header, ...part]);
  const read = await readFileText(await makePdfTable(TITLE, ...pages), 'long.pdf', DEFAULT_LIMITS);
  const expected = [header, ...rows].map((row) => row.join('\t'));
  expect(read.text.trimEnd().split('\n')).toEqual([TITLE, ...expected]);
});
