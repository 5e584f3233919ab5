import { addDays, clockIn, dayIn } from '../model/calendar.js';
import { lastDay } from '../model/due.js';
import type { ChatAddress, Subscription } from '../model/subscription.js';
import { type Block, type Button, type FormField, type Reply, reply } from '../render/reply.js';
import { periodText } from '../render/rows.js';
import type { StoreView } from '../store/store.js';
import { type Deadline, deadlines } from '../tracking/deadlines.js';
import type { Outbox } from './outbox.js';
import { plansOf } from './scope.js';
import { type WorkCalendar, workdayFrom, workdaysBetween } from './working-days.js';

/** Reminders go out between these wall-clock times, so that nobody is woken. */
const FROM = '09:00';
const UNTIL = '20:00';
const ROWS = 6;
/** Where the outbox keeps the last day on which reminders were looked through; what fell due while the machine was off is caught up from there. */
const LOOKED = 'remind:looked';
const NOTHING_SENT = { state: 'skipped', attempts: 0, copy: 0, messageId: null, reason: null, notBefore: null, doubtSince: null } as const;

/** What reporting a figure asks for, in the order of /update. */
const FIELDS: readonly FormField[] = [
  { name: 'value', label: '数值', kind: 'text', value: '', required: true },
  { name: 'asOf', label: '截至日期', kind: 'date', value: '', required: true },
  { name: 'source', label: '来源', kind: 'text', value: '', required: false },
];

/** Somebody to be reminded of something on one day: a chat, or a person bound to a responsible body. */
export interface Reminder {
  /** Same chat or person and same day: the same key, so at most one message a day. */
  readonly key: string;
  readonly to: ChatAddress;
  readonly entries: readonly { readonly deadline: Deadline; readonly workdays: number }[];
}

type Entry = Reminder['entries'][number];

/**
 * The reminders of a day for these subscriptions, gathered by person and by chat: of every deadline that came within one of a subscription's
 * distances since `lookedOn`, the day before, or earlier when the machine was off meanwhile. A target whose figure for the due date is there is not
 * asked for; bound people are asked for their own bodies' items, the chat for the rest.
 */
export function remindersOf(
  view: StoreView,
  subscriptions: readonly Subscription[],
  calendar: WorkCalendar,
  today: string,
  lookedOn: string = addDays(today, -1),
): readonly Reminder[] {
  if (workdayFrom(calendar, today) !== today) return [];
  const places = new Map<string, { to: ChatAddress; entries: Map<string, Entry> }>();
  const put = (id: string, to: ChatAddress, entry: Entry): void => {
    const place = places.get(id) ?? { to, entries: new Map() };
    place.entries.set(`${entry.deadline.planId} ${entry.deadline.code ?? entry.deadline.title}`, entry);
    places.set(id, place);
  };
  const due = deadlines(view, today).flatMap((deadline) => {
    const { day } = deadline;
    if (day === null || day < today || reported(view, deadline)) return [];
    return [{ deadline, workdays: workdaysBetween(calendar, today, day), before: workdaysBetween(calendar, lookedOn, day) }];
  });
  const bound = view.bindings();
  for (const subscription of subscriptions) {
    if (subscription.paused !== null) continue;
    const plans = new Set(plansOf(view, subscription).map((plan) => plan.id));
    for (const entry of due) {
      const { planId, region, bodies } = entry.deadline;
      if (!plans.has(planId) || !subscription.remindDays.some((days) => entry.workdays <= days && days < entry.before)) continue;
      if (subscription.bodies.length > 0 && !bodies.some((body) => subscription.bodies.includes(body))) continue;
      const people = bound.flatMap(({ userId, address, region: where, body }) =>
        address !== null && where === region && bodies.includes(body) ? [{ userId, address }] : [],
      );
      for (const { userId, address } of people) put(userId, address, entry);
      if (people.length === 0) put(`chat:${subscription.id}`, subscription.address, entry);
    }
  }
  return [...places].map(([id, { to, entries }]) => ({ key: `remind:${id}:${today}`, to, entries: [...entries.values()] }));
}

