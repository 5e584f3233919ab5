import type { Incoming } from '../model/message.js';
import { chatKey } from '../model/subscription.js';
import type { ChatEvent, PlatformHost, Shelf } from './platform.js';

/** The last thing heard of a chat: `joined` or `left`, and when. */
export type LastHeard = Pick<Exclude<ChatEvent, { kind: 'moved' }>, 'kind' | 'at'>;

/** What happens to chats, made orderly. */
export interface ChatEvents {
  /** To be given to every platform as its `onChat`. */
  readonly onChat: PlatformHost['onChat'];
  /** To be told of every message: who writes from a chat that the bot had left has taken it back. */
  heard(message: Incoming): Promise<void>;
}

/** Longer than any platform repeats an event, and long enough for a chat that comes back after a year. */
const REMEMBERED_MS = 400 * 24 * 3_600_000;

/**
 * Passes on each event once and in the order of the platform's clock: a repeated one, or a "left" that was overtaken by the next "joined",
 * is dropped. `tell` resolves when the event is durable; after its rejection the same event may come again.
 */
export function createChatEvents(shelf: Shelf<LastHeard>, tell: PlatformHost['onChat']): ChatEvents {
  const onChat = async (event: ChatEvent): Promise<void> => {
    if (event.kind === 'moved') return tell(event);
    const key = chatKey(event.address);
    const last = shelf.get(key);
    if (last && (event.at < last.at || (event.at === last.at && event.kind === last.kind))) return;
    if (event.kind !== last?.kind) await tell(event);
    await shelf.set(key, { kind: event.kind, at: event.at }, REMEMBERED_MS);
  };
  return {
    onChat,
    async heard({ address, chatTitle: title, sentAt: at }) {
      const last = shelf.get(chatKey(address));
      if (last?.kind === 'left' && at > last.at) await onChat({ kind: 'joined', address: { ...address, threadId: null }, title, at });
    },
  };
}
