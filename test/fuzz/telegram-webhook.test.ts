import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOMS, TelegramHarness } from '../platforms/telegram/harness.js';
import { spoiling, spoilt } from './hostile-json.js';
import { report, runs, WEBHOOK_CALLS } from './size.js';
import { HANDLER_MAX_MS, Slowest, timed } from './stopwatch.js';
import { idleness, post, Witness, watchedBot, watchLog } from './webhook-case.js';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const OWNER = 8001;
const FORGET_AFTER = 200;

const call = fc.record({
  spoiling,
  secret: fc.constantFrom('right', 'right', 'right', 'right', 'right', 'right', 'none', 'wrong', 'longer', 'empty'),
  room: fc.constantFrom(ROOMS.private, ROOMS.group),
  person: fc.constantFrom(OWNER, OWNER + 1, OWNER + 1),
  kind: fc.constantFrom('text', 'text', 'text', 'file', 'reply', 'press', 'stale press', 'member', 'migrate'),
  again: fc.boolean(),
});

describe(`hostile calls of Telegram's webhook (${WEBHOOK_CALLS})`, () => {
  it('crash nothing, reach nothing without the secret, are done once, and leave no trace in the log', { timeout: 7_200_000 }, async () => {
    const harness = new TelegramHarness('webhook');
    const witness = new Witness();
    const bot = await watchedBot(`telegram:${OWNER}`, [`telegram:${ROOMS.group.id}`, `telegram:${ROOMS.private.id}`], witness);
    onTestFinished(() => harness.close());
    await harness.open(bot.respond);
    const { url, secret } = harness.server.webhook ?? { url: '', secret: '' };
    let text = '';
    const lines = watchLog(harness.host, harness.secrets, () => [text], witness);
    const idle = idleness(harness.host);
    const whole = new Slowest();
    const statuses = new Map<number, number>();
    const headersOf = (kind: string): Record<string, string> => {
      if (kind === 'none') return {};
      return {
        [SECRET_HEADER]: kind === 'right' ? secret : kind === 'wrong' ? 'x'.repeat(secret.length) : kind === 'longer' ? `${secret}x` : '',
      };
    };
    let count = 1_000_000;
    await fc.assert(
      fc.asyncProperty(call, async ({ spoiling: how, secret: which, room, person, kind, again }) => {
        count += 1;
        text = how.text;
        const body = spoilt(updateOf(kind, count, how.text, room.id, person, lastButton(how.which)), how);
        const asked = bot.asked();
        const round = async (): Promise<number> => {
          const status = await post(url, body, headersOf(which));
          await idle();
          return status;
        };
        const { value: status, ms } = await timed(round);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        whole.add(ms, body.toString('utf8', 0, 60));
        witness.check();
        expect([200, 400, 401], body.toString('utf8', 0, 500)).toContain(status);
        if (which !== 'right') expect([status, bot.asked()]).toEqual([401, asked]);
        expect(bot.asked() - asked).toBeLessThanOrEqual(1);
        if (again && status === 200) {
          const before = bot.asked();
          await round();
          expect(bot.asked(), 'the same update twice').toBe(before);
        }
        if (count % FORGET_AFTER === 0) forget();
      }),
      runs(WEBHOOK_CALLS),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    report(
      `${WEBHOOK_CALLS} calls of Telegram's webhook, statuses ${JSON.stringify(Object.fromEntries(statuses))}, answered ${bot.asked()}.`,
    );
    report(`  ${bot.slowest}`);
    report(`  call, answer and test server together: p99 ≤ ${whole.within(0.99)} ms, worst ${whole.worst.toFixed(0)} ms`);
    expect(bot.slowest.worst).toBeLessThanOrEqual(HANDLER_MAX_MS);

    /** What the test server remembers is not under test. */
    function forget(): void {
      for (const { id } of [ROOMS.private, ROOMS.group]) harness.server.chats.get(id).messages.splice(0);
      harness.server.calls.splice(0);
      lines.splice(0);
    }
    function lastButton(which: number): string {
      const buttons = harness.messages('group').at(-1)?.buttons.flat() ?? [];
      return buttons[which % Math.max(1, buttons.length)]?.callback_data ?? 'AAAAAAAAAAAAAAAAAAAAAA';
    }
  });
});

/** A right update of this kind. */
function updateOf(kind: string, id: number, text: string, chatId: number, person: number, button: string): object {
  const chat =
    chatId < 0 ? { id: chatId, type: 'supergroup', title: text.slice(0, 60) } : { id: chatId, type: 'private', first_name: '人' };
  const from = { id: person, is_bot: false, first_name: text.slice(0, 20), language_code: 'zh-hans' };
  const message = { message_id: id, date: Math.floor(Date.now() / 1000), chat, from };
  const document = { file_id: 'none', file_unique_id: 'none', file_name: text.slice(0, 80), file_size: 10 };
  const bot = { id: 123456, is_bot: true, first_name: '规划助手', username: 'PlanTest_bot' };
  switch (kind) {
    case 'file':
      return { update_id: id, message: { ...message, document, caption: text } };
    case 'reply':
      return { update_id: id, message: { ...message, text, reply_to_message: { ...message, from: bot, text: '…' } } };
    case 'press':
    case 'stale press':
      return {
        update_id: id,
        callback_query: { id: `q${id}`, from, chat_instance: '1', data: kind === 'press' ? button : text.slice(0, 64), message },
      };
    case 'member':
      return { update_id: id, my_chat_member: { chat, from, date: message.date, new_chat_member: { status: text, user: bot } } };
    case 'migrate':
      return { update_id: id, message: { ...message, migrate_to_chat_id: -1_009_000_000_000 - (id % 50) } };
    default:
      return { update_id: id, message: { ...message, text } };
  }
}
