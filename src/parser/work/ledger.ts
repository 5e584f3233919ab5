import type { Task } from '../../model/plan.js';
import { readMarker } from '../blocks/marker.js';
import { titleEnd } from '../blocks/title-end.js';
import { WORK_VERB } from '../lexicon/lead-ins.js';
import { type LedgerColumns, ledgerColumns } from '../lexicon/ledger-heads.js';
import { type Block, type Cell, type ParseState, pathOf, spanOf, type WorkRow } from '../state.js';
import { shownName } from '../view.js';
import { bodiesOf, type ListConvention, mergedBodies, namedIn, type PlacedBody } from './bodies.js';
import { readDeadline } from './deadline.js';
import { workTitle } from './work-title.js';

/** Shortest text of a cell that names work, in characters. */
const WORK_MIN = 4;
/** A blank within a name, which stands for the end of a line of its cell. */
const LINE_END = /(?<=[\u4e00-\u9fff])(?: |<br ?\/?>)(?=[\u4e00-\u9fff])/giu;
/** Longest caption of a table. */
const CAPTION_MAX = 50;

interface Row {
  readonly block: Block;
  readonly cells: readonly Cell[];
  /** Row over all columns above it that names a part of the table; null when there is none. */
  readonly part: string | null;
  /** Row above that has the number and the more general work of this one; null when it has its own. */
  readonly under: Row | null;
}

/** A table that divides work among bodies, as it was printed under one heading or several. */
interface Ledger {
  readonly columns: LedgerColumns;
  readonly caption: string | null;
  readonly rows: Row[];
}

/** What the tables that divide work hold (重点任务分工表, 任务清单). */
export interface LedgerWork {
  readonly tasks: Task[];
  /** Rows of tables that tell what each body is for (部门 / 职责). */
  readonly duties: Task[];
  /** Indices of the blocks under which their rows stand. */
  readonly owners: ReadonlySet<number>;
  readonly rows: ReadonlyMap<Block, WorkRow>;
}

/** Reads the tables that divide work among bodies. */
export function ledgerTasks(state: ParseState, convention: ListConvention): LedgerWork {
  const all = { tasks: [] as Task[], duties: [] as Task[] };
  const rows = new Map<Block, WorkRow>();
  const owners = new Set<number>();
  for (const ledger of ledgersOf(state)) {
    const work = workColumn(ledger);
    if (ledger.columns.assesses && !tellsWork(ledger, work)) continue;
    const merged = new Set<string>();
    const tasks = ledger.columns.duties ? all.duties : all.tasks;
    const first = tasks.length;
    for (const row of ledger.rows) {
      const task = taskOf(state, ledger, row, work, convention);
      if (!task) continue;
      const last = tasks.length > first ? tasks.at(-1) : undefined;
      if (last && task.number !== '' && last.number === task.number && last.title === task.title)
        tasks[tasks.length - 1] = { ...joined(last, task), source: spanOf(state, last.source.start, task.source.end) };
      else tasks.push(task);
      rows.set(row.block, { cells: workCells(state, ledger, row, merged), due: task.due });
      if (row.block.parent >= 0) owners.add(row.block.parent);
    }
  }
  return { ...all, owners, rows };
}

/** The cells of a row that tell its work; one merged over several rows is told once. */
function workCells(state: ParseState, { columns }: Ledger, { cells }: Row, told: Set<string>): Cell[] {
  return [...columns.tasks, ...columns.goals].flatMap((column) => {
    const cell = cells[column];
    // A cell put together from several lines has no stretch of the text of its own.
    if (!cell || cell.text === '' || told.has(cell.text) || /[|\t]/u.test(state.text.slice(cell.start, cell.end))) return [];
    told.add(cell.text);
    const marker = readMarker(state.view, state.text, cell.start);
    return [marker && marker.end < cell.end ? { ...cell, start: marker.end } : cell];
  });
}

const plain = (text: string): string => text.replace(/[\s*]/gu, '');

/** The ledgers in order. Headings between rows are parts of the same table; any other text ends it. */
function ledgersOf(state: ParseState): Ledger[] {
  const ledgers: Ledger[] = [];
  let open: Ledger | null = null;
  let caption: string | null = null;
  let part: string | null = null;
  for (const block of state.blocks) {
    if (block.kind === 'furniture') continue;
    if (block.kind !== 'table-row' || block.cells === null) {
      const text = state.text.slice(block.start, block.end).trim();
      caption = text.length <= CAPTION_MAX && !/[。；;]/u.test(text) ? text : null;
      if (block.kind !== 'heading') open = null;
      part = null;
      continue;
    }
    const columns = ledgerColumns(block.cells.map((cell) => cell.text));
    if (columns) {
      open = { columns, caption, rows: [] };
      ledgers.push(open);
      part = null;
    } else if (block.header) open = null;
    else if (open) {
      const filled = block.cells.filter((cell) => cell.text !== '');
      if (new Set(filled.map((cell) => plain(cell.text))).size === 1) part = filled[0]?.text ?? null;
      else open.rows.push({ block, cells: block.cells, part, under: mergedAbove(open, block.cells) });
    }
  }
  return ledgers;
}

/** The row that opens those under one number and one more general work, where both are printed once for several rows; null for a row with its own. */
function mergedAbove({ columns, rows }: Ledger, cells: readonly Cell[]): Row | null {
  const [general = -1, ...particular] = columns.tasks;
  if (columns.number < 0 || particular.length === 0 || cells.length < columns.width) return null;
  if (cells[columns.number]?.text !== '' || cells[general]?.text !== '') return null;
  const last = rows.at(-1);
  return last?.under ?? last ?? null;
}

