import type { Operator } from '../../model/quantity.js';
import { INDICATOR_END } from '../lexicon/indicator-heads.js';
import { readUnit } from '../lexicon/units.js';

/** A target value as a table cell gives it; `growth` marks figures in 〔〕, the sum or change over the plan's years. */
export interface CellValue {
  readonly op: Operator;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string | null;
  readonly growth: boolean;
  /** Whether it is meant each year anew: 每年1000. */
  readonly annual?: boolean;
  /** The word of the change from an earlier time that the value is (较“十三五”末|下降|20%); "" when it is a level. */
  readonly change: string;
}
/** A change and what it is measured from: 比2020年增长, 较“十三五”末下降. */
const CHANGE_FROM = /^(?:较|比)[“”"一-龥\d]{2,10}?(?:累计)?(下降|降低|减少|提高|提升|增长|增加|上升)(?=[\d≥≤>])/u;

/** How a value is spread over the years: 每年1000, 5年累计25000. */
const SPREAD = /^(?:每年|年均)(?=[\d≥≤><约])|^(?:[五三\d]年)?累计(?=[\d≥≤><])/u;

const SIGN: Readonly<Record<string, Operator>> = {
  '≥': '>=',
  '>': '>=',
  '>=': '>=',
  '≤': '<=',
  '<': '<=',
  '<=': '<=',
  '﹥': '>=',
  '﹤': '<=',
};
const WORD_SIGN: readonly (readonly [RegExp, Operator])[] = [
  [/^[[(]?(?:累计)?(?:达到|达|不低于|不少于|超过|高于|大于|不得低于|至少)/u, '>='],
  [/^(?:不超过|不高于|低于|小于|控制在|少于|不得高于)/u, '<='],
];
const VALUE =
  /^[[(]?(?:累计达到?|约)?(?<sign>≥|≤|>=|<=|>|<|﹥|﹤)?(?<value>\d[\d,]*(?:\.\d+)?)(?<unit>%|[十百千万亿]*[一-龥]{0,4}?)(?:(?:—|-|~)(?<max>\d+(?:\.\d+)?)(?<maxUnit>%|[一-龥]{0,3}?))?(?:\(含[^()]{0,6}\))?(?<after>及?以上|及?以内|及?以下|左右)?(?:\(.{0,8}\))?[\])]?$/u;

/** Reads a cell such as "≥95%", "40", "70左右", "〔18〕", "1—2"; null when it holds no number or says something else. */
export function readCell(text: string): CellValue | null {
  let rest = text.replace(/[\s*]/gu, '');
  const growth = /^[[〔(]/u.test(rest) && /[\]〕)]$/u.test(rest);
  let op: Operator = '=';
  for (const [pattern, operator] of WORD_SIGN) {
    const match = pattern.exec(rest);
    if (match) {
      op = operator;
      rest = rest.slice(match[0].length);
    }
  }
  const spread = SPREAD.exec(rest);
  if (spread) rest = rest.slice(spread[0].length);
  const changed = CHANGE_FROM.exec(rest);
  if (changed) rest = rest.slice(changed[0].length);
  const groups = VALUE.exec(rest)?.groups;
  if (!groups) return null;
  const { sign, value = '', unit = '', max, maxUnit, after } = groups;
  if (sign !== undefined) op = SIGN[sign] ?? op;
  if (after?.includes('上')) op = '>=';
  else if (after?.includes('左')) op = '~';
  else if (after !== undefined) op = '<=';
  if (max !== undefined) op = 'range';
  const measure = unit !== '' ? unit : (maxUnit ?? '');
  return {
    op,
    value: Number(value.replaceAll(',', '')),
    valueMax: max === undefined ? null : Number(max),
    unit: measure === '' ? null : measure,
    growth: growth || spread?.[0].includes('累计') === true,
    annual: spread?.[0].includes('累计') === false,
    change: changed?.[1] ?? '',
  };
}

/** Measure unit a table gives in its own cell or in brackets after the name; null for "—" and the like. */
export function unitOf(text: string): string | null {
  const unit = text.replace(/[\s*]/gu, '');
  if (unit === '' || /^[-—/无]+$/u.test(unit)) return null;
  return unit === '百分比' || unit === '％' ? '%' : unit;
}

/** The unit of all figures of a table, above it (单位：亿元, （单位：%）); several (单位：亿元、万人) are none. */
const TABLE_UNIT = /(?:计量)?单位 ?[:：] ?([^()（）\s]{1,12})/u;
const CAPTION_MAX = 60;

/** Measure unit that the line above a table gives to its figures; null when it gives none or several. */
export function unitAbove(line: string): string | null {
  const unit = line.length <= CAPTION_MAX ? TABLE_UNIT.exec(line)?.[1] : undefined;
  return unit === undefined || /[、,，;；]/u.test(unit) || !isMeasure(unit) ? null : unitOf(unit);
}

/** Whether a text is a measure unit. */
export const isMeasure = (text: string): boolean =>
  text.includes('/') ? readUnit(text, 0) !== null : readUnit(text, 0)?.end === text.length || UNIT_END.test(text);

const UNIT_END = /[%％个家件所人名次元亩吨米里克瓦时天年日张座项公顷度户台辆万亿bps]$/u;

/** What refers to a note below the table: ①, ［1］, ², 注3, *, ★. */
const NOTE_MARK = /(?:[①-⑳⓪¹²³⁰-⁹*＊★☆▲△◆◇●※]|[[［〔]\d{1,2}[\]］〕]|[（(]?注\d{0,2}[）)]?)+$/u;
/** The same as a bare digit behind a name that is complete: 污水处理率2. */
const NOTE_DIGIT = /(?<=[一-龥）)])\d{1,2}$/u;

/** The same before a name: ★处理率. */
const LEADING_MARK = /^[*＊★☆▲△◆◇●※]+/u;

/** The name of a table's row without what refers to a note: "藏书量（册）注1", "处理率［2］", "★覆盖率". */
export function withoutNote(name: string): string {
  const marked = name.trim().replace(LEADING_MARK, '').replace(NOTE_MARK, '').trim();
  const plain = marked.replace(NOTE_DIGIT, '');
  return plain !== marked && INDICATOR_END.test(nameAndUnit(plain).name) ? plain : marked;
}

/** The name of a row without its number and 其中, which says that it is a part of the row above: "其中 公园绿地". */
export const namedAs = (cell: string): string =>
  cell
    .trim()
    .replace(/^\d{1,2}[.、]\s*/u, '')
    .replace(/^其中\s*[:：]?\s*(?=\S{2})/u, '');

/** Splits "name（unit）" into the two; the unit is null when the brackets hold no measure word. */
export function nameAndUnit(text: string): { readonly name: string; readonly unit: string | null } {
  const match = /^(.+?)[(（]([^()（）]{1,10})[)）]$/u.exec(text.trim());
  const inside = match?.[2] ?? '';
  if (!match || !isMeasure(inside)) return { name: text.trim(), unit: null };
  return { name: match[1] ?? '', unit: unitOf(inside) };
}

/** Fewer characters than this are one number. */
const GLUED_MIN = 4;

/** Two numbers printed without a blank between them ("70.690": 70.6 in the base year, 90 as the target): the split whose numbers are nearest to each other. */
export function splitGlued(digits: string): readonly [number, number] | null {
  if (digits.length < GLUED_MIN) return null;
  let best: readonly [number, number] | null = null;
  let nearest = Infinity;
  for (let at = 1; at < digits.length; at++) {
    const [left, right] = [digits.slice(0, at), digits.slice(at)];
    if (!/^\d+(?:\.\d+)?$/u.test(left) || !/^(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(right)) continue;
    const [a, b] = [Number(left), Number(right)];
    const distance = a > 0 && b > 0 ? Math.abs(Math.log(b / a)) : Infinity;
    if (distance < nearest) {
      nearest = distance;
      best = [a, b];
    }
  }
  return nearest < Math.log(3) ? best : null;
}
