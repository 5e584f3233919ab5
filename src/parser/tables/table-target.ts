import type { PeriodText } from '../../model/due.js';
import { documentYears } from '../document/document-years.js';
import { periodInTitle } from '../document/period.js';
import { PLACE_TITLE } from '../lexicon/indicator-heads.js';
import { type Block, type Cell, type ParseState, type Pass, pathOf } from '../state.js';
import { dueIn } from '../time/timeline.js';
import { type FigureRow, natureOf, pushFigure, pushTarget, type TableRow } from './table-row.js';
import { nameAndUnit, namedAs, readCell, unitAbove, unitOf, withoutNote } from './table-values.js';

const PASS = 'table-targets';
/** Longest column title; anything longer is a sentence or a table's caption. */
const TITLE_MAX = 16;
const YEAR = /(20\d\d)/u;
const NAME_HEAD = /指标|名称|内容|项目/u;
const NOT_NAME = /序号|单位|属性|性质|类型|类别|一级|部门|来源|说明|备注|含义|标准|值|20\d\d/u;
const TARGET_HEAD = /目标|规划值|预期|完成(?![年时]限|时间|日期|情况|进度|比例|率)|^全年$/u;
const BASE_HEAD = /基期|基数|现状|实际|基准|完成情况|现值/u;
/** What was reached, beside a column of what is planned: “十二五”完成值, 上期完成. */
const DONE_HEAD = /完成|达到|实绩/u;
/** Columns that say when or how it is done: 完成时限, 完成单位. */
const WHEN_DONE = /[时期][限间]|日期|单位|率|情况|措施/u;
const PLANNED_HEAD = /目标|规划值|预期/u;
/** A column of one year and what was reached by it, nothing else: 现状值2023年, 2024年实际完成值. */
const PAST_HEAD =
  /^(?:现状|基期|基准|实际|完成)*值?(?:[(（]?20\d\d年?(?:[底末])?[)）]?)(?:现状|基期|基准|实际|实绩|完成)*(?:情况|值|数)?$/u;
const RATE_HEAD = /年均|增速|增长|累计/u;
/** A column of one year and what is planned for it, nothing else. */
const STEP_HEAD =
  /^(?:到)?20\d\d年?(?:年?[底末])?(?:的?(?:规划|计划|预期)?(?:目标|任务)?值?|预期)(?:[(（][^()（）]{1,8}[)）])?$|^(?:目标|规划|计划)值?(?:[(（]20\d\d年?[)）]|20\d\d年?)$/u;
const NATURE_HEAD = /属性|性质|指标类型/u;
/** What a note behind a table says that brackets in it mean. */
const BRACKET_NOTE = /^注?:?带?括号[内中]?(?:的?(?:数据|数值|数字|数))?(?:均?为|是|系)(20\d\d)年/u;
const NOTE_MAX = 30;
const EMPTY = /^[-—–/\s]*$/u;

/** Which column of a table holds what; -1 where there is none. */
interface Columns {
  readonly name: number;
  readonly unit: number;
  readonly target: number;
  /** Columns of the years on the way to the last target (2023年目标值 before 2025年目标值). */
  readonly steps: readonly Step[];
  /** Column of rates and sums over the years (年均增速, 累计), which holds the target of a row that has none for the last year. */
  readonly rate: number;
  readonly base: number;
  /** Other columns of what was: 2021年, 2022年 before 2023年实际. */
  readonly past: readonly Step[];
  readonly nature: number;
  /** Unit of values without one: that of the target column's title (目标值（万人）), else the table's. */
  readonly measure: string | null;
  readonly due: PeriodText | null;
  readonly baseYear: PeriodText | null;
}

/** A column of one year: of what is to be reached before the last, or of what was. */
interface Step {
  readonly at: number;
  readonly due: PeriodText;
}

/** Targets in tables of indicators: 指标名称 / 单位 / 基期值 / 目标值 / 属性, in any order of columns. */
export const tableTargetsPass: Pass = {
  name: PASS,
  reason: 'Reads the table rows that the blocks pass cut; beside the figures pass, which reads running text only.',
  run(state) {
    let columns: Columns | null = null;
    let rows: TableRow[] = [];
    let past: FigureRow[] = [];
    let above: string | null = null;
    const endTable = (behind = ''): void => {
      const note = bracketYear(behind);
      if (!numbersOnly(rows)) {
        for (const row of rows) pushTarget(state, note === null ? row : withNote(row, note));
        for (const row of past) pushFigure(state, row);
      }
      rows = [];
      past = [];
    };
    for (const block of state.blocks) {
      if (block.kind !== 'table-row' || block.cells === null) {
        if (block.kind === 'furniture') continue;
        columns = null;
        const line = state.view.slice(block.start, block.end);
        above = unitAbove(line);
        endTable(line);
        continue;
      }
      if (block.header || columns === null) {
        const read = columnsOf(state, block.cells, above);
        if (read !== null || block.header) {
          columns = read;
          endTable();
          continue;
        }
      }
      if (columns === null) continue;
      const targets = readRows(state, block, block.cells, columns);
      rows.push(...targets);
      past.push(...pastFigures(state, block, block.cells, columns, targets.at(-1)?.baseline ?? null));
    }
    endTable();
  },
};

