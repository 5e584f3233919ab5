import type { Cell } from '../state.js';
import { isFigure, type Kind, kindsOf, misfit } from './columns.js';

/** The rows that a run of cells holds, each with a cell for every column, and how many cells they take. */
export interface FittedRows {
  readonly rows: readonly (readonly Cell[])[];
  readonly used: number;
}

/** Fewer columns than this do not tell a division of work. */
const LEDGER_MIN = 4;
/** Columns that one cell may fill for several rows, so that a row stands without them: the group; in the parts of a row, its number, unit and nature too. */
const LEFT_OUT: readonly ReadonlySet<Kind>[] = [
  new Set(),
  new Set<Kind>(['group']),
  new Set<Kind>(['number', 'group']),
  new Set<Kind>(['number', 'group', 'unit']),
  new Set<Kind>(['number', 'group', 'unit', 'nature']),
];

/**
 * Fits a run of cells into rows of a table of indicators by what each column holds, where a cell that stands for several rows is printed once:
 * "1 | 绿化 | 新建绿地 | 公顷 | 75 | 90 | 约束性", then "其中 公园 | 50 | 58 | 约束性" within the row, then "2 | 覆盖率 | % | 30 | 31 | 约束性".
 * Null when the table is no such table or its first row does not fit, so that the cells are better left as they stand.
 */
export function fittedRows(titles: readonly string[], cells: readonly Cell[]): FittedRows | null {
  const kinds = kindsOf(titles);
  const once = (kind: Kind): boolean => kinds.filter((own) => own === kind).length === 1;
  if (once('number') && once('work') && once('body') && kinds.length >= LEDGER_MIN) return ledgerRows(kinds, cells);
  if (!once('number') || !once('name') || !once('unit') || !kinds.includes('value')) return null;
  const rows: Cell[][] = [];
  let used = 0;
  for (let at = 0; at < cells.length; ) {
    const row = rowAt(kinds, cells, at, rows.at(-1));
    if (row === null && rows.length === 0) return null;
    if (row !== null) {
      rows.push(row.cells);
      used = at += row.length;
    } else at++;
  }
  return { rows, used };
}

/**
 * The rows of a division of work whose bodies stand in several cells (水务局 / 住建局 under one title), each up to its date:
 * "5 | 建公园。| 水务局 | 住建局 | 年底前", then "修步道。| 6月底前" under the same number and bodies. Null when the cells fit in no such way, or one by one.
 */
function ledgerRows(kinds: readonly Kind[], cells: readonly Cell[]): FittedRows | null {
  const rows: Cell[][] = [];
  for (let at = 0; at < cells.length; ) {
    const row: Cell[] = [];
    const above = rows.at(-1);
    for (const [column, kind] of kinds.entries()) {
      const first = cells[at];
      let end = at;
      for (let next = first; next && holds(kind, plain(next)) && (end === at || kind === 'body'); next = cells[end]) end++;
      const last = cells[end - 1];
      if (first && last && end > at)
        row.push({
          ...last,
          text:
            end - at === 1
              ? first.text
              : cells
                  .slice(at, end)
                  .map(({ text }) => text)
                  .join('\n'),
          start: first.start,
        });
      else if (above && kind === 'number') row.push(emptyAt(first));
      else if (above && kind === 'body') row.push(above[column] as Cell);
      else return null;
      at = end;
    }
    rows.push(row);
  }
  return rows.length * kinds.length === cells.length ? null : { rows, used: cells.length };
}

const plain = ({ text }: Cell): string => text.replace(/\s/gu, '');

/** The row that begins at a cell, and how many cells it takes; `above` is the row it may be a part of. Null when none fits. */
function rowAt(
  kinds: readonly Kind[],
  cells: readonly Cell[],
  at: number,
  above: readonly Cell[] | undefined,
): { readonly cells: Cell[]; readonly length: number } | null {
  // The name of a group that stands before the running number belongs to no row.
  const before = kinds.indexOf('group') >= 0 && kinds.indexOf('group') < kinds.indexOf('number');
  for (const missing of LEFT_OUT) {
    if ((missing.has('number') && !above) || (!missing.has('number') && above) || (before && !missing.has('group'))) continue;
    const row: Cell[] = [];
    let next = at;
    for (const [column, kind] of kinds.entries()) {
      const cell = cells[next];
      if (missing.has(kind)) row.push(((kind === 'unit' || kind === 'nature') && above?.[column]) || emptyAt(cells[at]));
      else if (cell && holds(kind, cell.text.replace(/\s/gu, ''))) {
        row.push(cell);
        next++;
      } else break;
    }
    if (row.length === kinds.length) return { cells: row, length: next - at };
  }
  return null;
}

const emptyAt = (cell: Cell | undefined): Cell => ({ text: '', start: cell?.start ?? 0, end: cell?.start ?? 0 });

/** Whether a text may stand in a column: a value is a figure or none, and any word may be a unit. */
function holds(kind: Kind, text: string): boolean {
  if (text === '' && kind !== 'unit') return kind === 'other';
  return kind === 'other' ? !isFigure(text) && misfit(kind, text) < 1 : misfit(kind, text) <= (kind === 'unit' ? 1 : 0);
}
