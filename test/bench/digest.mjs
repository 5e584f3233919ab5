// Composing a digest for a chat with 200 targets, drawing its picture, and preparing 10,000 chats (who is due, composing, both platforms' forms).
// npm run bench:digest

import { composeDigest } from '../../dist/src/digest/compose.js';
import { lastOccasion, nextOccasion } from '../../dist/src/digest/occasions.js';
import { createOutbox } from '../../dist/src/digest/outbox.js';
import { createScheduler } from '../../dist/src/digest/scheduler.js';
import { loadWorkCalendar } from '../../dist/src/digest/working-days.js';
import { parse } from '../../dist/src/parser/parse.js';
import { encodeReply } from '../../dist/src/platforms/feishu/encode.js';
import { encode } from '../../dist/src/platforms/telegram/encode.js';
import { createPainter } from '../../dist/src/render/painter.js';
import { openMemoryStore } from '../../dist/src/store/open-store.js';
import { createMemoryShelf } from '../../dist/src/store/shelf.js';
import { indicatorOf } from '../../dist/src/tracking/indicator.js';

const TARGETS = 200;
const CHATS = Number(process.argv[2] ?? 10_000);
const CLOCK = new Date('2024-06-17T01:00:00Z');
let clock = new Date('2024-05-30T00:00:00Z');
const now = () => clock;

/** A plan of 200 targets in words of the kind that plans use. */
const text = [
  '某市知识产权强市建设工作方案（2022—2025年）',
  '一、工作目标',
  ...Array.from({ length: TARGETS }, (_, at) => `到2025年，第${at + 1}类高价值发明专利拥有量达到${at + 10}件。`),
].join('\n');
const parsed = { ...parse(text), region: '某市', period: { start: '2022', end: '2025' } };
const source = { fileName: 'bench.txt', sha256: '0'.repeat(64), text, places: [], parsed };
const store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => [source] });
const calendar = await loadWorkCalendar();
console.log(`targets in the plan: ${store.view.targets().length}`);

const subscription = (at) => ({
  id: `bench-${at}`,
  address: { platform: at % 2 === 0 ? 'telegram' : 'feishu', chatId: `-${at + 1}`, threadId: null },
  cadence: 'weekly',
  day: 1,
  time: '09:00',
  timeZone: 'Asia/Shanghai',
  regions: [],
  plans: [],
  bodies: [],
  quiet: false,
  remindDays: [],
  paused: null,
  since: '2024-01-01T00:00:00.000Z',
});

function digest() {
  const one = subscription(0);
  const occasion = lastOccasion(one, CLOCK, calendar);
  return composeDigest({
    view: store.view,
    changes: [],
    occasion,
    next: nextOccasion(one, CLOCK, calendar),
    scope: one,
    timeZone: one.timeZone,
    calendar,
    kind: 'regular',
    lateMs: 0,
    missed: 0,
  });
}

/** Median and worst of some runs, in milliseconds. */
async function measured(name, runs, work) {
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now();
    await work(run);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  console.log(`${name}: median ${times[runs >> 1].toFixed(1)} ms, worst ${times.at(-1).toFixed(1)} ms (${runs} runs)`);
}

await measured('compose, 200 targets', 50, () => digest());

const { blocks } = digest().reply;
const chart = blocks.find(({ kind }) => kind === 'chart').chart;
const painter = createPainter();
await measured('first picture, with the libraries loaded', 1, () => painter.draw(chart));
await measured('picture, new', 20, (run) => painter.draw({ ...chart, title: `${run}` }));
await measured('picture, seen before', 20, () => painter.draw(chart));
await painter.close();

await store.commitAll(
  Array.from({ length: CHATS }, (_, at) => ({
    op: { type: 'subscription.set', key: `chat:${at}`, subscription: subscription(at) },
    by: 'system',
    chat: null,
    cause: null,
    note: null,
  })),
);
clock = CLOCK;
let sent = 0;
const platform = (name) => ({
  name,
  idempotentMs: 0,
  start: async () => {},
  stop: async () => {},
  state: () => ({ name, connection: 'connected', since: CLOCK.toISOString(), lastSeen: null, trouble: null }),
  send: async (_to, reply) => {
    if (name === 'telegram') encode(reply, true);
    else encodeReply(reply, () => ({ id: 'x' }));
    sent += 1;
    return { kind: 'sent', messageId: String(sent) };
  },
});
const outbox = createOutbox({
  shelf: createMemoryShelf({ now }),
  platforms: [platform('telegram'), platform('feishu')],
  now,
  random: Math.random,
  onOutcome: () => {},
});
const scheduler = createScheduler({
  store,
  outbox,
  calendar,
  now,
  owners: [],
  onFault: (error) => {
    throw error;
  },
});
await measured(`${CHATS} chats due, composed and in their platform’s form`, 1, () => scheduler.tick());
console.log(`sent: ${sent}`);
await measured(`tick with nothing due, ${CHATS} chats`, 5, () => scheduler.tick());
