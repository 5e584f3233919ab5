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

it(`keeps every acknowledged change, whole commits and every record of the spool over ${KILLS} kills`, {
  timeout: KILLS * 20_000,
}, async () => {
  const code = await compiledStore();
  const folder = await temporaryFolder();
  const acknowledged = new Map<number, number>();
  const spooled = new Map<string, 'put' | 'done'>();
  for (let run = 1; run <= KILLS; run += 1) {
    for (const line of await runAndKill(code, folder, run)) {
      const [kind, id = '', value] = line.split(' ');
      if (kind === 'store') acknowledged.set(Number(id), Number(value));
      else spooled.set(id, kind as 'put' | 'done');
    }

    const store = await openStore({ folder, now: () => new Date(), identify: indicatorOf, segmentBytes: 64_000 });
    const changes = new Map((await store.changes()).map((change) => [change.id, reported(change.op)]));
    const lost = [...acknowledged].filter(([id, value]) => changes.get(id) !== value);
    expect(lost).toEqual([]);
    const values = [...changes.values()];
    const partners = values.filter((value) => !Number.isInteger(value));
    for (const quarter of [0.25, 0.5]) {
      expect(partners.filter((value) => value % 1 === quarter)).toHaveLength(values.filter((value) => value % 10 === 0).length);
    }
    expect(store.view.history('杭州市', '商标')).toHaveLength(changes.size);
    const spool = await openSpool<{ text: string }>({ folder, name: 'inbox', now: () => new Date(), compactBytes: 32_000 });
    const pending = new Set(spool.pending().map(({ id }) => id));
    expect(
      [...spooled].filter(([id, state]) => state === 'put' && id.endsWith('0') && !pending.has(id) && Number(id.split('/')[2]) % 3 === 0),
    ).toEqual([]);
    expect([...spooled].filter(([id, state]) => state === 'done' && pending.has(id))).toEqual([]);
    for (const id of spooled.keys()) expect(await spool.put(id, { text: id })).toBe('seen');
    await spool.close();
    await store.close();
    expect(await verifyChain(folder)).toMatchObject({ ok: true, entries: changes.size });
  }
  expect(acknowledged.size).toBeGreaterThan(KILLS);
});
