import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { backupName, lastBackup, rotateBackups, unpackBackup, writeBackup } from '../../src/ops/backup.js';
import { restoreBackup } from '../../src/ops/restore.js';
import { takeBackup, takeDailyBackup } from '../../src/ops/take-backup.js';
import { openStore } from '../../src/store/open-store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { oneLine, openCommandLine } from '../cli/command-line.js';
import { draft, hangzhouPlan, report, temporaryFolder, tickingClock } from '../store/fixture.js';

const now = tickingClock();
const open = (folder: string) => openStore({ folder, now, identify: indicatorOf, seed: async () => [hangzhouPlan()] });
const values = (store: Awaited<ReturnType<typeof open>>) =>
  store.view.indicators().flatMap(({ id }) => store.view.history('杭州市', id).map((one) => one.observation.value));

describe('restore drill', () => {
  it('gives back every acknowledged change of the moment of the backup, taken while writing goes on', async () => {
    const base = await temporaryFolder();
    const folder = join(base, 'store');
    const store = await open(folder);
    for (let value = 1; value <= 20; value += 1) await store.commit(draft(report(value)));
    const writing = Promise.all(Array.from({ length: 50 }, (_, at) => store.commit(draft(report(100 + at)))));
    const file = join(base, 'safe.tar.gz');
    const { lastChangeId } = await takeBackup(store.checkpoint, folder, file, now());
    await writing;
    await store.close();
    await rm(folder, { recursive: true });

    const restored = await restoreBackup(file, folder, join(folder, 'backups'), now());
    expect(restored).toMatchObject({ changes: lastChangeId, kept: null });
    const again = await open(folder);
    expect(again.view.lastChangeId()).toBe(lastChangeId);
    expect(values(again)).toEqual(expect.arrayContaining(Array.from({ length: 20 }, (_, at) => at + 1)));
    await again.commit(draft(report(999)));
    await again.close();
  });

  it('fails cleanly when a log is made shorter under it: nothing is left, and nothing fails unseen', async () => {
    const base = await temporaryFolder();
    const [large, gone, file] = [join(base, 'large'), join(base, 'gone'), join(base, 'safe.tar.gz')];
    await writeFile(large, randomBytes(24_000_000));
    await writeFile(gone, 'text');
    const files = [
      { path: large, bytes: 24_000_000 },
      { path: gone, bytes: 4 },
    ];
    const writing = writeBackup({ head: {}, files }, base, file, now());
    const failed = expect(writing).rejects.toMatchObject({ code: 'ENOENT' });
    await vi.waitFor(() => stat(`${file}.part`), { timeout: 10_000, interval: 1 });
    await rm(gone);
    await failed;
    expect(await readdir(base)).toEqual(['large']);
  });

  it('keeps the old data beside, and the backups where they are looked for', async () => {
    const base = await temporaryFolder();
    const folder = join(base, 'store');
    const store = await open(folder);
    const file = await takeDailyBackup(store.checkpoint, folder, join(folder, 'backups'), 7, now());
    await store.commit(draft(report(5)));
    await store.close();
    const { kept } = await restoreBackup(file, folder, join(folder, 'backups'), now());
    expect((await readdir(join(folder, 'backups'))).length).toBe(1);
    const old = await open(kept ?? '');
    expect(values(old)).toContain(5);
    await old.close();
  });

  it('does not touch a store that a process holds', async () => {
    const base = await temporaryFolder();
    const folder = join(base, 'store');
    const store = await open(folder);
    const file = join(base, 'safe.tar.gz');
    await takeBackup(store.checkpoint, folder, file, now());
    await expect(restoreBackup(file, folder, join(base, 'backups'), now())).rejects.toMatchObject({ code: 'locked' });
    await store.commit(draft(report(7)));
    await store.close();
    expect(await readdir(base)).toEqual(expect.arrayContaining(['safe.tar.gz', 'store']));
  });
});

