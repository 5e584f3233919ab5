import { join, resolve } from 'node:path';
import { backupFolder } from '../bot.js';
import { backupName } from '../ops/backup.js';
import { takeBackup } from '../ops/take-backup.js';
import { readOptions, type Subcommand, UsageError } from './options.js';
import { configFromEnvironment, openApp } from './setup-app.js';

const USAGE = 'planbot backup [文件]';

/** `planbot backup`: one checksummed file of the store, beside a running bot or not; into the backup folder unless a file is named. */
export const run: Subcommand = async (words) => {
  const { positionals } = readOptions(words, {}, USAGE);
  if (positionals.length > 1) throw new UsageError(`只能写一个文件。用法：${USAGE}`);
  const config = configFromEnvironment();
  const now = new Date();
  const app = await openApp({ config, now: () => now, localOwners: [], onFault: () => undefined, access: 'read' });
  try {
    if (app.store.checkpoint().head === null) {
      process.stderr.write(`${config.PLANBOT_DATA} 里还没有数据，没有可以备份的。\n`);
      return 1;
    }
    const file = positionals[0] ?? join(backupFolder(config), backupName(now));
    const { bytes, lastChangeId } = await takeBackup(app.store.checkpoint, resolve(config.PLANBOT_DATA), file, now).catch(
      (error: unknown) => {
        throw new UsageError(`备份没有写成 ${file}（${error instanceof Error ? error.message : String(error)}），请检查位置和磁盘空间。`);
      },
    );
    process.stdout.write(`已备份到 ${file}（${Math.ceil(bytes / 1024)} KB，到第 ${lastChangeId} 条变更）。\n`);
    return 0;
  } finally {
    await app.close();
  }
};
