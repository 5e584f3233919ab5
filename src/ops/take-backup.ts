import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkpoint } from '../store/checkpoint.js';
import { backupName, rotateBackups, type Snapshot, writeBackup } from './backup.js';

/** What belongs in a backup besides the changes: which digests went out, and the commands behind buttons. Messages not yet answered do not: they would be answered twice. */
const KEPT = /^(?:outbox|buttons-[a-z]+)-\d{6,}\.ndjson$/u;
/** A log that is made shorter meanwhile is another file; that happens rarely, and not twice in a row. */
const ATTEMPTS = 3;

/** Backs up the store that lies in `root`, beside a running bot or not. */
export async function takeBackup(
  checkpoint: () => Checkpoint,
  root: string,
  file: string,
  now: Date,
): Promise<{ readonly bytes: number; readonly lastChangeId: number }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { head, files, lastChangeId } = checkpoint();
      const snapshot: Snapshot = { head, files: [...files, ...(await logsIn(root))] };
      return { ...(await writeBackup(snapshot, root, file, now)), lastChangeId };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === ATTEMPTS) throw error;
    }
  }
}

async function logsIn(root: string): Promise<Snapshot['files']> {
  const names = (await readdir(root)).filter((name) => KEPT.test(name));
  return Promise.all(names.map(async (name) => ({ path: join(root, name), bytes: (await stat(join(root, name))).size })));
}

/** Backs up into `folder` under the name of the moment and keeps the newest `keep` there. Returns the file. */
export async function takeDailyBackup(
  checkpoint: () => Checkpoint,
  root: string,
  folder: string,
  keep: number,
  now: Date,
): Promise<string> {
  const file = join(folder, backupName(now));
  await takeBackup(checkpoint, root, file, now);
  await rotateBackups(folder, keep);
  return file;
}
