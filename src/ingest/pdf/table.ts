import { joinCellLines } from '../table-text.js';
import { joinRuns, type Run, rowsOf } from './lines.js';
import type { Page, Ruling } from './page.js';

/** A ruled table of one page: its area, the left edges of its columns, and its cells with merged ones repeated. */
export interface PageTable {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly columns: readonly number[];
  readonly grid: string[][];
}

/** Lines closer than this, in points, are one line. */
const SNAP = 3;
/** Longest text of a cell; a longer one is a framed article. */
const CELL_MAX = 1_500;
/** A line of a cell is full when it ends within so many type sizes of the longest. */
const FULL = 1.1;
const RULINGS_MAX = 4_000;

const isHorizontal = (line: Ruling): boolean => line.x2 - line.x1 >= line.y2 - line.y1;
const touch = (a: Ruling, b: Ruling): boolean => a.x1 <= b.x2 + SNAP && b.x1 <= a.x2 + SNAP && a.y1 <= b.y2 + SNAP && b.y1 <= a.y2 + SNAP;

/** Lines grouped by contact: one group a table or box. */
function groupsOf(rulings: readonly Ruling[]): Ruling[][] {
  const parent = rulings.map((_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[at] = root;
    return root;
  };
  const order = rulings.map((_, at) => at).sort((a, b) => (rulings[a]?.y1 ?? 0) - (rulings[b]?.y1 ?? 0));
  let open: number[] = [];
  for (const at of order) {
    const line = rulings[at];
    if (!line) continue;
    open = open.filter((other) => (rulings[other]?.y2 ?? 0) + SNAP >= line.y1);
    for (const other of open) if (touch(line, rulings[other] as Ruling)) parent[find(other)] = find(at);
    open.push(at);
  }
  const groups = new Map<number, Ruling[]>();
  rulings.forEach((line, at) => {
    const root = find(at);
    groups.set(root, [...(groups.get(root) ?? []), line]);
  });
  return [...groups.values()];
}

/** Positions with those closer than SNAP taken together, ascending. */
function snapped(positions: readonly number[]): number[] {
  const kept: number[] = [];
  for (const position of [...positions].sort((a, b) => a - b))
    if (position - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) > SNAP) kept.push(position);
  return kept;
}

/** Cells of a grid numbered so that those without a line between them share a number. */
function mergedCells(lines: readonly Ruling[], xs: readonly number[], ys: readonly number[]): number[][] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const ids = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => row * columns + column));
  const verticals = lines.filter((line) => !isHorizontal(line));
  const horizontals = lines.filter(isHorizontal);
  const middle = (edges: readonly number[], at: number): number => ((edges[at] ?? 0) + (edges[at + 1] ?? 0)) / 2;
  const replace = (from: number, to: number): void => {
    for (const row of ids) {
      row.forEach((id, column) => {
        if (id === from) row[column] = to;
      });
    }
  };
  for (let row = 0; row < rows; row++) {
    const y = middle(ys, row);
    for (let column = 0; column < columns; column++) {
      const x = middle(xs, column);
      const right = xs[column + 1] ?? 0;
      const below = ys[row + 1] ?? 0;
      const here = ids[row]?.[column] ?? 0;
      const next = ids[row]?.[column + 1];
      if (
        next !== undefined &&
        next !== here &&
        !verticals.some((line) => Math.abs(line.x1 - right) <= SNAP && line.y1 <= y && line.y2 >= y)
      )
        replace(next, here);
      const under = ids[row + 1]?.[column];
      if (
        under !== undefined &&
        under !== here &&
        !horizontals.some((line) => Math.abs(line.y1 - below) <= SNAP && line.x1 <= x && line.x2 >= x)
      )
        replace(under, ids[row]?.[column] ?? here);
    }
  }
  return ids;
}

/** The text of a cell: lines that fill it go on in the next one, lines that end early are entries of their own. */
function cellText(runs: readonly Run[]): string {
  const lines = rowsOf(runs).map((row) => joinRuns(row));
  const right = Math.max(...lines.map((line) => line.right));
  const entries: string[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (before && before.right > right - before.size * FULL) entries.push((entries.pop() ?? '') + line.text);
    else entries.push(line.text);
  });
  return joinCellLines(entries);
}

function tableOf(lines: readonly Ruling[], runs: readonly Run[]): PageTable | null {
  const xs = snapped(lines.filter((line) => !isHorizontal(line)).map((line) => line.x1));
  const ys = snapped(lines.filter(isHorizontal).map((line) => line.y1));
  if (xs.length < 3 || ys.length < 2 || xs.length > 60 || ys.length > 300) return null;
  const ids = mergedCells(lines, xs, ys);
  const inCell = new Map<number, Run[]>();
  for (const run of runs) {
    const [x, y] = [(run.x + run.right) / 2, run.y - run.size * 0.35];
    const column = xs.findIndex((edge, at) => x >= edge && x < (xs[at + 1] ?? Number.NEGATIVE_INFINITY));
    const row = ys.findIndex((edge, at) => y >= edge && y < (ys[at + 1] ?? Number.NEGATIVE_INFINITY));
    const id = ids[row]?.[column];
    if (id !== undefined) inCell.set(id, [...(inCell.get(id) ?? []), run]);
  }
  const text = new Map([...inCell].map(([id, inside]) => [id, cellText(inside)]));
  const grid = ids.map((row) => row.map((id) => text.get(id) ?? ''));
  const sideBySide = ids.some((row) => new Set(row.filter((id) => (text.get(id) ?? '') !== '')).size > 1);
  if (!sideBySide || [...text.values()].some((cell) => cell.length > CELL_MAX)) return null;
  return { top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, left: xs[0] ?? 0, right: xs.at(-1) ?? 0, columns: xs, grid };
}

/** The ruled tables of a page, top to bottom. Boxes of one column are not tables: their text reads as paragraphs. */
export function tablesOf(page: Page): PageTable[] {
  if (page.rulings.length > RULINGS_MAX) return [];
  return groupsOf(page.rulings)
    .filter((group) => group.length >= 5)
    .map((group) => tableOf(group, page.runs))
    .filter((table): table is PageTable => table !== null)
    .sort((a, b) => a.top - b.top);
}

/** True when the text run lies inside the table. */
export const isInside = (table: PageTable, run: Run): boolean =>
  run.y > table.top && run.y <= table.bottom + SNAP && (run.x + run.right) / 2 > table.left && (run.x + run.right) / 2 < table.right;
