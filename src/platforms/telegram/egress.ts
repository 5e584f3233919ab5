import type { PlatformLog } from '../platform.js';
import { createRateLimiter, type RateClaim } from '../rate-limit.js';
import { type Backoff, backoffMs, type Timing } from '../timing.js';
import { type Fault, faultOf } from './fault.js';
import type { TelegramRates } from './limits.js';

/** One call of the Bot API as telegraf makes it. */
export type CallApi = (method: string, payload: Record<string, unknown>, signal: AbortSignal) => Promise<unknown>;

/** What a call is about, for limits and repetition. */
export interface CallScope {
  /** Chat that gets to see something; null for calls that nobody sees. */
  readonly chatId: string | null;
  /** Message that is edited, null for none. */
  readonly messageId?: string | null;
  /**
   * How often the call is made again when its outcome is unclear: `always` where repeating does no harm, `twice` for answers
   * (better read double than not at all), `never` for pushes.
   */
  readonly unclear: 'always' | 'twice' | 'never';
  /** How long the call may take; as long as usual when left out. */
  readonly timeoutMs?: number;
  /** Attempts in all, 5 by default. */
  readonly attempts?: number;
  readonly signal?: AbortSignal;
}

export type Called<T> = { readonly ok: true; readonly result: T } | { readonly ok: false; readonly fault: Fault };

/** The one way out to Telegram. */
export interface Egress {
  call<T>(method: string, payload: Record<string, unknown>, scope: CallScope): Promise<Called<T>>;
}

/** What the egress is made from. */
export interface EgressOptions {
  readonly callApi: CallApi;
  readonly rates: TelegramRates;
  readonly timing: Timing;
  /** How long a call may take, in milliseconds. */
  readonly callMs: number;
  readonly log: PlatformLog;
  /** Aborts everything under way. */
  readonly closing: AbortSignal;
}

const ATTEMPTS = 5;
const BACKOFF: Backoff = { baseMs: 500, capMs: 15_000 };
/** A wait that Telegram asks for is sat out up to here; a longer one is handed to the caller. */
const LONGEST_WAIT_MS = 60_000;
/** How often a call is made again after an unclear outcome. */
const REPETITIONS: Readonly<Record<CallScope['unclear'], number>> = { always: Number.POSITIVE_INFINITY, twice: 2, never: 0 };
/** Chats remembered as refused, to tell one chat's trouble from the app's. */
const MAX_REFUSED = 16;

/**
 * Every call to Telegram: spaced per message, chat and app, silent while Telegram asked for it, repeated where that is safe.
 * Never rejects for what Telegram or the network does; rejects when the platform closes while the call still waits for its turn.
 */
export function createEgress({ callApi, rates, timing, callMs, log, closing }: EgressOptions): Egress {
  const limiter = createRateLimiter(timing);

  const claimsOf = ({ chatId, messageId }: CallScope): RateClaim[] => {
    const claims: RateClaim[] = [];
    if (chatId !== null && messageId) claims.push({ key: `message ${chatId} ${messageId}`, rules: rates.message });
    if (chatId !== null) claims.push({ key: `chat ${chatId}`, rules: chatId.startsWith('-') ? rates.group : rates.privateChat });
    return [...claims, { key: 'app', rules: rates.app }];
  };

  const refused: { readonly chatId: string | null; readonly until: number }[] = [];

  /** One refused chat stays silent; calls without a chat, and a second refused chat meanwhile, mean the whole app. */
  const obey = (chatId: string | null, ms: number): void => {
    const others = chatId !== null && refused.some((entry) => entry.chatId !== chatId && entry.until > timing.now());
    refused.push({ chatId, until: timing.now() + ms });
    refused.splice(0, refused.length - MAX_REFUSED);
    limiter.pause(chatId === null || others ? 'app' : `chat ${chatId}`, ms);
  };

  /** Calls under way. One plain controller each: combined signals would cost more than the rest of a call. */
  const underWay = new Set<AbortController>();
  closing.addEventListener('abort', () => {
    for (const each of underWay) each.abort();
  });

  const attemptOnce = async <T>(method: string, payload: Record<string, unknown>, { timeoutMs, signal }: CallScope): Promise<Called<T>> => {
    const own = new AbortController();
    const timer = setTimeout(() => own.abort(), timeoutMs ?? callMs);
    underWay.add(own);
    try {
      return { ok: true, result: (await callApi(method, payload, signal ? AbortSignal.any([own.signal, signal]) : own.signal)) as T };
    } catch (error) {
      return { ok: false, fault: faultOf(error) };
    } finally {
      clearTimeout(timer);
      underWay.delete(own);
    }
  };

  return {
    async call<T>(method: string, payload: Record<string, unknown>, scope: CallScope): Promise<Called<T>> {
      const claims = claimsOf(scope);
      const stop = scope.signal ? AbortSignal.any([closing, scope.signal]) : closing;
      const attempts = scope.attempts ?? ATTEMPTS;
      for (let attempt = 1, unclear = 0; ; attempt++) {
        const paused = limiter.pausedMs(claims);
        if (paused > LONGEST_WAIT_MS) return { ok: false, fault: { kind: 'retryable', reason: '429', afterMs: paused } };
        await limiter.acquire(claims, stop);
        const called = await attemptOnce<T>(method, payload, scope);
        if (called.ok) return called;
        const { fault } = called;
        const afterMs = fault.kind === 'retryable' ? fault.afterMs : null;
        if (afterMs !== null) obey(scope.chatId, afterMs);
        if (fault.kind === 'unclear') unclear += 1;
        log.debug({ method, attempt, kind: fault.kind, reason: fault.reason }, 'call failed');
        const repeat =
          fault.kind === 'retryable'
            ? (afterMs ?? 0) <= LONGEST_WAIT_MS
            : fault.kind === 'unclear' && unclear <= REPETITIONS[scope.unclear];
        if (!repeat || attempt >= attempts || stop.aborted) return called;
        if (afterMs === null) await timing.sleep(backoffMs(attempt, BACKOFF, timing.random), stop);
      }
    },
  };
}
