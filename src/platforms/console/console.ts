import { createInterface } from 'node:readline';
import type { Incoming } from '../../model/message.js';
import type { Reply, ReplyFile } from '../../render/reply.js';
import { renderText } from '../../render/text.js';
import { createConnection } from '../connection.js';
import { NO_FILE, NOT_DONE, WORKING } from '../notes.js';
import type { Platform, Respond } from '../platform.js';
import { systemTiming, type Timing } from '../timing.js';

/** What the terminal chat needs. `onEnd` is called when the person leaves (Ctrl+D or 退出). */
export interface ConsoleOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly respond: Respond;
  readonly now: () => Date;
  readonly user: string;
  readonly greeting: string;
  /** Keeps a file of an answer and returns where it is. */
  readonly save: (file: ReplyFile) => Promise<string>;
  readonly onEnd: () => void;
  /** After so long the person is told that the answer is being worked on, in milliseconds. */
  readonly slowMs?: number;
  readonly timing?: Timing;
}

/** Clears the line that the cursor is on (ECMA-48: EL), so that the answer takes the place of the note. */
const CLEAR_LINE = '\r\u001b[2K';

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

/**
 * A chat in the terminal: one line a message, answered one after the other as plain text of phone width.
 * What a terminal cannot show is told in words: buttons as the commands to type, files by where they were saved.
 */
export function createConsolePlatform(options: ConsoleOptions): Platform {
  const { input, output, respond, now, user, slowMs = 2_000, timing = systemTiming } = options;
  const connection = createConnection('console', now);
  const lines = createInterface({ input, output, prompt: '› ', terminal: 'isTTY' in input && input.isTTY === true });
  let count = 0;
  let queue: Promise<void> = Promise.resolve();

  const print = async (reply: Reply): Promise<void> => {
    const text = [renderText(reply)];
    for (const file of reply.files)
      text.push(
        await options.save(file).then(
          (where) => `已保存到 ${where}`,
          () => `${file.name}：${NO_FILE}`,
        ),
      );
    output.write(`${text.join('\n')}\n\n`);
  };

  /** Says on a terminal that an answer takes longer, and clears the line for the answer; a file or pipe has nobody who waits. */
  async function patiently<T>(work: Promise<T>): Promise<T> {
    if (!('isTTY' in output) || output.isTTY !== true) return work;
    const over = new AbortController();
    const noted = timing.sleep(slowMs, over.signal).then(
      () => {
        output.write(WORKING);
        return true;
      },
      () => false,
    );
    try {
      return await work;
    } finally {
      over.abort();
      if (await noted) output.write(CLEAR_LINE);
    }
  }

  async function handle(line: string): Promise<void> {
    const text = line.trim();
    if (text === '') return;
    if (/^(退出|exit|quit)$/iu.test(text)) return lines.close();
    connection.seen();
    count += 1;
    const message = consoleMessage(text, user, 'terminal', now(), `console-${process.pid}-${count}`);
    const download = (): Promise<never> => Promise.reject(new Error('no files in the terminal'));
    const answer = await patiently(respond(message, { download }).catch(() => NOT_DONE));
    if (answer) await print(answer);
    lines.prompt();
  }

  return {
    name: 'console',
    idempotentMs: 0,
    async start() {
      connection.become('connected');
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
      connection.become('stopped');
    },
    async send(_to, reply) {
      // Leaves what is being typed, and writes it again below.
      output.write('\n');
      await print(reply);
      lines.prompt(true);
      return { kind: 'sent', messageId: String(count) };
    },
    state: connection.state,
  };
}
