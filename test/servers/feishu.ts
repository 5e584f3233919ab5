import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from './feishu/api.js';
import type { AppSettings } from './feishu/app-settings.js';
import type { SlashCommands } from './feishu/commands.js';
import { type Ack, type Delivery, deliver, webhookRequest } from './feishu/delivery.js';
import { buttonsOf, type CardButton, clickEvent, type Mention, messageEvent, type PlatformEvent } from './feishu/events.js';
import { type Fault, type FaultAction, readBody, writeAnswer } from './feishu/http.js';
import { APP_ID, type Limits, Messages, REAL_LIMITS, type StoredMessage } from './feishu/messages.js';
import { Sockets } from './feishu/sockets.js';

export { APP_SECRET, BOT_OPEN_ID } from './feishu/api.js';
export { APP_ID } from './feishu/messages.js';

/** Settings of the test server; all have the platform's values unless told. */
export interface FeishuServerOptions {
  readonly limits?: Limits;
  /** Waits between the pushes of an event that is not acknowledged, in milliseconds. */
  readonly repushMs?: readonly number[];
  readonly ackWithinMs?: number;
  readonly now?: () => number;
  /** Push events to this address instead of over the long connection. */
  readonly webhook?: { readonly url: () => string; readonly encryptKey: string | null; readonly token: string };
}

/** What a person sends; everything but the text has a usual value. */
export interface Sending {
  readonly chatId?: string;
  readonly userId?: string;
  readonly chatType?: 'group' | 'p2p';
  readonly type?: string;
  readonly content?: unknown;
  readonly mentions?: readonly Mention[];
  readonly threadId?: string | null;
  readonly parentId?: string | null;
  readonly at?: number;
}

/** What the presser of a button sees: the answer within three seconds, or the code of the error shown. */
export interface ClickResult {
  readonly error: number | null;
  readonly toast: { readonly type: string; readonly content: string } | null;
  readonly card: unknown;
}

const CALLBACK_MS = 3_000;

/**
 * Feishu on 127.0.0.1: token, bot, message, image, file, resource, slash command and card update calls, the long connection
 * with the SDK's frames, and webhooks; with the documented limits, and faults on demand. Nothing here is the bot's code.
 */
export class FeishuServer {
  readonly messages: Messages;
  readonly sockets = new Sockets({
    pong: true,
    handshake: true,
    pushing: true,
    fragments: 1,
    pingInterval: 120,
    reconnectInterval: 1,
    reconnectNonce: 0,
  });
  /** Every API call as `METHOD /path`, in order. */
  readonly calls: string[] = [];
  /** Calls that are not answered yet. */
  inFlight = 0;
  /** Bytes per chunk of a webhook call, 0 for one piece; odd numbers cut characters. */
  pieceBytes = 0;
  readonly deliveries: Delivery[] = [];
  readonly #faults: Fault[] = [];
  /** Asked for every call, as `METHOD /path`, that no waiting fault hits. */
  faultRule: (call: string) => FaultAction | null = () => null;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #server: Server;
  readonly #api: Api;
  #url = '';

