import { beforeEach, describe, expect, it } from 'vitest';
import { createOutbox, type DeliveryRecord } from '../../src/digest/outbox.js';
import { type Reminder, reminderReply, remindersOf, sendReminders } from '../../src/digest/reminders.js';
import { loadWorkCalendar, type WorkCalendar } from '../../src/digest/working-days.js';
import { addDays } from '../../src/model/calendar.js';
import type { Observation } from '../../src/model/observation.js';
import type { ChatAddress } from '../../src/model/subscription.js';
import type { SendOutcome } from '../../src/platforms/platform.js';
import type { Reply } from '../../src/render/reply.js';
import { renderText } from '../../src/render/text.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import { bodiesOf, deadlines } from '../../src/tracking/deadlines.js';
import { type Chat, openChat } from '../commands/chat.js';
import { weekly } from './subscriptions.js';

const PERSON = { platform: 'telegram', chatId: '7', threadId: null } as const;
const HUZHOU = weekly({ id: 'huzhou', regions: ['湖州市'], remindDays: [30, 7, 1] });

describe('reminders', () => {
  let chat: Chat;
  let calendar: WorkCalendar;
  beforeEach(async () => {
    calendar = await loadWorkCalendar();
    chat = await openChat('2025-12-30T02:00:00Z');
  });

  const on = (today: string, subscriptions = [HUZHOU]): readonly Reminder[] => remindersOf(chat.store.view, subscriptions, calendar, today);
  const codes = (reminder: Reminder | undefined): readonly (string | null)[] =>
    reminder?.entries.map(({ deadline }) => deadline.code) ?? [];

  /** A target of the plan that falls due at the end of 2025 and names a responsible body. */
  function target(): { code: string; region: string; body: string } {
    const { view } = chat.store;
    for (const row of view.targets()) {
      const [body] = bodiesOf(row, view.tasks());
      if (row.region === '湖州市' && row.due === '2025' && body !== undefined) return { code: row.code, region: row.region, body };
    }
    throw new Error('no such target');
  }
  const bind = ({ region, body }: { region: string; body: string }, address: ChatAddress | null = PERSON): Promise<void> =>
    chat.given({ type: 'body.bind', region, body, userId: 'telegram:7', address, active: true });

  it('come 30, 7 and 1 working days before, and on no other day', () => {
    const days: [string, number][] = [];
    for (let day = '2025-11-01'; day <= '2026-01-05'; day = addDays(day, 1)) {
      const due = on(day).flatMap(({ entries }) => entries.filter(({ deadline }) => deadline.day === '2025-12-31'));
      const [first] = due;
      if (first) days.push([day, first.workdays]);
    }
    expect(days).toEqual([
      ['2025-11-19', 30],
      ['2025-12-22', 7],
      ['2025-12-30', 1],
    ]);
  });

  it('are gathered in one message for the chat', () => {
    const reminders = on('2025-12-30');
    expect(reminders).toHaveLength(1);
    expect(reminders[0]?.to).toEqual(HUZHOU.address);
    const due = deadlines(chat.store.view, '2025-12-30').filter(({ region, day }) => region === '湖州市' && day === '2025-12-31');
    expect(reminders[0]?.entries).toHaveLength(due.length);
  });

  it('go to the person bound to the body, who gets one for all groups, and the chat is asked for the rest', async () => {
    const own = target();
    await bind(own);
    const reminders = on('2025-12-30', [HUZHOU, weekly({ id: 'all', remindDays: [1] })]);
    const personal = reminders.filter(({ to }) => to.chatId === PERSON.chatId);
    expect(personal).toHaveLength(1);
    expect(codes(personal[0])).toContain(own.code);
    expect(new Set(codes(personal[0])).size).toBe(codes(personal[0]).length);
    for (const other of reminders.filter(({ to }) => to.chatId !== PERSON.chatId)) expect(codes(other)).not.toContain(own.code);
  });

  it('go to the chat when the person has no private chat with the bot', async () => {
    const own = target();
    await bind(own, null);
    expect(codes(on('2025-12-30')[0])).toContain(own.code);
  });

  it('do not ask for what was reported', async () => {
    const own = target();
    expect(codes(on('2025-12-30')[0])).toContain(own.code);
    const row = chat.store.view.row(own.code);
    if (row?.kind !== 'target') throw new Error('no target');
    await chat.says(`/update ${own.code} ${row.value}${row.unit ?? ''} 2025-12-29 年报`);
    await chat.says('确认');
    expect(chat.store.view.observations(row.region, row.indicatorId).length).toBeGreaterThan(0);
    expect(codes(on('2025-12-30')[0])).not.toContain(own.code);
  });

  it('do ask where only an earlier figure of the due year is there', async () => {
    const rows = chat.store.view
      .targets()
      .filter(({ region, due, op, value }) => region === '湖州市' && due === '2025' && op === '>=' && value > 10);
    const [row] = rows;
    if (!row) throw new Error('no such target');
    expect(codes(on('2025-12-30')[0])).toContain(row.code);
    const report = (value: number, asOf: string) => `/update ${row.code} ${value}${row.unit ?? ''} ${asOf} 季报`;
    await chat.says(report(1, '2025-03-31'));
    await chat.says('确认');
    expect(chat.store.view.observations(row.region, row.indicatorId).map(({ asOf }) => asOf)).toContain('2025-03-31');
    expect(codes(on('2025-12-30')[0])).toContain(row.code);
    await chat.given({
      type: 'observation.report',
      observation: { ...(chat.store.view.observations(row.region, row.indicatorId).at(-1) as Observation), asOf: '2025-12-31' },
    });
    expect(codes(on('2025-12-30')[0])).not.toContain(row.code);
  });

  it('say what, until when and how to report', () => {
    const [reminder] = on('2025-12-30');
    if (!reminder) throw new Error('no reminder');
    const text = renderText(reminderReply(reminder), 60);
    expect(text).toContain('还有 1 个工作日');
    expect(text).toContain('/update ');
    expect(text.split('\n').length).toBeLessThan(30);
  });

  describe('sent', () => {
    let outcomes: SendOutcome[];
    let got: { to: string; reply: Reply }[];
    let tick: (instant: string) => Promise<void>;
    beforeEach(async () => {
      outcomes = [];
      got = [];
      let clock = new Date(0);
      const now = (): Date => clock;
      const outbox = createOutbox({
        shelf: createMemoryShelf<DeliveryRecord>({ now }),
        platforms: [
          {
            name: 'telegram',
            idempotentMs: 0,
            start: async () => undefined,
            stop: async () => undefined,
            state: () => ({ name: 'telegram', connection: 'connected', since: '', lastSeen: null, trouble: null }),
            async send(to, reply) {
              const outcome = outcomes.shift() ?? { kind: 'sent', messageId: '1' };
              if (outcome.kind === 'sent') got.push({ to: to.chatId, reply });
              return outcome;
            },
          },
        ],
        now,
        random: () => 0,
        onOutcome: () => undefined,
      });
      const served = new Map<string, string>();
      await chat.given({ type: 'subscription.set', key: 'telegram:-100', subscription: HUZHOU });
      tick = async (instant) => {
        clock = new Date(instant);
        const onFault = (error: unknown): never => {
          throw error;
        };
        await sendReminders({ view: chat.store.view, outbox, calendar, now: clock, served, onFault });
      };
    });

    it('at nine, not before and not at night, once a day', async () => {
      for (const time of ['00:10', '08:59', '09:00', '09:01', '15:00', '23:00']) await tick(`2025-12-30T${time}:00+08:00`);
      expect(got.map(({ to }) => to)).toEqual(['-100']);
    });

    it('later, when the machine was off on the day', async () => {
      await tick('2025-12-18T10:00:00+08:00');
      await tick('2025-12-25T10:00:00+08:00');
      await tick('2025-12-26T10:00:00+08:00');
      expect(got.map(({ reply }) => renderText(reply, 1_000))).toEqual([expect.stringContaining('还有 4 个工作日')]);
    });

    it('again when it did not go out', async () => {
      outcomes = [{ kind: 'failed', reason: '429', retryAfterMs: 1_000 }];
      await tick('2025-12-30T09:00:00+08:00');
      expect(got).toHaveLength(0);
      await tick('2025-12-30T09:10:00+08:00');
      expect(got).toHaveLength(1);
    });
  });
});
