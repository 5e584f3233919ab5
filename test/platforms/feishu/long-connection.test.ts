import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFeishuPlatform, type FeishuOptions } from '../../../src/platforms/feishu/feishu.js';
import { say } from '../../../src/render/reply.js';
import { encodeFrame, eventFrames } from '../../servers/feishu/frames.js';
import { APP_ID, APP_SECRET, FeishuServer } from '../../servers/feishu.js';
import { temporaryFolder } from '../../store/fixture.js';
import { openHost } from '../host.js';
import { until } from '../until.js';
import { FeishuHarness } from './harness.js';

const QUICK = { downMs: 400, quietMs: 600_000, backoff: { baseMs: 20, capMs: 50 } };

describe('the long connection', () => {
  let harness: FeishuHarness;
  let closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.reverse()) await close();
    closing = [];
  });

  const open = async (options: Partial<FeishuOptions> = {}): Promise<void> => {
    harness = new FeishuHarness('long connection', { patience: QUICK, ...options });
    closing.push(() => harness.close());
    await harness.open(async (message) => say(`答 ${message.text}`));
  };
  const answers = async (text: string): Promise<void> => {
    await harness.say({ room: 'private', text });
    await harness.settled();
    expect(harness.seen('private').at(-1)?.text).toBe(`答 ${text}`);
  };
  /** A platform on a server that is prepared before it starts. */
  const start = async (prepare: (server: FeishuServer) => void, options: Partial<FeishuOptions> = {}) => {
    const server = await new FeishuServer().listen();
    const { host, close, record } = await openHost(await temporaryFolder(), async () => null);
    prepare(server);
    const platform = createFeishuPlatform(
      { appId: APP_ID, appSecret: APP_SECRET, domain: server.url, patience: QUICK, stopMs: 100, ...options },
      host,
    );
    closing.push(
      () => server.close(),
      close,
      () => platform.stop(),
    );
    await platform.start();
    return { server, platform, record };
  };

  it.each([1, 1000040343, 1000040350, 1000040351])('endpoint code %i at the start is not the end', async (code) => {
    const { server, platform } = await start((one) => one.endpointAnswers.push({ code, msg: 'busy', data: {} }, { code, msg: 'busy' }));
    await until(() => platform.state().connection === 'connected', 'the connection');
    expect(server.sockets.connects).toBe(1);
  });

  it.each([
    ['another secret', { appSecret: 'wrong' }],
    ['an app id of another form', { appId: 'cli_x' }],
  ])('%s: refused, and left at that', async (_, options) => {
    const { platform, record } = await start(() => {}, options);
    await until(() => platform.state().connection === 'refused', 'the refusal');
    expect(record.log.join('\n')).not.toContain('wrong');
  });

  it.each([403, 514])('endpoint code %i: refused, also without data', async (code) => {
    const { platform } = await start((one) => one.endpointAnswers.push(...Array.from({ length: 3 }, () => ({ code, msg: 'no' }))));
    await until(() => platform.state().connection === 'refused', 'the refusal');
    expect(platform.state().trouble).toContain(String(code));
  });

  it('comes back after the line was cut, and misses nothing', async () => {
    await open();
    harness.server.sockets.cut();
    const { delivery } = harness.server.say('/plans', { chatId: 'oc_private1', chatType: 'p2p' });
    await until(() => harness.server.sockets.connects >= 2, 'the second connection');
    await until(() => delivery.ack !== null || delivery.attempts >= 5, 'the event');
    await answers('/after');
  });

  it('notices a half-open line by its missing pong', async () => {
    harness = new FeishuHarness('long connection', { timeouts: { pongSeconds: 0.2 }, patience: { ...QUICK, downMs: 60_000 } });
    closing.push(() => harness.close());
    await harness.open(async (message) => say(`答 ${message.text}`));
    harness.server.sockets.behaviour.pong = false;
    harness.server.sockets.behaviour.pingInterval = 1;
    harness.server.sockets.cut();
    await until(() => harness.server.sockets.connects >= 3, 'two more connections');
    harness.server.sockets.behaviour.pong = true;
    await until(() => harness.server.sockets.open.size === 1, 'a connection that stays');
    await answers('/after');
  });

  it('renews a connection that brings nothing any more', async () => {
    await open({ patience: { ...QUICK, quietMs: 400 } });
    harness.server.sockets.behaviour.pushing = false;
    await until(() => harness.server.sockets.connects >= 2, 'the second connection');
    harness.server.sockets.behaviour.pushing = true;
    expect(harness.server.sockets.open.size).toBeLessThanOrEqual(1);
  });

  it('does not wait for a handshake for ever', async () => {
    const { server, platform } = await start(
      (one) => {
        one.sockets.behaviour.handshake = false;
      },
      { timeouts: { handshakeMs: 100 } },
    );
    await until(() => server.calls.filter((call) => call.includes('endpoint')).length >= 2, 'a second try');
    server.sockets.behaviour.handshake = true;
    await until(() => platform.state().connection === 'connected', 'the connection');
  });

  it('never holds two connections', async () => {
    await open();
    await harness.restart();
    await until(() => harness.server.sockets.open.size === 1, 'one connection');
    expect(harness.server.sockets.open.size).toBe(1);
  });

  it('lives on after frames that are none, and fragments that do not fit', async () => {
    await open();
    const { sockets } = harness.server;
    const [one, two, three] = eventFrames('bad', Buffer.from('{"schema":"2.0"'), 3, 7);
    if (one === undefined || two === undefined || three === undefined) throw new Error('no frames');
    for (const bytes of [Buffer.from('garbage'), Buffer.alloc(0), encodeFrame(three), encodeFrame(one), encodeFrame(two)])
      sockets.sendRaw(bytes);
    sockets.sendRaw(
      encodeFrame({
        ...one,
        headers: [
          { key: 'type', value: 'event' },
          { key: 'sum', value: 'x' },
          { key: 'seq', value: '-1' },
        ],
      }),
    );
    sockets.sendRaw(encodeFrame({ ...one, method: 0, headers: [{ key: 'type', value: 'pong' }], payload: Buffer.from('not json') }));
    await answers('/after');
  });

  it('goes through the proxy it is given, and not around it', async () => {
    const asked: string[] = [];
    const proxy = createServer().on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => proxy.close(resolve)));
    const { port } = proxy.address() as AddressInfo;
    const { platform } = await start(() => {}, { domain: 'https://feishu.invalid', proxyUrl: `http://127.0.0.1:${port}` });
    await until(() => asked.length > 0, 'the proxy to be asked');
    expect(asked[0]).toBe('feishu.invalid:443');
    expect(platform.state().connection).not.toBe('connected');
  });

  it('registers the slash panel: adds what is missing, changes what is old, leaves the rest', async () => {
    const menu = [
      { name: 'help', description: '怎么用' },
      { name: 'plans', description: '有哪些规划' },
    ];
    const { server } = await start(
      (one) => {
        one.commands.call('POST', undefined, { command: 'help', description: { default_value: '旧' } });
        one.commands.call('POST', undefined, { command: 'others', description: { default_value: '别人的' } });
      },
      { menu },
    );
    await until(() => server.commands.all.size === 3, 'the panel');
    const known = [...server.commands.all.values()].map(({ command, description }) => [
      command,
      (description as { default_value: string }).default_value,
    ]);
    expect(known).toEqual([
      ['help', '怎么用'],
      ['others', '别人的'],
      ['plans', '有哪些规划'],
    ]);
  });

  it('works without the right to register the panel', async () => {
    const { platform, record } = await start(
      (one) =>
        one.fault(/app_slash_commands/u, { kind: 'answer', answer: { status: 400, body: { code: 99991672, msg: 'Access denied' } } }, 9),
      { menu: [{ name: 'help', description: '怎么用' }] },
    );
    await until(() => record.log.some((line) => line.includes('slash panel')), 'the warning');
    await until(() => platform.state().connection === 'connected', 'the connection');
  });
});