  constructor(private readonly options: FeishuServerOptions = {}) {
    this.messages = new Messages(options.limits ?? REAL_LIMITS, () => this.now());
    this.#api = new Api(this.messages, () => ({ url: this.#url.replace('http', 'ws'), config: this.sockets.clientConfig }));
    this.#server = createServer(
      (request, response) =>
        void this.#serve(request, response)
          .catch(() => response.destroy())
          .finally(() => {
            this.inFlight -= 1;
          }),
    );
    this.#server.on('upgrade', (request, socket, head) => this.sockets.upgrade(request, socket, head));
  }

  get commands(): SlashCommands {
    return this.#api.commands;
  }

  /** What the developer console holds of the app. */
  get settings(): AppSettings {
    return this.#api.settings;
  }

  /** Names of people and chats that the app may read. */
  get names(): Map<string, string> {
    return this.#api.names;
  }

  /** Answers of the endpoint call to give before the normal one. */
  get endpointAnswers(): Readonly<Record<string, unknown>>[] {
    return this.#api.endpointAnswers;
  }

  get url(): string {
    return this.#url;
  }

  now(): number {
    return (this.options.now ?? Date.now)();
  }

  async listen(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    this.#url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.sockets.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Cannot be reached until `listen` is called with the same port again: connections break, new ones are refused. */
  async offline(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.sockets.cut();
    this.#server.closeAllConnections();
    await closed;
  }

  /** Spoils the next `times` calls whose `METHOD /path` matches. */
  fault(on: RegExp, action: FaultAction, times = 1): void {
    this.#faults.push({ on, action, times });
  }

  /** All tokens handed out so far stop working (99991663). */
  expireTokens(): void {
    this.#api.tokens.clear();
  }

  get tokensIssued(): number {
    return this.#api.tokensIssued;
  }

  /** A person writes; the message is kept and pushed. */
  say(text: string, sending: Sending = {}): { readonly message: StoredMessage; readonly delivery: Delivery } {
    const { message, event } = this.compose(text, sending);
    return { message, delivery: this.push(event) };
  }

  /** The event of a person's message, kept but not pushed. */
  compose(text: string, sending: Sending = {}): { readonly message: StoredMessage; readonly event: PlatformEvent } {
    const { chatId = 'oc_group1', userId = 'ou_user1', chatType = 'group', type = 'text', mentions = [] } = sending;
    const { threadId = null, parentId = null, at = this.now() } = sending;
    const content = sending.content ?? { text };
    const messageId = this.messages.newId('om');
    const message = this.messages.put({
      id: messageId,
      chatId,
      sender: 'user',
      type,
      content: JSON.stringify(content),
      parentId,
      threadId,
    });
    const body = messageEvent({ messageId, chatId, chatType, userId, type, content, mentions, threadId, parentId, at });
    return { message, event: this.event('im.message.receive_v1', body, at) };
  }

  event(type: string, event: Readonly<Record<string, unknown>>, at = this.now()): PlatformEvent {
    const token = this.options.webhook?.token ?? '';
    const header = {
      event_id: this.messages.newId('ev'),
      event_type: type,
      create_time: String(at),
      token,
      app_id: APP_ID,
      tenant_key: 'tenant1',
    };
    return { schema: '2.0', header, event };
  }

  /** Pushes an event with the platform's repetitions; `once` for callbacks, which never come again. */
  push(event: PlatformEvent, once = false): Delivery {
    const delivery = deliver(
      event,
      (payload) => this.#attempt(payload, once ? CALLBACK_MS : (this.options.ackWithinMs ?? CALLBACK_MS)),
      once ? [] : (this.options.repushMs ?? [15_000, 300_000, 3_600_000, 21_600_000]),
      this.#timers,
    );
    this.deliveries.push(delivery);
    return delivery;
  }

  #attempt(event: PlatformEvent, ackWithinMs: number): Promise<Ack | null> {
    const { webhook } = this.options;
    if (webhook === undefined) return this.sockets.push(event, ackWithinMs);
    const { body, headers } = webhookRequest(event, webhook.encryptKey, this.now());
    return fetch(webhook.url(), { method: 'POST', ...this.#pieces(body), headers, signal: AbortSignal.timeout(ackWithinMs) })
      .then(async (answer) => ({ code: answer.status, data: JSON.parse((await answer.text()) || '{}') as unknown }))
      .catch(() => null);
  }

  #pieces(body: string): { body: string | ReadableStream<Uint8Array>; duplex?: 'half' } {
    if (this.pieceBytes === 0) return { body };
    const bytes = Buffer.from(body);
    const size = this.pieceBytes;
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
    return { body: ReadableStream.from(pieces) as ReadableStream<Uint8Array>, duplex: 'half' };
  }

  /** Buttons of a sent card as it is now. */
  buttons(messageId: string): CardButton[] {
    return buttonsOf(JSON.parse(this.messages.all.get(messageId)?.content ?? 'null'));
  }

  /** Presses the button with this label; `form` are the values of the form it submits. */
  async click(
    messageId: string,
    label: string,
    userId = 'ou_user1',
    form: Readonly<Record<string, string>> | null = null,
  ): Promise<ClickResult> {
    const button = this.buttons(messageId).find((one) => one.label === label);
    const message = this.messages.all.get(messageId);
    if (button === undefined || message === undefined)
      throw new Error(
        `no button ${label}; there are ${this.buttons(messageId)
          .map((one) => one.label)
          .join(', ')}`,
      );
    return this.press(messageId, button.value, userId, button.submits ? (form ?? {}) : null, button.name);
  }

  /** A press with any value, also one that no button carries. */
  async press(
    messageId: string,
    value: unknown,
    userId = 'ou_user1',
    formValue: Readonly<Record<string, string>> | null = null,
    name: string | null = null,
  ): Promise<ClickResult> {
    const chatId = this.messages.all.get(messageId)?.chatId ?? 'oc_group1';
    const body = clickEvent({ userId, messageId, chatId, value, formValue, name });
    this.messages.openCallbacks.add(messageId);
    const timeout = new Promise<null>((resolve) => this.#timers.add(setTimeout(resolve, CALLBACK_MS, null)));
    const ack = await Promise.race([this.push(this.event('card.action.trigger', body, this.now() * 1000), true).settled, timeout]);
    this.messages.openCallbacks.delete(messageId);
    return this.#clickResult(messageId, ack);
  }

  #clickResult(messageId: string, ack: Ack | null): ClickResult {
    const none = { toast: null, card: null };
    if (ack === null) return { error: 200341, ...none };
    if (ack.code !== 200) return { error: 200671, ...none };
    const answer = (ack.data ?? {}) as { toast?: ClickResult['toast']; card?: { type?: string; data?: unknown } };
    if (typeof answer !== 'object' || Object.keys(answer).some((key) => key !== 'toast' && key !== 'card'))
      return { error: 200672, ...none };
    const card = answer.card?.data ?? null;
    if (card !== null) {
      const checked = this.messages.replace(messageId, JSON.stringify(card));
      if (answer.card?.type !== 'raw' || checked.body.code !== 0) return { error: 200673, ...none };
    }
    return { error: null, toast: answer.toast ?? null, card };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const call = `${request.method} ${url.pathname}`;
    this.inFlight += 1;
    const body = await readBody(request);
    this.calls.push(call);
    const fault = this.#faults.find((one) => one.times > 0 && one.on.test(call));
    if (fault !== undefined) fault.times -= 1;
    const action = fault?.action ?? this.faultRule(call);
    switch (action?.kind) {
      case 'hang':
        return;
      case 'answer':
        return writeAnswer(response, action.answer);
      case 'garbage':
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<html>gateway</html>');
        return;
      case 'cut':
        if (action.when === 'after') this.#api.answer(request, url, body);
        response.destroy();
        return;
      default:
        return writeAnswer(response, this.#api.answer(request, url, body));
    }
  }
}
