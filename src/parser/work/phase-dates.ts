/** A span of months or days: （2022年9月-2024年6月）, 2022年1月至12月, 2021年10月19日至11月30日. */
const RANGE =
  /(?:(\d{4})年)? ?(?:(\d{1,2})(?:月|(?= ?[-—~至到] ?\d{1,2}月)))?(?:(\d{1,2})日)?(?:底|初|中旬|上旬|下旬)?起? ?[-—~至到]+ ?(?:(\d{4})年)? ?(?:(\d{1,2})月)?(?:(\d{1,2})日)?/gu;
/** Months of the plan's own year: 1月—2月, 5月10日至31日, 12月至次年2月. */
const MONTHS =
  /(?<![\d年])(\d{1,2})月(?:(\d{1,2})日)?(?:底|初|中旬|上旬|下旬)?起? ?[-—~至到]+ ?(次年|翌年)?(?:(\d{1,2})月)?(?:(\d{1,2})日)?(年?[底末])?(?:初|中旬|上旬|下旬)?/u;
/** One month of the plan's own year and nothing else, perhaps as the end: 3月, 3月底前. */
const MONTH = /^ ?(\d{1,2})月(?:(\d{1,2})日)?(?:份|([底末]?(?:之?前|以前)))?$/u;
const YEARS = /(\d{4}) ?[-—~至] ?(\d{4}) ?年/u;
const UNTIL = /(?:到|至|于|在)?(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?:底|末)?(?:以前|之前|前|止)/u;
const SINGLE = /(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?/u;
const PART_OF_YEAR = /(\d{4})年(上半年|下半年|第?一季度|第?二季度|第?三季度|第?四季度)/u;
const MONTHS_OF_PART: Readonly<Record<string, readonly [string, string]>> = {
  上半年: ['01', '06'],
  下半年: ['07', '12'],
  一季度: ['01', '03'],
  第一季度: ['01', '03'],
  二季度: ['04', '06'],
  第二季度: ['04', '06'],
  三季度: ['07', '09'],
  第三季度: ['07', '09'],
  四季度: ['10', '12'],
  第四季度: ['10', '12'],
};
const RELATIVE =
  /(?:自|从|在)?[^,。;()]{0,24}?(?:批复|印发|发布|启动|获批|实施)(?:之日)?(?:起|后)?[^,。;()]{0,6}?(?:[一二三四五六七八九十两]+|(?<!\d)\d{1,2}) ?(?:个)?(?:年|月|周|日|天)(?:之?内|以内|后)?/u;

/** 2023年1月起: a beginning without an end. */
const SINCE = /(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?:底|初|中旬|上旬|下旬)?(?:起|开始|以后|后)(?!至|到)/u;

/** From the day of writing to a day: 即日起至5月20日, 自印发之日起至2024年6月. Group 1 is the beginning. */
const FROM_NOW = /(即日起|现在起?|(?:[自从][一-龥]{0,12})?之日起),? ?[-—~至到]+ ?(?:(\d{4})年)? ?(\d{1,2})月(?:(\d{1,2})日)?/u;

const pad = (part: string): string => part.padStart(2, '0');

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (year === undefined) return null;
  return month === undefined ? year : day === undefined ? `${year}-${pad(month)}` : `${year}-${pad(month)}-${pad(day)}`;
}

/** When a phase begins and ends as far as it says so. */
export interface Dates {
  readonly start: string | null;
  readonly end: string | null;
  readonly relative: string | null;
}

/** Months that a stage prints without a year, in the plan's year; null when there are none or they run backwards. */
function monthsOf(view: string, year: string): Dates | null {
  const single = MONTH.exec(view);
  if (single) {
    const date = dateOf(year, single[1], single[2]);
    return { start: single[3] === undefined ? date : null, end: date, relative: null };
  }
  const match = MONTHS.exec(view);
  if (!match) return null;
  const [, fromMonth, fromDay, nextYear, month, toDay, close] = match;
  const toMonth = month ?? (close?.startsWith('年') ? '12' : fromMonth);
  if (toMonth === fromMonth && toDay === undefined) return null;
  if (nextYear === undefined && Number(fromMonth) > Number(toMonth)) return null;
  const last = nextYear === undefined ? year : String(Number(year) + 1);
  return { start: dateOf(year, fromMonth, fromDay), end: dateOf(last, toMonth, toDay), relative: null };
}

/** Dates in figures alone: 2023.3, 2023.03.15, 2023/3/15. */
const FIGURES = /(?<![\d.])(20\d\d)[./](1[0-2]|0?[1-9])(?:[./](3[01]|[12]\d|0?[1-9]))?(?![\d.%])/gu;

/** Start and end that a stage prints, or the relative date (自批复三个月内). `year` is the plan's own, for months without one. */
export function datesOf(printed: string, year: string | null = null): Dates {
  const view = printed.replace(
    FIGURES,
    (_, y: string, month: string, day?: string) => `${y}年${month}月${day === undefined ? '' : `${day}日`}`,
  );
  for (const match of view.matchAll(RANGE)) {
    const [, fromYear, fromMonth, fromDay, toYear, toMonth, toDay] = match;
    if (fromYear === undefined || (toYear === undefined && toMonth === undefined)) continue;
    return { start: dateOf(fromYear, fromMonth, fromDay), end: dateOf(toYear ?? fromYear, toMonth, toDay), relative: null };
  }
  const now = FROM_NOW.exec(view);
  const last = now?.[2] ?? year;
  if (now && last !== null) return { start: null, end: dateOf(last, now[3], now[4]), relative: now[1] ?? null };
  const years = YEARS.exec(view);
  if (years?.[1] && years[2]) return { start: years[1], end: years[2], relative: null };
  const until = UNTIL.exec(view);
  if (until) {
    // 2023年5月起，2024年10月底前完成.
    const from = SINCE.exec(view.slice(0, until.index));
    return { start: from && dateOf(from[1], from[2], from[3]), end: dateOf(until[1], until[2], until[3]), relative: null };
  }
  const since = SINCE.exec(view);
  if (since) return { start: dateOf(since[1], since[2], since[3]), end: null, relative: null };
  const part = PART_OF_YEAR.exec(view);
  const ends = part ? MONTHS_OF_PART[part[2] ?? ''] : undefined;
  if (part && ends) return { start: `${part[1]}-${ends[0]}`, end: `${part[1]}-${ends[1]}`, relative: null };
  const months = year === null ? null : monthsOf(view, year);
  if (months) return months;
  const relative = RELATIVE.exec(view);
  if (relative) return { start: null, end: null, relative: relative[0] };
  const single = SINGLE.exec(view);
  if (!single) return { start: null, end: null, relative: null };
  const date = dateOf(single[1], single[2], single[3]);
  return { start: date, end: date, relative: null };
}
