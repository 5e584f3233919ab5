import { documentYears } from '../document/document-years.js';
import { type Block, type Cell, type ParseState, type Pass, pathOf } from '../state.js';
import { pushFigure } from './table-row.js';
import { viewOf, yearOfTitle } from './table-target.js';
import { nameAndUnit, namedAs, readCell, unitAbove, unitOf, withoutNote } from './table-values.js';

const PASS = 'reviewed-tables';
const NAME_TITLE = /^(?:主要|具体|规划)?(?:指标|项目)(?:名称|内容)?$/u;
const UNIT_TITLE = /^(?:计量)?单位$/u;
const PLANNED = /目标|规划值|预期/u;
/** Rates of change and sums, and what says when or how: no figure of one year. */
const OTHER = /年均|增速|增长|增幅|累计|率|比|[时期][限间]|日期|单位|类型|属性|性质|备注|说明|来源/u;
const REACHED = /完成|达到|实际|实绩|现状/u;
const ONLY_YEAR = /^(?:20\d\d)年?[末底]?(?:值|数)?$/u;

interface Columns {
  readonly name: number;
  readonly unit: number;
  readonly reached: number;
  readonly measure: string | null;
  readonly asOf: string;
}

/** What was reached of the plan before, in a plan's own review: 指标名称 / 单位 / “十三五”目标值 / 2020年 / 完成情况. */
export const reviewedTablesPass: Pass = {
  name: PASS,
  reason: 'Reads the tables whose targets are all over, which the pass of table targets leaves.',
  run(state) {
    if (state.meta.kind === 'report') return;
    let columns: Columns | null = null;
    let above: string | null = null;
    for (const block of state.blocks) {
      if (block.kind === 'furniture') continue;
      if (block.kind !== 'table-row' || block.cells === null) {
        columns = null;
        above = unitAbove(state.view.slice(block.start, block.end));
      } else if (block.header) columns = columnsOf(state, block.cells, above);
      else if (columns !== null) readRow(state, columns, block, block.cells);
    }
  },
};

function columnsOf(state: ParseState, cells: readonly Cell[], above: string | null): Columns | null {
  const titles = cells.map(({ text }) => text.replace(/[\s*]|[(（]单位[)）]/gu, ''));
  const name = titles.findIndex((title) => NAME_TITLE.test(title));
  const { base } = documentYears(state);
  if (name < 0 || base === null) return null;
  const years = titles.map((title) => yearOfTitle(state, title));
  const planned = titles.findIndex((title) => PLANNED.test(title));
  const end = years[planned] ?? null;
  if (end === null || years.some((year) => year !== null && year >= base)) return null;
  const reached = titles.findIndex((title, at) => {
    if (at === name || PLANNED.test(title) || OTHER.test(title)) return false;
    return years[at] === end ? ONLY_YEAR.test(title) || REACHED.test(title) : years[at] === null && REACHED.test(title);
  });
  if (reached < 0) return null;
  return { name, unit: titles.findIndex((title) => UNIT_TITLE.test(title)), reached, measure: above, asOf: String(end) };
}

function readRow(state: ParseState, columns: Columns, block: Block, cells: readonly Cell[]): void {
  const nameCell = cells[columns.name];
  const valueCell = cells[columns.reached];
  if (!nameCell || !valueCell) return;
  const read = readCell(viewOf(state, valueCell));
  const { name, unit: ownUnit } = nameAndUnit(withoutNote(namedAs(nameCell.text)));
  const unitCell = columns.unit < 0 ? undefined : cells[columns.unit];
  const unit = read?.unit ?? (unitCell ? unitOf(viewOf(state, unitCell)) : null) ?? ownUnit ?? columns.measure;
  // A number of nothing may be a mark or a reference.
  if (read === null || name.length < 2 || unit === null) return;
  pushFigure(state, {
    indicator: name.replace(/[\s*]/gu, ''),
    value: read.value,
    unit,
    asOf: columns.asOf,
    region: state.meta.region,
    path: pathOf(state, block),
    start: nameCell.start,
    end: Math.max(nameCell.end, valueCell.end),
    pass: PASS,
  });
}
