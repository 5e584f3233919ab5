// Prints the wall time of a cold `planbot ask` over several runs, and its peak memory. Run after `npm run build`.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MAIN = fileURLToPath(new URL('../../dist/bin/planbot.js', import.meta.url));
const RUNS = 15;
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'planbot-cold-'));
const env = { ...process.env, PLANBOT_DATA: join(folder, 'store') };
const print = "process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))";

const first = performance.now();
await run(process.execPath, [MAIN, 'ask', '/targets 杭州'], { env });
console.log(`first start, store made: ${(performance.now() - first).toFixed(0)} ms`);
const times = [];
let peakKb = 0;
for (let round = 0; round < RUNS; round += 1) {
  const start = performance.now();
  const { stderr } = await run(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(print)}`, MAIN, 'ask', '/targets 杭州'],
    { env },
  );
  times.push(performance.now() - start);
  peakKb = Math.max(peakKb, Number(stderr.match(/\d+$/u)?.[0] ?? 0));
}
times.sort((a, b) => a - b);
console.log(
  `planbot ask "/targets 杭州", cold: min ${times[0].toFixed(0)} ms, median ${times[RUNS >> 1].toFixed(0)} ms, max ${times.at(-1).toFixed(0)} ms; peak ${(peakKb / 1024).toFixed(0)} MB`,
);
rmSync(folder, { recursive: true });
