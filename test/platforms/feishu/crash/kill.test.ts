import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FeishuServer } from '../../../servers/feishu.js';
import { temporaryFolder } from '../../../store/fixture.js';
import { readVisible } from '../seen.js';

const COMMANDS = Number(process.env['PLANBOT_TEST_COMMANDS'] ?? 60);
const CHATS = 40;
const KILLS = 4;

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
};

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

describe.each(['long connection', 'webhook'] as const)('%s: killed in the middle', (transport) => {
  it(`answers each of ${COMMANDS} commands exactly once: delivered 1–5 times, out of order, over ${KILLS} kills`, {
    timeout: 180_000,
  }, async () => {
    const folder = await temporaryFolder();
    const port = transport === 'webhook' ? await freePort() : null;
    const webhook =
      port === null
        ? {}
        : {
            webhook: {
              url: () => `http://127.0.0.1:${port}/feishu`,
              encryptKey: 'key-of-the-crash-test',
              token: 'token-of-the-crash-test',
            },
          };
    // Pushed again until acknowledged, as the platform does, only sooner than after 15 s, 5 min, 1 h and 6 h.
    const repushMs = Array.from({ length: 60 }, () => 1_500);
    const server = await new FeishuServer({ repushMs, ackWithinMs: 3_000, ...webhook }).listen();
    const start = (): ChildProcess =>
      spawn(
        process.execPath,
        [
          '--import',
          './test/tools/ts-hooks.mjs',
          'test/platforms/feishu/crash/bot.ts',
          server.url,
          folder,
          port === null ? '-' : String(port),
        ],
        { stdio: ['ignore', 'ignore', 'inherit'] },
      );
    let bot = start();
    try {
      const commands = Array.from({ length: COMMANDS }, (_, at) =>
        server.compose(`/n ${at}`, { chatId: `oc_chat${at % CHATS}`, chatType: 'p2p' }),
      );
      const copies = shuffled(commands.flatMap(({ event }) => Array.from({ length: 1 + Math.floor(Math.random() * 5) }, () => event)));
      const perKill = Math.ceil(copies.length / (KILLS + 1));
      for (let kill = 0; kill <= KILLS; kill++) {
        await ready(server, port);
        for (const event of copies.slice(kill * perKill, (kill + 1) * perKill)) server.push(event);
        if (kill === KILLS) break;
        await wait(Math.random() * 400);
        const gone = once(bot, 'close');
        bot.kill('SIGKILL');
        await gone;
        bot = start();
      }
      const settled = await Promise.all(server.deliveries.map(({ settled: ack }) => ack));
      const answered = (): Map<string, number> => {
        const counts = new Map<string, number>();
        for (const { parentId } of server.messages.sent()) counts.set(parentId ?? '', (counts.get(parentId ?? '') ?? 0) + 1);
        return counts;
      };
      for (let left = 600; left > 0 && answered().size < COMMANDS; left--) await wait(50);
      await wait(1_500);
      const counts = answered();
      const byTimes = (times: number): number => commands.filter(({ message }) => (counts.get(message.id) ?? 0) === times).length;
      console.info(
        `${transport}: ${COMMANDS} commands, ${copies.length} copies, ${server.deliveries.reduce((sum, { attempts }) => sum + attempts, 0)} pushes, ${KILLS} kills → never ${byTimes(0)}, once ${byTimes(1)}, more often ${COMMANDS - byTimes(0) - byTimes(1)}`,
      );
      expect(settled.filter((ack) => ack === null)).toEqual([]);
      expect(byTimes(1)).toBe(COMMANDS);
      expect(server.messages.sent()).toHaveLength(COMMANDS);
      for (const { message } of commands) {
        const answer = server.messages.sent().find(({ parentId }) => parentId === message.id);
        expect(answer && readVisible(answer).text).toBe(`答 ${(JSON.parse(message.content) as { text: string }).text}`);
      }
    } finally {
      bot.kill('SIGKILL');
      await server.close();
    }
  });
});

/** Resolves when the bot can be reached. */
async function ready(server: FeishuServer, port: number | null): Promise<void> {
  for (let left = 600; left > 0; left--) {
    const up =
      port === null
        ? server.sockets.open.size > 0
        : await fetch(`http://127.0.0.1:${port}/feishu`).then(
            ({ status }) => status === 405,
            () => false,
          );
    if (up) return;
    await wait(50);
  }
  throw new Error('the bot does not come up');
}
