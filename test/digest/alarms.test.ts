import { beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { DeliveryRecord } from '../../src/digest/outbox.js';
import type { Subscription } from '../../src/model/subscription.js';
import type { SendOutcome } from '../../src/platforms/platform.js';
import type { Reply } from '../../src/render/reply.js';
import { renderText } from '../../src/render/text.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { weekly } from './subscriptions.js';

const OWNER = '1';
const GROUP = '-100';

describe('the running bot', () => {
  let app: App;
  let clock: Date;
  let outcomes: Map<string, SendOutcome[]>;
  let got: { to: string; reply: Reply }[];
  let told: string[];
  let messages = 0;

  beforeEach(async () => {
    clock = new Date('2024-06-11T00:00:00Z');
    outcomes = new Map();
    got = [];
    told = [];
    const now = (): Date => clock;
    const store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => [] });
    const { config } = loadConfig({ PLANBOT_OWNERS: `telegram:${OWNER}` }, () => '');
    const records = async () => createMemoryShelf<DeliveryRecord>({ now });
    const onFault = (error: unknown): never => {
      throw error;
    };
    app = createApp({ config, store, now, localOwners: [], onFault, records });
    app.onDelivery.push((key, _to, { state }) => told.push(`${key.split(':')[0]} ${state}`));
    app.platforms.push({
      name: 'telegram',
      idempotentMs: 0,
      start: async () => undefined,
      stop: async () => undefined,
      state: () => ({ name: 'telegram', connection: 'connected', since: '', lastSeen: null, trouble: null }),
      async send(to, reply) {
        const outcome = outcomes.get(to.chatId)?.shift() ?? { kind: 'sent', messageId: String(got.length + 1) };
        if (outcome.kind === 'sent') got.push({ to: to.chatId, reply });
        return outcome;
      },
    });
  });

  const subscribe = async (...parts: Partial<Subscription>[]): Promise<void> => {
    for (const [at, part] of parts.entries()) {
      const subscription = weekly({ id: `sub-${at}-00000`, since: clock.toISOString(), ...part });
      const key = `telegram:${subscription.address.chatId}`;
      const op = { type: 'subscription.set', key, subscription } as const;
      await app.store.commit({ op, by: 'system', chat: null, cause: null, note: null });
    }
  };
  const tick = async (instant: string): Promise<void> => {
    clock = new Date(instant);
    await (await app.services.digests()).tick();
  };
  const asOwner = async (text: string): Promise<string> => {
    messages += 1;
    const reply = await app.respond(
      {
        id: `m${messages}`,
        address: { platform: 'telegram', chatId: OWNER, threadId: null },
        chatKind: 'private',
        chatTitle: '',
        user: { id: `telegram:${OWNER}`, name: 'owner' },
        kind: 'press',
        text,
        addressed: true,
        fields: {},
        files: [],
        sentAt: clock.toISOString(),
        messageId: String(messages),
        editId: null,
      },
      { download: async () => new Uint8Array() },
    );
    return reply ? renderText(reply, 1_000) : '';
  };
  const sentTo = (chatId: string): readonly Reply[] => got.flatMap(({ to, reply }) => (to === chatId ? [reply] : []));

  it('tells the owner of an unclear digest, whose button sends it again, once', async () => {
    await subscribe({});
    outcomes.set(GROUP, [{ kind: 'unclear', reason: 'cut' }]);
    await tick('2024-06-17T09:00:00+08:00');
    await tick('2024-06-17T09:01:00+08:00');
    expect(sentTo(GROUP)).toEqual([]);
    const [alarm, ...more] = sentTo(OWNER);
    expect(more).toEqual([]);
    expect(alarm && renderText(alarm, 1_000)).toContain('不确定是否送达');
    const command = alarm?.buttons[0]?.[0]?.command ?? '';
    expect(await asOwner(command)).toContain('已送达');
    expect(await asOwner(command)).toContain('已送达');
    expect(sentTo(GROUP)).toHaveLength(1);
    expect(told).toEqual(['digest unclear', 'alarm sent', 'digest sent']);
  });

  it('pauses a chat that removed the bot and tells the owner', async () => {
    await subscribe({});
    outcomes.set(GROUP, [{ kind: 'gone', reason: 'kicked' }]);
    await tick('2024-06-17T09:00:00+08:00');
    await tick('2024-06-24T09:00:00+08:00');
    expect(app.store.view.subscriptions()[0]?.subscription.paused).toBe('机器人已不在群里（2024-06-17 起）');
    expect(sentTo(OWNER).map((reply) => renderText(reply, 1_000))).toEqual([expect.stringContaining('周报已暂停')]);
    expect(sentTo(GROUP)).toEqual([]);
  });

  const happens = async (kind: 'left' | 'joined', chatId = GROUP): Promise<void> => {
    const about = { address: { platform: 'telegram', chatId, threadId: null }, at: clock.toISOString() } as const;
    const event = kind === 'left' ? ({ kind, reason: 'kicked', ...about } as const) : ({ kind, title: '', ...about } as const);
    for (const listener of app.onChat) await listener(event);
  };
  const texts = (chatId: string): readonly string[] => sentTo(chatId).map((reply) => renderText(reply, 1_000));

  it('pauses at the event, tells the owner by the name of the chat, and takes up again with one late digest when it is back', async () => {
    await subscribe({ title: '专利专班' });
    await happens('left');
    await tick('2024-06-14T09:00:00+08:00');
    expect(texts(OWNER)).toEqual([expect.stringMatching(/机器人已不在群里（2024-06-11 起），周报已暂停.*群“专利专班”/su)]);
    for (const day of ['17', '24']) await tick(`2024-06-${day}T09:00:00+08:00`);
    clock = new Date('2024-06-25T10:00:00+08:00');
    await happens('joined');
    await tick('2024-06-25T10:00:00+08:00');
    await tick('2024-06-25T10:01:00+08:00');
    expect(texts(GROUP)).toEqual([
      expect.stringContaining('本群的周报恢复发送'),
      expect.stringMatching(/周报 第 2 期.*晚到.*前面 1 期没有发出/su),
    ]);
    await happens('left');
    await tick('2024-06-25T11:00:00+08:00');
    expect(texts(OWNER)).toHaveLength(2);
  });

  it('sends what was refused when the chat is back', async () => {
    await subscribe({});
    outcomes.set(GROUP, [{ kind: 'gone', reason: 'kicked' }]);
    await tick('2024-06-17T09:00:00+08:00');
    clock = new Date('2024-06-18T10:00:00+08:00');
    await happens('joined');
    for (const minute of ['00', '01', '02']) await tick(`2024-06-18T10:${minute}:00+08:00`);
    expect(texts(GROUP)).toEqual([expect.stringContaining('恢复发送'), expect.stringMatching(/周报 第 1 期.*晚到/su)]);
    expect(app.store.view.subscriptions()[0]?.subscription.paused).toBeNull();
  });

  it('leaves alone what an admin closed, and other chats', async () => {
    const other = { platform: 'telegram', chatId: '-300', threadId: null } as const;
    await subscribe({ paused: '管理员关闭' }, { address: other });
    await happens('left');
    await happens('joined');
    await tick('2024-06-14T09:00:00+08:00');
    expect(app.store.view.subscriptions().map(({ subscription }) => subscription.paused)).toEqual(['管理员关闭', null]);
    expect(got).toEqual([]);
  });

  it('gathers the troubles of many chats in one message', async () => {
    const chats = Array.from({ length: 9 }, (_, at) => `-${200 + at}`);
    await subscribe(...chats.map((chatId) => ({ address: { platform: 'telegram', chatId, threadId: null } as const })));
    for (const chatId of chats) outcomes.set(chatId, [{ kind: 'failed', reason: 'refused', retryAfterMs: null }]);
    await tick('2024-06-17T09:00:00+08:00');
    await tick('2024-06-17T09:01:00+08:00');
    const [alarm, ...more] = sentTo(OWNER);
    expect(more).toEqual([]);
    expect(alarm && renderText(alarm, 1_000)).toContain('周报有 9 份要您看一下');
    expect(alarm && renderText(alarm, 1_000)).toContain('另有 3 个会话');
  });

  it('tells of a digest that fails for half an hour, and goes on trying', async () => {
    await subscribe({});
    outcomes.set(
      GROUP,
      Array.from({ length: 8 }, () => ({ kind: 'failed', reason: 'network', retryAfterMs: 15_000 }) as const),
    );
    for (let minute = 0; minute < 240; minute += 1)
      await tick(new Date(Date.parse('2024-06-17T01:00:00Z') + minute * 60_000).toISOString());
    expect(sentTo(OWNER).map((reply) => renderText(reply, 1_000))).toEqual([expect.stringContaining('仍在自动重试')]);
    expect(sentTo(GROUP).map((reply) => renderText(reply, 1_000))).toEqual([expect.stringContaining('晚到')]);
  });

  it('repeats an alarm that may not have arrived', async () => {
    await subscribe({});
    outcomes.set(GROUP, [{ kind: 'gone', reason: 'kicked' }]);
    outcomes.set(OWNER, [
      { kind: 'unclear', reason: 'cut' },
      { kind: 'failed', reason: '429', retryAfterMs: 1_000 },
    ]);
    await tick('2024-06-17T09:00:00+08:00');
    await tick('2024-06-17T09:01:00+08:00');
    await tick('2024-06-17T09:10:00+08:00');
    expect(sentTo(OWNER)).toHaveLength(1);
  });

  it('sends one digest for all the weeks that the machine was off, marked, and not at night or on a Sunday', async () => {
    await subscribe({});
    for (const instant of ['2024-07-07T12:00:00+08:00', '2024-07-08T03:00:00+08:00']) await tick(instant);
    expect(sentTo(GROUP)).toEqual([]);
    await tick('2024-07-08T08:30:00+08:00');
    const [late, ...more] = sentTo(GROUP).map((reply) => renderText(reply, 1_000));
    expect(more).toEqual([]);
    expect(late).toContain('晚到：原定 07-01（周一）09:00，晚了 7 天');
    expect(late).toContain('前面 2 期没有发出');
    expect(late).toContain('2024-06-11 至 06-30');
    await tick('2024-07-08T09:00:00+08:00');
    expect(sentTo(GROUP)).toHaveLength(2);
  });

  it.each([
    ['at once when the machine comes back at working hours', '2024-06-17T14:10:00+08:00', 1],
    ['the next morning when it comes back in the evening', '2024-06-17T20:30:00+08:00', 0],
    ['the next morning when it comes back at night', '2024-06-18T03:00:00+08:00', 0],
    ['on the day after, as soon as it is morning', '2024-06-18T08:00:00+08:00', 1],
    ['not on the Saturday of a holiday weekend', '2024-06-22T10:00:00+08:00', 0],
  ])('sends a missed digest %s', async (_, instant, count) => {
    await subscribe({});
    await tick(instant);
    expect(sentTo(GROUP)).toHaveLength(count);
  });

  it('sends the digest of an evening hour in the evening', async () => {
    await subscribe({ time: '21:30' });
    await tick('2024-06-17T21:50:00+08:00');
    expect(sentTo(GROUP)).toHaveLength(1);
  });

  it('sends the digest of a month that ends on a Sunday on its last working day', async () => {
    await subscribe({ cadence: 'last-working-day', time: '17:00' });
    await tick('2024-06-28T16:59:00+08:00');
    expect(sentTo(GROUP)).toEqual([]);
    await tick('2024-06-28T17:00:00+08:00');
    await tick('2024-06-30T17:00:00+08:00');
    expect(sentTo(GROUP)).toHaveLength(1);
  });

  it('sends nothing in a period without change to a chat that wants it so, and says so', async () => {
    await subscribe({ quiet: true });
    await tick('2024-06-17T09:00:00+08:00');
    expect([got, told]).toEqual([[], ['digest skipped']]);
  });

  it('sends no period again when the chat moves or the hour is changed', async () => {
    await subscribe({});
    await tick('2024-06-17T09:00:00+08:00');
    await app.store.commit({
      op: { type: 'chat.move', platform: 'telegram', from: GROUP, to: '-100100' },
      by: 'system',
      chat: null,
      cause: null,
      note: null,
    });
    await tick('2024-06-17T09:30:00+08:00');
    const [entry] = app.store.view.subscriptions();
    if (!entry) throw new Error('no subscription');
    const subscription = { ...entry.subscription, time: '10:00', since: clock.toISOString() };
    const op = { type: 'subscription.set', key: entry.key, subscription } as const;
    await app.store.commit({ op, by: 'system', chat: null, cause: null, note: null });
    await tick('2024-06-17T10:00:00+08:00');
    expect(got.map(({ to }) => to)).toEqual([GROUP]);
    await tick('2024-06-24T10:00:00+08:00');
    expect(got.map(({ to }) => to)).toEqual([GROUP, '-100100']);
  });
});
