import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import type { ChangeOp } from '../../../src/model/change.js';
import { openStore } from '../../../src/store/open-store.js';
import { openSpool } from '../../../src/store/spool.js';
import { verifyChain } from '../../../src/store/verify.js';
import { indicatorOf } from '../../../src/tracking/indicator.js';
import { temporaryFolder } from '../fixture.js';
import { compiledStore } from './compiled.js';

const KILLS = Number(process.env['PLANBOT_TEST_KILLS'] ?? 30);
const LONGEST_RUN_MS = 400;
/** Kills that one store has to live through; then a new one begins, so that looking at all of it stays quick. */
const KILLS_PER_FOLDER = 10;

/** Lets a writer run for a random time after its first acknowledgement, kills it, and returns what it had acknowledged. */
async function runAndKill(code: string, folder: string, run: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['test/store/crash/writer.mjs', code, folder, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'close');
  let out = '';
  let killing = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (killing) return;
    killing = true;
    setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST_RUN_MS);
  });
  const [exitCode, signal] = await gone;
  if (signal !== 'SIGKILL') throw new Error(`writer ended by itself: ${exitCode}`);
  // A line that the kill cut in two was not said.
  return out
    .slice(0, out.lastIndexOf('\n') + 1)
    .trimEnd()
    .split('\n');
}

const reported = (op: ChangeOp): number => (op.type === 'observation.report' ? op.observation.value : Number.NaN);

/** What writers said that they were told. */
interface Acknowledged {
  readonly changes: Map<number, number>;
  readonly spooled: Map<string, 'put' | 'done'>;
}

async function expectNothingLost(folder: string, { changes, spooled }: Acknowledged): Promise<void> {
  const store = await openStore({ folder, now: () => new Date(), identify: indicatorOf, segmentBytes: 64_000 });
  const found = new Map((await store.changes()).map((change) => [change.id, reported(change.op)]));
  expect([...changes].filter(([id, value]) => found.get(id) !== value)).toEqual([]);
  const values = [...found.values()];
  for (const quarter of [0.25, 0.5]) {
    expect(values.filter((value) => value % 1 === quarter)).toHaveLength(values.filter((value) => value % 10 === 0).length);
  }
  expect(store.view.history('杭州市', '商标')).toHaveLength(found.size);

  const spool = await openSpool<{ text: string }>({ folder, name: 'inbox', now: () => new Date(), compactBytes: 32_000 });
  const pending = new Set(spool.pending().map(({ id }) => id));
  const neverDone = (id: string): boolean => Number(id.split('/')[2]) % 3 === 0;
  expect([...spooled].filter(([id, state]) => (state === 'done' ? pending.has(id) : neverDone(id) && !pending.has(id)))).toEqual([]);
  const forgotten: string[] = [];
  for (const id of spooled.keys()) if ((await spool.put(id, { text: id })) === 'new') forgotten.push(id);
  expect(forgotten).toEqual([]);
  await spool.close();
  await store.close();
  expect(await verifyChain(folder)).toMatchObject({ ok: true, entries: found.size });
}

it(`keeps every acknowledged change, whole commits and every record of the spool over ${KILLS} kills`, {
  timeout: KILLS * 20_000,
}, async () => {
  const code = await compiledStore();
  let total = 0;
  for (let run = 0; run < KILLS; ) {
    const folder = await temporaryFolder();
    const acknowledged: Acknowledged = { changes: new Map(), spooled: new Map() };
    for (let kill = 0; kill < KILLS_PER_FOLDER && run < KILLS; kill += 1, run += 1) {
      for (const line of await runAndKill(code, folder, run)) {
        const [kind, id = '', value] = line.split(' ');
        if (kind === 'store') acknowledged.changes.set(Number(id), Number(value));
        else acknowledged.spooled.set(id, kind === 'done' ? 'done' : 'put');
      }
      await expectNothingLost(folder, acknowledged);
    }
    total += acknowledged.changes.size;
  }
  expect(total).toBeGreaterThan(KILLS);
});
