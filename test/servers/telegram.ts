import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Chats, Refusal } from './telegram/chats.js';
import { Faults, type ServerFault } from './telegram/faults.js';
import { type Parameters, readParameters } from './telegram/request.js';
import { type Update, UpdateQueue } from './telegram/updates.js';
import { callWebhook, writeInPieces } from './telegram/webhook.js';

/** One call the server has seen. */
export interface SeenCall {
  readonly method: string;
  readonly parameters: Parameters;
  readonly at: number;
}

export interface TelegramServerOptions {
  /** Refuses what Telegram's FAQ calls too much: 30 a second, 20 a minute into a group, bursts of more than 5 in 5 s into one chat. */
  readonly rates?: boolean;
  readonly now?: () => number;
}

export const TEST_TOKEN = '123456:AAE-test-token_0123456789abcdefghij';

/** A Bot API server on 127.0.0.1 that enforces the real limits and makes trouble on demand. */
export class TelegramServer {
  readonly bot = { id: 123456, is_bot: true, first_name: '规划助手', username: 'PlanTest_bot' };
  readonly chats: Chats;
  readonly faults = new Faults();
  readonly updates = new UpdateQueue();
  readonly calls: SeenCall[] = [];
  readonly menus = new Map<string, unknown>();
  readonly files = new Map<string, Buffer>();
  /** Queries the bot has answered, with the notice. */
  readonly answered = new Map<string, string | null>();
  readonly queries = new Set<string>();
  webhook: { url: string; secret: string; allowed: readonly string[] } | null = null;
  /** Answers and webhook calls are written in pieces of so many bytes, characters cut in the middle; 0 = whole. */
  pieceBytes = 0;
  tokenRevoked = false;
  /** Where the file server sends everybody on to, null = it serves itself. */
  filesMovedTo: string | null = null;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #sends: { chatId: number; at: number }[] = [];
  readonly #options: TelegramServerOptions;
  #poll: { end: () => void } | null = null;
  #pushing: Promise<void> = Promise.resolve();

  constructor(options: TelegramServerOptions = {}) {
    this.#options = options;
    this.chats = new Chats(options.now ?? Date.now);
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    this.updates.onArrival(() => {
      this.#pushing = this.#pushing.then(() => this.#pushAll());
    });
  }

  async listen(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
  }

