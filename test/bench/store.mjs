// Durable updates per second and their times at a small and at a large store, memory and start-up time of both.
// npm run bench:store [-- --sizes 1000,1000000 --updates 5000]
// The two stores run in processes of their own and are measured in turns, so that whatever else the machine does hits both alike.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROUNDS = 10;
const IN_FLIGHT = 64;
const REGIONS = 50;
const INDICATORS = 40;
const MIB = 1024 * 1024;
const now = () => new Date();
const identify = ({ indicator }) => ({ id: indicator, name: indicator, aliases: [], unit: '件', measure: 'stock', direction: 'higher' });
const loadStore = () => import('../../dist/src/store/open-store.js');

/** The n-th report: regions and indicators in turn, another day each time round. */
function report(n) {
  const series = n % (REGIONS * INDICATORS);
  const day = new Date(Date.UTC(2000, 0, 1 + Math.floor(n / (REGIONS * INDICATORS)))).toISOString().slice(0, 10);
  const observation = {
    region: `第${series % REGIONS}市`,
    indicator: `indicator-${Math.floor(series / REGIONS)}`,
    value: n / 7,
    unit: '件',
    normal: { value: n / 7, valueMax: null, unit: '件' },
    scope: null,
    asOf: day,
    yoy: null,
    rank: null,
    printedName: '每万人高价值发明专利拥有量',
    source: { kind: 'person', text: `市市场监管局${day.slice(0, 7)}月报` },
  };
  return {
    op: { type: 'observation.report', observation },
    by: `telegram:${n % 300}`,
    chat: 'telegram:-1001',
    cause: `telegram:${n}`,
    note: null,
  };
}

/** The p-th quantile of times in milliseconds. */
const quantile = (times, p) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * p))];

/** One process: fills a store, or opens it and does what the parent asks for. */
async function worker(mode, folder, size) {
  const { openStore } = await loadStore();
  globalThis.gc?.();
  const empty = process.memoryUsage();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const store = await openStore({ folder, now, identify });
  const openMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  if (mode === 'fill') {
    for (let n = 0; n < size; n += 1000)
      await store.commitAll(Array.from({ length: Math.min(1000, size - n) }, (_, index) => report(n + index)));
    await store.close();
    return;
  }
  globalThis.gc?.();
  const full = process.memoryUsage();
  const memory = (full.heapUsed + full.external - empty.heapUsed - empty.external) / MIB;
  let next = store.view.lastChangeId();
  const update = async () => {
    const draft = report(next);
    next += 1;
    const at = performance.now();
    await store.commit(draft);
    return performance.now() - at;
  };
  const readTimes = () =>
    Array.from({ length: 40 }, (_, n) => {
      const { region, indicator } = report(n).op.observation;
      const at = performance.now();
      store.view.observations(region, indicator);
      return performance.now() - at;
    });
  const first = readTimes();
  const again = readTimes();
  process.send({ openMs, openCpuMs: (user + system) / 1000, memoryMib: memory, rssMib: full.rss / MIB, first, again });
  process.on('message', async ({ kind, count }) => {
    const times = [];
    const began = performance.now();
    if (kind === 'single') for (let done = 0; done < count; done += 1) times.push(await update());
    else {
      const lane = async () => {
        for (let done = 0; done < count / IN_FLIGHT; done += 1) times.push(await update());
      };
      await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    }
    process.send({ times, seconds: (performance.now() - began) / 1000 });
  });
  process.on('disconnect', async () => {
    await store.close();
    process.exit(0);
  });
}

function start(mode, folder, size) {
  return fork(fileURLToPath(import.meta.url), [mode, folder, String(size)], { execArgv: ['--expose-gc'] });
}
async function ask(child, message) {
  const answer = once(child, 'message');
  child.send(message);
  return (await answer)[0];
}

async function main() {
  const { values } = parseArgs({
    options: { sizes: { type: 'string', default: '1000,1000000' }, updates: { type: 'string', default: '5000' } },
  });
  const sizes = values.sizes.split(',').map(Number);
  const perRound = Math.ceil(Number(values.updates) / ROUNDS);
  const root = await mkdtemp(join(tmpdir(), 'planbot-bench-'));
  try {
    const stores = [];
    for (const size of sizes) {
      const folder = join(root, String(size));
      const began = performance.now();
      const filler = start('fill', folder, size);
      const [code] = await once(filler, 'exit');
      if (code !== 0) throw new Error(`filling ended with ${code}`);
      const fillSeconds = (performance.now() - began) / 1000;
      const child = start('measure', folder, size);
      const [opened] = await once(child, 'message');
      const files = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))));
      const diskMib = files.reduce((sum, { size: bytes }) => sum + bytes, 0) / MIB;
      stores.push({ size, child, fillSeconds, diskMib, ...opened, single: [], rates: [] });
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const store of round % 2 === 0 ? stores : stores.toReversed()) {
        store.single.push(...(await ask(store.child, { kind: 'single', count: perRound })).times);
        const { times, seconds } = await ask(store.child, { kind: 'many', count: 2 * perRound });
        store.rates.push(times.length / seconds);
      }
    }
    for (const { size, single, rates, ...rest } of stores) {
      const p = (share) => `${quantile(single, share).toFixed(2)} ms`;
      console.log(`${size} observations`);
      console.log(
        `  one at a time      ${Math.round((1000 * single.length) / single.reduce((a, b) => a + b))} updates/s, p50 ${p(0.5)}, p99 ${p(0.99)}, max ${p(1)}`,
      );
      console.log(`  ${IN_FLIGHT} at a time       ${Math.round(quantile(rates, 0.5))} updates/s`);
      const reads = `${quantile(rest.first, 0.5).toFixed(3)} ms the first time, ${quantile(rest.again, 0.5).toFixed(3)} ms after that`;
      console.log(`  reading a series   ${reads} (p50)`);
      console.log(`  start              ${Math.round(rest.openMs)} ms (${Math.round(rest.openCpuMs)} ms of processor time)`);
      console.log(`  memory             ${Math.round(rest.memoryMib)} MiB for the store, ${Math.round(rest.rssMib)} MiB of the process`);
      console.log(`  on disk            ${Math.round(rest.diskMib)} MiB (written in ${rest.fillSeconds.toFixed(1)} s)`);
    }
    const [small, large] = stores;
    if (small && large) {
      const ratio = quantile(large.single, 0.99) / quantile(small.single, 0.99);
      console.log(`p99 at ${large.size} to p99 at ${small.size}: ${ratio.toFixed(2)} (at most 1.5)`);
    }
    for (const { child } of stores) {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

if (process.send) await worker(process.argv[2], process.argv[3], Number(process.argv[4]));
else await main();
