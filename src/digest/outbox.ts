import type { ChatAddress } from '../model/subscription.js';
import type { Platform, SendOutcome } from '../platforms/platform.js';
import type { Reply } from '../render/reply.js';

/** What became of one digest, reminder or alarm; on disk before anything is sent. */
export interface DeliveryRecord {
  readonly state: 'claimed' | 'sent' | 'unclear' | 'retry' | 'failed' | 'gone' | 'skipped';
  /** ISO instant of the claim or outcome. */
  readonly at: string;
  readonly attempts: number;
  /** How often an admin had it sent again; the platform knows each copy by a key of its own. */
  readonly copy: number;
  readonly messageId: string | null;
  /** Why it is not sent, without secrets; null when it is. */
  readonly reason: string | null;
  /** ISO instant before which it is not tried again; null when it is not to be. */
  readonly notBefore: string | null;
  /** ISO instant of the first attempt that may have arrived without our knowing; null when there is none. */
  readonly doubtSince: string | null;
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
  /** Told of every outcome: metrics and log. */
  readonly onOutcome: (key: string, to: ChatAddress, record: DeliveryRecord) => void;
}

/** Makes the message; null = nothing to send (quiet), recorded as skipped. */
export type Compose = () => Promise<Reply | null>;

/** Delivers each key at most once; a key whose outcome is not known is sent again only where the platform itself can tell. */
export interface Outbox {
  /** Composes and sends unless the key is settled. What `compose` throws is thrown on, and tried again later. */
  deliver(key: string, to: ChatAddress, compose: Compose): Promise<DeliveryRecord>;
  /** Sends again what did not arrive for sure, because an admin says so; what was sent is left alone. */
  again(key: string, to: ChatAddress, compose: Compose): Promise<DeliveryRecord>;
  /** Records for a key what became of the message that told its matter along with others. */
  note(key: string, record: DeliveryRecord): Promise<void>;
  record(key: string): DeliveryRecord | undefined;
}

/** Kept longer than any digest can be due again. */
const KEEP_MS = 500 * 86_400_000;
const RETRY_FIRST_MS = 30_000;
const RETRY_MOST_MS = 1_800_000;
const ABSENT_REASON = '平台没有启动';

/** Whether a record needs nothing more, ever or for now. A wait longer than any that is asked for means that the clock was set back. */
export function settled(record: DeliveryRecord | undefined, now: Date): boolean {
  if (!record) return false;
  if (record.state !== 'retry') return record.state !== 'claimed';
  const waitMs = record.notBefore === null ? 0 : Date.parse(record.notBefore) - now.getTime();
  return waitMs > 0 && now.getTime() >= Date.parse(record.at);
}

/** Whether it is known that the message did not arrive, or not known that it did. */
export const mayBeMissing = ({ state }: DeliveryRecord): boolean => state !== 'sent' && state !== 'skipped';

