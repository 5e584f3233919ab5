import { firstDay, lastDay } from './due.js';
import type { Observation } from './observation.js';
import type { Body } from './plan.js';
import { within } from './portions.js';
import type { Operator, Scope } from './quantity.js';
import type { TargetRow } from './stored-plan.js';

/** Sheets of the exported workbook; the same names are looked for when it comes back. */
export const SHEETS = { targets: '指标', tasks: '任务', figures: '进展', deadlines: '期限' } as const;

/** Columns of each sheet, in order. Those in `EDITABLE` are read back; the rest is for the reader. */
export const COLUMNS = {
  targets: [
    '编号',
    '规划',
    '指标',
    '比较',
    '目标值',
    '上限',
    '单位',
    '口径',
    '期限',
    '最新值',
    '最新值单位',
    '截至',
    '状态',
    '到期日',
    '说明',
    '章节',
    '原文',
  ],
  tasks: ['编号', '规划', '序号', '任务', '牵头单位', '配合单位', '期限', '到期日', '说明', '章节', '原文'],
  figures: ['地区', '指标', '数值', '单位', '口径', '截至', '来源', '指标标识'],
  deadlines: ['到期日', '期限', '类型', '编号', '事项', '规划', '责任单位', '状态'],
} as const;

/** What a person may change in the workbook before sending it back. */
export const EDITABLE = {
  targets: ['指标', '比较', '目标值', '上限', '单位', '口径', '期限', '最新值', '最新值单位', '截至'],
  tasks: ['任务', '牵头单位', '配合单位', '期限'],
  figures: ['数值', '单位', '截至', '来源'],
} as const;

/** Comparators and scopes in words, as the sheets print them. */
export const OPERATOR_WORD: Readonly<Record<Operator, string>> = { '>=': '不低于', '<=': '不超过', '=': '等于', '~': '约', range: '区间' };
export const SCOPE_WORD: Readonly<Record<NonNullable<Scope>, string>> = { cumulative: '累计', annual: '年度', growth: '增长' };

/** Further words and signs that people write for a comparator. */
const OPERATOR_WORDS: Readonly<Record<Operator, readonly string[]>> = {
  '>=': ['≥', '>=', '以上', '不少于', '不小于', '至少', '达到', '大于等于'],
  '<=': ['≤', '<=', '以内', '以下', '不高于', '不大于', '不多于', '至多', '小于等于'],
  '=': ['=', '为'],
  '~': ['~', '左右', '约为', '大约'],
  range: ['范围'],
};

/** The comparator that a word or sign means, undefined when none. */
export function operatorOf(word: string): Operator | undefined {
  const operators = Object.keys(OPERATOR_WORD) as Operator[];
  return operators.find((op) => OPERATOR_WORD[op] === word || OPERATOR_WORDS[op].includes(word));
}

/** The scope that a word means; null for an empty word, undefined when none. */
export function scopeOf(word: string): Scope | undefined {
  if (word === '' || word === '无') return null;
  const [found] = Object.entries(SCOPE_WORD).find(([, text]) => text === word) ?? [];
  return found as NonNullable<Scope> | undefined;
}

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');

/** The period that a cell means: 2024, 2024年, 2024年6月, 2024-06-30, 2024年一季度, 2020—2022年. Null when it is none. */
export function readPeriod(cell: string): string | null {
  const text = cell
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[年月]?底$|末$/u, (end) => end.replace(/[底末]/u, ''));
  const span = /^(\d{4})(?:年)?[-—–/](\d{4})年?$/u.exec(text);
  if (span) return `${span[1]}/${span[2]}`;
  const quarter = /^(\d{4})年?(?:-?Q([1-4])|第?([一二三四1-4])季度)$/u.exec(text);
  if (quarter) return `${quarter[1]}-Q${quarter[2] ?? ('一二三四1234'.indexOf(quarter[3] ?? '') % 4) + 1}`;
  const date = /^(\d{4})(?:[年./-](\d{1,2})(?:[月./-](\d{1,2})日?)?月?)?年?$/u.exec(text);
  if (!date) return null;
  const period = [date[1], ...(date[2] === undefined ? [] : [two(date[2])]), ...(date[3] === undefined ? [] : [two(date[3])])].join('-');
  return lastDay(period) === null || firstDay(period) === null ? null : period;
}

/** The latest figure in the target's own base unit, undefined when there is none; `figures` as the store gives them, oldest first. */
export const latestFigure = (figures: readonly Observation[], row: Pick<TargetRow, 'normal' | 'part'>): Observation | undefined =>
  figures.findLast((figure) => figure.normal.unit === row.normal.unit && figure.asOf !== null && within(row, figure.asOf));

/** Names of the bodies in a role, as one cell. */
export const bodiesCell = (bodies: readonly Body[], role: Body['role']): string =>
  bodies
    .filter((body) => body.role === role)
    .map((body) => body.name)
    .join('、');
