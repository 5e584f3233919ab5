import { dayIn } from '../model/calendar.js';
import { type ChatAddress, chatKey, type Subscription } from '../model/subscription.js';
import { type Block, type Button, type Reply, reply } from '../render/reply.js';
import { periodText } from '../render/rows.js';
import type { StoreView } from '../store/store.js';
import { type Deadline, deadlines } from '../tracking/deadlines.js';
import type { Outbox } from './outbox.js';
import { plansOf } from './scope.js';
import { type WorkCalendar, workdayFrom, workdaysBetween } from './working-days.js';

/** Reminders go out from this wall-clock time on, so that nobody is woken. */
const FROM_HOUR = 9;
const ROWS = 6;

/** Somebody to be reminded of something on one day: a chat, or a person bound to a responsible body. */
export interface Reminder {
  /** Same chat or person and same day: the same key, so at most one message a day. */
  readonly key: string;
  readonly to: ChatAddress;
  readonly entries: readonly { readonly deadline: Deadline; readonly workdays: number }[];
}

/**
 * The reminders of a day, gathered by person and by chat. A target whose figure for the due date is there is not asked for;
 * bound people are asked for their own bodies' items, the chat for the rest.
 */
export function remindersOf(view: StoreView, subscription: Subscription, calendar: WorkCalendar, today: string): readonly Reminder[] {
  if (subscription.remindDays.length === 0 || subscription.paused !== null || workdayFrom(calendar, today) !== today) return [];
  const plans = new Set(plansOf(view, subscription).map((plan) => plan.id));
  const due = deadlines(view, today).flatMap((deadline) => {
    if (!plans.has(deadline.planId) || deadline.day === null || deadline.day < today || reported(view, deadline)) return [];
    if (subscription.bodies.length > 0 && !deadline.bodies.some((body) => subscription.bodies.includes(body))) return [];
    const workdays = workdaysBetween(calendar, today, deadline.day);
    return subscription.remindDays.includes(workdays) ? [{ deadline, workdays }] : [];
  });
  const byPlace = new Map<string, { to: ChatAddress; entries: { deadline: Deadline; workdays: number }[] }>();
  for (const entry of due) {
    const bound = view
      .bindings()
      .filter(({ region, body, address }) => address !== null && region === entry.deadline.region && entry.deadline.bodies.includes(body));
    const places =
      bound.length > 0
        ? bound.flatMap(({ userId, address }) => (address === null ? [] : [{ id: userId, to: address }]))
        : [{ id: `chat:${subscription.id}`, to: subscription.address }];
    for (const { id, to } of places) {
      const place = byPlace.get(id) ?? { to, entries: [] };
      place.entries.push(entry);
      byPlace.set(id, place);
    }
  }
  return [...byPlace].map(([id, { to, entries }]) => ({ key: `remind:${id}:${today}`, to, entries }));
}

/** Whether the figure for a target's due date is there already, or the target is met. */
function reported(view: StoreView, { code, status, due }: Deadline): boolean {
  if (status === 'met' || status === 'met-late') return true;
  const row = code === null ? undefined : view.row(code);
  if (row?.kind !== 'target' || due === null) return false;
  return view.observations(row.region, row.indicatorId).some((figure) => figure.asOf?.startsWith(due) === true);
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
  const buttons: Button[] = target
    ? [
        { label: `填报 ${target}`, command: `/help update`, place: 'new' },
        { label: '看期限', command: '/deadline', place: 'new' },
      ]
    : [{ label: '看期限', command: '/deadline', place: 'new' }];
  return reply({
    title: `有 ${entries.length} 项快到期`,
    blocks,
    buttons: [buttons],
    about: { codes: entries.flatMap(({ deadline }) => deadline.code ?? []), command: '/deadline' },
  });
}

/**
 * Sends the reminders of this moment, each person and chat at most once a day. `served` remembers which subscription was looked through
 * on which day, so that a tick costs little; it belongs to the caller and may be lost.
 */
export async function sendReminders(
  view: StoreView,
  outbox: Outbox,
  calendar: WorkCalendar,
  now: Date,
  served: Map<string, string>,
): Promise<void> {
  const asked = new Set<string>();
  for (const { subscription } of view.subscriptions()) {
    const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: subscription.timeZone, hour: '2-digit', hour12: false }).format(now));
    const today = dayIn(now, subscription.timeZone);
    if (hour < FROM_HOUR || served.get(subscription.id) === today) continue;
    served.set(subscription.id, today);
    for (const reminder of remindersOf(view, subscription, calendar, today)) {
      const place = `${reminder.key}\u0000${chatKey(reminder.to)}`;
      if (asked.has(place)) continue;
      asked.add(place);
      await outbox.deliver(reminder.key, reminder.to, async () => reminderReply(reminder));
    }
  }
}
