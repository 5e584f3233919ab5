import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { decodeText } from './decode.js';
import { type CellValue, type DocumentText, type Sheet, TextBuilder } from './document.js';
import type { ReadLimits } from './limits.js';
import { refusal, tooLong } from './refusal.js';
import { filledDown, joinCellLines, opensWithTitle, writeTable } from './table-text.js';
import { type Area, mergedAreas, mergesWithin } from './workbook-merges.js';
import { openArchive } from './zip.js';

/** Parts of a workbook that carry cells; macros, pictures, pivot caches and links to other files are never unpacked. */
const CELL_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(?:app|core)\.xml|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/theme\/theme\d+\.xml|xl\/worksheets\/sheet\d+\.xml)$/u;

const dateText = (date: Date): string => date.toISOString().slice(0, 10);

/** The value of a cell; a formula gives the result stored with it, an error nothing. */
function contentOf(cell: ExcelJS.CellValue): CellValue | Date {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'string' || typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell;
  if ('richText' in cell) return cell.richText.map((run) => run.text).join('');
  if ('error' in cell) return null;
  if ('hyperlink' in cell) return typeof cell.text === 'string' ? cell.text : contentOf(cell.text as ExcelJS.CellValue);
  if ('result' in cell) return contentOf((cell.result ?? null) as ExcelJS.CellValue);
  return null;
}

/** A number as it would be printed; binary noise is rounded away. */
const plainNumber = (value: number): string => String(Number(value.toPrecision(15)));

/** A date as plans print it, as exactly as the cell shows it: a format without a day prints the month. */
function printedDate(date: Date, format: string): string {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (format === '' || /d/iu.test(format)) return `${year}年${month}月${day}日`;
  return /m/iu.test(format) ? `${year}年${month}月` : `${year}年`;
}

/** A cell as the sheet shows it: percentages as such, dates in words, the lines of a cell joined. */
function printed(value: CellValue | Date, format: string): string {
  if (value === null) return '';
  if (value instanceof Date) return printedDate(value, format);
  if (typeof value === 'string') return joinCellLines(value.split('\n'));
  return /%/u.test(format.replace(/"[^"]*"/gu, '')) ? `${plainNumber(value * 100)}%` : plainNumber(value);
}

/** A sheet with its cells as shown, row by row. */
interface ShownSheet {
  readonly sheet: Sheet;
  readonly grid: readonly (readonly string[])[];
}

/** What the sheets read so far have used up of the limits. */
interface Used {
  cells: number;
  characters: number;
}

function sheetOf(worksheet: ExcelJS.Worksheet, merged: readonly Area[], limits: ReadLimits, used: Used): ShownSheet {
  // Asked first: the reader counts rows and columns one by one, up to the last row number that the file names.
  if (worksheet.rowCount > limits.maxCells) throw refusal('too-many-cells', { max: limits.maxCells });
  const [height, width] = [worksheet.actualRowCount === 0 ? 0 : worksheet.rowCount, worksheet.columnCount];
  used.cells += height * width;
  if (used.cells > limits.maxCells) throw refusal('too-many-cells', { max: limits.maxCells });
  const merges = mergesWithin(merged, height, width, limits.maxCells);
  const rows: CellValue[][] = [];
  const grid: string[][] = [];
  for (let row = 1; row <= height; row++) {
    const cells: CellValue[] = [];
    const shown: string[] = [];
    for (let column = 1; column <= width; column++) {
      const master = worksheet.getCell(...merges.from(row, column));
      const value = contentOf(master.value);
      if (typeof value === 'string') used.characters += value.length;
      if (used.characters > limits.maxCharacters) throw tooLong(limits.maxCharacters);
      cells.push(value instanceof Date ? dateText(value) : value);
      shown.push(printed(value, master.numFmt ?? ''));
    }
    rows.push(cells);
    grid.push(shown);
  }
  return { sheet: { name: worksheet.name, rows }, grid };
}

/** Names that a program gives a sheet or file, which say nothing about what is in it. */
const NAMELESS = /^(?:sheet|book|csv|工作表|工作簿|新建|未命名|表格?|副本)[\s\d()（）.-]*|^新建.*(?:工作表|表格)/iu;

/** A file name that says something in Chinese. */
const NAMED = /\p{Script=Han}{4}/u;

/** Text of the sheets: the file's name where no sheet opens with a title, the sheet's name where it says something, then its rows. */
function textOf(sheets: readonly ShownSheet[], format: 'xlsx' | 'csv', fileName: string, limits: ReadLimits): DocumentText {
  const out = new TextBuilder(limits.maxCharacters);
  const filled = sheets.filter(({ grid }) => grid.some((row) => row.some((cell) => cell !== '')));
  const title = fileName.replace(/\.[a-z0-9]{1,8}$/iu, '').trim();
  const [first] = filled;
  if (first && !opensWithTitle(first.grid) && NAMED.test(title) && !NAMELESS.test(title)) out.line(title);
  for (const { sheet, grid } of filled) {
    const used = grid.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell !== '') + 1), 0);
    const place = format === 'csv' ? '' : `工作表“${sheet.name}” `;
    if (sheets.length > 1 && !NAMELESS.test(sheet.name)) out.line(sheet.name, place.trim());
    writeTable(out, filledDown(grid.map((row) => row.slice(0, used))), (row) => `${place}第 ${row} 行`);
  }
  return { ...out.build(), format, warnings: [], sheets: sheets.map(({ sheet }) => sheet) };
}

