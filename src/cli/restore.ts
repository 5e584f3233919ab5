import { resolve } from 'node:path';
import { backupFolder } from '../bot.js';
import { FileError } from '../errors.js';
import { checkBackup, restoreBackup } from '../ops/restore.js';
import { readOptions, type Subcommand, UsageError } from './options.js';
import { mustExist } from './read-bytes.js';
import { configFromEnvironment } from './setup-app.js';

const USAGE = 'planbot restore <备份文件> [--check]';

/** `planbot restore`: checks a backup, then puts it in the place of the store and keeps the old data; `--check` only checks. */
export const run: Subcommand = async (words) => {
  const { values, positionals } = readOptions(words, { check: { type: 'boolean' } }, USAGE);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`要给一个备份文件。用法：${USAGE}`);
  await mustExist(file);
  const config = configFromEnvironment();
  const folder = resolve(config.PLANBOT_DATA);
  try {
    if (values.check) {
      const { madeAt, changes } = await checkBackup(file, folder);
      process.stdout.write(`备份完好：${madeAt} 所做，${changes} 条变更，校验和与审计链都对。\n`);
      return 0;
    }
    const { madeAt, changes, kept } = await restoreBackup(file, folder, backupFolder(config), new Date());
    process.stdout.write(`已恢复到 ${madeAt} 的备份，${changes} 条变更。\n`);
    if (kept !== null) process.stdout.write(`原来的数据保留在 ${kept}，确认无误后可以删除。\n`);
    return 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && /^E[A-Z]+$/u.test(code))
      throw new FileError('restore', `没有恢复：${(error as Error).message}。原来的数据没有改动。`);
    throw error;
  }
};
