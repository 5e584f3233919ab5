import { beforeAll, describe, expect, it } from 'vitest';
import { loadWorkCalendar, type WorkCalendar } from '../../../src/digest/working-days.js';
import { dayIn } from '../../../src/model/calendar.js';
import { chatKey, type Subscription } from '../../../src/model/subscription.js';
import { type Due, dueOf } from './due.js';
import { DAY_MS, HOUR_MS } from './weather.js';
import { type Arrival, liveYear, OWNERS, START, type Year } from './year.js';

/** `npm run year` for the long form. */
const CHATS = Number(process.env['PLANBOT_TEST_CHATS'] ?? 20);
const WEEKS = Number(process.env['PLANBOT_TEST_WEEKS'] ?? 10);
const ZONE = 'Asia/Shanghai';
const TITLE = /^(?:⚠️ )?[周月]报 第 (\d+) 期 · /u;
const GATHERED = '没有发出，一并报在这里';
/** Digests due so shortly before the end may still be on their way. */
const TAIL_MS = 10 * DAY_MS;
/** A message is composed before it waits for its turn, in a storm this long at most. */
const ON_ITS_WAY_MS = 20 * 60_000;

describe(`${WEEKS} weeks of ${CHATS} chats on both platforms' servers`, () => {
  let year: Year;
  let calendar: WorkCalendar;
  /** What arrived of each subscription, by the digest's number. */
  let digests: ReadonlyMap<string, ReadonlyMap<number, readonly Arrival[]>>;
  let all: readonly { readonly subscription: Subscription; readonly due: readonly Due[] }[];

  beforeAll(async () => {
    calendar = await loadWorkCalendar();
    year = await liveYear(CHATS, WEEKS, 20240101);
    const lastDay = dayIn(new Date(year.end), ZONE);
    all = year.chats.map(({ subscription }) => ({
      subscription,
      due: dueOf(subscription, dayIn(new Date(START), ZONE), lastDay, calendar.isWorkday).filter(({ at }) => at < year.end - TAIL_MS),
    }));
    const owner = new Map<string, string>();
    for (const { subscription, fate } of year.chats) {
      owner.set(chatKey(subscription.address), subscription.id);
      if (fate.moved) owner.set(`telegram:${fate.moved.to}`, subscription.id);
    }
    const found = new Map<string, Map<number, Arrival[]>>();
    for (const arrival of year.arrivals) {
      const id = owner.get(arrival.chat);
      const number = Number(TITLE.exec(arrival.text)?.[1]);
      if (id === undefined || Number.isNaN(number)) continue;
      const ofChat = found.get(id) ?? new Map<number, Arrival[]>();
      found.set(id, ofChat);
      ofChat.set(number, [...(ofChat.get(number) ?? []), arrival]);
    }
    digests = found;
  }, 3_600_000);

  const keyOf = ({ id }: Subscription, { period }: Due): string => `digest:${id}:${period}`;
  const arrived = ({ id }: Subscription, { number }: Due): readonly Arrival[] => digests.get(id)?.get(number) ?? [];
  const told = (key: string): boolean => OWNERS.some((owner) => year.record(`alarm:${owner}:${key}`)?.state === 'sent');
  const alarmed = (key: string): boolean =>
    ['failed', 'unclear', 'retry'].some((state) => [0, 1, 2].some((copy) => told(`${key}:${copy}:${state}`)));
  const pausedNow = ({ id }: Subscription): string | null => year.after.find((one) => one.id === id)?.paused ?? null;

  /** Whether the next digest reported on this one, too: it says so, or was left out as quiet, or is unclear and an admin knows. */
  const toldLater = (subscription: Subscription, later: readonly Due[]): boolean => {
    const next = later.find((due) => year.record(keyOf(subscription, due)) !== undefined);
    if (next === undefined) return false;
    const record = year.record(keyOf(subscription, next));
    if (record?.state === 'unclear') return alarmed(keyOf(subscription, next));
    if (record?.state === 'skipped') return subscription.quiet || record.reason?.startsWith('并入') === true;
    return arrived(subscription, next)[0]?.text.includes(GATHERED) === true;
  };

  it('never sends one twice', () => {
    const twice = [...digests].flatMap(([id, numbers]) =>
      [...numbers].filter(([, { length }]) => length > 1).map(([number]) => `${id} ${number}`),
    );
    expect(twice).toEqual([]);
    expect(digests.size).toBeGreaterThan(CHATS * 0.8);
  });

  it('sends each one, or tells an admin why not', () => {
    const counts = {
      due: 0,
      arrived: 0,
      late: 0,
      gathered: 0,
      quiet: 0,
      'telegram unclear': 0,
      'of these arrived': 0,
      'feishu unclear': 0,
      refused: 0,
      'chat left for good': 0,
    };
    const lost: string[] = [];
    for (const { subscription, due } of all) {
      for (const [index, one] of due.entries()) {
        const key = keyOf(subscription, one);
        const record = year.record(key);
        const [arrival] = arrived(subscription, one);
        counts.due += 1;
        if (record?.state === 'unclear') {
          counts[`${subscription.address.platform === 'telegram' ? 'telegram' : 'feishu'} unclear`] += 1;
          if (arrival) counts['of these arrived'] += 1;
          if (!alarmed(key)) lost.push(`${key} unclear without alarm`);
        } else if (arrival) {
          counts.arrived += 1;
          if (arrival.wall - one.at >= HOUR_MS) counts.late += 1;
        } else if (record?.state === 'skipped' && record.reason?.startsWith('并入')) counts.gathered += 1;
        else if (record?.state === 'skipped' && subscription.quiet) counts.quiet += 1;
        else if (record?.state === 'failed') {
          counts.refused += 1;
          if (!alarmed(key)) lost.push(`${key} refused without alarm`);
        } else if (pausedNow(subscription) !== null) counts['chat left for good'] += 1;
        else if (toldLater(subscription, due.slice(index + 1))) counts.gathered += 1;
        else lost.push(`${key} ${record?.state ?? 'no record'}`);
      }
    }
    console.info(JSON.stringify({ chats: CHATS, weeks: WEEKS, ...counts, world: year.counts, messages: year.arrivals.length }, null, 1));
    expect(lost).toEqual([]);
    expect(Math.min(counts.arrived, counts.late, counts.gathered, year.counts.kills, year.counts.outages)).toBeGreaterThan(0);
  });

  it('keeps the order inside a chat', () => {
    for (const { subscription, due } of all) {
      const times = due.flatMap((one) => arrived(subscription, one).map(({ at }) => at));
      expect(times, subscription.id).toEqual(times.toSorted((a, b) => a - b));
    }
  });

  it('sends on working days only, never early, and marks what is late', () => {
    for (const { subscription, due } of all) {
      for (const one of due) {
        for (const { wall, text } of arrived(subscription, one)) {
          const key = `${keyOf(subscription, one)} at ${new Date(wall).toISOString()}`;
          expect(calendar.isWorkday(dayIn(new Date(wall), ZONE)), key).toBe(true);
          expect(wall, key).toBeGreaterThanOrEqual(one.at);
          const lateMs = wall - one.at;
          if (lateMs < HOUR_MS || lateMs >= HOUR_MS + ON_ITS_WAY_MS) expect(text.includes('晚到'), key).toBe(lateMs >= HOUR_MS);
        }
      }
    }
  });

  it('pauses chats that removed the bot, tells an admin, and goes on when they take it back', () => {
    const wrong: string[] = [];
    for (const { subscription, fate } of year.chats) {
      const paused = pausedNow(subscription);
      const away = fate.removed !== undefined && (fate.removed.back === null || fate.removed.back > year.end);
      if (!away && paused !== null) wrong.push(`${subscription.id} ${paused}`);
      if (paused !== null && !told(`away:${subscription.id}:${paused}`)) wrong.push(`${subscription.id} paused without alarm`);
      const noticed = fate.removed?.told && fate.removed.at < year.end - DAY_MS;
      if (away && noticed && paused === null) wrong.push(`${subscription.id} not paused at the event`);
    }
    expect(wrong).toEqual([]);
    const resumed = year.arrivals.filter(({ text }) => text.includes('本群的周报恢复发送'));
    expect(resumed.length).toBeGreaterThan(0);
    expect(resumed.length).toBeLessThanOrEqual(year.counts.back);
  });

  it('follows groups that get another id', () => {
    const after = year.chats.filter(({ fate }) => fate.moved && fate.moved.at < year.end - 35 * DAY_MS);
    for (const { subscription, fate } of after) {
      expect(year.after.find(({ id }) => id === subscription.id)?.address.chatId, subscription.id).toBe(String(fate.moved?.to));
    }
    expect(after.length).toBeGreaterThan(0);
  });

  it('has no fault of its own', () => {
    expect(year.troubles).toEqual([]);
  });
});
