import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { decodeText } from './decode.js';
import { type CellValue, type DocumentText, type Sheet, TextBuilder } from './document.js';
import type { ReadLimits } from './limits.js';
import { refusal } from './refusal.js';
import { joinCellLines, writeTable } from './table-text.js';
import { openArchive } from './zip.js';

/** Parts of a workbook that carry cells; macros, pictures, pivot caches and links to other files are never unpacked. */
const CELL_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(?:app|core)\.xml|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/theme\/theme\d+\.xml|xl\/worksheets\/sheet\d+\.xml)$/u;

const dateText = (date: Date): string => date.toISOString().slice(0, 10);

/** The value of a cell as it is shown; a formula gives the result stored with it, an error nothing. */
function shown(cell: ExcelJS.CellValue): CellValue {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'string' || typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : dateText(cell);
  if ('richText' in cell) return cell.richText.map((run) => run.text).join('');
  if ('error' in cell) return null;
  if ('hyperlink' in cell) return typeof cell.text === 'string' ? cell.text : shown(cell.text as ExcelJS.CellValue);
  if ('result' in cell) return shown((cell.result ?? null) as ExcelJS.CellValue);
  return null;
}

function sheetOf(worksheet: ExcelJS.Worksheet, limits: ReadLimits, before: number): Sheet {
  const [height, width] = [worksheet.actualRowCount === 0 ? 0 : worksheet.rowCount, worksheet.columnCount];
  if (before + height * width > limits.maxCells) throw refusal('too-many-cells', { max: limits.maxCells });
  const rows: CellValue[][] = [];
  for (let row = 1; row <= height; row++) {
    const cells: CellValue[] = [];
    for (let column = 1; column <= width; column++) cells.push(shown(worksheet.getRow(row).getCell(column).master.value));
    rows.push(cells);
  }
  return { name: worksheet.name, rows };
}

/** A number as it would be printed; binary noise is rounded away. */
const printed = (cell: CellValue): string =>
  cell === null ? '' : typeof cell === 'number' ? String(Number(cell.toPrecision(15))) : joinCellLines(cell.split('\n'));

/** Text of the sheets: the sheet's name where it says something, then its rows. */
function textOf(sheets: readonly Sheet[], format: 'xlsx' | 'csv', limits: ReadLimits): DocumentText {
  const out = new TextBuilder(limits.maxCharacters);
  for (const sheet of sheets) {
    const grid = sheet.rows.map((row) => row.map(printed));
    const used = grid.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell !== '') + 1), 0);
    if (used === 0) continue;
    const place = format === 'csv' ? '' : `工作表“${sheet.name}” `;
    if (sheets.length > 1 && !/^(?:sheet|工作表)\s*\d*$/iu.test(sheet.name)) out.line(sheet.name, place.trim());
    writeTable(
      out,
      grid.map((row) => row.slice(0, used)),
      (row) => `${place}第 ${row} 行`,
    );
  }
  return { ...out.build(), format, warnings: [], sheets };
}

/** Reads the sheets of an xlsx that are not hidden. */
export async function readXlsx(bytes: Uint8Array, limits: ReadLimits): Promise<DocumentText> {
  const parts = openArchive(bytes, limits, (name) => CELL_PARTS.test(name));
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(zipSync(Object.fromEntries(parts), { level: 0 }).buffer as ArrayBuffer);
  } catch (error) {
    throw refusal('damaged', { kind: 'Excel ' }, error);
  }
  const sheets: Sheet[] = [];
  let cells = 0;
  for (const worksheet of workbook.worksheets) {
    if (worksheet.state !== 'visible') continue;
    const sheet = sheetOf(worksheet, limits, cells);
    cells += sheet.rows.length * (sheet.rows[0]?.length ?? 0);
    sheets.push(sheet);
  }
  return textOf(sheets, 'xlsx', limits);
}

/** Cells of a csv text (RFC 4180, tabs or semicolons where the first line has them). */
function csvRows(text: string, limits: ReadLimits): string[][] {
  const head = text.slice(0, Math.max(0, text.indexOf('\n')) || text.length);
  const comma = [',', '\t', ';'].reduce((best, sign) => (head.split(sign).length > head.split(best).length ? sign : best), ',');
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  let count = 0;
  const close = (): void => {
    if (++count > limits.maxCells) throw refusal('too-many-cells', { max: limits.maxCells });
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === comma) close();
    else if (char === '\n') {
      close();
      rows.push([]);
    } else if (char !== '\r') cell += char;
  }
  if (cell !== '' || (rows.at(-1)?.length ?? 0) > 0) close();
  if (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

/** Reads a csv as a workbook of one sheet. */
export function readCsv(bytes: Uint8Array, limits: ReadLimits): DocumentText {
  const rows = csvRows(decodeText(bytes).text, limits);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length * width > limits.maxCells) throw refusal('too-many-cells', { max: limits.maxCells });
  const sheet: Sheet = { name: 'csv', rows: rows.map((row) => Array.from({ length: width }, (_, at) => (row[at] ?? '') || null)) };
  return textOf([sheet], 'csv', limits);
}
