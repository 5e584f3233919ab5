/** No work on one input may hold the process longer, in milliseconds of CPU. */
export const HANDLER_MAX_MS = 50;

/** Times a piece of work: CPU of the process, or the clock where that is less (other threads count as CPU, other processes as time). */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const clock = performance.now();
  const cpu = process.cpuUsage();
  const value = await work();
  const used = process.cpuUsage(cpu);
  return { value, ms: Math.min(performance.now() - clock, (used.user + used.system) / 1000) };
}

/** Keeps the slowest inputs and the spread. */
export class Slowest {
  readonly #worst: { readonly ms: number; readonly what: string }[] = [];
  readonly #counts = new Map<number, number>();
  #all = 0;

  add(ms: number, what: string): void {
    this.#all += 1;
    const step = Math.ceil(ms);
    this.#counts.set(step, (this.#counts.get(step) ?? 0) + 1);
    this.#worst.push({ ms, what });
    if (this.#worst.length > 200) this.#worst.sort((a, b) => b.ms - a.ms).splice(5);
  }

  /** Milliseconds that `share` of the inputs kept within, rounded up. */
  within(share: number): number {
    let seen = 0;
    for (const [step, count] of [...this.#counts].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen >= this.#all * share) return step;
    }
    return 0;
  }

  get worst(): number {
    return Math.max(0, ...this.#worst.map(({ ms }) => ms));
  }

  toString(): string {
    const worst = this.#worst.sort((a, b) => b.ms - a.ms).slice(0, 3);
    return `CPU of a handler: p50 ≤ ${this.within(0.5)} ms, p99 ≤ ${this.within(0.99)} ms, worst ${this.worst.toFixed(1)} ms; slowest: ${worst.map(({ ms, what }) => `${ms.toFixed(1)} ms ${JSON.stringify(what.slice(0, 60))}`).join(', ')}`;
  }
}
