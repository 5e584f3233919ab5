import { documentYears } from '../document/document-years.js';
import { PLACE_TITLE } from '../lexicon/indicator-heads.js';
import { placesAtStart } from '../places/region.js';
import { type Block, type Cell, type ParseState, type Pass, pathOf } from '../state.js';
import { type Column, columnOf, placeOfRow, plainCell, TOTAL } from './measure-columns.js';
import { pushFigure, pushTarget } from './table-row.js';
import { readCell, unitAbove, unitOf } from './table-values.js';

const PASS = 'quota-tables';
/** What the caption of such a table, or its document, says that the figures are. */
const QUOTA = /任务|目标|计划|指标|分解|分配|下达|安排/u;
/** Captions of what was done or how matters stand. */
const DONE = /完成情况|进展|现状|统计|实绩|通报|排名/u;
/** Columns that are no quota: what was done of it, who answers, remarks. */
const OTHER_TITLE = /完成|实际|现状|基期|已|备注|说明|来源|代码|责任|牵头|单位|时限|时间|地址|电话|编号|名称/u;
const COUNTER = /^(?:序号|编号|行次)$/u;
/** Words of a title that only say that it is a quota: 建设任务, 目标任务数. */
const QUOTA_WORDS = /^(?:年度|下达|分配)?(?:目标|任务|计划|指标)+(?:数量|量|数|值)?|(?:目标|任务|计划|指标|安排)+(?:数量|量|数|值)?$/gu;
/** Titles that say how something is counted and not what. */
const BARE = /^(?:总|小计|合计|总计)?(?:面积|数量|规模|户数|人数|长度|里程|资金|数|量|总量|个数)?$/u;
/** What stands around the thing in a caption: 附件2, the place, the year, and what kind of table it is. */
const BEFORE_THING =
  /^(?:附[件表]?\d*[:：]?|表\d+[:：]?|20\d\d(?:[-—~至]20\d\d)?年(?:度)?|全[国省市区县州]|各[省市县区州乡镇、()街道及]+|“?十[二三四五]五”?(?:期间)?|年度|关于|下达)+/u;
const AFTER_THING = /(?:(?:年度|目标|任务|计划|指标|分解|分配|安排|明细|一览|汇总|清单)+)?表?(?:[(（].*[)）])?$/u;
const ROWS_MIN = 3;
const CAPTION_MAX = 60;

interface Table {
  readonly name: number;
  readonly columns: readonly Column[];
  readonly unit: string | null;
  /** What the table deals out, by its caption. */
  readonly thing: string;
  /** Year by which, where a column tells none. */
  readonly due: string | null;
  readonly rows: (readonly [Block, readonly Cell[]])[];
}

/** Targets in tables that deal a task out to places: 县（市、区） / 造林面积（亩） / 抚育面积（亩）, or a column a year. */
export const quotaTablesPass: Pass = {
  name: PASS,
  reason: 'Reads the table rows of plans that name places, which the pass of table targets leaves.',
  run(state) {
    if (state.meta.kind === 'report') return;
    let table: Table | null = null;
    let above: string[] = [];
    const close = (): void => {
      if (table && isDealt(table)) for (const [block, cells] of table.rows) readRow(state, table, block, cells);
      table = null;
    };
    for (const block of state.blocks) {
      if (block.kind === 'furniture') continue;
      if (block.kind !== 'table-row' || block.cells === null) {
        close();
        above = [...above.slice(-1), state.view.slice(block.start, block.end)];
      } else if (block.header) {
        close();
        table = tableOf(state, block.cells, above);
      } else table?.rows.push([block, block.cells]);
    }
    close();
  },
};

function tableOf(state: ParseState, cells: readonly Cell[], above: readonly string[]): Table | null {
  const titles = cells.map(({ text }) => plainCell(text));
  const name = titles.findIndex((title) => !COUNTER.test(title));
  if (name < 0 || !PLACE_TITLE.test(titles[name] ?? '')) return null;
  const captions = above.filter((line) => line.length <= CAPTION_MAX && !line.includes('。'));
  const caption = captions.findLast((line) => /表/u.test(line)) ?? '';
  const said = `${caption === '' ? state.meta.title : caption}${titles.join('')}`;
  if (!QUOTA.test(said) || DONE.test(caption)) return null;
  const columns = titles.map((title, at): Column => {
    const column = columnOf(title, OTHER_TITLE);
    return at > name ? column : { ...column, role: 'none' };
  });
  const { period } = state.meta;
  const told = /(?<![-—~至])(20\d\d)年?(?![-—~至\d])/u.exec(caption)?.[1] ?? null;
  return {
    name,
    columns,
    unit: captions.map(unitAbove).findLast((unit) => unit !== null) ?? null,
    thing: thingOf(plainCell(caption)),
    due: told ?? period?.end.slice(0, 4) ?? null,
    rows: [],
  };
}

function thingOf(caption: string): string {
  const from = placesAtStart(caption.replace(BEFORE_THING, ''));
  return caption.replace(BEFORE_THING, '').slice(from.end).replace(BEFORE_THING, '').replace(AFTER_THING, '');
}

/** Whether most rows name places. */
function isDealt({ name, rows }: Table): boolean {
  const names = rows.map(([, cells]) => plainCell(cells[name]?.text ?? '')).filter((text) => text !== '' && !TOTAL.test(text));
  const places = names.filter((text) => placeOfRow(text) !== null).length;
  return names.length >= ROWS_MIN && places * 3 >= names.length * 2;
}

function readRow(state: ParseState, table: Table, block: Block, cells: readonly Cell[]): void {
  const nameCell = cells[table.name];
  const name = plainCell(nameCell?.text ?? '');
  if (!nameCell || name === '' || /\d/u.test(name)) return;
  const total = TOTAL.test(name);
  const { base } = documentYears(state);
  table.columns.forEach((column, at) => {
    const cell = cells[at];
    if (!cell || (column.role !== 'measure' && column.role !== 'year')) return;
    const value = readCell(plainCell(cell.text));
    const unit = value?.unit ?? column.unit ?? (table.unit === null ? null : unitOf(table.unit));
    const measure = measureOf(table.thing, column.role === 'year' ? '' : column.name);
    if (value === null || unit === null || measure === '') return;
    const place = { path: pathOf(state, block), start: nameCell.start, end: cell.end, pass: PASS };
    const over = column.year !== null && base !== null && Number(column.year) < base;
    if (over) {
      const region = total ? state.meta.region : placeOfRow(name);
      if (region) pushFigure(state, { indicator: measure, value: value.value, unit, asOf: column.year, region, ...place });
      return;
    }
    const due = column.year ?? table.due;
    pushTarget(state, { indicator: `${total ? '' : name}${measure}`, value, unit, due, baseline: null, nature: null, ...place });
  });
}

/** The name of a figure by the thing dealt out and the title of its column; "" when neither says what it is. */
function measureOf(thing: string, title: string): string {
  const measure = title.replace(/^其中:?/u, '').replace(QUOTA_WORDS, '');
  if (measure === '') return thing;
  for (let size = Math.min(thing.length, measure.length); size > 1; size--)
    if (thing.endsWith(measure.slice(0, size))) return thing + measure.slice(size);
  return BARE.test(measure) ? (thing === '' ? '' : thing + measure) : measure;
}
