import PQueue from 'p-queue';
import type { Subscription } from '../model/subscription.js';
import type { ChatEvent } from '../platforms/platform.js';
import type { Store } from '../store/store.js';
import { awayTrouble, isTrouble, type Trouble, tellAdmins } from './alarms.js';
import type { Digest } from './compose.js';
import { maySend } from './hours.js';
import type { DigestInput } from './input.js';
import { isAway, pauseChat, resumeChat, resumedReply } from './membership.js';
import { createOccasionDigests, keyOf } from './occasion-digests.js';
import { lastOccasion, type Occasion, occasionOf, occasionsBetween } from './occasions.js';
import { type DeliveryRecord, mayBeMissing, type Outbox, settled } from './outbox.js';
import { sendReminders } from './reminders.js';
import type { WorkCalendar } from './working-days.js';

/** What the scheduler stands on. */
export interface SchedulerOptions {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  /** `platform:id` of the people who are told of troubles besides those granted admin. */
  readonly owners: readonly string[];
  /** Told of what went wrong with one digest or reminder; the others go on. */
  readonly onFault: (error: unknown) => void;
}

/** Sends every digest and reminder that is due; does nothing by itself until `tick` is called. */
export interface Scheduler {
  /**
   * Sends what is due now, each chat at most once for each period, and tells admins what did not arrive. After missed runs one digest
   * reports on all of them, marked late, on a working day. Resolves when all is settled for now.
   */
  tick(): Promise<void>;
  /** Pauses the digests of a chat that removed the bot, at once, and takes them up again when it is back. Resolves when that is durable. */
  onChat(event: ChatEvent): Promise<void>;
  /** Lets a running tick end after what is under way. */
  stop(): void;
  /** Composes a digest: of the period named ("2024-W26"), or of the running one up to now. Null when the rhythm has no such period. */
  compose(
    subscription: Subscription,
    wanted: { readonly period: string | null; readonly kind: DigestInput['kind'] },
  ): Promise<Digest | null>;
  /** Sends one out of turn, at most once for each cause. */
  sendNow(subscription: Subscription, cause: string): Promise<DeliveryRecord>;
  /** Sends a period (null = the newest) again unless it has arrived for sure. Null when nothing was ever due. */
  sendAgain(subscription: Subscription, period: string | null): Promise<DeliveryRecord | null>;
  /** Newest period with its record, and the next occasion. */
  outlook(subscription: Subscription): {
    readonly last: Occasion | null;
    readonly record: DeliveryRecord | undefined;
    readonly next: Occasion | null;
  };
}

/** Chats of one platform served at the same time; the platform's own limits space them out further. */
const CONCURRENCY = 16;
const DAY_MS = 86_400_000;
/** How far back troubles are told of after a start. */
const RECALLED_MS = 31 * DAY_MS;
const HELD_MS = 300_000;