/** Whether the figure for a target's due date is there already, or the target is met; a figure of a part of the due year is not the one asked for. */
function reported(view: StoreView, { code, status, day }: Deadline): boolean {
  if (status === 'met' || status === 'met-late') return true;
  const row = code === null ? undefined : view.row(code);
  if (row?.kind !== 'target') return false;
  return view.observations(row.region, row.indicatorId).some(({ asOf }) => asOf !== null && lastDay(asOf) === day);
}

/** One reminder as a message: what falls due, in how many working days, and how to report. */
export function reminderReply({ entries }: Reminder): Reply {
  const blocks = entries.slice(0, ROWS).map(({ deadline, workdays }): Block => {
    const details = [`${deadline.due === null ? '' : periodText(deadline.due)} · 还有 ${workdays} 个工作日`];
    return {
      kind: 'item',
      code: deadline.code,
      title: deadline.title.slice(0, 60),
      details,
      badge: deadline.status === 'no-figure' ? '未报数' : null,
      tone: 'neutral',
      progress: null,
    };
  });
  if (entries.length > ROWS) blocks.push({ kind: 'note', text: `另有 ${entries.length - ROWS} 项，发 /deadline 看全部`, tone: 'quiet' });
  const target = entries.find(({ deadline }) => deadline.kind === 'target')?.deadline.code;
  if (target) blocks.push({ kind: 'form', fields: FIELDS, submit: `填报 ${target}`, command: `/update ${target}` });
  const buttons: Button[] = [{ label: '看期限', command: '/deadline', place: 'new' }];
  return reply({
    title: `有 ${entries.length} 项快到期`,
    blocks,
    buttons: [buttons],
    about: { codes: entries.flatMap(({ deadline }) => deadline.code ?? []), command: '/deadline' },
  });
}

/** What sending reminders takes. */
export interface Reminding {
  readonly view: StoreView;
  readonly outbox: Outbox;
  readonly calendar: WorkCalendar;
  readonly now: Date;
  /** Which subscription was looked through on which day, so that a tick costs little; belongs to the caller and may be lost. */
  readonly served: Map<string, string>;
  readonly onFault: (error: unknown) => void;
}

/** Sends the reminders of this moment, each person and chat at most once a day; one that did not go out is tried again at the next call. */
export async function sendReminders({ view, outbox, calendar, now, served, onFault }: Reminding): Promise<void> {
  const days = new Map<string, Subscription[]>();
  const zones = new Map<string, string | null>();
  for (const { subscription } of view.subscriptions()) {
    const { id, remindDays, timeZone } = subscription;
    if (!zones.has(timeZone)) {
      const clock = clockIn(now, timeZone);
      zones.set(timeZone, clock >= FROM && clock < UNTIL ? dayIn(now, timeZone) : null);
    }
    const today = zones.get(timeZone);
    if (!today || remindDays.length === 0 || served.get(id) === today) continue;
    const others = days.get(today);
    if (others) others.push(subscription);
    else days.set(today, [subscription]);
  }
  for (const [today, subscriptions] of days) {
    let settled = true;
    const looked = outbox.record(LOOKED)?.at.slice(0, 10);
    const before = looked === undefined || looked >= today ? addDays(today, -1) : looked;
    for (const reminder of remindersOf(view, subscriptions, calendar, today, before)) {
      try {
        const { state } = await outbox.deliver(reminder.key, reminder.to, async () => reminderReply(reminder));
        settled &&= state !== 'retry';
      } catch (error) {
        settled = false;
        onFault(error);
      }
    }
    if (!settled) continue;
    for (const { id } of subscriptions) served.set(id, today);
    if (looked === undefined || looked < today) await outbox.note(LOOKED, { ...NOTHING_SENT, at: `${today}T00:00:00.000Z` });
  }
}
