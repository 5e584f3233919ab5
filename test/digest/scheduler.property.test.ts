import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOutbox, type DeliveryRecord, type RecordShelf } from '../../src/digest/outbox.js';
import { createScheduler, type Scheduler } from '../../src/digest/scheduler.js';
import { loadWorkCalendar, type WorkCalendar } from '../../src/digest/working-days.js';
import { dayIn } from '../../src/model/calendar.js';
import { chatKey, type Subscription } from '../../src/model/subscription.js';
import type { Platform, SendOutcome } from '../../src/platforms/platform.js';
import { renderText } from '../../src/render/text.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { weekly } from './subscriptions.js';
import { type Due, dueOf } from './year/due.js';

const HOUR_MS = 3_600_000;
const TICK_MS = HOUR_MS / 2;
const START = Date.parse('2024-01-01T00:00:00+08:00');
const OWNER = 'telegram:1';
/** Long enough for what is late, unclear or retried to be settled, over a holiday, too. */
const CALM_HOURS = 24 * 14;
const RUNS = Number(process.env['PLANBOT_TEST_RUNS'] ?? 60);

type Luck = 'fine' | 'down' | 'limited' | 'refused' | 'cut, arrived' | 'cut, lost' | 'killed before' | 'killed after';
type Step =
  | { readonly kind: 'runs' | 'is off' | 'clock goes wrong'; readonly hours: number }
  | { readonly kind: 'is killed' }
  | { readonly kind: 'luck'; readonly next: readonly Luck[] };

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('runs' as const), hours: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('is off' as const), hours: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('clock goes wrong' as const), hours: fc.integer({ min: -60, max: 60 }) }),
  fc.constant({ kind: 'is killed' } as const),
  fc.record({
    kind: fc.constant('luck' as const),
    next: fc.array(
      fc.constantFrom<Luck>('fine', 'down', 'limited', 'refused', 'cut, arrived', 'cut, lost', 'killed before', 'killed after'),
      { minLength: 1, maxLength: 8 },
    ),
  }),
);
const subscriptions: fc.Arbitrary<Subscription> = fc
  .record({
    cadence: fc.constantFrom('weekly', 'biweekly', 'monthly', 'last-working-day'),
    day: fc.integer({ min: 1, max: 7 }),
    time: fc.constantFrom('00:30', '07:00', '09:00', '17:30', '22:00'),
    quiet: fc.boolean(),
    platform: fc.constantFrom('telegram', 'feishu'),
  })
  .map(({ platform, ...rhythm }) =>
    weekly({ ...rhythm, address: { platform, chatId: 'group', threadId: null }, since: new Date(START).toISOString() }),
  );

class Killed extends Error {}

