import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ENCRYPT_KEY, FeishuHarness, ROOMS, VERIFICATION_TOKEN } from '../platforms/feishu/harness.js';
import { signature, webhookRequest } from '../servers/feishu/delivery.js';
import { clickEvent } from '../servers/feishu/events.js';
import { BOT_OPEN_ID } from '../servers/feishu.js';
import { spoiling, spoilt } from './hostile-json.js';
import { report, runs, WEBHOOK_CALLS } from './size.js';
import { HANDLER_MAX_MS, Slowest, timed } from './stopwatch.js';
import { idleness, post, Witness, watchedBot, watchLog } from './webhook-case.js';

const OWNER = 'ou_user1';
const FORGET_AFTER = 200;
const MINUTE_MS = 60_000;

const call = fc.record({
  spoiling,
  envelope: fc.constantFrom(
    ...['signed', 'signed', 'signed', 'signed', 'signed', 'signed', 'signed', 'signed'],
    ...['garbage signed', 'unsigned', 'wrong signature', 'wrong key', 'stale', 'wrong token', 'in the clear'],
  ),
  room: fc.constantFrom(ROOMS.private, ROOMS.group),
  person: fc.constantFrom(OWNER, 'ou_user2', 'ou_user2'),
  kind: fc.constantFrom(
    'text',
    'text',
    'text',
    'post',
    'file',
    'press',
    'form',
    'stale press',
    'menu',
    'member',
    'check',
    'unknown',
    'old',
  ),
  again: fc.boolean(),
});

