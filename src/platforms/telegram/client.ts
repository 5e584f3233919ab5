import type { Agent } from 'node:http';
import type { CallApi } from './egress.js';
import type { BotIdentity } from './types.js';

/** telegraf, loaded and set up: calls go out through `callApi`, updates are driven in through `handleUpdate`. */
export interface TelegramClient {
  readonly callApi: CallApi;
  /** Runs an update through telegraf; settles as `onUpdate` does. */
  readonly handleUpdate: (update: unknown, bot: BotIdentity) => Promise<void>;
  /** Agent of the proxy, undefined without one. */
  readonly agent: Agent | undefined;
}

/** Address of a Bot API server with one slash at its end, so that a path below it is kept. */
export const rootOf = (apiRoot: string): string => `${apiRoot.replace(/\/+$/u, '')}/`;

/** Loads telegraf (only now, it is big) and prepares it; nothing is sent yet. `launch()` is never used: its polling stops for good at the first trouble. */
export async function createClient(
  token: string,
  apiRoot: string,
  proxyUrl: string | null,
  onUpdate: (update: unknown) => Promise<void>,
): Promise<TelegramClient> {
  const { Telegraf } = await import('telegraf');
  const agent = proxyUrl === null ? undefined : new (await import('https-proxy-agent')).HttpsProxyAgent(proxyUrl, { keepAlive: true });
  const bot = new Telegraf(token, {
    handlerTimeout: Number.POSITIVE_INFINITY, // the handler only stores; a disk that hangs has to hold the updates back
    telegram: { apiRoot, webhookReply: false, ...(agent ? { agent } : {}) },
  });
  bot.on(['message', 'callback_query', 'my_chat_member'], (context) => onUpdate(context.update));
  bot.catch((error) => {
    throw error;
  });
  return {
    agent,
    callApi: (method, payload, signal) => bot.telegram.callApi(method as 'getMe', payload as never, { signal: signal as never }),
    handleUpdate: (update, { id, username }) => {
      bot.botInfo ??= {
        id,
        username,
        is_bot: true,
        first_name: username,
        can_join_groups: true,
        can_read_all_group_messages: false,
        supports_inline_queries: false,
      };
      return bot.handleUpdate(update as Parameters<typeof bot.handleUpdate>[0]);
    },
  };
}
