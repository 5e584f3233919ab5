import PQueue from 'p-queue';
import { dayIn } from '../model/calendar.js';
import type { Change } from '../model/change.js';
import { chatKey, type Subscription } from '../model/subscription.js';
import type { Reply } from '../render/reply.js';
import type { Store } from '../store/store.js';
import { composeDigest, type Digest, type DigestInput } from './compose.js';
import { lastOccasion, nextOccasion, type Occasion, occasionsBetween } from './occasions.js';
import { type DeliveryRecord, type Outbox, settled } from './outbox.js';
import { sendReminders } from './reminders.js';
import type { WorkCalendar } from './working-days.js';

/** What the scheduler stands on. */
export interface SchedulerOptions {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
}

/** Sends every digest and reminder that is due; does nothing by itself until `tick` is called. */
export interface Scheduler {
  /** Sends what is due now, each chat at most once for each period; a missed run sends the newest period only, late. Resolves when all is settled for now. */
  tick(): Promise<void>;
  /** Composes a digest: of the period named ("2024-W26"), or of the running one up to now. Null when the rhythm has no such period. */
  compose(
    subscription: Subscription,
    wanted: { readonly period: string | null; readonly kind: DigestInput['kind'] },
  ): Promise<Digest | null>;
  /** Sends one out of turn, at most once for each cause. */
  sendNow(subscription: Subscription, cause: string): Promise<DeliveryRecord>;
  /** Sends the newest period again whose outcome is unclear or failed. */
  sendAgain(subscription: Subscription): Promise<DeliveryRecord | null>;
  /** Newest period with its record, and the next occasion. */
  outlook(subscription: Subscription): {
    readonly last: Occasion | null;
    readonly record: DeliveryRecord | undefined;
    readonly next: Occasion | null;
  };
}

/** Chats served at the same time; the platforms' own limits space them out further. */
const CONCURRENCY = 16;

/** Key of one digest: the subscription's id stays when its chat moves. */
const keyOf = (subscription: Subscription, period: string): string => `digest:${subscription.id}:${period}`;

/** A scheduler over a store and an outbox. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { store, outbox, calendar, now } = options;
  /** Instant before which nothing is due for a rhythm, so that a tick costs little. */
  const quietUntil = new Map<string, number>();
  /** Day on which a subscription's reminders were last looked through. */
  const reminded = new Map<string, string>();

  async function changesBetween(from: Date, until: Date): Promise<readonly Change[]> {
    const found = await store.changes({ since: from.toISOString(), until: until.toISOString() });
    return found.filter((change) => !change.undone && change.at < until.toISOString()).reverse();
  }

  async function composeFor(subscription: Subscription, occasion: Occasion, kind: DigestInput['kind'], lateMs: number): Promise<Digest> {
    return composeDigest({
      view: store.view,
      changes: await changesBetween(occasion.from, occasion.at),
      occasion,
      next: nextOccasion(subscription, new Date(Math.max(occasion.at.getTime(), kind === 'preview' ? 0 : now().getTime())), calendar),
      scope: subscription,
      timeZone: subscription.timeZone,
      calendar,
      kind,
      lateMs,
    });
  }

  const composer = (subscription: Subscription, occasion: Occasion) => async (): Promise<Reply | null> => {
    const digest = await composeFor(subscription, occasion, 'regular', now().getTime() - occasion.at.getTime());
    return subscription.quiet && !digest.changed ? null : digest.reply;
  };

  async function serve(key: string, subscription: Subscription, occasion: Occasion): Promise<void> {
    const record = await outbox.deliver(keyOf(subscription, occasion.period), subscription.address, composer(subscription, occasion));
    if (record.state === 'gone') await pause(store, key, subscription, record.reason ?? '');
  }

  /** The occasion as it stands now: from the last one until this moment. */
  function running(subscription: Subscription): Occasion {
    const at = now();
    const last = lastOccasion(subscription, at, calendar);
    return {
      period: `now-${dayIn(at, subscription.timeZone)}`,
      number: (last?.number ?? 0) + 1,
      at,
      from: last?.at ?? new Date(subscription.since),
    };
  }

  return {
    async tick() {
      const at = now();
      const queue = new PQueue({ concurrency: CONCURRENCY });
      for (const { key, subscription } of store.view.subscriptions()) {
        const rhythm = JSON.stringify([
          subscription.id,
          subscription.cadence,
          subscription.day,
          subscription.time,
          subscription.timeZone,
          subscription.since,
        ]);
        if (subscription.paused !== null || (quietUntil.get(rhythm) ?? 0) > at.getTime()) continue;
        const occasion = lastOccasion(subscription, at, calendar);
        if (!occasion || settled(outbox.record(keyOf(subscription, occasion.period)), at)) {
          const record = occasion ? outbox.record(keyOf(subscription, occasion.period)) : undefined;
          const next = record?.notBefore
            ? Date.parse(record.notBefore)
            : (nextOccasion(subscription, at, calendar)?.at.getTime() ?? at.getTime() + 86_400_000);
          quietUntil.set(rhythm, next);
          continue;
        }
        void queue.add(() => serve(key, subscription, occasion));
      }
      await queue.onIdle();
      await sendReminders(store.view, outbox, calendar, at, reminded);
    },
    async compose(subscription, { period, kind }) {
      if (period === null) return composeFor(subscription, running(subscription), kind, 0);
      const occasion = occasionOf(subscription, period, calendar);
      return occasion && composeFor(subscription, occasion, kind, 0);
    },
    sendNow: (subscription, cause) =>
      outbox.deliver(
        `extra:${cause}`,
        subscription.address,
        async () => (await composeFor(subscription, running(subscription), 'extra', 0)).reply,
      ),
    async sendAgain(subscription) {
      const last = lastOccasion(subscription, now(), calendar);
      return last && outbox.again(keyOf(subscription, last.period), subscription.address, composer(subscription, last));
    },
    outlook(subscription) {
      const last = lastOccasion(subscription, now(), calendar);
      return {
        last,
        record: last ? outbox.record(keyOf(subscription, last.period)) : undefined,
        next: nextOccasion(subscription, now(), calendar),
      };
    },
  };
}

/** The occasion of a named period; of one before the subscription began, as if it had been there. Null when the rhythm has no such period. */
function occasionOf(subscription: Subscription, period: string, calendar: WorkCalendar): Occasion | null {
  const year = Number(period.slice(0, 4));
  const before = new Date(Date.UTC(year - 1, 11, 1));
  const until = new Date(Date.UTC(year + 1, 1, 15));
  const named = (since: string): Occasion | undefined =>
    occasionsBetween({ ...subscription, since }, before, until, calendar).find((one) => one.period === period);
  return named(subscription.since) ?? named(before.toISOString()) ?? null;
}

/** Pauses the digest of a chat that cannot be reached. */
async function pause(store: Store, key: string, subscription: Subscription, reason: string): Promise<void> {
  await store.commit({
    op: { type: 'subscription.set', key, subscription: { ...subscription, paused: reason === '' ? '会话不可达' : reason } },
    by: 'system',
    chat: chatKey(subscription.address),
    cause: null,
    note: 'chat cannot be reached',
  });
}
