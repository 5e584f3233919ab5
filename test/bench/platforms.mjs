// Messages a second through each platform's whole path (received, on disk with fsync, answered, rendered, sent, done) against its test
// server on the loopback, and the latency at 200 a second. Server with load, and bot, are processes of their own, so that processor
// time is the bot's alone. Run after `npm run build`. PLANBOT_BENCH_BEFORE names another build to measure alternately.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const BURST = Number(process.env.PLANBOT_BENCH_MESSAGES ?? 3_000);
const WARM_UP = 600;
const RATE = 200;
const SECONDS = Number(process.env.PLANBOT_BENCH_SECONDS ?? 10);
const WAYS = [
  ['telegram', 'polling'],
  ['telegram', 'webhook'],
  ['feishu', 'long connection'],
  ['feishu', 'webhook'],
];
const [, , only, way] = process.argv;
const before = process.env.PLANBOT_BENCH_BEFORE;

for (const [platform, transport] of WAYS.filter(
  ([platform, transport]) => (only === undefined || platform === only) && (way === undefined || transport.startsWith(way)),
)) {
  for (const dist of before === undefined ? [undefined] : [before, undefined, before, undefined])
    console.log(await measure(platform, transport, dist));
}

async function measure(platform, transport, dist) {
  const port = transport === 'webhook' ? String(await freePort()) : undefined;
  const load = spawn(
    process.execPath,
    [
      '--import',
      './test/tools/ts-hooks.mjs',
      `test/bench/${platform}-load.ts`,
      ...(port !== undefined && platform === 'feishu' ? [port] : []),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: load.stdout })[Symbol.asyncIterator]();
  const { value: address } = await lines.next();
  const ask = async (question) => {
    load.stdin.write(`${question}\n`);
    return JSON.parse((await lines.next()).value);
  };
  const folder = await mkdtemp(join(tmpdir(), 'planbot-bench-'));
  const profile = process.env.PLANBOT_BENCH_PROFILE;
  const bot = spawn(
    process.execPath,
    [
      ...(process.env.PLANBOT_BENCH_NODE ?? '').split(' ').filter((word) => word !== ''),
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
      'test/bench/bot.mjs',
      platform,
      folder,
      address,
      ...(port === undefined ? [] : [port]),
    ],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...(dist === undefined ? {} : { PLANBOT_BENCH_DIST: dist }) },
    },
  );
  const told = () => once(bot, 'message').then(([message]) => message);
  const usage = () => {
    bot.send('usage');
    return told();
  };
  await told();
  await ask(`burst ${WARM_UP}`);
  const began = await usage();
  const { seconds } = await ask(`burst ${BURST}`);
  const ended = await usage();
  const steady = await ask(`rate ${RATE} ${SECONDS}`);
  const rested = await usage();
  const cpu = ended.cpuSeconds - began.cpuSeconds;
  const gone = once(bot, 'close');
  bot.send('stop');
  await gone;
  load.stdin.end();
  await once(load, 'close');
  await rm(folder, { recursive: true });
  return (
    `${platform} ${transport}${dist === undefined ? '' : ' (before)'}: ${BURST} messages, ${Math.round(BURST / seconds)}/s, ` +
    `${Math.round(BURST / cpu)} per second of the bot's processor time (${((cpu / BURST) * 1000).toFixed(2)} ms each); ` +
    `at ${RATE}/s p50 ${steady.p50Ms} ms, p99 ${steady.p99Ms} ms, max ${steady.maxMs} ms, ` +
    `${(((rested.cpuSeconds - ended.cpuSeconds) / (RATE * SECONDS)) * 1000).toFixed(2)} ms each; ${rested.rssMb} MB`
  );
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}
