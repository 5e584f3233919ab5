// An hour's traffic and more, compressed, over both platforms in one process: memory after warm-up, lost answers, time to answer.
// After `npm run build`: `node --expose-gc test/soak/soak.mjs [messages]` (200,000). 1 % of the messages are hostile.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../dist/src/config.js';
import { encodeReply } from '../../dist/src/platforms/feishu/encode.js';
import { createInbox } from '../../dist/src/platforms/inbox.js';
import { encode } from '../../dist/src/platforms/telegram/encode.js';
import { createMetrics } from '../../dist/src/ops/metrics.js';
import { guardRates } from '../../dist/src/rate-guard.js';
import { createMemoryShelf } from '../../dist/src/store/shelf.js';
import { openSpool } from '../../dist/src/store/spool.js';
import { openApp } from '../../dist/src/cli/setup-app.js';

const MESSAGES = Number(process.argv[2] ?? 200_000);
const CHATS = 400;
const PEOPLE_PER_CHAT = 8;
/** Time that passes for the bot: long enough for what it remembers for a while (ids against repeats) to be forgotten again. */
const CLOCK_MS = 20 * 24 * 3_600_000;
const UNDER_WAY = 32;
const SAMPLES = 40;
const WARM_UP = 0.25;
const attacks = JSON.parse(readFileSync(new URL('../fuzz/attacks.json', import.meta.url), 'utf8'));
const questions = [
  '/targets 杭州',
  '/targets 湖州 专利',
  '/tasks 市科技局',
  '/deadline',
  '/source 杭1',
  '/why 杭1',
  '/history 杭1',
  '/plans',
  '/help',
  '杭州的专利目标是多少',
  '那湖州呢',
  '市市场监管局有哪些任务',
  '/find 质押',
  '/progress 杭州',
  '/compare 高价值发明专利',
  '/roles',
];

const folder = await mkdtemp(join(tmpdir(), 'planbot-soak-'));
let clock = Date.now();
const now = () => new Date(clock);
const { config } = loadConfig({ PLANBOT_DATA: folder, PLANBOT_OWNERS: 'telegram:1', PLANBOT_LOG_LEVEL: 'error' }, () => '');
let faults = 0;
const app = await openApp({
  config,
  now,
  localOwners: [],
  running: true,
  onFault: (error) => {
    faults += 1;
    if (faults < 4) console.error(error);
  },
});
for (let chat = 0; chat < CHATS; chat += 1)
  await app.store.commit({
    op: { type: 'chat.allow', chat: `telegram:${-100 - chat}`, allowed: true },
    by: 'system',
    chat: null,
    cause: null,
    note: null,
  });

const metrics = createMetrics({ platforms: () => [], waiting: () => 0, changes: () => 0, storeBytes: () => 0 });
const respond = metrics.watch(guardRates(app.respond, { perUser: 0, perChat: 0 }, now));
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: (fields, message) => console.error(message, fields) };

/** Milliseconds to each answer, made beforehand so that it does not count as growth. */
const taken = new Float64Array(MESSAGES);
let answers = 0;
const answered = new Map();
const began = new Map();
async function platform(name, render) {
  const inbox = await openSpool({ folder, name: `inbox-${name}`, now });
  const host = {
    respond,
    inbox,
    buttons: createMemoryShelf({ now }),
    now,
    log,
    onChat: async () => undefined,
  };
  return createInbox({
    host,
    name,
    limits: { perChat: 10_000 },
    encode: async (reply) => render(reply).slice(0, 1),
    send: async (_part, _to, message) => {
      answered.set(message.id, (answered.get(message.id) ?? 0) + 1);
      if (answers < MESSAGES) taken[answers] = performance.now() - began.get(message.id);
      answers += 1;
      began.delete(message.id);
      return { kind: 'sent', messageId: message.id };
    },
    download: async () => new Uint8Array(),
  });
}
const inboxes = {
  telegram: await platform('telegram', (reply) => encode(reply, false).texts),
  feishu: await platform('feishu', (reply) => encodeReply(reply, () => ({ id: 'x'.repeat(22) }))),
};

