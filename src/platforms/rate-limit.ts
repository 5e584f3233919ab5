import { LRUCache } from 'lru-cache';
import { steady, type Timing } from './timing.js';

/** At most `count` calls in any `windowMs` milliseconds. */
export interface RateRule {
  readonly count: number;
  readonly windowMs: number;
}

/** A key (an app, a chat, a message) and the rules that hold for it. */
export interface RateClaim {
  readonly key: string;
  readonly rules: readonly RateRule[];
}

/** Spaces calls so that no rule of any of their keys is broken. */
export interface RateLimiter {
  /**
   * Resolves when the call may go out; callers of one key are served in order.
   * Give the narrowest key first: a call that waits for its message or chat does not use up the app's share meanwhile.
   */
  acquire(claims: readonly RateClaim[], signal?: AbortSignal): Promise<void>;
  /** Nothing goes out under `key` for `ms` from now (the platform said so). */
  pause(key: string, ms: number): void;
  /** Milliseconds until none of these keys is paused. */
  pausedMs(claims: readonly RateClaim[]): number;
}

/** Keys that were used most recently are remembered; an older one starts afresh. */
const MAX_KEYS = 10_000;

/** Counts exactly: any window holds at most `count` calls of a key. A burst goes out at once, the rest follows as the window moves on. */
export function createRateLimiter(timing: Timing): RateLimiter {
  const clock = steady(timing.now);
  const taken = new LRUCache<string, number[]>({ max: MAX_KEYS });
  const pauses = new LRUCache<string, number>({ max: MAX_KEYS });

  /** Takes the next free moment under `key` and returns the wait for it. */
  const reserve = ({ key, rules }: RateClaim): number => {
    if (rules.length === 0) return 0;
    const now = clock();
    const moments = taken.get(key) ?? [];
    let at = Math.max(now, moments.at(-1) ?? now);
    for (const rule of rules) at = Math.max(at, (moments.at(-rule.count) ?? Number.NEGATIVE_INFINITY) + rule.windowMs);
    moments.push(at);
    moments.splice(0, moments.length - Math.max(...rules.map((rule) => rule.count)));
    taken.set(key, moments);
    return at - now;
  };

  const pausedMs = (claims: readonly RateClaim[]): number => Math.max(0, ...claims.map(({ key }) => (pauses.get(key) ?? 0) - clock()));

  return {
    async acquire(claims, signal) {
      signal?.throwIfAborted();
      for (const claim of claims) {
        const wait = reserve(claim);
        if (wait > 0) await timing.sleep(wait, signal);
      }
      for (let wait = pausedMs(claims); wait > 0; wait = pausedMs(claims)) await timing.sleep(wait, signal);
    },
    pause(key, ms) {
      pauses.set(key, Math.max(clock() + ms, pauses.get(key) ?? 0));
    },
    pausedMs,
  };
}
