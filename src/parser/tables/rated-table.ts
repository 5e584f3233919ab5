import type { Operator } from '../../model/quantity.js';
import { documentRange, readPassage } from '../sentences/passage.js';
import { type Block, type ParseState, type Pass, pathOf, spanOf } from '../state.js';
import { gluedTable } from './glued-table.js';
import { pushTarget } from './table-row.js';
import { nameAndUnit } from './table-values.js';

const PASS = 'rated-tables';
/** A heading of two years and the rate between them, its cells glued together: 指标2015年2020年年均增速（%）. */
const HEADER =
  /指?标(?:\(单位\))?(20\d\d)年?(20\d\d)年?(?:目标值?)?(?:\[?五?年?均?累?计?\]?)(?:年均增速|年均增长率?|增速|累计|变化)?(?:\(%\)|\[累计\])?/u;
/** Fewer rows than this are words of a sentence. */
const ROWS_MIN = 4;
/** Longest row; what is longer is running text, on which the patterns below would take quadratic time. */
const ROW_MAX = 300;
/** Where a row's figures begin: a number, a sign, or a dash that stands for an empty cell. */
const FIGURES = /(?:[<>≥≤]?\d[\d.,<>≥≤—-]*)(?:\[[<>≥≤]?-?[\d.]+\])?[—-]*$/u;
/** Heading of the next group of rows, and what opens behind it. */
const NEXT_HEADING = /[\p{L}()、，,\s]*$/u;
const NUMBER = /^[<>≥≤]?(?:0|[1-9]\d*)(?:\.\d{1,3})?$/u;
/** Printed rates are rounded to one decimal; the values they come from are rounded too. */
const RATE_ERROR = 0.35;
const CHANGE_ERROR = 0.06;

/** Where such a table stands in a paragraph: its first row and its end. */
interface Stretch {
  readonly start: number;
  readonly rows: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** A row's figures as they must have stood in their cells. */
interface Figures {
  readonly base: number;
  readonly value: number;
  readonly op: Operator;
}

/** The table of a paragraph whose rows are "1.name（unit）base target rate" without anything between them; null when there is none. */
export function ratedTable(text: string): Stretch | null {
  const header = text.includes('标') ? HEADER.exec(text) : null;
  if (!header || gluedTable(text) !== null) return null;
  const rows = header.index + header[0].length;
  const starts = rowStarts(text, rows);
  const last = starts.at(-1);
  if (starts.length < ROWS_MIN || last === undefined) return null;
  const note = text.indexOf('注:', last);
  const stop = text.indexOf('。', last);
  const ends = [note, stop].filter((at) => at >= 0);
  return {
    start: header.index,
    rows,
    end: ends.length > 0 ? Math.min(...ends) : text.length,
    from: Number(header[1]),
    to: Number(header[2]),
  };
}

/** Offsets of "1.", "2.", "3." … as far as they run on. */
function rowStarts(text: string, from: number): number[] {
  const starts: number[] = [];
  for (let number = 1, at = from; ; number += 1) {
    const mark = `${number}.`;
    let found = text.indexOf(mark, at);
    // A number of the row before may end in these digits: a name begins with a letter or a Chinese character.
    while (found >= 0 && !/\p{L}/u.test(text[found + mark.length] ?? '')) found = text.indexOf(mark, found + 1);
    if (found < 0) return starts;
    starts.push(found);
    at = found + mark.length;
  }
}

/** Targets in a table of two years and a rate whose cell borders are lost: the rate tells where one figure ends and the next begins. */
export const ratedTablesPass: Pass = {
  name: PASS,
  reason: 'Beside the figures pass, which leaves out the stretch of a paragraph that this pass reads.',
  run(state) {
    for (const block of state.blocks) if (block.kind !== 'furniture' && block.kind !== 'table-row') readBlock(state, block);
  },
};

function readBlock(state: ParseState, block: Block): void {
  const passage = readPassage(state, block.start, block.end);
  const { text } = passage;
  const table = ratedTable(text);
  if (table === null) return;
  const starts = rowStarts(text.slice(0, table.end), table.rows);
  const path = pathOf(state, block);
  if (block.title !== '') path.push(block.title);
  starts.forEach((start, at) => {
    const end = starts[at + 1] ?? table.end;
    const begin = start + String(at + 1).length + 1;
    const found = rowOf(text.slice(begin, end), table.to - table.from);
    if (!found) {
      const range = documentRange(passage, start, end);
      state.diagnostics.push({
        rule: PASS,
        severity: 'warning',
        message: '表格的数字连在一起，分不出哪一个是目标值，请对照原件。',
        source: spanOf(state, range.start, range.end),
      });
      return;
    }
    const { name, unit } = nameAndUnit(passage.printed.slice(begin, begin + found.nameLength));
    const range = documentRange(passage, start, begin + found.length);
    pushTarget(state, {
      indicator: name,
      value: { op: found.figures.op, value: found.figures.value, valueMax: null, unit: null, growth: false, change: '' },
      unit,
      due: String(table.to),
      baseline: { value: found.figures.base, unit, asOf: String(table.from) },
      nature: null,
      path,
      start: range.start,
      end: range.end,
      pass: PASS,
    });
  });
}

/** Name and figures of one row. What follows the figures (the heading of the next group) is cut off. */
function rowOf(row: string, years: number): { readonly nameLength: number; readonly length: number; readonly figures: Figures } | null {
  if (row.length > ROW_MAX) return null;
  const cut = row.replace(NEXT_HEADING, '');
  const match = FIGURES.exec(cut);
  if (!match) return null;
  const figures = split(match[0], years);
  return figures && { nameLength: match.index, length: cut.length, figures };
}

/** Takes "17.126.28.9" apart into base, target and rate, "5680[24]" into base, target and change: the only way in which the third follows from the others. */
function split(digits: string, years: number): Figures | null {
  const bracket = /\[([<>≥≤]?-?[\d.]+)\]$/u.exec(digits);
  const body = bracket ? digits.slice(0, bracket.index) : digits.replace(/[—-]+$/u, '');
  const empty = !bracket && body.length < digits.length;
  const found: { figures: Figures; error: number }[] = [];
  for (let first = 1; first < body.length; first += 1) {
    const base = numberOf(body.slice(0, first));
    if (base === null) continue;
    if (bracket || empty) {
      const value = numberOf(body.slice(first));
      if (value === null) continue;
      const error = bracket
        ? Math.abs(value - base - Number((bracket[1] ?? '').replace(/^[<>≥≤]/u, '')))
        : Math.abs(Math.log(value / base));
      const limit = bracket ? CHANGE_ERROR + (/[<>]/u.test(body) ? 1 : 0) : Math.LN2;
      if (error <= limit) found.push({ figures: { base, value, op: signOf(body.slice(first)) }, error });
      continue;
    }
    for (let second = first + 1; second < body.length; second += 1) {
      const value = numberOf(body.slice(first, second));
      const rate = numberOf(body.slice(second));
      if (value === null || rate === null || base <= 0) continue;
      const error = Math.abs(((value / base) ** (1 / years) - 1) * 100 - rate);
      if (error <= RATE_ERROR) found.push({ figures: { base, value, op: signOf(body.slice(first, second)) }, error });
    }
  }
  found.sort((a, b) => a.error - b.error);
  return found[0]?.figures ?? null;
}

const numberOf = (text: string): number | null => (NUMBER.test(text) ? Number(text.replace(/^[<>≥≤]/u, '')) : null);

const signOf = (text: string): Operator => (/^[>≥]/u.test(text) ? '>=' : /^[<≤]/u.test(text) ? '<=' : '=');
