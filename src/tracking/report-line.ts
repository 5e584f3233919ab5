import type { Part } from '../model/portions.js';
import { type Amount, type AmountProblem, readAmount } from './amount.js';
import { readAsOf } from './as-of.js';

/** One line of a report taken apart: 杭1 54.3件 6月底 市局季报. */
export interface ReportLine {
  /** Code or name of the indicator, "" when none was typed. */
  readonly name: string;
  /** What stands where the value should be; null when nothing does. */
  readonly typedValue: string | null;
  readonly value: Amount | AmountProblem;
  /** Period typed, null when none was. `typedAsOf` is set without it when something looks like a date and is none. */
  readonly asOf: string | null;
  readonly typedAsOf: string | null;
  readonly source: string;
  /** What the figure counts, where that was typed: 累计 or 当年; null when it was not. */
  readonly counts: Part['kind'] | null;
}

/** 累计 or 当年 before the value: 累计2050台. */
const COUNTS = /^(?:(?<total>累计)|(?<portion>当年|本年))(?=[\d零一二两三四五六七八九十百千万]|$)/u;

const CODE = /^\p{Script=Han}{1,4}[A-Za-z]?\d{1,5}$/u;
const UNIT_WORD =
  /^[十百千万亿]{0,3}(?:件|家|个|项|元|人|人次|名|次|所|单|场|户|座|处|台|辆|天|日|小时|月|个月|倍|亩|公顷|吨|公里|平方米|%|百分点|个百分点|标准煤|万|亿)$/u;
/** Looks like a date where the date stands; digits and marks alone are never the name of a source. */
const DATE_LIKE = /^(?:截至|截止)|^(?:\d{2}){1,2}年|^\d{4}[-/.]|\d月|[Qq]\d$|季度|^(?:昨|今|去|前)[天日年]|^[\d./-]+$/u;
const SOURCE_MAX = 200;
/** 来源：统计局 names the source itself. */
const SOURCE_WORD = /^(?:数据)?来源(?::|：|是|为|\s)\s*/u;
/** A date in brackets behind the value: 1310件（截至2024年11月底）. */
const IN_BRACKETS = /[(（]([^()（）]{1,24})[)）]/gu;

/** Blanks between the parts: Chinese commas, an equals sign or colon after the name. Commas within a number stay. */
const partsOf = (line: string): string[] =>
  line
    .normalize('NFKC')
    .replace(/(?<!\d),|,(?!\d{3}(?!\d))|[;、]/gu, ' ')
    .replace(/^(\s*[^\s=:]+)[=:]/u, '$1 ')
    .split(/\s+/u)
    .filter((part) => part !== '');

const isValue = (part: string): boolean => typeof readAmount(part) !== 'string';

/** Whether a part is a date and not a plain number, which could be both (2024). */
const isDate = (part: string, today: string): boolean => !/^[\d.,]+$/u.test(part) && readAsOf(part, today) !== null;

/** Brackets around a date are taken off; others belong to the source. */
const withoutBrackets = (line: string, today: string): string =>
  line.replace(IN_BRACKETS, (all, inner: string) => (isDate(inner, today) ? ` ${inner} ` : all));

/** The parts without the word on what the figure counts: 更新设备 累计2050台 → 更新设备 2050台. What stands first is a name. */
function countedParts(parts: readonly string[]): { readonly parts: readonly string[]; readonly counts: ReportLine['counts'] } {
  const at = parts.findIndex(
    (part, index) => index > 0 && COUNTS.test(part) && isValue(part.replace(COUNTS, '') || (parts[index + 1] ?? '')),
  );
  const groups = COUNTS.exec(parts[at] ?? '')?.groups;
  if (!groups) return { parts, counts: null };
  const rest = (parts[at] ?? '').replace(COUNTS, '');
  return { parts: parts.toSpliced(at, 1, ...(rest === '' ? [] : [rest])), counts: groups['total'] ? 'total' : 'portion' };
}

/** Takes a line apart; what follows value and date is the source. A date may stand before the value. */
export function readReportLine(line: string, today: string): ReportLine {
  const { parts, counts } = countedParts(partsOf(withoutBrackets(line, today)));
  const first = parts[0] ?? '';
  const known = CODE.test(first);
  const found = parts.findIndex((part, index) => index >= 1 && isValue(part) && !isDate(part, today));
  const unnamed = found < 0 ? parts.length : found;
  const at = !known ? unnamed : isDate(parts[1] ?? '', today) ? 2 : 1;
  const before = known ? parts.slice(1, at) : parts.slice(0, at);
  const early = before.find((part) => isDate(part, today)) ?? null;
  const name = known ? first : before.filter((part) => part !== early).join(' ');
  const rest = parts.slice(at + 1);
  let typedValue = parts[at] ?? null;
  if (typedValue !== null && /\d$/u.test(typedValue) && UNIT_WORD.test(rest[0] ?? '')) typedValue += rest.shift() ?? '';
  const date = early === null ? takeDate(rest, today) : { asOf: readAsOf(early, today), typed: early };
  return {
    name,
    typedValue,
    value: typedValue === null ? 'not-a-number' : readAmount(typedValue),
    asOf: date.asOf,
    typedAsOf: date.typed,
    source: rest.join(' ').replace(SOURCE_WORD, '').slice(0, SOURCE_MAX),
    counts,
  };
}

/** Takes the date off the front of `rest`: one part, or two that were typed apart (6月 底). */
function takeDate(rest: string[], today: string): { asOf: string | null; typed: string | null } {
  for (const length of [2, 1]) {
    const typed = rest.slice(0, length).join('');
    const asOf = rest.length >= length ? readAsOf(typed, today) : null;
    if (asOf === null) continue;
    rest.splice(0, length);
    return { asOf, typed };
  }
  const head = rest[0] ?? '';
  return { asOf: null, typed: DATE_LIKE.test(head) ? head : null };
}
