import { LRUCache } from 'lru-cache';
import { dayIn } from '../model/calendar.js';
import type { Change } from '../model/change.js';
import type { Subscription } from '../model/subscription.js';
import type { Reply } from '../render/reply.js';
import type { Store } from '../store/store.js';
import { composeDigest, type Digest } from './compose.js';
import type { DigestInput } from './input.js';
import { lastOccasion, type Occasion, occasionsBetween } from './occasions.js';
import { type DeliveryRecord, mayBeMissing, type Outbox } from './outbox.js';
import type { WorkCalendar } from './working-days.js';

/** How far back missed digests are gathered, and how far ahead the next one is looked for. */
const HORIZON_MS = 100 * 86_400_000;

/** Key of one digest: the subscription's id stays when its chat moves. */
export const keyOf = (subscription: Subscription, period: string): string => `digest:${subscription.id}:${period}`;

/** The digests of a subscription, occasion by occasion: which are due, which are missing, and what they say by what the store holds and what was sent. */
export interface OccasionDigests {
  recordOf(subscription: Subscription, occasion: Occasion): DeliveryRecord | undefined;
  /** The next occasion whose period was not sent already, under another rhythm or with the clock ahead. */
  nextOf(subscription: Subscription, after: Date): Occasion | null;
  /** Occasions just before this one that never arrived: this one reports on them, too. */
  missedBefore(subscription: Subscription, occasion: Occasion): readonly Occasion[];
  /** The occasion as it stands now: from the last one until this moment. */
  running(subscription: Subscription): Occasion;
  composeFor(subscription: Subscription, occasion: Occasion, kind: DigestInput['kind']): Promise<Digest>;
  /** Makes the regular digest when it is to go out, with what was missed before it; null when the chat wants none without changes. */
  regular(subscription: Subscription, occasion: Occasion): () => Promise<Reply | null>;
}

/** The digests of all occasions, over a store and the records of an outbox. */
export function createOccasionDigests({
  store,
  outbox,
  calendar,
  now,
}: {
  readonly store: Store;
  readonly outbox: Pick<Outbox, 'record'>;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
}): OccasionDigests {
  const changes = new LRUCache<string, Promise<readonly Change[]>>({ max: 32 });

  const recordOf = (subscription: Subscription, { period }: Occasion): DeliveryRecord | undefined =>
    outbox.record(keyOf(subscription, period));

  const nextOf = (subscription: Subscription, after: Date): Occasion | null =>
    occasionsBetween(subscription, after, new Date(after.getTime() + HORIZON_MS), calendar).find(
      (occasion) => recordOf(subscription, occasion) === undefined,
    ) ?? null;

  function changesBetween(from: Date, until: Date): Promise<readonly Change[]> {
    const [since, end] = [from.toISOString(), until.toISOString()];
    const key = `${since} ${end} ${store.view.lastChangeId()}`;
    const known = changes.get(key);
    if (known) return known;
    const found = store.changes({ since, until: end }).then((all) => all.filter((change) => !change.undone && change.at < end).reverse());
    found.catch(() => changes.delete(key));
    changes.set(key, found);
    return found;
  }

  /** Why nothing follows by itself: a chat that only looks at what a digest is like, or that closed its own. */
  function whyNone({ id, paused }: Subscription): string | null {
    const stored = store.view.subscriptions().some(({ subscription }) => subscription.id === id);
    if (!stored) return '还没有订阅周报，发 /digest 周一 09:00 订阅';
    return paused === null ? null : `周报已关闭（${paused}），发 /digest on 打开`;
  }

  async function composeFor(subscription: Subscription, occasion: Occasion, kind: DigestInput['kind'], lateMs = 0, missed = 0) {
    const after = kind === 'preview' ? occasion.at : new Date(Math.max(occasion.at.getTime(), now().getTime()));
    const why = whyNone(subscription);
    return composeDigest({
      view: store.view,
      changes: await changesBetween(occasion.from, occasion.at),
      occasion,
      next: why === null ? nextOf(subscription, after) : null,
      whyNone: why,
      scope: subscription,
      timeZone: subscription.timeZone,
      calendar,
      kind,
      lateMs,
      missed,
    });
  }

  function missedBefore(subscription: Subscription, { at }: Occasion): readonly Occasion[] {
    const before = occasionsBetween(subscription, new Date(at.getTime() - HORIZON_MS), new Date(at.getTime() - 1), calendar);
    const arrived = before.findLastIndex((occasion) => {
      const record = recordOf(subscription, occasion);
      return record !== undefined && (!mayBeMissing(record) || record.state === 'unclear');
    });
    return before.slice(arrived + 1);
  }

  const regular = (subscription: Subscription, occasion: Occasion) => async (): Promise<Reply | null> => {
    const missed = missedBefore(subscription, occasion);
    const whole = { ...occasion, from: missed[0]?.from ?? occasion.from };
    const digest = await composeFor(subscription, whole, 'regular', now().getTime() - occasion.at.getTime(), missed.length);
    return subscription.quiet && !digest.changed ? null : digest.reply;
  };

  function running(subscription: Subscription): Occasion {
    const at = now();
    const last = lastOccasion(subscription, at, calendar);
    const period = `now-${dayIn(at, subscription.timeZone)}`;
    return { period, number: (last?.number ?? 0) + 1, at, from: last?.at ?? new Date(subscription.since) };
  }

  return { recordOf, nextOf, missedBefore, running, composeFor, regular };
}
