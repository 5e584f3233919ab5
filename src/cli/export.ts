import { stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EXPORT_KINDS, type ExportFile, exportStore } from '../export/export-store.js';
import { dayIn } from '../model/calendar.js';
import { makeFolder } from '../store/disk.js';
import { exportAudit } from '../store/verify.js';
import { clockAt, readOptions, type Subcommand, UsageError } from './options.js';
import { configFromEnvironment, openApp } from './setup-app.js';

const KINDS = [...EXPORT_KINDS, 'audit'] as const;
const USAGE = `planbot export <${KINDS.join(' | ')}> [--out 文件或文件夹] [--now 时间]`;

/** `planbot export`: the store as files; `audit` is the chained log that `verify-archive` checks. Prints where they lie; `--out -` writes the file itself to standard output. */
export const run: Subcommand = async (words) => {
  const { values, positionals } = readOptions(words, { out: { type: 'string' }, now: { type: 'string' } }, USAGE);
  const kind = KINDS.find((known) => known === positionals[0]?.toLowerCase());
  if (!kind || positionals.length > 1) throw new UsageError(`要写导出哪一种。用法：${USAGE}`);
  const config = configFromEnvironment();
  const now = clockAt(values.now);
  if (kind === 'audit') return writeAll([await auditFile(config.PLANBOT_DATA, dayIn(now(), config.PLANBOT_TIME_ZONE))], values.out);
  const app = await openApp({ config, now, localOwners: [], onFault: () => undefined, access: 'read' });
  try {
    return await writeAll(await exportStore(app.store.view, kind, now(), config.PLANBOT_TIME_ZONE), values.out);
  } finally {
    await app.close();
  }
};

async function auditFile(folder: string, day: string): Promise<ExportFile> {
  const parts: string[] = [];
  const { entries } = await exportAudit(resolve(folder), (lines) => void parts.push(lines));
  if (entries === 0) throw new UsageError(`${folder} 里还没有数据，没有可以导出的审计记录。`);
  return { name: `审计记录-${day}.ndjson`, mime: 'application/x-ndjson', bytes: Buffer.from(parts.join('')) };
}

/** Several files go into the folder `out`, a single one too when there is such a folder, else it is the file `out`; without it all go into the working folder under their own names. */
async function writeAll(files: readonly ExportFile[], out: string | undefined): Promise<number> {
  const [only] = files;
  const single = files.length === 1;
  if (out === '-') {
    if (!single || !only) throw new UsageError('这一种有好几个文件，--out 要写文件夹。');
    await new Promise<void>((done) => process.stdout.write(only.bytes, () => done()));
    return 0;
  }
  const folder = out !== undefined && (await stat(out).catch(() => null))?.isDirectory();
  for (const { name, bytes } of files) {
    const path = out === undefined ? name : single && !folder ? out : join(out, name);
    try {
      await makeFolder(dirname(path));
      await writeFile(path, bytes);
    } catch (error) {
      throw new UsageError(`写不了 ${path}（${(error as NodeJS.ErrnoException).code ?? '未知原因'}），请换一个位置。`);
    }
    process.stdout.write(`${path}\n`);
  }
  return 0;
}
