import { addDays } from '../model/calendar.js';
import { firstDay, lastDay } from '../model/due.js';
import { chineseNumber } from '../model/numeral.js';

const YEAR = '(?:(?<year>(?:19|20)\\d{2})[年./-]?)?';
const MONTHS = '(?<month>\\d{1,2})';

/** Each form of a date that people type, and the period it means; `y` is the year, typed or to be found. Order matters: the longer forms first. */
const FORMS: readonly { readonly pattern: RegExp; readonly period: (y: string, g: Record<string, string>) => string }[] = [
  { pattern: /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$/u, period: (y, g) => `${y}-${g['month']}-${g['day']}` },
  {
    pattern: new RegExp(`^${YEAR}(?:第?(?<quarter>[1-4])季度?|[Qq](?<quarter2>[1-4]))$`, 'u'),
    period: (y, g) => `${y}-Q${g['quarter'] ?? g['quarter2']}`,
  },
  { pattern: new RegExp(`^${YEAR}(?:第)?(?<quarter>[1-4])季度?[底末]$`, 'u'), period: (y, g) => lastDay(`${y}-Q${g['quarter']}`) ?? '' },
  { pattern: new RegExp(`^${YEAR}(?:上半年[底末]?|年中|[Hh]1)$`, 'u'), period: (y) => `${y}-06-30` },
  { pattern: new RegExp(`^${YEAR}前(?<quarter>[23])季度?$`, 'u'), period: (y, g) => lastDay(`${y}-Q${g['quarter']}`) ?? '' },
  { pattern: new RegExp(`^${YEAR}(?:下半年[底末]?|全年|年?[底末]|[Hh]2)$`, 'u'), period: (y) => `${y}-12-31` },
  { pattern: new RegExp(`^${YEAR}1月?[-—~至到]${MONTHS}月?[底末份]?$`, 'u'), period: (y, g) => lastDay(`${y}-${two(g['month'])}`) ?? '' },
  { pattern: new RegExp(`^${YEAR}${MONTHS}月[底末]$`, 'u'), period: (y, g) => lastDay(`${y}-${two(g['month'])}`) ?? '' },
  { pattern: new RegExp(`^${YEAR}${MONTHS}月份?$`, 'u'), period: (y, g) => `${y}-${two(g['month'])}` },
  { pattern: /^(?<year>(?:19|20)\d{2})(?:[./-]|(?=\d{2}$))(?<month>\d{1,2})$/u, period: (y, g) => `${y}-${two(g['month'])}` },
  {
    pattern: new RegExp(`^${YEAR}${MONTHS}[月./-](?<day>\\d{1,2})[日号]?$`, 'u'),
    period: (y, g) => `${y}-${two(g['month'])}-${two(g['day'])}`,
  },
  { pattern: /^(?<year>(?:19|20)\d{2})年?(?:度)?$/u, period: (y) => y },
];

/** Holidays that have the same date every year, each with the day before it (国庆节前); those of the lunar calendar are asked back. */
const HOLIDAYS: readonly { readonly pattern: RegExp; readonly date: string; readonly before: string }[] = [
  { pattern: /^(?:元旦|新年)(?:节|假期)?(?<before>之?以?前)?$/u, date: '01-01', before: '12-31' },
  { pattern: /^(?:五一(?=\D)|劳动(?=节))(?:节|劳动节|假期)?(?<before>之?以?前)?$/u, date: '05-01', before: '04-30' },
  { pattern: /^(?:十一(?=\D)|国庆)(?:节|国庆节|假期)?(?<before>之?以?前)?$/u, date: '10-01', before: '09-30' },
];

/** The last such day that has come: 国庆节前 is 30 September. Null when the text is no such holiday. */
function holiday(text: string, today: string): string | null {
  for (const { pattern, date, before } of HOLIDAYS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const day = match.groups?.['before'] ? before : date;
    return latest(today, (year) => `${year}-${day}`);
  }
  return null;
}

const WEEKDAY = /^(?<week>上上个?|上个?|本|这个?|)(?:周|星期|礼拜)(?<day>[一二三四五六日天1-7])$/u;

