import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.js';
import { verifyChain } from '../../src/store/verify.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { draft, report, temporaryFolder, tickingClock } from './fixture.js';

it('names files that make a whole store of that moment, however late they are copied', async () => {
  const options = { now: tickingClock(), identify: indicatorOf, segmentBytes: 3_000 };
  const store = await openStore({ ...options, folder: await temporaryFolder() });
  const write = async (count: number): Promise<void> => {
    for (let value = 0; value < count; value += 1) await store.commit(draft(report(value)));
  };
  await write(20);
  const { files, head, lastChangeId } = store.checkpoint();
  await write(20);
  const copy = await temporaryFolder();
  await writeFile(join(copy, 'head.json'), JSON.stringify(head));
  for (const { path, bytes } of files) await writeFile(join(copy, basename(path)), (await readFile(path)).subarray(0, bytes));
  await store.close();

  expect(await verifyChain(copy)).toMatchObject({ ok: true, entries: 20, tornBytes: 0 });
  const restored = await openStore({ ...options, folder: copy });
  expect([restored.view.lastChangeId(), lastChangeId]).toEqual([20, 20]);
  expect((await restored.commit(draft(report(1)))).id).toBe(21);
  await restored.close();
});
