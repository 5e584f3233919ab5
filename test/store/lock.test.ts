import { execFile } from 'node:child_process';
import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/store/lock.js';
import { openStore } from '../../src/store/open-store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { draft, report, temporaryFolder, tickingClock } from './fixture.js';

const options = (folder: string) => ({ folder, now: tickingClock(), identify: indicatorOf });

/** A process id that is not in use: one that has just ended. */
async function deadPid(): Promise<number> {
  const run = promisify(execFile)(process.execPath, ['-e', '']);
  const { pid } = run.child;
  await run;
  return pid ?? 0;
}

/** A lock as a killed process leaves it. */
async function leaveLock(folder: string, holder: Record<string, unknown>): Promise<void> {
  await writeFile(join(folder, 'lock'), JSON.stringify({ token: 'old', pid: 1, host: hostname(), started: null, ...holder }));
}

describe('lock', () => {
  it('lets one holder in at a time', async () => {
    const folder = await temporaryFolder();
    const store = await openStore(options(folder));
    await expect(openStore(options(folder))).rejects.toMatchObject({ name: 'StoreError', code: 'locked', fields: { pid: process.pid } });
    await store.close();
    await (await openStore(options(folder))).close();
  });

  it('lets readers in beside the writer, who see what was acknowledged', async () => {
    const folder = await temporaryFolder();
    const store = await openStore(options(folder));
    await store.commit(draft(report(54.3)));
    const reader = await openStore({ ...options(folder), readOnly: true });
    expect(reader.view.lastChangeId()).toBe(1);
    await store.close();
  });

  it('gives exactly one of many who come at once the lock that a dead process left', async () => {
    const folder = await temporaryFolder();
    await leaveLock(folder, { pid: await deadPid() });
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));
    const won = tries.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
    expect(won).toHaveLength(1);
    expect(() => won[0]?.assertHeld()).not.toThrow();
    await won[0]?.release();
  });

  it('takes over from a process whose id is in use again by another', async () => {
    const folder = await temporaryFolder();
    await leaveLock(folder, { pid: process.ppid, started: 'boot/1' });
    await (await lockFolder(folder)).release();
  });

  it('takes over from another host only when its lock is no longer touched', async () => {
    const folder = await temporaryFolder();
    await leaveLock(folder, { host: 'elsewhere' });
    const alive = setInterval(() => void utimes(join(folder, 'lock'), new Date(), new Date()), 500);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'locked', fields: { host: 'elsewhere' } });
    clearInterval(alive);
    await (await lockFolder(folder)).release();
  });

  it('takes over a lock file that says nothing', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'lock'), '');
    await (await lockFolder(folder)).release();
  });

  it('stops a writer whose lock was taken over, before it writes', async () => {
    const folder = await temporaryFolder();
    const store = await openStore(options(folder));
    await store.commit(draft(report(1)));
    await rm(join(folder, 'lock'));
    const second = await openStore(options(folder));
    await expect(store.commit(draft(report(2)))).rejects.toMatchObject({ code: 'lock-lost' });
    await second.commit(draft(report(3)));
    await store.close();
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    await second.close();
    expect((await openStore({ ...options(folder), readOnly: true })).view.lastChangeId()).toBe(2);
  });
});
