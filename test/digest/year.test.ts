import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayIn } from '../../src/model/calendar.js';
import type { Subscription } from '../../src/model/subscription.js';
import { isoWeek } from '../../src/digest/occasions.js';
import type { Arrival } from './network.js';
import { liveYear, OWNERS, type Year } from './year.js';

/** `YEAR_CHATS=1000 npx vitest run test/digest/year.test.ts` for the long form. */
const CHATS = Number(process.env['YEAR_CHATS'] ?? 60);
const ZONE = 'Asia/Shanghai';
const HOUR_MS = 3_600_000;
/** Digests due so shortly before the end may still be on their way. */
const TAIL_DAYS = 10;

interface Due {
  readonly period: string;
  readonly at: number;
}

/** What is due in the year, day by day, without the cron library and the code under test. */
function dueOf({ cadence, day, time }: Subscription, isWorkday: (day: string) => boolean): Due[] {
  const found = new Map<string, Due>();
  let turn = 0;
  for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
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
    const at = Date.parse(`${due}T${time}:00+08:00`);
    found.set(due, { period, at });
  }
  return [...found.values()];
}

describe(`a year of ${CHATS} chats`, () => {
  let year: Year;
  let digests: ReadonlyMap<string, readonly Arrival[]>;

  beforeAll(async () => {
    year = await liveYear(CHATS, 20260101);
    const byKey = new Map<string, Arrival[]>();
    for (const arrival of year.network.arrivals) {
      if (!arrival.key.startsWith('digest:')) continue;
      byKey.set(arrival.key, [...(byKey.get(arrival.key) ?? []), arrival]);
    }
    digests = byKey;
  }, 3_000_000);

  /** The subscriptions with what was due for them, the last days of the year left out. */
  const all = (): { subscription: Subscription; due: readonly Due[]; gone: boolean }[] =>
    year.subscriptions.map((subscription) => ({
      subscription,
      due: dueOf(subscription, year.calendar.isWorkday).filter(({ at }) => at < year.end - TAIL_DAYS * 24 * HOUR_MS),
      gone: year.after.find(({ id }) => id === subscription.id)?.paused !== null,
    }));
  const keyOf = ({ id }: Subscription, period: string): string => `digest:${id}:${period}`;
  const alarmed = (key: string): boolean =>
    OWNERS.some((owner) => {
      const [platform = '', chatId = ''] = owner.split(':');
      const paused = year.after.find(({ id }) => key.startsWith(`digest:${id}:`))?.paused;
      const away = year.record(`alarm:${platform}:${chatId}:away:${key.split(':')[1]}:${paused}`)?.state === 'sent';
      return (
        away ||
        ['failed', 'unclear'].some((state) =>
          [0, 1, 2].some((copy) => year.record(`alarm:${platform}:${chatId}:${key}:${copy}:${state}`)?.state === 'sent'),
        )
      );
    });

  /** Whether the next digest reported on this one, too: it says so, or was left out as quiet, or is unclear and an admin knows. */
  const toldLater = (subscription: Subscription, later: readonly Due[]): boolean => {
    const next = later.map(({ period }) => keyOf(subscription, period)).find((key) => year.record(key) !== undefined);
    if (next === undefined) return false;
    const state = year.record(next)?.state;
    if (state === 'unclear') return alarmed(next);
    return state === 'skipped' ? subscription.quiet : digests.get(next)?.[0]?.text.includes('没有发出，一并报在这里') === true;
  };

  it('never sends one twice', () => {
    expect([...digests.values()].filter((arrivals) => arrivals.length > 1)).toEqual([]);
    expect(digests.size).toBeGreaterThan(CHATS * 10);
  });

  it('sends each one, or tells an admin why not', () => {
    const counts = {
      due: 0,
      arrived: 0,
      late: 0,
      gathered: 0,
      'gathered, no note': 0,
      quiet: 0,
      unclear: 0,
      'unclear, arrived': 0,
      failed: 0,
      'after gone': 0,
    };
    const lost: string[] = [];
    for (const { subscription, due, gone } of all()) {
      for (const [index, { period, at }] of due.entries()) {
        const key = keyOf(subscription, period);
        const record = year.record(key);
        const [arrival] = digests.get(key) ?? [];
        counts.due += 1;
        if (record?.state === 'unclear') {
          counts[arrival ? 'unclear, arrived' : 'unclear'] += 1;
          if (!alarmed(key)) lost.push(`${key} unclear without alarm`);
        } else if (arrival) {
          counts.arrived += 1;
          if (arrival.machineAt - at >= HOUR_MS) counts.late += 1;
        } else if (record?.state === 'skipped' && subscription.quiet) counts.quiet += 1;
        else if (record?.state === 'skipped' && record.reason?.startsWith('并入')) counts.gathered += 1;
        else if (record?.state === 'failed' || record?.state === 'gone') {
          counts.failed += 1;
          if (!alarmed(key)) lost.push(`${key} ${record.state} without alarm`);
        } else if (gone) counts['after gone'] += 1;
        else if (!record && toldLater(subscription, due.slice(index + 1))) counts['gathered, no note'] += 1;
        else lost.push(`${key} ${record?.state ?? 'no record'}`);
      }
    }
    console.info(JSON.stringify({ chats: CHATS, ...counts, boots: year.boots, network: year.network.counts }));
    expect(lost).toEqual([]);
    expect(Math.min(counts.arrived, counts.late, counts.gathered, counts.quiet, year.network.counts.crashes)).toBeGreaterThan(0);
  });

  it('keeps the order inside a chat', () => {
    for (const { subscription, due } of all()) {
      const order = due.flatMap(({ period, at }) => (digests.get(keyOf(subscription, period)) ?? []).map((arrival) => ({ at, arrival })));
      const times = order.map(({ arrival }) => arrival.at);
      expect(times, subscription.id).toEqual(times.toSorted((a, b) => a - b));
    }
  });

  it('sends on working days only, and marks what is late', () => {
    const dueAt = new Map(
      all().flatMap(({ subscription, due }) => due.map(({ period, at }) => [keyOf(subscription, period), at] as const)),
    );
    for (const [key, [arrival]] of digests) {
      const at = dueAt.get(key);
      if (!arrival || at === undefined) continue;
      expect(year.calendar.isWorkday(dayIn(new Date(arrival.machineAt), ZONE)), key).toBe(true);
      expect(arrival.machineAt, key).toBeGreaterThanOrEqual(at);
      expect(arrival.text.includes('晚到'), key).toBe(arrival.machineAt - at >= HOUR_MS);
    }
  });

  it('pauses chats that removed the bot and follows those that moved', () => {
    for (const [chat] of year.network.gone) {
      const subscription = year.subscriptions.find(({ address }) => `${address.platform}:${address.chatId}` === chat);
      const after = year.after.find(({ id }) => id === subscription?.id);
      if (after && after.paused !== null) expect(after.paused).toContain('机器人已不在群里');
    }
    const moved = year.network.arrivals.filter(({ chatId }) => /^-100\d{4}/u.test(chatId));
    expect(moved.length).toBeGreaterThan(0);
    expect(year.after.filter(({ paused }) => paused !== null).length).toBeGreaterThan(0);
    expect(year.faults).toEqual([]);
  });
});
