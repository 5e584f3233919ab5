import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpFront, type HttpFront } from '../../../src/platforms/http-front.js';
import type { Platform, PlatformHost, Respond } from '../../../src/platforms/platform.js';
import { createTelegramPlatform, type TelegramOptions } from '../../../src/platforms/telegram/telegram.js';
import type { PlatformHarness, Room, Saying, Seen } from '../../contracts/platform.js';
import type { ServerMessage } from '../../servers/telegram/chats.js';
import { mentionsIn } from '../../servers/telegram/markup.js';
import { TEST_TOKEN, TelegramServer } from '../../servers/telegram.js';
import { type HostRecord, openHost } from '../host.js';
import { until } from '../until.js';

export const ROOMS: Readonly<Record<Room, { id: number; type: 'private' | 'supergroup'; threadId: number | null }>> = {
  private: { id: 7001, type: 'private', threadId: null },
  group: { id: -1001000000001, type: 'supergroup', threadId: null },
  topic: { id: -1001000000002, type: 'supergroup', threadId: 42 },
};
const SECRET = 'webhook-secret-0123456789abcdef';
const PATH = '/telegram';
const NO_LIMITS = { app: [], privateChat: [], group: [], message: [] };
export const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Telegram between the Bot API test server and a `respond` function. */
export class TelegramHarness implements PlatformHarness {
  readonly lacks = {};
  readonly secrets = [TEST_TOKEN, SECRET];
  readonly name: string;
  server = new TelegramServer();
  record: HostRecord | null = null;
  #dir = '';
  #front: HttpFront | null = null;
  #frontUrl = '';
  #platform: Platform | null = null;
  #host: PlatformHost | null = null;
  #respond: Respond = async () => null;
  #closeHost: () => Promise<void> = async () => {};
  #lastQuery = 0;
  readonly #log: string[] = [];

  constructor(
    readonly transport: 'polling' | 'webhook',
    private readonly options: Partial<TelegramOptions> = {},
  ) {
    this.name = `telegram ${transport}`;
  }

  async open(respond: Respond): Promise<void> {
    this.#dir = mkdtempSync(join(tmpdir(), 'planbot-telegram-'));
    this.server = new TelegramServer();
    await this.server.listen();
    for (const room of Object.values(ROOMS))
      this.server.chats.add(room.id, room.type, room.type === 'private' ? '' : '专班工作群', room.threadId === null ? [] : [room.threadId]);
    this.#respond = respond;
    await this.#start();
  }

  async restart(respond?: Respond): Promise<void> {
    await this.#stop();
    if (respond) this.#respond = respond;
    await this.#start();
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.server.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  async #start(): Promise<void> {
    const { host, record, close } = await openHost(this.#dir, this.#respond);
    this.#closeHost = close;
    this.#host = host;
    this.record = record;
    const webhook = this.transport === 'webhook' ? await this.#openFront(host) : undefined;
    const platform = createTelegramPlatform(
      {
        token: TEST_TOKEN,
        apiRoot: this.server.root,
        rates: NO_LIMITS,
        pollSeconds: 1,
        stopMs: 300,
        drawChart: async () => ONE_PIXEL,
        ...(webhook ? { webhook } : {}),
        ...this.options,
      },
      host,
    );
    this.#platform = platform;
    await platform.start();
    await until(() => platform.state().connection === 'connected', 'the platform to connect');
  }

  async #openFront(host: PlatformHost): Promise<NonNullable<TelegramOptions['webhook']>> {
    const front = createHttpFront({ host: '127.0.0.1', port: 0, log: host.log });
    const { port } = await front.listen();
    this.#front = front;
    this.#frontUrl = `http://127.0.0.1:${port}`;
    return { front, path: PATH, url: `${this.#frontUrl}${PATH}`, secretToken: SECRET };
  }

