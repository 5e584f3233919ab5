import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ServerFault } from '../../servers/telegram/faults.js';
import type { Parameters } from '../../servers/telegram/request.js';
import { TEST_TOKEN, TelegramServer } from '../../servers/telegram.js';
import { compileForProcess } from '../../tools/compile.mjs';
import { until } from '../until.js';

const CHATS = 8;
const COMMANDS = 240;
const KILLS = 4;

/** Reproducible chance. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('Telegram under fire', () => {
  let child: ChildProcess | null = null;
  let program = '';
  const server = new TelegramServer();
  const dir = mkdtempSync(join(tmpdir(), 'planbot-killed-'));
  const errors: string[] = [];

  beforeAll(() => {
    program = compileForProcess('test/platforms/telegram/child.ts', 'killable-telegram');
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    await server.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const start = (): void => {
    child = spawn(process.execPath, [program, server.root, TEST_TOKEN, dir], { stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  };
  const kill = async (): Promise<void> => {
    const dead = new Promise((resolve) => child?.once('exit', resolve));
    child?.kill('SIGKILL');
    await dead;
  };

  it('answers every command at least once, and twice only where the outcome was unclear', { timeout: 120_000 }, async () => {
    const chance = dice(20261123);
    /** Answers whose outcome the bot could not know, by text. */
    const cut = new Map<string, number>();
    const trouble = (method: string, parameters: Parameters): ServerFault | null => {
      const roll = chance();
      if (method === 'getUpdates') return roll < 0.05 ? { kind: 'status', code: 502 } : roll < 0.08 ? { kind: 'cut-after' } : null;
      if (method !== 'sendMessage') return null;
      if (roll < 0.04) return { kind: 'too-many', retryAfterSeconds: 1 };
      if (roll < 0.08) return { kind: 'status', code: 500 };
      if (roll < 0.12) return { kind: 'cut-before' };
      if (roll < 0.16) {
        const text = String(parameters['text']);
        cut.set(text, (cut.get(text) ?? 0) + 1);
        return { kind: 'cut-after' };
      }
      return null;
    };
    await server.listen();
    for (let chat = 1; chat <= CHATS; chat++) server.chats.add(-1000 - chat, 'supergroup', `群${chat}`);
    server.updates.shuffle = (batch) => batch.toSorted(() => chance() - 0.5);
    server.faults.always(trouble);
    server.pieceBytes = 5;

    start();
    const confirmed: Promise<void>[] = [];
    let deliveries = 0;
    for (let n = 1; n <= COMMANDS; n++) {
      const times = 1 + Math.floor(chance() * 5);
      deliveries += times;
      const chat = { id: -1001 - (n % CHATS), type: 'supergroup', title: '群' };
      const message = {
        message_id: 10_000 + n,
        date: Math.floor(Date.now() / 1000),
        chat,
        from: { id: 5, is_bot: false, first_name: '甲' },
        text: `/find 第${n}问`,
      };
      confirmed.push(server.updates.add({ message }, { times }).acknowledged);
      if (n % 20 === 0) await wait(100);
      if (n % (COMMANDS / KILLS) === COMMANDS / KILLS - 10) {
        await until(() => answers().size > n / 3, 'some answers before the kill');
        await kill();
        start();
      }
    }
    await Promise.all(confirmed);
    await until(() => answers().size === COMMANDS, 'every command to be answered');
    await quiet();

    const counts = [...answers().values()];
    const cuts = [...cut.values()].reduce((sum, count) => sum + count, 0);
    /** Repetitions that no cut explains: the kill came between the send and the note of it. */
    const byKills = [...answers()].map(([text, count]) => Math.max(0, count - 1 - (cut.get(text) ?? 0)));
    const sum = byKills.reduce((all, count) => all + count, 0);
    const times = (count: number): number => counts.filter((one) => one === count).length;
    console.log(
      `telegram faults: ${COMMANDS} commands, ${deliveries} deliveries, ${KILLS} kills, ${cuts} answers cut after the work; never answered ${COMMANDS - counts.length}, ` +
        `once ${times(1)}, twice ${times(2)}, three times ${times(3)}, more ${counts.filter((one) => one > 3).length}; ` +
        `repeated for a kill ${sum} (at most ${KILLS * CHATS})`,
    );
    expect(errors.join('')).toBe('');
    expect(counts).toHaveLength(COMMANDS);
    expect(Math.max(...byKills)).toBeLessThanOrEqual(KILLS);
    expect(sum).toBeLessThanOrEqual(KILLS * CHATS);
  });

  /** How often each question was answered. */
  function answers(): Map<string, number> {
    const found = new Map<string, number>();
    for (let chat = 1; chat <= CHATS; chat++) {
      for (const { body } of server.chats.get(-1000 - chat).messages) found.set(body.text, (found.get(body.text) ?? 0) + 1);
    }
    return found;
  }

  /** Waits until nothing but polling has come for a while: late repetitions have to be counted too. */
  async function quiet(): Promise<void> {
    const sends = (): number => server.calls.filter(({ method }) => method === 'sendMessage').length;
    for (let before = -1; before !== sends(); ) {
      before = sends();
      await wait(2_500);
    }
  }
});
