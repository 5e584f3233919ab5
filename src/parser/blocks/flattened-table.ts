import type { ParseState } from '../state.js';
import { NATURE } from './columns.js';
import { type Line, namesPart, plainLine, trimmedCell } from './line.js';
import type { Piece } from './lines.js';
import { readMarker } from './marker.js';
import type { PartedCells } from './parted-cells.js';
import { fittedRows } from './ragged-rows.js';

const HEADER_WORD =
  /^(?:序号|编号|类别|类目|板块|类型|领域|项目|指标|单位|属性|备注|说明|目标|任务|措施|举措|部门|基期|现状|年份|数据来源|时限|进度|(?:“?十[二三四五]五”?)?(?:期)?末?|\S{0,8}(?:指标|目标值?|名称|举措|措施|事项|实事|内容|单位|部门|属性|标准|含义|来源|范围|值|任务|时限|类型|解释|释义|情况|处室|领域|效果|累计|现状|增速|增长|完成时间|要求)|(?:到)?20\d\d年?(?:年?目标)?(?:\([^()]{1,8}\))?|\S{1,4}值\(20\d\d年?\))$/u;
const HEADER_MAX = 16;
const HEADER_CELLS_MIN = 3;
const HEADER_CELLS_MAX = 12;
const CELL_MAX = 400;
/** Longest cell of a table with running numbers: it may tell a whole task. */
const WORK_MAX = 1200;
/** Rows' worth of cells in which the next running number is looked for. */
const ROWS_AHEAD = 5;
/** What follows a value of an indicator and no running number. */
const AFTER_VALUE = /^(?:\d[\d.,]*[%％]?|(?:约束|预期|引导|指导)性?(?:指标)?)$/u;
/** Gap in the running number of a table that is taken for rows left out. */
const GAP_MAX = 12;

/**
 * A table printed cell by cell: a run of header words (序号 / 指标名称 / 单位 / 2025年 / 属性), then the cells.
 * Rows begin at the running number, or end at 约束性 / 预期性, or have as many cells as the header; what fits none of these is left as lines.
 */
