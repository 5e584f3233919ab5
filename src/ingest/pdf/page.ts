import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { withoutRadicals } from '../../parser/view.js';
import { type Run, rowsOf } from './lines.js';

/** A straight horizontal or vertical line, from (x1, y1) to (x2, y2), in the units of a run. */
export interface Ruling {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** What is drawn on one page. */
export interface Page {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly rulings: readonly Ruling[];
}

type Matrix = readonly [number, number, number, number, number, number];

/** Thickest filled box that counts as a drawn line, in points. */
const LINE_THICKNESS_MAX = 2.5;
/** Shortest line that can belong to a table. */
const LINE_LENGTH_MIN = 6;
const RULINGS_MAX = 20_000;

const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];
const asMatrix = (values: ArrayLike<number>): Matrix => [
  values[0] ?? 1,
  values[1] ?? 0,
  values[2] ?? 0,
  values[3] ?? 1,
  values[4] ?? 0,
  values[5] ?? 0,
];

/** Text runs that stand upright; turned text is a watermark or a stamp. */
async function runsOf(page: PDFPageProxy, view: Matrix): Promise<Run[]> {
  const runs: Run[] = [];
  const content = await page.getTextContent();
  for (const item of content.items) {
    if (!('str' in item) || item.str === '') continue;
    const matrix = multiply(view, asMatrix(item.transform as ArrayLike<number>));
    const size = Math.hypot(matrix[2], matrix[3]);
    if (size === 0 || Math.abs(matrix[1]) > size * 0.1 || matrix[0] < 0) continue;
    const width = item.str.trim() === '' ? Math.min(item.width, size) : item.width;
    runs.push({ text: withoutRadicals(item.str), x: matrix[4], right: matrix[4] + width, y: matrix[5], size });
  }
  return runs;
}

/** The straight pieces of a path, one list for each of its closed or open parts; curves end a piece. */
function partsOf(path: ArrayLike<number>): Ruling[][] {
  const parts: Ruling[][] = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  for (let at = 0; at < path.length; ) {
    const op = path[at];
    const size = op === 2 ? 6 : op === 3 ? 4 : op === 4 ? 0 : 2;
    const toX = op === 4 ? startX : (path[at + size - 1] ?? 0);
    const toY = op === 4 ? startY : (path[at + size] ?? 0);
    if (op === 0) {
      parts.push([]);
      [startX, startY] = [toX, toY];
    }
    if (op === 1 || op === 4) parts.at(-1)?.push({ x1: x, y1: y, x2: toX, y2: toY });
    [x, y] = [toX, toY];
    at += size + 1;
  }
  return parts;
}

/** The box around the pieces: a filled area is a line only when the whole area is thin, not where it has an edge. */
const boxOf = (part: readonly Ruling[]): Ruling => ({
  x1: Math.min(...part.map((piece) => Math.min(piece.x1, piece.x2))),
  y1: Math.min(...part.map((piece) => Math.min(piece.y1, piece.y2))),
  x2: Math.max(...part.map((piece) => Math.max(piece.x1, piece.x2))),
  y2: Math.max(...part.map((piece) => Math.max(piece.y1, piece.y2))),
});

function rulingOf(view: Matrix, line: Ruling): Ruling | null {
  const at = (x: number, y: number): [number, number] => [view[0] * x + view[2] * y + view[4], view[1] * x + view[3] * y + view[5]];
  const [x1, y1] = at(line.x1, line.y1);
  const [x2, y2] = at(line.x2, line.y2);
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (Math.max(width, height) < LINE_LENGTH_MIN || Math.min(width, height) > LINE_THICKNESS_MAX) return null;
  return { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) };
}

/** Straight lines that are stroked or filled, in page order. */
async function rulingsOf(page: PDFPageProxy, view: Matrix): Promise<Ruling[]> {
  const { OPS } = pdfjs;
  const { fnArray, argsArray } = await page.getOperatorList();
  const rulings: Ruling[] = [];
  const stack: Matrix[] = [];
  let matrix = view;
  for (let at = 0; at < fnArray.length && rulings.length < RULINGS_MAX; at++) {
    const op = fnArray[at];
    const args = argsArray[at] as readonly unknown[] | null;
    if (op === OPS.save) stack.push(matrix);
    else if (op === OPS.restore || op === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
    else if (op === OPS.transform && args) matrix = multiply(matrix, asMatrix(args as readonly number[]));
    else if (op === OPS.paintFormXObjectBegin) {
      stack.push(matrix);
      if (args?.[0]) matrix = multiply(matrix, asMatrix(args[0] as ArrayLike<number>));
    } else if (op === OPS.constructPath && args && args[0] !== OPS.endPath) {
      const path = (args[1] as readonly (ArrayLike<number> | null)[])[0];
      if (!path) continue;
      const filled = args[0] === OPS.fill || args[0] === OPS.eoFill;
      for (const part of partsOf(path)) {
        for (const piece of filled && part.length > 0 ? [boxOf(part)] : part) {
          const ruling = rulingOf(matrix, piece);
          if (ruling) rulings.push(ruling);
        }
      }
    }
  }
  return rulings;
}

/** Rows with pieces side by side that a page must have to be searched for the lines of a table. */
const TABLE_ROWS_MIN = 2;

/** False for a page of plain paragraphs, which is spared the search for drawn lines: it costs as much as reading the text. */
const mayHoldTable = (runs: readonly Run[]): boolean =>
  rowsOf(runs).filter((row) => row.some((run, at) => at > 0 && run.x - (row[at - 1]?.right ?? 0) > run.size / 2)).length >= TABLE_ROWS_MIN;

/** Reads one page. */
export async function readPage(page: PDFPageProxy): Promise<Page> {
  const viewport = page.getViewport({ scale: 1 });
  const view = asMatrix(viewport.transform as number[]);
  const runs = await runsOf(page, view);
  const rulings = mayHoldTable(runs) ? await rulingsOf(page, view) : [];
  page.cleanup();
  return { number: page.pageNumber, width: viewport.width, height: viewport.height, runs, rulings };
}
