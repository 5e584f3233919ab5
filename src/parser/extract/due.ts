import type { PeriodText } from '../../model/due.js';
import { chineseNumber } from '../../model/numeral.js';

/**
 * A time as mentioned in a passage.
 * `due` 到2025年, 2024年底前; `asOf` 截至2023年底; `point` 2023年; `span` 2021—2023年 or 近3年; `base` 比2015年 (a year compared with);
 * `within` 三年内: the end of a plan of so many years; `nth` 第二年, 前两年: the year of the plan that is the second;
 * `now` 目前, 近年来: the present or the past without a date; `since` 自2021年起; `year` 年底前, 今年: needs the document's year.
 */
export type TimeRole = 'due' | 'asOf' | 'point' | 'span' | 'base' | 'now' | 'since' | 'within' | 'nth' | 'year';

export interface TimeMention {
  readonly role: TimeRole;
  readonly start: number;
  readonly end: number;
  /** Null when the words alone do not give a date. */
  readonly period: PeriodText | null;
  /** Years to add to the document's own year: 去年 −1, 明年 +1; for `span`, `within` and `nth`, the number of years that end there. */
  readonly shift: number;
  /** Counted from the day of writing (今年, 去年), not from the year that is reported on (全年, 上年). */
  readonly spoken?: boolean;
  /** What the words say of a time in the document's own year, which otherwise may be over or lie ahead. */
  readonly outlook?: 'past' | 'ahead';
}

const FIVE_YEAR: Readonly<Record<string, number>> = {
  九: 2000,
  十: 2005,
  十一: 2010,
  十二: 2015,
  十三: 2020,
  十四: 2025,
  十五: 2030,
  十六: 2035,
};
const QUARTER: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4', '1': '1', '2': '2', '3': '3', '4': '4' };

const DATE =
  /(?<year>20\d\d|19\d\d)年(?:第?(?<quarter>[一二三四1-4])季度|(?<half>上半年)|(?<three>前[三3]季度)|(?:1月?(?:—+|-|~|至|到))?(?<month>1[0-2]|0?[1-9])月份?(?:(?<day>3[01]|[12]\d|0?[1-9])日)?|年底|年末)?(?<tail>底前|末前|底之前|底以前|底|末|初|之前|以前|前|以来|来(?=[^自源])|起|相比|的?基础上?|之间|期间)?/gu;
/** What stands before a year: the first year of a span, and a word that says what the date is for. Looked for in the few characters before it. */
const DATE_LEAD =
  /(?<lead>截至|截止到?|力争到|争取到|计划到|到|至|自|从|由|比|较|与|以|在|于|按照)?(?:(?<from>20\d\d|19\d\d)年?(?:—|-|~|至|到))?$/u;
const PLAN_PERIOD = /(?<plan>十[一二三四五六]?|九)五”?(?<tail>期间|时期|期末|末期|末|以来|结束时|前|内)/gu;
/** The end of a five-year plan is its last year; 期间 is all of it. */
const AT_END = /末|结束/u;
const PLAN_LEAD = /(?<lead>截至|到|至|比|较|与)?“?$/u;
const LEAD_MAX = 10;
/** A part of the year that opens a clause or follows a place, without its year: 前三季度, 1—9月; 今年上半年. */
const PART =
  '(?:(?<!较|比|与)今年|(?<=^|[,;。:(市县区州省]))(?:第?(?<quarter>[一二三四])季度[末底]?前?|(?<half>上半年)|(?<three>前[三3]季度)|1月?(?:—+|-|~|至|到)(?<months>1[0-2]|[2-9])月份?)';
