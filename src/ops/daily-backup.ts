import type { OperationsState } from '../model/operations.js';
import type { PlatformLog } from '../platforms/platform.js';
import { lastBackup } from './backup.js';

const DAY_MS = 24 * 3_600_000;
/** After a backup that failed. */
const RETRY_MS = 3_600_000;

/** What automatic backups are made from. */
export interface DailyBackupOptions {
  readonly folder: string;
  /** Backups kept; 0 = none are made. */
  readonly keep: number;
  readonly now: () => Date;
  readonly log: PlatformLog;
  /** Makes one and takes the oldest away; the file's name. */
  readonly make: () => Promise<string>;
}

/** A backup a day. What is due is read from the folder, so a restart neither skips nor repeats one. */
export interface DailyBackups {
  /** Makes the backup that is due, if any; never rejects. */
  tick(): Promise<void>;
  state(): Promise<OperationsState['backups']>;
}

export function createDailyBackups({ folder, keep, now, log, make }: DailyBackupOptions): DailyBackups {
  let trouble: string | null = null;
  let quietUntil = 0;
  return {
    async tick() {
      const at = now().getTime();
      if (keep === 0 || at < quietUntil) return;
      try {
        const last = await lastBackup(folder);
        const due = last ? last.at.getTime() + DAY_MS : at;
        // A date in the future is a clock that was set back: made anyway, or none would be made until then.
        if (due > at && due <= at + DAY_MS) {
          quietUntil = due;
          return;
        }
        const file = await make();
        trouble = null;
        quietUntil = at + DAY_MS;
        log.info({ file }, 'backup made');
      } catch (error) {
        trouble = error instanceof Error && 'code' in error ? String(error.code) : 'error';
        quietUntil = at + RETRY_MS;
        log.error({ error }, 'backup failed');
      }
    },
    async state() {
      const last = keep === 0 ? null : await lastBackup(folder);
      return { keep, last: last && { name: last.name, at: last.at.toISOString() }, trouble };
    },
  };
}
