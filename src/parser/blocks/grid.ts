import { DEPENDENT_MEASURE, OVERALL } from '../lexicon/indicator-heads.js';
import type { Cell } from '../state.js';
import { isFigure, type Kind, kindsOf, misfit } from './columns.js';
import { type Line, plainLine } from './line.js';

type Row = Line & { readonly cells: readonly Cell[] };

/** Columns that one cell may fill for several rows, so that a row stands without them, wherever they stand. */
const MERGED: ReadonlySet<Kind> = new Set<Kind>(['number', 'group', 'unit', 'nature', 'part', 'body', 'due', 'other']);
/** Of these, what a cell above says holds for the rows under it too; so does a group that it opens with, and who does the work where the row names nobody. */
const SHARED: ReadonlySet<Kind> = new Set<Kind>(['unit', 'nature', 'due']);
/** What the columns under one title divide: their years, or what was reached and what is to be. */
const DIVIDED = /现状|基期|基准|实际|完成|目标|任务|规划|计划|年度|其中|情况/u;
const YEAR = /20\d\d/u;
const TITLE_MAX = 16;

const plain = (text: string): string => text.replace(/[\s*]/gu, '');
const filled = ({ cells }: Row): Cell[] => cells.filter(({ text }) => plain(text) !== '');
const isTitles = (row: Row): boolean =>
  filled(row).every(({ text }) => plain(text).length <= TITLE_MAX && (YEAR.test(text) || !isFigure(plain(text))));

/**
 * The rows of a table with a cell in each for every column of it. Titles on two lines become one line that tells the way from the outer to the inner
 * (现状值 over 2021年 and 2022年 → 现状值2021年), and a row that lacks cells printed once for several rows is fitted by what each column holds.
 * `heads` is how many of the rows are known to be titles. A row that fits nowhere, or in two ways, keeps no cell, so that nothing is read from it.
 */
export function gridRows(printed: readonly Line[], heads = 0): Line[] {
  const rows = printed.filter((row): row is Row => row.cells !== null && filled(row as Row).length > 0);
  const lines: Line[] = [];
  let first = 0;
  // A line over all columns above the titles is the table's caption.
  while (heads <= first + 1 && rows.length > first + 2 && filled(rows[first] as Row).length === 1)
    lines.push(plainLine(rows[first++] as Row));
  const top = rows[first];
  if (!top || (heads <= first && (!isTitles(top) || filled(top).length < 2))) return [...printed];
  const below = rows.slice(first + 1);
  const second = below[0] && below.length > 1 && (heads > first + 1 || isTitles(below[0])) ? below[0] : null;
  const width = Math.max(...below.slice(second ? 1 : 0).map(({ cells }) => cells.length));
  const joined = second && (headPath(top.cells, second.cells, width) ?? headPath(top.cells, second.cells, width - 1));
  if (second && !joined && top.cells.length < width) return [...lines, ...rows.slice(first).map((row) => ({ ...row, cells: [] }))];
  const own = joined ?? top.cells;
  // An empty title behind that of the names: they stand in two columns.
  const name = nameAt(kindsOf(own.map(({ text }) => plain(text))));
  const titles = name >= 0 && own[name + 1]?.text === '' ? own.toSpliced(name + 1, 1) : own;
  const end = joined ? (second as Row).end : top.end;
  lines.push({ ...plainLine({ start: top.start, end }), cells: titles, header: true });
  return [...lines, ...fitted(titles, below.slice(joined ? 1 : 0))];
}

/** One title a column from two lines of them; null when the second is no line of titles under the first. */
function headPath(outer: readonly Cell[], inner: readonly Cell[], width: number): Cell[] | null {
  if (outer.length === width && inner.length === width) {
    if (!outer.some(({ text }, at) => text === '' || text === outer[at - 1]?.text)) return null;
    let last = outer[0] as Cell;
    return inner.map((cell, at) => {
      const own = outer[at] as Cell;
      if (own.text !== '') last = own;
      return cell.text === '' || cell.text === own.text ? own : own.text === '' && at > 0 ? over(last, cell) : over(own, cell);
    });
  }
  const parents = outer.length + inner.length - width;
  if (parents < 1 || inner.length % parents !== 0 || inner.length === parents) return null;
  const years = inner.every(({ text }) => YEAR.test(text));
  const kinds = kindsOf(outer.map(({ text }) => plain(text)));
  const name = Math.max(nameAt(kinds), 0);
  const free = outer.flatMap(({ text }, at) =>
    at > name && (kinds[at] === 'value' || kinds[at] === 'other') && !(years && YEAR.test(text)) ? [at] : [],
  );
  const divided = free.filter((at) => DIVIDED.test(outer[at]?.text ?? ''));
  const own = free.length === parents ? free : divided;
  if (own.length !== parents) return null;
  const each = inner.length / parents;
  return outer.flatMap((title, at) => {
    const place = own.indexOf(at);
    return place < 0 ? [title] : inner.slice(place * each, (place + 1) * each).map((cell) => over(title, cell));
  });
}

const over = (outer: Cell, inner: Cell): Cell => ({ text: `${outer.text}${inner.text}`, start: inner.start, end: inner.end });

