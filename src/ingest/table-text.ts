import type { TextBuilder } from './document.js';

/** One cell as the file holds it, with the area it covers. */
export interface RawCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** Widest table and tallest merged cell that is followed; hostile files declare millions. */
const MAX_COLUMNS = 200;
const MAX_ROWSPAN = 5_000;

/** Endings after which a line break inside a cell separates two entries; elsewhere it is only where the cell was too narrow. */
const ENTRY_END = /(?:[。；;，,、：:！!？?）)”》局委办厅部院府司心校站所队区县市镇乡行%\d]|(?<!社)会)$/u;
const ENTRY_START = /^(?:[（(]?[一二三四五六七八九十\d]+[、.．)）]|[①-⑳●■◆—])/u;

/** Joins the lines of one cell: with a blank where an entry ends, directly where a word was broken. */
export function joinCellLines(lines: readonly string[]): string {
  let joined = '';
  for (const raw of lines) {
    const line = raw.replace(/[\s\u00A0]+/gu, ' ').trim();
    if (line === '') continue;
    const apart = joined !== '' && (ENTRY_END.test(joined) || ENTRY_START.test(line) || /[A-Za-z]$/u.test(joined));
    joined += `${apart ? ' ' : ''}${line}`;
  }
  return joined;
}

/** Lays rows of spanning cells out as a grid; a merged cell's text stands in every cell it covers. Rows come out equally long. */
export function spreadCells(rows: readonly (readonly RawCell[])[]): string[][] {
  const grid: string[][] = [];
  const open = new Map<number, { text: string; rows: number }>();
  for (const row of rows) {
    const cells: string[] = [];
    const fromAbove = (): void => {
      for (let above = open.get(cells.length); above && cells.length < MAX_COLUMNS; above = open.get(cells.length)) {
        if (above.rows === 1) open.delete(cells.length);
        else open.set(cells.length, { text: above.text, rows: above.rows - 1 });
        cells.push(above.text);
      }
    };
    for (const cell of row) {
      fromAbove();
      for (let count = Math.max(1, cell.columns); count > 0 && cells.length < MAX_COLUMNS; count--) {
        if (cell.rows > 1) open.set(cells.length, { text: cell.text, rows: Math.min(cell.rows, MAX_ROWSPAN) - 1 });
        cells.push(cell.text);
      }
    }
    fromAbove();
    grid.push(cells);
  }
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  for (const row of grid) while (row.length < width) row.push('');
  return grid;
}

/** True for a row that says one thing across the whole table: its title, or a heading between its rows. */
const isBanner = (row: readonly string[]): boolean => row.length > 1 && row[0] !== '' && row.every((cell) => cell === row[0]);

/** Longest text of a header cell. */
const HEADER_MAX = 20;

/** "目标值" over "2025年" is read as "2025年目标值"; "责任单位" over "牵头单位" adds nothing. */
const under = (upper: string, lower: string): string =>
  upper === '' || lower.includes(upper) || lower.endsWith(upper.slice(-2)) ? lower : `${lower}${upper}`;

/**
 * A header of two rows typed without merging: a title above several columns stands over the first of them, a title for both rows in the upper one.
 * Gives the rows as if they were merged, null when they are no such header.
 */
function asMerged(first: readonly string[], second: readonly string[]): [string[], string[]] | null {
  let over = '';
  const upper = first.map((cell, at) => {
    if (cell !== '') over = second[at] === '' || second[at] === cell ? '' : cell;
    return cell === '' ? over : cell;
  });
  const lower = second.map((cell, at) => (cell === '' ? (upper[at] ?? '') : cell));
  const groups = first.filter((cell, at) => cell === '' && upper[at] !== '');
  return groups.length > 0 && [...upper, ...lower].every((cell) => cell !== '') ? [upper, lower] : null;
}

