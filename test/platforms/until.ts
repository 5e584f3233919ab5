import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_MS = 20_000;

/** Waits for something that happens in its own time; fails with its name after 20 s, which is no measurement, only an end. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const end = Date.now() + LONGEST_MS;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await wait(5);
  }
}
