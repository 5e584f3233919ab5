import type { Cell, ParseState } from '../state.js';
import { type Line, plainLine, trimmedCell } from './line.js';
import type { Piece } from './lines.js';

/** A line of nothing but bars ends a row. */
const ROW_END = /^[|\s]+$/u;
/** A cell with the bar behind it. */
const CELL = /^[^|\s][^|\n]*\|\s*$/u;
const CELL_MAX = 120;
/** Fewer full rows prove no table. */
const ROWS_MIN = 3;
const CELLS_MIN = 3;

/** Text of a line that may be of such a table; "" for one that is too long. */
const lineOf = ({ view }: ParseState, piece: Piece | undefined): string =>
  piece && piece.end - piece.start <= CELL_MAX ? view.slice(piece.start, piece.end) : '';

/** Whether a line and the next are such cells, so that a table begins. */
export const beginsCells = (state: ParseState, pieces: readonly Piece[], at: number): boolean =>
  [pieces[at], pieces[at + 1]].every((piece) => CELL.test(lineOf(state, piece)));

/**
 * A table printed one cell a line with a bar behind each ("300.41 |"), its rows parted by lines of bars alone, as converted pages have it.
 * Returns the index after the table, 0 when there is none.
 */
export function celledLines(state: ParseState, pieces: readonly Piece[], from: number, lines: Line[]): number {
  const textOf = (at: number): string => lineOf(state, pieces[at]);
  if (!CELL.test(textOf(from))) return 0;
  const rows: Line[] = [];
  let cells: Cell[] = [];
  let start = from;
  const close = (last: number): void => {
    const [first, end] = [pieces[start]?.start, pieces[last]?.end];
    if (cells.length > 0 && first !== undefined && end !== undefined) rows.push({ ...plainLine({ start: first, end }), cells });
    cells = [];
  };
  let at = from;
  for (; CELL.test(textOf(at)) || ROW_END.test(textOf(at)); at++) {
    const piece = pieces[at];
    if (!piece) break;
    if (ROW_END.test(textOf(at))) close(at);
    else {
      if (cells.length === 0) start = at;
      cells.push(trimmedCell(state, piece.start, state.view.lastIndexOf('|', piece.end - 1)));
    }
  }
  close(at - 1);
  const width = rows[0]?.cells?.length ?? 0;
  const isWhole = (row: Line): boolean => row.cells?.length === width;
  if (width < CELLS_MIN || rows.filter(isWhole).length < ROWS_MIN) return 0;
  // Where rows end is printed: one of another width has cells of its own kind, and none is read.
  lines.push(...rows.map((row, nth) => ({ ...row, cells: isWhole(row) ? row.cells : [], header: nth === 0 })));
  return at;
}