/** One chat's life: what arrived, and the records it left. */
async function live(subscription: Subscription, course: readonly Step[], calendar: WorkCalendar) {
  let at = START;
  let skew = 0;
  let luck: Luck[] = [];
  let furthest = at;
  const now = (): Date => new Date(at + skew);
  const store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => [] });
  const op = { type: 'subscription.set', key: chatKey(subscription.address), subscription } as const;
  await store.commit({ op, by: 'system', chat: null, cause: null, note: null });
  const shelf = createMemoryShelf<DeliveryRecord>({ now });
  const arrived: { readonly key: string; readonly wall: Date; readonly text: string }[] = [];
  const remembered = new Map<string, number>();

  const boot = (): { readonly scheduler: Scheduler; readonly run: { dead: boolean } } => {
    const run = { dead: false };
    const send =
      (name: 'telegram' | 'feishu'): Platform['send'] =>
      async (_to, reply, key) => {
        const next = run.dead ? 'killed before' : (luck.shift() ?? 'fine');
        const known = name === 'feishu' && at - (remembered.get(key) ?? Number.NEGATIVE_INFINITY) < HOUR_MS;
        const arrives = !known && ['fine', 'cut, arrived', 'killed after'].includes(next);
        if (arrives) {
          remembered.set(key, at);
          arrived.push({ key: key.replace(/~\d+$/u, ''), wall: now(), text: renderText(reply, 1_000) });
        }
        if (next.startsWith('killed')) {
          run.dead = true;
          throw new Killed();
        }
        const outcome: Partial<Record<Luck, SendOutcome>> = {
          down: { kind: 'failed', reason: 'network', retryAfterMs: 15_000 },
          limited: { kind: 'failed', reason: '429', retryAfterMs: 90_000 },
          refused: { kind: 'failed', reason: 'refused', retryAfterMs: null },
          'cut, arrived': { kind: 'unclear', reason: 'cut' },
          'cut, lost': { kind: 'unclear', reason: 'cut' },
        };
        return outcome[next] ?? { kind: 'sent', messageId: String(arrived.length) };
      };
    const platform = (name: 'telegram' | 'feishu'): Platform => ({
      name,
      idempotentMs: name === 'feishu' ? 50 * 60_000 : 0,
      start: async () => undefined,
      stop: async () => undefined,
      state: () => ({ name, connection: 'connected', since: '', lastSeen: null, trouble: null }),
      send: send(name),
    });
    const onDisk: RecordShelf = {
      get: shelf.get,
      async set(...record) {
        if (run.dead) throw new Killed();
        await shelf.set(...record);
      },
    };
    const platforms = [platform('telegram'), platform('feishu')];
    const outbox = createOutbox({ shelf: onDisk, platforms, now, random: () => 0.5, onOutcome: () => undefined });
    const onFault = (error: unknown): void => {
      if (!(error instanceof Killed)) throw error;
    };
    return { scheduler: createScheduler({ store, outbox, calendar, now, owners: [OWNER], onFault }), run };
  };

  let bot = boot();
  const runs = async (hours: number): Promise<void> => {
    for (const end = at + hours * HOUR_MS; at < end; at += TICK_MS) {
      furthest = Math.max(furthest, at + skew);
      await bot.scheduler.tick().catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      if (bot.run.dead) bot = boot();
    }
  };
  for (const step of course) {
    if (step.kind === 'runs') await runs(step.hours);
    else if (step.kind === 'is off') at += step.hours * HOUR_MS;
    else if (step.kind === 'clock goes wrong') skew = step.hours * HOUR_MS;
    else if (step.kind === 'is killed') bot = boot();
    else if (step.kind === 'luck') luck = [...step.next];
  }
  luck = [];
  skew = 0;
  await runs(CALM_HOURS);
  return { arrived, record: shelf.get, furthest, end: at };
}

describe('the scheduler', () => {
  let calendar: WorkCalendar;
  beforeAll(async () => {
    calendar = await loadWorkCalendar();
  });

  it('delivers each period once or tells an admin, whatever happens', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(subscriptions, fc.array(steps, { maxLength: 10 }), async (subscription, course) => {
        const { arrived, record, end } = await live(subscription, course, calendar);
        const due = dueOf(subscription, '2024-01-01', dayIn(new Date(end), 'Asia/Shanghai'), calendar.isWorkday).filter(
          ({ at }) => at > START && at < end - 8 * 24 * HOUR_MS,
        );
        const keyOf = ({ period }: Due): string => `digest:${subscription.id}:${period}`;
        const of = (one: Due) => arrived.filter(({ key }) => key === keyOf(one));
        const alarmed = (key: string): boolean =>
          arrived.some(({ text }) => text.includes('要您看一下')) &&
          ['failed', 'unclear', 'retry'].some((state) => record(`alarm:${OWNER}:${key}:0:${state}`)?.state === 'sent');
        for (const [index, one] of due.entries()) {
          const key = keyOf(one);
          const state = record(key)?.state;
          expect(of(one).length, `${key} arrived`).toBeLessThanOrEqual(1);
          // The next one that was tried reports on it: it says so, or an admin knows that it may be missing.
          const later = due.slice(index + 1).find((next) => record(keyOf(next)) !== undefined);
          const toldLater =
            later !== undefined &&
            (of(later)[0]?.text.includes('没有发出，一并报在这里') === true ||
              alarmed(keyOf(later)) ||
              record(keyOf(later))?.reason?.startsWith('并入') === true);
          const settled =
            state === 'sent' ||
            (state === 'skipped' && (subscription.quiet || record(key)?.reason?.startsWith('并入') === true)) ||
            ((state === 'unclear' || state === 'failed') && alarmed(key)) ||
            (state === undefined && (subscription.quiet || toldLater));
          expect(settled, `${key} ${state} ${record(key)?.reason}`).toBe(true);
          for (const { wall } of of(one))
            expect(calendar.isWorkday(dayIn(wall, 'Asia/Shanghai')), `${key} ${wall.toISOString()}`).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
