import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlatformState } from '../../../src/platforms/platform.js';
import { createTelegramPlatform, type TelegramOptions } from '../../../src/platforms/telegram/telegram.js';
import { systemTiming } from '../../../src/platforms/timing.js';
import { say } from '../../../src/render/reply.js';
import { TEST_TOKEN, TelegramServer } from '../../servers/telegram.js';
import { openHost } from '../host.js';
import { until } from '../until.js';

/** The machine's clock with waits a hundred times shorter: backoff is seen without waiting for it. */
const HASTY = { ...systemTiming, sleep: (ms: number, signal?: AbortSignal) => systemTiming.sleep(ms / 100, signal) };

describe('supervision of the connection', () => {
  let server: TelegramServer;
  let dir = '';
  const closers: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    server = new TelegramServer();
    await server.listen();
    server.chats.add(7, 'private');
    dir = mkdtempSync(join(tmpdir(), 'planbot-supervised-'));
  });
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
    await server.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function start(options: Partial<TelegramOptions> = {}) {
    const { host, record, close } = await openHost(dir, async ({ text }) => say(`答 ${text}`));
    const broken = { put: false };
    const inbox = {
      ...host.inbox,
      put: (...given: Parameters<typeof host.inbox.put>) =>
        broken.put ? Promise.reject(new Error('disk full')) : host.inbox.put(...given),
    };
    const platform = createTelegramPlatform(
      { token: TEST_TOKEN, apiRoot: server.root, pollSeconds: 1, callMs: 600, stopMs: 100, timing: HASTY, ...options },
      { ...host, inbox },
    );
    closers.push(close, () => platform.stop());
    await platform.start();
    const becomes = (connection: PlatformState['connection']) => until(() => platform.state().connection === connection, connection);
    return { platform, record, becomes, broken };
  }
  const ask = (text: string): Promise<void> =>
    server.updates.add({
      message: {
        message_id: 1,
        date: 1_790_000_000,
        chat: { id: 7, type: 'private' },
        from: { id: 7, is_bot: false, first_name: '甲' },
        text,
      },
    }).acknowledged;
  const answers = (): string[] => server.chats.get(7).messages.map(({ body }) => body.text);

  it('hears of updates whose ids begin anew after a quiet week', async () => {
    const { becomes } = await start();
    await becomes('connected');
    await ask('/n 1');
    await until(() => server.chats.get(7).messages.length === 1, 'the first answer');
    const polls = server.calls.length;
    await until(() => server.calls.slice(polls).filter(({ method }) => method === 'getUpdates').length >= 2, 'an empty answer');
    server.updates.restartIds(17);
    await ask('/n 2');
    await until(() => server.chats.get(7).messages.length === 2, 'the second answer');
  });

  it('comes up when Telegram is in trouble at the start', async () => {
    server.faults.add(
      'getMe',
      { kind: 'status', code: 502 },
      { kind: 'cut-before' },
      { kind: 'too-many', retryAfterSeconds: 1 },
      { kind: 'silent' },
    );
    server.faults.add('deleteWebhook', { kind: 'status', code: 500 });
    const { becomes } = await start();
    await becomes('connected');
    await ask('/plans');
    await until(() => answers().length === 1, 'the answer');
  });

  it('sits out errors, broken and dead connections while polling', async () => {
    const { becomes, record } = await start();
    await becomes('connected');
    server.faults.add(
      'getUpdates',
      { kind: 'status', code: 502 },
      { kind: 'cut-before' },
      { kind: 'cut-after' },
      { kind: 'silent' },
      { kind: 'too-many', retryAfterSeconds: 3 },
    );
    server.dropConnections();
    await ask('/plans');
    await until(() => answers().length === 1, 'the answer');
    await becomes('connected');
    expect(record.log.some((entry) => entry.includes('polling interrupted'))).toBe(true);
  });

  it('goes on after another poller has taken over for a while, and says so loudly', async () => {
    const { becomes, record } = await start();
    await becomes('connected');
    const other = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"timeout":0}' };
    while (!record.log.some((entry) => entry.includes('409'))) await fetch(`${server.root}/bot${TEST_TOKEN}/getUpdates`, other);
    await ask('/plans');
    await until(() => answers().length === 1, 'the answer');
  });

  it('takes the updates back when somebody has set a webhook', async () => {
    const { becomes } = await start();
    await becomes('connected');
    server.webhook = { url: 'http://127.0.0.1:9/', secret: '', allowed: [] };
    server.dropConnections();
    await until(() => server.webhook === null, 'the webhook to be deleted');
    await becomes('connected');
  });

  it('stops for good, visibly, when the token is wrong', async () => {
    const { becomes, platform } = await start({ token: '1:wrong' });
    await becomes('refused');
    expect(platform.state().trouble).toContain('401');
    const { length } = server.calls;
    await platform.stop();
    expect(server.calls.length).toBe(length);
    expect(platform.state().connection).toBe('stopped');
  });

  it('stops polling when the token is revoked', async () => {
    const { becomes } = await start();
    await becomes('connected');
    server.tokenRevoked = true;
    await becomes('refused');
  });

  it('does not confirm what could not be stored, and answers it when the disk is back', async () => {
    const { becomes, broken } = await start();
    await becomes('connected');
    broken.put = true;
    const confirmed = ask('/plans');
    await becomes('reconnecting');
    expect(server.updates.size).toBe(1);
    broken.put = false;
    await confirmed;
    await until(() => answers().length === 1, 'the answer');
  });

  it('confirms what it accepted when it stops, and asks for exactly the updates it reads', async () => {
    const { becomes, platform } = await start();
    await becomes('connected');
    await ask('/plans');
    await platform.stop();
    const polls = server.calls.filter(({ method }) => method === 'getUpdates');
    expect(polls.at(-1)?.parameters).toMatchObject({ timeout: 0, allowed_updates: ['message', 'callback_query', 'my_chat_member'] });
    expect(server.updates.size).toBe(0);
  });

  it('leaves unreadable updates out, and goes on', async () => {
    const { becomes, record } = await start();
    await becomes('connected');
    await server.updates.add({ message: { message_id: 'x', date: null, chat: 5 } }).acknowledged;
    await server.updates.add({ message: { message_id: 1 } }).acknowledged;
    await ask('/plans');
    await until(() => answers().length === 1, 'the answer');
    expect(record.log.filter((entry) => entry.includes('unreadable')).length).toBe(2);
  });

  it('goes through the proxy when there is one', async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => proxy.close(() => resolve())));
    const { becomes } = await start({
      apiRoot: 'https://api.telegram.invalid',
      proxyUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    });
    await until(() => asked.length > 0, 'the proxy to be asked');
    expect(new Set(asked)).toEqual(new Set(['api.telegram.invalid:443']));
    await becomes('reconnecting');
  });

  it('registers the menus that differ, and lives without them', async () => {
    const menu = [
      { name: 'targets', description: '查目标、最新数据和状态', audience: 'all' as const },
      { name: 'import', description: '导入文件', audience: 'admins' as const },
    ];
    server.faults.add('setMyCommands', { kind: 'status', code: 500 });
    const first = await start({ menu });
    await until(() => server.menus.size === 3, 'the menus');
    expect(server.menus.get('{"type":"all_group_chats"}')).toEqual([{ command: 'targets', description: '查目标、最新数据和状态' }]);
    expect(server.menus.get('{"type":"all_chat_administrators"}')).toHaveLength(2);
    expect(server.menus.get('{"type":"all_private_chats"}')).toHaveLength(2);
    await first.becomes('connected');
    for (const close of closers.splice(0).reverse()) await close();
    const before = server.calls.filter(({ method }) => method === 'setMyCommands').length;
    const second = await start({ menu });
    await second.becomes('connected');
    await until(() => server.calls.filter(({ method }) => method === 'getMyCommands').length >= 6, 'the menus to be compared');
    expect(server.calls.filter(({ method }) => method === 'setMyCommands').length).toBe(before);
    for (const close of closers.splice(0).reverse()) await close();
    const third = await start({ menu: [{ name: '中文', description: '不允许', audience: 'all' }] });
    await third.becomes('connected');
    await until(() => third.record.log.some((entry) => entry.includes('BOT_COMMAND_INVALID')), 'the refusal to be logged');
    await ask('/plans');
    await until(() => answers().length === 1, 'the answer');
  });
});
