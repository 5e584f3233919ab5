import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../src/app.js';
import { startBot } from '../src/bot.js';
import { loadConfig } from '../src/config.js';
import { StoreError } from '../src/errors.js';
import { chatKey } from '../src/model/subscription.js';
import { createOperations } from '../src/ops/operations.js';
import type { ChatEvent } from '../src/platforms/platform.js';
import { openStore } from '../src/store/open-store.js';
import { createMemoryShelf } from '../src/store/shelf.js';
import { indicatorOf } from '../src/tracking/indicator.js';
import { weekly } from './digest/subscriptions.js';
import { until } from './platforms/until.js';
import { APP_ID, APP_SECRET, FeishuServer } from './servers/feishu.js';
import { TEST_TOKEN, TelegramServer } from './servers/telegram.js';
import { temporaryFolder } from './store/fixture.js';

/** The whole bot on both test servers, and what it tells a listener of chats. */
async function open() {
  const folder = await temporaryFolder();
  const feishu = await new FeishuServer({ repushMs: [20, 20, 20] }).listen();
  const telegram = new TelegramServer();
  await telegram.listen();
  const now = (): Date => new Date();
  const { config } = loadConfig(
    {
      PLANBOT_DATA: folder,
      FEISHU_APP_ID: APP_ID,
      FEISHU_APP_SECRET: APP_SECRET,
      FEISHU_DOMAIN: feishu.url,
      TELEGRAM_BOT_TOKEN: TEST_TOKEN,
      TELEGRAM_API_ROOT: telegram.root,
    },
    () => '',
  );
  const store = await openStore({ folder, now, identify: indicatorOf });
  const records = async () => createMemoryShelf<never>({ now });
  const app = createApp({ config, store, now, localOwners: [], onFault: () => {}, records });
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const bot = await startBot({ config, app, now, log: quiet, operations: createOperations({ version: '', now }) });
  onTestFinished(async () => {
    await bot.stop();
    await app.close();
    await Promise.all([feishu.close(), telegram.close()]);
  });
  await until(() => bot.states().every(({ connection }) => connection === 'connected'), 'both connections');
  const told: ChatEvent[] = [];
  app.onChat.push(async (event) => void told.push(event));
  return { app, bot, feishu, telegram, told };
}

const key = (event: ChatEvent): string => `${chatKey(event.address)} ${event.kind}`;

describe('what becomes of chats', { timeout: 60_000 }, () => {
  it('reaches the rest of the bot from Feishu: added, removed, dissolved', async () => {
    const { feishu, told } = await open();
    const push = async (type: string, at: number, times = 1): Promise<void> => {
      const event = feishu.event(type, { chat_id: 'oc_a', name: '专班' }, at);
      for (let n = 0; n < times; n++) await feishu.push(event).settled;
    };
    await push('im.chat.member.bot.added_v1', 1_000_000, 3);
    await push('im.chat.member.bot.deleted_v1', 2_000_000, 2);
    await push('im.chat.member.bot.added_v1', 1_500_000);
    await push('im.chat.member.bot.added_v1', 3_000_000);
    await push('im.chat.disbanded_v1', 4_000_000);
    expect(told).toMatchObject([
      { kind: 'joined', title: '专班', at: '1970-01-01T00:16:40.000Z' },
      { kind: 'left', reason: 'im.chat.member.bot.deleted_v1' },
      { kind: 'joined' },
      { kind: 'left', reason: 'im.chat.disbanded_v1' },
    ]);
  });

  it('reaches the rest of the bot from Telegram: added, kicked, written from again', async () => {
    const { telegram, told } = await open();
    const chat = { id: -100, type: 'supergroup', title: '专班' };
    const member = (status: string, date: number) =>
      telegram.updates.add({ my_chat_member: { chat, date, new_chat_member: { status } } }, { times: 2 }).acknowledged;
    await member('member', 100);
    await member('kicked', 200);
    telegram.chats.add(-100, 'supergroup', '专班');
    const from = { id: 7, is_bot: false, first_name: '甲' };
    await telegram.updates.add({ message: { chat, from, message_id: 1, date: 300, text: '/help' } }).acknowledged;
    await until(() => told.length === 3, 'the message to be heard');
    expect(told.map(key)).toEqual(['telegram:-100 joined', 'telegram:-100 left', 'telegram:-100 joined']);
  });

  it('moves what the store knows of a chat before anybody is told', async () => {
    const { app, telegram } = await open();
    const address = { platform: 'telegram', chatId: '-5', threadId: null } as const;
    await app.store.commit({
      op: { type: 'subscription.set', key: chatKey(address), subscription: weekly({ address, since: '2026-01-01T00:00:00.000Z' }) },
      by: 'telegram:7',
      chat: chatKey(address),
      cause: null,
      note: null,
    });
    const seen: (string | undefined)[] = [];
    app.onChat.push(async () => void seen.push(app.store.view.subscriptions()[0]?.subscription.address.chatId));
    const group = { id: -5, type: 'group', title: '专班' };
    const supergroup = { id: -1005, type: 'supergroup', title: '专班' };
    await telegram.updates.add({ message: { message_id: 1, date: 1, chat: group, migrate_to_chat_id: -1005 } }).acknowledged;
    await telegram.updates.add({ message: { message_id: 1, date: 1, chat: supergroup, migrate_from_chat_id: -5 } }).acknowledged;
    expect(new Set(seen)).toEqual(new Set(['-1005']));
  });

  it('a full disk has the platform deliver again; a listener that breaks holds up nobody', async () => {
    const { app, feishu, told } = await open();
    let full = true;
    app.onChat.unshift(async () => {
      if (full) throw new StoreError('disk-full', 'no room');
    });
    app.onChat.push(async () => Promise.reject(new TypeError('a mistake')));
    const delivery = feishu.push(feishu.event('im.chat.member.bot.deleted_v1', { chat_id: 'oc_b', name: '' }));
    await until(() => delivery.attempts > 1, 'a second delivery');
    expect(told).toEqual([]);
    full = false;
    await delivery.settled;
    expect(told.map(key)).toEqual(['feishu:oc_b left']);
  });
});
