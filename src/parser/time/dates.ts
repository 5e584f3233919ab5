import type { PeriodText } from '../../model/due.js';
import { verbAtEnd } from '../lexicon/indicator-heads.js';
import {
  COMPARED,
  changesAfter,
  isMultiplied,
  isSameTime,
  LEAD_MAX,
  ORIGIN,
  partOf,
  type TimeMention,
  type TimeRole,
  two,
} from '../sentences/time-mention.js';

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

const DATE =
  /(?<year>20\d\d|19\d\d)年(?:第?(?<quarter>[一二三四1-4])季度|(?<half>上半年)|(?<three>前[三3]季度)|(?:1月?(?:—+|-|~|至|到))?(?<month>1[0-2]|0?[1-9])月份?(?:(?<day>3[01]|[12]\d|0?[1-9])日)?|年底|年末)?(?<tail>底前|末前|底之前|底以前|底|末|初|之前|以前|前|至今|以来|来(?=[^自源])|起|相比|的?基础上?|之间|期间)?/gu;
/** What stands before a year: the first year of a span, and a word that says what the date is for. Looked for in the few characters before it. */
const DATE_LEAD =
  /(?<lead>截至|截止到?|力争到|争取到|计划到|到|至|自|从|由|(?<![占之])比|较|与|以|在|(?:始建|创建|兴建|创办|创立|成立|组建|设立|开办|建校|建院|诞生|建)于|于|按照)?(?:(?<from>20\d\d|19\d\d)年?(?:—|-|~|至|到))?$/u;
const PLAN_PERIOD = /(?<plan>十[一二三四五六]?|九)五”?(?<tail>期间|时期|期末|末期|末|以来|结束时|前|内)/gu;
/** The end of a five-year plan is its last year; 期间 is all of it. */
const AT_END = /末|结束/u;
const PLAN_LEAD = /(?<lead>截至|到|至|比|较|与)?“?$/u;
/** What began in a year that dates nothing else: 项目于2022年开工，已完成投资9亿元. */
const BEGUN = /^(?:正式|全面)?(?:开工|动工|启动|立项|奠基|成立|建校|建院|开业|创办)[一-龥]{0,2},/u;
const BEGUN_MAX = 10;
/** How old the things are that work is done on: 改造2000年以前|建成的老旧小区, 为2018年底前|登记的企业. At the head of a clause it is when they shall stand. */
const AGE = /前$/u;
const MADE_BEFORE = /^(?:已)?(?:建成|建造|修建|竣工|投用|投入使用|交付|出生|登记|注册|核发|备案|立项|认定)[^,;:。\d]{0,8}的(?=[一-龥])/u;
const MADE_MAX = 18;
/** Longest title in 《》 that is looked for around a time. */
const TITLE_MAX = 90;

/** The dates of a passage that print their year, in order; among them all that something is due by. */
export function readDates(text: string): TimeMention[] {
  const times: TimeMention[] = [];
  if (!text.includes('年')) return times;
  for (let match = DATE.exec(text); match; match = DATE.exec(text)) {
    const lead = DATE_LEAD.exec(text.slice(Math.max(0, match.index - LEAD_MAX), match.index));
    const { lead: word = '', from } = lead?.groups ?? {};
    const start = match.index - (lead?.[0].length ?? 0);
    const end = match.index + match[0].length;
    if (inTitle(text, start, end) || isOfThings(text, start, end)) continue;
    let period = dateOf(match.groups ?? {}, from);
    const changes = ORIGIN.has(word) && changesAfter(text, end);
    const opens = /(?:^|[,;:。、\n\s])$/u.test(text.slice(Math.max(0, start - 1), start));
    const made = !opens && word !== '到' && AGE.test(match.groups?.['tail'] ?? '') && MADE_BEFORE.test(text.slice(end, end + MADE_MAX));
    const begun = made || (word === '于' && BEGUN.test(text.slice(end, end + BEGUN_MAX)));
    const role = changes || begun ? 'base' : roleOf(word, match.groups?.['tail'] ?? '', from !== undefined);
    if (role === 'asOf' && /^\d{4}$/u.test(period) && /[底末]/u.test(match[0])) period = `${period}-12-31`;
    times.push({
      role:
        isMultiplied(text, end) ||
        isSameTime(text, end) ||
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
export function readPlanPeriods(text: string): TimeMention[] {
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

function dateOf(groups: Record<string, string | undefined>, from: string | undefined): PeriodText {
  const { year = '', month, day } = groups;
  if (from !== undefined) return `${from}/${year}`;
  const part = partOf(groups);
  if (part !== null) return `${year}-${part}`;
  if (month === undefined) return year;
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

/** Role of a date by the words before and after it; `spans` tells that it begins with another year. */
function roleOf(lead: string, tail: string, spans: boolean): TimeRole {
  // 始建于1952年，现有床位1600张: the year of an event, not of the figures.
  if (COMPARED.has(lead) || /.于$/u.test(lead) || tail.includes('基础') || tail === '相比') return 'base';
  if (lead.startsWith('截')) return 'asOf';
  if (tail === '至今' || tail === '以来' || tail === '来') return 'now';
  if (tail === '起' || (lead === '自' && !spans)) return 'since';
  if (/到$/u.test(lead) || lead === '至' || tail.endsWith('前') || lead === '按照') return 'due';
  return spans ? 'span' : 'point';
}

/** When things came to be that a verb acts on, which dates no act: 改造|2000年底前建成的小区, 淘汰|2012年以前注册的货车. */
const isOfThings = (text: string, start: number, end: number): boolean =>
  CAME_TO_BE.test(text.slice(end, end + CAME_MAX)) && verbAtEnd(text.slice(Math.max(0, start - VERB_MAX), start)) !== null;
const CAME_TO_BE =
  /^(?:及以[前后]|以[前后])?(?:建成|建造|竣工|投产|投用|注册(?:登记)?|登记|上牌|出生|修建|兴建|交付|安装)(?:使用|投用|入住|并网)?的[一-龥“]/u;
const CAME_MAX = 12;
const VERB_MAX = 6;

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