/** The column whose cells name the tasks: the most general one that is different in every row; a column merged over rows names parts. */
function workColumn({ columns, rows }: Ledger): number {
  const whole = rows.filter((row) => row.cells.length === columns.width);
  const textsOf = (column: number): string[] => whole.map((row) => plain(row.cells[column]?.text ?? ''));
  const numbers = columns.number < 0 ? null : textsOf(columns.number);
  const isOwn = (column: number): boolean => {
    const texts = textsOf(column);
    if (texts.some((text) => text === '')) return false;
    const different = new Set(texts).size;
    // A task merged over several rows has its number in each of them.
    const pairs = numbers?.every((number) => number !== '') ? texts.map((text, at) => `${numbers[at]} ${text}`) : texts;
    return different === texts.length || (different === new Set(numbers).size && different === new Set(pairs).size);
  };
  return columns.tasks.find(isOwn) ?? columns.tasks.at(-1) ?? -1;
}

/** A task of several rows, each with the bodies that answer for its part. */
function joined(task: Task, next: Task): Task {
  const known = new Set(task.bodies.map(({ name }) => name));
  const due = task.due ?? next.due;
  return {
    ...task,
    bodies: [...task.bodies, ...next.bodies.filter(({ name }) => !known.has(name))],
    due,
    dueFrom: due === null ? 'none' : 'table',
  };
}

/** Whether most cells of a column say what is to be done (完善巡查制度), not what is measured (群众满意度). */
function tellsWork({ rows }: Ledger, column: number): boolean {
  const told = rows.filter(({ cells }) => WORK_VERB.test(cells[column]?.text ?? ''));
  return told.length * 2 > rows.length;
}

/** The cells of a row by column; a row with cells missing is read from its left, where number and work stand. */
function taskOf(state: ParseState, ledger: Ledger, row: Row, work: number, convention: ListConvention): Task | null {
  const { columns } = ledger;
  const cell = row.cells[work];
  if (!cell || plain(cell.text).length < WORK_MIN) return null;
  const bodies = mergedBodies([
    cellBodies(state, row.cells[columns.lead], columns.leadStated ? 'lead' : 'any', convention),
    ...columns.beside.map((column) => cellBodies(state, row.cells[column], 'support', convention)),
  ]);
  if (bodies.length === 0) return null;
  const { number, title } = titleOf(state, cell);
  const printed = columns.number < 0 ? '' : plain((row.under ?? row).cells[columns.number]?.text ?? '');
  const dated = columns.due < 0 ? undefined : row.cells[columns.due];
  const due = dated ? readDeadline(state, dated.start, dated.end) : null;
  return {
    number: printed.replace(/[.、．]$/u, '') || number,
    section: shownName(partOf(state, ledger, row, work)),
    path: pathOf(state, row.block).map(shownName),
    title,
    bodies: bodies.map(({ start: _start, end: _end, ...body }) => body),
    due,
    dueFrom: due === null ? 'none' : 'table',
    source: spanOf(state, row.block.start, row.block.end),
    pass: 'tasks',
    confidence: 'sure',
  };
}

/** What the row stands under: the part of the table, else the heading above, else the table's caption, else the document. */
function partOf(state: ParseState, ledger: Ledger, row: Row, work: number): string {
  const merged = ledger.columns.tasks.find((column) => column < work);
  const own = merged === undefined ? '' : plain((row.under ?? row).cells[merged]?.text ?? '');
  const above = state.blocks[row.block.parent];
  const heading = above && above.title !== '' ? `${above.number}${above.title}` : '';
  return row.part ?? (own || heading || (ledger.caption ?? state.meta.title));
}

/** Bodies that a cell names; its own words (a牵头，b配合) go before the column's title. */
function cellBodies(state: ParseState, cell: Cell | undefined, role: 'lead' | 'support' | 'any', convention: ListConvention): PlacedBody[] {
  if (!cell || !/[\u4e00-\u9fff]{2}/u.test(cell.text)) return [];
  const { start, end } = cell;
  const own = /牵头|配合|负责|责任单位|参与/u.test(state.view.slice(start, end));
  const bodies = own
    ? bodiesOf(state, { start, end, from: start, to: end }, convention)
    : namedIn(state, { role, from: start, to: end }, convention, role !== 'support');
  return bodies.map((body) => (body.name.startsWith('各') ? body : { ...body, name: body.name.replace(LINE_END, '') }));
}

/** Number and title of the work in a cell: what stands before its first stop. */
function titleOf(state: ParseState, cell: Cell): { number: string; title: string } {
  const { view, text } = state;
  const marker = readMarker(view, text, cell.start);
  const numbered = marker && marker.ordinal > 0 && marker.end < cell.end ? marker : null;
  const start = numbered?.end ?? cell.start;
  const stop = numbered ? titleEnd(view, numbered, cell.end) : -1;
  const sentence = view.slice(start, cell.end).search(/[。;]/u);
  const work = workTitle(view, start, stop > start ? stop : sentence > 0 ? start + sentence : cell.end);
  return {
    number: numbered ? numbered.number.replace(/[\s()（）、.．]/gu, '') : '',
    title: shownName(text.slice(work.start, work.end))
      .replace(/\s*\n\s*/gu, '')
      .trim(),
  };
}
