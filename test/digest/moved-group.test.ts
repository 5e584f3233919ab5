import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app.js';
import { startBot } from '../../src/bot.js';
import { loadConfig } from '../../src/config.js';
import type { DeliveryRecord } from '../../src/digest/outbox.js';
import { createOperations } from '../../src/ops/operations.js';
import { openStore } from '../../src/store/open-store.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { shippedPlans } from '../commands/chat.js';
import { until } from '../platforms/until.js';
import { TEST_TOKEN, TelegramServer } from '../servers/telegram.js';
import { temporaryFolder } from '../store/fixture.js';

const OLD = { id: -5, type: 'group', title: '专利专班' } as const;
const NEW = { id: -1005, type: 'supergroup', title: '专利专班' } as const;
const ADMIN = { id: 7, is_bot: false, first_name: '甲' };

/** The whole bot on Telegram's test server, in a group that its owner opened. */
async function open() {
  const folder = await temporaryFolder();
  const server = new TelegramServer();
  await server.listen();
  server.chats.add(OLD.id, 'group', OLD.title);
  let shift = 0;
  const now = (): Date => new Date(Date.parse('2024-06-13T10:00:00+08:00') + shift);
  const env = { PLANBOT_DATA: folder, PLANBOT_OWNERS: 'telegram:7', TELEGRAM_BOT_TOKEN: TEST_TOKEN, TELEGRAM_API_ROOT: server.root };
  const { config } = loadConfig(env, () => '');
  const store = await openStore({ folder, now, identify: indicatorOf, seed: async () => shippedPlans() });
  const records = async () => createMemoryShelf<DeliveryRecord>({ now });
  const app = createApp({ config, store, now, localOwners: [], onFault: () => undefined, records });
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const bot = await startBot({ config, app, now, log: quiet, operations: createOperations({ version: '', now }) });
  onTestFinished(async () => {
    await bot.stop();
    await app.close();
    await server.close();
  });
  await until(() => bot.states().every(({ connection }) => connection === 'connected'), 'the connection');

  const texts = (chat: { readonly id: number }): readonly string[] => server.chats.get(chat.id).messages.map(({ body }) => body.text);
  let count = 0;
  const says = async (text: string, chat: typeof OLD | typeof NEW): Promise<string> => {
    const before = texts(chat).length;
    count += 1;
    const message = { chat, from: ADMIN, message_id: count, date: Math.floor(now().getTime() / 1000), text };
    await server.updates.add({ message }).acknowledged;
    await until(() => texts(chat).length > before, `an answer to ${text}`);
    return texts(chat).at(-1) ?? '';
  };
  const press = async (label: string, chat: typeof OLD, answeredIn: typeof NEW): Promise<string> => {
    const before = texts(answeredIn).length;
    const message = server.chats.get(chat.id).messages.find(({ buttons }) => buttons.flat().some(({ text }) => text === label));
    const data = message?.buttons.flat().find(({ text }) => text === label)?.callback_data;
    const query = { id: `q${before}`, from: ADMIN, chat_instance: '1', data, message: { chat, message_id: message?.id, date: 1 } };
    server.queries.add(query.id);
    await server.updates.add({ callback_query: query }).acknowledged;
    await until(() => texts(answeredIn).length > before, `an answer to [${label}]`);
    return texts(answeredIn).at(-1) ?? '';
  };
  const upgrade = async (): Promise<void> => {
    server.chats.add(NEW.id, 'supergroup', NEW.title);
    server.chats.get(OLD.id).migratedTo = NEW.id;
    const about = { message_id: 1, date: Math.floor(now().getTime() / 1000) };
    await server.updates.add({ message: { ...about, chat: OLD, migrate_to_chat_id: NEW.id } }).acknowledged;
    await server.updates.add({ message: { ...about, chat: NEW, migrate_from_chat_id: OLD.id } }).acknowledged;
  };
  const at = (instant: string): void => {
    shift = Date.parse(instant) - Date.parse('2024-06-13T10:00:00+08:00');
  };
  return { app, says, press, upgrade, texts, at };
}

describe('a Telegram group that becomes a supergroup', { timeout: 60_000 }, () => {
  it('keeps its subscription, reminders, region and the buttons under its earlier messages', async () => {
    const { app, says, press, upgrade, texts, at } = await open();
    await app.store.commit({
      op: { type: 'chat.region', chat: 'telegram:-5', region: '杭州市' },
      by: 'telegram:7',
      chat: null,
      cause: null,
      note: null,
    });
    expect(await says('/digest 周一 09:00 提醒 9', OLD)).toContain('杭州市');
    await says('/digest', OLD);
    await upgrade();
    expect(app.store.view.chatRegion('telegram:-1005')).toBe('杭州市');
    expect(await says('/digest', NEW)).toMatch(/范围：杭州市[\s\S]*到期前 9 个工作日/u);
    expect(await press('预览', OLD, NEW)).toContain('这是预览');

    // The digest, and nine working days before the second phase ends the reminder, come into the new group.
    at('2024-06-17T09:00:00+08:00');
    await (await app.services.digests()).tick();
    expect(texts(NEW).filter((text) => text.startsWith('周报 第 1 期') && !text.includes('这是预览'))).toHaveLength(1);
    expect(texts(NEW).some((text) => text.includes('快到期'))).toBe(true);
    expect(texts(OLD).some((text) => text.startsWith('周报 第'))).toBe(false);
  });
});
