import { createInterface } from 'node:readline';
import type { Incoming } from '../../model/message.js';
import type { Reply } from '../../render/reply.js';
import { renderText } from '../../render/text.js';
import type { Platform, PlatformState, Respond } from '../platform.js';

/** What the terminal chat needs. `onEnd` is called when the person leaves (Ctrl+D or 退出). */
export interface ConsoleOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly respond: Respond;
  readonly now: () => Date;
  readonly user: string;
  readonly greeting: string;
  readonly onEnd: () => void;
}

/** A private message typed at a terminal or passed to `planbot ask`. */
export function consoleMessage(text: string, user: string, chat: string, now: Date, id: string): Incoming {
  const platform = 'console' as const;
  return {
    id,
    address: { platform, chatId: chat, threadId: null },
    chatKind: 'private',
    chatTitle: '',
    user: { id: user, name: user.slice(user.indexOf(':') + 1) },
    kind: 'message',
    text,
    addressed: true,
    fields: {},
    files: [],
    sentAt: now.toISOString(),
    messageId: null,
    editId: null,
  };
}

/** A chat in the terminal: one line a message, answers as plain text of phone width. */
export function createConsolePlatform(options: ConsoleOptions): Platform {
  const { input, output, respond, now, user } = options;
  let state: PlatformState = { name: 'console', connection: 'starting', since: now().toISOString(), lastSeen: null, trouble: null };
  const lines = createInterface({ input, output, prompt: '› ', terminal: 'isTTY' in input && input.isTTY === true });
  const print = (reply: Reply): void => {
    output.write(`${renderText(reply)}\n\n`);
  };
  let count = 0;
  let queue: Promise<void> = Promise.resolve();

  async function handle(line: string): Promise<void> {
    const text = line.trim();
    if (text === '') return;
    if (/^(退出|exit|quit)$/iu.test(text)) return lines.close();
    count += 1;
    const message = consoleMessage(text, user, 'terminal', now(), `console-${process.pid}-${count}`);
    const answer = await respond(message, { download: () => Promise.reject(new Error('no files in the terminal')) });
    if (answer) print(answer);
    lines.prompt();
  }

  return {
    name: 'console',
    idempotentMs: 0,
    async start() {
      state = { ...state, connection: 'connected', since: now().toISOString() };
      output.write(`${options.greeting}\n\n`);
      lines.on('line', (line) => {
        queue = queue.then(() => handle(line));
      });
      lines.on('close', () => {
        void queue.then(options.onEnd);
      });
      lines.prompt();
    },
    async stop() {
      lines.close();
      await queue;
      state = { ...state, connection: 'stopped', since: now().toISOString() };
    },
    async send(_to, reply) {
      print(reply);
      return { kind: 'sent', messageId: String(count) };
    },
    state: () => state,
  };
}
