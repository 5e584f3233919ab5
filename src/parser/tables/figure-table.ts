import type { StatedFigure } from '../../model/plan.js';
import { reportedYear, toldYear } from '../document/document-years.js';
import { regionNamed } from '../lexicon/regions.js';
import { districtAtStart } from '../places/region.js';
import { type Block, type Cell, type ParseState, type Pass, pathOf } from '../state.js';
import { pushFigure } from './table-row.js';
import { nameAndUnit, unitAbove, unitOf } from './table-values.js';

const PASS = 'figure-tables';

/** What a column of a table of figures holds. */
type Role = 'measure' | 'year' | 'share' | 'growth' | 'rank' | 'none';

interface Column {
  readonly role: Role;
  /** Title without its measure unit. */
  readonly name: string;
  readonly unit: string | null;
  /** Year that the title names. */
  readonly year: string | null;
}

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
/** The year that a title names, and what may stand beside it in a column of nothing but that year. */
const YEAR = /(20\d\d)(?:年[末底]?|$)/u;
const OF_YEAR = /^(?:实际|完成|实绩|数|数值|金额|总量)?$/u;
const GROWTH_TITLE = /^(?:同比|环比|(?:比|较)(?:上年|去年|20\d\d年))?(?:增长|增减|增幅|增速|变化|±)?(?:率|幅度)?$/u;
const RANK_TITLE = /^(?:排名|位次|名次|排序)$/u;
const SHARE_TITLE = /^(?:占比|比重|占总数|占总量|占)$/u;
/** Columns that tell what was planned or how much of it was done, and remarks. */
const OTHER_TITLE = /计划|目标|任务|预算|预期|预计|力争|规划|安排|完成率|完成比例|备注|说明|来源|名称|代码|责任|牵头|时限|地址|电话/u;
const TOTAL = /^(?:合计|总计|总数|全[国省市区县州])$/u;
const NUMBER = /^[-−+]?\d[\d,]*(?:\.\d+)?%?$/u;

/** Figures in the tables of reports: kinds or places by measures, or indicators by years; a number without a measure unit is left alone. */
export const figureTablesPass: Pass = {
  name: PASS,
  reason: 'Reads the table rows of reports that the blocks pass cut; beside the figures pass, which reads running text only.',
  run(state) {
    if (state.meta.kind !== 'report') return;
    let table: Table | null = null;
    let caption = '';
    for (const block of state.blocks) {
      if (block.kind !== 'table-row' || block.cells === null) {
        table = null;
        caption = state.view.slice(block.start, block.end);
      } else if (block.header) table = tableOf(state, block.cells, caption);
      else if (table !== null) readRow(state, table, block, block.cells);
    }
  },
};

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s*]/gu, '');

function tableOf(state: ParseState, cells: readonly Cell[], caption: string): Table | null {
  const told = reportedYear(state) ?? toldYear(state) ?? Number(state.meta.issuedOn?.slice(0, 4) ?? Number.POSITIVE_INFINITY);
  const titles = cells.map(({ text }) => plain(text));
  const name = titles.findIndex((title) => !COUNTER.test(title));
  const unitAt = titles.findIndex((title) => UNIT_TITLE.test(title));
  if (name < 0 || titles[name] === '' || name === unitAt) return null;
  const columns = titles.map((title, at) => columnOf(title, at > name && at !== unitAt, told));
  return columns.some(({ role }) => role === 'measure' || role === 'year') ? { name, unitAt, columns, unit: unitAbove(caption) } : null;
}

/** `told`: the last year that a figure of the report can be of. */
function columnOf(title: string, holdsFigures: boolean, told: number): Column {
  const { name: titled, unit } = nameAndUnit(title);
  const year = YEAR.exec(titled)?.[1] ?? null;
  const name = titled.replace(YEAR, '');
  const role = (): Role => {
    if (!holdsFigures || titled === '' || OTHER_TITLE.test(name)) return 'none';
    if (year !== null && Number(year) > told) return 'none';
    if (GROWTH_TITLE.test(titled)) return 'growth';
    if (year !== null && OF_YEAR.test(name)) return 'year';
    if (SHARE_TITLE.test(name)) return 'share';
    if (RANK_TITLE.test(name)) return 'rank';
    return GROWTH_TITLE.test(name) ? 'growth' : 'measure';
  };
  return { role: role(), name, unit, year };
}

/** The place that a row is about; null when its name is none. */
const placeOf = (name: string): string | null => regionNamed(name) ?? (districtAtStart(name) === name ? name : null);

function readRow(state: ParseState, table: Table, block: Block, cells: readonly Cell[]): void {
  const nameCell = cells[table.name];
  if (!nameCell) return;
  const { name, unit: rowUnit } = nameAndUnit(plain(nameCell.text));
  if (name === '' || NUMBER.test(name)) return;
  const unitCell = table.unitAt < 0 ? undefined : cells[table.unitAt];
  const ownUnit = (unitCell ? unitOf(unitCell.text) : null) ?? rowUnit;
  const place = placeOf(name);
  const head = place !== null || TOTAL.test(name) ? '' : name;
  const path = pathOf(state, block);
  let measured = '';
  let last: StatedFigure | null = null;
  table.columns.forEach((column, at) => {
    const cell = cells[at];
    const text = cell ? plain(cell.text) : '';
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
