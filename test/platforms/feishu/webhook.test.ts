import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Incoming } from '../../../src/model/message.js';
import { say } from '../../../src/render/reply.js';
import { signature, type WebhookRequest, webhookRequest } from '../../servers/feishu/delivery.js';
import { ENCRYPT_KEY, FeishuHarness, VERIFICATION_TOKEN } from './harness.js';

describe('the verified webhook', () => {
  let harness: FeishuHarness;
  let received: Incoming[];
  afterEach(() => harness.close());

  const post = async ({ body, headers }: WebhookRequest): Promise<{ status: number; text: string }> => {
    const answer = await fetch(harness.webhookUrl, { method: 'POST', body, headers });
    return { status: answer.status, text: await answer.text() };
  };
  const event = (text = '/plans') => harness.server.compose(text, { chatType: 'p2p' }).event;
  const withToken = (token: string | undefined) => {
    const made = event();
    return { ...made, header: { ...made.header, token } };
  };
  const reached = async (): Promise<number> => {
    await harness.settled();
    return received.length;
  };

  describe('with an encrypt key', () => {
    beforeEach(async () => {
      harness = new FeishuHarness('webhook');
      received = [];
      await harness.open(async (message) => {
        received.push(message);
        return say('好');
      });
    });
    const good = (payload: unknown = event(), at = Date.now()): WebhookRequest => webhookRequest(payload, ENCRYPT_KEY, at);
    const headers = (request: WebhookRequest, change: Readonly<Record<string, string | undefined>>): WebhookRequest => ({
      body: request.body,
      headers: Object.fromEntries(
        Object.entries({ ...request.headers, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
    });

    it('takes a signed call, and answers it only when it is on disk', async () => {
      expect(await post(good())).toEqual({ status: 200, text: '{}' });
      expect(await reached()).toBe(1);
    });

    const minutes = (count: number): number => Date.now() + count * 60_000;
    const bad: Readonly<Record<string, () => WebhookRequest>> = {
      'no signature': () => headers(good(), { 'x-lark-signature': undefined }),
      'an empty signature': () => headers(good(), { 'x-lark-signature': '' }),
      'a wrong signature': () => headers(good(), { 'x-lark-signature': 'f'.repeat(64) }),
      'a signature in capitals': () => headers(good(), { 'x-lark-signature': good().headers['x-lark-signature']?.toUpperCase() }),
      'another nonce': () => headers(good(), { 'x-lark-request-nonce': 'other' }),
      'no timestamp': () => headers(good(), { 'x-lark-request-timestamp': undefined }),
      'a timestamp that is no number, signed': () => {
        const { body } = good();
        const sign = {
          'x-lark-request-timestamp': 'now',
          'x-lark-request-nonce': 'n',
          'x-lark-signature': signature('now', 'n', ENCRYPT_KEY, body),
        };
        return { body, headers: sign };
      },
      'a stale call': () => good(event(), minutes(-6)),
      'a call from the future': () => good(event(), minutes(6)),
      'another body under the same signature': () => ({ ...good(), body: good().body }),
      'another key': () => webhookRequest(event(), 'another-key', Date.now()),
      'a wrong token inside': () => good(withToken('wrong')),
      'no token inside': () => good(withToken(undefined)),
      'an event in the clear': () => webhookRequest(event(), null, Date.now()),
      'an event in the clear, signed': () => {
        const body = JSON.stringify(event());
        const now = String(Math.floor(Date.now() / 1000));
        return {
          body,
          headers: {
            'x-lark-request-timestamp': now,
            'x-lark-request-nonce': 'n',
            'x-lark-signature': signature(now, 'n', ENCRYPT_KEY, body),
          },
        };
      },
      'an address check with the wrong token': () => good({ type: 'url_verification', challenge: 'x', token: 'wrong' }),
    };
    it.each(Object.keys(bad))('%s: 401, and nothing is reached', async (name) => {
      expect(await post(bad[name]?.() ?? good())).toEqual({ status: 401, text: '' });
      expect(await reached()).toBe(0);
    });

    it('a replayed call: 401, done once', async () => {
      const request = good();
      expect((await post(request)).status).toBe(200);
      expect((await post(request)).status).toBe(401);
      expect(await reached()).toBe(1);
    });

    it('answers the address check', async () => {
      const check = good({ type: 'url_verification', challenge: '挑战', token: VERIFICATION_TOKEN });
      expect(await post(check)).toEqual({ status: 200, text: '{"challenge":"挑战"}' });
      expect(await post({ body: check.body, headers: {} })).toEqual({ status: 200, text: '{"challenge":"挑战"}' });
    });

    const garbage: readonly (string | Buffer)[] = [
      '',
      '{',
      'null',
      '[]',
      '7',
      '"x"',
      '{"encrypt":"garbage"}',
      '{"encrypt":""}',
      '{"encrypt":{}}',
      '{"encrypt":"AAAA"}',
      '{"header":7}',
      Buffer.from([0xff, 0xfe, 0x00]),
    ];
    it('lives on after garbage of every kind', async () => {
      for (const body of garbage) {
        const text = typeof body === 'string' ? body : body.toString('latin1');
        expect((await fetch(harness.webhookUrl, { method: 'POST', body })).status, text).toBe(401);
        const now = String(Math.floor(Date.now() / 1000));
        const raw = Buffer.from(body).toString('latin1');
        const signed = {
          'x-lark-request-timestamp': now,
          'x-lark-request-nonce': 'n',
          'x-lark-signature': signature(now, 'n', ENCRYPT_KEY, raw),
        };
        expect((await fetch(harness.webhookUrl, { method: 'POST', body, headers: signed })).status, text).toBe(401);
      }
      expect((await post(good())).status).toBe(200);
      expect(await reached()).toBe(1);
    });

    it('refuses a body beyond the limit, other paths and other methods, and answers a path with a query', async () => {
      expect((await fetch(harness.webhookUrl, { method: 'POST', body: 'x'.repeat(2_000_000) }).catch(() => ({ status: 413 }))).status).toBe(
        413,
      );
      expect((await fetch(`${harness.webhookUrl}/other`, { method: 'POST', body: '{}' })).status).toBe(404);
      expect((await fetch(harness.webhookUrl)).status).toBe(405);
      const { body, headers: signed } = good();
      expect((await fetch(`${harness.webhookUrl}?from=gateway`, { method: 'POST', body, headers: signed })).status).toBe(200);
    });

    it('lives on after a sender that hangs up in the middle', async () => {
      const { hostname, port } = new URL(harness.webhookUrl);
      const socket = connect(Number(port), hostname);
      socket.write('POST /feishu HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"encrypt":');
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.destroy();
      expect((await post(good())).status).toBe(200);
    });

    it('answers events that nobody handles', async () => {
      expect((await post(good(harness.server.event('some.unknown.event_v1', {})))).status).toBe(200);
      expect((await post(good(harness.server.event('im.message.receive_v1', { odd: true })))).status).toBe(200);
      expect(await reached()).toBe(0);
    });

    it('says 500 and not 200 when a message could not be stored, so that it comes again', async () => {
      const { put } = harness.host.inbox;
      harness.host.inbox.put = async () => Promise.reject(new Error('disk full'));
      const made = event();
      const request = good(made);
      expect((await post(request)).status).toBe(500);
      harness.host.inbox.put = put;
      // The very same call, signature and all, then a newly signed one of the same event.
      expect((await post(request)).status).toBe(200);
      expect((await post(good(made))).status).toBe(200);
      expect(await reached()).toBe(1);
    });
  });

  describe('without an encrypt key', () => {
    beforeEach(async () => {
      harness = new FeishuHarness('plain webhook');
      received = [];
      await harness.open(async (message) => {
        received.push(message);
        return null;
      });
    });

    it.each(['wrong', '', undefined])('token %s: 401, and nothing is reached', async (token) => {
      expect((await post(webhookRequest(withToken(token), null, Date.now()))).status).toBe(401);
      expect(await reached()).toBe(0);
    });

    it('takes the right token', async () => {
      expect((await post(webhookRequest(event(), null, Date.now()))).status).toBe(200);
      expect(await reached()).toBe(1);
    });
  });
});
