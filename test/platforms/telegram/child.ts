import { say } from '../../../src/render/reply.js';
import { createTelegramPlatform } from '../../../src/platforms/telegram/telegram.js';
import { openHost } from '../host.js';

/** A bot in a process of its own, to be killed: answers every message with "答 " and its text. Arguments: API root, token, folder. */
const [root = '', token = '', dir = ''] = process.argv.slice(2);
const { host } = await openHost(dir, async (message) => say(`答 ${message.text}`));
const rates = { app: [], privateChat: [], group: [], message: [] };
await createTelegramPlatform({ token, apiRoot: root, rates, pollSeconds: 1, callMs: 2_000 }, host).start();