/** Takes a header of two rows (merged across in the first, downwards elsewhere) together into one. */
function foldHeader(grid: readonly (readonly string[])[]): (readonly string[])[] {
  const [top, below, ...rest] = grid;
  if (!top || !below || isBanner(top) || isBanner(below)) return [...grid];
  const [first, second] = asMerged(top, below) ?? [top, below];
  const across = first.some((cell, at) => cell !== '' && cell === first[at + 1] && second[at] !== second[at + 1]);
  const down = first.some((cell, at) => cell !== '' && cell === second[at]);
  const header = [...first, ...second].every(
    (cell) => (cell.length <= HEADER_MAX && !/^[\d.%]+$/u.test(cell.replace('年', ''))) || /20\d\d/u.test(cell),
  );
  return across && down && header ? foldHeader([first.map((cell, at) => under(cell, second[at] ?? '')), ...rest]) : [...grid];
}

/** Writes into the blank cells at the head of a row what stands above them: in a sheet that was typed without merging they say the same. */
export function filledDown(grid: readonly (readonly string[])[]): string[][] {
  const filled: string[][] = [];
  for (const row of grid) {
    const above = filled.at(-1) ?? [];
    const blanks = row.findIndex((cell) => cell !== '');
    const inside = onlyText(row) === null && onlyText(above) === null;
    filled.push(row.map((cell, at) => (inside && at < blanks ? (above[at] ?? '') : cell)));
  }
  return filled;
}

/** The one thing that a row says, in one cell or merged over several; null when it says more. */
function onlyText(row: readonly string[]): string | null {
  const said = new Set(row.filter((cell) => cell !== ''));
  return said.size === 1 ? ([...said][0] ?? null) : null;
}

/** A remark below a table. */
const REMARK = /^(?:注|备注|说明|填表说明|填报单位|填报人|联系人)\d?\s*[：:.]/u;

/** Whether a grid opens with a line of its own above the columns: a title. */
export function opensWithTitle(grid: readonly (readonly string[])[]): boolean {
  const first = grid.find((row) => row.some((cell) => cell !== ''));
  return first !== undefined && onlyText(first) !== null;
}

/**
 * Writes a grid as the parser reads tables: one line a row, cells parted by tabs. A row above the table that says one thing is its title and becomes
 * a plain line, as does a remark below it; inside the table such a row stands in the first cell. After an empty row a title begins a new table.
 * An empty first cell is written "-", because blanks at the head of a line say nothing. `label` names the place of each row, counted from 1.
 */
export function writeTable(out: TextBuilder, grid: readonly (readonly string[])[], label: (row: number) => string): void {
  for (let at = 0; at < grid.length; ) {
    let end = at + 1;
    while (end < grid.length && !(isEmpty(grid[end - 1]) && onlyText(grid[end] ?? []) !== null)) end++;
    const first = at;
    writeOneTable(out, grid.slice(at, end), (row) => label(first + row));
    at = end;
  }
}

const isEmpty = (row: readonly string[] | undefined): boolean => row === undefined || row.every((cell) => cell === '');

function writeOneTable(out: TextBuilder, grid: readonly (readonly string[])[], label: (row: number) => string): void {
  const top = grid.findIndex((row) => !isEmpty(row) && row.length > 1 && onlyText(row) === null);
  const rows = top < 0 ? grid : [...grid.slice(0, top), ...foldHeader(grid.slice(top))];
  const folded = grid.length - rows.length;
  rows.forEach((row, at) => {
    if (isEmpty(row)) return;
    const place = label(at + 1 + (at > top ? folded : 0));
    const only = onlyText(row);
    if (only !== null && (row.length === 1 || top < 0 || at < top || REMARK.test(only))) {
      out.line(only, place);
      return;
    }
    const cells = isBanner(row) ? row.map((cell, column) => (column === 0 ? cell : '')) : row;
    out.line([cells[0] || '-', ...cells.slice(1)].join('\t'), place);
  });
}
