import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { type App, type AppOptions, createApp } from '../app.js';
import { type Config, loadConfig } from '../config.js';
import type { DeliveryRecord, RecordShelf } from '../digest/outbox.js';
import { StoreError } from '../errors.js';
import type { ParsedPlan } from '../model/plan.js';
import { createOperations } from '../ops/operations.js';
import { type FileStore, openStore } from '../store/open-store.js';
import type { PlanSource } from '../store/plan-import.js';
import { indicatorOf } from '../tracking/indicator.js';

/** Folder of the package, with its data and documents: where package.json lies. */
const packageRoot = folderAbove(dirname(fileURLToPath(import.meta.url)));

/** Version of the package. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { readonly version: string }).version;

function folderAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) || dirname(folder) === folder ? folder : folderAbove(dirname(folder));
}

/** Configuration from the environment and `.env` in the working folder; the environment wins. Unknown keys are told on standard error. */
export function configFromEnvironment(): Config {
  let file: Record<string, string | undefined> = {};
  try {
    file = parseEnv(readFileSync('.env', 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const { config, warnings } = loadConfig({ ...file, ...process.env }, (path) => readFileSync(path, 'utf8'));
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  return config;
}

/** The plans that come with the package: texts as received and their reviewed parses. */
async function shippedPlans(): Promise<PlanSource[]> {
  const folder = join(packageRoot, 'data', 'plans');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(
    names.map(async (fileName) => {
      const bytes = await readFile(join(folder, fileName));
      const parsed = JSON.parse(await readFile(join(folder, fileName.replace(/\.txt$/u, '.json')), 'utf8')) as ParsedPlan;
      return { fileName, sha256: createHash('sha256').update(bytes).digest('hex'), text: bytes.toString('utf8'), places: [], parsed };
    }),
  );
}

/** What opening the application for one command line call takes. */
export interface OpenAppOptions {
  readonly config: Config;
  readonly now: () => Date;
  readonly localOwners: readonly string[];
  readonly onFault: (error: unknown) => void;
  /** True for the bot itself, which keeps on disk what digests it sent. */
  readonly running?: boolean;
  /** `write`: refused (`locked`) beside a running bot; `read`: nothing is written; `either`, the default: for reading only beside a running bot. */
  readonly access?: 'write' | 'read' | 'either';
  /** How the running bot is; a process without one says so. */
  readonly operations?: AppOptions<FileStore>['operations'];
}

/** Opens the store and puts the application together. */
export async function openApp(options: OpenAppOptions): Promise<App<FileStore>> {
  const { config, now, access = options.running ? 'write' : 'either' } = options;
  const folder = resolve(config.PLANBOT_DATA);
  // A date that is only supposed (`--now`) is for the answers; what is written bears the time at which it was.
  const open = (readOnly: boolean) => openStore({ folder, now: () => new Date(), identify: indicatorOf, seed: shippedPlans, readOnly });
  let store: FileStore;
  try {
    store = await open(access === 'read');
  } catch (error) {
    if (access !== 'either' || !(error instanceof StoreError && error.code === 'locked')) throw error;
    store = await open(true);
  }
  const records = async (): Promise<RecordShelf> => {
    const { createMemoryShelf, openShelf } = await import('../store/shelf.js');
    return options.running ? openShelf<DeliveryRecord>({ folder, name: 'outbox', now }) : createMemoryShelf<DeliveryRecord>({ now });
  };
  return createApp({
    config,
    store,
    now,
    localOwners: options.localOwners,
    onFault: options.onFault,
    records,
    operations: options.operations ?? createOperations({ version: packageVersion(), now }).state,
  });
}
