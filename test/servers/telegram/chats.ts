import { lengthOf, MarkupError, type Parsed, parseHtml } from './markup.js';
import type { Parameters, Upload } from './request.js';

/** The server's answer to a call it does not accept. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters: Record<string, unknown> = {},
  ) {
    super(description);
  }
}

/** A message of the bot as the chat holds it. */
export interface ServerMessage {
  readonly id: number;
  readonly chatId: number;
  readonly threadId: number | null;
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number;
  readonly replyTo: number | null;
  /** Markup as sent; null when sent without parse mode. */
  html: string | null;
  body: Parsed;
  buttons: readonly (readonly { readonly text: string; readonly callback_data: string }[])[];
  readonly photo: Upload | null;
  readonly document: Upload | null;
  edits: number;
}

/** A chat and the ways in which it can refuse the bot. */
export interface ServerChat {
  readonly id: number;
  readonly type: 'private' | 'supergroup' | 'group';
  readonly title: string;
  readonly topics: Set<number>;
  readonly messages: ServerMessage[];
  refuse: 'blocked' | 'kicked' | null;
  migratedTo: number | null;
}

/** Chats of the test server; enforces what the Bot API enforces on messages. */
export class Chats {
  readonly #chats = new Map<number, ServerChat>();
  #lastId = 1000;

  constructor(private readonly now: () => number = Date.now) {}

  add(id: number, type: ServerChat['type'], title = '', topics: readonly number[] = []): ServerChat {
    const chat: ServerChat = { id, type, title, topics: new Set(topics), messages: [], refuse: null, migratedTo: null };
    this.#chats.set(id, chat);
    return chat;
  }

  has(id: number): boolean {
    return this.#chats.has(id);
  }

  get(id: number): ServerChat {
    const chat = this.#chats.get(id);
    if (!chat) throw new Refusal(400, 'Bad Request: chat not found');
    return chat;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  send(parameters: Parameters, kind: 'text' | 'photo' | 'document'): ServerMessage {
    const chat = this.#writable(parameters);
    const threadId = parameters['message_thread_id'] === undefined ? null : Number(parameters['message_thread_id']);
    if (threadId !== null && !chat.topics.has(threadId)) throw new Refusal(400, 'Bad Request: message thread not found');
    const replyTo = (parameters['reply_parameters'] as { message_id?: number } | undefined)?.message_id ?? null;
    const { body, html } = readBody(parameters, kind === 'text' ? 'text' : 'caption');
    const photo = kind === 'photo' ? uploadOf(parameters['photo'], 10, 'PHOTO_INVALID_DIMENSIONS') : null;
    const document = kind === 'document' ? uploadOf(parameters['document'], 50, 'file must be non-empty') : null;
    const message: ServerMessage = {
      id: this.nextId(),
      chatId: chat.id,
      threadId,
      at: this.now(),
      replyTo,
      html,
      body,
      buttons: readButtons(parameters),
      photo,
      document,
      edits: 0,
    };
    chat.messages.push(message);
    return message;
  }

  edit(parameters: Parameters): ServerMessage {
    const chat = this.#writable(parameters);
    const message = chat.messages.find(({ id }) => id === Number(parameters['message_id']));
    if (!message) throw new Refusal(400, 'Bad Request: message to edit not found');
    if (message.photo || message.document) throw new Refusal(400, 'Bad Request: there is no text in the message to edit');
    const { body, html } = readBody(parameters, 'text');
    const buttons = readButtons(parameters);
    if (html === message.html && body.text === message.body.text && JSON.stringify(buttons) === JSON.stringify(message.buttons)) {
      throw new Refusal(400, 'Bad Request: message is not modified: specified new message content and reply markup are exactly the same');
    }
    Object.assign(message, { html, body, buttons, edits: message.edits + 1 });
    return message;
  }

  #writable(parameters: Parameters): ServerChat {
    const chat = this.get(Number(parameters['chat_id']));
    if (chat.refuse === 'blocked') throw new Refusal(403, 'Forbidden: bot was blocked by the user');
    if (chat.refuse === 'kicked') throw new Refusal(403, 'Forbidden: bot was kicked from the supergroup chat');
    if (chat.migratedTo !== null) {
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo });
    }
    return chat;
  }
}

function readBody(parameters: Parameters, field: 'text' | 'caption'): { body: Parsed; html: string | null } {
  const raw = String(parameters[field] ?? '');
  if (Buffer.byteLength(raw) > 32_768) throw new Refusal(400, 'Bad Request: text is too long');
  const html = parameters['parse_mode'] === 'HTML' ? raw : null;
  const body = html === null ? { text: raw, entities: [] } : parsed(html);
  if (field === 'text' && raw === '') throw new Refusal(400, 'Bad Request: message text is empty');
  if (field === 'text' && body.text.trim() === '') throw new Refusal(400, 'Bad Request: text must be non-empty');
  if (field === 'text' && lengthOf(body.text) > 4096) throw new Refusal(400, 'Bad Request: message is too long');
  if (field === 'caption' && lengthOf(body.text) > 1024) throw new Refusal(400, 'Bad Request: message caption is too long');
  if (body.entities.length > 100) throw new Refusal(400, `Bad Request: ${body.entities.length} entities, the ones after 100 would be lost`);
  return { body, html };
}

function parsed(html: string): Parsed {
  try {
    return parseHtml(html);
  } catch (error) {
    if (error instanceof MarkupError) throw new Refusal(400, `Bad Request: ${error.message}`);
    throw error;
  }
}

function readButtons(parameters: Parameters): ServerMessage['buttons'] {
  const markup = parameters['reply_markup'] as { inline_keyboard?: ServerMessage['buttons'] } | undefined;
  const rows = markup?.inline_keyboard ?? [];
  for (const { text, callback_data: data } of rows.flat()) {
    if (!text) throw new Refusal(400, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    const bytes = Buffer.byteLength(data ?? '');
    if (bytes < 1 || bytes > 64) throw new Refusal(400, 'Bad Request: BUTTON_DATA_INVALID');
  }
  return rows;
}

function uploadOf(value: unknown, maxMegabytes: number, empty: string): Upload {
  if (typeof value !== 'object' || value === null) throw new Refusal(400, 'Bad Request: there is no file in the request');
  const upload = value as Upload;
  if (upload.bytes.length === 0) throw new Refusal(400, `Bad Request: ${empty}`);
  if (upload.bytes.length > maxMegabytes * 1024 * 1024) throw new Refusal(413, 'Request Entity Too Large');
  return upload;
}
