import type { Connection } from '../connection.js';
import { type HttpFront, sameSecret, type WebhookRoute } from '../http-front.js';
import type { PlatformLog } from '../platform.js';
import type { Timing } from '../timing.js';
import type { Egress } from './egress.js';
import { WEBHOOK_BODY_MAX_BYTES } from './limits.js';
import { ALLOWED_UPDATES } from './poller.js';

/** How Telegram reaches planbot. */
export interface TelegramWebhook {
  readonly front: HttpFront;
  /** Path on the front, "/telegram". */
  readonly path: string;
  /** Public address of that path. */
  readonly url: string;
  /** 16–256 characters of A–Z a–z 0–9 _ -, sent by Telegram with every call. */
  readonly secretToken: string;
}

const CHECK_EVERY_MS = 300_000;
const RETRY_MS = 30_000;

/**
 * The route for Telegram's calls: the secret is checked before the body is read; a body that is no JSON in UTF-8 gets 400;
 * 200 only when the update is durable; 500, and so a repetition by Telegram, when it could not be stored.
 */
export const webhookRoute = (secretToken: string, handle: (update: unknown) => Promise<void>): WebhookRoute => ({
  maxBodyBytes: WEBHOOK_BODY_MAX_BYTES,
  admit: (headers) => {
    const given = headers['x-telegram-bot-api-secret-token'];
    return sameSecret(typeof given === 'string' ? given : undefined, secretToken);
  },
  handle: async ({ body }) => {
    const update = parseUpdate(body);
    if (update === null) return { status: 400 };
    await handle(update);
    return { status: 200 };
  },
});

function parseUpdate(body: Buffer): object | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** What keeping a webhook needs. */
export interface WebhookKeeperOptions {
  readonly webhook: TelegramWebhook;
  readonly egress: Egress;
  readonly connection: Connection;
  readonly timing: Timing;
  readonly log: PlatformLog;
}

/** Registers the webhook and looks after it until `signal` is aborted: set again when somebody changed it, Telegram's own trouble with it shown. */
export async function keepWebhook({ webhook, egress, connection, timing, log }: WebhookKeeperOptions, signal: AbortSignal): Promise<void> {
  const scope = { chatId: null, unclear: 'always', signal } as const;
  let registered = false;
  while (!signal.aborted) {
    const info = await egress.call<{ readonly url: string; readonly last_error_message?: string; readonly last_error_date?: number }>(
      'getWebhookInfo',
      {},
      scope,
    );
    if (info.ok && info.result.url !== webhook.url) registered = false;
    const called = registered
      ? info
      : await egress.call('setWebhook', { url: webhook.url, secret_token: webhook.secretToken, allowed_updates: ALLOWED_UPDATES }, scope);
    if (signal.aborted) return;
    if (called.ok) {
      registered = true;
      const troubled = info.ok && (info.result.last_error_date ?? 0) * 1000 > timing.now() - CHECK_EVERY_MS;
      connection.become('connected', troubled ? (info.result.last_error_message ?? 'webhook error') : null);
      connection.seen();
    } else if (called.fault.kind === 'fatal') {
      return connection.become('refused', called.fault.reason);
    } else {
      log.warn({ platform: 'telegram', kind: called.fault.kind, reason: called.fault.reason }, 'webhook not confirmed');
      connection.become('reconnecting', called.fault.reason);
    }
    await timing.sleep(called.ok ? CHECK_EVERY_MS : RETRY_MS, signal).catch(() => {});
  }
}
