import { afterEach, describe, expect, it } from 'vitest';
import { systemTiming, type Timing } from '../../../src/platforms/timing.js';
import { reply, say } from '../../../src/render/reply.js';
import { refuse } from '../../servers/feishu/http.js';
import { FeishuHarness, ROOMS } from './harness.js';

const SEND = /^POST \/open-apis\/im\/v1\/messages/u;
/** Short waits between attempts: what is tested is what happens, not when. */
const timing: Timing = { now: Date.now, sleep: (ms, signal) => systemTiming.sleep(Math.min(ms, 20), signal), random: () => 0 };

describe('what goes out to Feishu', () => {
  let harness: FeishuHarness;
  afterEach(() => harness.close());
  const open = async (options = {}, serverOptions = {}): Promise<void> => {
    harness = new FeishuHarness('long connection', { timing, ...options }, serverOptions);
    await harness.open(async (message) => say(`答 ${message.text}`));
  };
  const ask = async (text = '/plans'): Promise<string[]> => {
    await harness.say({ room: 'private', text });
    await harness.settled();
    return harness.seen('private').map((seen) => seen.text);
  };
  const calls = (pattern: RegExp): number => harness.server.calls.filter((call) => pattern.test(call)).length;

  it.each([
    ['too many requests, wait told', { kind: 'answer', answer: refuse(99991400, 'limit', 429, { 'x-ogw-ratelimit-reset': '1' }) }],
    ['too many requests, old style', { kind: 'answer', answer: refuse(99991400, 'limit', 400) }],
    ['too many messages into the chat', { kind: 'answer', answer: refuse(230020, 'limit') }],
    ['an older rate code', { kind: 'answer', answer: refuse(11232, 'limit') }],
    ['message still being sent', { kind: 'answer', answer: refuse(230049, 'sending') }],
    ['server error', { kind: 'answer', answer: { status: 502, body: {} } }],
    ['server error in JSON', { kind: 'answer', answer: refuse(5000, 'internal error', 500) }],
    ['connection cut before the work', { kind: 'cut', when: 'before' }],
    ['connection cut after the work', { kind: 'cut', when: 'after' }],
    ['a gateway page with status 200', { kind: 'garbage' }],
  ] as const)('%s: tried again, answered once', async (_, action) => {
    await open();
    harness.server.fault(SEND, action, 2);
    expect(await ask()).toEqual(['答 /plans']);
    expect(calls(SEND)).toBe(3);
  });

  it('a call that is never answered: given up in time, tried again, answered once', async () => {
    await open({ timeouts: { callMs: 200 } });
    harness.server.fault(SEND, { kind: 'hang' }, 2);
    expect(await ask()).toEqual(['答 /plans']);
  });

  it('goes on trying after all attempts of a call, with the same uuid', async () => {
    await open();
    harness.server.fault(SEND, { kind: 'cut', when: 'after' }, 12);
    expect(await ask()).toEqual(['答 /plans']);
    expect(calls(SEND)).toBe(13);
  });

  it.each([
    [400, 99991663],
    [200, 99991663],
    [400, 99991661],
  ])('HTTP %i with code %i: a fresh token, once', async (status, code) => {
    await open();
    const before = harness.server.tokensIssued;
    harness.server.fault(SEND, { kind: 'answer', answer: refuse(code, 'Invalid access token', status) });
    expect(await ask()).toEqual(['答 /plans']);
    expect(harness.server.tokensIssued).toBe(before + 1);
    expect(calls(SEND)).toBe(2);
  });

  it('answers on after all tokens were withdrawn', async () => {
    await open();
    harness.server.expireTokens();
    expect(await ask()).toEqual(['答 /plans']);
  });

  it('a card that is refused goes out as a post, a post that is refused as text', async () => {
    await open();
    harness.server.fault(SEND, { kind: 'answer', answer: refuse(230099, 'ext=ErrCode: 200621; ErrMsg: unknown property') });
    await ask('/one');
    harness.server.fault(SEND, { kind: 'answer', answer: refuse(230099, 'ext=ErrCode: 11310') });
    harness.server.fault(SEND, { kind: 'answer', answer: refuse(230025, 'too long') });
    expect(await ask('/two')).toEqual(['\n答 /one', '答 /two']);
    expect(harness.server.messages.sent().map(({ type }) => type)).toEqual(['post', 'text']);
  });

  it('a question that was recalled meanwhile is answered in the chat', async () => {
    await open();
    harness.server.fault(/\/reply$/u, { kind: 'answer', answer: refuse(230011, 'recalled') });
    expect(await ask()).toEqual(['答 /plans']);
    expect(harness.server.messages.sent()[0]?.parentId).toBeNull();
  });

  it('a chat without threads gets a plain answer', async () => {
    await open();
    harness.server.fault(/\/reply$/u, { kind: 'answer', answer: refuse(230071, 'thread not supported') });
    await harness.say({ room: 'topic', text: '/plans', mention: 'before' });
    await harness.settled();
    expect(harness.seen('topic')).toHaveLength(1);
    expect(calls(/\/reply$/u)).toBe(2);
  });

  it('says so when the content check stops an answer', async () => {
    await open();
    harness.server.fault(SEND, { kind: 'answer', answer: refuse(230028, 'DLP') });
    expect((await ask())[0]).toContain('内容检查');
  });

  it.each([230002, 230013, 232009])('code %i: not tried again, told to the host', async (code) => {
    await open();
    harness.server.messages.closed.set(ROOMS.private.chatId, code);
    expect(await ask()).toEqual([]);
    expect(calls(SEND)).toBe(1);
    expect(harness.record?.chats).toMatchObject([
      { kind: 'left', address: harness.address('private'), reason: expect.stringContaining(String(code)) },
    ]);
  });

  it.each([230001, 230018, 230022])('code %i: not tried again', async (code) => {
    await open();
    harness.server.fault(SEND, { kind: 'answer', answer: refuse(code, 'no') }, 100);
    await ask();
    expect(calls(SEND)).toBeLessThanOrEqual(2);
  });

  it('keeps to five messages a second into one chat and fifty calls in all, with the real clock', async () => {
    harness = new FeishuHarness('long connection');
    await harness.open(async () => say('好'));
    await Promise.all(Array.from({ length: 12 }, () => harness.say({ room: 'private', text: '/plans' })));
    await harness.settled();
    expect(harness.seen('private')).toHaveLength(12);
    expect(calls(SEND)).toBe(12);
  });

  it('sends a push to a person by open_id', async () => {
    await open();
    const outcome = await harness.platform.send({ platform: 'feishu', chatId: 'ou_user1', threadId: null }, say('您的任务'), 'due-1');
    expect(outcome.kind).toBe('sent');
    expect(harness.server.messages.sent()[0]?.chatId).toBe('ou_user1');
  });

  it('sends pictures as pictures, and a file that cannot be made as a sentence', async () => {
    await open();
    const files = [
      { name: '曲线.png', mime: 'image/png', bytes: async () => new Uint8Array(10) },
      { name: 'x.xlsx', mime: 'application/x', bytes: async () => Promise.reject(new Error('broken')) },
      { name: '空.ics', mime: 'text/calendar', bytes: async () => new Uint8Array() },
    ];
    await harness.platform.send(harness.address('group'), reply({ blocks: [{ kind: 'line', text: '见附件' }], files }), 'k');
    expect(harness.server.messages.sent().map(({ type }) => type)).toEqual(['interactive', 'image', 'text', 'text']);
  });

  it('says so when the platform does not take a file', async () => {
    await open();
    harness.server.fault(/im\/v1\/files$/u, { kind: 'answer', answer: refuse(234010, 'file is empty or of a wrong format') }, 10);
    const files = [{ name: '台账.xlsx', mime: 'application/x', bytes: async () => new Uint8Array(10) }];
    await harness.platform.send(harness.address('private'), reply({ blocks: [{ kind: 'line', text: '见附件' }], files }), 'k');
    expect(harness.seen('private').map(({ text }) => text)).toEqual(['见附件', expect.stringContaining('没有接受文件“台账.xlsx”')]);
  });
});