const STARTING = /(?:基期|基准)年?(?:份|度)?(?:为|是|:|\()?(20\d\d)年?/u;

/** The year that a document names as the one it starts from (规划基期年为2022年), even where that is the first of its period; null when it names none. */
const startingYear = ({ view }: ParseState): number | null => Number(STARTING.exec(view)?.[1] ?? 0) || null;

/** The year that a column's title names, or in which the plan ends whose figures it holds (“十四五”目标值); null when it names none. */
export function yearOfTitle(state: ParseState, title: string): number | null {
  const year = YEAR.exec(title)?.[1] ?? dueIn(state, title) ?? periodInTitle(title)?.end ?? null;
  return year === null ? null : Number(year.slice(0, 4));
}

/** `above` is the unit that the line above the table gives to its figures. */
function columnsOf(state: ParseState, cells: readonly Cell[], above: string | null): Columns | null {
  const titles = cells.map((cell) => cell.text.replace(/[\s*]|[(（]单位[)）]/gu, ''));
  const { base, issued } = documentYears(state);
  const years = titles.map((title) => yearOfTitle(state, title));
  // Years alone say nothing of aims where neither a title nor the document's own year does.
  if (base === null && issued === null && !titles.some((title) => PLANNED_HEAD.test(title) || NATURE_HEAD.test(title))) return null;
  const name = titles.findIndex((title) => NAME_HEAD.test(title) && !NOT_NAME.test(title) && !PLACE_TITLE.test(title));
  const planned = titles.some((title) => PLANNED_HEAD.test(title) && !DONE_HEAD.test(title));
  const start = startingYear(state);
  const isOver = (at: number): boolean =>
    typeof years[at] === 'number' && ((base !== null && years[at] < base) || (years[at] === start && !PLANNED_HEAD.test(titles[at] ?? '')));
  const told = titles.findIndex(
    (title, at) =>
      BASE_HEAD.test(title) ||
      (isOver(at) && !PLANNED_HEAD.test(title)) ||
      (planned && at !== name && DONE_HEAD.test(title) && !PLANNED_HEAD.test(title) && !WHEN_DONE.test(title)),
  );
  const baseAt = told >= 0 ? told : titles.findIndex((_, at) => isOver(at));
  let target = -1;
  for (let at = 0; at < titles.length; at++) {
    const title = titles[at] ?? '';
    if (at === baseAt || at === name || RATE_HEAD.test(title)) continue;
    const year = years[at];
    const ahead = year !== null && year !== undefined && (base === null || year >= base);
    // What was planned for a time that is over is no aim any more.
    if (isOver(at)) continue;
    if (ahead ? target < 0 || (years[target] ?? 0) <= year : TARGET_HEAD.test(title) && target < 0) target = at;
  }
  if (name < 0 || target < 0 || (titles[target] ?? '').length > TITLE_MAX || (titles[name] ?? '').length > TITLE_MAX) return null;
  const year = years[target];
  // A year that is over when the document is written tells what was reached.
  const from = Math.max(years[baseAt] ?? 0, (issued ?? base ?? Infinity) - 1);
  const steps = titles.flatMap((title, at): Step[] => {
    const due = years[at] ?? null;
    const between = due !== null && typeof year === 'number' && due > from && due < year;
    return between && at !== baseAt && at !== name && STEP_HEAD.test(title) ? [{ at, due: String(due) }] : [];
  });
  return {
    name,
    unit: titles.findIndex((title) => title.includes('单位') && !/责任|牵头/u.test(title)),
    target,
    steps,
    rate: titles.findIndex((title, at) => at !== name && at !== target && RATE_HEAD.test(title)),
    base: baseAt,
    past: titles.flatMap((title, at): Step[] =>
      at !== baseAt && at !== name && isOver(at) && PAST_HEAD.test(title) ? [{ at, due: String(years[at]) }] : [],
    ),
    measure: nameAndUnit(titles[target] ?? '').unit ?? above,
    nature: titles.findIndex((title) => NATURE_HEAD.test(title)),
    due: year !== null && year !== undefined ? String(year) : (state.meta.period?.end.slice(0, 4) ?? null),
    baseYear: baseAt >= 0 && years[baseAt] !== null && years[baseAt] !== undefined ? String(years[baseAt]) : null,
  };
}

/** Whether the column taken for values only counts the rows: 1, 2, 3 … */
const numbersOnly = (rows: readonly TableRow[]): boolean =>
  rows.length > 1 &&
  rows.every(({ value, unit }, at) => value.value === (rows[0]?.value.value ?? 0) + at && unit === rows[0]?.unit && value.value < 100);

/** The year of what stands in brackets, where the note behind a table says so (注：括号内为2019年数据); null when it does not. */
const bracketYear = (line: string): PeriodText | null => BRACKET_NOTE.exec(line.slice(0, NOTE_MAX))?.[1] ?? null;

/** A row whose brackets tell a year and no sum over the years. */
const withNote = (row: TableRow, year: PeriodText): TableRow => ({
  ...row,
  value: { ...row.value, growth: false },
  baseline: row.baseline && row.bracketedBase ? { ...row.baseline, asOf: year } : row.baseline,
});

/** The targets of a row: those of the years on the way, then the last. */
function readRows(state: ParseState, block: Block, cells: readonly Cell[], columns: Columns): TableRow[] {
  const own = readRow(state, block, cells, columns);
  const steps = columns.steps.flatMap(({ at, due }) => {
    const step = EMPTY.test(cells[at]?.text ?? '')
      ? null
      : readRow(state, block, cells, { ...columns, target: at, due, rate: -1, base: -1 });
    return step ? [step] : [];
  });
  return own === null ? steps : [...steps, own];
}

/** What the columns of the past tell of a row, beside the starting level that its target carries. */
function pastFigures(
  state: ParseState,
  block: Block,
  cells: readonly Cell[],
  columns: Columns,
  baseline: TableRow['baseline'],
): FigureRow[] {
  const told =
    baseline || columns.base < 0 || columns.baseYear === null
      ? columns.past
      : [{ at: columns.base, due: columns.baseYear }, ...columns.past];
  return told.flatMap(({ at, due }) => {
    const row = readRow(state, block, cells, { ...columns, target: at, due, rate: -1, base: -1 });
    if (row === null || row.unit === null || row.value.change !== '' || row.value.valueMax !== null) return [];
    const { indicator, unit, path, start, end, pass } = row;
    return [{ indicator, value: row.value.value, unit, asOf: due, region: state.meta.region, path, start, end, pass }];
  });
}

function readRow(state: ParseState, block: Block, cells: readonly Cell[], columns: Columns): TableRow | null {
  const nameCell = cells[columns.name];
  const ownCell = cells[columns.target];
  const valueCell = ownCell && columns.rate >= 0 && EMPTY.test(ownCell.text) ? cells[columns.rate] : ownCell;
  if (!nameCell || !valueCell) return null;
  const value = readCell(viewOf(state, valueCell));
  const { name, unit } = nameAndUnit(withoutNote(namedAs(nameCell.text)));
  if (value === null || name === '') return null;
  const unitCell = columns.unit >= 0 ? cells[columns.unit] : undefined;
  const measure = value.unit ?? (unitCell ? unitOf(viewOf(state, unitCell)) : null) ?? unit ?? columns.measure;
  const baseCell = columns.base >= 0 ? cells[columns.base] : undefined;
  const base = baseCell ? readCell(viewOf(state, baseCell)) : null;
  const nature = columns.nature >= 0 ? natureOf(cells[columns.nature]?.text ?? '') : natureOf(cells.at(-1)?.text ?? '');
  return {
    indicator: withChange(name.replace(/[\s*]/gu, ''), value.change),
    value,
    unit: measure,
    due: columns.due,
    baseline: base ? { value: base.value, unit: base.unit ?? measure, asOf: columns.baseYear } : null,
    bracketedBase: base?.growth === true,
    nature,
    path: pathOf(state, block),
    start: nameCell.start,
    end: valueCell.end > nameCell.start ? valueCell.end : nameCell.end,
    pass: PASS,
  };
}

/** The text of a cell in the view; one put together from several lines has no stretch of the view of its own. */
export const viewOf = (state: ParseState, { text, start, end }: Cell): string =>
  text.length === end - start ? state.view.slice(start, end) : text;

/** The name of a change that its cell tells ("排放量 | 较上期末下降20%" → 排放量下降), once where the name says so already. */
const withChange = (name: string, change: string): string => (name.includes(change) ? name : name + change);
