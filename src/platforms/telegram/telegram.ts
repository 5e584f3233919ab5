import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import { LRUCache } from 'lru-cache';
import type { Incoming } from '../../model/message.js';
import type { Chart } from '../../render/reply.js';
import { createConnection } from '../connection.js';
import { deliver } from '../deliver.js';
import { identify } from '../identify.js';
import { createInbox, type InboxLimits } from '../inbox.js';
import type { Platform, PlatformHost, SendOutcome } from '../platform.js';
import { createStopSwitch, systemTiming, type Timing } from '../timing.js';
import { createClient, rootOf, type TelegramClient } from './client.js';
import { compose } from './compose.js';
import { download } from './download.js';
import { createEgress } from './egress.js';
import { createIngest } from './ingest.js';
import { DEFAULT_RATES, type TelegramRates } from './limits.js';
import { type MenuEntry, registerMenus } from './menu.js';
import { poll } from './poller.js';
import { type Part, sendPart } from './send.js';
import type { BotIdentity } from './types.js';
import { keepWebhook, type TelegramWebhook, webhookRoute } from './webhook.js';

/** What the Telegram platform is made from. */
export interface TelegramOptions {
  readonly token: string;
  /** Bot API server, https://api.telegram.org when left out. */
  readonly apiRoot?: string;
  /** HTTP proxy for all traffic to an https server; null or left out = direct. Telegram cannot be reached directly from mainland China. */
  readonly proxyUrl?: string | null;
  /** Long polling when left out. */
  readonly webhook?: TelegramWebhook;
  readonly menu?: readonly MenuEntry[];
  /** Draws a chart as PNG; without it charts are told in words. */
  readonly drawChart?: ((chart: Chart) => Promise<Uint8Array>) | null;
  readonly rates?: Partial<TelegramRates>;
  readonly inbox?: Partial<InboxLimits>;
  /** How long Telegram holds back an empty answer to a poll, in seconds. */
  readonly pollSeconds?: number;
  /** How long a call may take before its connection counts as dead, in milliseconds. */
  readonly callMs?: number;
  /** How long stopping waits for answers under way, in milliseconds. */
  readonly stopMs?: number;
  readonly timing?: Timing;
}

const API_ROOT = 'https://api.telegram.org';
const POLL_SECONDS = 30;
const CALL_MS = 30_000;
const STOP_MS = 10_000;
/** Node gives each address of a host 250 ms to connect, too little for Telegram from far away (telegraf #1917). */
const FAMILY_ATTEMPT_MS = 1_000;
/** A message nobody asked for is tried so long before the caller has to decide. */
const PUSH_PATIENCE_MS = 60_000;
const PUSHES_REMEMBERED = 1_000;
/** "typing…" is shown when an answer takes longer than this, and again before it fades after 5 s. */
const TYPING_AFTER_MS = 800;
const TYPING_EVERY_MS = 4_000;

