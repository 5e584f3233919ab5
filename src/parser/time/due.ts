import { chineseNumber } from '../../model/numeral.js';
import {
  COMPARED,
  changesAfter,
  isMultiplied,
  isSameTime,
  LEAD_MAX,
  ORIGIN,
  partOf,
  type TimeMention,
  two,
} from '../sentences/time-mention.js';
import { readDates, readPlanPeriods } from './dates.js';

/** A part of the year that opens a clause or follows a place, without its year: 前三季度, 1—9月; 今年上半年. */
const PART =
  '(?:(?<!较|比|与)今年|(?<=^|[,;。:(市县区州省])|(?<=从)(?=[^,;。]{2,14}看,))(?:第?(?<quarter>[一二三四])季度[末底]?前?|(?<half>上半年)|(?<three>前[三3]季度)|1月?(?:—+|-|~|至|到)(?<months>1[0-2]|[2-9])月份?)';
const RELATIVE = new RegExp(
  `${PART}|经过第?(?<through>[一二三])季度后?|${/(?<now>目前|当前|现阶段|截至目前|近年来|近几年|多年来|以来|此前|调查显示)|(?<last>过去一年|一年来|去年|(?<!以)上年度?|上一年|前年)|(?<recent>近(?<count>[\d三五两])年|过去的?(?<over>[二两三四五六七八九十]|\d{1,2})年)|(?<this>今年(?!\d{1,2}月)底?前?|今年年底前?|本年度|当年|年内|年底前|年底|年末|全年|本年)|(?<next>明年)|(?:在?(?:未来|今后)|(?:力争|争取|计划|将|拟|要)再?用)(?<coming>十[一二三四五]?|[一二两三四五六七八九]|\d{1,2})年(?!来|均)(?:左右)?(?:的?时间)?(?:之?内(?!部)|里(?!程))?|(?<![近前去续每第头后—\-至到\d二三四五六七八九十])(?:未来|今后)?(?<within>[二两三四五2345])年(?:之?内(?!部)|(?=新增|累计|统筹|总共|新建|筹集|建设|建成|完成|培养|培育|引进|改造|实施|投入))|(?:第(?<nth>[一二三四五])年|前(?<first>[两二三四])年)(?=,?(?:累计|共|计划|力争)?(?:完成|建成|建设|新建|新增|改造|培育|培养|引进|实现|达到|压减|实施))|(?:今年)?(?<month>1[0-2]|[1-9])月(?:份|底|末|上旬|中旬|下旬)(?:前|之前)?|(?:(?<=截[至止]到?)|(?<=^|[。;,])(?=\d{1,2}月\d{1,2}日[,上下]))(?<inMonth>1[0-2]|[1-9])月(?<on>3[01]|[12]?\d)日|(?<days>1[0-2]|[1-9])月\d{1,2}日(?:—+|-|~|至|到)\d{1,2}日/u.source}`,
  'gu',
);
/** What every relative time holds: looked for first, since most sentences hold none. */
const OF_RELATIVE = /[年月]|季度|目前|当前|现阶段|以来|此前|调查显示/u;
/** What is counted at a year's end: 年末存栏 is part of a name. */
const STOCK = /^(?:存栏|余额|库存|结存)/u;
/** What makes a month or the end of the year a date reached: 截至9月底. */
const REACHED = /截[至止]到?$/u;

/** Every time mentioned in a passage, in order. Times inside titles (《…（2021—2035年）》) are left out. */
export function readTimes(text: string): TimeMention[] {
  const dated = [...readDates(text), ...readPlanPeriods(text)].sort(byStart);
  const relative = readRelative(text, dated);
  return relative.length === 0 ? dated : [...dated, ...relative].sort(byStart);
}

