import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/model/message.js';
import { createInbox, type Inbox, type InboxOptions } from '../../src/platforms/inbox.js';
import type { PlatformHost, Respond, SendOutcome } from '../../src/platforms/platform.js';
import { plain, type Reply, say } from '../../src/render/reply.js';
import { createMemorySpool } from '../../src/store/spool.js';
import { incoming } from '../incoming.js';
import { virtualTiming } from './virtual-timing.js';

const message = (id: number | string, chatId = 'a', parts: Partial<Incoming> = {}): Incoming =>
  incoming({
    id: `telegram:1:${id}`,
    address: { platform: 'telegram', chatId, threadId: null },
    user: { id: 'telegram:9', name: '甲' },
    text: `/n ${id}`,
    messageId: '1',
    ...parts,
  });

interface Bench {
  readonly inbox: Inbox;
  readonly host: PlatformHost;
  /** What was sent, "chat: text". */
  readonly sent: string[];
  readonly told: string[];
}

function bench(
  respond: Respond,
  options: Partial<InboxOptions<string>> = {},
  spool = createMemorySpool<Incoming>({ now: () => new Date(0) }),
): Bench {
  const sent: string[] = [];
  const told: string[] = [];
  const host: PlatformHost = {
    respond,
    inbox: spool,
    buttons: { set: async () => {}, get: () => undefined },
    now: () => new Date(0),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    onChat: async (event) => void told.push(`${event.address.chatId} ${event.kind}${event.kind === 'moved' ? ` ${event.to.chatId}` : ''}`),
  };
  const inbox = createInbox<string>({
    host,
    name: 'telegram',
    timing: virtualTiming(),
    encode: async (reply) => linesOf(reply),
    send: async (part, to) => {
      sent.push(`${to.chatId}: ${part}`);
      return { kind: 'sent', messageId: String(sent.length) };
    },
    download: () => Promise.reject(new Error('no files')),
    ...options,
  });
  return { inbox, host, sent, told };
}

const linesOf = (reply: Reply): string[] => reply.blocks.flatMap((block) => (block.kind === 'line' ? [plain(block.text)] : []));
const echo: Respond = async ({ text }) => say(text);

/** Sends with the outcomes given, in order; everything after them arrives. */
function sending(sent: string[], ...outcomes: SendOutcome[]): InboxOptions<string>['send'] {
  return async (part, to) => {
    sent.push(`${to.chatId}: ${part}`);
    return outcomes.shift() ?? { kind: 'sent', messageId: '1' };
  };
}