/** Telegram: groups, topics and private chats, by long polling or webhook. telegraf is loaded when it starts. */
export function createTelegramPlatform(options: TelegramOptions, host: PlatformHost): Platform {
  const { token, webhook, drawChart = null, timing = systemTiming, callMs = CALL_MS } = options;
  const apiRoot = rootOf(options.apiRoot ?? API_ROOT);
  const stopping = createStopSwitch();
  const closing = createStopSwitch();
  const pushed = new LRUCache<string, Promise<SendOutcome>>({ max: PUSHES_REMEMBERED });
  let bot: BotIdentity = { id: 0, username: '' };
  let running: Promise<void> = Promise.resolve();
  let loading: Promise<TelegramClient> | null = null;
  const client = (): Promise<TelegramClient> => {
    loading ??= createClient(token, apiRoot, options.proxyUrl ?? null, ingest);
    return loading;
  };

  const connection = createConnection('telegram', host.now, ({ connection: now, trouble }) => {
    host.log[trouble === null ? 'info' : 'warn']({ platform: 'telegram', connection: now, trouble }, 'connection');
  });
  const egress = createEgress({
    callApi: async (method, payload, signal) => (await client()).callApi(method, payload, signal),
    rates: { ...DEFAULT_RATES, ...options.rates },
    timing,
    callMs,
    log: host.log,
    closing: closing.signal,
  });
  const inbox = createInbox<Part>({
    host,
    name: 'telegram',
    timing,
    ...(options.inbox ? { limits: options.inbox } : {}),
    encode: (reply, message) => compose(reply, message.address, message, { buttons: host.buttons, drawChart }),
    send: (part, to) => sendPart(egress, part, to, 'twice'),
    download: async (file) => download(file, { egress, apiRoot, token, agent: (await client()).agent, signal: closing.signal }),
    working: showTyping,
  });
  const ingest = createIngest({ host, inbox, egress, bot: () => bot });
  const handle = async (update: unknown): Promise<void> => {
    connection.seen();
    await (await client()).handleUpdate(update, bot);
  };

  async function run(): Promise<void> {
    const me = await identify(
      () => egress.call<BotIdentity>('getMe', {}, { chatId: null, unclear: 'always', attempts: 1, signal: stopping.signal }),
      { connection, timing, signal: stopping.signal },
    );
    if (me === null) return;
    bot = { id: me.id, username: me.username };
    if (options.menu) keepMenus(options.menu).catch(() => {});
    if (webhook) {
      const unmount = webhook.front.mount(webhook.path, webhookRoute(webhook.secretToken, handle));
      await keepWebhook({ webhook, egress, connection, timing, log: host.log }, stopping.signal).finally(unmount);
    } else {
      await egress.call('deleteWebhook', {}, { chatId: null, unclear: 'always', signal: stopping.signal });
      await poll(
        { egress, connection, timing, log: host.log, handle, pollSeconds: options.pollSeconds ?? POLL_SECONDS, overdueMs: callMs / 2 },
        stopping.signal,
      );
    }
  }

  async function keepMenus(menu: readonly MenuEntry[]): Promise<void> {
    const reason = await registerMenus(egress, menu, stopping.signal);
    if (reason !== null) host.log.warn({ platform: 'telegram', reason }, 'menu not registered');
  }

  function showTyping({ address }: Incoming): () => void {
    const thread = address.threadId === null ? {} : { message_thread_id: Number(address.threadId) };
    const payload = { chat_id: address.chatId, ...thread, action: 'typing' };
    let working = true;
    const show = async (): Promise<void> => {
      for (let wait = TYPING_AFTER_MS; ; wait = TYPING_EVERY_MS) {
        await timing.sleep(wait);
        if (!working || closing.signal.aborted) return;
        await egress.call('sendChatAction', payload, { chatId: null, unclear: 'never', attempts: 1 });
      }
    };
    show().catch(() => {});
    return () => {
      working = false;
    };
  }

  const push: Platform['send'] = async (to, reply) => {
    const parts = await compose(reply, to, null, { buttons: host.buttons, drawChart });
    return deliver(parts, to, {
      host,
      timing,
      signal: closing.signal,
      patienceMs: PUSH_PATIENCE_MS,
      send: (part, where) => sendPart(egress, part, where, 'never'),
    });
  };

  return {
    name: 'telegram',
    // Telegram has no key for a repeated send.
    idempotentMs: 0,
    state: connection.state,
    async start() {
      setDefaultAutoSelectFamilyAttemptTimeout(FAMILY_ATTEMPT_MS);
      connection.become('starting');
      inbox.resume();
      running = run().catch((error: unknown) => {
        if (stopping.signal.aborted) return;
        connection.become('refused', 'internal error');
        host.log.error({ platform: 'telegram', error: error instanceof Error ? error.name : typeof error }, 'platform ended');
      });
    },
    async send(to, reply, key) {
      const earlier = pushed.get(key);
      if (earlier) return earlier;
      const outcome = push(to, reply, key).catch(
        (): SendOutcome => ({ kind: 'failed', reason: 'stopping', retryAfterMs: PUSH_PATIENCE_MS }),
      );
      pushed.set(key, outcome);
      const { kind } = await outcome;
      if (kind !== 'sent' && kind !== 'unclear') pushed.delete(key);
      return outcome;
    },
    async stop() {
      stopping.abort();
      await running;
      await inbox.stop(options.stopMs ?? STOP_MS);
      closing.abort();
      connection.become('stopped');
    },
  };
}
