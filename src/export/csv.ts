import type { SheetRows, SheetValue } from './sheets.js';

/** Excel takes a csv without this mark for the local code page. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet would take for a formula (OWASP, CSV injection); Chinese editions take the wide signs, too. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/u;

function cellText(value: SheetValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One sheet as csv (RFC 4180) in UTF-8 with a byte-order mark; text that looks like a formula is guarded by an apostrophe. */
export function writeCsv({ columns, rows }: SheetRows): Uint8Array {
  const lines = [columns, ...rows].map((row) => row.map(cellText).join(','));
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`);
}
