import { rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { StoreError } from '../errors.js';
import { makeFolder } from '../store/disk.js';
import { lockFolder } from '../store/lock.js';
import { verifyChain } from '../store/verify.js';
import { replaceFolder, unpackBackup } from './backup.js';

/** What a restored store holds. */
export interface Restored {
  /** ISO instant of the backup. */
  readonly madeAt: string;
  readonly changes: number;
  /** Where the data lies that was there before, null when there was none. */
  readonly kept: string | null;
}

/**
 * Checks a backup: every file against its checksum, every change against the chain. Nothing is left behind.
 * Throws StoreError `bad-backup` or `damaged`.
 */
export async function checkBackup(file: string, besides: string): Promise<Omit<Restored, 'kept'>> {
  const folder = `${besides}.checking-${process.pid}`;
  const made = await makeFolder(dirname(folder));
  try {
    return await unpackChecked(file, folder);
  } finally {
    await rm(made ?? folder, { recursive: true, force: true });
  }
}

/**
 * Puts a backup in the place of the store in `folder`, after it was unpacked beside it and checked whole; the old folder is kept under another name,
 * the backups within it (`backups`) move along. Throws StoreError `locked` while a bot runs, `bad-backup` or `damaged`; the old store is untouched then.
 */
export async function restoreBackup(file: string, folder: string, backups: string, now: Date): Promise<Restored> {
  const fresh = `${folder}.restoring-${process.pid}`;
  await makeFolder(dirname(folder));
  const had = await exists(folder);
  const lock = had ? await lockFolder(folder) : null;
  let kept: string | null;
  let found: Omit<Restored, 'kept'>;
  try {
    found = await unpackChecked(file, fresh);
    kept = await replaceFolder(folder, fresh, now);
  } catch (error) {
    await lock?.release();
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
  await lock?.release();
  if (kept !== null) {
    await rm(join(kept, 'lock'), { force: true });
    await moveBackups(relative(folder, backups), kept, folder);
  }
  return { ...found, kept };
}

async function unpackChecked(file: string, folder: string): Promise<Omit<Restored, 'kept'>> {
  const { madeAt } = await unpackBackup(file, folder);
  const report = await verifyChain(folder);
  if (!report.ok) {
    await rm(folder, { recursive: true, force: true });
    throw new StoreError('bad-backup', `备份里的变更记录接不上：${report.message}原来的数据没有改动。`, { file });
  }
  return { madeAt, changes: report.entries };
}

/** Backups that lie within the data folder stay where they are looked for. */
async function moveBackups(within: string, from: string, to: string): Promise<void> {
  if (within === '' || within.startsWith('..') || !(await exists(join(from, within)))) return;
  await makeFolder(dirname(join(to, within)));
  await rename(join(from, within), join(to, within));
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