  async #stop(): Promise<void> {
    await this.#platform?.stop();
    await this.#front?.close();
    await this.#closeHost();
    this.#log.push(...(this.record?.log ?? []));
    this.#platform = null;
    this.#front = null;
  }

  async say(saying: Saying): Promise<string> {
    const { messageId, acknowledged } = this.post(saying);
    await acknowledged;
    return messageId;
  }

  /** Like `say`, without waiting for the acknowledgement. */
  post({ room, text, person = 1, mention = 'none', file, answers, deliveries = 1, fragments = false, sentAt = new Date() }: Saying): {
    messageId: string;
    acknowledged: Promise<void>;
  } {
    const messageId = this.server.chats.nextId();
    const name = this.server.bot.username;
    const called =
      mention === 'before'
        ? `@${name} ${text}`
        : mention === 'after'
          ? `${text} @${name}`
          : mention === 'command'
            ? text.replace(/^(\S+)/u, `$1@${name}`)
            : text;
    const document = file ? this.#upload(`file${messageId}`, file) : undefined;
    if (document) this.#documents.set(String(messageId), document);
    const parent = answers === undefined ? undefined : this.#documents.get(answers);
    this.server.pieceBytes = fragments ? 7 : 0;
    const { acknowledged } = this.server.updates.add(
      {
        message: {
          ...this.#place(room),
          message_id: messageId,
          date: Math.floor(sentAt.getTime() / 1000),
          from: this.#person(person),
          ...(document ? { document, caption: called } : { text: called }),
          ...(parent
            ? {
                reply_to_message: {
                  ...this.#place(room),
                  message_id: Number(answers),
                  date: 1,
                  from: this.#person(person),
                  document: parent,
                },
              }
            : {}),
          ...(mention === 'reply'
            ? { reply_to_message: { ...this.#place(room), message_id: 900, date: 1, from: this.server.bot, text: '…' } }
            : {}),
        },
      },
      { times: deliveries },
    );
    return { messageId: String(messageId), acknowledged };
  }

  readonly #documents = new Map<string, object>();

  #upload(id: string, { name, bytes }: NonNullable<Saying['file']>): object {
    this.server.files.set(id, Buffer.from(bytes));
    return { file_id: id, file_unique_id: id, file_name: name, file_size: bytes.length };
  }

  async press(room: Room, messageId: string, label: string, person = 1): Promise<string | null> {
    const button = this.messages(room)
      .find(({ id }) => String(id) === messageId)
      ?.buttons.flat()
      .find(({ text }) => text === label);
    if (!button) throw new Error(`no button ${label}`);
    return this.#pressData(room, Number(messageId), button.callback_data, person);
  }

  pressUnknown(room: Room, person = 1): Promise<string | null> {
    return this.#pressData(room, 900, 'AAAAAAAAAAAAAAAAAAAAAA', person);
  }

  async #pressData(room: Room, messageId: number, data: string, person: number): Promise<string | null> {
    this.#lastQuery += 1;
    const id = `query${this.#lastQuery}`;
    this.server.queries.add(id);
    const message = { ...this.#place(room), message_id: messageId, date: Math.floor(Date.now() / 1000) };
    const { acknowledged } = this.server.updates.add({
      callback_query: { id, from: this.#person(person), chat_instance: '1', data, message },
    });
    await acknowledged;
    await until(() => this.server.answered.has(id), 'the press to be answered');
    return this.server.answered.get(id) ?? null;
  }

  #place(room: Room) {
    const { id, type, threadId } = ROOMS[room];
    const chat = type === 'private' ? { id, type, first_name: '人' } : { id, type, title: '专班工作群' };
    return { chat, ...(threadId === null ? {} : { message_thread_id: threadId, is_topic_message: true }) };
  }

  #person = (person: number) => ({ id: 8000 + person, is_bot: false, first_name: `人${person}`, language_code: 'zh-hans' });

  async settled(): Promise<void> {
    await until(() => this.server.updates.size === 0 && this.host.inbox.pending().length === 0, 'everything to be answered');
  }

  messages(room: Room): readonly ServerMessage[] {
    return this.server.chats.get(ROOMS[room].id).messages;
  }

  seen(room: Room): readonly Seen[] {
    return this.messages(room).map((message) => ({
      id: String(message.id),
      text: message.body.text,
      buttons: message.buttons.flat().map(({ text }) => text),
      pictures: message.photo ? 1 : 0,
      files: message.document ? [message.document] : [],
      edits: message.edits,
      threadId: message.threadId === null ? null : String(message.threadId),
      mentionsAll: mentionsIn(message.body).length > 0,
    }));
  }

  push: PlatformHarness['push'] = (room, reply, key) => this.platform.send(this.address(room), reply, key);

  async removeBot(room: Room): Promise<void> {
    this.server.chats.get(ROOMS[room].id).refuse = room === 'private' ? 'blocked' : 'kicked';
  }

  get platform(): Platform {
    if (!this.#platform) throw new Error('not open');
    return this.#platform;
  }

  get host(): PlatformHost {
    if (!this.#host) throw new Error('not open');
    return this.#host;
  }

  get log(): readonly string[] {
    return [...this.#log, ...(this.record?.log ?? [])];
  }

  userId = (person: number): string => `telegram:${8000 + person}`;

  address(room: Room) {
    const { id, threadId } = ROOMS[room];
    return { platform: 'telegram' as const, chatId: String(id), threadId: threadId === null ? null : String(threadId) };
  }
}
