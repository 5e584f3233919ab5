// A process that writes as fast as it can until it is killed, and says on stdout what was acknowledged:
// one line a change or spool record. Arguments: folder of the compiled store, folder to write to, number of the run.
import { writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [code = '', folder = '', run = '0'] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(resolve(code, 'src/store', name)).href);
const { openStore } = await load('open-store.js');
const { openSpool } = await load('spool.js');
const now = () => new Date();
const identify = ({ indicator }) => ({ id: indicator, name: indicator, aliases: [], unit: '件', measure: 'stock', direction: 'higher' });
// Small segments and rewritings, so that kills fall into rotations, folds and compactions too.
const store = await openStore({ folder, now, identify, segmentBytes: 64_000 });
const spool = await openSpool({ folder, name: 'inbox', now, compactBytes: 32_000 });
let next = 0;

const report = (value) => ({
  op: {
    type: 'observation.report',
    observation: {
      region: '杭州市',
      indicator: '商标',
      value,
      unit: '件',
      normal: { value, valueMax: null, unit: '件' },
      scope: null,
      asOf: '2024-06-30',
      yoy: null,
      rank: null,
      printedName: '商标',
      source: { kind: 'person', text: '市局季报' },
    },
  },
  by: 'telegram:7',
  chat: 'telegram:-100',
  cause: `run ${run} value ${value}`,
  note: null,
});

async function write() {
  for (;;) {
    next += 1;
    const value = next;
    // Every tenth commit is of three changes, which must come or go together.
    const drafts = value % 10 === 0 ? [report(value), report(value + 0.25), report(value + 0.5)] : [report(value)];
    const changes = await store.commitAll(drafts);
    writeSync(1, changes.map(({ id }, index) => `store ${id} ${value + index / 4}\n`).join(''));
  }
}

async function spoolOn(worker) {
  for (let count = 0; ; count += 1) {
    const id = `${run}/${worker}/${count}`;
    await spool.put(id, { text: id });
    writeSync(1, `put ${id}\n`);
    if (count % 3 === 0) continue;
    await spool.done(id);
    writeSync(1, `done ${id}\n`);
  }
}

await Promise.all([write(), write(), write(), spoolOn(0), spoolOn(1)]);
