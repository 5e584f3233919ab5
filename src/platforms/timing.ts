import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** Clock, waiting and chance of a platform; tests pass their own. */
export interface Timing {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 ≤ n < 1. */
  random(): number;
}

/** The machine's own clock. */
export const systemTiming: Timing = {
  now: Date.now,
  sleep: async (ms, signal) => {
    if (ms <= 0) return signal?.throwIfAborted();
    await wait(ms, undefined, signal ? { signal } : {});
  },
  random: Math.random,
};

/**
 * A clock that goes on where the given one is set back. What was reserved or promised by a clock that ran ahead would otherwise hold up
 * everything for as long as it was wrong.
 */
export function steady(now: () => number): () => number {
  let last = now();
  let lost = 0;
  return () => {
    const at = now();
    if (at < last) lost += last - at;
    last = at;
    return at + lost;
  };
}

/** The result of `work`, or a rejection with `TimeoutError` when it takes longer than `ms`; the work itself goes on. */
export function within<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException(`no result after ${ms} ms`, 'TimeoutError')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** A switch that many waits may hang on at the same time. */
export function createStopSwitch(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

/** Bounds of the waits between attempts, in milliseconds. */
export interface Backoff {
  readonly baseMs: number;
  readonly capMs: number;
}

/** The wait before attempt `attempt` (1 = first repetition): doubling, capped, the upper half by chance so that many do not return at once. */
export function backoffMs(attempt: number, { baseMs, capMs }: Backoff, random: () => number): number {
  const full = Math.min(capMs, baseMs * 2 ** Math.max(0, attempt - 1));
  return Math.round(full / 2 + (full / 2) * random());
}
