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
/** Words of time, wherever they stand: what holds one and cannot be read as a date is asked back. */
const TIME_WORDS =
  /周[一二三四五六日天初末]|[上下本这]个?周|星期|礼拜|[昨今明后前][天日晚年]|元旦|新年|春节|除夕|元宵|清明|五一|劳动节|端午|中秋|国庆|重阳|节[前后]|假期|假[前后]|上旬|中旬|下旬|旬[末底]|半年|全年|季度|[年月季][初中底末前后内]|[上下本这当]个?[月季年]|[天周月年][以之]?[前后]|[上下]午|刚才|刚刚|目前|现在|当前|最近|近期|近日|日前|至今|截至|截止|同期|前几|[\d一二三四五六七八九十][年月日号]/u;
/** Words of what a figure was taken from: 市局周报 and 国庆汇报材料 are sources whatever time they name. */
const SOURCE_WORDS =
  /报|表|会|局|委|办|厅|部门|台账|系统|平台|材料|公告|文件|数据|统计|年鉴|来源|网|汇总|提供|口径|函|通知|简讯|快讯|新闻|微信|电话|邮件|专班|中心|公司|[处科组院所]$/u;
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
const isDate = (part: string, today: string): boolean => !PLAIN.test(part) && readAsOf(part, today) !== null;

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

/**
 * Takes the date out of `rest`: one part or two that were typed apart (6月 底), at the front, else behind the source (市局季报 上周五).
 * Without a date, what only looks like one is `typed`: it never becomes a source unseen.
 */
function takeDate(rest: string[], today: string): { asOf: string | null; typed: string | null } {
  const head = rest[0] ?? '';
  for (let at = 0; at < rest.length; at += 1) {
    if (at > 0 && DATE_LIKE.test(head)) break;
    for (const length of [2, 1]) {
      const typed = rest.slice(at, at + length).join('');
      const asOf = at + length <= rest.length ? (at > 0 && PLAIN.test(typed) ? null : readAsOf(typed, today)) : null;
      if (asOf === null) continue;
      rest.splice(at, length);
      return { asOf, typed };
    }
  }
  const timed = rest.find((part) => TIME_WORDS.test(part) && !SOURCE_WORDS.test(part));
  return { asOf: null, typed: DATE_LIKE.test(head) ? head : (timed ?? null) };
}

/** Digits alone are a date only where the date stands. */
const PLAIN = /^[\d.,]+$/u;