/** An outbox over a shelf of records. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { shelf, now, random } = options;
  const underWay = new Map<string, Promise<DeliveryRecord>>();

  async function settle(key: string, to: ChatAddress, record: DeliveryRecord): Promise<DeliveryRecord> {
    await shelf.set(key, record, KEEP_MS);
    options.onOutcome(key, to, record);
    return record;
  }

  async function attempt(key: string, to: ChatAddress, compose: Compose, before: DeliveryRecord | undefined): Promise<DeliveryRecord> {
    const at = now();
    const { copy = 0, doubtSince = null } = before ?? {};
    const attempts = (before?.attempts ?? 0) + 1;
    const base = { at: at.toISOString(), attempts, copy, doubtSince, messageId: null, reason: null, notBefore: null };
    const later = (reason: string): DeliveryRecord => ({
      ...base,
      state: 'retry',
      reason,
      notBefore: laterBy(at, waitMs(attempts, random)),
    });
    const platform = options.platforms.find(({ name }) => name === to.platform);
    if (!platform) return settle(key, to, later(ABSENT_REASON));
    if (doubtSince !== null && !remembers(platform, doubtSince, at)) {
      return settle(key, to, { ...base, state: 'unclear', reason: before?.reason ?? '发送时程序中断' });
    }
    const reply = await compose().catch(async (fault: unknown) => {
      await settle(key, to, later('内容没有生成成功'));
      throw fault;
    });
    if (reply === null) return settle(key, to, { ...base, state: 'skipped', reason: '本期无变化' });
    const claim = { ...base, doubtSince: doubtSince ?? base.at };
    await shelf.set(key, { ...claim, state: 'claimed' }, KEEP_MS);
    const outcome = await platform.send(to, reply, copy === 0 ? key : `${key}~${copy}`);
    const done = now();
    return settle(key, to, {
      ...claim,
      at: done.toISOString(),
      ...afterSending(outcome, platform, { ...claim, doubtBefore: doubtSince }, done, random),
    });
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
        return before && settled(before, now()) ? before : attempt(key, to, compose, before);
      }),
    again: (key, to, compose) =>
      once(key, async () => {
        const before = shelf.get(key);
        if (!before || !mayBeMissing(before)) return before ?? attempt(key, to, compose, undefined);
        const platform = options.platforms.find(({ name }) => name === to.platform);
        const same = platform && before.doubtSince !== null && remembers(platform, before.doubtSince, now());
        return attempt(key, to, compose, same ? before : { ...before, copy: before.copy + 1, doubtSince: null });
      }),
    note: (key, record) => shelf.set(key, record, KEEP_MS),
    record: (key) => shelf.get(key),
  };
}

/** Whether the platform would still recognise a repetition of what may have been sent at `since`. After a clock set back nobody knows. */
function remembers(platform: Platform, since: string, at: Date): boolean {
  const passed = at.getTime() - Date.parse(since);
  return passed >= 0 && passed < platform.idempotentMs;
}

/** A later try waits twice as long each time, by chance up to half as long again. */
const waitMs = (attempts: number, random: () => number): number =>
  Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** Math.min(attempts - 1, 16)) * (1 + random() / 2);

const laterBy = (at: Date, ms: number): string => new Date(at.getTime() + ms).toISOString();

/**
 * What an outcome makes of a claim. There is no last try: a digest is tried until the next one is due, which then reports on both.
 * An unclear one is tried again as long as the platform recognises the repetition.
 */
function afterSending(
  outcome: SendOutcome,
  platform: Platform,
  { attempts, doubtSince, doubtBefore }: { readonly attempts: number; readonly doubtSince: string; readonly doubtBefore: string | null },
  at: Date,
  random: () => number,
): Pick<DeliveryRecord, 'state' | 'messageId' | 'reason' | 'notBefore' | 'doubtSince'> {
  // That a repetition failed says nothing of the attempt before it.
  const sure = { messageId: null, notBefore: null, doubtSince: doubtBefore };
  switch (outcome.kind) {
    case 'sent':
      return { ...sure, state: 'sent', messageId: outcome.messageId, reason: null, doubtSince: null };
    case 'gone':
      return { ...sure, state: 'gone', reason: outcome.reason };
    case 'moved':
      return { ...sure, state: 'retry', reason: '群升级，改发新群', notBefore: at.toISOString() };
    case 'unclear': {
      const wait = waitMs(attempts, random);
      return remembers(platform, doubtSince, new Date(at.getTime() + wait))
        ? { ...sure, state: 'retry', reason: outcome.reason, notBefore: laterBy(at, wait), doubtSince }
        : { ...sure, state: 'unclear', reason: outcome.reason, doubtSince };
    }
    case 'failed':
      return outcome.retryAfterMs === null
        ? { ...sure, state: doubtBefore === null ? 'failed' : 'unclear', reason: outcome.reason }
        : {
            ...sure,
            state: 'retry',
            reason: outcome.reason,
            notBefore: laterBy(at, Math.max(outcome.retryAfterMs, waitMs(attempts, random))),
          };
  }
}
