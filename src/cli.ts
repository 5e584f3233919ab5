import { type Subcommand, UsageError } from './cli/options.js';
import { ConfigError, FileError, StoreError } from './errors.js';
import { stripControls } from './render/text.js';

/** Subcommands by name, loaded when called, so that `planbot ask` starts without what it does not use. */
const subcommands: Readonly<Record<string, () => Promise<{ readonly run: Subcommand }>>> = {
  run: () => import('./cli/run.js'),
  ask: () => import('./cli/ask.js'),
  parse: () => import('./cli/parse.js'),
  lookup: () => import('./cli/lookup.js'),
  import: () => import('./cli/import.js'),
  export: () => import('./cli/export.js'),
  digest: () => import('./cli/digest.js'),
  backup: () => import('./cli/backup.js'),
  restore: () => import('./cli/restore.js'),
  doctor: () => import('./cli/doctor.js'),
  setup: () => import('./cli/setup.js'),
  'verify-archive': () => import('./cli/verify-archive.js'),
};

const USAGE = `用法：planbot [${Object.keys(subcommands).join(' | ')}] …，不带参数时启动机器人（没有配置平台时在终端里聊天）`;

/** Runs one subcommand; errors that a person can mend become one line on standard error. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const [name = 'run', ...words] = argv;
  if (name === '--help' || name === '-h') {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const load = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  try {
    if (!load) throw new UsageError(`没有子命令“${name.slice(0, 40)}”。${USAGE}`);
    return await (await load()).run(words);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof FileError || error instanceof ConfigError || error instanceof StoreError))
      throw error;
    process.stderr.write(`${stripControls(error.message)}\n`);
    return 2;
  }
}