const RELATIVE = new RegExp(
  `${PART}|${/(?<now>目前|当前|现阶段|截至目前|近年来|近几年|多年来|过去[二两三四五十\d]+年|以来|此前|调查显示)|(?<last>过去一年|一年来|去年|上年度?|上一年|前年)|(?<recent>近(?<count>[\d三五两])年)|(?<this>今年(?!\d{1,2}月)底?前?|今年年底前?|本年度|当年|年内|年底前|年底|年末|全年|本年)|(?<next>明年)|(?<![近前去续每第头后—\-至到\d二三四五六七八九十])(?:未来|今后)?(?<within>[二两三四五2345])年(?:之?内(?!部)|(?=新增|累计|统筹|总共|新建|筹集|建设|建成|完成|培养|培育|引进|改造|实施|投入))|(?:第(?<nth>[一二三四五])年|前(?<first>[两二三四])年)(?=,?(?:累计|共|计划|力争)?(?:完成|建成|建设|新建|新增|改造|培育|培养|引进|实现|达到|压减|实施))|(?:今年)?(?<month>1[0-2]|[1-9])月(?:份|底|末|上旬|中旬|下旬)(?:前|之前)?|(?:(?<=截[至止]到?)|(?<=^|[。;,])(?=\d{1,2}月\d{1,2}日[,上下]))(?<inMonth>1[0-2]|[1-9])月(?<on>3[01]|[12]?\d)日|(?<days>1[0-2]|[1-9])月\d{1,2}日(?:—+|-|~|至|到)\d{1,2}日/u.source}`,
  'gu',
);
/** What every relative time holds: looked for first, since most sentences hold none. */
const OF_RELATIVE = /[年月]|季度|目前|当前|现阶段|以来|此前|调查显示/u;
/** "是2015年的2.3倍", "为“十一五”期末的2.54倍": the year is what the figure is a multiple of. */
const MULTIPLE = /^”?的(?:近|约)?\d+(?:\.\d+)?(?:多|余)?倍/u;
const MULTIPLE_MAX = 16;
/** What follows the year a change starts from: 从2015年的53微克/立方米下降至…. */
const CHANGES =
  /^[^,;:。]*(?:[升降增减涨缩扩]|提[高升]|增[加长]|上[升涨]|[减缩]少|下降|降低|扩[大展]|缩[小短减]|压[缩减]|收窄|发展|跃升|攀升|回升|调整|优化)了?[到至为]/u;
const CHANGE_REACH = 40;
/** What is counted at a year's end: 年末存栏 is part of a name. */
const STOCK = /^(?:存栏|余额|库存|结存)/u;
/** The same time of an earlier year: 恢复至2019年同期的102.3%, 为上年的1.2倍. */
const SAME_TIME = /^同期/u;
const COMPARED = new Set(['比', '较', '与']);
const ORIGIN = new Set(['从', '由']);
/** What makes a month or the end of the year a date reached: 截至9月底. */
const REACHED = /截[至止]到?$/u;

const two = (text: string): string => text.padStart(2, '0');

