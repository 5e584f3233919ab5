import { PlatformError } from '../../errors.js';
import type { Incoming } from '../../model/message.js';
import type { ChatAddress } from '../../model/subscription.js';
import type { Button, Reply } from '../../render/reply.js';
import { shelve } from '../buttons.js';
import { createConnection } from '../connection.js';
import { deliver } from '../deliver.js';
import { identify } from '../identify.js';
import { createInbox, type InboxLimits } from '../inbox.js';
import type { Platform, PlatformHost, SendOutcome } from '../platform.js';
import { createStopSwitch, systemTiming, type Timing } from '../timing.js';
import { type CallbackOf, type Card, cardButtons, formButtons } from './card.js';
import { createClicks, editOf } from './clicks.js';
import { createDirectory } from './directory.js';
import { download } from './download.js';
import { createEgress } from './egress.js';
import { encodeReply, fittingCard, type Part } from './encode.js';
import { type FeishuRates, RATES } from './limits.js';
import { keepSocket, SOCKET_PATIENCE, type SocketPatience } from './long-connection.js';
import { type MenuEntry, registerMenu } from './menu.js';
import { withParent } from './parent.js';
import { type BotIdentity, readMembership, readMenu, readMessage } from './receive.js';
import { type FeishuAccount, type FeishuSdk, loadSdk } from './sdk.js';
import { againIfUnclear, sendPart } from './send.js';
import { type FeishuWebhook, webhookRoute } from './webhook.js';

/** What the Feishu platform is made from. */
export interface FeishuOptions extends FeishuAccount {
  /** The long connection when left out. */
  readonly webhook?: FeishuWebhook;
  readonly menu?: readonly MenuEntry[];
  readonly rates?: FeishuRates;
  readonly inbox?: Partial<InboxLimits>;
  readonly patience?: Partial<SocketPatience>;
  /** How long stopping waits for answers under way, in milliseconds. */
  readonly stopMs?: number;
  readonly timing?: Timing;
}

const STOP_MS = 10_000;
/** A message nobody asked for is tried so long before the caller has to decide. */
const PUSH_PATIENCE_MS = 60_000;
/** A little less long than the platform remembers a `uuid` (an hour): no repetition within it can show twice. */
const IDEMPOTENT_MS = 50 * 60_000;
/** An answer outlasts an outage of an hour. Past the hour one whose first attempt was unclear may show twice, which is better than never. */
const ANSWER_PATIENCE_MS = 2 * 3_600_000;
/** A card's callback is 22 characters of opaque id; used to weigh a card before its buttons are on the shelf. */
const LONGEST_CALLBACK = { id: 'x'.repeat(22), private: true } as const;

