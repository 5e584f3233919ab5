import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FeishuServer } from '../servers/feishu.js';
import { TEST_TOKEN, TelegramServer } from '../servers/telegram.js';
import { temporaryFolder } from '../store/fixture.js';
import { compileForProcess } from '../tools/compile.mjs';
import { readVisible } from './feishu/seen.js';
import { until } from './until.js';

const MESSAGES = 24;
const KILLS = 2;
const QUICK = ['a', 'b', 'c'];

/** A bot in a process of its own on one platform's test server. */
interface Stage {
  readonly name: string;
  /** Starts the server; `start` starts the bot, again after each kill. */
  open(folder: string): Promise<{
    start(): ChildProcess;
    /** Delivers a message, possibly several times; resolves when it is acknowledged for good. */
    deliver(chat: string, text: string, times: number): Promise<void>;
    /** What the bot said in a chat, oldest first. */
    said(chat: string): readonly string[];
    close(): Promise<void>;
  }>;
}

const telegram: Stage = {
  name: 'telegram',
  async open(folder) {
    const program = compileForProcess('test/platforms/telegram/child.ts', 'ordered-telegram');
    const server = new TelegramServer();
    await server.listen();
    const idOf = (chat: string): number => -2000 - chat.charCodeAt(0);
    for (const chat of [...QUICK, 's']) server.chats.add(idOf(chat), 'supergroup', chat);
    let next = 0;
    return {
      start: () => spawn(process.execPath, [program, server.root, TEST_TOKEN, folder], { stdio: ['ignore', 'ignore', 'inherit'] }),
      deliver(chat, text, times) {
        next += 1;
        const from = { id: 5, is_bot: false, first_name: '甲' };
        const date = Math.floor(Date.now() / 1000);
        const message = { message_id: next, date, chat: { id: idOf(chat), type: 'supergroup', title: chat }, from, text };
        return server.updates.add({ message }, { times }).acknowledged;
      },
      said: (chat) => server.chats.get(idOf(chat)).messages.map(({ body }) => body.text),
      close: () => server.close(),
    };
  },
};

const feishu: Stage = {
  name: 'feishu',
  async open(folder) {
    const server = await new FeishuServer({ repushMs: Array.from({ length: 60 }, () => 1_000), ackWithinMs: 2_000 }).listen();
    const hooks = ['--import', './test/tools/ts-hooks.mjs', 'test/platforms/feishu/crash/bot.ts'];
    return {
      start: () => spawn(process.execPath, [...hooks, server.url, folder, '-'], { stdio: ['ignore', 'ignore', 'inherit'] }),
      async deliver(chat, text, times) {
        const { event } = server.compose(text, { chatId: `oc_${chat}`, chatType: 'p2p' });
        await Promise.all(Array.from({ length: times }, () => server.push(event).settled));
      },
      said: (chat) =>
        server.messages
          .sent()
          .filter(({ chatId }) => chatId === `oc_${chat}`)
          .map((message) => readVisible(message).text),
      close: () => server.close(),
    };
  },
};

describe.each([telegram, feishu])('$name', (stage) => {
  it(`answers in order inside a chat, each delivered 1–5 times, over ${KILLS} kills, while another chat is slow`, {
    timeout: 180_000,
  }, async () => {
    const { start, deliver, said, close } = await stage.open(await temporaryFolder());
    let bot = start();
    onTestFinished(async () => {
      bot.kill('SIGKILL');
      await close();
    });
    /** One after the other in one chat, so that they are accepted in this order. */
    const talk = async (chat: string, texts: readonly string[]): Promise<void> => {
      for (const [n, text] of texts.entries()) await deliver(chat, text, 1 + ((n * 7 + chat.charCodeAt(0)) % 5));
    };
    const texts = Array.from({ length: MESSAGES }, (_, n) => `/n ${n + 1}`);
    const slow = ['/慢 1', '/慢 2', '/慢 3'];
    let quickBeforeSlow = -1;
    const quick = (): number => QUICK.reduce((sum, chat) => sum + new Set(said(chat)).size, 0);
    const talking = Promise.all([talk('s', slow), ...QUICK.map((chat) => talk(chat, texts))]);
    for (let kill = 1; kill <= KILLS; kill++) {
      await until(() => quick() > (kill * QUICK.length * MESSAGES) / (KILLS + 2), 'some answers before the kill');
      const gone = once(bot, 'close');
      bot.kill('SIGKILL');
      await gone;
      bot = start();
    }
    await until(() => {
      if (quickBeforeSlow < 0 && said('s').length > 0) quickBeforeSlow = quick();
      return new Set(said('s')).size === slow.length && quick() === QUICK.length * MESSAGES;
    }, 'every answer');
    await talking;
    await wait(1_000);
    const answers = [...QUICK, 's'].map((chat) => said(chat));
    const extra = answers.flat().length - QUICK.length * MESSAGES - slow.length;
    console.info(
      `${stage.name}: ${answers.flat().length} answers in ${answers.length} chats over ${KILLS} kills, ${extra} of them repeated; ${quickBeforeSlow} quick ones before the first slow one`,
    );
    for (const [at, chat] of [...QUICK, 's'].entries())
      expect([...new Set(answers[at])]).toEqual((chat === 's' ? slow : texts).map((text) => `答 ${text}`));
    expect(quickBeforeSlow).toBeGreaterThan(MESSAGES / 2);
    // An answer repeated after a kill: Feishu knows it by its uuid, Telegram does not; one for each chat and kill at most.
    expect(extra).toBeLessThanOrEqual(stage === feishu ? 0 : KILLS * answers.length);
  });
});
