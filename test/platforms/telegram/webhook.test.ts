import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { say } from '../../../src/render/reply.js';
import { until } from '../until.js';
import { TelegramHarness } from './harness.js';

describe('Telegram webhook', () => {
  let harness: TelegramHarness;
  let received = 0;
  beforeEach(async () => {
    received = 0;
    harness = new TelegramHarness('webhook');
    await harness.open(async () => {
      received += 1;
      return say('好');
    });
  });
  afterEach(() => harness.close());

  const update = (id: number): object => ({
    update_id: id,
    message: {
      message_id: id,
      date: Math.floor(Date.now() / 1000),
      chat: { id: 7001, type: 'private' },
      from: { id: 8001, is_bot: false, first_name: '甲' },
      text: '/plans',
    },
  });
  const secret = (): string => harness.server.webhook?.secret ?? '';

  it.each<[string, string | null]>([
    ['a forged secret', 'forged-secret-0123456789abcdef00'],
    ['a secret of the right length', 'x'.repeat('webhook-secret-0123456789abcdef'.length)],
    ['the beginning of the secret', 'webhook-secret'],
    ['an empty secret', ''],
    ['no secret', null],
  ])('%s gets 401 and reaches nothing', async (_, given) => {
    expect(await harness.server.push(update(1), given)).toBe(401);
    await harness.settled();
    expect([received, harness.seen('private')]).toEqual([0, []]);
  });

  it('a replayed call is taken and answered once', async () => {
    for (let n = 0; n < 3; n++) expect(await harness.server.push(update(1), secret())).toBe(200);
    await harness.settled();
    expect([received, harness.seen('private').length]).toEqual([1, 1]);
    await harness.restart();
    expect(await harness.server.push(update(1), secret())).toBe(200);
    await harness.settled();
    expect(received).toBe(1);
  });

  it.each<[string, Buffer, number]>([
    ['no JSON', Buffer.from('hello'), 400],
    ['nothing', Buffer.from(''), 400],
    ['half an update', Buffer.from('{"update_id":1,"message":{'), 400],
    ['broken UTF-8', Buffer.concat([Buffer.from('{"update_id":1,"x":"'), Buffer.from([0xe4, 0xb8]), Buffer.from('"}')]), 400],
    ['a number', Buffer.from('7'), 400],
    ['null', Buffer.from('null'), 400],
    ['an update that is none', Buffer.from('{"update_id":"x","message":[]}'), 200],
    ['an array', Buffer.from('[]'), 200],
    ['a deep nest', Buffer.from(`${'['.repeat(50_000)}${']'.repeat(50_000)}`), 200],
    ['2 MB', Buffer.alloc(2 * 1024 * 1024, 32), 413],
  ])('%s does not end the process', async (_, body, status) => {
    expect(await harness.server.push(body, secret())).toBe(status);
    expect(await harness.server.push(update(2), secret())).toBe(200);
    await harness.settled();
    expect(received).toBe(1);
  });

  it('registers itself with its secret and the updates it reads', async () => {
    const call = harness.server.calls.find(({ method }) => method === 'setWebhook');
    expect(call?.parameters).toMatchObject({ secret_token: secret(), allowed_updates: ['message', 'callback_query', 'my_chat_member'] });
    expect(secret()).not.toBe('');
  });

  it('takes no calls after it has stopped', async () => {
    const url = harness.server.webhook?.url ?? '';
    await harness.platform.stop();
    expect(await harness.server.push(update(3), secret())).toBe(404);
    expect(url).not.toBe('');
    await until(() => harness.platform.state().connection === 'stopped', 'the stop');
  });
});