/** Feishu: groups, threads and private chats, by long connection or webhook. The official SDK is loaded when it starts. */
export function createFeishuPlatform(options: FeishuOptions, host: PlatformHost): Platform {
  const { appId, webhook, timing = systemTiming } = options;
  const stopping = createStopSwitch();
  const closing = createStopSwitch();
  let bot: BotIdentity = { appId, openId: '' };
  let running: Promise<void> = Promise.resolve();
  let loading: Promise<FeishuSdk> | null = null;
  const sdk = (): Promise<FeishuSdk> => {
    loading ??= loadSdk(options, host.log);
    return loading;
  };

  const connection = createConnection('feishu', host.now, ({ connection: now, trouble }) => {
    host.log[trouble === null ? 'info' : 'warn']({ platform: 'feishu', connection: now, trouble }, 'connection');
  });
  const egress = createEgress({
    sdk: { request: async (call) => (await sdk()).request(call), forgetToken: async () => (await sdk()).forgetToken() },
    rates: options.rates ?? RATES,
    timing,
    log: host.log,
    closing: closing.signal,
  });
  const directory = createDirectory(egress, timing);
  const inbox = createInbox<Outgoing>({
    host: {
      ...host,
      respond: async (message, tools) => host.respond(await directory.named(await withParent(message, appId, egress)), tools),
    },
    name: 'feishu',
    timing,
    limits: { patienceMs: ANSWER_PATIENCE_MS, ...options.inbox },
    async encode(reply, message) {
      const parts = encodeReply(reply, await callbacks(reply, message.address, message.chatKind === 'private'));
      return parts.map((part, index) => ({ part, edit: index === 0 ? editOf(reply, message) : null }));
    },
    async send({ part, edit }, to, message, index) {
      if (edit !== null) await clicks.closed(edit);
      return againIfUnclear(
        await sendPart(egress, part, { address: to, replyTo: message.messageId, edit, cause: `${message.id} ${index}` }),
      );
    },
    download: (file) => download(file, egress),
  });
  const clicks = createClicks({ host, inbox, timing, bot: () => bot, card: cardOf });

  /** Puts the buttons of a reply on the shelf. */
  async function callbacks(reply: Reply, address: ChatAddress, isPrivate: boolean): Promise<CallbackOf> {
    const buttons = [...cardButtons(reply).flat(), ...formButtons(reply)];
    const ids = new Map(
      await Promise.all(buttons.map(async (button) => [keyOf(button), await shelve(host.buttons, button, address, host.now())] as const)),
    );
    return (button) => ({ id: ids.get(keyOf(button)) ?? '', ...(isPrivate ? { private: true } : {}) });
  }

  function cardOf(reply: Reply, message: Incoming): Promise<Card> | null {
    if (reply.files.length > 0 || fittingCard(reply, () => LONGEST_CALLBACK) === null) return null;
    const made = async (): Promise<Card> => {
      const fitting = fittingCard(reply, await callbacks(reply, message.address, message.chatKind === 'private'));
      if (fitting === null) throw new PlatformError('card-too-big', 'the card grew while its buttons were shelved');
      return fitting.card;
    };
    return made();
  }

  const accept = async (message: Incoming | null): Promise<void> => {
    if (message !== null) await inbox.accept(message);
  };
  const membership =
    (kind: 'joined' | 'left') =>
    async (event: unknown): Promise<void> => {
      const chat = readMembership(event, kind, host.now());
      if (chat !== null) await host.onChat(chat);
    };
  const ignore = async (): Promise<void> => {};
  const handlers: Readonly<Record<string, (event: unknown) => Promise<unknown>>> = {
    'im.message.receive_v1': (event) => accept(readMessage(event, bot, host.now())),
    'application.bot.menu_v6': (event) => accept(readMenu(event, bot, directory.privateChat, host.now())),
    'card.action.trigger': clicks.answer,
    'im.chat.member.bot.added_v1': membership('joined'),
    'im.chat.member.bot.deleted_v1': membership('left'),
    'im.chat.disbanded_v1': membership('left'),
    // Often subscribed along with the others; nothing to do.
    'im.message.message_read_v1': ignore,
    'im.message.recalled_v1': ignore,
    'im.message.reaction.created_v1': ignore,
    'im.message.reaction.deleted_v1': ignore,
    'im.chat.access_event.bot_p2p_chat_entered_v1': ignore,
    'im.chat.updated_v1': ignore,
  };
  const seen =
    (handler: (event: unknown) => Promise<unknown>) =>
    (event: unknown): Promise<unknown> => {
      connection.seen();
      return handler(event);
    };

  async function run(): Promise<void> {
    if (!APP_ID.test(appId)) return connection.become('refused', 'the app id is not cli_ and 16 hexadecimal digits');
    const info = await identify(
      () =>
        egress.call<{ readonly bot?: { readonly open_id?: string } }>({ method: 'GET', path: '/open-apis/bot/v3/info' }, { attempts: 1 }),
      { connection, timing, signal: stopping.signal },
    );
    if (info === null) return;
    bot = { appId, openId: info.bot?.open_id ?? '' };
    if (options.menu) keepMenu(options.menu).catch(() => {});
    const { dispatcher, socket } = await sdk();
    const events = dispatcher(Object.fromEntries(Object.entries(handlers).map(([type, handler]) => [type, seen(handler)])));
    if (webhook) {
      const route = webhookRoute(webhook, (payload) => events.invoke(payload, { needCheck: false }), timing.now);
      const unmount = webhook.front.mount(webhook.path, route);
      connection.become('connected');
      await aborted(stopping.signal);
      unmount();
    } else {
      const patience = { ...SOCKET_PATIENCE, ...options.patience };
      await keepSocket({ create: (on) => socket(events, on), connection, patience, timing, log: host.log }, stopping.signal);
    }
  }

  async function keepMenu(menu: readonly MenuEntry[]): Promise<void> {
    const reason = await registerMenu(egress, menu);
    if (reason !== null) host.log.warn({ platform: 'feishu', reason }, 'slash panel not registered');
  }

  return {
    name: 'feishu',
    idempotentMs: IDEMPOTENT_MS,
    state: connection.state,
    async start() {
      connection.become('starting');
      inbox.resume();
      running = run().catch((error: unknown) => {
        if (stopping.signal.aborted) return;
        connection.become('refused', 'internal error');
        host.log.error({ platform: 'feishu', error: error instanceof Error ? error.name : typeof error }, 'platform ended');
      });
    },
    async send(to, reply, key) {
      const parts = encodeReply(reply, await callbacks(reply, to, to.chatId.startsWith('ou_')));
      const target = { address: to, replyTo: null, edit: null };
      const send = (part: Part, address: ChatAddress, index: number): Promise<SendOutcome> =>
        sendPart(egress, part, { ...target, address, cause: `push ${appId} ${address.chatId} ${key} ${index}` });
      return deliver(parts, to, { host, timing, signal: closing.signal, patienceMs: PUSH_PATIENCE_MS, send }).catch((error: unknown) => {
        if (!closing.signal.aborted) throw error;
        return { kind: 'failed', reason: 'stopping', retryAfterMs: PUSH_PATIENCE_MS } as const;
      });
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

/** A message on its way out, with the card it replaces. */
interface Outgoing {
  readonly part: Part;
  readonly edit: string | null;
}

const APP_ID = /^cli_[0-9a-f]{16}$/iu;

const keyOf = ({ command, place }: Pick<Button, 'command' | 'place'>): string => `${place} ${command}`;

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })));
