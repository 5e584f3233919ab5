import { Cron } from 'croner';
import { addDays, dayIn, daysBetween } from '../model/calendar.js';
import type { Subscription } from '../model/subscription.js';
import { lastWorkdayOfMonth, type WorkCalendar, workdayFrom } from './working-days.js';

/** One time at which a digest is due. */
export interface Occasion {
  /** "2024-W26" of the week reported on, "2024-06" of the month. */
  readonly period: string;
  /** 第几期, from 1 at the subscription's first. */
  readonly number: number;
  /** Instant it is due, on a working day. */
  readonly at: Date;
  /** Instant from which it reports, inclusive: when the one before was due. */
  readonly from: Date;
}

/** What decides the occasions of a subscription. */
export type Rhythm = Pick<Subscription, 'cadence' | 'day' | 'time' | 'timeZone' | 'since'>;

const WEEK_DAYS = 7;
const DAY_MS = 86_400_000;
/** Occasions looked through at most: twenty years of weeks. */
const MOST = 1_100;

/** The cron pattern of a rhythm; of the last working day every day of the month's end is tried. */
function patternOf({ cadence, day, time }: Rhythm): string {
  const [hour = '9', minute = '0'] = time.split(':');
  const clock = `${Number(minute)} ${Number(hour)}`;
  if (cadence === 'monthly') return `${clock} ${day} * *`;
  if (cadence === 'last-working-day') return `${clock} L * *`;
  return `${clock} * * ${day % WEEK_DAYS}`;
}

/** ISO 8601 week of a day, "2024-W26". */
export function isoWeek(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % WEEK_DAYS;
  const thursday = addDays(day, 3 - weekday);
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / WEEK_DAYS) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}

/** The period reported on at a planned day: that of the day before. */
function periodOf(rhythm: Rhythm, planned: string): string {
  const reported = addDays(planned, -1);
  return rhythm.cadence === 'weekly' || rhythm.cadence === 'biweekly'
    ? isoWeek(reported)
    : (rhythm.cadence === 'monthly' ? reported : planned).slice(0, 7);
}

/** The instant of a wall-clock time on a day in a time zone. */
function instantOf(day: string, rhythm: Rhythm): Date {
  const [hour = 9, minute = 0] = rhythm.time.split(':').map(Number);
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return (
    new Cron(`${minute} ${hour} ${date} ${month} *`, { timezone: rhythm.timeZone }).nextRun(
      new Date(Date.UTC(year, month - 1, date - 1, 0, 0)),
    ) ?? new Date(`${day}T${rhythm.time}:00Z`)
  );
}

/**
 * The occasions of a rhythm that are due in (after, until], oldest first. One that would fall on a day without work comes on the first working
 * day after it; of several that meet on one day only the last is kept, and it reports on all of them.
 */
export function occasionsBetween(rhythm: Rhythm, after: Date, until: Date, calendar: WorkCalendar): Occasion[] {
  const since = new Date(rhythm.since);
  const cron = new Cron(patternOf(rhythm), { timezone: rhythm.timeZone });
  // A month's last working day comes before the calendar's last day, which the cron pattern names.
  const plannedUntil = rhythm.cadence === 'last-working-day' ? new Date(until.getTime() + 31 * DAY_MS) : until;
  const found: { period: string; day: string; at: Date }[] = [];
  let planned = 0;
  for (let run = cron.nextRun(since); run && run <= plannedUntil && planned < MOST; run = cron.nextRun(run)) {
    planned += 1;
    if (rhythm.cadence === 'biweekly' && planned % 2 === 0) continue;
    const day = dayIn(run, rhythm.timeZone);
    const due = rhythm.cadence === 'last-working-day' ? lastWorkdayOfMonth(calendar, day) : workdayFrom(calendar, day);
    const at = due === day ? run : instantOf(due, rhythm);
    if (at <= since) continue;
    if (found.at(-1)?.day === due) found.pop();
    found.push({ period: periodOf(rhythm, day), day: due, at });
  }
  const occasions = found.map(
    ({ period, at }, index): Occasion => ({ period, number: index + 1, at, from: found[index - 1]?.at ?? since }),
  );
  return occasions.filter(({ at }) => at > after && at <= until);
}

/** The newest occasion that is due at an instant; null before the first. */
export function lastOccasion(rhythm: Rhythm, now: Date, calendar: WorkCalendar): Occasion | null {
  return occasionsBetween(rhythm, new Date(0), now, calendar).at(-1) ?? null;
}

/** The next occasion after an instant, looked for over a quarter. */
export function nextOccasion(rhythm: Rhythm, now: Date, calendar: WorkCalendar): Occasion | null {
  return occasionsBetween(rhythm, now, new Date(now.getTime() + 100 * DAY_MS), calendar)[0] ?? null;
}
