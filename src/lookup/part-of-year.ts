import { firstDay, lastDay } from '../model/due.js';
import { chineseNumber } from '../model/numeral.js';

/** A part of a year that a text names: 2024年一季度, 上半年, 5月底前, 6月30日. */
export interface PartOfYear {
  /** Null when the text names no year. */
  readonly year: string | null;
  /** From `MM-DD` to `MM-DD`, for ordering and comparing within a year. */
  readonly from: string;
  readonly to: string;
  /** Everything up to its end is meant: 5月底前. */
  readonly upTo: boolean;
  /** Position in the text searched. */
  readonly index: number;
  readonly typed: string;
}

const counts = '[一二三四五六七八九十]{1,2}|1[0-2]|[1-9]';
/** A count of months is a length of time (近3月, 3月内) where these words stand around it. */
const form = new RegExp(
  `(?:((?:19|20)\\d\\d)年?的?|(?<![\\d个近来后每第]))(?:(前?)第?([一二三四1-4])季度|([上下])半年|(${counts})月(?!内|里|之内|以内|度|均)(?:份|([0-3]?\\d)[日号])?)[底末初]?(之前|以前|前)?`,
  'u',
);
const two = (digits: number): string => String(digits).padStart(2, '0');

/** The first part of a year that the text names; null when it names none. */
export function partOfYearIn(text: string): PartOfYear | null {
  const match = /季度|半年|月/u.test(text) ? form.exec(text) : null;
  if (!match) return null;
  const [typed, year, since, quarter, half, month, day, before] = match;
  const part = { year: year ?? null, upTo: before !== undefined, index: match.index, typed };
  if (quarter) {
    const span = ofQuarter(Number(chineseNumber(quarter) ?? quarter));
    return { ...part, ...span, ...(since ? { from: '01-01' } : {}) };
  }
  if (half) return half === '上' ? { ...part, from: '01-01', to: '06-30' } : { ...part, from: '07-01', to: '12-31' };
  const number = Number(chineseNumber(month ?? '') ?? month);
  if (!(number >= 1 && number <= 12) || Number(day ?? 1) < 1 || Number(day ?? 1) > 31) return null;
  const end = (lastDay(`2023-${two(number)}`) ?? '').slice(5);
  return day === undefined
    ? { ...part, from: `${two(number)}-01`, to: end }
    : { ...part, from: `${two(number)}-${two(Number(day))}`, to: `${two(number)}-${two(Number(day))}` };
}

const ofQuarter = (quarter: number): { from: string; to: string } => ({
  from: (firstDay(`2023-Q${quarter}`) ?? '').slice(5),
  to: (lastDay(`2023-Q${quarter}`) ?? '').slice(5),
});

/** 29 February ends its month in a leap year. */
const ends = (day: string, to: string): boolean => day === to || (to === '02-28' && day === '02-29');

/** Whether a figure of this period is one of the part: the quarter itself, a day or month within a month, the last day of a quarter or half year. */
export function isFigureOf({ year, from, to }: PartOfYear, asOf: string | null): boolean {
  const first = asOf === null ? null : firstDay(asOf);
  const last = asOf === null ? null : lastDay(asOf);
  if (asOf === null || first === null || last === null || (year !== null && !asOf.startsWith(year))) return false;
  const [begin, end] = [first.slice(5), last.slice(5)];
  if (begin === from && ends(end, to)) return true;
  const oneDay = first === last;
  const inOneMonth = from.slice(0, 2) === to.slice(0, 2);
  return oneDay && (inOneMonth ? begin >= from && (end <= to || ends(end, to)) : ends(end, to));
}

/** Whether a day (ISO) lies in the part of its year, or before its end where that is asked for. Without a year the day's own is taken. */
export function isDayOf({ year, from, to, upTo }: PartOfYear, day: string): boolean {
  const at = day.slice(5);
  const within = at <= to || ends(at, to);
  if (upTo) return year === null ? within : day.slice(0, 4) < year || (day.startsWith(year) && within);
  return (year === null || day.startsWith(year)) && at >= from && within;
}