/** Parts of a sheet that are not looked at. The reader would spread some of them over every cell that they name, up to the whole sheet. */
const NOT_READ = [
  'cols',
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'autoFilter',
  'rowBreaks',
  'tableParts',
  'drawing',
  'picture',
  'extLst',
] as const;

/** The book without its defined names, which would be spread out in the same way. */
function withoutNames(book: Uint8Array | undefined): Uint8Array {
  const xml = Buffer.from(book ?? []);
  const [start, end] = [xml.indexOf('<definedNames'), xml.lastIndexOf('</definedNames>')];
  if (start < 0) return xml;
  if (end < start) throw refusal('damaged', { kind: 'Excel ' });
  return Buffer.concat([xml.subarray(0, start), xml.subarray(end + '</definedNames>'.length)]);
}

/** Reads the sheets of an xlsx that are not hidden. */
export async function readXlsx(bytes: Uint8Array, fileName: string, limits: ReadLimits): Promise<DocumentText> {
  const parts = openArchive(bytes, limits, (name) => CELL_PARTS.test(name));
  const workbook = new ExcelJS.Workbook();
  try {
    const kept = { ...Object.fromEntries(parts), 'xl/workbook.xml': withoutNames(parts.get('xl/workbook.xml')) };
    await workbook.xlsx.load(zipSync(kept, { level: 0 }).buffer as ArrayBuffer, { ignoreNodes: [...NOT_READ] });
  } catch (error) {
    throw refusal('damaged', { kind: 'Excel ' }, error);
  }
  const merged = mergedAreas(parts);
  const used = { cells: 0, characters: 0 };
  const sheets = workbook.worksheets
    .filter(({ state }) => state === 'visible')
    .map((worksheet) => sheetOf(worksheet, merged.get(worksheet.id) ?? [], limits, used));
  return textOf(sheets, 'xlsx', fileName, limits);
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
export function readCsv(bytes: Uint8Array, fileName: string, limits: ReadLimits): DocumentText {
  const rows = csvRows(decodeText(bytes).text, limits);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length * width > limits.maxCells) throw refusal('too-many-cells', { max: limits.maxCells });
  const sheet: Sheet = { name: 'csv', rows: rows.map((row) => Array.from({ length: width }, (_, at) => (row[at] ?? '') || null)) };
  const grid = sheet.rows.map((row) => row.map((cell) => printed(cell, '')));
  return textOf([{ sheet, grid }], 'csv', fileName, limits);
}
