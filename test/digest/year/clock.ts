import { channel } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Timing } from '../../../src/platforms/timing.js';

/** Turns of the event loop without anything under way after which nothing more is to be expected. */
const IDLE_TURNS = 4;
/** Real time after which it is not the machine that is slow. */
const STUCK_MS = 60_000;
/** Who sleeps longer is waiting for something else. */
const LONGEST_JUMP_MS = 24 * 3_600_000;

/**
 * The time of a bot in a simulated year. It stands still while a request, a write or a drawing is under way, and jumps to the next sleeper
 * when nothing else is left. `wall` is what the machine's clock shows: the true time and how wrong it goes.
 */
export interface YearClock {
  readonly timing: Timing;
  wall(): number;
  /** Begins a stretch at a true time, with the machine's clock wrong by `skew` milliseconds. */
  set(at: number, skew: number): void;
  /** Holds the time back until the work is done. */
  busy<T>(work: Promise<T>): Promise<T>;
  /** Lets the time go on until the work is done. */
  through(work: Promise<unknown>): Promise<void>;
}

/** `told` hears of each jump before anybody wakes. */
export function createYearClock(told: (at: number) => void): YearClock {
  let at = 0;
  let skew = 0;
  const underWay = new Set<unknown>();
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();

  channel('http.client.request.start').subscribe((message) => {
    const { request } = message as { request: ClientRequest };
    // A poll and the long connection are held open by the server; they are waiting, not under way.
    if (request.path.endsWith('/getUpdates') || request.getHeader('upgrade') !== undefined) return;
    underWay.add(request);
    request.once('close', () => underWay.delete(request));
  });

  const wake = (): void => {
    for (const sleeper of [...sleepers]) {
      if (sleeper.at > at) continue;
      sleepers.delete(sleeper);
      sleeper.wake();
    }
  };
  const turn = (): Promise<void> => new Promise((resolve) => (underWay.size > 0 ? setTimeout(resolve, 1) : setImmediate(resolve)));
  const jump = (): boolean => {
    const next = Math.min(...[...sleepers].map((sleeper) => sleeper.at));
    if (next - at > LONGEST_JUMP_MS) return false;
    at = Math.max(at, next);
    told(at);
    wake();
    return true;
  };
  const busy = async <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };

  return {
    timing: {
      now: () => at + skew,
      random: Math.random,
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          if (signal?.aborted) return reject(signal.reason);
          const sleeper = { at: at + ms, wake: resolve };
          sleepers.add(sleeper);
          signal?.addEventListener('abort', () => sleepers.delete(sleeper) && reject(signal.reason), { once: true });
        }),
    },
    wall: () => at + skew,
    set(to, wrong) {
      at = Math.max(at, to);
      skew = wrong;
      wake();
    },
    busy,
    async through(work) {
      let done = false;
      const end = work.finally(() => {
        done = true;
      });
      let alive = performance.now();
      for (let idle = 0; !done; ) {
        await turn();
        idle = underWay.size === 0 ? idle + 1 : 0;
        if (performance.now() - alive > STUCK_MS) throw new Error(`nobody wakes any more: ${underWay.size} under way`);
        if (idle < IDLE_TURNS || done) continue;
        if (jump()) alive = performance.now();
        idle = 0;
      }
      await end;
    },
  };
}
