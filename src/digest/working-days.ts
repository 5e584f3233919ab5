import { addDays } from '../model/calendar.js';

/** Working days by China's statutory holidays and 调休 make-up days. Days are `YYYY-MM-DD`. */
export interface WorkCalendar {
  isWorkday(day: string): boolean;
  /** Last day whose holidays are known; after it only weekends are. */
  readonly knownUntil: string;
}

/** Longest run of days without work that is looked through; the longest holiday so far had nine. */
const LONGEST_REST = 30;

/** The calendar of the chinese-days package (State Council notices, from 2004); loaded when first asked for. */
export async function loadWorkCalendar(): Promise<WorkCalendar> {
  const { default: days } = await import('chinese-days');
  const { isWorkday, getDayDetail } = days;
  let year = 2004;
  // National Day has a name of its own only in years that the package has data of; other years give the weekday.
  while (getDayDetail(`${year + 1}-10-01`).name.includes('国庆节')) year += 1;
  return { isWorkday: (day) => isWorkday(day), knownUntil: `${year}-12-31` };
}

/** The day itself when it is a working day, else the first one after it. */
export function workdayFrom(calendar: WorkCalendar, day: string): string {
  let at = day;
  for (let tries = 0; tries < LONGEST_REST && !calendar.isWorkday(at); tries += 1) at = addDays(at, 1);
  return at;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workdaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkday(day)) count += 1;
  return count;
}

/** Last working day of the month of a day. */
export function lastWorkdayOfMonth(calendar: WorkCalendar, day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  let at = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  for (let tries = 0; tries < LONGEST_REST && !calendar.isWorkday(at); tries += 1) at = addDays(at, -1);
  return at;
}
