import { Agent, request } from 'node:http';
import { expect } from 'vitest';
import { createLog } from '../../src/ops/log.js';
import type { PlatformHost, Respond } from '../../src/platforms/platform.js';
import { answerTo, openBot } from './bot.js';
import { expectSafe, expectSafeLog } from './safe.js';
import { Slowest } from './stopwatch.js';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One call of a webhook; resolves with the status, 0 when the connection was closed without an answer. */
export function post(url: string, body: Buffer, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve) => {
    const call = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    call.on('error', () => resolve(0));
    call.end(body);
  });
}

/** Looks at something where a throw would be caught by the code under test; the first failure comes out at `check`. */
export class Witness {
  #first: unknown = null;

  sees(look: () => void): void {
    try {
      look();
    } catch (error) {
      this.#first ??= error;
    }
  }

  check(): void {
    if (this.#first !== null) throw this.#first;
  }
}

/** The whole bot behind a platform, with what it answers and how long it takes watched. */
export async function watchedBot(owner: string, open: readonly string[], witness: Witness) {
  const bot = await openBot(owner, open, () => new Date());
  const slowest = new Slowest();
  let asked = 0;
  const respond: Respond = async (message) => {
    const { value, ms } = await answerTo(bot.respond, message);
    slowest.add(ms, message.text);
    asked += 1;
    witness.sees(() => {
      expect(bot.faults, message.text).toEqual([]);
      if (value) expectSafe(value);
    });
    return value;
  };
  return { ...bot, respond, slowest, asked: () => asked };
}

/** Puts the real log behind a platform's host; each line is looked at when it is written. */
export function watchLog(host: PlatformHost, secrets: readonly string[], texts: () => readonly string[], witness: Witness): string[] {
  const lines: string[] = [];
  const log = createLog('debug', secrets, {
    write(line) {
      witness.sees(() => {
        expectSafeLog(line, texts());
        for (const secret of secrets) expect(line).not.toContain(secret);
      });
      lines.push(line);
    },
  });
  Object.assign(host.log, log);
  return lines;
}

/** An answer that is not there by then never comes: no measurement, only an end. */
const STUCK_MS = 20_000;

/** Resolves when no accepted message waits for its answer; told by the inbox itself. Rejects when one is stuck. */
export function idleness(host: PlatformHost): () => Promise<void> {
  const { done } = host.inbox;
  let wake = (): void => undefined;
  let stuck: Error | null = null;
  host.inbox.done = async (id) => {
    await done(id);
    wake();
  };
  return async () => {
    const late = setTimeout(() => {
      stuck = new Error(`without an answer: ${JSON.stringify(host.inbox.pending()).slice(0, 1_000)}`);
      wake();
    }, STUCK_MS);
    while (host.inbox.pending().length > 0 && stuck === null)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    clearTimeout(late);
    if (stuck !== null) throw stuck;
  };
}
