import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpFront, type HttpFront, sameSecret, type WebhookCall } from '../../src/platforms/http-front.js';

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe('webhook front', () => {
  let front: HttpFront;
  let port = 0;
  let calls: WebhookCall[] = [];
  let logged: string[] = [];

  beforeEach(async () => {
    calls = [];
    logged = [];
    front = createHttpFront({
      host: '127.0.0.1',
      port: 0,
      requestMs: 300,
      log: { ...SILENT, error: (fields, text) => void logged.push(JSON.stringify({ ...fields, text })) },
    });
    front.mount('/hook', {
      maxBodyBytes: 100,
      admit: (headers) => sameSecret(typeof headers['x-secret'] === 'string' ? headers['x-secret'] : undefined, 'right'),
      handle: async (call) => {
        calls.push(call);
        if (call.body.toString() === 'bad') throw new Error('broken by 机密 body');
        return { status: 200, json: { ok: true } };
      },
    });
    ({ port } = await front.listen());
  });
  afterEach(() => front.close());

  const post = (
    path: string,
    body: Buffer | string,
    headers: Record<string, string> = { 'x-secret': 'right' },
    method = 'POST',
  ): Promise<number> =>
    new Promise((resolve, reject) => {
      const call = request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      call.on('error', reject);
      call.end(body);
    });

  it.each<[string, string, string, Record<string, string>, string, number]>([
    ['the right call', '/hook', '{}', { 'x-secret': 'right' }, 'POST', 200],
    ['a query string', '/hook?x=1', '{}', { 'x-secret': 'right' }, 'POST', 200],
    ['another path', '/other', '{}', { 'x-secret': 'right' }, 'POST', 404],
    ['a GET', '/hook', '', { 'x-secret': 'right' }, 'GET', 405],
    ['a wrong secret', '/hook', '{}', { 'x-secret': 'wrong' }, 'POST', 401],
    ['a secret of the same length', '/hook', '{}', { 'x-secret': 'rihgt' }, 'POST', 401],
    ['no secret', '/hook', '{}', {}, 'POST', 401],
    ['a body at the limit', '/hook', 'x'.repeat(100), { 'x-secret': 'right' }, 'POST', 200],
    ['a body over the limit', '/hook', 'x'.repeat(101), { 'x-secret': 'right' }, 'POST', 413],
  ])('%s', async (_, path, body, headers, method, status) => {
    expect(await post(path, body, headers, method)).toBe(status);
    expect(calls.length).toBe(status === 200 ? 1 : 0);
  });

  it('counts a body without a length, too', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const call = request(
        {
          port,
          host: '127.0.0.1',
          path: '/hook',
          method: 'POST',
          headers: { 'x-secret': 'right', 'transfer-encoding': 'chunked' },
          agent: false,
        },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      call.on('error', reject);
      for (let at = 0; at < 20; at++) call.write('x'.repeat(20));
      call.end();
    });
    expect([status, calls.length]).toEqual([413, 0]);
  });

  it('hands over the body whole, characters cut between packets included', async () => {
    const body = Buffer.from('{"a":"专利𠮷"}');
    await new Promise<void>((resolve, reject) => {
      const call = request(
        { port, host: '127.0.0.1', path: '/hook', method: 'POST', headers: { 'x-secret': 'right' }, agent: false },
        (response) => {
          response.resume();
          response.on('end', resolve);
        },
      );
      call.on('error', reject);
      for (const byte of body) call.write(Buffer.from([byte]));
      call.end();
    });
    expect(calls[0]?.body.equals(body)).toBe(true);
  });

  it('answers 500 to its own failure, without the body in the log, and goes on', async () => {
    expect(await post('/hook', 'bad')).toBe(500);
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toContain('机密');
    expect(await post('/hook', 'good')).toBe(200);
  });

  it('cuts off a sender that never finishes', async () => {
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('POST /hook HTTP/1.1\r\nhost: x\r\nx-secret: right\r\ncontent-length: 50\r\n\r\nhalf'),
      );
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('close', () => resolve(text));
      socket.on('error', () => {});
    });
    expect(answer).toMatch(/^HTTP\/1.1 408|^$/u);
    expect(calls).toEqual([]);
    expect(await post('/hook', 'good')).toBe(200);
  });

  it('survives garbage instead of HTTP', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(Buffer.from([0, 1, 2, 255, 13, 10, 13, 10])));
      socket.on('close', () => resolve());
      socket.on('error', () => {});
      socket.resume();
    });
    expect(await post('/hook', 'good')).toBe(200);
  });
});

it.each<[string | undefined, string, boolean]>([
  ['a', 'a', true],
  ['a', 'b', false],
  ['a', 'aa', false],
  [undefined, 'a', false],
  ['', '', false],
  [undefined, '', false],
  ['密', '密', true],
])('sameSecret(%s, %s) = %s', (given, expected, same) => {
  expect(sameSecret(given, expected)).toBe(same);
});
