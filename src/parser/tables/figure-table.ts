import type { StatedFigure } from '../../model/plan.js';
import { documentYears, reportedYear, toldYear } from '../document/document-years.js';
import { type Block, type Cell, type ParseState, type Pass, pathOf } from '../state.js';
import { type Column, columnOf, placeOfRow, plainCell, TOTAL } from './measure-columns.js';
import { pushFigure } from './table-row.js';
import { nameAndUnit, unitAbove, unitOf } from './table-values.js';

const PASS = 'figure-tables';

interface Table {
  readonly name: number;
  /** Column of measure units, -1 where there is none. */
  readonly unitAt: number;
  readonly columns: readonly Column[];
  /** Unit of the whole table (单位：亿元), null when none is given. */
  readonly unit: string | null;
}

const COUNTER = /^(?:序号|编号|行次)$/u;
const UNIT_TITLE = /^(?:计量)?单位$/u;
/** Columns that tell what was planned or how much of it was done, and remarks. */
const OTHER_TITLE = /计划|目标|任务|预算|预期|预计|力争|规划|安排|完成率|完成比例|备注|说明|来源|名称|代码|责任|牵头|时限|地址|电话/u;
const NUMBER = /^[-−+]?\d[\d,]*(?:\.\d+)?%?$/u;

/** Figures in the tables of reports, and of plans that only review: kinds or places by measures, or indicators by years; a number without a measure unit is left alone. */
export const figureTablesPass: Pass = {
  name: PASS,
  reason: 'Reads the table rows of reports that the blocks pass cut; beside the figures pass, which reads running text only.',
  run(state) {
    const report = state.meta.kind === 'report';
    let table: Table | null = null;
    let caption = '';
    for (const block of state.blocks) {
      if (block.kind !== 'table-row' || block.cells === null) {
        table = null;
        caption = state.view.slice(block.start, block.end);
      } else if (block.header) table = report ? tableOf(state, block.cells, caption) : reviewOf(state, block.cells, caption);
      else if (table !== null) readRow(state, table, block, block.cells);
    }
  },
};

function tableOf(state: ParseState, cells: readonly Cell[], caption: string): Table | null {
  // The last year that a figure of the report can be of.
  const told = reportedYear(state) ?? toldYear(state) ?? Number(state.meta.issuedOn?.slice(0, 4) ?? Number.POSITIVE_INFINITY);
  const titles = cells.map(({ text }) => plainCell(text));
  const name = titles.findIndex((title) => !COUNTER.test(title));
  const unitAt = titles.findIndex((title) => UNIT_TITLE.test(title));
  if (name < 0 || titles[name] === '' || name === unitAt) return null;
  const columns = titles.map((title, at): Column => {
    const column = columnOf(title, OTHER_TITLE);
    const isOwn = at > name && at !== unitAt && (column.year === null || Number(column.year) <= told);
    return isOwn ? column : { ...column, role: 'none' };
  });
  return columns.some(({ role }) => role === 'measure' || role === 'year') ? { name, unitAt, columns, unit: unitAbove(caption) } : null;
}

/** A table of a plan that only reviews: two years or more, all before its own, and nothing that is aimed at. Its rates over the years are left alone. */
function reviewOf(state: ParseState, cells: readonly Cell[], caption: string): Table | null {
  const { base } = documentYears(state);
  const table = base === null || cells.some(({ text }) => AIMED.test(text)) ? null : tableOf(state, cells, caption);
  if (!table || base === null) return null;
  const years = table.columns.flatMap(({ year }) => (year === null ? [] : [Number(year)]));
  if (years.length < 2 || years.some((year) => year >= base)) return null;
  return { ...table, columns: table.columns.map((column) => (column.role === 'year' ? column : { ...column, role: 'none' })) };
}
const AIMED = /目标|计划|预[期计]|规划/u;

function readRow(state: ParseState, table: Table, block: Block, cells: readonly Cell[]): void {
  const nameCell = cells[table.name];
  if (!nameCell) return;
  const { name, unit: rowUnit } = nameAndUnit(plainCell(nameCell.text));
  if (name === '' || NUMBER.test(name)) return;
  const unitCell = table.unitAt < 0 ? undefined : cells[table.unitAt];
  const ownUnit = (unitCell ? unitOf(unitCell.text) : null) ?? rowUnit;
  const place = placeOfRow(name);
  const head = place !== null || TOTAL.test(name) ? '' : name;
  const path = pathOf(state, block);
  let measured = '';
  let last: StatedFigure | null = null;
  table.columns.forEach((column, at) => {
    const cell = cells[at];
    const text = cell ? plainCell(cell.text) : '';
    if (!cell || column.role === 'none') return;
    if (column.role === 'rank') {
      if (last && /\d/u.test(text)) last.rank ??= cell.text.trim();
      return;
    }
    if (!NUMBER.test(text)) return;
    const value = Number(text.replace('−', '-').replace(/[,%]/gu, ''));
    if (column.role === 'growth') {
      if (last && (column.unit ?? '%') === '%') last.yoy ??= value;
      return;
    }
    if (column.role === 'measure') measured = column.name;
    const share = column.role === 'share';
    const indicator = column.role === 'year' ? name : `${head}${measured}${share ? '占比' : ''}`;
    const unit = share || text.endsWith('%') ? '%' : (column.unit ?? ownUnit ?? table.unit);
    if (unit === null || indicator === '' || (share && measured === '')) return;
    const year = column.year ?? String(reportedYear(state) ?? toldYear(state) ?? '');
    last = pushFigure(state, {
      indicator,
      value,
      unit,
      asOf: year === '' ? null : year,
      region: place ?? state.meta.region,
      path,
      start: nameCell.start,
      end: cell.end,
      pass: PASS,
    });
  });
}
