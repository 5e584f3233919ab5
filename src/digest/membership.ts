import { dayIn } from '../model/calendar.js';
import { type ChatAddress, chatKey, type Subscription } from '../model/subscription.js';
import { type Reply, reply } from '../render/reply.js';
import type { Store } from '../store/store.js';
import { rhythmText } from './rhythm-words.js';

/** Begins the reason of a pause that is over as soon as the bot is back in the chat; any other pause is an admin's. */
const AWAY = '机器人已不在群里';

/** Whether a subscription is paused because its chat cannot be reached. */
export const isAway = ({ paused }: Subscription): boolean => paused?.startsWith(AWAY) ?? false;

/** Pauses every digest of a chat that cannot be reached any more; those that an admin paused stay as they are. `reason` is kept in the audit. */
export async function pauseChat(store: Store, address: ChatAddress, reason: string, at: Date): Promise<void> {
  for (const subscription of subscriptionsOf(store, address)) {
    if (subscription.paused === null)
      await save(
        store,
        { ...subscription, paused: `${AWAY}（${dayIn(at, subscription.timeZone)} 起）` },
        `chat cannot be reached: ${reason}`,
      );
  }
}

/** Takes the digests of a chat up again that were paused because it could not be reached; returns them as they are now. */
export async function resumeChat(store: Store, address: ChatAddress): Promise<readonly Subscription[]> {
  const resumed = subscriptionsOf(store, address)
    .filter(isAway)
    .map((subscription) => ({ ...subscription, paused: null }));
  for (const subscription of resumed) await save(store, subscription, 'chat can be reached again');
  return resumed;
}

/** What a chat reads that has taken the bot back. */
export const resumedReply = (subscription: Subscription): Reply =>
  reply({
    title: '本群的周报恢复发送',
    blocks: [{ kind: 'line', text: `${rhythmText(subscription)}。不在群里时没有发的，并入最近一期补上。` }],
    buttons: [
      [
        { label: '查看', command: '/digest', place: 'new' },
        { label: '不再需要，关闭', command: '/digest off', place: 'new' },
      ],
    ],
  });

const subscriptionsOf = (store: Store, { platform, chatId }: ChatAddress): readonly Subscription[] =>
  store.view
    .subscriptions()
    .map(({ subscription }) => subscription)
    .filter(({ address }) => address.platform === platform && address.chatId === chatId);

async function save(store: Store, subscription: Subscription, note: string): Promise<void> {
  const entry = store.view.subscriptions().find((one) => one.subscription.id === subscription.id);
  if (!entry) return;
  await store.commit({
    op: { type: 'subscription.set', key: entry.key, subscription },
    by: 'system',
    chat: chatKey(subscription.address),
    cause: null,
    note,
  });
}
