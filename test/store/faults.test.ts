import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Disk } from '../../src/store/disk.js';
import { openStore } from '../../src/store/open-store.js';
import { openSpool } from '../../src/store/spool.js';
import { verifyChain } from '../../src/store/verify.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { type Fault, faultyDisk } from './faulty-disk.js';
import { draft, PATENTS, report, temporaryFolder, tickingClock } from './fixture.js';
import { canMount, smallDisk } from './small-disk.js';

const dateOf = (index: number): string => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
const reportOf = (value: number) => draft(report(value, { asOf: dateOf(value) }));
const openOn = (folder: string, disk?: Disk, warn: (trouble: Error) => void = () => undefined) =>
  openStore({ folder, now: tickingClock(), identify: indicatorOf, segmentBytes: 3_000, warn, ...(disk ? { disk } : {}) });
const valuesOf = (store: Awaited<ReturnType<typeof openOn>>) => store.view.observations('杭州市', PATENTS).map(({ value }) => value);

describe('a disk that fails', () => {
  const cases: readonly [name: string, fault: Fault, code: string][] = [
    ['full at the write', { on: 'write', errno: 'ENOSPC' }, 'disk-full'],
    ['full at the sync', { on: 'sync', errno: 'ENOSPC' }, 'disk-full'],
    ['over its quota', { on: 'write', errno: 'EDQUOT' }, 'disk-full'],
    ['gone read-only', { on: 'write', errno: 'EROFS' }, 'read-only'],
    ['broken', { on: 'sync', errno: 'EIO' }, 'io'],
  ];
  it.each(cases)('%s: refuses clearly, shows nothing of the change, and goes on once it can', async (_, fault, code) => {
    const folder = await temporaryFolder();
    const control = faultyDisk();
    const store = await openOn(folder, control.disk);
    await store.commit(reportOf(0));
    control.faults = [fault];
    for (const value of [1, 2]) {
      await expect(store.commit(reportOf(value))).rejects.toMatchObject({ name: 'StoreError', code, fields: { errno: fault.errno } });
    }
    expect([valuesOf(store), store.view.lastChangeId()]).toEqual([[0], 1]);
    control.faults = [];
    expect((await store.commit(reportOf(3))).id).toBe(2);
    await store.close();
    const again = await openOn(folder);
    expect(valuesOf(again)).toEqual([0, 3]);
    await again.close();
    expect(await verifyChain(folder)).toMatchObject({ ok: true, entries: 2 });
  });

  it('that cannot even be cut back is cut back before the next write', async () => {
    const folder = await temporaryFolder();
    const control = faultyDisk();
    const store = await openOn(folder, control.disk);
    await store.commit(reportOf(0));
    control.faults = [
      { on: 'sync', errno: 'EIO' },
      { on: 'truncate', errno: 'EIO' },
    ];
    await expect(store.commit(reportOf(1))).rejects.toMatchObject({ code: 'io' });
    await expect(store.commit(reportOf(2))).rejects.toMatchObject({ code: 'io' });
    control.faults = [];
    await store.commit(reportOf(3));
    expect(await verifyChain(folder)).toMatchObject({ ok: true, entries: 2, tornBytes: 0 });
    await store.close();
  });

  it.each(['open', 'rename', 'syncFolder'] as const)('at %s while segments are closed loses nothing', async (on) => {
    const folder = await temporaryFolder();
    const control = faultyDisk();
    const troubles: Error[] = [];
    const store = await openOn(folder, control.disk, (trouble) => troubles.push(trouble));
    let kept = 0;
    for (let value = 0; value < 40; value += 1) {
      control.faults = value % 4 === 0 ? [] : [{ on, errno: 'ENOSPC' }];
      try {
        await store.commit(reportOf(value));
        kept += 1;
      } catch (error) {
        expect(error).toMatchObject({ code: 'disk-full' });
      }
      expect(store.view.lastChangeId()).toBe(kept);
    }
    control.faults = [];
    const values = valuesOf(store);
    await store.close();
    expect(troubles).not.toEqual([]);
    for (const trouble of troubles) expect(trouble).toMatchObject({ name: 'StoreError', code: 'disk-full' });
    const again = await openOn(folder);
    expect(valuesOf(again)).toEqual(values);
    await again.close();
    expect(await verifyChain(folder)).toMatchObject({ ok: true, entries: kept });
  });

  it('refuses a spool record clearly and takes it again later', async () => {
    const folder = await temporaryFolder();
    const control = faultyDisk();
    const troubles: Error[] = [];
    const options = { folder, name: 'inbox', now: tickingClock(), disk: control.disk, compactBytes: 1 };
    const spool = await openSpool<string>({ ...options, warn: (trouble) => troubles.push(trouble) });
    control.faults = [{ on: 'write', errno: 'ENOSPC' }];
    await expect(spool.put('a', 'text')).rejects.toMatchObject({ code: 'disk-full' });
    expect(spool.pending()).toEqual([]);
    control.faults = [];
    expect(await spool.put('a', 'text')).toBe('new');
    control.faults = [{ on: 'rename', errno: 'ENOSPC' }]; // only the rewriting fails
    expect(await spool.put('b', 'a longer text that doubles the file')).toBe('new');
    expect(troubles).toMatchObject([{ code: 'disk-full' }]);
    await spool.close();
    const again = await openSpool<string>({ folder, name: 'inbox', now: tickingClock() });
    expect(again.pending().map(({ id }) => id)).toEqual(['a', 'b']);
    await again.close();
  });
});

