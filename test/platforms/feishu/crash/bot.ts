import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { createFeishuPlatform } from '../../../../src/platforms/feishu/feishu.js';
import { createHttpFront } from '../../../../src/platforms/http-front.js';
import { say } from '../../../../src/render/reply.js';
import { APP_ID, APP_SECRET } from '../../../servers/feishu.js';
import { openHost } from '../../host.js';
import { SLOW_MS } from '../../slow.js';

/**
 * A bot in a process of its own, to be killed: `node --import ./test/tools/ts-hooks.mjs bot.ts <server> <folder> <webhook port or "-">`.
 * Answers each command after a little while with the command's own text.
 */
const [, , domain = '', folder = '', port = '-'] = process.argv;
const { host } = await openHost(folder, async (message) => {
  await wait(message.text.includes('慢') ? SLOW_MS : Math.random() * 20);
  return say(`答 ${message.text}`);
});
const account = { appId: APP_ID, appSecret: APP_SECRET, domain };
const front = createHttpFront({ host: '127.0.0.1', port: Number(port) || 0, log: host.log });
if (port !== '-') await front.listen();
const webhook =
  port === '-'
    ? {}
    : { webhook: { front, path: '/feishu', verificationToken: 'token-of-the-crash-test', encryptKey: 'key-of-the-crash-test' } };
const platform = createFeishuPlatform({ ...account, ...webhook }, host);
await platform.start();
// Keeps the process going while nothing else does, as main does.
createServer().listen(0, '127.0.0.1');