describe(`hostile calls of Feishu's webhook (${WEBHOOK_CALLS})`, () => {
  it('crash nothing, reach nothing without key, signature and token, are done once, and leave no trace in the log', {
    timeout: 7_200_000,
  }, async () => {
    const limits = { chatPerSecond: 1e9, messagePerSecond: 1e9, appPerSecond: 1e9 };
    const harness = new FeishuHarness('webhook', { rates: { app: [], chat: [], message: [] } }, { limits });
    const witness = new Witness();
    const bot = await watchedBot(`feishu:${OWNER}`, [], witness);
    onTestFinished(() => harness.close());
    await harness.open(bot.respond);
    let text = '';
    const lines = watchLog(harness.host, harness.secrets, () => [text], witness);
    const idle = idleness(harness.host);
    const whole = new Slowest();
    const statuses = new Map<number, number>();
    let count = 0;
    await fc.assert(
      fc.asyncProperty(call, async ({ spoiling: how, envelope, room, person, kind, again }) => {
        count += 1;
        text = how.text;
        const inside = spoilt(payloadOf(kind, how.text, room.chatId, person, how.which), how);
        const { body, headers } = wrapped(envelope, inside);
        const asked = bot.asked();
        const round = async (): Promise<number> => {
          const status = await post(harness.webhookUrl, body, headers);
          await idle();
          return status;
        };
        const { value: status, ms } = await timed(round);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        whole.add(ms, inside.toString('utf8', 0, 60));
        witness.check();
        expect([200, 400, 401], `${envelope} ${inside.toString('utf8', 0, 500)}`).toContain(status);
        if (envelope !== 'signed') expect(bot.asked(), envelope).toBe(asked);
        // The check of the address comes without a signature; it reaches nothing.
        if (envelope !== 'signed' && kind !== 'check' && envelope !== 'unsigned') expect(status, envelope).toBe(401);
        expect(bot.asked() - asked).toBeLessThanOrEqual(1);
        if (again && status === 200 && envelope === 'signed') {
          const before = bot.asked();
          await round();
          expect(bot.asked(), 'the same call twice').toBe(before);
        }
        if (count % FORGET_AFTER === 0) forget();
      }),
      runs(WEBHOOK_CALLS),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    report(
      `${WEBHOOK_CALLS} calls of Feishu's webhook, statuses ${JSON.stringify(Object.fromEntries(statuses))}, answered ${bot.asked()}.`,
    );
    report(`  ${bot.slowest}`);
    report(`  call, answer and test server together: p99 ≤ ${whole.within(0.99)} ms, worst ${whole.worst.toFixed(0)} ms`);
    expect(bot.slowest.worst).toBeLessThanOrEqual(HANDLER_MAX_MS);

    /** What the test server remembers is not under test. */
    function forget(): void {
      harness.server.messages.all.clear();
      harness.server.messages.uploads.clear();
      harness.server.calls.splice(0);
      lines.splice(0);
    }

    /** A right payload of this kind. */
    function payloadOf(kind: string, said: string, chatId: string, userId: string, which: number): object {
      const { server } = harness;
      const mention = { key: '@_user_1', openId: BOT_OPEN_ID, name: said.slice(0, 20) };
      const place = {
        chatId,
        userId,
        chatType: chatId === ROOMS.private.chatId ? ('p2p' as const) : ('group' as const),
        mentions: [mention],
      };
      const last = server.messages.sent().at(-1);
      const buttons = last === undefined || last.type !== 'interactive' ? [] : server.buttons(last.id);
      const button = buttons[which % Math.max(1, buttons.length)]?.value ?? { id: 'AAAAAAAAAAAAAAAAAAAAAA' };
      const click = { userId, messageId: last?.id ?? 'om_1', chatId: last?.chatId ?? chatId, name: null };
      switch (kind) {
        case 'post':
          return server.compose('', { ...place, type: 'post', content: { title: said, content: [[{ tag: 'text', text: said }]] } }).event;
        case 'file':
          return server.compose('', { ...place, type: 'file', content: { file_key: said, file_name: said } }).event;
        case 'press':
          return server.event('card.action.trigger', clickEvent({ ...click, value: button, formValue: null }));
        case 'form':
          return server.event('card.action.trigger', clickEvent({ ...click, value: button, formValue: { value: said, date: said } }));
        case 'stale press':
          return server.event('card.action.trigger', clickEvent({ ...click, value: { id: said }, formValue: null }));
        case 'menu':
          return server.event('application.bot.menu_v6', {
            event_id: server.messages.newId('menu'),
            create_time: String(Date.now()),
            operator: { operator_name: said, operator_id: { open_id: userId } },
            event_key: said,
          });
        case 'member':
          return server.event('im.chat.member.bot.added_v1', { chat_id: chatId, name: said });
        case 'check':
          return { type: 'url_verification', challenge: said, token: VERIFICATION_TOKEN };
        case 'unknown':
          return server.event(said, { said });
        case 'old':
          return {
            uuid: server.messages.newId('old'),
            token: VERIFICATION_TOKEN,
            type: 'event_callback',
            event: { type: 'message', text: said },
          };
        default:
          return server.compose(`@_user_1 ${said}`, place).event;
      }
    }
  });
});

/** The call that carries these bytes, right or wrong in one way. */
function wrapped(envelope: string, inside: Buffer): { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> } {
  const request = (key: string | null, at = Date.now(), bytes = inside) => {
    const { body, headers } = webhookRequest(bytes, key, at);
    return { body: Buffer.from(body), headers };
  };
  switch (envelope) {
    case 'garbage signed': {
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signed = signature(timestamp, 'n', ENCRYPT_KEY, inside.toString('latin1'));
      return {
        body: inside,
        headers: { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': 'n', 'x-lark-signature': signed },
      };
    }
    case 'unsigned':
      return { ...request(ENCRYPT_KEY), headers: {} };
    case 'wrong signature': {
      const right = request(ENCRYPT_KEY);
      return { ...right, headers: { ...right.headers, 'x-lark-signature': 'f'.repeat(64) } };
    }
    case 'wrong key':
      return request('another-key');
    case 'stale':
      return request(ENCRYPT_KEY, Date.now() - 6 * MINUTE_MS);
    case 'wrong token':
      return request(ENCRYPT_KEY, Date.now(), Buffer.from(inside.toString('utf8').replaceAll(VERIFICATION_TOKEN, 'wrong')));
    case 'in the clear':
      return { body: inside, headers: {} };
    default:
      return request(ENCRYPT_KEY);
  }
}
