import type { Cell, ParseState } from '../state.js';
import { brokenTable } from './broken-rows.js';
import { celledLines } from './celled-lines.js';
import { flattenedRows, partedRows } from './flattened-table.js';
import { gridRows } from './grid.js';
import { isBarred, type Line, namesPart, plainLine, trimmedCell } from './line.js';
import type { Piece } from './lines.js';
import { readMarker } from './marker.js';
import { mergedTable } from './merged-rows.js';
import { isParted, partedCells } from './parted-cells.js';
import { spacedTable } from './spaced-table.js';

/** Fewer rows than this on one line are one row with empty cells. */
const GLUED_MIN = 4;
const SEPARATOR = /^[|\s:+-]+$/u;

function cellsBetween(state: ParseState, piece: Piece, separator: string): Cell[] {
  const cells: Cell[] = [];
  let from = piece.start;
  for (let at = state.view.indexOf(separator, from); at >= 0 && at < piece.end; at = state.view.indexOf(separator, from)) {
    cells.push(trimmedCell(state, from, at));
    from = at + 1;
  }
  cells.push(trimmedCell(state, from, piece.end));
  return cells;
}

/** Finds the rows of tables written in Markdown, with tabs, cell by cell, one cell a line, or with blanks between the cells. */
export function withTables(state: ParseState, pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  const parted = partedCells(state, pieces);
  for (let at = 0; at < pieces.length; ) {
    const next =
      celledLines(state, pieces, at, lines) ||
      barredRows(state, pieces, at, lines) ||
      rowsOfLines(state, pieces, at, lines) ||
      tabbedRows(state, pieces, at, lines) ||
      partedRows(state, parted, at, lines) ||
      flattenedRows(state, pieces, at, lines) ||
      spacedRows(state, pieces, at, lines);
    if (next > at) {
      at = next;
      continue;
    }
    const piece = pieces[at];
    if (piece) lines.push(plainLine(piece));
    at++;
  }
  return lines;
}

/** Markdown: "| a | b |" lines; those above the separator are headers. Returns the index after the table, 0 when there is none. */
function barredRows(state: ParseState, pieces: readonly Piece[], from: number, lines: Line[]): number {
  let at = from;
  let rows: Line[] = [];
  let heads = 0;
  const close = (): void => {
    lines.push(...gridRows(rows, heads));
    rows = [];
    heads = 0;
  };
  for (let piece = pieces[at]; piece && isBarred(state, piece); piece = pieces[++at]) {
    // A blank line parts two tables; the second has a header of its own.
    if (at > from && isParted(state, pieces, at)) close();
    const line = state.view.slice(piece.start, piece.end);
    if (SEPARATOR.test(line)) {
      if (heads === 0 && line.includes('-')) heads = rows.length;
      continue;
    }
    const cells = cellsBetween(state, piece, '|');
    if (state.view[piece.start] === '|') cells.shift();
    if (cells.at(-1)?.text === '') cells.pop();
    glued(cells).forEach((row, nth, all) => {
      const start = nth === 0 ? piece.start : (row[0]?.start ?? piece.start);
      rows.push({ ...plainLine({ start, end: all[nth + 1]?.[0]?.start ?? piece.end }), cells: row });
    });
  }
  close();
  return at > from ? at : 0;
}

/** The rows of a line that holds all of a table, each ended by an empty cell ("| 县 | 任务 |  | 甲县 | 5 |  | 乙县 | 8 |"); the line itself when it is one row. */
function glued(cells: readonly Cell[]): (readonly Cell[])[] {
  const width = cells.findIndex(({ text }) => text === '');
  const step = width + 1;
  const count = Math.ceil(cells.length / step);
  if (width < 2 || count < GLUED_MIN || (cells.length % step !== 0 && cells.length % step !== width)) return [cells];
  if (cells.some(({ text }, at) => at % step === width && text !== '')) return [cells];
  return Array.from({ length: count }, (_, row) => cells.slice(row * step, row * step + width));
}

/** Rows with tabs that lack the cells printed for several rows, or that run over several lines. Returns the index after the table, 0 when there is none. */
function rowsOfLines(state: ParseState, pieces: readonly Piece[], from: number, lines: Line[]): number {
  const cellsOf = (piece: Piece): Cell[] => cellsBetween(state, piece, '\t');
  const table = mergedTable(state, pieces, from, cellsOf) ?? brokenTable(state, pieces, from, cellsOf);
  for (const { start, end, cells, header } of table?.rows ?? [])
    lines.push({ ...plainLine({ start, end }, cells === null ? readMarker(state.view, state.text, start) : null), cells, header });
  return table?.next ?? 0;
}

/** Two or more neighbouring lines with tabs. */
function tabbedRows(state: ParseState, pieces: readonly Piece[], from: number, lines: Line[]): number {
  const opening = pieces[from];
  if (!opening || !state.text.slice(opening.start, opening.end).includes('\t')) return 0;
  const rows: Line[] = [];
  let at = from;
  for (let piece = pieces[at]; piece; piece = pieces[++at]) {
    if (!state.text.slice(piece.start, piece.end).includes('\t') && !namesGroup(state, pieces, at, opening)) break;
    rows.push({ ...plainLine(piece), cells: cellsBetween(state, piece, '\t') });
  }
  if (rows.length < 2) return 0;
  const width = Math.max(...rows.map(({ cells }) => cells?.length ?? 0));
  lines.push(...gridRows(rows.map((row) => withEmptyCells(state, row, width))));
  return at;
}

/** Whether a line without tabs only names the rows under it (一、经济发展): those have as many cells as the table's opening line, and are no opening line again. */
function namesGroup(state: ParseState, pieces: readonly Piece[], at: number, opening: Piece): boolean {
  const piece = pieces[at];
  const next = pieces[at + 1];
  if (!piece || !next || !namesPart(state, piece)) return false;
  const [titles, cells] = [opening, next].map(({ start, end }) => state.text.slice(start, end).split('\t'));
  return titles !== undefined && cells !== undefined && titles.length > 2 && cells.length === titles.length && cells[0] !== titles[0];
}

/** A row with the empty cells at its ends, as far as a table so wide has room for them: what stands for several rows is printed in the first ("交通\t1\t…" / "\t2\t…"). */
function withEmptyCells({ view }: ParseState, row: Line, width: number): Line {
  let cells = row.cells ?? [];
  const isBlank = (at: number): boolean => /[^\S\n]/u.test(view[at] ?? '');
  const emptyAt = (at: number): Cell => ({ text: '', start: at, end: at });
  for (let at = row.start - 1; cells.length < width && isBlank(at); at--) if (view[at] === '\t') cells = [emptyAt(row.start), ...cells];
  for (let at = row.end; cells.length < width && isBlank(at); at++) if (view[at] === '\t') cells = [...cells, emptyAt(row.end)];
  return { ...row, cells };
}

/** Rows with nothing but blanks between their cells. Returns the index after the table, 0 when there is none. */
function spacedRows(state: ParseState, pieces: readonly Piece[], from: number, lines: Line[]): number {
  const table = spacedTable(state, pieces, from);
  for (const { piece, cells, header } of table?.rows ?? []) lines.push({ ...plainLine(piece), cells, header });
  return table?.next ?? 0;
}
