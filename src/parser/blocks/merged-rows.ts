import { ledgerColumns } from '../lexicon/ledger-heads.js';
import { type Cell, type ParseState, spanOf } from '../state.js';
import { type Kind, kindsOf, misfit } from './columns.js';
import { type CellReader, namesPart, type RowOfLines, type TableOfLines } from './line.js';
import type { Piece } from './lines.js';

const WIDTH_MIN = 4;
const ROWS_MIN = 3;
/**
 * Finds such a table at `from`: the titles of a division of work, then rows that lack the cells printed for several rows, fitted by what each column holds:
 * "1 | 整治河道 | 清理淤泥。 | 年底前 | 县水务局", then "补种芦苇。 | 6月底前 | 县林业局" under the same number, perhaps parted by headings.
 * Null when no cell is missing, or when a row may be read in two ways, so that other readers may try.
 */
export function mergedTable(state: ParseState, pieces: readonly Piece[], from: number, cellsBetween: CellReader): TableOfLines | null {
  const head = pieces[from];
  if (!head || !state.text.slice(head.start, head.end).includes('\t')) return null;
  const titles = cellsBetween(head);
  const columns = titles.length < WIDTH_MIN ? null : ledgerColumns(titles.map(({ text }) => text));
  if (columns?.number !== 0 || columns.due < 0) return null;
  const kinds = kindsOf(titles.map(({ text }) => text));
  const bodies = kinds.flatMap((kind, at) => (kind === 'body' ? [at] : []));
  const rows: RowOfLines[] = [{ ...head, cells: titles, header: true }];
  let short = 0;
  let full = 0;
  let unsure = 0;
  let next = from + 1;
  for (let piece = pieces[next]; piece; piece = pieces[++next]) {
    if (!state.text.slice(piece.start, piece.end).includes('\t')) {
      if (!namesPart(state, piece)) break;
      rows.push({ ...piece, cells: null, header: false });
      continue;
    }
    const cells = cellsBetween(piece);
    const fitted = fittedRow(kinds, cells);
    if (fitted === null) return null;
    if (cells.length < kinds.length) short++;
    else full++;
    if (bodies.length > 1 && bodies.some((at) => fitted[at]?.text === '')) unsure++;
    rows.push({ ...piece, cells: fitted, header: false });
  }
  // Headings behind the last row belong to the text below the table.
  while (rows.at(-1)?.cells === null) {
    rows.pop();
    next--;
  }
  if (short === 0 || full === 0 || short + full < ROWS_MIN) return null;
  if (unsure > 0)
    state.diagnostics.push({
      rule: 'merged-rows',
      severity: 'info',
      message: `表格有合并的单元格，${unsure}行的单位按先后归入各栏，请对照原件。`,
      source: spanOf(state, head.start, head.end),
    });
  return { rows, next };
}

/** The row that some cells make, empty where a cell is printed with a row above or with its neighbour; null when they fit in no way or in several. */
function fittedRow(kinds: readonly Kind[], cells: readonly Cell[]): Cell[] | null {
  if (cells.length > kinds.length) return null;
  if (cells.length === kinds.length) return [...cells];
  const found: Cell[][] = [];
  for (const missing of leftOut(kinds)) {
    const left = kinds.filter((kind) => !missing.has(kind));
    const bodies = left.filter((kind) => kind === 'body').length;
    const lost = left.length - cells.length;
    // Of several bodies the first cells are those of the first columns.
    if (lost < 0 || (lost > 0 && lost >= bodies)) continue;
    const row: Cell[] = [];
    let at = 0;
    let filled = 0;
    for (const kind of kinds) {
      const cell = cells[at];
      const isLost = missing.has(kind) || (kind === 'body' && filled >= bodies - lost);
      if (isLost) row.push({ text: '', start: cells[0]?.start ?? 0, end: cells[0]?.start ?? 0 });
      else if (cell && holds(kind, cell.text)) {
        row.push(cell);
        at++;
        if (kind === 'body') filled++;
      } else break;
    }
    if (row.length === kinds.length && at === cells.length) found.push(row);
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Kinds of columns that a row may lack together, since a cell above stands for it: the number, with it the work that the rows divide, and the date. */
function leftOut(kinds: readonly Kind[]): ReadonlySet<Kind>[] {
  const above: Kind[][] = [[], ['number'], ['number', 'part'], ['part']];
  const own = kinds.includes('part') ? above : above.slice(0, 2);
  return own.flatMap((missing) => [new Set(missing), new Set<Kind>([...missing, 'due'])]);
}

/** Whether a text may stand in a column; an empty cell may be one of bodies. */
const holds = (kind: Kind, text: string): boolean => kind === 'other' || ((text !== '' || kind === 'body') && misfit(kind, text) === 0);
