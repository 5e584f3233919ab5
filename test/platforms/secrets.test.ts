import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFeishuPlatform, type FeishuOptions } from '../../src/platforms/feishu/feishu.js';
import { createHttpFront } from '../../src/platforms/http-front.js';
import type { Platform, PlatformHost, Respond } from '../../src/platforms/platform.js';
import { createTelegramPlatform, type TelegramOptions } from '../../src/platforms/telegram/telegram.js';
import { reply, say } from '../../src/render/reply.js';
import { APP_ID, APP_SECRET, FeishuServer } from '../servers/feishu.js';
import { TEST_TOKEN, TelegramServer } from '../servers/telegram.js';
import { temporaryFolder } from '../store/fixture.js';
import { openHost } from './host.js';
import { until } from './until.js';

const BODY = '机密正文';
const PROXY_PASSWORD = 'proxy-password-0123';
const WEBHOOK_SECRET = 'webhook-secret-0123456789abcdef';
const SECRETS = [
  BODY,
  PROXY_PASSWORD,
  WEBHOOK_SECRET,
  TEST_TOKEN,
  TEST_TOKEN.split(':')[1] ?? '',
  APP_SECRET,
  't-test-token',
  'secret-ticket',
  'secret-access-key',
];

/** Everything the process says: the platform's log with errors written out whole, and what anybody prints. */
function listen(): { readonly lines: string[]; readonly log: PlatformHost['log'] } {
  const lines: string[] = [];
  const write = (fields: object, message: string): void => void lines.push(`${message} ${inspect(fields, { depth: 8, showHidden: true })}`);
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, name).mockImplementation((...args: unknown[]) => void lines.push(inspect(args, { depth: 8 })));
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk: unknown) => lines.push(String(chunk)) > 0);
  return { lines, log: { debug: () => {}, info: write, warn: write, error: write } };
}
afterEach(() => vi.restoreAllMocks());

async function host(log: PlatformHost['log'], respond: Respond): Promise<PlatformHost> {
  const { host: made, close } = await openHost(await temporaryFolder(), respond);
  onTestFinished(close);
  return { ...made, log };
}
const run = async (platform: Platform): Promise<void> => {
  onTestFinished(() => platform.stop());
  await platform.start();
};
const closedPort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};
const quiet = (lines: readonly string[]): void => {
  expect(lines.length).toBeGreaterThan(0);
  for (const secret of SECRETS) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
};
/** Fails in every way an answer can. */
const troublesome: Respond = async (message) => {
  if (message.text.includes('错')) throw new Error(`cannot answer ${message.text} ${BODY}`);
  return reply({
    blocks: [{ kind: 'line', text: `${BODY} ${message.text}` }],
    files: [{ name: `${BODY}.txt`, mime: 'text/plain', bytes: async () => Promise.reject(new Error(BODY)) }],
  });
};

