import { documentYears } from '../document/document-years.js';
import { readUnit } from '../lexicon/units.js';
import { documentRange, type Passage, readPassage } from '../sentences/passage.js';
import { type Block, type ParseState, type Pass, pathOf } from '../state.js';
import { natureOf, pushTarget, type TableRow } from './table-row.js';
import { type CellValue, nameAndUnit, readCell, splitGlued, unitOf } from './table-values.js';

const PASS = 'glued-tables';
/** Fewer attributes than this are words of a sentence, not a column. */
const ROWS_MIN = 4;
const NATURE = /约束性|预期性/gu;
const HEADER = /指?标.{0,40}?(?:属性|20\d\d年?)/gu;
const HEADER_WORDS =
  /^(?:指?标(?:名称|内容)?|主要指标|单位|序号|属性|性质|\d{4}年?|[[(〔]?(?:五年)?累计[\])〕]?\d?|目标值?|基期值?|现状值?|年均增速\(%\)|\(%\)|类别)+/u;
/** The last value cell of a row: "76.7", ">80", "[18]", "-", "≥95%", "超过1人". Applied again and again from the end. */
const LAST_VALUE =
  /(?:\[>?[\d.]{1,12}\]|(?:≥|≤|>|<|超过|不低于|不少于|达到|不超过|达)?[\d.,]{1,14}(?:%|[十百千万亿]{0,2}[个人名家所件张座项次元岁年天])?(?:以上|以内|以下|左右)?|[-—])$/u;
const VALUE_MAX = 24;
/** Empty cells after a footnote mark: "5--". */
const FOOTNOTE = /^\d?[-—]+$/u;
/** A row that opens a group with one unit: "主要污染物排放总量减少（%）化学需氧量". */
const GROUP = /^(.{4,20})[(（]([^()（）]{1,8})[)）](.{2,20})$/u;
/** The number that a row or a group of rows opens with: "10.", not "1.4亿". */
const NUMBERED = /^\d{1,2}[.、](?!\d)/u;
const NUMBERED_MAX = 5;
const CATEGORY = /^[^\d.]{2,12}?\d{1,2}\.(?!\d)/u;
/** The field that a number over several rows names before the first of them: "1.空气质量|优良天数比例…". */
const FIELD = /^.{2,8}?(?:质量|状况|情况|方面)(?=.{4})/u;
/** A digit within a name that refers to a note, or counts something (3岁以下). */
const DIGIT_WITHIN = /(?<=(?!第)[一-龥])\d(?=[一-龥])/gu;

/** Range of a paragraph that is a table whose cells stand without anything between them; null when there is none. */
export function gluedTable(text: string): { readonly start: number; readonly end: number; readonly rows: number } | null {
  if (!text.includes('标')) return null;
  const natures = [...text.matchAll(NATURE)];
  if (natures.length < ROWS_MIN) return null;
  const first = natures[0]?.index ?? 0;
  const last = natures[natures.length - 1];
  let start = -1;
  let rows = 0;
  for (const header of text.matchAll(HEADER)) {
    if (header.index >= first) break;
    start = header.index;
    rows = header.index + header[0].length;
  }
  if (start < 0 || !last) return null;
  const words = HEADER_WORDS.exec(text.slice(start));
  if (words) rows = Math.max(rows, start + words[0].length);
  return { start, end: last.index + last[0].length, rows };
}

/** Targets in a table of indicators that lost its cell borders: every row ends in 约束性 or 预期性. */
export const gluedTablesPass: Pass = {
  name: PASS,
  reason: 'Beside the figures pass, which leaves out the stretch of a paragraph that this pass reads.',
  run(state) {
    for (const block of state.blocks) if (block.kind !== 'furniture' && block.kind !== 'table-row') readBlock(state, block);
  },
};

function readBlock(state: ParseState, block: Block): void {
  if (block.end - block.start < 60) return;
  const passage = readPassage(state, block.start, block.end);
  const table = gluedTable(passage.text);
  if (table === null) return;
  const header = passage.text.slice(table.start, table.rows);
  const { base } = documentYears(state);
  const years = [...header.matchAll(/20\d\d/gu)].map((match) => match[0]);
  const due = years.filter((year) => base === null || Number(year) >= base).at(-1) ?? state.meta.period?.end.slice(0, 4) ?? null;
  const baseYear = years.find((year) => base !== null && Number(year) < base) ?? null;
  const path = pathOf(state, block);
  if (block.title !== '') path.push(block.title);
  let from = table.rows;
  let expected = 1;
  let group: Group | null = null;
  const rows: NumberedRow[] = [];
  for (const match of passage.text.slice(0, table.end).matchAll(NATURE)) {
    if (match.index < from) continue;
    const nature = natureOf(match[0]);
    for (const [start, end] of partsOf(passage.text, from, match.index)) {
      const read = readRow(passage, start, end, expected);
      if (read === null) continue;
      const opened: Group | null = groupOf(read.indicator);
      if (opened !== null) group = opened;
      else if (read.unit !== null || read.value.unit !== null || !read.value.growth) group = null;
      const row: Row = group === null ? read : { ...read, indicator: `${opened?.first ?? read.indicator}${group.name}`, unit: group.unit };
      const range = documentRange(passage, row.start, end);
      const baseline = row.base === null ? null : { value: row.base, unit: row.unit, asOf: baseYear };
      rows.push({ ...row, due, baseline, nature, path, start: range.start, end: range.end, pass: PASS, grouped: group !== null });
    }
    if (passage.text.startsWith(String(expected), from)) expected++;
    from = match.index + match[0].length;
  }
  rows.forEach(({ numbered, grouped, ...row }, at) => {
    const fields = numbered && !grouped && rows[at + 1]?.numbered === false;
    pushTarget(state, fields ? { ...row, indicator: row.indicator.replace(FIELD, '') } : row);
  });
}

