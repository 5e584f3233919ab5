import type { PlatformLog } from '../platform.js';
import { createRateLimiter, type RateClaim } from '../rate-limit.js';
import { type Backoff, backoffMs, type Timing } from '../timing.js';
import { type Fault, faultOf } from './fault.js';
import type { FeishuRates } from './limits.js';
import type { ApiCall, FeishuSdk } from './sdk.js';

/** What a call is about, for the limits. */
export interface CallScope {
  /** Chat or person that gets to see something; null for calls that nobody sees. */
  readonly chatId?: string | null;
  /** Message that is edited. */
  readonly messageId?: string | null;
  /** Attempts in all, 5 by default. */
  readonly attempts?: number;
}

export type Called<T> = { readonly ok: true; readonly result: T } | { readonly ok: false; readonly fault: Fault };

/** The one way out to Feishu. */
export interface Egress {
  call<T>(call: ApiCall, scope?: CallScope): Promise<Called<T>>;
}

/** What the egress is made from. */
export interface EgressOptions {
  readonly sdk: Pick<FeishuSdk, 'request' | 'forgetToken'>;
  readonly rates: FeishuRates;
  readonly timing: Timing;
  readonly log: PlatformLog;
  /** Aborts all waiting. */
  readonly closing: AbortSignal;
}

const ATTEMPTS = 5;
const BACKOFF: Backoff = { baseMs: 500, capMs: 10_000 };
const RATE_BACKOFF: Backoff = { baseMs: 1_000, capMs: 10_000 };
/** A wait that the platform asks for is sat out up to here; a longer one is handed to the caller. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Every call to Feishu: spaced per message, chat and app, silent while the platform asked for it, with a fresh token once,
 * repeated where nothing was done or nothing can be done twice (every sending call has a `uuid`, edits replace).
 * Never rejects for what the platform or the network does; rejects when the platform closes while a call waits for its turn.
 */
export function createEgress({ sdk, rates, timing, log, closing }: EgressOptions): Egress {
  const limiter = createRateLimiter(timing);

  const claimsOf = ({ chatId, messageId }: CallScope): RateClaim[] => [
    ...(messageId ? [{ key: `message ${messageId}`, rules: rates.message }] : []),
    ...(chatId ? [{ key: `chat ${chatId}`, rules: rates.chat }] : []),
    { key: 'app', rules: rates.app },
  ];

  /** One attempt, and one more with a fresh token when the old one is refused. */
  const attempt = async <T>(call: ApiCall): Promise<Called<T>> => {
    for (let fresh = false; ; fresh = true) {
      try {
        return { ok: true, result: await sdk.request<T>(call) };
      } catch (error) {
        const fault = faultOf(error);
        if (fault.kind !== 'token' || fresh) return { ok: false, fault };
        await sdk.forgetToken();
      }
    }
  };

  const obey = (fault: Extract<Fault, { kind: 'rate' }>, { chatId, messageId }: CallScope, ms: number): void => {
    const narrow = messageId ? `message ${messageId}` : chatId ? `chat ${chatId}` : 'app';
    limiter.pause(fault.of === 'app' ? 'app' : narrow, ms);
  };

  return {
    async call<T>(call: ApiCall, scope: CallScope = {}): Promise<Called<T>> {
      const claims = claimsOf(scope);
      for (let turn = 1; ; turn++) {
        const paused = limiter.pausedMs(claims);
        if (paused > LONGEST_WAIT_MS)
          return { ok: false, fault: { kind: 'rate', of: 'app', afterMs: paused, reason: 'paused by the platform' } };
        await limiter.acquire(claims, closing);
        const called = await attempt<T>(call);
        if (called.ok) return called;
        const { fault } = called;
        log.debug({ platform: 'feishu', method: call.method, turn, kind: fault.kind, reason: fault.reason }, 'call failed');
        const again = fault.kind === 'rate' ? fault.afterMs <= LONGEST_WAIT_MS : fault.kind === 'retryable' || fault.kind === 'unclear';
        if (fault.kind === 'rate')
          obey(fault, scope, fault.afterMs + backoffMs(turn, RATE_BACKOFF, timing.random) - RATE_BACKOFF.baseMs / 2);
        if (!again || turn >= (scope.attempts ?? ATTEMPTS) || closing.aborted) return called;
        if (fault.kind !== 'rate') await timing.sleep(backoffMs(turn, BACKOFF, timing.random), closing);
      }
    },
  };
}
