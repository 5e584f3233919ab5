import type { ParseState } from '../state.js';
import type { Piece } from './lines.js';

/** What stands between two blank lines, for texts in which these part the cells of tables. */
export interface PartedCells {
  readonly cells: readonly Piece[];
  /** Index of the cell that begins with a line; -1 for a line within one. */
  readonly cellAt: readonly number[];
  /** Index of the line that a cell begins with. */
  readonly lineAt: readonly number[];
}

const BLANK_LINE = /\n[ \t]*\n/u;

/** Whether a blank line stands before a line. */
export const isParted = (state: ParseState, lines: readonly Piece[], at: number): boolean =>
  at > 0 && BLANK_LINE.test(state.view.slice(lines[at - 1]?.end, lines[at]?.start));

/** The lines of a text by the blank lines between them: "指标⏎属性⏎⏎基准值⏎（2025年）" are two cells of two lines each. */
export function partedCells(state: ParseState, lines: readonly Piece[]): PartedCells {
  const cells: Piece[] = [];
  const cellAt: number[] = [];
  const lineAt: number[] = [];
  lines.forEach((line, at) => {
    const open = cells.at(-1);
    const goesOn = open && !isParted(state, lines, at);
    cellAt.push(goesOn ? -1 : cells.length);
    if (goesOn) cells[cells.length - 1] = { start: open.start, end: line.end };
    else {
      cells.push(line);
      lineAt.push(at);
    }
  });
  return { cells, cellAt, lineAt };
}
