import { createInterface } from 'node:readline';

/** The platform's side of a bench: pushes messages and hears of their answers. */
export interface Load {
  /** Where the bot finds the test server. */
  readonly address: string;
  /** Delivers message number `n` and returns what its answer will be known by. */
  push(n: number): string;
  /** Forgets what was said so far. */
  reset(): void;
  close(): Promise<void>;
}

/** Messages under way at the same time in a burst. */
const IN_FLIGHT = 200;

/**
 * Obeys lines on standard input: `burst N` pushes N messages as fast as they are answered, `rate R S` pushes R a second for S seconds.
 * Each line is answered by one line of JSON, after the server's address. `open` is given what to call at each answer.
 */
export async function runLoad(open: (onAnswer: (key: string) => void) => Promise<Load>): Promise<void> {
  const pushed = new Map<string, number>();
  const latencies: number[] = [];
  let wake = (): void => {};
  let count = 0;
  const load = await open((key) => {
    const at = pushed.get(key);
    if (at === undefined) return;
    pushed.delete(key);
    latencies.push(performance.now() - at);
    wake();
  });
  const push = (): void => {
    count += 1;
    pushed.set(load.push(count), performance.now());
  };
  const answered = (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      wake = () => latencies.length >= wanted && resolve();
      wake();
    });
  const percentile = (share: number): number => {
    const sorted = [...latencies].sort((a, b) => a - b);
    return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
  };

  async function burst(total: number): Promise<object> {
    const began = performance.now();
    for (let at = 0; at < total; at++) {
      if (at >= IN_FLIGHT) await answered(at - IN_FLIGHT);
      push();
    }
    await answered(total);
    return { seconds: (performance.now() - began) / 1000 };
  }

  async function rate(perSecond: number, seconds: number): Promise<object> {
    const began = performance.now();
    const total = perSecond * seconds;
    for (let at = 0; at < total; ) {
      const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond));
      for (; at < due; at++) push();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await answered(total);
    return { p50Ms: percentile(0.5), p99Ms: percentile(0.99), maxMs: percentile(1) };
  }

  console.log(load.address);
  for await (const line of createInterface({ input: process.stdin })) {
    const [what, ...numbers] = line.split(' ');
    const [a = 0, b = 0] = numbers.map(Number);
    pushed.clear();
    latencies.length = 0;
    load.reset();
    console.log(JSON.stringify(what === 'burst' ? await burst(a) : await rate(a, b)));
  }
  await load.close();
}