function dateOf(groups: Record<string, string | undefined>, from: string | undefined): PeriodText {
  const { year = '', month, day } = groups;
  if (from !== undefined) return `${from}/${year}`;
  const part = partOf(groups);
  if (part !== null) return `${year}-${part}`;
  if (month === undefined) return year;
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

/** A part of a year as the end of a period, Q2 or 09; null when the words name none. */
function partOf({ quarter, half, three, months }: Record<string, string | undefined>): string | null {
  if (quarter !== undefined) return `Q${QUARTER[quarter] ?? '1'}`;
  if (half !== undefined) return '06';
  if (three !== undefined) return '09';
  return months === undefined ? null : two(months);
}

/** Role of a date by the words before and after it, and by what the sentence goes on with. `spans` tells that it begins with another year. */
function roleOf(lead: string, tail: string, spans: boolean, after: string): TimeRole {
  if (ORIGIN.has(lead) && CHANGES.test(after)) return 'base';
  if (COMPARED.has(lead) || tail.includes('基础') || tail === '相比') return 'base';
  if (lead.startsWith('截')) return 'asOf';
  if (tail === '以来' || tail === '来') return 'now';
  if (tail === '起' || lead === '自') return 'since';
  if (/到$/u.test(lead) || lead === '至' || tail.endsWith('前') || lead === '按照') return 'due';
  return spans ? 'span' : 'point';
}

/** Index of the first mention that begins at or after an offset; a sentence may hold thousands. */
export function firstFrom(times: readonly TimeMention[], offset: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Longest title in 《》 that is looked for around a time. */
const TITLE_MAX = 90;

/** Every time mentioned in a passage, in order. Times inside titles (《…（2021—2035年）》) are left out. */
export function readTimes(text: string): TimeMention[] {
  const dated = [...readDates(text), ...readPlanPeriods(text)].sort(byStart);
  const relative = readRelative(text, dated);
  return relative.length === 0 ? dated : [...dated, ...relative].sort(byStart);
}

const byStart = (a: TimeMention, b: TimeMention): number => a.start - b.start;

/** The dates of a passage that print their year, in order; among them all that something is due by. */
export function readDates(text: string): TimeMention[] {
  const times: TimeMention[] = [];
  if (!text.includes('年')) return times;
  for (let match = DATE.exec(text); match; match = DATE.exec(text)) {
    const lead = DATE_LEAD.exec(text.slice(Math.max(0, match.index - LEAD_MAX), match.index));
    const { lead: word = '', from } = lead?.groups ?? {};
    const start = match.index - (lead?.[0].length ?? 0);
    const end = match.index + match[0].length;
    if (inTitle(text, start, end)) continue;
    let period = dateOf(match.groups ?? {}, from);
    const role = roleOf(word, match.groups?.['tail'] ?? '', from !== undefined, text.slice(end, end + CHANGE_REACH));
    if (role === 'asOf' && /^\d{4}$/u.test(period) && /[底末]/u.test(match[0])) period = `${period}-12-31`;
    times.push({
      role:
        isMultiplied(text, end) ||
        SAME_TIME.test(text.slice(end, end + 2)) ||
        (text[end] === '的' && role === 'point' && /[较比和]/u.test(text[start - 1] ?? ''))
          ? 'base'
          : role,
      start,
      end,
      period,
      shift: 0,
    });
  }
  return times;
}

/** The periods of five-year plans that a passage names, in order. */
function readPlanPeriods(text: string): TimeMention[] {
  const times: TimeMention[] = [];
  if (!text.includes('五')) return times;
  for (let match = PLAN_PERIOD.exec(text); match; match = PLAN_PERIOD.exec(text)) {
    const { plan = '', tail = '' } = match.groups ?? {};
    const before = PLAN_LEAD.exec(text.slice(Math.max(0, match.index - LEAD_MAX), match.index));
    const lead = before?.groups?.['lead'] ?? '';
    const start = match.index - (before?.[0].length ?? 0);
    const end = match.index + match[0].length;
    const last = FIVE_YEAR[plan];
    if (last === undefined || inTitle(text, start, end)) continue;
    const role: TimeRole = COMPARED.has(lead) || isMultiplied(text, end) ? 'base' : tail === '以来' ? 'now' : 'span';
    times.push({
      role,
      start,
      end,
      period: role === 'now' ? String(last - 4) : AT_END.test(tail) ? String(last) : `${last - 4}/${last}`,
      shift: 0,
    });
  }
  return times;
}

/** The times of a passage that need the document's year or its plan, where none of those in `dated` stands, in order. */
function readRelative(text: string, dated: readonly TimeMention[]): TimeMention[] {
  const times: TimeMention[] = [];
  if (!OF_RELATIVE.test(text)) return times;
  let near = 0;
  for (let match = RELATIVE.exec(text); match; match = RELATIVE.exec(text)) {
    const groups = match.groups ?? {};
    const end = match.index + match[0].length;
    while (near < dated.length && (dated[near]?.end ?? 0) <= match.index) near++;
    const follows = near > 0 && dated[near - 1]?.end === match.index;
    if (follows || (near < dated.length && (dated[near]?.start ?? 0) < end)) continue;
    if ((groups['month'] ?? groups['days'] ?? groups['inMonth']) !== undefined && /[\d年]/u.test(text[match.index - 1] ?? '')) continue;
    if (groups['this'] !== undefined && STOCK.test(text.slice(end, end + 2))) continue;
    if (groups['this'] === '年内' && /[\d一二三四五六七八九十两几]/u.test(text[match.index - 1] ?? '')) continue;
    const compared = COMPARED.has(text[match.index - 1] ?? '');
    const start = compared ? match.index - 1 : match.index;
    const { now, last, recent, within, days, month = days, next, inMonth, on, first, nth = first } = groups;
    const part = partOf(groups);
    const spoken = /^(?:今年|明年|去年|过去一年|一年来)/u.test(match[0]);
    // "由目前的58%提高到90%", "由上年的2.17缩小至2.12": where a change starts from, not when it is over.
    const origin =
      (now ?? last) !== undefined && ORIGIN.has(text[match.index - 1] ?? '') && CHANGES.test(text.slice(end, end + CHANGE_REACH));
    const earlier =
      last !== undefined &&
      (compared || isShareOf(text, match.index, end) || origin || SAME_TIME.test(text.slice(end, end + 2)) || isMultiplied(text, end));
    const reached = REACHED.test(text.slice(Math.max(0, match.index - 3), match.index));
    if (now !== undefined) times.push({ role: origin ? 'base' : 'now', start, end, period: null, shift: 0 });
    else if (part !== null) times.push({ role: compared ? 'base' : 'year', start, end, period: part, shift: 0, spoken });
    else if (last !== undefined) times.push({ role: earlier ? 'base' : 'year', start, end, period: null, shift: -1, spoken });
    else if (recent !== undefined)
      times.push({
        role: 'span',
        start,
        end,
        period: null,
        shift: { 三: 3, 五: 5, 两: 2 }[groups['count'] ?? ''] ?? Number(groups['count']),
      });
    else if (within !== undefined) times.push({ role: 'within', start, end, period: null, shift: chineseNumber(within) ?? Number(within) });
    else if (inMonth !== undefined)
      times.push({ role: 'year', start, end, period: `${two(inMonth)}-${two(on ?? '1')}`, shift: 0, outlook: 'past' });
    else if (nth !== undefined) times.push({ role: 'nth', start, end, period: null, shift: chineseNumber(nth) ?? 1 });
    else if (month !== undefined)
      times.push({ role: 'year', start, end, period: two(month), shift: 0, spoken, ...outlookOf(match[0], reached) });
    else times.push({ role: 'year', start, end, period: null, shift: next === undefined ? 0 : 1, spoken, ...outlookOf(match[0], reached) });
  }
  return times;
}

/** 截至9月底 is over, 年底前 lies ahead, also where the year alone leaves it open. */
const outlookOf = (words: string, reached: boolean): Pick<TimeMention, 'outlook'> =>
  reached ? { outlook: 'past' } : words.endsWith('年底前') ? { outlook: 'ahead' } : {};

/** "不低于上年度人均消费支出的35%": the year only names what the figure is a share of. */
const isShareOf = (text: string, start: number, end: number): boolean =>
  SHARE_LEAD.test(text.slice(Math.max(0, start - LEAD_MAX), start)) && SHARE_TAIL.test(text.slice(end, end + SHARE_MAX));
const SHARE_LEAD = /(?:不得?[低少高多大]于|不超过|达到?|相当于|[高低]于|超过)[^,;:。\d]{0,6}$/u;
const SHARE_TAIL = /^[^,;:。\d]{2,24}的\d/u;
const SHARE_MAX = 28;

const isMultiplied = (text: string, end: number): boolean => MULTIPLE.test(text.slice(end, end + MULTIPLE_MAX));

/** Whether a stretch stands inside 《…》 or between the brackets of a title's years. */
function inTitle(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - TITLE_MAX);
  const open = text.slice(from, start).lastIndexOf('《');
  if (open >= 0) {
    const close = text.slice(from + open, end + TITLE_MAX).indexOf('》');
    if (from + open + close >= end) return true;
  }
  return text[start - 1] === '(' && (text[end] === ')' || text.startsWith('版)', end) || text.startsWith('修', end));
}
