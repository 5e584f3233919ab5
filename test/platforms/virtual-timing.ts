import type { Timing } from '../../src/platforms/timing.js';

/** A clock that jumps to the next sleeper as soon as nothing else is left to do. `random` is always one half. */
export function virtualTiming(start = 0): Timing {
  let now = start;
  const sleepers: { at: number; wake: () => void }[] = [];
  const next = (): void => {
    sleepers.sort((a, b) => a.at - b.at);
    const first = sleepers.shift();
    if (!first) return;
    now = Math.max(now, first.at);
    first.wake();
  };
  return {
    now: () => now,
    random: () => 0.5,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          const at = sleepers.indexOf(sleeper);
          if (at >= 0) sleepers.splice(at, 1);
          reject(signal.reason);
        });
        setTimeout(next, 0);
      }),
  };
}
