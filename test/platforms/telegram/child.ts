import { setTimeout as wait } from 'node:timers/promises';
import { createHttpFront } from '../../../src/platforms/http-front.js';
import { createTelegramPlatform, type TelegramOptions } from '../../../src/platforms/telegram/telegram.js';
import { say } from '../../../src/render/reply.js';
import { openHost } from '../host.js';
import { SLOW_MS } from '../slow.js';

/**
 * A bot in a process of its own, to be killed or measured: answers every message with "答 " and its text.
 * Arguments: API root, token, folder, and a secret when it is to use a webhook. Tells its parent, when asked, the processor time it used.
 */
const [root = '', token = '', dir = '', secretToken] = process.argv.slice(2);
const { host } = await openHost(dir, async (message) => {
  if (message.text.includes('慢')) await wait(SLOW_MS);
  return say(`答 ${message.text}`);
});

async function webhook(secret: string): Promise<NonNullable<TelegramOptions['webhook']>> {
  const front = createHttpFront({ host: '127.0.0.1', port: 0, log: host.log });
  const { port } = await front.listen();
  return { front, path: '/telegram', url: `http://127.0.0.1:${port}/telegram`, secretToken: secret };
}

const options: TelegramOptions = {
  token,
  apiRoot: root,
  rates: { app: [], privateChat: [], group: [], message: [] },
  inbox: { perChat: 1_000, total: 20_000 },
  pollSeconds: 1,
  callMs: 10_000,
  ...(secretToken ? { webhook: await webhook(secretToken) } : {}),
};
await createTelegramPlatform(options, host).start();
process.on('message', () =>
  process.send?.({ cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000, rssMb: process.memoryUsage.rss() / 1e6 }),
);
