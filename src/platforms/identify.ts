import type { Connection } from './connection.js';
import { type Backoff, backoffMs, type Timing } from './timing.js';

const BACKOFF: Backoff = { baseMs: 1_000, capMs: 60_000 };

/** What a platform said to "who am I"; a fault of the kind `fatal` is not asked again. */
type Answer<T> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly fault: { readonly kind: string; readonly reason: string } };

/** Asks a platform who the bot is until it answers. Null when it refuses the credentials, which the connection then says, or when the signal stops it. */
export async function identify<T>(
  ask: () => Promise<Answer<T>>,
  { connection, timing, signal }: { readonly connection: Connection; readonly timing: Timing; readonly signal: AbortSignal },
): Promise<T | null> {
  for (let failures = 1; !signal.aborted; failures++) {
    const answer = await ask();
    if (answer.ok) return answer.result;
    if (answer.fault.kind === 'fatal') {
      connection.become('refused', answer.fault.reason);
      return null;
    }
    connection.become('reconnecting', answer.fault.reason);
    await timing.sleep(backoffMs(failures, BACKOFF, timing.random), signal);
  }
  return null;
}
