import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore, type StoreOptions } from '../../src/store/open-store.js';
import { currentSchema, type Schema } from '../../src/store/schema.js';
import { verifyChain } from '../../src/store/verify.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { faultyDisk } from './faulty-disk.js';
import { draft, PATENTS, report, temporaryFolder, tickingClock } from './fixture.js';

/** A later program: regions carry their province. */
const later: Schema = {
  version: currentSchema.version + 1,
  upcasts: {
    [currentSchema.version]: (op) => {
      const change = op as { type: string; observation?: { region: string } };
      return change.observation ? { ...change, observation: { ...change.observation, region: `浙江省${change.observation.region}` } } : op;
    },
  },
};
const HERE = '浙江省杭州市';

async function oldStore(): Promise<StoreOptions> {
  const options = { folder: await temporaryFolder(), now: tickingClock(), identify: indicatorOf, segmentBytes: 3_000 };
  const store = await openStore(options);
  for (let value = 1; value <= 20; value += 1) await store.commit(draft(report(value, { asOf: `20${String(value + 10)}` })));
  await store.close();
  return options;
}
const journals = async (folder: string): Promise<Record<string, string>> => {
  const names = (await readdir(folder)).filter((name) => name.startsWith('journal-'));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])));
};

it('reads old changes in the new form, after a backup, and leaves what was written as it is', async () => {
  const options = await oldStore();
  const before = await journals(options.folder);
  const store = await openStore({ ...options, schema: later });
  expect(store.view.observations(HERE, PATENTS).map(({ value }) => value)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect((await store.change(3))?.op).toMatchObject({ observation: { region: HERE } });
  expect(await journals(store.migrationBackup ?? '')).toEqual(before);
  expect(await readdir(store.migrationBackup ?? '')).toContain('head.json');
  await store.commit(draft(report(21, { asOf: '2031', region: HERE })));
  await store.close();
  expect(await journals(options.folder)).toMatchObject(before);

  const again = await openStore({ ...options, schema: later });
  expect(again.migrationBackup).toBeNull();
  expect(again.view.observations(HERE, PATENTS)).toHaveLength(21);
  await again.close();
  expect(await verifyChain(options.folder)).toMatchObject({ ok: true, entries: 21 });
});

it('gives back the old store from the backup', async () => {
  const options = await oldStore();
  const store = await openStore({ ...options, schema: later });
  await store.close();
  const restored = await openStore({ ...options, folder: store.migrationBackup ?? '' });
  expect(restored.view.observations('杭州市', PATENTS)).toHaveLength(20);
  await restored.close();
});

it('refuses data of a later program and leaves it alone', async () => {
  const options = await oldStore();
  await (await openStore({ ...options, schema: later })).close();
  const before = await journals(options.folder);
  for (const readOnly of [false, true]) {
    await expect(openStore({ ...options, readOnly })).rejects.toMatchObject({ name: 'StoreError', code: 'newer-schema' });
  }
  expect(await journals(options.folder)).toEqual(before);
});

it('does not begin without room for the backup', async () => {
  const options = await oldStore();
  const control = faultyDisk();
  control.faults = [{ on: 'sync', errno: 'ENOSPC' }];
  await expect(openStore({ ...options, schema: later, disk: control.disk })).rejects.toMatchObject({ code: 'disk-full' });
  const store = await openStore(options);
  expect(store.view.lastChangeId()).toBe(20);
  await store.close();
});
