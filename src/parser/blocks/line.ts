import type { BlockKind, Cell, ParseState } from '../state.js';
import type { Piece } from './lines.js';
import { type Marker, readMarker } from './marker.js';

/** A logical line, or what a marker cuts off it; a table row when `cells` is set; not part of the plan's text when `aside` names what else it is. */
export interface Line extends Piece {
  /** The number it opens with; null when it has none. */
  readonly marker: Marker | null;
  readonly aside: BlockKind | null;
  readonly cells: readonly Cell[] | null;
  readonly header: boolean;
}

/** A line that is neither row nor aside. */
export const plainLine = ({ start, end }: Piece, marker: Marker | null = null): Line => ({
  start,
  end,
  marker,
  aside: null,
  cells: null,
  header: false,
});

/** A line break within a cell, as Markdown made from web pages keeps it. */
const BREAK = /<br ?\/?>/giu;

/** The cell between two offsets, without the blanks and marks of bold print around it (with a stroke where they are meant as such: 覆盖率\*). */
export function trimmedCell(state: ParseState, from: number, to: number): Cell {
  let start = from;
  let end = to;
  while (start < end && /[\s\u3000*\\]/u.test(state.text[start] ?? '')) start++;
  while (end > start && /[\s\u3000*\\]/u.test(state.text[end - 1] ?? '')) end--;
  return { text: state.text.slice(start, end).replace(BREAK, (mark) => ' '.repeat(mark.length)), start, end };
}

/** A table with tabs whose rows are no printed lines: cells are missing or hold line breaks. */
export interface TableOfLines {
  readonly rows: readonly RowOfLines[];
  /** Index of the first line after the table. */
  readonly next: number;
}

/** A row with a cell for every column, or a line over all columns that names a part of the table (`cells` null). */
export interface RowOfLines extends Piece {
  readonly cells: readonly Cell[] | null;
  readonly header: boolean;
}

/** Reads the cells of a stretch of text. */
export type CellReader = (stretch: Piece) => Cell[];

/** Longest line over all columns that names a part of a table. */
const PART_MAX = 40;

/** Whether a line can name the rows of a table that stand under it: short, and numbered as parts are (一、经济发展, （二）民生福祉). */
export function namesPart({ view, text }: ParseState, { start, end }: Piece): boolean {
  const form = end - start > PART_MAX ? undefined : readMarker(view, text, start)?.form;
  return form === 'cn' || form === 'cn-paren';
}

/** A line of cells between bars; one without a bar before its first cell has one behind its last. */
export function isBarred({ view }: ParseState, { start, end }: Piece): boolean {
  return view[start] === '|' || (view[end - 1] === '|' && view.slice(start, end - 1).includes('|'));
}
