import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { BOT_OPEN_ID, FeishuServer } from '../servers/feishu.js';
import { TelegramServer } from '../servers/telegram.js';

/**
 * The platforms' side of the soak, in a process of its own: both test servers and the people who write. Prints the servers' addresses, then obeys lines
 * `messages at`: so many messages, sent at that moment of the bot's clock, over both platforms at once; answered with one line of JSON when each has its answer,
 * or when nothing came for so long that the rest is lost.
 */
const CHATS = 100;
const PEOPLE = 8;
/** Messages without an answer at a time. */
const UNDER_WAY = 48;
const LOST_MS = 60_000;
const OWNER = 1;

const ATTACKS = JSON.parse(readFileSync('test/fuzz/attacks.json', 'utf8')) as readonly string[];
const QUESTIONS = [
  '/targets 杭州',
  '/targets 湖州 专利',
  '/tasks 市科技局',
  '/deadline',
  '/source 杭1',
  '/why 杭1',
  '/plans',
  '/help',
  '杭州的专利目标是多少',
  '那湖州呢',
  '市市场监管局有哪些任务',
  '/find 质押',
  '/compare 高价值发明专利',
  '/roles',
];
/** Answered with a picture, which costs a hundred times as much. */
const PICTURED = ['/history 杭1', '/progress 杭州'];

const endless = Number.POSITIVE_INFINITY;
const feishu = await new FeishuServer({
  limits: { chatPerSecond: endless, messagePerSecond: endless, appPerSecond: endless },
  ackWithinMs: 60_000,
}).listen();
const telegram = new TelegramServer();
await telegram.listen();
for (let chat = 0; chat < CHATS; chat += 1) telegram.chats.add(-100 - chat, 'supergroup', '群');

let seed = 42;
const random = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};
const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';

/** When each message without an answer was sent. */
const open = new Map<string, number>();
let taken: number[] = [];
let wake = (): void => undefined;
function answered(key: string): void {
  const began = open.get(key);
  if (began === undefined) return;
  open.delete(key);
  taken.push(performance.now() - began);
  wake();
}

const { all } = feishu.messages;
const keep = all.set.bind(all);
all.set = (id, message) => {
  if (message.sender === 'bot' && message.parentId !== null) answered(`feishu ${message.parentId}`);
  return keep(id, message);
};
const send = telegram.chats.send.bind(telegram.chats);
telegram.chats.send = (parameters, kind) => {
  const message = send(parameters, kind);
  answered(`telegram ${message.replyTo}`);
  return message;
};

let count = 0;
function say(at: number): void {
  count += 1;
  const chat = random(CHATS);
  const write = count % 500 === 1;
  const person = write ? OWNER : 1000 + chat * PEOPLE + random(PEOPLE);
  const text =
    count % 100 === 0
      ? pick(ATTACKS)
      : write
        ? `/update 杭1 ${40 + random(20)}.${random(100)} 2024-0${1 + random(6)}-30 季报`
        : count % 400 === 7
          ? pick(PICTURED)
          : pick(QUESTIONS);
  if (count % 2 === 0) {
    const id = telegram.chats.nextId();
    open.set(`telegram ${id}`, performance.now());
    telegram.updates.add({
      message: {
        message_id: id,
        date: Math.floor(at / 1000),
        chat: { id: -100 - chat, type: 'supergroup', title: '群' },
        from: { id: person, is_bot: false, first_name: '甲' },
        text: `@${telegram.bot.username} ${text}`,
      },
    });
    return;
  }
  const mentions = [{ key: '@_user_1', openId: BOT_OPEN_ID, name: '规划助手' }];
  const { message, event } = feishu.compose(`@_user_1 ${text}`, { chatId: `oc_${chat}`, userId: `ou_${person}`, mentions, at });
  open.set(`feishu ${message.id}`, performance.now());
  feishu.push(event);
}

const until = (left: number): Promise<boolean> =>
  new Promise((resolve) => {
    const late = (): NodeJS.Timeout => setTimeout(resolve, LOST_MS, false);
    let timer = late();
    wake = () => {
      clearTimeout(timer);
      if (open.size <= left) return resolve(true);
      timer = late();
    };
    wake();
  });

console.log(JSON.stringify({ telegram: telegram.root, feishu: feishu.url }));
for await (const line of createInterface({ input: process.stdin })) {
  const [messages = 0, at = 0] = line.split(' ').map(Number);
  // The bot knows of its long connection a moment before the server does; what is pushed in between would wait for the next push.
  while (feishu.sockets.open.size === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const began = performance.now();
  let well = true;
  for (let number = 0; number < messages && well; number += 1) {
    if (open.size >= UNDER_WAY) well = await until(UNDER_WAY - 1);
    say(at);
  }
  await until(0);
  console.log(
    JSON.stringify({ lost: [...open.keys()], taken: taken.map((ms) => Math.round(ms * 10) / 10), ms: performance.now() - began }),
  );
  open.clear();
  taken = [];
  all.clear();
  feishu.deliveries.splice(0);
  feishu.calls.splice(0);
  telegram.calls.splice(0);
  for (let chat = 0; chat < CHATS; chat += 1) telegram.chats.get(-100 - chat).messages.splice(0);
}
await feishu.close();
await telegram.close();