/** A row with whether it opens with a number of its own, and whether a heading inside the table names what it measures. */
interface NumberedRow extends TableRow {
  readonly numbered: boolean;
  readonly grouped: boolean;
}

/** A stretch before an attribute may hold several rows that share it, each ending in a bracketed value. */
function partsOf(text: string, from: number, to: number): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let start = from;
  for (const match of text.slice(from, to).matchAll(/\[>?[\d.]+\]/gu)) {
    const end = from + match.index + match[0].length;
    parts.push([start, end]);
    start = end;
  }
  if (start < to) parts.push([start, to]);
  return parts;
}

/** A heading inside a table that names what its rows measure, and the first row's own name. */
interface Group {
  readonly name: string;
  readonly unit: string | null;
  readonly first: string;
}

function groupOf(name: string): Group | null {
  const match = GROUP.exec(name);
  if (!match) return null;
  const [, group = '', unit = '', first = ''] = match;
  if (unit !== '%' && unit !== '％' && readUnit(unit, 0)?.end !== unit.length) return null;
  return { name: group.replace(/^(?:\d{1,2}\.)?(?:主要|区域性)?(?:污染物)?/u, ''), unit: unitOf(unit), first };
}

interface Row {
  readonly indicator: string;
  readonly value: CellValue;
  readonly unit: string | null;
  readonly base: number | null;
  readonly start: number;
  /** Whether a number with its stop stands before the row. */
  readonly numbered: boolean;
}

function readRow(passage: Passage, from: number, to: number, expected: number): Row | null {
  const { text } = passage;
  let start = from;
  const number = String(expected);
  const printed = NUMBERED.exec(text.slice(start, start + NUMBERED_MAX))?.[0];
  if (printed !== undefined) start += printed.length;
  else if (text.startsWith(number, start)) start += number.length;
  const category = CATEGORY.exec(text.slice(start, Math.min(to, start + 20)));
  if (category) start += category[0].length;
  const valuesAt = valuesFrom(text, start, to);
  if (valuesAt === to || valuesAt === start) return null;
  const cells = text.slice(valuesAt, to);
  const { name, unit } = nameAndUnit(
    passage.printed.slice(start, valuesAt).replace(/\d{1,2}$/u, (digits) => (cells.startsWith('[') || cells.startsWith('-') ? '' : digits)),
  );
  const read = readValues(cells);
  if (read === null || name.length < 2) return null;
  const indicator = name.replace(DIGIT_WITHIN, (digit, at: number) => (readUnit(name, at + 1) === null ? '' : digit));
  return {
    indicator,
    value: read.value,
    unit: read.value.unit ?? unit,
    base: read.base,
    start,
    numbered: printed !== undefined || category !== null,
  };
}

/** Where the value cells at the end of a row begin; `to` when there are none. */
function valuesFrom(text: string, from: number, to: number): number {
  let at = to;
  for (let match = LAST_VALUE.exec(text.slice(Math.max(from, at - VALUE_MAX), at)); match; ) {
    at -= match[0].length;
    match = LAST_VALUE.exec(text.slice(Math.max(from, at - VALUE_MAX), at));
  }
  return at;
}

/** The target among the value cells of a row, and the base value before it when there is one. */
function readValues(cells: string): { readonly value: CellValue; readonly base: number | null } | null {
  const change = /\[>?([\d.]+)\]$/u.exec(cells);
  const cell = change ? cells.slice(0, change.index) : cells;
  const rest = change && FOOTNOTE.test(cell) ? '' : cell.replace(/^[-—]+|[-—]+$/gu, '');
  if (rest === '') return change ? whole(readCell(change[0])) : null;
  const signed = /^([\d.]*)((?:≥|≤|>|<|超过|不低于|不少于|达到|不超过|达).+)$/u.exec(rest);
  if (signed) {
    const value = readCell(signed[2] ?? '');
    return value && { value, base: signed[1] ? Number(signed[1]) : null };
  }
  const pair = /^([\d.]+)(以上|以内|以下|左右)?$/u.exec(rest);
  const digits = pair?.[1] ?? '';
  const step = change ? Number(change[1]) : null;
  const split = splitGlued(digits);
  if (split && (step === null || Math.abs(Math.abs(split[1] - split[0]) - step) < 0.011 || pair?.[2] !== undefined)) {
    const value = readCell(`${split[1]}${pair?.[2] ?? ''}`);
    return value && { value, base: split[0] };
  }
  return whole(readCell(rest));
}

const whole = (value: CellValue | null): { value: CellValue; base: null } | null => value && { value, base: null };
