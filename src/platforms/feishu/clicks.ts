import { LRUCache } from 'lru-cache';
import type { Incoming } from '../../model/message.js';
import type { Reply } from '../../render/reply.js';
import { behindButton } from '../buttons.js';
import type { Inbox } from '../inbox.js';
import { EXPIRED_BUTTON } from '../notes.js';
import type { PlatformHost } from '../platform.js';
import type { Timing } from '../timing.js';
import type { Card } from './card.js';
import { AFTER_CLICK_MS, CLICK_ANSWER_MS } from './limits.js';
import { type BotIdentity, clickMessage, readClick } from './receive.js';

/** The answer to a card callback, as card-callback-communication has it. */
export interface ClickAnswer {
  readonly toast?: { readonly type: 'info' | 'success' | 'error' | 'warning'; readonly content: string };
  readonly card?: { readonly type: 'raw'; readonly data: Card };
}

/** What answering clicks needs. */
export interface ClickOptions {
  readonly host: Pick<PlatformHost, 'buttons' | 'now' | 'log'>;
  readonly inbox: Pick<Inbox, 'accept'>;
  readonly timing: Timing;
  readonly bot: () => BotIdentity;
  /** The reply as one card, null when it needs more than a card. */
  readonly card: (reply: Reply, message: Incoming) => Promise<Card> | null;
}

/** Answers clicks on cards. */
export interface Clicks {
  /** Resolves within three seconds, whatever the work takes; never rejects. */
  answer(event: unknown): Promise<ClickAnswer>;
  /** Resolves when a card may be edited again after the answer to this click: an edit while the callback is open is lost. */
  closed(messageId: string): Promise<void>;
}

/** The card that a reply replaces, null when it goes below: a "no" must not wipe out what others read. */
export const editOf = (reply: Reply, message: Incoming): string | null => (reply.found ? message.editId : null);

const WORKING = '正在处理，请稍候…';
const NOT_STORED = '暂时处理不了，请稍后再按一次。';
const CALLBACKS_REMEMBERED = 1_000;

const toast = (type: 'info' | 'warning', content: string): ClickAnswer => ({ toast: { type, content } });

/**
 * A click goes through the inbox like any message, so that a crash loses nothing. When its reply is one card and comes
 * in time it is handed back as the answer; otherwise the presser sees a note, and the inbox sends the reply in the ordinary way.
 */
export function createClicks({ host, inbox, timing, bot, card }: ClickOptions): Clicks {
  const answered = new LRUCache<string, number>({ max: CALLBACKS_REMEMBERED });

  const answer = async (event: unknown): Promise<ClickAnswer> => {
    const click = readClick(event, host.now());
    if (click === null) return {};
    // A card sent to a person (not to a chat) is shelved under the person's id.
    const behind = behindButton(host.buttons, click.buttonId, click.chatId) ?? behindButton(host.buttons, click.buttonId, click.userId);
    if (behind === null) return toast('info', EXPIRED_BUTTON);
    const message = clickMessage(click, behind, bot());
    const deadline = new AbortController();
    const waiting = new Promise<ClickAnswer>((resolve) => {
      let open = true;
      const settle = (result: ClickAnswer | Promise<ClickAnswer>): void => {
        open = false;
        deadline.abort();
        resolve(result);
      };
      const claim = (reply: Reply | null): boolean => {
        if (!open) return false;
        const made = reply === null || editOf(reply, message) === null ? null : card(reply, message);
        settle(made === null ? {} : made.then((data) => ({ card: { type: 'raw', data } })));
        return reply === null || made !== null;
      };
      inbox.accept(message, claim).then(
        (stored) => stored === 'seen' && settle({}),
        () => settle(toast('warning', NOT_STORED)),
      );
      timing.sleep(CLICK_ANSWER_MS, deadline.signal).then(
        () => settle(toast('info', WORKING)),
        () => {},
      );
    });
    const result = await waiting.catch((error: unknown): ClickAnswer => {
      host.log.error(
        { platform: 'feishu', id: message.id, error: error instanceof Error ? error.name : typeof error },
        'click not answered',
      );
      return toast('warning', NOT_STORED);
    });
    answered.set(click.messageId, timing.now());
    return result;
  };

  return {
    answer,
    async closed(messageId) {
      const since = answered.get(messageId);
      if (since !== undefined) await timing.sleep(since + AFTER_CLICK_MS - timing.now());
    },
  };
}
