import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Incoming } from '../../../src/model/message.js';
import { createFeishuPlatform, type FeishuOptions } from '../../../src/platforms/feishu/feishu.js';
import { createHttpFront, type HttpFront } from '../../../src/platforms/http-front.js';
import type { Platform, PlatformHost, Respond, SendOutcome } from '../../../src/platforms/platform.js';
import type { Reply } from '../../../src/render/reply.js';
import type { PlatformHarness, Room, Saying, Seen } from '../../contracts/platform.js';
import type { StoredMessage } from '../../servers/feishu/messages.js';
import { APP_ID, APP_SECRET, BOT_OPEN_ID, FeishuServer, type FeishuServerOptions } from '../../servers/feishu.js';
import { type HostRecord, openHost } from '../host.js';
import { until } from '../until.js';
import { readVisible } from './seen.js';

export const ROOMS: Readonly<Record<Room, { readonly chatId: string; readonly threadId: string | null }>> = {
  private: { chatId: 'oc_private1', threadId: null },
  group: { chatId: 'oc_group1', threadId: null },
  topic: { chatId: 'oc_topics1', threadId: 'omt_topic1' },
};
export const ENCRYPT_KEY = 'encrypt-key-of-the-test-app';
export const VERIFICATION_TOKEN = 'verification-token-of-the-test-app';
const PATH = '/feishu';

/** Feishu between the test server and a `respond` function. */
export class FeishuHarness implements PlatformHarness {
  readonly name: string;
  readonly lacks = {};
  readonly secrets = [APP_SECRET, ENCRYPT_KEY, VERIFICATION_TOKEN, 't-test-token', 'secret-ticket', 'secret-access-key'];
  server = new FeishuServer();
  record: HostRecord | null = null;
  webhookUrl = '';
  #closeHost: () => Promise<void> = async () => {};
  #dir = '';
  #front: HttpFront | null = null;
  #platform: Platform | null = null;
  #host: PlatformHost | null = null;
  #respond: Respond = async () => null;
  readonly #earlier: string[] = [];

  constructor(
    readonly transport: 'long connection' | 'webhook' | 'plain webhook',
    private readonly options: Partial<FeishuOptions> = {},
    private readonly serverOptions: FeishuServerOptions = {},
  ) {
    this.name = `feishu ${transport}`;
  }

  async open(respond: Respond): Promise<void> {
    this.#dir = mkdtempSync(join(tmpdir(), 'planbot-feishu-'));
    const encryptKey = this.transport === 'webhook' ? ENCRYPT_KEY : null;
    const webhook =
      this.transport === 'long connection' ? {} : { webhook: { url: () => this.webhookUrl, encryptKey, token: VERIFICATION_TOKEN } };
    this.server = await new FeishuServer({ repushMs: [50, 100, 200, 400], ackWithinMs: 500, ...webhook, ...this.serverOptions }).listen();
    this.#respond = respond;
    await this.start();
  }

