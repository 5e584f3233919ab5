import type { Connection } from '../connection.js';
import type { PlatformLog } from '../platform.js';
import { type Backoff, backoffMs, type Timing } from '../timing.js';
import type { SocketEvents } from './sdk.js';

/** Waits of the supervisor, in milliseconds. */
export interface SocketPatience {
  /** Not connected for so long: begin again with a fresh client (the SDK itself waits up to 30 s, then 120 s between attempts). */
  readonly downMs: number;
  /** Nothing received for so long: begin again, since a connection may answer pings and bring nothing any more. */
  readonly quietMs: number;
  readonly backoff: Backoff;
}

export const SOCKET_PATIENCE: SocketPatience = { downMs: 90_000, quietMs: 30 * 60_000, backoff: { baseMs: 1_000, capMs: 60_000 } };

/** What the supervisor looks after. */
export interface SupervisedSocket {
  /** A new client; called again for each new beginning. */
  readonly create: (events: SocketEvents) => { open(): Promise<void>; close(): void };
  readonly connection: Connection;
  readonly patience: SocketPatience;
  readonly timing: Timing;
  readonly log: PlatformLog;
}

/** Codes of the endpoint call that nothing but another configuration helps against: wrong app or secret, forbidden. */
const REFUSED_CODES = new Set([403, 514]);

/** How one client ended. */
type End =
  | { readonly why: 'failed'; readonly code: number | null; readonly reason: string }
  | { readonly why: 'down' | 'quiet' | 'stopped' };

/** Keeps one long connection up until `signal` is aborted or the platform refuses the app. Never two at a time: events go to one of them at random. */
export async function keepSocket(options: SupervisedSocket, signal: AbortSignal): Promise<void> {
  const { connection, patience, timing, log } = options;
  let failures = 0;
  while (!signal.aborted) {
    const began = timing.now();
    const end = await oneSocket(options, signal);
    if (end.why === 'stopped') return;
    if (end.why === 'failed' && end.code !== null && REFUSED_CODES.has(end.code)) return connection.become('refused', end.reason);
    if (end.why === 'quiet') {
      log.info({ platform: 'feishu' }, 'long connection renewed after silence');
      continue;
    }
    failures = timing.now() - began > patience.backoff.capMs * 2 ? 1 : failures + 1;
    connection.become('reconnecting', end.why === 'failed' ? end.reason : 'no connection');
    await timing.sleep(backoffMs(failures, patience.backoff, timing.random), signal).catch(() => {});
  }
}

/** Opens one client and watches it until it is of no more use. */
function oneSocket({ create, connection, patience, timing }: SupervisedSocket, signal: AbortSignal): Promise<End> {
  return new Promise((resolve) => {
    const over = new AbortController();
    let up = false;
    let since = timing.now();
    const finish = (end: End): void => {
      if (over.signal.aborted) return;
      over.abort();
      signal.removeEventListener('abort', stop);
      socket.close();
      resolve(end);
    };
    const stop = (): void => finish({ why: 'stopped' });
    const turned = (now: boolean): void => {
      if (over.signal.aborted) return;
      up = now;
      since = timing.now();
      connection.become(now ? 'connected' : 'reconnecting', now ? null : 'connection lost');
      if (now) connection.seen();
    };
    const socket = create({
      onUp: () => turned(true),
      onDown: () => turned(false),
      onFailed: (code, reason) => finish({ why: 'failed', code, reason: code === null ? reason : `endpoint code ${code}` }),
    });
    const watch = async (): Promise<void> => {
      for (;;) {
        await timing.sleep(Math.min(patience.downMs, patience.quietMs) / 4, over.signal);
        const lastSeen = Math.max(since, Date.parse(connection.state().lastSeen ?? '') || 0);
        if (!up && timing.now() - since >= patience.downMs) finish({ why: 'down' });
        if (up && timing.now() - lastSeen >= patience.quietMs) finish({ why: 'quiet' });
      }
    };
    signal.addEventListener('abort', stop);
    watch().catch(() => {});
    socket.open().catch(() => finish({ why: 'down' }));
  });
}