/** 上周五, 本周一, 上上星期三; 周五 alone is the last that has come. Null when the text is no weekday, or one to come. */
function weekday(text: string, today: string): string | null {
  const { week, day } = WEEKDAY.exec(text)?.groups ?? {};
  if (week === undefined || day === undefined) return null;
  const at = '日天'.includes(day) ? 7 : '一二三四五六'.indexOf(day) + 1 || Number(day);
  const now = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  const weeks = week.startsWith('上上') ? -2 : week.startsWith('上') ? -1 : week === '' && at > now ? -1 : 0;
  const found = addDays(today, weeks * 7 + at - now);
  return found <= today ? found : null;
}

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');

/** Text with years, months and quarters in digits: 今年一季度 → 2026年1季度, 二〇二四年六月底 → 2024年6月底, 24.6.30 → 2024.6.30. */
function inDigits(text: string, today: string): string {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const quarter = Math.ceil(month / 3);
  const before = (count: number, of: number): [number, number] => (count > 1 ? [year, count - 1] : [year - 1, of]);
  const [monthYear, lastMonth] = before(month, 12);
  const [quarterYear, lastQuarter] = before(quarter, 4);
  return text
    .replace(/^\d{2}(?=年|([./-])\d{1,2}\1\d{1,2}[日号]?$)/u, '20$&')
    .replace(/^(?:今年|本年度?|当年)/u, `${year}年`)
    .replace(/^(?:去年|上年度?)/u, `${year - 1}年`)
    .replace(/^前年/u, `${year - 2}年`)
    .replace(/^(?:上个?月|上月份)/u, `${monthYear}年${lastMonth}月`)
    .replace(/^(?:本月|这个月|当月)/u, `${year}年${month}月`)
    .replace(/^上个?季度/u, `${quarterYear}年${lastQuarter}季度`)
    .replace(/^(?:本季度|这个季度)/u, `${year}年${quarter}季度`)
    .replace(/[〇零一二三四五六七八九]{4}(?=年)/u, (digits) =>
      [...digits].map((char) => '〇一二三四五六七八九'.indexOf(char === '零' ? '〇' : char)).join(''),
    )
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日号季]|季度)|(?<=前)[二三两]/gu, (digits) => String(chineseNumber(digits) ?? digits))
    .replace(/(?<=月)[一二三四五六七八九十]{1,3}$/u, (digits) => String(chineseNumber(digits) ?? digits));
}

const DAYS = new Map(Object.entries({ 今天: 0, 今日: 0, 昨天: -1, 昨日: -1, 前天: -2, 前日: -2, 大前天: -3 }));

/**
 * The period that a typed date means: 昨天, 上周五, 国庆节前, 6月底, 2024Q2, 2024-06-30, 2024年上半年 (up to 30 June), 今年一季度, 2024.
 * Without a year it is the latest such that has begun by `today` (ISO day). Null when the text is no date.
 */
export function readAsOf(typed: string, today: string): string | null {
  const text = typed
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/^(?:数据)?(?:截至|截止到?|截止至|至|到|as?of)/iu, '')
    .replace(/(?:为?止)$/u, '');
  const days = DAYS.get(text);
  if (days !== undefined) return addDays(today, days);
  const named = weekday(text, today) ?? holiday(text, today);
  if (named !== null) return named;
  const digits = inDigits(text, today);
  for (const { pattern, period } of FORMS) {
    const groups = pattern.exec(digits)?.groups as Record<string, string> | undefined;
    if (!groups) continue;
    const year = groups['year'] ?? /(?:19|20)\d{2}/u.exec(digits)?.[0];
    const found = year ? period(year, groups) : latest(today, (y) => period(y, groups));
    return found !== null && valid(found) ? found : null;
  }
  return null;
}

/** This year's period when it has begun, else last year's. */
function latest(today: string, period: (year: string) => string): string | null {
  const year = Number(today.slice(0, 4));
  const here = period(String(year));
  const begun = firstDay(here);
  return begun !== null && begun <= today ? here : period(String(year - 1));
}

const valid = (period: string): boolean => lastDay(period) !== null && firstDay(period) !== null && lastDay(period) !== '';
