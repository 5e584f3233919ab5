import { clockIn, dayIn } from '../model/calendar.js';
import type { Subscription } from '../model/subscription.js';
import type { WorkCalendar } from './working-days.js';

/** What is late goes out between these wall-clock times of working days: a group is not woken for a report. */
export const LATE_FROM = '08:00';
export const LATE_UNTIL = '20:00';
/** Later than this after its hour a digest is late, and marked so. */
export const LATE_MS = 3_600_000;

/** Whether what was due at `due` may go out now: within its own hour at once, later only at working hours; never on a day without work. */
export function maySend(
  { timeZone, time }: Pick<Subscription, 'timeZone' | 'time'>,
  due: Date,
  now: Date,
  calendar: WorkCalendar,
): boolean {
  const today = dayIn(now, timeZone);
  if (!calendar.isWorkday(today)) return false;
  const lateMs = now.getTime() - due.getTime();
  if (lateMs < LATE_MS && today === dayIn(due, timeZone)) return true;
  const clock = clockIn(now, timeZone);
  return clock >= (time < LATE_FROM ? time : LATE_FROM) && clock < LATE_UNTIL;
}