describe('no secret and no message is said aloud', { timeout: 60_000 }, () => {
  const telegram = async (options: Partial<TelegramOptions> = {}, prepare: (server: TelegramServer) => void = () => {}) => {
    const heard = listen();
    const server = new TelegramServer();
    await server.listen();
    onTestFinished(() => server.close());
    for (const id of [7, -5]) server.chats.add(id, id > 0 ? 'private' : 'group');
    prepare(server);
    const platform = createTelegramPlatform(
      { token: TEST_TOKEN, apiRoot: server.root, pollSeconds: 1, callMs: 400, stopMs: 100, ...options },
      await host(heard.log, troublesome),
    );
    await run(platform);
    return { server, platform, ...heard };
  };
  const say7 = (server: TelegramServer, text: string, more: object = {}, chat = 7): Promise<void> => {
    const place = { message_id: 1, date: Math.floor(Date.now() / 1000), chat: { id: chat, type: chat > 0 ? 'private' : 'group' } };
    return server.updates.add({ message: { ...place, from: { id: 7, is_bot: false, first_name: BODY }, text, ...more } }).acknowledged;
  };

  it('Telegram: answers that fail, calls that are cut, refused or hang, a blocked chat, a file that is not there, updates that cannot be read', async () => {
    const { server, lines } = await telegram({}, ({ faults }) => {
      faults.add('getMe', { kind: 'cut-before' }, { kind: 'status', code: 502 });
      faults.add('getUpdates', { kind: 'silent' }, { kind: 'cut-after' }, { kind: 'too-many', retryAfterSeconds: 1 });
      faults.add('sendMessage', { kind: 'cut-before' }, { kind: 'status', code: 500 }, { kind: 'silent' });
    });
    await say7(server, `/find 错 ${BODY}`);
    await say7(server, `/find ${BODY}`);
    await say7(server, `/import ${BODY}`, { document: { file_id: 'gone', file_name: `${BODY}.docx` } });
    server.chats.get(-5).refuse = 'kicked';
    await say7(server, `/find ${BODY}`, {}, -5);
    await server.updates.add({ message: { text: BODY, from: BODY } }).acknowledged;
    await until(() => server.chats.get(7).messages.length >= 4, 'the answers');
    await until(() => lines.some((line) => line.includes('not delivered')), 'the blocked chat');
    quiet(lines);
  });

  it('Telegram: a revoked token, at the start and later', async () => {
    const { server, platform, lines } = await telegram();
    await until(() => platform.state().connection === 'connected', 'the connection');
    server.tokenRevoked = true;
    await until(() => platform.state().connection === 'refused', 'the refusal');
    expect(inspect(platform.state())).not.toContain(TEST_TOKEN);
    quiet(lines);
  });

  it.each(['telegram', 'feishu'] as const)('%s: a proxy that cannot be reached', async (name) => {
    const { lines, log } = listen();
    const proxyUrl = `http://user:${PROXY_PASSWORD}@127.0.0.1:${await closedPort()}`;
    const made = await host(log, troublesome);
    const platform =
      name === 'telegram'
        ? createTelegramPlatform({ token: TEST_TOKEN, apiRoot: 'https://127.0.0.1:9', proxyUrl, stopMs: 50 }, made)
        : createFeishuPlatform({ appId: APP_ID, appSecret: APP_SECRET, domain: 'https://127.0.0.1:9', proxyUrl, stopMs: 50 }, made);
    await run(platform);
    await until(() => platform.state().connection === 'reconnecting', 'the trouble');
    expect(inspect(platform.state())).not.toContain(PROXY_PASSWORD);
    quiet(lines);
  });

  const feishu = async (options: Partial<FeishuOptions> = {}, prepare: (server: FeishuServer) => void = () => {}) => {
    const heard = listen();
    const server = await new FeishuServer({ repushMs: [50, 50, 50] }).listen();
    onTestFinished(() => server.close());
    prepare(server);
    const account = { appId: APP_ID, appSecret: APP_SECRET, domain: server.url, stopMs: 100, timeouts: { callMs: 400 } };
    const platform = createFeishuPlatform({ ...account, ...options }, await host(heard.log, troublesome));
    await run(platform);
    return { server, platform, ...heard };
  };

  it('Feishu: a wrong secret', async () => {
    const { platform, lines } = await feishu({ appSecret: `${WEBHOOK_SECRET}x` });
    await until(() => platform.state().connection === 'refused', 'the refusal');
    expect(inspect(platform.state())).not.toContain(WEBHOOK_SECRET);
    quiet(lines);
  });

  it('Feishu: answers that fail, calls that are cut, refused or hang, a closed chat, expired tokens, broken frames', async () => {
    const refusal = { status: 400, body: { code: 230001, msg: `invalid content ${'x'.repeat(20)}` } };
    const { server, platform, lines } = await feishu({}, (one) => {
      one.fault(/tenant_access_token/u, { kind: 'cut', when: 'before' });
      one.fault(/bot\/v3\/info/u, { kind: 'garbage' });
    });
    await until(() => platform.state().connection === 'connected' && server.sockets.open.size > 0, 'the connection');
    const private1 = { chatId: 'oc_p', chatType: 'p2p' } as const;
    server.expireTokens();
    server.fault(/\/reply$/u, { kind: 'hang' });
    server.fault(/\/reply$/u, { kind: 'cut', when: 'after' });
    server.fault(/\/reply$/u, { kind: 'garbage' });
    await server.say(`/find 错 ${BODY}`, private1).delivery.settled;
    await server.say(`/find ${BODY}`, private1).delivery.settled;
    await until(() => server.messages.sent().length >= 3, 'the answers');
    server.fault(/\/reply$/u, { kind: 'answer', answer: refusal }, 10);
    await server.say(`/find ${BODY}`, { chatId: 'oc_q', chatType: 'p2p' }).delivery.settled;
    await until(() => lines.some((line) => line.includes('not delivered')), 'the refused answer');
    server.sockets.sendRaw(Buffer.from(BODY));
    await server.push(server.event('im.message.receive_v1', { message: BODY })).settled;
    await server.press('om_none', { id: BODY }, 'ou_1');
    quiet(lines);
  });

  it.each(['telegram', 'feishu'] as const)('%s: webhook calls that are forged, broken or cannot be stored', async (name) => {
    const { lines, log } = listen();
    const made = await host(log, async () => say(BODY));
    const broken = { ...made, inbox: { ...made.inbox, put: async () => Promise.reject(new Error(`disk full ${BODY}`)) } };
    const front = createHttpFront({ host: '127.0.0.1', port: 0, log });
    const { port } = await front.listen();
    onTestFinished(() => front.close());
    const url = `http://127.0.0.1:${port}/${name}`;
    const post = (body: string, headers: Record<string, string> = {}): Promise<number> =>
      fetch(url, { method: 'POST', body, headers }).then(({ status }) => status);
    const server = name === 'telegram' ? new TelegramServer() : new FeishuServer();
    await server.listen();
    onTestFinished(() => server.close());
    const platform =
      server instanceof TelegramServer
        ? createTelegramPlatform(
            {
              token: TEST_TOKEN,
              apiRoot: server.root,
              stopMs: 50,
              webhook: { front, path: '/telegram', url, secretToken: WEBHOOK_SECRET },
            },
            broken,
          )
        : createFeishuPlatform(
            {
              appId: APP_ID,
              appSecret: APP_SECRET,
              domain: server.url,
              stopMs: 50,
              webhook: { front, path: '/feishu', verificationToken: WEBHOOK_SECRET, encryptKey: null },
            },
            broken,
          );
    await run(platform);
    await until(() => platform.state().connection === 'connected', 'the connection');
    const from = { id: 7, is_bot: false, first_name: BODY };
    const update = { update_id: 1, message: { message_id: 1, date: 1, chat: { id: 7, type: 'private' }, from, text: BODY } };
    const good =
      server instanceof TelegramServer
        ? JSON.stringify(update)
        : JSON.stringify({ ...server.compose(BODY).event, header: { ...server.compose(BODY).event.header, token: WEBHOOK_SECRET } });
    const header: Record<string, string> = name === 'telegram' ? { 'x-telegram-bot-api-secret-token': WEBHOOK_SECRET } : {};
    const wrong: Record<string, string> = name === 'telegram' ? { 'x-telegram-bot-api-secret-token': `${WEBHOOK_SECRET}x` } : {};
    expect(await post(name === 'telegram' ? good : good.replaceAll(WEBHOOK_SECRET, BODY), wrong)).toBe(401);
    expect(await post(`{"${BODY}`, header)).toBeGreaterThanOrEqual(400);
    expect(await post(good, header)).toBe(500);
    quiet(lines);
  });
});