let seed = 42;
const random = (below) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};
function message(number) {
  const name = number % 2 === 0 ? 'telegram' : 'feishu';
  const chat = random(CHATS);
  const hostile = number % 100 === 0;
  const write = number % 500 === 1;
  const text = hostile
    ? attacks[random(attacks.length)]
    : write
      ? `/update 杭1 ${40 + random(20)}.${random(100)} 2024-0${1 + random(6)}-30 季报`
      : questions[random(questions.length)];
  return {
    id: `${name}-${number}`,
    address: { platform: name, chatId: name === 'telegram' ? String(-100 - chat) : `oc_${chat}`, threadId: null },
    chatKind: 'group',
    chatTitle: '群',
    user: write
      ? { id: 'telegram:1', name: '甲' }
      : { id: `${name}:${1000 + chat * PEOPLE_PER_CHAT + random(PEOPLE_PER_CHAT)}`, name: '乙' },
    kind: 'message',
    text,
    addressed: true,
    fields: {},
    files: [],
    sentAt: now().toISOString(),
    messageId: String(number),
    editId: null,
  };
}

const samples = [];
function sample(done) {
  globalThis.gc?.();
  samples.push({ done, heapMb: process.memoryUsage().heapUsed / 1e6, rssMb: process.memoryUsage().rss / 1e6 });
}
const started = performance.now();
const sent = new Set();
for (let number = 0; number < MESSAGES; number += UNDER_WAY) {
  const batch = Array.from({ length: Math.min(UNDER_WAY, MESSAGES - number) }, (_, at) => message(number + at));
  for (const one of batch) {
    sent.add(one.id);
    began.set(one.id, performance.now());
  }
  await Promise.all(batch.map((one) => inboxes[one.address.platform].accept(one)));
  await Promise.all(Object.values(inboxes).map((inbox) => inbox.idle()));
  clock += CLOCK_MS / (MESSAGES / UNDER_WAY);
  if (Math.floor((number / MESSAGES) * SAMPLES) !== Math.floor(((number + UNDER_WAY) / MESSAGES) * SAMPLES)) {
    sample(number);
    // What the check itself remembers does not count as growth.
    for (const [id, times] of answered)
      if (times === 1) {
        answered.delete(id);
        sent.delete(id);
      }
  }
}
const seconds = (performance.now() - started) / 1000;
const lost = [...sent].filter((id) => !answered.has(id)).length;
const twice = [...answered.values()].filter((times) => times > 1).length;
const sorted = taken.subarray(0, Math.min(answers, MESSAGES)).sort();
const warm = samples.slice(Math.floor(samples.length * WARM_UP));
const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1);
console.log(
  `messages ${MESSAGES} in ${seconds.toFixed(0)} s (${(MESSAGES / seconds).toFixed(0)}/s), changes ${app.store.view.lastChangeId()}, faults ${faults}`,
);
console.log(`lost ${lost}, answered twice ${twice}`);
console.log(`from acceptance to answer, ${UNDER_WAY} at a time: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms`);
console.log(
  `heap after warm-up ${warm[0]?.heapMb.toFixed(1)} → ${warm.at(-1)?.heapMb.toFixed(1)} MB, slope ${slope(warm, 'heapMb').toFixed(2)} MB per 100,000 messages; resident ${warm.at(-1)?.rssMb.toFixed(0)} MB`,
);
await app.close();
await rm(folder, { recursive: true, force: true });
process.exit(lost + twice + faults > 0 ? 1 : 0);

/** Growth per 100,000 messages by least squares. */
function slope(points, what) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const x = mean(({ done }) => done);
  const y = mean((point) => point[what]);
  const over = points.reduce((sum, point) => sum + (point.done - x) * (point[what] - y), 0);
  return (over / points.reduce((sum, { done }) => sum + (done - x) ** 2, 0)) * 100_000;
}