const byStart = (a: TimeMention, b: TimeMention): number => a.start - b.start;

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
    const from = follows && groups['within'] !== undefined ? dated[near - 1] : undefined;
    if (from?.role === 'since' && from.period !== null) {
      times.push({ role: 'due', start: match.index, end, period: yearsOn(from.period, groups['within'] ?? ''), shift: 0 });
      continue;
    }
    if (follows || (near < dated.length && (dated[near]?.start ?? 0) < end)) continue;
    if ((groups['month'] ?? groups['days'] ?? groups['inMonth']) !== undefined && /[\d年]/u.test(text[match.index - 1] ?? '')) continue;
    if (groups['this'] !== undefined && STOCK.test(text.slice(end, end + 2))) continue;
    if (groups['this'] === '当年' && isSaidOfEach(text, match.index, end)) continue;
    if (/^年[内底末]/u.test(groups['this'] ?? '') && /[\d一二三四五六七八九十两几]/u.test(text[match.index - 1] ?? '')) continue;
    const compared = COMPARED.has(text[match.index - 1] ?? '');
    const start = compared ? match.index - 1 : match.index;
    const { now, last, recent, over, within, coming, days, month = days, next, inMonth, on, first, nth = first } = groups;
    const part = partOf(groups);
    const spoken = /^(?:今年|明年|去年|过去一年|一年来)/u.test(match[0]);
    // "由目前的58%提高到90%", "由上年的2.17缩小至2.12": where a change starts from, not when it is over.
    const origin = (now ?? last) !== undefined && ORIGIN.has(text[match.index - 1] ?? '') && changesAfter(text, end);
    const earlier =
      last !== undefined && (compared || isShareOf(text, match.index, end) || origin || isSameTime(text, end) || isMultiplied(text, end));
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
        shift: countOf(over ?? groups['count'] ?? ''),
      });
    else if (coming !== undefined) times.push({ role: 'within', start, end, period: null, shift: countOf(coming), spoken: true });
    else if (within !== undefined) times.push({ role: 'within', start, end, period: null, shift: countOf(within) });
    else if (inMonth !== undefined)
      times.push({ role: 'year', start, end, period: `${two(inMonth)}-${two(on ?? '1')}`, shift: 0, outlook: 'past' });
    else if (nth !== undefined) times.push({ role: 'nth', start, end, period: null, shift: chineseNumber(nth) ?? 1 });
    else if (month !== undefined)
      times.push({ role: 'year', start, end, period: two(month), shift: 0, spoken, ...outlookOf(match[0], reached) });
    else times.push({ role: 'year', start, end, period: null, shift: next === undefined ? 0 : 1, spoken, ...outlookOf(match[0], reached) });
  }
  return times;
}

/** A number of years, in digits or in Chinese. */
const countOf = (many: string): number => chineseNumber(many) ?? Number(many);

/** The last of so many years from one on: 2024年起|三年内. */
const yearsOn = (first: string, many: string): string => String(Number(first.slice(0, 4)) + countOf(many) - 1);

/** "隐患当年排查、当年消除": the year of each thing by itself, no date of what follows. */
const isSaidOfEach = (text: string, start: number, end: number): boolean =>
  /^[^,;:。\d]{2,6}当年/u.test(text.slice(end, end + EACH_MAX)) ||
  /当年[^,;:。\d]{2,6}$/u.test(text.slice(Math.max(0, start - EACH_MAX), start));
const EACH_MAX = 8;

/** 截至9月底 is over, 年底前 lies ahead, also where the year alone leaves it open. */
const outlookOf = (words: string, reached: boolean): Pick<TimeMention, 'outlook'> =>
  reached ? { outlook: 'past' } : words.endsWith('年底前') ? { outlook: 'ahead' } : {};

/** "不低于上年度人均消费支出的35%": the year only names what the figure is a share of. */
const isShareOf = (text: string, start: number, end: number): boolean =>
  SHARE_LEAD.test(text.slice(Math.max(0, start - LEAD_MAX), start)) && SHARE_TAIL.test(text.slice(end, end + SHARE_MAX));
const SHARE_LEAD = /(?:不得?[低少高多大]于|不超过|达到?|相当于|[高低]于|超过)[^,;:。\d]{0,6}$/u;
const SHARE_TAIL = /^[^,;:。\d]{2,24}的\d/u;
const SHARE_MAX = 28;