describe('a backup that is not whole', () => {
  const damages: readonly [string, (bytes: Buffer) => Buffer][] = [
    ['cut short', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['no archive', () => Buffer.from('not an archive')],
    ['one digit of a change altered', (bytes) => altered(bytes, '"value":5', '"value":6')],
    ['a path that leads out', (bytes) => altered(bytes, 'head.json\0', '../x.json\0')],
  ];
  it.each(damages)('%s: refused, nothing changed, nothing left behind', async (_, spoil) => {
    const base = await temporaryFolder();
    const folder = join(base, 'store');
    const store = await open(folder);
    await store.commit(draft(report(5)));
    const file = join(base, 'bad.tar.gz');
    await takeBackup(store.checkpoint, folder, file, now());
    await store.close();
    await writeFile(file, spoil(await readFile(file)));
    await expect(restoreBackup(file, folder, join(folder, 'backups'), now())).rejects.toMatchObject({ code: 'bad-backup' });
    expect((await readdir(base)).sort()).toEqual(['bad.tar.gz', 'store']);
    const again = await open(folder);
    expect(values(again)).toContain(5);
    await again.close();
  });

  /** The archive with a text replaced by one of the same length. */
  function altered(bytes: Buffer, from: string, to: string): Buffer {
    const plain = gunzipSync(bytes);
    const at = plain.lastIndexOf(from);
    expect(at).toBeGreaterThan(0);
    plain.write(to, at);
    return gzipSync(plain);
  }
});

describe('rotation', () => {
  it('keeps the newest and leaves other files alone', async () => {
    const folder = await temporaryFolder();
    const names = [1, 2, 3, 4, 5].map((day) => backupName(new Date(Date.UTC(2026, 0, day))));
    for (const name of [...names, 'mine.tar.gz']) await writeFile(join(folder, name), '');
    await rotateBackups(folder, 2);
    expect((await readdir(folder)).sort()).toEqual(['mine.tar.gz', ...names.slice(3)]);
    expect((await lastBackup(folder))?.name).toBe(names[4]);
  });
});

describe('planbot backup, restore, verify-archive', () => {
  it('drill from the command line', async () => {
    const line = await openCommandLine();
    await line.planbot('ask', '/plans');
    const file = line.path('a.tar.gz');
    expect((await line.planbot('backup', file)).code).toBe(0);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await line.planbot('restore', file, '--check')).toMatchObject({ code: 0, out: expect.stringContaining('备份完好') });
    expect(await line.planbot('restore', file)).toMatchObject({ code: 0, out: expect.stringContaining('原来的数据保留在') });
    expect((await line.planbot('ask', '/targets 杭州')).out).toContain('杭1');
    line.set({ PLANBOT_DATA: line.path('other-machine/data/store') });
    expect(await line.planbot('restore', file, '--check')).toMatchObject({ code: 0 });
    await expect(stat(line.path('other-machine'))).rejects.toMatchObject({ code: 'ENOENT' });
    await unpackBackup(file, line.path('by-hand'));
  });

  it('refuses what is no backup with one line', async () => {
    const line = await openCommandLine();
    const nothing = await line.planbot('backup');
    expect([nothing.code, oneLine(nothing)]).toEqual([1, true]);
    await writeFile(line.path('x'), 'x');
    for (const words of [['restore'], ['restore', line.path('none')], ['restore', line.path('x')], ['verify-archive', line.path('x')]]) {
      const called = await line.planbot(...words);
      expect([words, called.code, oneLine(called)]).toEqual([words, 2, true]);
    }
  });

  it('verify-archive finds an altered, a removed and a missing line', async () => {
    const line = await openCommandLine();
    await line.planbot('ask', '/plans');
    const file = line.path('audit.ndjson');
    await line.planbot('export', 'audit', '--out', file);
    expect((await line.planbot('verify-archive', file)).code).toBe(0);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const spoiled = [
      lines.map((one, at) => (at === 1 ? one.replace('"by":"system"', '"by":"nobody"') : one)),
      lines.filter((_, at) => at !== 1),
      lines.slice(1),
    ];
    for (const one of spoiled) {
      await writeFile(file, `${one.join('\n')}\n`);
      const called = await line.planbot('verify-archive', file);
      expect([called.code, oneLine(called)]).toEqual([1, true]);
    }
  });
});