  async restart(respond?: Respond): Promise<void> {
    await this.stop();
    if (respond) this.#respond = respond;
    await this.start();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.server.close();
    if (this.#dir !== '') rmSync(this.#dir, { recursive: true, force: true });
  }

  async start(): Promise<void> {
    const { host, record, close } = await openHost(this.#dir, this.#respond);
    this.#closeHost = close;
    this.#host = host;
    this.record = record;
    const account = { appId: APP_ID, appSecret: APP_SECRET, domain: this.server.url };
    const platform = createFeishuPlatform({ ...account, stopMs: 300, ...(await this.#webhook(host)), ...this.options }, host);
    this.#platform = platform;
    await platform.start();
    const longConnection = this.transport === 'long connection';
    await until(
      () => platform.state().connection === 'connected' && (!longConnection || this.server.sockets.open.size > 0),
      'the platform to connect',
    );
  }

  async #webhook(host: PlatformHost): Promise<Pick<FeishuOptions, 'webhook'>> {
    if (this.transport === 'long connection') return {};
    this.#front = createHttpFront({ host: '127.0.0.1', port: 0, log: host.log });
    const { port } = await this.#front.listen();
    this.webhookUrl = `http://127.0.0.1:${port}${PATH}`;
    const encryptKey = this.transport === 'webhook' ? ENCRYPT_KEY : null;
    return { webhook: { front: this.#front, path: PATH, verificationToken: VERIFICATION_TOKEN, encryptKey } };
  }

  async stop(): Promise<void> {
    await this.#platform?.stop();
    await this.#front?.close();
    await this.#closeHost();
    this.#closeHost = async () => {};
    this.#earlier.push(...(this.record?.log ?? []));
    this.#platform = null;
    this.#front = null;
    this.record = null;
  }

  async say(saying: Saying): Promise<string> {
    const { room, person = 1, mention = 'none', file, deliveries = 1, fragments = false, sentAt } = saying;
    const { chatId, threadId } = ROOMS[room];
    this.server.sockets.behaviour.fragments = fragments ? 3 : 1;
    this.server.pieceBytes = fragments ? 997 : 0;
    const key = '@_user_1';
    const mentioned = mention === 'before' || mention === 'after' || mention === 'command';
    const text = {
      none: saying.text,
      reply: saying.text,
      before: `${key} ${saying.text}`,
      command: saying.text.replace(/^(\S+)/u, `$1 ${key}`),
      after: `${saying.text} ${key}`,
    }[mention];
    const { message, event } = this.server.compose(text, {
      chatId,
      threadId,
      userId: `ou_user${person}`,
      chatType: room === 'private' ? 'p2p' : 'group',
      mentions: mentioned ? [{ key, openId: BOT_OPEN_ID, name: '规划助手' }] : [],
      parentId: saying.answers ?? (mention === 'reply' ? this.#lastOfBot(room) : null),
      ...(file === undefined ? {} : this.#fileContent(file)),
      ...(sentAt === undefined ? {} : { at: sentAt.getTime() }),
    });
    await Promise.all(Array.from({ length: deliveries }, () => this.server.push(event).settled));
    this.server.sockets.behaviour.fragments = 1;
    this.server.pieceBytes = 0;
    return message.id;
  }

  #fileContent({ name, bytes }: NonNullable<Saying['file']>): { type: string; content: unknown } {
    const key = this.server.messages.newId('file');
    this.server.messages.uploads.set(key, { name, bytes: Buffer.from(bytes) });
    return { type: 'file', content: { file_key: key, file_name: name } };
  }

  /** A message of the bot to answer to; one is made up when it said nothing yet, and not shown. */
  #lastOfBot(room: Room): string {
    const last = this.#messages(room).at(-1);
    if (last !== undefined) return last.id;
    const { chatId, threadId } = ROOMS[room];
    const id = this.server.messages.newId('om');
    this.server.messages.put({ id, chatId, sender: 'bot', type: 'text', content: '{"text":""}', parentId: null, threadId });
    this.#madeUp.add(id);
    return id;
  }
  readonly #madeUp = new Set<string>();

  #messages(room: Room): StoredMessage[] {
    return this.server.messages.sent().filter((message) => message.chatId === ROOMS[room].chatId && !this.#madeUp.has(message.id));
  }

  async press(_room: Room, messageId: string, label: string, person = 1): Promise<string | null> {
    const { error, toast } = await this.server.click(messageId, label, `ou_user${person}`);
    if (error !== null) throw new Error(`the presser sees error ${error}`);
    return toast?.content ?? null;
  }

  async pressUnknown(room: Room, person = 1): Promise<string | null> {
    const { toast } = await this.server.press(this.#lastOfBot(room), { id: 'never-given-out' }, `ou_user${person}`);
    return toast?.content ?? null;
  }

  async settled(): Promise<void> {
    await Promise.all(this.server.deliveries.map(({ settled }) => settled));
    await until(() => this.host.inbox.pending().length === 0 && this.server.inFlight === 0, 'every answer to be sent');
  }

  seen(room: Room): readonly Seen[] {
    return this.#messages(room).map((message) => {
      const upload = this.server.messages.uploads.get(String((JSON.parse(message.content) as { file_key?: string }).file_key));
      return {
        id: message.id,
        ...readVisible(message),
        buttons: message.type === 'interactive' ? this.server.buttons(message.id).map(({ label }) => label) : [],
        pictures: message.type === 'image' ? 1 : 0,
        files: upload === undefined ? [] : [{ name: upload.name ?? '', bytes: upload.bytes }],
        edits: message.edits,
        threadId: message.threadId,
      };
    });
  }

  push(room: Room, reply: Reply, key: string): Promise<SendOutcome> {
    return this.platform.send(this.address(room), reply, key);
  }

  async removeBot(room: Room): Promise<void> {
    this.server.messages.closed.set(ROOMS[room].chatId, 230002);
  }

  get platform(): Platform {
    if (this.#platform === null) throw new Error('not open');
    return this.#platform;
  }

  get host(): PlatformHost {
    if (this.#host === null) throw new Error('not open');
    return this.#host;
  }

  get log(): readonly string[] {
    return [...this.#earlier, ...(this.record?.log ?? [])];
  }

  userId(person: number): string {
    return `feishu:ou_user${person}`;
  }

  address(room: Room): Incoming['address'] {
    return { platform: 'feishu', ...ROOMS[room] };
  }
}
