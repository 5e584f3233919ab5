import { isoWeek } from '../../../src/digest/occasions.js';
import { addDays } from '../../../src/model/calendar.js';
import type { Subscription } from '../../../src/model/subscription.js';

/** A digest that a chat is to get: its period, its number, and when, in milliseconds since 1970. */
export interface Due {
  readonly period: string;
  readonly number: number;
  readonly at: number;
}

/** What is due from a day to another, day by day, without the cron library and the code under test. */
export function dueOf({ cadence, day, time }: Subscription, from: string, to: string, isWorkday: (day: string) => boolean): Due[] {
  const found = new Map<string, Omit<Due, 'number'>>();
  let turn = 0;
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const weekday = ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
    let due = date;
    let period = isoWeek(addDays(date, -1));
    if (cadence === 'weekly' || cadence === 'biweekly') {
      if (weekday !== day) continue;
      turn += 1;
      if (cadence === 'biweekly' && turn % 2 === 0) continue;
    } else if (cadence === 'monthly') {
      if (Number(date.slice(8)) !== day) continue;
      period = addDays(date, -1).slice(0, 7);
    } else {
      if (addDays(date, 1).slice(5, 7) === date.slice(5, 7)) continue;
      while (!isWorkday(due)) due = addDays(due, -1);
      period = date.slice(0, 7);
    }
    while (!isWorkday(due)) due = addDays(due, 1);
    found.set(due, { period, at: Date.parse(`${due}T${time}:00+08:00`) });
  }
  return [...found.values()].map((one, index) => ({ ...one, number: index + 1 }));
}
