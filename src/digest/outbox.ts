import type { ChatAddress } from '../model/subscription.js';
import type { Platform, SendOutcome } from '../platforms/platform.js';
import type { Reply } from '../render/reply.js';

/** What became of one digest (or reminder) of one chat; on disk before anything is sent. */
export interface DeliveryRecord {
  readonly state: 'claimed' | 'sent' | 'unclear' | 'retry' | 'failed' | 'gone' | 'skipped';
  /** ISO instant of the claim or outcome. */
  readonly at: string;
  readonly attempts: number;
  readonly messageId: string | null;
  /** Why it is not sent, without secrets; null when it is. */
  readonly reason: string | null;
  /** ISO instant before which it is not tried again; null when it is not to be. */
  readonly notBefore: string | null;
}

/** Records by key, on disk: the store's shelf. */
export interface RecordShelf {
  get(key: string): DeliveryRecord | undefined;
  set(key: string, record: DeliveryRecord, ttlMs: number): Promise<void>;
}

/** What delivering takes. */
export interface OutboxOptions {
  readonly shelf: RecordShelf;
  readonly platforms: readonly Platform[];
  readonly now: () => Date;
  readonly random: () => number;
  /** Told of every outcome: metrics, alarms. */
  readonly onOutcome: (key: string, to: ChatAddress, record: DeliveryRecord) => void;
}

/** Kept longer than any digest can be due again. */
const KEEP_MS = 500 * 86_400_000;
const RETRY_FIRST_MS = 30_000;
const RETRY_MOST_MS = 3_600_000;
const ATTEMPTS_MAX = 12;

/** Whether a record needs nothing more, ever or for now. */
export function settled(record: DeliveryRecord | undefined, now: Date): boolean {
  if (!record) return false;
  if (record.state === 'retry') return record.notBefore !== null && Date.parse(record.notBefore) > now.getTime();
  return record.state !== 'claimed';
}

/** Delivers each key at most once; a key whose outcome is not known is sent again only where the platform itself can tell. */
export interface Outbox {
  /** Composes and sends unless the key is settled. `compose` null = nothing to send (quiet), recorded as skipped. */
  deliver(key: string, to: ChatAddress, compose: () => Promise<Reply | null>): Promise<DeliveryRecord>;
  /** Sends again what is unclear or failed, because an admin says so. */
  again(key: string, to: ChatAddress, compose: () => Promise<Reply | null>): Promise<DeliveryRecord>;
  record(key: string): DeliveryRecord | undefined;
}

/** An outbox over a shelf of records. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { shelf, now, random } = options;
  const underWay = new Map<string, Promise<DeliveryRecord>>();

  async function settle(key: string, to: ChatAddress, record: DeliveryRecord): Promise<DeliveryRecord> {
    await shelf.set(key, record, KEEP_MS);
    options.onOutcome(key, to, record);
    return record;
  }

  async function send(
    key: string,
    to: ChatAddress,
    compose: () => Promise<Reply | null>,
    before: DeliveryRecord | undefined,
  ): Promise<DeliveryRecord> {
    const at = now();
    const attempts = (before?.attempts ?? 0) + 1;
    const base = { at: at.toISOString(), attempts, messageId: null, reason: null, notBefore: null };
    const platform = options.platforms.find(({ name }) => name === to.platform);
    if (!platform) return settle(key, to, { ...base, state: 'failed', reason: `平台 ${to.platform} 没有启动` });
    if (before?.state === 'claimed' && at.getTime() - Date.parse(before.at) >= platform.idempotentMs) {
      return settle(key, to, { ...base, state: 'unclear', reason: '发送时程序中断，不知道有没有送到' });
    }
    // A claim keeps the time of its first attempt: from then on the platform remembers the key.
    await shelf.set(key, { ...base, at: before?.state === 'claimed' ? before.at : base.at, state: 'claimed' }, KEEP_MS);
    const reply = await compose();
    if (reply === null) return settle(key, to, { ...base, state: 'skipped', reason: '本期无变化' });
    return settle(key, to, { ...base, ...recordOf(await platform.send(to, reply, key), attempts, now(), random) });
  }

  function once(key: string, work: () => Promise<DeliveryRecord>): Promise<DeliveryRecord> {
    const running = underWay.get(key);
    if (running) return running;
    const started = work().finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  }

  return {
    deliver: (key, to, compose) =>
      once(key, async () => {
        const before = shelf.get(key);
        return before && settled(before, now()) ? before : send(key, to, compose, before);
      }),
    again: (key, to, compose) => once(key, () => send(key, to, compose, undefined)),
    record: (key) => shelf.get(key),
  };
}

/** The record of an outcome. A later try waits twice as long each time, by chance up to half as long again. */
function recordOf(
  outcome: SendOutcome,
  attempts: number,
  now: Date,
  random: () => number,
): Pick<DeliveryRecord, 'state' | 'messageId' | 'reason' | 'notBefore'> {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', messageId: outcome.messageId, reason: null, notBefore: null };
    case 'unclear':
      return { state: 'unclear', messageId: null, reason: outcome.reason, notBefore: null };
    case 'gone':
      return { state: 'gone', messageId: null, reason: outcome.reason, notBefore: null };
    case 'moved':
      return { state: 'retry', messageId: null, reason: 'moved', notBefore: now.toISOString() };
    case 'failed': {
      if (outcome.retryAfterMs === null || attempts >= ATTEMPTS_MAX)
        return { state: 'failed', messageId: null, reason: outcome.reason, notBefore: null };
      const wait = Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** (attempts - 1)) * (1 + random() / 2);
      const notBefore = new Date(now.getTime() + Math.max(outcome.retryAfterMs, wait)).toISOString();
      return { state: 'retry', messageId: null, reason: outcome.reason, notBefore };
    }
  }
}