/** A scheduler over a store and an outbox. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { store, outbox, calendar, now, onFault } = options;
  const { recordOf, nextOf, missedBefore, running, composeFor, regular } = createOccasionDigests({ store, outbox, calendar, now });
  /** Span of the clock in which nothing is due for a rhythm, so that a tick costs little. */
  const quiet = new Map<string, { readonly from: number; readonly until: number }>();
  /** Digests that an admin is not told of yet; found again from the records after a restart. */
  const troubles = new Map<string, Extract<Trouble, { kind: 'digest' }>>();
  /** Ids of subscriptions whose earlier troubles were found again. */
  const recalled = new Set<string>();
  /** Ids of subscriptions whose chats have the bot back and are to be told so at the next tick. */
  const back = new Set<string>();
  /** Day on which a subscription's reminders were last looked through. */
  const reminded = new Map<string, string>();
  const queues = new Map<string, PQueue>();
  let stopping = false;

  function noteTrouble(subscription: Subscription, { period }: Occasion, record: DeliveryRecord): void {
    const key = keyOf(subscription, period);
    if (isTrouble(record)) troubles.set(key, { kind: 'digest', key, subscription, period, record });
  }

  /** Finds what an earlier process left untold; what was told is not told again. */
  function recallTroubles(subscription: Subscription, at: Date): void {
    recalled.add(subscription.id);
    for (const occasion of occasionsBetween(subscription, new Date(at.getTime() - RECALLED_MS), at, calendar)) {
      const record = recordOf(subscription, occasion);
      if (record) noteTrouble(subscription, occasion, record);
    }
  }

  async function serve(subscription: Subscription, occasion: Occasion): Promise<void> {
    if (stopping) return;
    const key = keyOf(subscription, occasion.period);
    // What the chat refused when it had removed the bot is sent anew now that it is back.
    const send = outbox.record(key)?.state === 'gone' ? outbox.again : outbox.deliver;
    const record = await send(key, subscription.address, regular(subscription, occasion));
    noteTrouble(subscription, occasion, record);
    if (record.state === 'gone') await pauseChat(store, subscription.address, record.reason ?? '', now());
    if (!mayBeMissing(record)) await closeMissed(subscription, occasion);
  }

  /** What the digest that arrived reported along with its own is never sent by itself, not even after the clock is set back. */
  async function closeMissed(subscription: Subscription, occasion: Occasion): Promise<void> {
    const told = { at: now().toISOString(), attempts: 0, copy: 0, messageId: null, notBefore: null, doubtSince: null };
    for (const { period } of missedBefore(subscription, occasion))
      await outbox.note(keyOf(subscription, period), { ...told, state: 'skipped', reason: `并入 ${occasion.period}` });
  }

  /** Tells a chat that its digests go on; what was missed follows at the next tick. */
  function greet(subscription: Subscription, at: Date): void {
    const key = `back:${subscription.id}:${at.toISOString()}`;
    const send = () => outbox.deliver(key, subscription.address, async () => resumedReply(subscription));
    void queueOf(subscription.address.platform).add(() => send().catch(onFault));
  }

  const queueOf = (platform: string): PQueue => {
    const queue = queues.get(platform) ?? new PQueue({ concurrency: CONCURRENCY });
    queues.set(platform, queue);
    return queue;
  };

  /** Puts a subscription's digest in the queue when it is to go out now; otherwise says until when nothing is to be done. */
  function lookThrough(subscription: Subscription, at: Date): Date | null {
    const occasion = lastOccasion(subscription, at, calendar);
    const record = occasion === null ? undefined : recordOf(subscription, occasion);
    const paused = subscription.paused !== null;
    if (occasion && record) noteTrouble(subscription, occasion, record);
    if (!recalled.has(subscription.id)) recallTroubles(subscription, at);
    const unpaused = !paused && record?.state === 'gone';
    if (occasion && !paused && (unpaused || !settled(record, at))) {
      if (!maySend(subscription, occasion.at, at, calendar)) return new Date(at.getTime() + HELD_MS);
      void queueOf(subscription.address.platform).add(() => serve(subscription, occasion).catch(onFault));
      return null;
    }
    if (record?.state === 'retry' && record.notBefore !== null && !paused) return new Date(record.notBefore);
    return paused ? new Date(at.getTime() + DAY_MS) : (nextOf(subscription, at)?.at ?? new Date(at.getTime() + DAY_MS));
  }

  async function tellTroubles(at: Date): Promise<void> {
    for (const [key, trouble] of troubles) {
      const record = outbox.record(key);
      if (!record || !isTrouble(record)) troubles.delete(key);
      else troubles.set(key, { ...trouble, record });
    }
    const away = store.view.subscriptions().flatMap(({ subscription }) => (isAway(subscription) ? [awayTrouble(subscription)] : []));
    const all = [...troubles.values(), ...away];
    if (all.length > 0 && (await tellAdmins(outbox, store.view, options.owners, all, at))) troubles.clear();
  }

  return {
    async tick() {
      const at = now();
      for (const { subscription } of store.view.subscriptions()) {
        const { id, cadence, day, time, timeZone, since, paused } = subscription;
        if (back.delete(id)) {
          greet(subscription, at);
          continue;
        }
        const rhythm = JSON.stringify([id, cadence, day, time, timeZone, since, paused !== null]);
        const span = quiet.get(rhythm);
        if (span && span.from <= at.getTime() && at.getTime() < span.until) continue;
        const until = lookThrough(subscription, at);
        if (until === null) quiet.delete(rhythm);
        else quiet.set(rhythm, { from: at.getTime(), until: until.getTime() });
      }
      await Promise.all([...queues.values()].map((queue) => queue.onIdle()));
      if (stopping) return;
      await tellTroubles(at);
      await sendReminders({ view: store.view, outbox, calendar, now: at, served: reminded, onFault });
    },
    stop() {
      stopping = true;
      for (const queue of queues.values()) queue.clear();
    },
    async onChat(event) {
      if (event.kind === 'left') await pauseChat(store, event.address, event.reason, now());
      if (event.kind === 'joined') for (const { id } of await resumeChat(store, event.address)) back.add(id);
    },
    async compose(subscription, { period, kind }) {
      if (period === null) return composeFor(subscription, running(subscription), kind);
      const occasion = occasionOf(subscription, period, calendar);
      return occasion && composeFor(subscription, occasion, kind);
    },
    sendNow: (subscription, cause) =>
      outbox.deliver(
        `extra:${subscription.address.platform}:${cause}`,
        subscription.address,
        async () => (await composeFor(subscription, running(subscription), 'extra')).reply,
      ),
    async sendAgain(subscription, period) {
      const occasion = period === null ? lastOccasion(subscription, now(), calendar) : occasionOf(subscription, period, calendar);
      if (occasion === null || occasion.at > now()) return null;
      return outbox.again(keyOf(subscription, occasion.period), subscription.address, regular(subscription, occasion));
    },
    outlook(subscription) {
      const last = lastOccasion(subscription, now(), calendar);
      return { last, record: last ? recordOf(subscription, last) : undefined, next: nextOf(subscription, now()) };
    },
  };
}