describe.runIf(canMount)('a real file system', () => {
  it('that is full: clear error, old data whole, goes on when there is space', async () => {
    const folder = await smallDisk(256);
    const store = await openOn(join(folder, 'store'));
    const ballast = 'x'.repeat(2_000);
    const acknowledged: number[] = [];
    let refusals = 0;
    for (let value = 0; refusals < 20; value += 1) {
      try {
        await store.commit({ ...reportOf(value), note: ballast });
        acknowledged.push(value);
      } catch (error) {
        expect(error).toMatchObject({ code: 'disk-full', fields: { errno: 'ENOSPC' } });
        refusals += 1;
      }
    }
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(valuesOf(store)).toEqual(acknowledged);
    execFileSync('mount', ['-o', 'remount,size=2048k', folder]);
    await store.commit(reportOf(5_000));
    await store.close();
    const again = await openOn(join(folder, 'store'));
    expect(valuesOf(again)).toEqual([...acknowledged, 5_000]);
    await again.close();
  });

  it('that is read-only: refuses to open for writing, can be read', async () => {
    const folder = await smallDisk(512);
    const store = await openOn(folder);
    await store.commit(reportOf(1));
    await store.close();
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    await expect(openOn(folder)).rejects.toMatchObject({ name: 'StoreError', code: 'read-only' });
    const reader = await openStore({ folder, now: tickingClock(), identify: indicatorOf, readOnly: true });
    expect(valuesOf(reader)).toEqual([1]);
    await expect(reader.commit(reportOf(2))).rejects.toMatchObject({ code: 'read-only' });
    execFileSync('mount', ['-o', 'remount,rw', folder]);
  });

  it('that turns read-only while the store is open: refuses, and goes on when it is writable again', async () => {
    const folder = await smallDisk(512);
    const control = faultyDisk();
    const store = await openOn(folder, control.disk);
    await store.commit(reportOf(1));
    control.faults = [{ on: 'write', errno: 'EROFS' }];
    await expect(store.commit(reportOf(2))).rejects.toMatchObject({ code: 'read-only' });
    control.faults = [];
    await store.commit(reportOf(3));
    expect(valuesOf(store)).toEqual([1, 3]);
    await store.close();
  });
});

it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder without the right to write: refuses to open for writing, can be read',
  async () => {
    const folder = join(await temporaryFolder(), 'store');
    await mkdir(folder);
    const store = await openOn(folder);
    await store.commit(reportOf(1));
    await store.close();
    const before = await readFile(join(folder, 'head.json'), 'utf8');
    await chmod(folder, 0o500);
    onTestFinished(() => chmod(folder, 0o700));
    await expect(openOn(folder)).rejects.toMatchObject({ name: 'StoreError', code: 'read-only' });
    expect(await readFile(join(folder, 'head.json'), 'utf8')).toBe(before);
  },
);
