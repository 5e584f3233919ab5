import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupName } from '../../src/ops/backup.js';
import { createDailyBackups } from '../../src/ops/daily-backup.js';
import { temporaryFolder } from '../store/fixture.js';

const HOUR_MS = 3_600_000;
const quiet = (): void => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Daily backups of nothing into a folder, by a clock that stands still. */
async function daily(keep = 7) {
  const folder = await temporaryFolder();
  let at = Date.parse('2026-11-23T00:00:00Z');
  let full = false;
  const now = (): Date => new Date(at);
  const make = async (): Promise<string> => {
    if (full) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const file = join(folder, backupName(now()));
    await writeFile(file, '');
    await utimes(file, now(), now());
    return file;
  };
  const open = () => createDailyBackups({ folder, keep, now, log, make });
  return {
    folder,
    open,
    wait: (ms: number) => (at += ms),
    fill: (is: boolean) => (full = is),
    made: async () => (await readdir(folder)).length,
  };
}

describe('daily backups', () => {
  it('makes one at once, then one a day, also over restarts', async () => {
    const { open, wait, made } = await daily();
    let backups = open();
    for (let hour = 0; hour < 72; hour += 1) {
      if (hour % 7 === 0) backups = open();
      await backups.tick();
      wait(HOUR_MS);
    }
    expect(await made()).toBe(3);
  });

  it('tells of a failure, tries again after an hour, and forgets it when it works', async () => {
    const { open, wait, made, fill } = await daily();
    const backups = open();
    fill(true);
    await backups.tick();
    expect((await backups.state()).trouble).toBe('ENOSPC');
    fill(false);
    await backups.tick();
    expect(await made()).toBe(0);
    wait(HOUR_MS);
    await backups.tick();
    expect([await made(), (await backups.state()).trouble]).toEqual([1, null]);
  });

  it('goes on when the clock was set back by a year', async () => {
    const { open, wait, made } = await daily();
    await open().tick();
    wait(-365 * 24 * HOUR_MS);
    await open().tick();
    expect(await made()).toBe(2);
  });

  it('makes none when they are off', async () => {
    const { open, made } = await daily(0);
    const backups = open();
    await backups.tick();
    expect([await made(), await backups.state()]).toEqual([0, { keep: 0, last: null, trouble: null }]);
  });
});
