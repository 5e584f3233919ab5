import type { Connection } from '../connection.js';
import type { PlatformLog } from '../platform.js';
import { type Backoff, backoffMs, type Timing } from '../timing.js';
import type { Egress } from './egress.js';
import type { Fault } from './fault.js';

/** The updates planbot wants; always sent, since Telegram keeps the last list it was given. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const;

/** What polling needs. */
export interface PollerOptions {
  readonly egress: Egress;
  readonly connection: Connection;
  readonly timing: Timing;
  readonly log: PlatformLog;
  /** Resolves when the update is durable, so that Telegram may forget it. */
  readonly handle: (update: unknown) => Promise<void>;
  /** How long Telegram holds an empty answer back, in seconds. */
  readonly pollSeconds: number;
  /** An answer is overdue, and the connection dead, so long after Telegram should have given one. */
  readonly overdueMs: number;
}

const BACKOFF: Backoff = { baseMs: 1_000, capMs: 30_000 };
const FAREWELL_MS = 3_000;

/**
 * Polls until `signal` is aborted, then confirms what was accepted. Sits out every trouble but a wrong token.
 * Updates of a batch are taken in side by side; the next batch is asked for, and this one forgotten by Telegram, only when all are durable.
 */
export async function poll(
  { egress, connection, timing, log, handle, pollSeconds, overdueMs }: PollerOptions,
  signal: AbortSignal,
): Promise<void> {
  let offset = 0;
  let failures = 0;
  const ask = (timeout: number, patienceMs: number, stop?: AbortSignal) =>
    egress.call<readonly { readonly update_id: number }[]>(
      'getUpdates',
      { offset, timeout, limit: 100, allowed_updates: ALLOWED_UPDATES },
      { chatId: null, unclear: 'never', attempts: 1, timeoutMs: patienceMs, ...(stop ? { signal: stop } : {}) },
    );

  while (!signal.aborted) {
    try {
      const seconds = connection.state().connection === 'connected' ? pollSeconds : 0;
      const called = await ask(seconds, seconds * 1000 + overdueMs, signal);
      if (signal.aborted) break;
      if (called.ok) {
        connection.become('connected');
        connection.seen();
        await Promise.all(called.result.map(handle));
        // An empty answer confirms all that came before. Then without an offset, since ids begin anew, possibly lower, after a quiet week.
        offset = Math.max(0, ...called.result.map(({ update_id: id }) => id + 1));
        failures = 0;
        continue;
      }
      failures += 1;
      if (called.fault.kind === 'fatal') return connection.become('refused', called.fault.reason);
      await recover(called.fault);
    } catch (error) {
      if (signal.aborted) break;
      failures += 1;
      log.error({ platform: 'telegram', error: error instanceof Error ? error.name : typeof error }, 'updates could not be stored');
      await rest('updates could not be stored', null);
    }
  }
  if (offset > 0) await ask(0, FAREWELL_MS).catch(() => {});

  async function recover(fault: Fault): Promise<void> {
    log.warn({ platform: 'telegram', kind: fault.kind, reason: fault.reason, failures }, 'polling interrupted');
    if (fault.kind === 'conflict' && fault.reason.includes('webhook')) {
      await egress.call('deleteWebhook', {}, { chatId: null, unclear: 'always', attempts: 1 });
    }
    await rest(fault.reason, fault.kind === 'retryable' ? fault.afterMs : null);
  }

  async function rest(reason: string, afterMs: number | null): Promise<void> {
    connection.become('reconnecting', reason);
    await timing.sleep(afterMs ?? backoffMs(failures, BACKOFF, timing.random), signal).catch(() => {});
  }
}