  get root(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.webhook = null;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** Cannot be reached until `listen` is called with the same port again: connections break, new ones are refused. */
  async offline(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.dropConnections();
    await closed;
  }

  /** Breaks every connection. */
  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, file, token, rest] = /^\/(file\/)?bot([^/]+)\/(.+)$/u.exec(decodeURI(request.url ?? '')) ?? [];
    if (file && rest) return this.#serveFile(response, rest);
    const method = rest ?? '';
    const parameters = await readParameters(request).catch(() => ({}) as Parameters);
    this.calls.push({ method, parameters, at: Date.now() });
    const fault = this.faults.next(method, parameters);
    if (fault && (await this.#fail(fault, method, parameters, response))) return;
    if (token !== TEST_TOKEN || this.tokenRevoked)
      return this.#write(response, 401, { ok: false, error_code: 401, description: 'Unauthorized' });
    try {
      const result = await this.#run(method, parameters, request);
      this.#write(response, 200, { ok: true, result });
    } catch (error) {
      const {
        code,
        description,
        parameters: more,
      } = error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${String(error)}`);
      this.#write(response, code, {
        ok: false,
        error_code: code,
        description,
        ...(Object.keys(more).length > 0 ? { parameters: more } : {}),
      });
    }
  }

  /** Makes the trouble; true when the call is over with it. */
  async #fail(fault: ServerFault, method: string, parameters: Parameters, response: ServerResponse): Promise<boolean> {
    switch (fault.kind) {
      case 'too-many':
        this.#write(response, 429, {
          ok: false,
          error_code: 429,
          description: `Too Many Requests: retry after ${fault.retryAfterSeconds}`,
          parameters: { retry_after: fault.retryAfterSeconds },
        });
        return true;
      case 'status':
        response.writeHead(fault.code, { 'content-type': 'text/html' }).end('<html>bad gateway</html>');
        return true;
      case 'cut-after':
        // A refusal is the work, too: it is cut off like any other answer.
        await this.#run(method, parameters, null).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
        response.destroy();
        return true;
      case 'cut-before':
        response.destroy();
        return true;
      case 'refuse':
        this.#write(response, 400, { ok: false, error_code: 400, description: 'Bad Request: not enough rights to send text messages' });
        return true;
      case 'silent':
        return true;
    }
  }

  async #run(method: string, parameters: Parameters, request: IncomingMessage | null): Promise<unknown> {
    switch (method) {
      case 'getMe':
        return this.bot;
      case 'getUpdates':
        return this.#getUpdates(parameters, request);
      case 'setWebhook':
        this.webhook = {
          url: String(parameters['url']),
          secret: String(parameters['secret_token'] ?? ''),
          allowed: (parameters['allowed_updates'] as string[]) ?? [],
        };
        this.#pushing = this.#pushing.then(() => this.#pushAll());
        return true;
      case 'deleteWebhook':
        this.webhook = null;
        return true;
      case 'getWebhookInfo':
        return { url: this.webhook?.url ?? '', pending_update_count: this.updates.size };
      case 'setMyCommands':
        return this.#setCommands(parameters);
      case 'getMyCommands':
        return this.menus.get(JSON.stringify(parameters['scope'])) ?? [];
      case 'sendMessage':
      case 'sendPhoto':
      case 'sendDocument':
        this.#countSend(Number(parameters['chat_id']));
        return apiMessage(this.chats.send(parameters, method === 'sendMessage' ? 'text' : method === 'sendPhoto' ? 'photo' : 'document'));
      case 'editMessageText':
        return apiMessage(this.chats.edit(parameters));
      case 'sendChatAction':
        return true;
      case 'answerCallbackQuery':
        return this.#answerQuery(parameters);
      case 'getFile':
        return this.#getFile(String(parameters['file_id']));
      default:
        throw new Refusal(404, 'Not Found');
    }
  }

  #countSend(chatId: number): void {
    if (!this.#options.rates) return;
    const now = (this.#options.now ?? Date.now)();
    while ((this.#sends[0]?.at ?? now) <= now - 60_000) this.#sends.shift();
    const within = (ms: number, chat: number | null) =>
      this.#sends.filter((send) => send.at > now - ms && (chat === null || send.chatId === chat)).length;
    const wait = within(1_000, null) >= 30 ? 1 : within(5_000, chatId) >= 5 ? 5 : chatId < 0 && within(60_000, chatId) >= 20 ? 60 : 0;
    if (wait > 0) throw new Refusal(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
    this.#sends.push({ chatId, at: now });
  }

  async #getUpdates(parameters: Parameters, request: IncomingMessage | null): Promise<Update[]> {
    if (this.webhook)
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    this.#poll?.end();
    let ended = false;
    const poll = {
      end: () => {
        ended = true;
      },
    };
    this.#poll = poll;
    const offset = Number(parameters['offset'] ?? 0);
    const limit = Number(parameters['limit'] ?? 100);
    const until = Date.now() + Number(parameters['timeout'] ?? 0) * 1000;
    for (;;) {
      const batch = this.updates.batch(offset, limit);
      if (ended)
        throw new Refusal(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running');
      if (batch.length > 0 || Date.now() >= until || request?.socket.destroyed) return batch;
      await this.updates.arrival(Math.min(50, until - Date.now()));
    }
  }

  #setCommands(parameters: Parameters): true {
    const commands = parameters['commands'] as { command: string; description: string }[];
    if (commands.length > 100) throw new Refusal(400, 'Bad Request: BOT_COMMANDS_TOO_MUCH');
    for (const { command, description } of commands) {
      if (!/^[a-z0-9_]{1,32}$/u.test(command)) throw new Refusal(400, 'Bad Request: BOT_COMMAND_INVALID');
      if (description.length < 1 || description.length > 256) throw new Refusal(400, 'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID');
    }
    this.menus.set(JSON.stringify(parameters['scope']), commands);
    return true;
  }

  #answerQuery(parameters: Parameters): true {
    const id = String(parameters['callback_query_id']);
    if (!this.queries.delete(id))
      throw new Refusal(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid');
    this.answered.set(id, (parameters['text'] as string | undefined) ?? null);
    return true;
  }

  #getFile(id: string): unknown {
    const bytes = this.files.get(id);
    if (!bytes) throw new Refusal(400, 'Bad Request: invalid file_id');
    if (bytes.length > 20 * 1024 * 1024) throw new Refusal(400, 'Bad Request: file is too big');
    return { file_id: id, file_unique_id: id, file_size: bytes.length, file_path: `documents/${id}` };
  }

  #serveFile(response: ServerResponse, path: string): void {
    const bytes = this.files.get(path.split('/').at(-1) ?? '');
    if (this.faults.next('file')) return void response.destroy();
    if (this.filesMovedTo !== null) return void response.writeHead(302, { location: this.filesMovedTo }).end();
    response.writeHead(bytes ? 200 : 404).end(bytes);
  }

  #write(response: ServerResponse, status: number, json: unknown): void {
    response.writeHead(status, { 'content-type': 'application/json' });
    void writeInPieces(response, Buffer.from(JSON.stringify(json)), this.pieceBytes).then(() => response.end());
  }

  /** Delivers what is waiting to the webhook, again and again until the bot says 2xx. */
  async #pushAll(): Promise<void> {
    for (let batch = this.updates.all(); this.webhook && batch.length > 0; batch = this.updates.all()) {
      const chats = new Map<number, Update[]>();
      for (const update of this.updates.shuffle(batch)) chats.set(chatOf(update), [...(chats.get(chatOf(update)) ?? []), update]);
      await Promise.all(
        [...chats.values()].map(async (updates) => {
          for (const update of updates) if (this.webhook && (await this.push(update)) < 300) this.updates.confirm(update.update_id);
        }),
      );
      if (this.webhook && this.updates.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** One webhook call with anything in it; returns the bot's status, 599 when there was no answer. */
  async push(content: unknown, secret: string | null = this.webhook?.secret ?? ''): Promise<number> {
    return callWebhook(this.webhook?.url ?? '', secret, content, this.pieceBytes);
  }
}

function chatOf(update: Update): number {
  const message = (update['message'] ?? (update['callback_query'] as { message?: unknown } | undefined)?.message) as
    | { chat?: { id: number } }
    | undefined;
  return message?.chat?.id ?? 0;
}

const apiMessage = (message: { id: number; chatId: number }) => ({
  message_id: message.id,
  date: Math.floor(Date.now() / 1000),
  chat: { id: message.chatId },
});
