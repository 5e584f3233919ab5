import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, ChangeOp } from '../../src/model/change.js';
import type { Incoming } from '../../src/model/message.js';
import type { Reply } from '../../src/render/reply.js';
import { incoming } from '../incoming.js';
import { answerTo, openBot } from './bot.js';
import { expectSafe } from './safe.js';
import { MESSAGES, report, runs } from './size.js';
import { HANDLER_MAX_MS, Slowest } from './stopwatch.js';
import { ATTACKS, hostileText } from './words.js';

const OWNER = 'telegram:1';
const OPEN = '-100';
const CLOSED = '-200';
/** What somebody without any role may leave behind: the note that he was refused, and his own unit. */
const viewersOwn = (op: ChangeOp, user: string): boolean => op.type === 'refusal' || (op.type === 'body.bind' && op.userId === user);
/** After so many messages the bot begins anew, so that what the owner did does not slow the rest down. */
const FRESH_AFTER = 2_000;

const message = fc.record({
  text: hostileText,
  user: fc.constantFrom(OWNER, 'telegram:2', 'telegram:2', 'telegram:<b>'),
  chat: fc.constantFrom(OPEN, OPEN, OPEN, CLOSED),
  kind: fc.constantFrom('message', 'press', 'form'),
  /** Presses a button of the last answer, whoever got it, instead of sending the text. */
  button: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat({ max: 20 }) }),
  name: fc.constantFrom('李', ...ATTACKS),
  fields: fc.dictionary(fc.constantFrom('value', 'date', '__proto__', 'constructor'), fc.constantFrom(...ATTACKS), { maxKeys: 2 }),
});

describe(`hostile messages, button presses and forms (${MESSAGES})`, () => {
  it('crash nothing, change nothing they may not, hold nothing up, and come out of every platform as text', {
    timeout: 7_200_000,
  }, async () => {
    const now = (): Date => new Date('2026-11-23T02:00:00Z');
    const slowest = new Slowest();
    let changes: Change[] = [];
    const open = async () => {
      const fresh = await openBot(OWNER, [`telegram:${OPEN}`], now);
      fresh.store.onChange((change) => changes.push(change));
      return fresh;
    };
    let bot = await open();
    let last: Reply | null = null;
    let count = 0;
    const say = async (given: Partial<Incoming>): Promise<{ readonly value: Reply | null; readonly ms: number }> => {
      count += 1;
      const asked = incoming({
        id: `m${count}`,
        address: { platform: 'telegram', chatId: OPEN, threadId: null },
        chatTitle: '群',
        user: { id: OWNER, name: '李' },
        text: '',
        sentAt: now().toISOString(),
        messageId: '1',
        ...given,
      });
      return answerTo(bot.respond, asked);
    };
    await fc.assert(
      fc.asyncProperty(message, async ({ text, user, chat, kind, button, name, fields }) => {
        if (count % FRESH_AFTER === 0) bot = await open();
        const buttons = last?.buttons.flat() ?? [];
        const pressed = button === null ? undefined : buttons[button % Math.max(1, buttons.length)]?.command;
        const given: Partial<Incoming> = {
          address: { platform: 'telegram', chatId: chat, threadId: null },
          chatTitle: name,
          user: { id: user, name },
          kind: pressed === undefined ? (kind as Incoming['kind']) : 'press',
          text: pressed ?? text,
          fields,
          editId: kind === 'press' ? '1' : null,
        };
        changes = [];
        const answer = await say(given);
        slowest.add(answer.ms, pressed ?? text);
        expect(bot.faults, text).toEqual([]);
        expect(answer.ms, `CPU for ${JSON.stringify(text.slice(0, 200))}`).toBeLessThanOrEqual(HANDLER_MAX_MS);
        if (user !== OWNER) {
          for (const { op, by } of changes) expect([op, by, viewersOwn(op, user)]).toEqual([op, user, true]);
          if (chat === CLOSED && bot.store.view.chatAllowed(`telegram:${CLOSED}`) !== true)
            expect([changes, answer.value?.found ?? false]).toEqual([[], false]);
        }
        if (answer.value) expectSafe(answer.value);
        last = answer.value;
      }),
      runs(MESSAGES),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    report(`${MESSAGES} messages, presses and forms. ${slowest}`);
  });
});
