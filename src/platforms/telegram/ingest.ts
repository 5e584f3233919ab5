import { LRUCache } from 'lru-cache';
import type { Inbox } from '../inbox.js';
import { EXPIRED_BUTTON } from '../notes.js';
import type { PlatformHost } from '../platform.js';
import type { Egress } from './egress.js';
import { type Received, readUpdate } from './receive.js';
import { type BotIdentity, updateSchema } from './types.js';

/** What taking in updates needs. */
export interface IngestOptions {
  readonly host: PlatformHost;
  readonly inbox: Inbox;
  readonly egress: Egress;
  /** The bot, known before the first update comes. */
  readonly bot: () => BotIdentity;
}

/** Updates are remembered by id, so that a repeated "bot removed" does not undo a later "bot added"; messages are remembered on disk besides. */
const REMEMBERED = 10_000;

/**
 * Takes in one update; resolves when what it means is durable, and for anything that is no update at all.
 * Rejects only when it could not be stored: Telegram has to deliver it again.
 */
export function createIngest({ host, inbox, egress, bot }: IngestOptions): (raw: unknown) => Promise<void> {
  const seen = new LRUCache<number, true>({ max: REMEMBERED });

  const act = async (received: Received): Promise<void> => {
    switch (received.kind) {
      case 'message':
        await inbox.accept(received.message);
        return;
      case 'press':
        if ((await inbox.accept(received.message)) === 'new') answerPress(received.queryId, null);
        return;
      case 'expired':
        return answerPress(received.queryId, EXPIRED_BUTTON);
      case 'chat':
        return host.onChat(received.event);
      case 'ignored':
        return;
    }
  };

  /** Stops the client's waiting circle; a press that is too old to answer is of no concern. */
  const answerPress = (queryId: string, notice: string | null): void => {
    const payload = { callback_query_id: queryId, ...(notice === null ? {} : { text: notice, show_alert: true }) };
    egress.call('answerCallbackQuery', payload, { chatId: null, unclear: 'always', attempts: 3 }).catch(() => {});
  };

  return async (raw) => {
    const parsed = updateSchema.safeParse(raw);
    if (!parsed.success)
      return host.log.warn(
        { platform: 'telegram', fields: parsed.error.issues.map(({ path }) => path.join('.')).slice(0, 5) },
        'unreadable update left out',
      );
    const { update_id: id } = parsed.data;
    if (seen.has(id)) return;
    await act(readUpdate(parsed.data, { bot: bot(), buttons: host.buttons, now: host.now }));
    seen.set(id, true);
  };
}
