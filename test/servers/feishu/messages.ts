import { checkCard } from './card-check.js';
import { type Answer, ok, parseMultipart, RateWindow, refuse } from './http.js';

/** A message as the platform keeps it. */
export interface StoredMessage {
  readonly id: string;
  readonly chatId: string;
  readonly sender: 'bot' | 'user';
  readonly type: string;
  /** The content string as sent; edits replace it. */
  content: string;
  readonly parentId: string | null;
  readonly threadId: string | null;
  readonly uuid: string | null;
  readonly at: number;
  edits: number;
}

/** Documented limits; `Infinity` switches one off for benches. */
export interface Limits {
  readonly chatPerSecond: number;
  readonly messagePerSecond: number;
  readonly appPerSecond: number;
}

export const REAL_LIMITS: Limits = { chatPerSecond: 5, messagePerSecond: 5, appPerSecond: 50 };

export const APP_ID = 'cli_0123456789abcdef';

const UUID_KEPT_MS = 3_600_000;
const CARD_EDITABLE_MS = 14 * 86_400_000;
const TEXT_MAX_BYTES = 150 * 1024;
const CARD_MAX_BYTES = 30 * 1024;
const IMAGE_MAX_BYTES = 10 * 1024 * 1024;
const FILE_MAX_BYTES = 30 * 1024 * 1024;
const TYPES = new Set(['text', 'post', 'interactive', 'image', 'file']);

/** The messages of one tenant: create, reply, patch, get, uploads and downloads with the platform's limits and refusals. */
export class Messages {
  readonly all = new Map<string, StoredMessage>();
  /** Chats that refuse: chat id → code (230002 bot removed, 232009 dissolved …). */
  readonly closed = new Map<string, number>();
  /** Messages with a callback that is not answered yet: a PATCH meanwhile is lost. */
  readonly openCallbacks = new Set<string>();
  readonly uploads = new Map<string, { readonly name: string | null; readonly bytes: Buffer }>();
  readonly #uuids = new Map<string, { readonly id: string; readonly at: number }>();
  readonly #rate = new RateWindow();
  #next = 0;

  constructor(
    private readonly limits: Limits,
    private readonly now: () => number,
  ) {}

  newId(prefix: string): string {
    this.#next += 1;
    return `${prefix}_${this.#next.toString(16).padStart(12, '0')}`;
  }

  /** What the bot sent, in order. */
  sent(): StoredMessage[] {
    return [...this.all.values()].filter((message) => message.sender === 'bot');
  }

  /** Keeps a user's message, so that it can be answered and read. */
  put(message: Omit<StoredMessage, 'edits' | 'at' | 'uuid'>): StoredMessage {
    const stored = { ...message, uuid: null, at: this.now(), edits: 0 };
    this.all.set(stored.id, stored);
    return stored;
  }

  create(receiveIdType: string, data: Readonly<Record<string, unknown>>): Answer {
    const to = String(data.receive_id ?? '');
    const fits = (receiveIdType === 'chat_id' && to.startsWith('oc_')) || (receiveIdType === 'open_id' && to.startsWith('ou_'));
    return fits ? this.#send(to, data, null) : refuse(230001, 'invalid receive_id');
  }

  reply(messageId: string, data: Readonly<Record<string, unknown>>): Answer {
    const parent = this.all.get(messageId);
    return parent === undefined ? refuse(230011, 'The message is recalled') : this.#send(parent.chatId, data, parent);
  }

