import { describe, expect, it } from 'vitest';
import { type CallScope, createEgress, type Egress } from '../../../src/platforms/telegram/egress.js';
import { type Fault, faultOf } from '../../../src/platforms/telegram/fault.js';
import { DEFAULT_RATES } from '../../../src/platforms/telegram/limits.js';
import { createStopSwitch } from '../../../src/platforms/timing.js';
import { virtualTiming } from '../virtual-timing.js';

const refusal = (error_code: number, description = '', parameters?: object): Error =>
  Object.assign(new Error('refused'), { response: { error_code, description, parameters } });
const broken = (code: string): Error => Object.assign(new Error('secret http://x/bot123:ABC/'), { code });

describe('what Telegram’s errors mean', () => {
  it.each<[Error, Fault['kind']]>([
    [refusal(403, 'Forbidden: bot was blocked by the user'), 'blocked'],
    [refusal(403, 'Forbidden: user is deactivated'), 'blocked'],
    [refusal(403, 'Forbidden: bot was kicked from the supergroup chat'), 'blocked'],
    [refusal(403, 'Forbidden: bot is not a member of the channel chat'), 'blocked'],
    [refusal(403, "Forbidden: bot can't initiate conversation with a user"), 'blocked'],
    [refusal(403, 'Forbidden: something new'), 'blocked'],
    [refusal(400, 'Bad Request: chat not found'), 'blocked'],
    [refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -100 }), 'migrated'],
    [refusal(400, 'Bad Request: message is not modified: specified new message content…'), 'not-modified'],
    [refusal(400, 'Bad Request: message to edit not found'), 'too-old'],
    [refusal(400, "Bad Request: message can't be edited"), 'too-old'],
    [refusal(400, 'Bad Request: there is no text in the message to edit'), 'too-old'],
    [refusal(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid'), 'too-old'],
    [refusal(400, 'Bad Request: message thread not found'), 'no-topic'],
    [refusal(400, 'Bad Request: TOPIC_CLOSED'), 'no-topic'],
    [refusal(400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 3'), 'bad-entities'],
    [refusal(400, 'Bad Request: BUTTON_DATA_INVALID'), 'refused'],
    [refusal(413, 'Request Entity Too Large'), 'refused'],
    [refusal(429, 'Too Many Requests: retry after 5', { retry_after: 5 }), 'retryable'],
    [refusal(500, 'Internal Server Error'), 'retryable'],
    [refusal(502, 'Bad Gateway'), 'retryable'],
    [refusal(504, 'Gateway Timeout'), 'unclear'],
    [refusal(401, 'Unauthorized'), 'fatal'],
    [refusal(404, 'Not Found'), 'fatal'],
    [refusal(409, 'Conflict: terminated by other getUpdates request'), 'conflict'],
    [broken('ECONNREFUSED'), 'retryable'],
    [broken('ENOTFOUND'), 'retryable'],
    [broken('ECONNRESET'), 'unclear'],
    [broken('ETIMEDOUT'), 'unclear'],
    [new DOMException('aborted', 'AbortError'), 'unclear'],
    [new SyntaxError('Unexpected token < in JSON'), 'unclear'],
  ])('%s', (error, kind) => {
    const fault = faultOf(error);
    expect(fault.kind).toBe(kind);
    expect(fault.reason).not.toContain('bot123');
  });
});

interface Bench {
  readonly egress: Egress;
  /** Moment and method of each call, "1000 sendMessage -1". */
  readonly calls: string[];
  readonly timing: ReturnType<typeof virtualTiming>;
}

/** An egress whose calls fail with the errors given, in order, and then succeed. */
function bench(...errors: (Error | null)[]): Bench {
  const timing = virtualTiming();
  const calls: string[] = [];
  const egress = createEgress({
    callApi: async (method, payload) => {
      calls.push(`${timing.now()} ${method} ${payload['chat_id'] ?? ''}`.trim());
      const error = errors.shift();
      if (error) throw error;
      return { message_id: calls.length };
    },
    rates: DEFAULT_RATES,
    timing,
    callMs: 30_000,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    closing: createStopSwitch().signal,
  });
  return { egress, calls, timing };
}

const send = (egress: Egress, chatId: string, unclear: CallScope['unclear'] = 'twice') =>
  egress.call('sendMessage', { chat_id: chatId }, { chatId, unclear });

describe('egress', () => {
  it('waits as long as Telegram asks, and holds back the whole chat meanwhile', async () => {
    const { egress, calls } = bench(refusal(429, 'Too Many Requests', { retry_after: 7 }));
    const both = [send(egress, '-1'), send(egress, '-1')];
    expect((await Promise.all(both)).every(({ ok }) => ok)).toBe(true);
    expect(calls[0]).toBe('0 sendMessage -1');
    expect(calls.slice(1).every((call) => Number(call.split(' ')[0]) === 0 || Number(call.split(' ')[0]) >= 7_000)).toBe(true);
    expect(calls).toHaveLength(3);
  });

  it('lets other chats go on when one is refused, and nobody when two are', async () => {
    const { egress, calls, timing } = bench(refusal(429, '', { retry_after: 50 }));
    const first = send(egress, '-1');
    await send(egress, '-2');
    expect(timing.now()).toBe(0);
    await first;
    const two = bench(refusal(429, '', { retry_after: 50 }), refusal(429, '', { retry_after: 50 }));
    await Promise.all([send(two.egress, '-1'), send(two.egress, '-2')]);
    await send(two.egress, '-3');
    expect(two.calls.slice(2).every((call) => Number(call.split(' ')[0]) >= 50_000)).toBe(true);
    expect(calls).toHaveLength(3);
  });

  it('hands a very long wait to the caller, and does not even ask again before it is over', async () => {
    const { egress, calls, timing } = bench(refusal(429, '', { retry_after: 73_414 }));
    expect(await send(egress, '-1')).toMatchObject({ ok: false, fault: { kind: 'retryable', afterMs: 73_414_000 } });
    expect(await send(egress, '-1')).toMatchObject({ ok: false, fault: { kind: 'retryable', afterMs: 73_414_000 } });
    expect([calls.length, timing.now()]).toEqual([1, 0]);
  });

  it('repeats what was certainly not done, growing slower, five times in all', async () => {
    const { egress, calls } = bench(...Array.from({ length: 9 }, () => refusal(502)));
    expect(await send(egress, '1')).toMatchObject({ ok: false, fault: { kind: 'retryable' } });
    expect(calls.map((call) => Number(call.split(' ')[0]))).toEqual([0, 375, 1_125, 2_625, 5_625]);
  });

  it.each<[CallScope['unclear'], number]>([
    ['never', 1],
    ['twice', 3],
    ['always', 5],
  ])('an unclear outcome is repeated “%s”: %i calls', async (unclear, count) => {
    const { egress, calls } = bench(...Array.from({ length: 9 }, () => broken('ECONNRESET')));
    expect(await send(egress, '1', unclear)).toMatchObject({ ok: false, fault: { kind: 'unclear' } });
    expect(calls).toHaveLength(count);
  });

  it('does not repeat what Telegram refuses', async () => {
    const { egress, calls } = bench(refusal(400, 'Bad Request: BUTTON_DATA_INVALID'));
    expect(await send(egress, '1')).toMatchObject({ ok: false, fault: { kind: 'refused' } });
    expect(calls).toHaveLength(1);
  });

  it('keeps to 20 a minute into a group and 30 a second over all', async () => {
    const { egress, calls, timing } = bench();
    await Promise.all(Array.from({ length: 30 }, () => send(egress, '-1')));
    expect(calls.filter((call) => Number(call.split(' ')[0]) < 60_000)).toHaveLength(20);
    expect(timing.now()).toBeGreaterThanOrEqual(60_000);
    const busy = bench();
    await Promise.all(Array.from({ length: 45 }, (_, chat) => send(busy.egress, String(chat))));
    expect(busy.calls.filter((call) => call.startsWith('0 '))).toHaveLength(30);
  });
});
