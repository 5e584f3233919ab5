// Messages a second through Feishu's whole path (long connection, disk, dispatch, card, API call) and the latency at 200 a second.
// Run after `npm run build`. The test server and the load are in another process; the bot's rate limits are off, its disk is real.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createFeishuPlatform } from '../../dist/src/platforms/feishu/feishu.js';
import { reply } from '../../dist/src/render/reply.js';
import { openShelf } from '../../dist/src/store/shelf.js';
import { openSpool } from '../../dist/src/store/spool.js';

const BURST = Number(process.env.PLANBOT_BENCH_MESSAGES ?? 3000);
const RATE = 200;
const SECONDS = 10;

const load = spawn(process.execPath, ['--import', './test/tools/ts-hooks.mjs', 'test/bench/feishu-load.ts'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const lines = createInterface({ input: load.stdout })[Symbol.asyncIterator]();
const ask = async (question) => {
  load.stdin.write(`${question}\n`);
  return JSON.parse((await lines.next()).value);
};
const { value: domain } = await lines.next();

const folder = await mkdtemp(join(tmpdir(), 'planbot-bench-feishu-'));
const now = () => new Date();
const inbox = await openSpool({ folder, name: 'inbox', now });
const buttons = await openShelf({ folder, name: 'buttons', now });
const silent = () => {};
const item = (n) => ({
  kind: 'item',
  code: `杭${n}`,
  title: '每万人高价值发明专利拥有量',
  details: ['≥ 40 件 · 2024年', '52.62 件（截至2023-12-31）'],
  badge: '已达标',
  tone: 'good',
  progress: { share: 1.32, label: '132%' },
});
const answer = reply({
  title: '杭州市 · 工作方案（征求意见稿）',
  subtitle: '6 / 17 项',
  blocks: [1, 2, 3, 4, 5, 6].map(item),
  buttons: [
    [
      { label: '原文 杭1', command: '/source 杭1', place: 'new' },
      { label: '进展', command: '/progress 杭州', place: 'new' },
    ],
  ],
  page: { number: 1, of: 3, command: '/targets 杭州' },
});
const host = {
  respond: async () => answer,
  inbox,
  buttons,
  now,
  log: { debug: silent, info: silent, warn: silent, error: silent },
  onChat: async () => {},
};
const rates = { app: [], chat: [], message: [] };
const platform = createFeishuPlatform(
  { appId: 'cli_0123456789abcdef', appSecret: 'very-secret-app-secret-0123456789', domain, rates },
  host,
);
await platform.start();
while (platform.state().connection !== 'connected') await new Promise((resolve) => setTimeout(resolve, 20));

await ask('burst 300');
const before = process.cpuUsage();
const burst = await ask(`burst ${BURST}`);
const { user, system } = process.cpuUsage(before);
const cpuSeconds = (user + system) / 1e6;
const steady = await ask(`rate ${RATE} ${SECONDS}`);
console.log(
  JSON.stringify({
    bench: 'feishu',
    messagesPerSecond: Math.round(burst.messages / burst.seconds),
    messagesPerCpuSecond: Math.round(burst.messages / cpuSeconds),
    atPerSecond: RATE,
    p50Ms: steady.p50Ms,
    p99Ms: steady.p99Ms,
    maxMs: steady.maxMs,
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  }),
);
await platform.stop();
load.stdin.end();
await once(load, 'close');
await Promise.all([inbox.close(), buttons.close()]);
await rm(folder, { recursive: true });
