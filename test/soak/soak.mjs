// An hour's traffic and more, compressed: the whole bot in this process, both platforms' test servers and the people in another.
// After `npm run build`: `node --expose-gc test/soak/soak.mjs [messages]` (200,000). 1 % of the messages are hostile. Prints memory after warm-up, lost answers, time to answer.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startBot } from '../../dist/src/bot.js';
import { openApp } from '../../dist/src/cli/setup-app.js';
import { loadConfig, secretsOf } from '../../dist/src/config.js';
import { createLog } from '../../dist/src/ops/log.js';
import { createOperations } from '../../dist/src/ops/operations.js';
import { createFeishuPlatform } from '../../dist/src/platforms/feishu/feishu.js';
import { createTelegramPlatform } from '../../dist/src/platforms/telegram/telegram.js';
import { createPainter } from '../../dist/src/render/painter.js';

const MESSAGES = Number(process.argv[2] ?? 200_000);
const BATCHES = 40;
/** Time that passes for the bot: what it remembers for a while (ids against repeats for a day, buttons for a month) is forgotten again within the run. */
const CLOCK_MS = 90 * 24 * 3_600_000;
/** Until what is remembered for a month has gone round once. */
const WARM_UP = 0.4;
const CHATS = 100;

const traffic = spawn(process.execPath, ['--import', './test/tools/ts-hooks.mjs', 'test/soak/traffic.ts'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const lines = createInterface({ input: traffic.stdout })[Symbol.asyncIterator]();
const next = async () => JSON.parse((await lines.next()).value);
const servers = await next();

const folder = await mkdtemp(join(tmpdir(), 'planbot-soak-'));
let clock = Date.now();
const now = () => new Date(clock);
const { config } = loadConfig(
  {
    PLANBOT_DATA: folder,
    PLANBOT_OWNERS: 'telegram:1,feishu:ou_1',
    PLANBOT_LOG_LEVEL: 'error',
    PLANBOT_RATE_USER: '0',
    PLANBOT_RATE_CHAT: '0',
    TELEGRAM_BOT_TOKEN: '123456:AAE-test-token_0123456789abcdefghij',
    TELEGRAM_API_ROOT: servers.telegram,
    FEISHU_APP_ID: 'cli_0123456789abcdef',
    FEISHU_APP_SECRET: 'very-secret-app-secret-0123456789',
    FEISHU_DOMAIN: servers.feishu,
  },
  () => '',
);
const log = createLog('error', secretsOf(config));
const operations = createOperations({ version: 'soak', now });
let faults = 0;
const onFault = (error) => {
  faults += 1;
  if (faults < 4) log.error({ error }, 'fault while answering');
};
const app = await openApp({ config, now, localOwners: [], running: true, onFault, operations: operations.state });
for (let chat = 0; chat < CHATS; chat += 1)
  await app.store.commit({
    op: { type: 'chat.allow', chat: `telegram:${-100 - chat}`, allowed: true },
    by: 'system',
    chat: null,
    cause: null,
    note: null,
  });

// The platforms as they are configured, but for the pace that Telegram and Feishu allow: an hour would take an hour.
const telegram = (host) =>
  createTelegramPlatform(
    {
      token: config.TELEGRAM_BOT_TOKEN,
      apiRoot: config.TELEGRAM_API_ROOT,
      drawChart: createPainter().draw,
      rates: { app: [], privateChat: [], group: [], message: [] },
    },
    host,
  );
const feishu = (host) =>
  createFeishuPlatform(
    {
      appId: config.FEISHU_APP_ID,
      appSecret: config.FEISHU_APP_SECRET,
      domain: config.FEISHU_DOMAIN,
      rates: { app: [], chat: [], message: [] },
    },
    host,
  );
const platforms = [
  { name: 'telegram', webhook: false, make: async (host) => telegram(host) },
  { name: 'feishu', webhook: false, make: async (host) => feishu(host) },
];
const bot = await startBot({ config, app, now, log, operations, platforms });
while (!bot.states().every(({ connection }) => connection === 'connected')) await new Promise((resolve) => setTimeout(resolve, 20));

const taken = new Float64Array(MESSAGES);
let answers = 0;
const lost = [];
const samples = [];
const started = performance.now();
const cpu = process.cpuUsage();
for (let batch = 0; batch < BATCHES; batch += 1) {
  const size = Math.round(MESSAGES / BATCHES);
  traffic.stdin.write(`${size} ${clock}\n`);
  const done = await next();
  for (const ms of done.taken) if (answers < MESSAGES) taken[answers++] = ms;
  lost.push(...done.lost);
  clock += CLOCK_MS / BATCHES;
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  samples.push({ done: (batch + 1) * size, heapMb: heapUsed / 1e6, rssMb: rss / 1e6 });
  if ((batch + 1) % 5 === 0)
    console.log(`${(batch + 1) * size} messages, heap ${(heapUsed / 1e6).toFixed(1)} MB, resident ${(rss / 1e6).toFixed(0)} MB`);
}
const seconds = (performance.now() - started) / 1000;
const used = process.cpuUsage(cpu);
const sorted = taken.subarray(0, answers).sort();
const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1);
const warm = samples.slice(Math.floor(samples.length * WARM_UP));
const waiting = bot.states().some(({ connection }) => connection !== 'connected');
console.log(
  `messages ${MESSAGES} in ${seconds.toFixed(0)} s (${(MESSAGES / seconds).toFixed(0)}/s; ${((used.user + used.system) / 1e6).toFixed(0)} s CPU), changes ${app.store.view.lastChangeId()}, faults ${faults}`,
);
console.log(`answered ${answers}, lost ${lost.length}${lost.length > 0 ? ` (${lost.slice(0, 5).join(', ')})` : ''}`);
console.log(`from the platform's push to the answer at the platform: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms`);
console.log(
  `heap after warm-up ${warm[0]?.heapMb.toFixed(1)} → ${warm.at(-1)?.heapMb.toFixed(1)} MB, slope ${slope(warm, 'heapMb').toFixed(2)} MB per 100,000 messages; ` +
    `resident ${warm[0]?.rssMb.toFixed(0)} → ${warm.at(-1)?.rssMb.toFixed(0)} MB, slope ${slope(warm, 'rssMb').toFixed(1)}`,
);
await bot.stop();
await app.close();
traffic.stdin.end();
await rm(folder, { recursive: true, force: true });
process.exit(lost.length + faults > 0 || waiting ? 1 : 0);

/** Growth per 100,000 messages by least squares. */
function slope(points, what) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const x = mean(({ done }) => done);
  const y = mean((point) => point[what]);
  const over = points.reduce((sum, point) => sum + (point.done - x) * (point[what] - y), 0);
  return (over / points.reduce((sum, { done }) => sum + (done - x) ** 2, 0)) * 100_000;
}