function fitted(titles: readonly Cell[], rows: readonly Row[]): Line[] {
  const kinds = kindsOf(titles.map(({ text }) => plain(text)));
  const name = nameAt(kinds);
  const padded = rows.some(({ cells }) => cells.at(-1)?.text === '');
  if (name < 0 || (!padded && rows.every(({ cells }) => cells.length === titles.length))) return [...rows];
  // The title of the name may stand over two columns, of which the first names several rows.
  const split = Math.max(...rows.map(({ cells }) => cells.length)) === titles.length + 1;
  const columns: Kind[] = split ? kinds.toSpliced(name, 0, 'group') : kinds;
  let above: readonly Cell[] = [];
  return rows.map((row) => {
    // A line over all columns names the rows under it.
    if (filled(row).length === 1) return row;
    const own = placed(columns, split ? name + 1 : name, row.cells);
    if (own === null) return { ...row, cells: [] };
    const opens = own.findIndex((cell) => cell !== null);
    const done = own.some((cell, at) => columns[at] === 'body' && cell);
    const isShared = (at: number): boolean =>
      columns[at] === 'group' ? at < opens : columns[at] === 'body' ? !done : SHARED.has(columns[at] as Kind);
    const cells = own.map((cell, at) => cell ?? (isShared(at) ? above[at] : undefined) ?? emptyAt(row));
    above = cells;
    return { ...row, cells: split ? cells.toSpliced(name, 2, named(cells[name] as Cell, cells[name + 1] as Cell)) : cells };
  });
}

/** The column of the names: of indicators, of work, or of places. */
const nameAt = (kinds: readonly Kind[]): number => Math.max(kinds.indexOf('name'), kinds.indexOf('work'));

const emptyAt = ({ start }: Row): Cell => ({ text: '', start, end: start });

/** The name of a row under that of its group, which it needs where it only says how the group is measured: 养老床位 over 总量 and 占比. */
const named = (group: Cell, name: Cell): Cell =>
  group.text !== '' && (name.text === '' || DEPENDENT_MEASURE.test(plain(name.text)) || OVERALL.test(plain(name.text)))
    ? { ...name, text: `${group.text}${name.text}` }
    : name;

/** Wider tables are not printed; their rows stay as they are found, or unread. */
const WIDTH_MAX = 100;

/** How the last columns of a row take its last cells: how badly, how many cells are used in all, and how late the columns of bodies that have one stand. */
interface Way {
  readonly cost: number;
  readonly used: number;
  readonly late: number;
}

const NO_WAY: Way = { cost: Infinity, used: 0, late: 0 };

/** The cheapest way first; of equal ones that which leaves fewest empty cells out at the end, then that whose bodies stand in the first columns. */
const order = (a: Way, b: Way): number => (a.cost === b.cost ? b.used - a.used || a.late - b.late : a.cost - b.cost);

/** The cells of a row by column; null when they fit in no way, or in several that differ in more than which group or body they name. */
function placed(kinds: readonly Kind[], name: number, cells: readonly Cell[]): (Cell | null)[] | null {
  if (cells.length > kinds.length) return null;
  if (cells.length === kinds.length && cells.at(-1)?.text !== '') return [...cells];
  if (kinds.length > WIDTH_MAX) return null;
  const costs = new Map([...new Set(kinds)].map((kind) => [kind, cells.map(({ text }) => misfit(kind, text))]));
  // A row that lacks cells at its head may be filled up with empty ones at its end.
  const least = Math.max(1, cells.findLastIndex(({ text }) => text !== '') + 1);
  // By column and cell: the best way from there on.
  const ways: Way[][] = [];
  ways[kinds.length] = [...cells, null].map((_, used) => (used < least ? NO_WAY : { cost: 0, used, late: 0 }));
  /** The ways of a column that lacks its cell and of one that takes the next. */
  const choices = (at: number, next: number): readonly [lacking: Way, taking: Way] => {
    const kind = kinds[at] as Kind;
    const { cost, used, late } = ways[at + 1]?.[next + 1] ?? NO_WAY;
    return [
      MERGED.has(kind) || at < name ? (ways[at + 1]?.[next] ?? NO_WAY) : NO_WAY,
      { cost: cost + (costs.get(kind)?.[next] ?? Infinity), used, late: late + (kind === 'body' ? at : 0) },
    ];
  };
  for (let at = kinds.length - 1; at >= 0; at--)
    ways[at] = [...cells, null].map((_, next) => {
      const [lacking, taking] = choices(at, next);
      return order(lacking, taking) <= 0 ? lacking : taking;
    });
  if (ways[0]?.[0]?.cost === Infinity) return null;
  const row: (Cell | null)[] = [];
  let next = 0;
  // The cells that some way of the least cost has come to.
  let reached: ReadonlySet<number> = new Set([0]);
  for (const [at, kind] of kinds.entries()) {
    const seen = new Set<Cell | null>();
    const following = new Set<number>();
    for (const from of reached) {
      const best = ways[at]?.[from] as Way;
      for (const [taken, way] of choices(at, from).entries())
        if (way.cost === best.cost && way.used === best.used) {
          seen.add(taken ? (cells[from] as Cell) : null);
          following.add(from + taken);
        }
    }
    if (seen.size > 1 && at >= name && kind !== 'body') return null;
    reached = following;
    const lacks = order(choices(at, next)[0], ways[at]?.[next] as Way) === 0;
    row.push(lacks ? null : (cells[next++] as Cell));
  }
  return row;
}
