import { type ChatAddress, chatKey, type Subscription } from '../model/subscription.js';
import { type Block, type Button, type Reply, reply } from '../render/reply.js';
import type { StoreView } from '../store/store.js';
import { type DeliveryRecord, type Outbox, settled } from './outbox.js';
import { scopeText } from './scope.js';

/** Something that an admin has to know of. */
export type Trouble =
  /** A digest that did not arrive for sure; `key` is its own in the outbox. */
  | {
      readonly kind: 'digest';
      readonly key: string;
      readonly subscription: Subscription;
      readonly period: string;
      readonly record: DeliveryRecord;
    }
  /** A chat that removed the bot: its digests are paused. */
  | { readonly kind: 'away'; readonly key: string; readonly subscription: Subscription };

/** Digests told of one by one in an alarm, each with its button; the rest is a number. */
const ROWS = 6;
/** Tries in vain after which an admin is told, though it is tried on: about half an hour. */
const PATIENT_ATTEMPTS = 6;
const ID_CHARS = 8;
/** An alarm that may or may not have arrived is sent again so often at once, then day by day like one that was refused, so often in all. */
const COPIES_AT_ONCE = 2;
const COPIES_MOST = 14;
const DAY_MS = 86_400_000;

/** Whether an admin has to know of a record. */
export const isTrouble = ({ state, attempts }: DeliveryRecord): boolean =>
  state === 'failed' || state === 'unclear' || (state === 'retry' && attempts >= PATIENT_ATTEMPTS);

/** The trouble of a chat that cannot be reached: one for each time that it cannot. */
export const awayTrouble = (subscription: Subscription): Trouble => ({
  kind: 'away',
  key: `away:${subscription.id}:${subscription.paused ?? ''}`,
  subscription,
});

/** How a subscription is named in a command: the beginning of its id. */
export const subscriptionRef = ({ id }: Subscription): string => id.slice(0, ID_CHARS);

/** Private chats of everybody who is to hear of troubles: owners, and people granted admin or owner. */
function adminChats(view: StoreView, owners: readonly string[]): readonly ChatAddress[] {
  const granted = view.grants().flatMap(({ userId, role }) => (role === 'admin' || role === 'owner' ? [userId] : []));
  return [...new Set([...owners, ...granted])].flatMap((userId): ChatAddress[] => {
    const [, platform, chatId = ''] = /^(telegram|feishu):(.+)$/u.exec(userId) ?? [];
    return platform === 'telegram' || platform === 'feishu' ? [{ platform, chatId, threadId: null }] : [];
  });
}

/** Same trouble and same admin: the same key, so that it is told once. */
const alarmKey = (trouble: Trouble, { platform, chatId }: ChatAddress): string =>
  `alarm:${platform}:${chatId}:${trouble.key}${trouble.kind === 'digest' ? `:${trouble.record.copy}:${trouble.record.state}` : ''}`;

/**
 * Tells every admin of the troubles that he was not told of yet, all in one message. True when nothing is left to be tried.
 * After a crash in between an alarm may come twice; none is lost.
 */
export async function tellAdmins(
  outbox: Outbox,
  view: StoreView,
  owners: readonly string[],
  troubles: readonly Trouble[],
  now: Date,
): Promise<boolean> {
  let complete = true;
  for (const admin of adminChats(view, owners)) {
    const recordOf = (trouble: Trouble): DeliveryRecord | undefined => outbox.record(alarmKey(trouble, admin));
    const news = troubles.filter((trouble) => repeatable(recordOf(trouble), now) || !settled(recordOf(trouble), now));
    const [first, ...others] = news;
    if (first) {
      const send = repeatable(recordOf(first), now) ? outbox.again : outbox.deliver;
      const record = await send(alarmKey(first, admin), admin, async () => alarmReply(news, view));
      for (const other of others) await outbox.note(alarmKey(other, admin), record);
    }
    complete &&= troubles.every((trouble) => !open(recordOf(trouble)));
  }
  return complete;
}

/** Whether something may still be done about an alarm, now or later. */
const open = (record: DeliveryRecord | undefined): boolean =>
  record !== undefined &&
  (record.state === 'claimed' ||
    record.state === 'retry' ||
    (record.copy < COPIES_MOST && (record.state === 'unclear' || record.state === 'failed')));

/** Whether an alarm is to be sent once more now: better read twice than not at all. */
const repeatable = (record: DeliveryRecord | undefined, now: Date): boolean => {
  if (record === undefined || record.state === 'retry' || !open(record)) return false;
  const atOnce = record.state === 'claimed' || (record.state === 'unclear' && record.copy < COPIES_AT_ONCE);
  return atOnce || Math.abs(now.getTime() - Date.parse(record.at)) >= DAY_MS;
};

const WHAT: Readonly<Record<DeliveryRecord['state'], string>> = {
  claimed: '正在发送',
  sent: '已送达',
  skipped: '没有发',
  unclear: '不确定是否送达。请先到群里看一眼，没有收到再补发',
  failed: '没有送达，不会自动再试',
  retry: '还没有送达，仍在自动重试',
  gone: '会话不可达',
};

function whatOf(trouble: Trouble): string {
  if (trouble.kind === 'away')
    return `${trouble.subscription.paused ?? ''}，周报已暂停。请回机器人后自动恢复；没有恢复就在群里发 /digest on`;
  const { state, reason } = trouble.record;
  return state === 'failed' || state === 'retry' ? `${WHAT[state]}：${reason ?? ''}` : WHAT[state];
}

/** The chat by its name where it is known; admins read of it elsewhere. */
const chatOf = ({ title, address }: Subscription): string =>
  title === undefined || title === '' ? `会话 ${chatKey(address)}` : `群“${title}”（${chatKey(address)}）`;

/** What the admins read. */
function alarmReply(troubles: readonly Trouble[], view: Pick<StoreView, 'plan'>): Reply {
  const shown = troubles.slice(0, ROWS);
  const blocks = shown.map(
    (trouble): Block => ({
      kind: 'item',
      code: null,
      title: `${scopeText(trouble.subscription, view)}${trouble.kind === 'digest' ? ` · ${trouble.period}` : ''}`,
      details: [whatOf(trouble), chatOf(trouble.subscription)],
      badge: null,
      tone: 'warning',
      progress: null,
    }),
  );
  if (troubles.length > ROWS)
    blocks.push({ kind: 'note', text: `另有 ${troubles.length - ROWS} 个会话，在各群发 /digest 可查看`, tone: 'quiet' });
  const buttons = shown.flatMap((trouble): (readonly Button[])[] => {
    if (trouble.kind !== 'digest' || (trouble.record.state !== 'unclear' && trouble.record.state !== 'failed')) return [];
    const { subscription, period } = trouble;
    const where = subscription.title || subscription.regions[0] || subscription.address.chatId;
    return [[{ label: `补发 ${period}（${where}）`, command: `/digest again ${period} ${subscriptionRef(subscription)}`, place: 'new' }]];
  });
  return reply({ title: `周报有 ${troubles.length} 份要您看一下`, tone: 'warning', blocks, buttons });
}
