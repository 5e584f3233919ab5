import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { compileForProcess } from '../tools/compile.mjs';

// The whole way of a message through the Telegram platform, by polling and by webhook: delivered by the test server,
// stored with fsync, answered, sent, marked as done. Rate limits are lifted, the network is the loopback, the bot is a process of its own.
const MESSAGES = 6_000;
const CHATS = 300;
const PER_SECOND = 200;
const SECONDS = 15;
/** Calls that Telegram makes to a webhook at once (max_connections). */
const CONNECTIONS = 40;

const program = compileForProcess('test/platforms/telegram/child.ts', 'bench-telegram');
const { TelegramServer, TEST_TOKEN } = await import(compileForProcess('test/servers/telegram.ts', 'bench-telegram'));

for (const transport of ['polling', 'webhook']) {
  const server = new TelegramServer();
  await server.listen();
  for (let chat = 0; chat < CHATS; chat++) server.chats.add(-1000 - chat, 'supergroup', '群');
  const arrivals = watchAnswers(server);
  const dir = mkdtempSync(join(tmpdir(), 'planbot-bench-'));
  const bot = spawn(
    process.execPath,
    [program, server.root, TEST_TOKEN, dir, ...(transport === 'webhook' ? ['bench-secret-0123456789'] : [])],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const ready = () => (transport === 'webhook' ? server.webhook !== null : server.calls.some(({ method }) => method === 'getUpdates'));
  while (!ready()) await wait(20);

  const before = await usage(bot);
  const began = performance.now();
  await deliver(
    server,
    transport,
    Array.from({ length: MESSAGES }, (_, n) => n),
  );
  while (arrivals.size < MESSAGES) await wait(5);
  const seconds = (performance.now() - began) / 1000;
  const after = await usage(bot);
  const cpuSeconds = (after.cpuMs - before.cpuMs) / 1000;

  const sent = new Map();
  const start = performance.now();
  for (let n = MESSAGES; n < MESSAGES + PER_SECOND * SECONDS; n++) {
    const due = start + ((n - MESSAGES) * 1000) / PER_SECOND;
    if (due > performance.now()) await wait(due - performance.now());
    sent.set(n, performance.now());
    void deliver(server, transport, [n]);
  }
  while (arrivals.size < MESSAGES + PER_SECOND * SECONDS) await wait(5);
  const delays = [...sent].map(([n, at]) => arrivals.get(n) - at).sort((a, b) => a - b);
  const percentile = (share) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))].toFixed(1);

  console.log(
    `telegram ${transport}: ${MESSAGES} messages in ${seconds.toFixed(1)} s = ${Math.round(MESSAGES / seconds)}/s, ` +
      `${Math.round(MESSAGES / cpuSeconds)} per second of bot processor time, ${Math.round(after.rssMb)} MB; ` +
      `at ${PER_SECOND}/s p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms, max ${percentile(1)} ms`,
  );
  bot.kill('SIGKILL');
  await server.close();
  rmSync(dir, { recursive: true, force: true });
}

/** When the answer to message n arrived at the server, by n. */
function watchAnswers(server) {
  const arrivals = new Map();
  const send = server.chats.send.bind(server.chats);
  server.chats.send = (parameters, kind) => {
    arrivals.set(Number(/\d+$/u.exec(parameters.text)?.[0]), performance.now());
    return send(parameters, kind);
  };
  return arrivals;
}

async function deliver(server, transport, numbers) {
  const updates = numbers.map((n) => ({
    message: {
      message_id: n + 1,
      date: Math.floor(Date.now() / 1000),
      chat: { id: -1000 - (n % CHATS), type: 'supergroup', title: '群' },
      from: { id: 5, is_bot: false, first_name: '甲' },
      text: `/find 高价值发明专利 ${n}`,
    },
  }));
  if (transport === 'polling') return void updates.forEach((update) => void server.updates.add(update));
  const queue = updates.map((update, at) => ({ update_id: numbers[at] + 1, ...update }));
  await Promise.all(
    Array.from({ length: Math.min(CONNECTIONS, queue.length) }, async () => {
      for (let update = queue.shift(); update; update = queue.shift()) {
        while ((await server.push(update)) !== 200) await wait(50);
      }
    }),
  );
}

function usage(bot) {
  return new Promise((resolve) => {
    bot.once('message', resolve);
    bot.send('usage');
  });
}
