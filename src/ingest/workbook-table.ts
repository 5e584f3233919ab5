import { COLUMNS, readPeriod, SHEETS } from '../model/exchange.js';
import type { CellValue, Sheet } from './document.js';

/** Gives the cell of a row by the name of its column, null when the column is missing. */
export type CellOf = (column: string) => CellValue;

/** A row of a sheet; `number` is the row's number in the file. */
export interface TableRow {
  readonly number: number;
  readonly cell: CellOf;
}

/** A cell as text. The apostrophe that guards text against being taken for a formula is not part of it. */
export const cellText = (cell: CellValue): string =>
  cell === null
    ? ''
    : String(cell)
        .trim()
        .replace(/^'(?=[=+\-@＝＋－＠])/u, '');

/** A cell as number, null when it is none. */
export function cellNumber(cell: CellValue): number | null {
  if (typeof cell === 'number') return cell;
  const text = cellText(cell).normalize('NFKC').replace(/,/gu, '');
  return /^-?\d{1,18}(?:\.\d{1,10})?$/u.test(text) ? Number(text) : null;
}

/** Serial numbers of days between 1954 and 2119: what is left of a date in a cell that is formatted as text. */
const SERIAL_DAYS = { min: 20_000, max: 80_000 } as const;
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** A cell as period: 2024, 2024年6月, a date. Null when it is empty or none. */
export function cellPeriod(cell: CellValue): string | null {
  if (typeof cell === 'number' && cell >= SERIAL_DAYS.min && cell <= SERIAL_DAYS.max) {
    return new Date(SERIAL_EPOCH + Math.floor(cell) * DAY_MS).toISOString().slice(0, 10);
  }
  return readPeriod(cellText(cell));
}

/** Columns by which a sheet is known whatever it is called (a csv has no sheet name). */
const KNOWN_BY = {
  targets: ['编号', '指标', '目标值'],
  tasks: ['编号', '任务', '牵头单位'],
  figures: ['指标', '数值', '截至', '指标标识'],
} as const;

const headerOf = (sheet: Sheet): string[] => (sheet.rows[0] ?? []).map(cellText);

function sheetOf(sheets: readonly Sheet[], kind: keyof typeof KNOWN_BY): Sheet | undefined {
  return sheets.find((sheet) => KNOWN_BY[kind].every((column) => headerOf(sheet).includes(column)));
}

/** The rows of one kind of sheet, empty ones left out; none when there is no such sheet. */
export function rowsOf(sheets: readonly Sheet[], kind: keyof typeof KNOWN_BY): readonly TableRow[] {
  const sheet = sheetOf(sheets, kind);
  if (!sheet) return [];
  const header = headerOf(sheet);
  const at = new Map(header.map((column, index) => [column, index]));
  return sheet.rows
    .slice(1)
    .map((row, index): TableRow => ({ number: index + 2, cell: (column) => row[at.get(column) ?? -1] ?? null }))
    .filter((row) => header.some((column) => cellText(row.cell(column)) !== ''));
}

/** True for a workbook or csv that the export wrote. */
export function isExportedWorkbook(sheets: readonly Sheet[]): boolean {
  return (Object.keys(KNOWN_BY) as (keyof typeof KNOWN_BY)[]).some((kind) => {
    const sheet = sheetOf(sheets, kind);
    return sheet !== undefined && COLUMNS[kind].every((column) => headerOf(sheet).includes(column));
  });
}

/** Name of a sheet, for messages. */
export const sheetName = (kind: keyof typeof KNOWN_BY): string => SHEETS[kind];