export function flattenedRows(state: ParseState, pieces: readonly Piece[], from: number, lines: Line[]): number {
  const opening = pieces[from];
  if (!opening || opening.end - opening.start > HEADER_MAX * 2) return 0;
  const cellOf = (at: number): string => {
    const piece = pieces[at];
    return piece ? state.view.slice(piece.start, Math.min(piece.end, piece.start + WORK_MAX + 1)).replace(/\s/gu, '') : '';
  };
  if (cellOf(from).length > HEADER_MAX || !HEADER_WORD.test(cellOf(from))) return 0;
  let at = from;
  const isNumbered = (index: number): boolean => readMarker(state.view, state.text, pieces[index]?.start ?? 0) !== null;
  while (at < from + HEADER_CELLS_MAX && cellOf(at).length <= HEADER_MAX && HEADER_WORD.test(cellOf(at)) && !isNumbered(at)) at++;
  const width = at - from;
  if (width < HEADER_CELLS_MIN) return 0;
  const names = Array.from({ length: width }, (_, column) => cellOf(from + column));
  const numbered = names.findIndex((name) => /^(?:序号|编号)$/u.test(name)) >= 0;
  const attributed = names.some((name) => name.includes('属性') || name.includes('指标类型'));
  const measured = attributed || names.includes('单位');
  const rows: Line[] = [];
  let open = at;
  let expected = 1;
  /** Ends the rows that began at `open`; returns how many cells they have, where that is known. */
  const close = (to: number): number => {
    const first = pieces[open];
    const last = pieces[to - 1];
    if (!first || !last || to <= open) return 0;
    const cells = pieces.slice(open, to).map((piece) => trimmedCell(state, piece.start, piece.end));
    const fitted = fittedRows(names, cells);
    if (!fitted) rows.push({ ...plainLine({ start: first.start, end: last.end }), cells });
    for (const row of fitted?.rows ?? []) {
      const own = row.filter(({ text, start }) => text !== '' && start >= (row[0]?.start ?? 0));
      rows.push({ ...plainLine({ start: own[0]?.start ?? first.start, end: own.at(-1)?.end ?? last.end }), cells: row });
    }
    return fitted?.used ?? to - open;
  };
  /** Whether a number is a value: another follows it, or the same number comes again as a running number before this row is full. */
  const isValue = (index: number): boolean => {
    if (!measured) return false;
    if (AFTER_VALUE.test(cellOf(index + 1))) return true;
    const left = width - 1 - (index - open);
    if (index === open || left <= 0) return false;
    const again = Array.from({ length: left + 1 }, (_, next) => index + 1 + next).find((next) => cellOf(next) === cellOf(index));
    return again !== undefined && !AFTER_VALUE.test(cellOf(again + 1));
  };
  const begins = (index: number, full: boolean): boolean => {
    const count = /^\d{1,3}$/u.test(cellOf(index)) && !isValue(index) ? Number(cellOf(index)) : 0;
    return count === expected || (full && count > expected && count <= expected + GAP_MAX);
  };
  /** A cell over all columns between two rows ("二、加强工业节水减排"), perhaps followed by another. */
  const named = (index: number): boolean => {
    const piece = pieces[index];
    return piece !== undefined && namesPart(state, piece);
  };
  const isPart = (index: number): boolean => named(index) && (begins(index + 1, true) || (named(index + 1) && begins(index + 2, true)));
  for (; at < pieces.length; at++) {
    const cell = cellOf(at);
    if (cell.length > (numbered ? WORK_MAX : CELL_MAX) || /^附件/u.test(cell)) break;
    if (numbered) {
      const full = at - open >= width || at === open;
      const part = isPart(at);
      const row = begins(at, full);
      if (!part && !row && full && at > open && !hasNext(cellOf, at, expected, width)) break;
      if (!part && !row) continue;
      close(at);
      open = part ? at + 1 : at;
      const piece = pieces[at];
      if (part && piece) rows.push(plainLine(piece));
      if (row) expected = Number(cell) + 1;
    } else if (attributed) {
      if (NATURE.test(cell)) {
        close(at + 1);
        open = at + 1;
      } else if (at - open > width + 2) break;
    } else {
      if (readMarker(state.view, state.text, pieces[at]?.start ?? 0)?.form === 'cn' || cell.length > 60) break;
      if (at + 1 - open === width) {
        close(at + 1);
        open = at + 1;
      }
    }
  }
  const used = numbered && rows.length > 0 ? close(Math.min(at, open + width)) : width;
  const end = numbered ? Math.min(at, open + used) : open;
  const dataRows = rows.filter((row) => (row.cells?.length ?? 0) > 1);
  if (dataRows.length < 2) return 0;
  const headCells = pieces.slice(from, from + width).map((piece) => trimmedCell(state, piece.start, piece.end));
  const head = plainLine({ start: headCells[0]?.start ?? 0, end: headCells.at(-1)?.end ?? 0 });
  lines.push({ ...head, cells: headCells, header: true });
  for (const row of rows) lines.push(row);
  return Math.max(end, from + width);
}

/** The same where blank lines part the cells, so that a cell may hold several lines. Returns the index of the line after the table, 0 when there is none. */
export function partedRows(state: ParseState, { cells, cellAt, lineAt }: PartedCells, from: number, lines: Line[]): number {
  const first = cellAt[from] ?? -1;
  const next = first < 0 ? 0 : flattenedRows(state, cells, first, lines);
  return next === 0 ? 0 : (lineAt[next] ?? cellAt.length);
}

/** Whether the next running number still comes within a few rows' worth of cells: a row may hold several lines of measures. */
function hasNext(cellOf: (at: number) => string, from: number, expected: number, width: number): boolean {
  for (let at = from; at <= from + width * ROWS_AHEAD; at++) if (cellOf(at) === String(expected)) return true;
  return false;
}
