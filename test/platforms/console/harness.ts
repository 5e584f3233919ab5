import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { createConsolePlatform } from '../../../src/platforms/console/console.js';
import { saveFile } from '../../../src/platforms/console/save-file.js';
import type { Platform, PlatformHost, Respond } from '../../../src/platforms/platform.js';
import type { PlatformHarness, Room, Saying, Seen } from '../../contracts/platform.js';
import { until } from '../until.js';

const USER = 'console:local';
const PROMPT = '› ';
const ONE_CHAT = 'a terminal is one private chat';

/** The terminal chat between two streams. What is typed goes in as bytes; what is seen is read from what was printed. */
export class ConsoleHarness implements PlatformHarness {
  readonly name = 'console';
  readonly lacks = {
    groups: ONE_CHAT,
    topics: ONE_CHAT,
    buttons: 'a terminal has none; the commands behind them are shown, to be typed',
    files: 'nothing is attached to a typed line; `planbot import` reads files',
    durable: 'who types sees that no answer came, and types again',
    repeats: 'a line is typed once',
    late: 'a line is read when it is typed',
    'keyed push': 'a terminal keeps no keys',
    gone: ONE_CHAT,
    log: 'a terminal has no log, it shows everything',
  };
  readonly log: readonly string[] = [];
  readonly secrets: readonly string[] = [];
  #dir = '';
  #input = new PassThrough();
  /** What was printed, a piece each; prompts are counted and left out. */
  readonly #printed: string[] = [];
  #prompted = 0;
  #platform: Platform | null = null;
  #respond: Respond = async () => null;
  #sentAt: Date | null = null;
  /** Prompts that must have been printed when everything is answered: one after each start, answer and push. */
  #prompts = 0;

  async open(respond: Respond): Promise<void> {
    this.#dir = mkdtempSync(join(tmpdir(), 'planbot-console-'));
    await this.restart(respond);
  }

  async restart(respond?: Respond): Promise<void> {
    await this.#platform?.stop();
    if (respond) this.#respond = respond;
    this.#input = new PassThrough();
    const output = new PassThrough();
    output.on('data', (chunk: Buffer) => {
      if (chunk.toString() === PROMPT) this.#prompted += 1;
      else this.#printed.push(chunk.toString());
    });
    this.#platform = createConsolePlatform({
      input: this.#input,
      output,
      respond: (message, tools) => this.#respond(message, tools),
      now: () => this.#sentAt ?? new Date(),
      user: USER,
      greeting: '',
      save: (file) => saveFile(this.#dir, file),
      onEnd: () => {},
    });
    this.#prompts += 1;
    await this.#platform.start();
  }

  async close(): Promise<void> {
    await this.#platform?.stop();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  async say({ text, fragments = false, sentAt }: Saying): Promise<null> {
    this.#sentAt = sentAt ?? null;
    const bytes = Buffer.from(`${text}\n`);
    const size = fragments ? 7 : bytes.length;
    for (let at = 0; at < bytes.length; at += size) {
      this.#input.write(bytes.subarray(at, at + size));
      if (fragments) await wait(0);
    }
    this.#prompts += 1;
    return null;
  }

  /** There are no buttons: what stands for one is typed. */
  async press(room: Room, _messageId: string, label: string): Promise<null> {
    return this.say({ room, text: label });
  }

  pressUnknown(): Promise<null> {
    return Promise.reject(new Error('no buttons in a terminal'));
  }

  async settled(): Promise<void> {
    await until(() => this.#prompted >= this.#prompts, 'every line to be answered');
  }

  seen(room: Room): readonly Seen[] {
    if (room !== 'private') throw new Error(ONE_CHAT);
    const texts = this.#printed.map((text) => text.replace(/\n+$/u, '')).filter((text) => text !== '');
    return texts.map((text, at) => ({
      id: String(at),
      text: text.replace(/^已保存到 .*$/gmu, ''),
      buttons: offered(text),
      pictures: 0,
      files: [...text.matchAll(/^已保存到 (.*)$/gmu)].map(([, path = '']) => ({ name: basename(path), bytes: readFileSync(path) })),
      edits: 0,
      threadId: null,
      mentionsAll: false,
    }));
  }

  push: PlatformHarness['push'] = (room, reply, key) => {
    this.#prompts += 1;
    return this.platform.send(this.address(room), reply, key);
  };

  removeBot(): Promise<void> {
    return Promise.reject(new Error(ONE_CHAT));
  }

  get platform(): Platform {
    if (!this.#platform) throw new Error('not open');
    return this.#platform;
  }

  get host(): PlatformHost {
    throw new Error('a terminal needs no host');
  }

  userId = (): string => USER;

  address = (_room: Room) => ({ platform: 'console' as const, chatId: 'terminal', threadId: null });
}

/** What an answer says can be typed next: the numbers of its choices, the commands at its end. */
function offered(text: string): string[] {
  const whole = text.replace(/\n {2,}/gu, '');
  const numbers = whole.includes('（回复数字选择）') ? [...whole.matchAll(/^(\d+) {2}\S/gmu)].map(([, number = '']) => number) : [];
  const commands = [...text.matchAll(/^可以接着发：(.*(?:\n {2}.*)*)/gmu)].flatMap(([, list = '']) => list.split(/　|\n {2}/u));
  return [...numbers, ...commands];
}
