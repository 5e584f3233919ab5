// Prints the speed of the parser over the shipped plans, warm, and how its time grows on long repeats. Run after `npm run build`.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from '../../dist/src/parser/parse.js';

const PLANS = new URL('../../data/plans/', import.meta.url);
const ROUNDS = 30;

/** Shortest time of several runs, in milliseconds. */
function shortestMs(run, rounds) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

let bytes = 0;
let ms = 0;
for (const name of readdirSync(PLANS).filter((file) => file.endsWith('.txt'))) {
  const text = readFileSync(new URL(name, PLANS), 'utf8');
  const size = Buffer.byteLength(text);
  const best = shortestMs(() => parse(text), ROUNDS);
  bytes += size;
  ms += best;
  console.log(`${name.padEnd(46)} ${(size / 1024).toFixed(1).padStart(6)} KB  ${best.toFixed(2).padStart(7)} ms`);
}
console.log(`all plans: ${(bytes / 1e6 / (ms / 1e3)).toFixed(1)} MB/s`);

for (const piece of ['（', '）', '[', '。', '1.', '一、', '（一）', '——', '到2025年达到5件，', 'x\n']) {
  const times = [0.1, 0.2, 0.4].map((megabytes) => {
    const text = piece.repeat(Math.ceil((megabytes * 1e6) / piece.length));
    return shortestMs(() => parse(text), 1);
  });
  console.log(
    `${JSON.stringify(piece).padEnd(24)} 0.5, 1, 2 million characters: ${times.map((time) => `${time.toFixed(0)} ms`).join(', ')}`,
  );
}
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
