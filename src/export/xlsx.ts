import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { EDITABLE, OPERATOR_WORD, SCOPE_WORD, SHEETS } from '../model/exchange.js';
import type { Tone } from '../render/reply.js';
import { STATUS_NAME, STATUS_TONE } from '../render/status-words.js';
import { columns as columnsOf } from '../render/width.js';
import type { SheetRows, SheetValue } from './sheets.js';
import { xmlText } from './xml-text.js';

/** Widths in characters of the default type; columns that are not named get `DEFAULT_WIDTH`. */
const WIDTH: Readonly<Record<string, number>> = {
  编号: 9,
  规划: 26,
  指标: 30,
  比较: 8,
  目标值: 10,
  上限: 8,
  单位: 8,
  口径: 7,
  期限: 12,
  最新值: 10,
  最新值单位: 8,
  截至: 12,
  状态: 11,
  到期日: 12,
  说明: 11,
  章节: 22,
  原文: 56,
  序号: 7,
  任务: 34,
  牵头单位: 22,
  配合单位: 40,
  地区: 12,
  数值: 11,
  来源: 30,
  类型: 7,
  事项: 44,
  责任单位: 40,
  指标标识: 24,
};
const DEFAULT_WIDTH = 14;
const HIDDEN = new Set(['指标标识']);
/** Columns for the screen only; on paper they would make the type too small. */
const SCREEN_ONLY = new Set(['章节', '原文', '指标标识']);
/** Points of one line of type, of the tallest row that Excel allows, and lines at most that a source text may make a row grow. */
const LINE_HEIGHT = 13.5;
const ROW_HEIGHT_MAX = 400;
const SOURCE_LINES_MAX = 2;
/** Columns of measure units. */
const MEASURES = new Set(['单位', '最新值单位']);
const FONT = '宋体';
const FILL: Readonly<Record<Tone, string | null>> = {
  neutral: null,
  good: 'FFE2F0D9',
  warning: 'FFFFF2CC',
  bad: 'FFF8CBAD',
  quiet: 'FFEDEDED',
};
const HEADER_FILL = 'FFD9E2F3';
const EDITABLE_FILL = 'FFC6E0B4';
const TONE_OF = new Map(Object.entries(STATUS_NAME).map(([status, name]) => [name, STATUS_TONE[status as keyof typeof STATUS_TONE]]));
/** Fixed, so that the same data give the same bytes. */
const STAMP = new Date('2000-01-01T00:00:00Z');

const solid = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const thin: Partial<ExcelJS.Border> = { style: 'thin', color: { argb: 'FFBFBFBF' } };
const lists: Readonly<Record<string, readonly string[]>> = { 比较: Object.values(OPERATOR_WORD), 口径: Object.values(SCOPE_WORD) };

function writeCell(cell: ExcelJS.Cell, column: string, value: SheetValue): void {
  cell.value = typeof value === 'string' ? xmlText(value) : value;
  cell.font = { name: FONT, size: 10 };
  cell.alignment = {
    vertical: 'top',
    wrapText: true,
    horizontal: typeof value === 'number' ? 'right' : 'left',
    // A measure unit stands apart from the number to its left.
    ...(MEASURES.has(column) ? { indent: 1 } : {}),
  };
  cell.border = { top: thin, left: thin, bottom: thin, right: thin };
  // Text stays text: what begins with = + - @ is never taken for a formula, also after the cell was edited.
  cell.numFmt = value instanceof Date ? 'yyyy-mm-dd' : typeof value === 'number' ? 'General' : '@';
  const fill = column === '状态' && typeof value === 'string' ? FILL[TONE_OF.get(value) ?? 'neutral'] : null;
  if (fill) cell.fill = solid(fill);
  const choices = lists[column];
  if (choices) cell.dataValidation = { type: 'list', allowBlank: true, formulae: [`"${choices.join(',')}"`] };
}

/** Height of a row whose texts are wrapped; programs do not agree on working it out themselves. */
function rowHeight(columns: readonly string[], values: readonly SheetValue[]): number {
  const lines = columns.map((column, at) => {
    const value = values[at];
    if (typeof value !== 'string' || HIDDEN.has(column)) return 1;
    const wrapped = value
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / ((WIDTH[column] ?? DEFAULT_WIDTH) - 1.5))), 0);
    return SCREEN_ONLY.has(column) ? Math.min(wrapped, SOURCE_LINES_MAX) : wrapped;
  });
  return Math.min(ROW_HEIGHT_MAX, Math.max(...lines) * LINE_HEIGHT + 3);
}

function writeSheet(workbook: ExcelJS.Workbook, { kind, columns, rows }: SheetRows): void {
  const name = SHEETS[kind];
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: kind === 'deadlines' ? 0 : 1, ySplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddHeader: `&C${name}`, oddFooter: '&C第 &P 页，共 &N 页' },
  });
  const editable = new Set<string>(kind === 'deadlines' ? [] : EDITABLE[kind]);
  sheet.columns = columns.map((column) => ({ width: WIDTH[column] ?? DEFAULT_WIDTH, hidden: HIDDEN.has(column) }));
  const header = sheet.getRow(1);
  columns.forEach((column, at) => {
    const cell = header.getCell(at + 1);
    writeCell(cell, '', column);
    cell.font = { name: FONT, size: 10, bold: true };
    cell.fill = solid(editable.has(column) ? EDITABLE_FILL : HEADER_FILL);
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  });
  rows.forEach((values, index) => {
    const row = sheet.getRow(index + 2);
    row.height = rowHeight(columns, values);
    for (const [at, column] of columns.entries()) writeCell(row.getCell(at + 1), column, values[at] ?? null);
  });
  header.height = rowHeight(columns, columns);
  const printed = columns.filter((column) => !SCREEN_ONLY.has(column)).length;
  sheet.pageSetup.printArea = `A1:${sheet.getColumn(printed).letter}${rows.length + 1}`;
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(1, rows.length + 1), column: columns.length } };
}

/** The library writes print areas as $A1:$O85; programs want both ends fixed, $A$1:$O$85. */
const withFixedAreas = (book: string): string => book.replace(/\$([A-Z]+)(\d+):\$([A-Z]+)(\d+)(?=<)/gu, '$$$1$$$2:$$$3$$$4');

/** The sheets as an Excel workbook; green headers mark what may be changed and imported again. Equal data give equal bytes. */
export async function writeXlsx(sheets: readonly SheetRows[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, { creator: 'planbot', lastModifiedBy: 'planbot', created: STAMP, modified: STAMP });
  for (const sheet of sheets) writeSheet(workbook, sheet);
  const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  const book = parts['xl/workbook.xml'];
  if (book) parts['xl/workbook.xml'] = strToU8(withFixedAreas(strFromU8(book)));
  return zipSync(parts, { level: 6, mtime: STAMP });
}
