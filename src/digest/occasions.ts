import { Cron } from 'croner';
import { LRUCache } from 'lru-cache';
import { addDays, dayIn, daysBetween } from '../model/calendar.js';
import type { Subscription } from '../model/subscription.js';
import { lastWorkdayOfMonth, type WorkCalendar, workdayFrom } from './working-days.js';

/** One time at which a digest is due. */
export interface Occasion {
  /** "2024-W26" of the week reported on, "2024-06" of the month. */
  readonly period: string;
  /** 第几期, from 1 at the subscription's first; null for a period before it. */
  readonly number: number | null;
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
/** Rhythms remembered: those of as many chats as one bot is made for. */
const AGENDAS = 20_000;

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

/** The days of one rhythm as far as they were asked for; cron patterns are slow to follow. */
interface Agenda {
  readonly cron: Cron;
  /** Instant of the last planned run followed, null at the end. */
  run: Date | null;
  planned: number;
  readonly days: { readonly period: string; readonly day: string; readonly at: Date }[];
}

const agendas = new WeakMap<WorkCalendar, LRUCache<string, Agenda>>();

/** The agenda of a rhythm, followed until a month after `until`: a month's last working day comes before its planned last day. */
function agendaOf(rhythm: Rhythm, until: Date, calendar: WorkCalendar): Agenda {
  const { cadence, day, time, timeZone, since } = rhythm;
  const known = agendas.get(calendar) ?? new LRUCache<string, Agenda>({ max: AGENDAS });
  agendas.set(calendar, known);
  const key = JSON.stringify([cadence, day, time, timeZone, since]);
  let agenda = known.get(key);
  if (!agenda) {
    const cron = new Cron(patternOf(rhythm), { timezone: timeZone });
    agenda = { cron, run: cron.nextRun(new Date(since)), planned: 0, days: [] };
    known.set(key, agenda);
  }
  const end = until.getTime() + 31 * DAY_MS;
  for (; agenda.run && agenda.run.getTime() <= end && agenda.planned < MOST; agenda.run = agenda.cron.nextRun(agenda.run)) {
    agenda.planned += 1;
    if (cadence === 'biweekly' && agenda.planned % 2 === 0) continue;
    const planned = dayIn(agenda.run, timeZone);
    const due = cadence === 'last-working-day' ? lastWorkdayOfMonth(calendar, planned) : workdayFrom(calendar, planned);
    const at = due === planned ? agenda.run : instantOf(due, rhythm);
    if (at <= new Date(since)) continue;
    if (agenda.days.at(-1)?.day === due) agenda.days.pop();
    agenda.days.push({ period: periodOf(rhythm, planned), day: due, at });
  }
  return agenda;
}

/**
 * The occasions of a rhythm that are due in (after, until], oldest first. One that would fall on a day without work comes on the first working
 * day after it; of several that meet on one day only the last is kept, and it reports on all of them.
 */
export function occasionsBetween(rhythm: Rhythm, after: Date, until: Date, calendar: WorkCalendar): Occasion[] {
  const { days } = agendaOf(rhythm, until, calendar);
  const occasions: Occasion[] = [];
  for (const [index, { period, at }] of days.entries()) {
    if (at > until) break;
    if (at > after) occasions.push({ period, number: index + 1, at, from: days[index - 1]?.at ?? new Date(rhythm.since) });
  }
  return occasions;
}

/** The newest occasion that is due at an instant; null before the first. */
export function lastOccasion(rhythm: Rhythm, now: Date, calendar: WorkCalendar): Occasion | null {
  return occasionsBetween(rhythm, new Date(0), now, calendar).at(-1) ?? null;
}

/** The next occasion after an instant, looked for over a quarter. */
export function nextOccasion(rhythm: Rhythm, now: Date, calendar: WorkCalendar): Occasion | null {
  return occasionsBetween(rhythm, now, new Date(now.getTime() + 100 * DAY_MS), calendar)[0] ?? null;
}

/** The occasion of a named period; of one before its beginning, as if it had been there. Null when the rhythm has no such period. */
export function occasionOf(rhythm: Rhythm, period: string, calendar: WorkCalendar): Occasion | null {
  const year = Number(period.slice(0, 4));
  const before = new Date(Date.UTC(year - 1, 11, 1));
  const until = new Date(Date.UTC(year + 1, 1, 15));
  const named = (since: string): Occasion | undefined =>
    occasionsBetween({ ...rhythm, since }, before, until, calendar).find((one) => one.period === period);
  const earlier = named(rhythm.since) ? undefined : named(before.toISOString());
  return named(rhythm.since) ?? (earlier ? { ...earlier, number: null } : null);
}
