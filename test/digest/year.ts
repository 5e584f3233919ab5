import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOutbox, type DeliveryRecord } from '../../src/digest/outbox.js';
import { createScheduler } from '../../src/digest/scheduler.js';
import { loadWorkCalendar, type WorkCalendar } from '../../src/digest/working-days.js';
import { chatKey, type Subscription } from '../../src/model/subscription.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { openShelf } from '../../src/store/shelf.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { Crash, Network } from './network.js';
import { weekly } from './subscriptions.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2025-12-31T16:00:00Z');
const END = START + 365 * DAY_MS;
const STEP_MS = 30 * MINUTE_MS;
export const OWNERS = ['telegram:1', 'feishu:ou_admin'];

/** Random numbers that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a simulated year left behind. */
export interface Year {
  readonly network: Network;
  readonly calendar: WorkCalendar;
  readonly subscriptions: readonly Subscription[];
  /** Subscriptions as the store has them at the end. */
  readonly after: readonly Subscription[];
  readonly record: (key: string) => DeliveryRecord | undefined;
  readonly boots: number;
  readonly faults: readonly unknown[];
  /** Machine instant of the last tick. */
  readonly end: number;
}

/** Subscriptions of every kind, the same for the same number. */
function manySubscriptions(count: number, random: () => number): Subscription[] {
  const pick = <T>(...choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    const cadence = pick('weekly', 'weekly', 'weekly', 'biweekly', 'monthly', 'last-working-day');
    const platform = at % 2 === 0 ? 'telegram' : 'feishu';
    return weekly({
      id: `${String(at).padStart(8, '0')}-sub`,
      address: { platform, chatId: platform === 'telegram' ? `-${1000 + at}` : `oc_${at}`, threadId: null },
      cadence,
      day: cadence === 'monthly' ? 1 + Math.floor(random() * 28) : 1 + Math.floor(random() * 7),
      time: pick('09:00', '09:00', '08:30', '17:30'),
      quiet: at % 20 === 7,
      since: new Date(START).toISOString(),
    });
  });
}

/** Spans of trouble spread over the year. */
const spans = (count: number, ms: number, random: () => number): { from: number; until: number }[] =>
  Array.from({ length: count }, () => {
    const from = START + random() * 360 * DAY_MS;
    return { from, until: from + ms };
  });

/**
 * Lives through 2026: a tick each half hour, both platforms' servers, crashes, cut connections, outages, refused rates, chats that vanish or
 * move, a machine that is off and a clock that jumps. Records are on disk; every crash is a new process over them.
 */
export async function liveYear(chats: number, seed: number): Promise<Year> {
  const random = seeded(seed);
  const folder = await mkdtemp(join(tmpdir(), 'planbot-year-'));
  let trueNow = START;
  let skew = 0;
  const now = (): Date => new Date(trueNow + skew);
  const calendar = await loadWorkCalendar();
  const store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => [] });
  const draft = { by: 'system', chat: null, cause: null, note: null };
  const subscriptions = manySubscriptions(chats, random);
  await store.commitAll(
    subscriptions.map((subscription) => ({
      ...draft,
      op: { type: 'subscription.set', key: chatKey(subscription.address), subscription },
    })),
  );
  const network = new Network(
    {
      outages: [...spans(12, HOUR_MS, random), ...spans(4, DAY_MS, random)],
      storms: spans(20, 3 * HOUR_MS, random),
      // About as many crashes whatever the number of chats: each ends what is under way in all of them.
      crash: 1 / chats,
      unclear: 0.01,
      refused: 0.001,
    },
    random,
    () => trueNow,
    () => trueNow + skew,
    async ({ platform, chatId }, to) => {
      await store.commit({ ...draft, op: { type: 'chat.move', platform, from: chatId, to } });
    },
  );
  for (const [index, { address }] of subscriptions.entries()) {
    const at = START + random() * 330 * DAY_MS;
    if (index % 20 === 3) network.gone.set(chatKey(address), at);
    if (index % 10 === 6) network.moves.set(chatKey(address), { to: `-100${address.chatId.slice(1)}`, at });
  }
  const off = [...spans(4, DAY_MS, random), ...spans(2, 9 * DAY_MS, random)];
  const jumps = [3, -2, 26, -26, 0.5, -50].flatMap((hours) =>
    spans(2, 2 * HOUR_MS, random).map((span) => ({ ...span, skew: hours * HOUR_MS })),
  );

  const faults: unknown[] = [];
  async function boot() {
    const shelf = await openShelf<DeliveryRecord>({ folder, name: 'outbox', now });
    const run = {
      dead: false,
      die() {
        run.dead = true;
      },
    };
    const onDisk = {
      get: shelf.get,
      set: async (key: string, record: DeliveryRecord, ttlMs: number) => {
        if (run.dead) throw new Crash();
        await shelf.set(key, record, ttlMs);
      },
    };
    const platforms = [network.platform('telegram', run), network.platform('feishu', run)];
    const outbox = createOutbox({ shelf: onDisk, platforms, now, random, onOutcome: () => undefined });
    const onFault = (error: unknown): void => {
      if (!(error instanceof Crash)) faults.push(error);
    };
    const scheduler = createScheduler({ store, outbox, calendar, now, owners: OWNERS, onFault });
    return { run, shelf, scheduler };
  }

  let process = await boot();
  let boots = 1;
  for (; trueNow < END; trueNow += STEP_MS) {
    if (off.some(({ from, until }) => from <= trueNow && trueNow < until)) continue;
    skew = jumps.find(({ from, until }) => from <= trueNow && trueNow < until)?.skew ?? 0;
    await process.scheduler.tick().catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
    if (process.run.dead) {
      await process.shelf.close();
      process = await boot();
      boots += 1;
    }
  }
  await process.shelf.close();
  await rm(folder, { recursive: true });
  const after = store.view.subscriptions().map(({ subscription }) => subscription);
  return { network, calendar, subscriptions, after, record: process.shelf.get, boots, faults, end: trueNow };
}
