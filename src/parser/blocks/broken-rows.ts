import type { ParseState } from '../state.js';
import type { CellReader, RowOfLines, TableOfLines } from './line.js';
import type { Piece } from './lines.js';
import { readMarker } from './marker.js';

const NUMBER_TITLE = /^(?:序号|编号)$/u;
const TITLE_MAX = 16;
const WIDTH_MIN = 3;
const ROWS_MIN = 2;
/** Gap in the running number that is taken for rows left out. */
const GAP_MAX = 12;
/** Lines within which the next row must begin, else the table has ended. */
const LINES_AHEAD = 14;
const RUNNING_NUMBER = /^(\d{1,3})\t/u;
/** Cells of a part that stand in the columns of number and name; the rest (its scores) is in the columns of the rows. */
const NAME_CELLS = 2;

/**
 * Finds such a table at `from`, as old Word files and pasted sheets print it: a header line that begins with 序号, then rows that each begin with the number
 * due and a tab, over as many lines as their cells hold. Null when there is none, or when no cell is broken, so that each line is a row by itself.
 */
export function brokenTable(state: ParseState, pieces: readonly Piece[], from: number, cellsBetween: CellReader): TableOfLines | null {
  const titles = state.text.slice(pieces[from]?.start ?? 0, pieces[from]?.end ?? 0).split('\t');
  if (titles.length < WIDTH_MIN || !NUMBER_TITLE.test(titles[0] ?? '') || titles.some((title) => title.length > TITLE_MAX)) return null;
  return new TableReader(state, pieces, titles.length, cellsBetween).read(from);
}

class TableReader {
  private readonly rows: RowOfLines[] = [];
  /** Row being read, over the lines so far; `part` when it goes on behind the name of a part. */
  private open: (Piece & { readonly part: boolean }) | null = null;
  private expected = 1;

  constructor(
    private readonly state: ParseState,
    private readonly pieces: readonly Piece[],
    private readonly width: number,
    private readonly cellsBetween: CellReader,
  ) {}

  read(from: number): TableOfLines | null {
    const { pieces, rows } = this;
    let broken = false;
    let numbered = 0;
    let at = from;
    for (let piece = pieces[at]; piece; piece = pieces[++at]) {
      const number = this.numberAt(at);
      if (at === from) rows.push({ ...piece, cells: this.cellsBetween(piece), header: true });
      else if (number > 0) {
        this.close();
        this.open = { ...piece, part: false };
        this.expected = number + 1;
        numbered++;
      } else if (this.namesPart(at)) {
        this.close();
        rows.push({ start: piece.start, end: this.cellsBetween(piece)[NAME_CELLS - 1]?.end ?? piece.end, cells: null, header: false });
        this.open = { ...piece, part: true };
      } else if (this.open && (!this.isFull(this.open) || this.goesOn(at))) {
        this.open = { ...this.open, end: piece.end };
        broken = true;
      } else if (!this.open && this.lineAt(at).includes('\t')) rows.push({ ...piece, cells: this.cellsBetween(piece), header: false });
      else break;
    }
    this.close();
    return broken && numbered >= ROWS_MIN ? { rows, next: at } : null;
  }

  /** Ends the row being read. Behind the name of a part only words make a row, in the columns of the rows below it. */
  private close(): void {
    const { open } = this;
    this.open = null;
    if (!open) return;
    const cells = this.cellsBetween(open);
    const start = open.part ? (cells[NAME_CELLS - 1]?.end ?? open.end) : open.start;
    if (open.part && !/[一-龥]/u.test(this.state.text.slice(start, open.end))) return;
    const own = open.part ? cells.map((cell, at) => (at < NAME_CELLS ? { text: '', start, end: start } : cell)) : cells;
    this.rows.push({ start, end: open.end, cells: own, header: false });
  }

  private lineAt(at: number): string {
    const piece = this.pieces[at];
    return piece ? this.state.text.slice(piece.start, piece.end) : '';
  }

  /** The running number that a line begins with when it may be the next one, or the same again before all the cells of another row; else 0. */
  private numberAt(at: number): number {
    const line = this.lineAt(at);
    const number = Number(RUNNING_NUMBER.exec(line)?.[1] ?? 0);
    const again = number === this.expected - 1 && line.split('\t').length >= this.width;
    return again || (number >= this.expected && number <= this.expected + GAP_MAX) ? number : 0;
  }

  private isHeading(at: number): boolean {
    const form = readMarker(this.state.view, this.state.text, this.pieces[at]?.start ?? 0)?.form;
    return form === 'cn' || form === 'cn-paren';
  }

  private namesPart(at: number): boolean {
    return this.isHeading(at) && this.lineAt(at).includes('\t');
  }

  private isFull({ start, end }: Piece): boolean {
    return this.state.text.slice(start, end).split('\t').length >= this.width;
  }

  /** Whether another row begins soon, before a heading or the header of another table. */
  private goesOn(from: number): boolean {
    for (let at = from; at < from + LINES_AHEAD && at < this.pieces.length; at++) {
      if (this.numberAt(at) > 0 || this.namesPart(at)) return true;
      if (this.isHeading(at) || NUMBER_TITLE.test(this.lineAt(at).split('\t')[0] ?? '')) return false;
    }
    return false;
  }
}