  #send(chatId: string, data: Readonly<Record<string, unknown>>, parent: StoredMessage | null): Answer {
    const uuid = typeof data.uuid === 'string' && data.uuid !== '' ? data.uuid : null;
    if (uuid !== null && uuid.length > 50) return refuse(230001, 'uuid too long');
    const earlier = uuid === null ? undefined : this.#uuids.get(uuid);
    if (earlier !== undefined && this.now() - earlier.at < UUID_KEPT_MS) return ok(this.view(earlier.id));
    const limited = this.#limited('send', chatId);
    if (limited !== null) return limited;
    const closed = this.closed.get(chatId);
    if (closed !== undefined) return refuse(closed, 'Bot can NOT be in the chat');
    const fault = checkContent(String(data.msg_type ?? ''), data.content, this.uploads);
    if (fault !== null) return fault;
    const id = this.newId('om');
    const threadId = parent?.threadId ?? (data.reply_in_thread === true && parent !== null ? `omt_${parent.id.slice(3)}` : null);
    this.all.set(id, {
      id,
      chatId,
      sender: 'bot',
      type: String(data.msg_type),
      content: String(data.content),
      parentId: parent?.id ?? null,
      threadId,
      uuid,
      at: this.now(),
      edits: 0,
    });
    if (uuid !== null) this.#uuids.set(uuid, { id, at: this.now() });
    return ok(this.view(id));
  }

  patch(messageId: string, data: Readonly<Record<string, unknown>>): Answer {
    const message = this.all.get(messageId);
    if (message === undefined || message.sender !== 'bot' || message.type !== 'interactive') return refuse(230001, 'not a card of the bot');
    if (this.now() - message.at > CARD_EDITABLE_MS) return refuse(230031, 'message is too old');
    if (!this.#rate.take(`message ${messageId}`, this.limits.messagePerSecond, this.now())) return refuse(230020, 'message rate');
    const limited = this.#limited('patch', null);
    if (limited !== null) return limited;
    const fault = checkContent('interactive', data.content, this.uploads);
    if (fault !== null) return fault;
    if (!this.openCallbacks.has(messageId)) {
      message.content = String(data.content);
      message.edits += 1;
    }
    return ok();
  }

  /** Sets the card of a message after the answer to a callback; refused like any card. */
  replace(messageId: string, content: string): Answer {
    const message = this.all.get(messageId);
    const fault = checkContent('interactive', content, this.uploads);
    if (fault !== null || message === undefined) return fault ?? refuse(300030, 'message not found');
    message.content = content;
    message.edits += 1;
    return ok();
  }

  get(messageId: string): Answer {
    return this.all.has(messageId) ? ok({ items: [this.view(messageId)] }) : refuse(230011, 'The message is recalled');
  }

  resource(messageId: string, key: string): Answer {
    const message = this.all.get(messageId);
    const file = this.uploads.get(key);
    if (message === undefined || file === undefined || !message.content.includes(key)) return refuse(234003, 'file not in message');
    return { status: 200, body: {}, bytes: file.bytes };
  }

  upload(kind: 'image' | 'file', contentType: string, body: Buffer): Answer {
    const parts = parseMultipart(contentType, body);
    const file = parts.find((part) => part.name === kind);
    const named = parts.find((part) => part.name === 'file_name')?.bytes.toString('utf8') ?? null;
    if (file === undefined || (kind === 'file' && named === null)) return refuse(234001, 'Invalid request param');
    if (file.bytes.length === 0) return refuse(234010, 'file size is 0');
    if (file.bytes.length > (kind === 'image' ? IMAGE_MAX_BYTES : FILE_MAX_BYTES)) return refuse(234006, 'file too large');
    const key = this.newId(kind === 'image' ? 'img' : 'file');
    this.uploads.set(key, { name: named, bytes: Buffer.from(file.bytes) });
    return ok({ [`${kind}_key`]: key });
  }

  view(id: string): Readonly<Record<string, unknown>> {
    const message = this.all.get(id);
    if (message === undefined) throw new Error(`no message ${id}`);
    return {
      message_id: message.id,
      msg_type: message.type,
      chat_id: message.chatId,
      ...(message.parentId === null ? {} : { parent_id: message.parentId, root_id: message.parentId }),
      ...(message.threadId === null ? {} : { thread_id: message.threadId }),
      create_time: String(message.at),
      body: { content: message.content },
      sender:
        message.sender === 'bot'
          ? { id: APP_ID, id_type: 'app_id', sender_type: 'app' }
          : { id: 'ou_user1', id_type: 'open_id', sender_type: 'user' },
    };
  }

  #limited(api: string, chatId: string | null): Answer | null {
    if (!this.#rate.take(`app ${api}`, this.limits.appPerSecond, this.now())) {
      return refuse(99991400, 'request trigger frequency limit', 429, { 'x-ogw-ratelimit-reset': '1', 'x-ogw-ratelimit-limit': '50' });
    }
    return chatId === null || this.#rate.take(`chat ${chatId}`, this.limits.chatPerSecond, this.now()) ? null : refuse(230020, 'chat rate');
  }
}

const checkContent = (type: string, content: unknown, uploads: ReadonlyMap<string, unknown>): Answer | null => {
  if (!TYPES.has(type)) return refuse(230001, 'invalid msg_type');
  if (typeof content !== 'string') return refuse(230001, 'content is not a string in json format');
  if (Buffer.byteLength(content) > (type === 'text' ? TEXT_MAX_BYTES : CARD_MAX_BYTES))
    return refuse(230025, 'The length of the message content reaches its limit');
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(content) as Record<string, unknown>;
  } catch {
    return refuse(230001, 'content is not a string in json format');
  }
  if (type === 'text' && typeof parsed.text !== 'string') return refuse(230001, 'invalid text content');
  if (type === 'text' && parsed.text === '') return refuse(230001, 'text is empty');
  if (type === 'post' && !Array.isArray((parsed.zh_cn as { content?: unknown } | undefined)?.content))
    return refuse(230001, 'invalid post content');
  if (type === 'image' && !uploads.has(String(parsed.image_key))) return refuse(230001, 'invalid image_key');
  if (type === 'file' && !uploads.has(String(parsed.file_key))) return refuse(230001, 'invalid file_key');
  if (type !== 'interactive') return null;
  const fault = checkCard(parsed);
  return fault === null ? null : refuse(230099, `Failed to create card content, ext=ErrCode: ${fault.code}; ErrMsg: ${fault.message};`);
};