describe('inbox', () => {
  it('accepts only what is on disk', async () => {
    const spool = createMemorySpool<Incoming>({ now: () => new Date(0) });
    let stored = (): void => {};
    const disk = new Promise<void>((resolve) => {
      stored = resolve;
    });
    const slow = { ...spool, put: (id: string, record: Incoming) => disk.then(() => spool.put(id, record)) };
    const { inbox, sent } = bench(echo, {}, slow);
    let accepted = false;
    const accepting = inbox.accept(message(1)).then(() => {
      accepted = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect([accepted, sent.length]).toEqual([false, 0]);
    stored();
    await accepting;
    await inbox.idle();
    expect(sent).toEqual(['a: /n 1']);
  });

  it('refuses and answers nothing when the disk does not take it', async () => {
    const spool = createMemorySpool<Incoming>({ now: () => new Date(0) });
    const { inbox, sent } = bench(echo, {}, { ...spool, put: () => Promise.reject(new Error('disk full')) });
    await expect(inbox.accept(message(1))).rejects.toThrow('disk full');
    await inbox.idle();
    expect(sent).toEqual([]);
  });

  it('answers each id once', async () => {
    const { inbox, sent } = bench(echo);
    const kinds = await Promise.all([inbox.accept(message(1)), inbox.accept(message(1)), inbox.accept(message(1))]);
    await inbox.idle();
    expect([kinds, sent]).toEqual([['new', 'seen', 'seen'], ['a: /n 1']]);
  });

  it('keeps the order of every chat, whatever takes how long, and the limit on work at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ chat: fc.constantFrom('a', 'b', 'c', 'd'), ms: fc.integer({ min: 0, max: 5 }) }), { maxLength: 30 }),
        async (plan) => {
          let busy = 0;
          let busiest = 0;
          const { inbox, sent } = bench(
            async ({ text }) => {
              busy += 1;
              busiest = Math.max(busiest, busy);
              await new Promise((resolve) => setTimeout(resolve, plan[Number(text.slice(3))]?.ms));
              busy -= 1;
              return say(text);
            },
            { limits: { concurrency: 2 } },
          );
          await Promise.all(plan.map(({ chat }, n) => inbox.accept(message(n, chat))));
          await inbox.idle();
          for (const chat of ['a', 'b', 'c', 'd']) {
            const expected = plan.flatMap((entry, n) => (entry.chat === chat ? [`${chat}: /n ${n}`] : []));
            expect(sent.filter((line) => line.startsWith(chat))).toEqual(expected);
          }
          expect(busiest).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('says once that too many came, and takes the chat up again afterwards', async () => {
    const { inbox, sent, host } = bench(echo, { limits: { perChat: 3 } });
    await Promise.all(Array.from({ length: 10 }, (_, n) => inbox.accept(message(n))));
    await inbox.idle();
    expect(sent).toEqual(['a: /n 0', 'a: /n 1', 'a: /n 2', 'a: 消息来得太多，有 7 条没有处理。请稍后再发一次。']);
    expect(host.inbox.pending()).toEqual([]);
    await inbox.accept(message(11));
    await inbox.idle();
    expect(sent.at(-1)).toBe('a: /n 11');
  });

  it('does not complain about chatter that was not meant for the bot', async () => {
    const { inbox, sent } = bench(async () => null, { limits: { perChat: 2 } });
    await Promise.all(Array.from({ length: 10 }, (_, n) => inbox.accept(message(n, 'a', { text: '闲聊', addressed: false }))));
    await inbox.idle();
    expect(sent).toEqual([]);
  });

  it('holds the platform back while too much is waiting, and loses nothing', async () => {
    const { inbox, sent } = bench(echo, { limits: { total: 4, concurrency: 1 } });
    let most = 0;
    await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        await inbox.accept(message(n, `chat${n}`));
        most = Math.max(most, inbox.size);
      }),
    );
    await inbox.idle();
    expect(sent).toHaveLength(40);
    expect(most).toBeLessThanOrEqual(4);
  });

  it('gives up an answer that takes too long, and says so', async () => {
    const { inbox, sent } = bench(() => new Promise(() => {}), { limits: { respondMs: 10 } });
    await inbox.accept(message(1));
    await inbox.idle();
    expect(sent).toEqual(['a: 抱歉，刚才没有处理成功，请稍后再试。']);
  });

  it('lets a claim take the answer instead of sending it', async () => {
    const { inbox, sent } = bench(echo);
    const taken: (Reply | null)[] = [];
    await inbox.accept(message(1), (reply) => taken.push(reply) > 0);
    await inbox.accept(message(2), () => false);
    await inbox.idle();
    expect([taken.map((reply) => reply && linesOf(reply)), sent]).toEqual([[['/n 1']], ['a: /n 2']]);
  });

  it('tries again later from the message that failed, not from the first', async () => {
    const sent: string[] = [];
    const later: SendOutcome = { kind: 'failed', reason: '429', retryAfterMs: 60_000 };
    const { inbox } = bench(async () => say('一', '二', '三'), { send: sending(sent, { kind: 'sent', messageId: '1' }, later, later) });
    await inbox.accept(message(1));
    await inbox.idle();
    expect(sent).toEqual(['a: 一', 'a: 二', 'a: 二', 'a: 二', 'a: 三']);
  });

  it('follows a chat that moved', async () => {
    const sent: string[] = [];
    const { inbox, told } = bench(async () => say('一', '二'), { send: sending(sent, { kind: 'moved', to: 'z' }) });
    await inbox.accept(message(1));
    await inbox.idle();
    expect([sent, told]).toEqual([['a: 一', 'z: 一', 'z: 二'], ['a moved z']]);
  });

  it.each<SendOutcome>([
    { kind: 'gone', reason: 'kicked' },
    { kind: 'failed', reason: 'refused', retryAfterMs: null },
  ])('does not keep an answer that cannot arrive: $kind', async (outcome) => {
    const sent: string[] = [];
    const { inbox, host, told } = bench(async () => say('一', '二'), { send: sending(sent, outcome) });
    await inbox.accept(message(1));
    await inbox.idle();
    expect([sent, told, host.inbox.pending()]).toEqual([['a: 一'], outcome.kind === 'gone' ? ['a left'] : [], []]);
  });

  it('leaves to the next start what it cannot finish, and finishes it then', async () => {
    const spool = createMemorySpool<Incoming>({ now: () => new Date(0) });
    const first = bench(() => new Promise(() => {}), {}, spool);
    await first.inbox.accept(message(1));
    await first.inbox.accept(message(2));
    await first.inbox.stop(10);
    expect(spool.pending()).toHaveLength(2);
    const second = bench(echo, {}, spool);
    second.inbox.resume();
    await second.inbox.idle();
    expect([second.sent, spool.pending()]).toEqual([['a: /n 1', 'a: /n 2'], []]);
  });

  it('gives up a message that ends every run, and says so', async () => {
    const spool = createMemorySpool<Incoming>({ now: () => new Date(0) });
    await spool.put('m1', message(1, 'a', { id: 'm1' }));
    let tries = 0;
    for (let run = 1; run <= 5; run += 1) {
      const { inbox } = bench(
        () => {
          tries += 1;
          return new Promise(() => {});
        },
        {},
        spool,
      );
      inbox.resume();
      await inbox.stop(10);
    }
    const last = bench(echo, {}, spool);
    last.inbox.resume();
    await last.inbox.idle();
    expect([tries, last.sent.length, last.sent[0], spool.pending()]).toEqual([5, 1, expect.stringContaining('已经停下'), []]);
  });

  it('sends nothing after it has stopped, and keeps the message', async () => {
    const spool = createMemorySpool<Incoming>({ now: () => new Date(0) });
    let finish = (_: Reply): void => {};
    const { inbox, sent } = bench(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
      {},
      spool,
    );
    await inbox.accept(message(1));
    await inbox.stop(10);
    finish(say('太迟了'));
    await inbox.idle();
    expect([sent, spool.pending().length]).toEqual([[], 1]);
  });

  it('takes up only its own platform’s messages', async () => {
    const spool = createMemorySpool<Incoming>({ now: () => new Date(0) });
    await spool.put('feishu:1', message(1, 'a', { address: { platform: 'feishu', chatId: 'oc', threadId: null } }));
    const { inbox, sent } = bench(echo, {}, spool);
    inbox.resume();
    await inbox.idle();
    expect(sent).toEqual([]);
  });
});
