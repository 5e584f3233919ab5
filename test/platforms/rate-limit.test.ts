import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimiter, type RateRule } from '../../src/platforms/rate-limit.js';
import { backoffMs } from '../../src/platforms/timing.js';
import { virtualTiming } from './virtual-timing.js';

const most = (moments: readonly number[], { windowMs }: RateRule): number =>
  Math.max(0, ...moments.map((from) => moments.filter((at) => at >= from && at < from + windowMs).length));

describe('rate limiter', () => {
  it('lets a burst out at once, the rest as the window moves, in order', async () => {
    const timing = virtualTiming();
    const limiter = createRateLimiter(timing);
    const group = {
      key: 'chat -1',
      rules: [
        { count: 5, windowMs: 5_000 },
        { count: 20, windowMs: 60_000 },
      ],
    };
    const moments: [number, number][] = [];
    await Promise.all(Array.from({ length: 25 }, (_, n) => limiter.acquire([group]).then(() => moments.push([n, timing.now()]))));
    expect(moments.map(([n]) => n)).toEqual(Array.from({ length: 25 }, (_, n) => n));
    expect(moments.slice(0, 6).map(([, at]) => at)).toEqual([0, 0, 0, 0, 0, 5_000]);
    expect(moments[19]?.[1]).toBe(15_000);
    expect(moments[20]?.[1]).toBe(60_000);
  });

  it('is not held up by a clock that ran ahead and is set back', async () => {
    const timing = virtualTiming();
    let ahead = 3_600_000;
    const limiter = createRateLimiter({ ...timing, now: () => timing.now() + ahead });
    const app = { key: 'app', rules: [{ count: 1, windowMs: 1_000 }] };
    await limiter.acquire([app]);
    limiter.pause('app', 5_000);
    ahead = 0;
    await limiter.acquire([app]);
    expect(timing.now()).toBe(5_000);
  });

  it('a chat that waits does not hold up another one', async () => {
    const timing = virtualTiming();
    const limiter = createRateLimiter(timing);
    const app = { key: 'app', rules: [{ count: 30, windowMs: 1_000 }] };
    const slow = { key: 'slow', rules: [{ count: 1, windowMs: 60_000 }] };
    await limiter.acquire([slow, app]);
    const waiting = limiter.acquire([slow, app]);
    await limiter.acquire([{ key: 'other', rules: [] }, app]);
    expect(timing.now()).toBe(0);
    await waiting;
    expect(timing.now()).toBe(60_000);
  });

  it('is silent for as long as the platform asked', async () => {
    const timing = virtualTiming();
    const limiter = createRateLimiter(timing);
    const claims = [{ key: 'chat 1', rules: [] }];
    limiter.pause('chat 1', 7_000);
    limiter.pause('chat 1', 3_000);
    expect(limiter.pausedMs(claims)).toBe(7_000);
    await limiter.acquire(claims);
    expect(timing.now()).toBe(7_000);
  });

  it('stops waiting when told to', async () => {
    const limiter = createRateLimiter(virtualTiming());
    const claims = [{ key: 'a', rules: [{ count: 1, windowMs: 1_000 }] }];
    await limiter.acquire(claims);
    await expect(limiter.acquire(claims, AbortSignal.abort(new Error('closing')))).rejects.toThrow('closing');
  });

  it('never breaks a rule, whatever comes when', async () => {
    const rule = fc.record({ count: fc.integer({ min: 1, max: 6 }), windowMs: fc.integer({ min: 1, max: 500 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(rule, { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 30 }),
        async (rules, pauses) => {
          const timing = virtualTiming();
          const limiter = createRateLimiter(timing);
          const moments: number[] = [];
          const calls: Promise<void>[] = [];
          for (const pause of pauses) {
            await timing.sleep(pause);
            calls.push(limiter.acquire([{ key: 'k', rules }]).then(() => void moments.push(timing.now())));
          }
          await Promise.all(calls);
          expect(moments).toHaveLength(pauses.length);
          for (const each of rules) expect(most(moments, each)).toBeLessThanOrEqual(each.count);
        },
      ),
      { numRuns: 40 },
    );
  });
});

it('backs off doubling up to the cap, never less than half', () => {
  const waits = [1, 2, 3, 10].map((attempt) => backoffMs(attempt, { baseMs: 100, capMs: 1_000 }, () => 0));
  expect(waits).toEqual([50, 100, 200, 500]);
  expect(backoffMs(10, { baseMs: 100, capMs: 1_000 }, () => 0.999)).toBeLessThanOrEqual(1_000);
});
