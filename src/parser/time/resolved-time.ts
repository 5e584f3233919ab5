import { lastDay, type PeriodText } from '../../model/due.js';
import { documentYears, reportedYear } from '../document/document-years.js';
import type { TimeMention } from '../sentences/time-mention.js';
import type { ParseState } from '../state.js';

/** A time as this document means it: when it is, and whether it lies ahead of the document. */
export interface ResolvedTime {
  readonly period: PeriodText | null;
  readonly past: boolean;
  /** A bulletin's own year, of which part may still lie ahead. */
  readonly running?: boolean;
  /** A span from a year up to the one reported on (2021年以来). */
  readonly since?: boolean;
  /** The plan's own end, from so many years as it runs (三年累计): in a review they are the years before. */
  readonly whole?: boolean;
}

const yearOf = (period: PeriodText): number => Number(period.slice(-4).replace(/\D/gu, '') || period.slice(0, 4));

/** Whether a date of a bulletin may be in what was still to come: its own year, or a part of it that was not over. */
function isRunning({ meta }: ParseState, period: PeriodText | null, issued: number): boolean {
  if (period === null || period.slice(0, 4) !== String(issued)) return false;
  return period.length === 4 || (lastDay(period) ?? '9') > (meta.issuedOn ?? '');
}

/** Whether a month of a year was over when a bulletin was written; false where its date is not known. */
const isOver = ({ meta }: ParseState, month: string | null, year: number | null): boolean =>
  month !== null && year !== null && meta.issuedOn !== null && (lastDay(`${year}-${month}`) ?? '9') < meta.issuedOn;

/** From this month on a year is no longer one of those to come. */
const YEAR_ENDS = 10;

/** The last of so many years to come (未来五年) as the day of writing tells it: the year in which it was written is the first, but at its end the next one is; null where that day is not known to the month. */
function lastOfComing({ meta }: ParseState, years: number): PeriodText | null {
  const [, year, month] = /^(\d{4})-(\d\d)/u.exec(meta.issuedOn ?? '') ?? [];
  return year === undefined ? null : String(Number(year) + years - (Number(month) < YEAR_ENDS ? 1 : 0));
}

/** Whether the end of a year that a plan for several years names with 截至 is its own end, which lies ahead: 截至2027年底，… of a plan for 2025—2027. */
const endsPlan = ({ meta: { kind, period } }: ParseState, time: PeriodText | null): boolean =>
  kind !== 'report' &&
  period !== null &&
  time?.endsWith('-12-31') === true &&
  period.start.slice(0, 4) < time.slice(0, 4) &&
  period.end.slice(0, 4) === time.slice(0, 4);

/** Places a mention in time, `headed` being the year of the part it stands in; null when it says nothing about when (自2021年起, a year compared with). */
export function resolveTime(state: ParseState, time: TimeMention, headed: ResolvedTime | null = null): ResolvedTime | null {
  const { base, issued } = documentYears(state);
  const report = state.meta.kind === 'report';
  switch (time.role) {
    case 'base':
    case 'since':
      return null;
    case 'within': {
      const { period } = state.meta;
      const years = period ? Number(period.end.slice(0, 4)) - Number(period.start.slice(0, 4)) + 1 : 0;
      if (period && years === time.shift) return { period: period.end.slice(0, 4), past: false, whole: true };
      const last = time.spoken ? lastOfComing(state, time.shift) : null;
      return last === null ? null : { period: last, past: false };
    }
    case 'nth': {
      const { period } = state.meta;
      return period ? { period: String(Number(period.start.slice(0, 4)) + time.shift - 1), past: false } : null;
    }
    case 'now': {
      // From that year to the one reported on; without it nothing tells when the figure was true.
      const last = time.period === null ? null : reportedYear(state);
      return {
        period: last === null || time.period === null || Number(time.period) >= last ? null : `${time.period}/${last}`,
        past: true,
        since: true,
      };
    }
    case 'asOf':
      return endsPlan(state, time.period)
        ? { period: state.meta.period?.end.slice(0, 4) ?? null, past: false }
        : { period: time.period, past: true };
    case 'due':
      return { period: time.period, past: isPast(time.period, report ? issued : base, false) };
    case 'point': {
      const past = isPast(time.period, report ? issued : base, report);
      return { period: time.period, past, running: report && (issued === null || isRunning(state, time.period, issued)) };
    }
    case 'span': {
      if (time.period === null) {
        const end = (issued ?? base ?? 0) - 1;
        return { period: end > 0 ? `${end - time.shift + 1}/${end}` : null, past: true };
      }
      const past = isPast(time.period.slice(-4), report ? issued : base, report);
      return { period: past ? time.period : time.period.slice(-4), past, running: past && report && issued === null };
    }
    case 'year': {
      const written = time.spoken && state.meta.issuedOn !== null ? issued : null;
      const own = written ?? reportedYear(state) ?? issued;
      if (time.shift < 0) return { period: own === null ? null : String(own + time.shift), past: true };
      // "去年…，今年…" of a bulletin without a date: nobody knows the years, but they are told apart.
      if (own === null && time.period === null)
        return report
          ? { period: null, past: time.shift === 0 && time.outlook !== 'ahead', running: time.shift === 0 && !time.outlook }
          : null;
      const year = own === null ? null : own + time.shift;
      const month = time.period === null ? '' : `-${time.period}`;
      if (headed?.period && time.shift === 0 && written === null) return { period: `${headed.period}${month}`, past: headed.past };
      const open = report && time.shift === 0;
      // 预计全年突破300亿元 in the report on a year that is over is an estimate, no aim.
      const reviewed = own !== null && own === reportedYear(state) && issued !== null && issued > own;
      return {
        period: year === null ? null : `${year}${month}`,
        past: open && time.outlook !== 'ahead',
        running: open && !reviewed && !time.outlook && !isOver(state, time.period, own),
      };
    }
  }
}

function isPast(period: PeriodText | null, year: number | null, inclusive: boolean): boolean {
  if (period === null || year === null) return inclusive;
  const own = period.length === 4 ? Number(period) : yearOf(period.slice(0, 4));
  return inclusive ? own <= year : own < year;
}
