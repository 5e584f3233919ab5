import { StoreError } from '../errors.js';
import { createCauses } from './causes.js';
import { createMemoryLog } from './change-log.js';
import { createChangeStore } from './change-store.js';
import type { Checkpoint } from './checkpoint.js';
import { type Disk, errnoOf, folderFault, realDisk, storeFault } from './disk.js';
import { type FileLog, openFileLog, SEGMENT_BYTES } from './file-log.js';
import { type Head, headPath, openHead } from './head.js';
import type { Identify } from './identify.js';
import { type LoadedJournal, loadJournal } from './load.js';
import { lockFolder } from './lock.js';
import { backUpBeforeMigration } from './migrate.js';
import type { PlanSource } from './plan-import.js';
import { checkReadable, currentSchema, type Schema } from './schema.js';
import { seedPlans } from './seed.js';
import { createSegmentReader } from './segment-reader.js';
import { CHAIN_ORIGIN, type ChainPosition } from './segments.js';
import { createState } from './state.js';
import type { Store } from './store.js';

export interface StoreOptions {
  /** Folder of the store; made when it does not exist. */
  readonly folder: string;
  readonly now: () => Date;
  readonly identify: Identify;
  /** Plans for a store without any change; asked for only then. */
  readonly seed?: () => Promise<readonly PlanSource[]>;
  /** Opens beside a running process, without lock and without writing anything; commits are refused. A missing folder shows the seed. */
  readonly readOnly?: boolean;
  /** Told of trouble that no commit suffers from: a fold that could not be written and is made again later, a listener that failed. Default: a process warning. */
  readonly warn?: (trouble: Error) => void;
  /** The file system, the schema and the size at which a segment is closed; given by tests. */
  readonly disk?: Disk;
  readonly schema?: Schema;
  readonly segmentBytes?: number;
}

/** A store on disk. */
export interface FileStore extends Store {
  /** Bytes of an unfinished last write that were cut off at the start: never acknowledged, so nothing is lost. Usually 0. */
  readonly tornBytes: number;
  /** Where the backup made before a schema migration is, null when there was none. */
  readonly migrationBackup: string | null;
  /** The files that make a consistent copy, as of now, while the store goes on. */
  checkpoint(): Checkpoint;
}

/** A store in memory, for tests and trials: same behaviour, nothing on disk. */
export async function openMemoryStore({ now, identify, seed }: Pick<StoreOptions, 'now' | 'identify' | 'seed'>): Promise<Store> {
  const store = createChangeStore({
    log: createMemoryLog(),
    state: createState(),
    causes: createCauses(),
    lastHash: CHAIN_ORIGIN.hash,
    identify,
    now,
    refusal: () => null,
    warn: emitWarning,
    onClose: async () => undefined,
  });
  if (seed) await seedPlans(store, await seed(), now);
  return store;
}

/** Opens the store in a folder. Throws `StoreError`: `locked`, `damaged` (with file and line), `newer-schema`, `read-only`, `disk-full`, `io`. */
export async function openStore(options: StoreOptions): Promise<FileStore> {
  if (options.readOnly !== true) return openForWriting(options);
  try {
    return await openForReading(options);
  } catch (error) {
    const errno = errnoOf(error);
    throw errno === undefined
      ? error
      : errno === 'ENOTDIR'
        ? folderFault(error, options.folder)
        : storeFault(error, '读取', options.folder);
  }
}

async function openForWriting(options: StoreOptions): Promise<FileStore> {
  const {
    folder,
    now,
    identify,
    seed,
    disk = realDisk,
    schema = currentSchema,
    segmentBytes = SEGMENT_BYTES,
    warn = emitWarning,
  } = options;
  await disk.makeFolder(folder).catch((error: unknown) => {
    throw folderFault(error, folder);
  });
  const lock = await lockFolder(folder);
  let openLog: FileLog | null = null;
  try {
    const document = await openHead(folder, disk);
    const head = document.data;
    if (head) checkReadable(schema, head.schema, headPath(folder));
    const state = createState();
    const causes = createCauses();
    const loaded = await loadJournal({ folder, schema, synced: head?.synced ?? CHAIN_ORIGIN, verify: true, state, causes });
    if (head === null && loaded.end.id > 0) throw headless(folder);
    const migrationBackup = head && head.schema < schema.version ? await backUpBeforeMigration(disk, folder, head.schema, now()) : null;
    const createdAt = head?.createdAt ?? now().toISOString();
    const writeHead = async (synced: ChainPosition): Promise<void> => {
      document.data = { format: 'planbot-store', schema: schema.version, createdAt, synced } satisfies Head;
      await document.write();
    };
    const log = await openFileLog({ disk, folder, schema, loaded, segmentBytes, onRotate: writeHead, warn });
    openLog = log;
    if (head?.schema !== schema.version) await writeHead(loaded.end);
    const store = createChangeStore({
      log,
      state,
      causes,
      lastHash: loaded.end.hash,
      identify,
      now,
      refusal: () => {
        lock.assertHeld();
        return null;
      },
      warn,
      onClose: async () => {
        await writeHead(log.end());
        await lock.release();
      },
    });
    if (seed && state.lastId === 0) await seedPlans(store, await seed(), now);
    return {
      ...store,
      tornBytes: tornBytes(loaded),
      migrationBackup,
      checkpoint: () => ({
        lastChangeId: log.end().id,
        head: { format: 'planbot-store', schema: schema.version, createdAt, synced: log.end() },
        files: log.segments().map(({ path, bytes }) => ({ path, bytes })),
      }),
    };
  } catch (error) {
    await openLog?.close();
    await lock.release();
    throw errnoOf(error) === undefined ? error : storeFault(error, '打开', folder);
  }
}

async function openForReading({
  folder,
  now,
  identify,
  seed,
  schema = currentSchema,
  warn = emitWarning,
}: StoreOptions): Promise<FileStore> {
  const { data: head } = await openHead(folder, realDisk);
  if (head) checkReadable(schema, head.schema, headPath(folder));
  const state = createState();
  const causes = createCauses();
  const loaded = await loadJournal({ folder, schema, synced: head?.synced ?? CHAIN_ORIGIN, verify: false, state, causes });
  if (head === null && loaded.end.id > 0) throw headless(folder);
  const { active } = loaded;
  const segments = [
    ...loaded.closed.map(({ segment, bytes }) => ({ ...segment, bytes })),
    ...(active ? [{ ...active.segment, bytes: active.content.goodBytes }] : []),
  ];
  const empty = state.lastId === 0;
  const log = empty
    ? createMemoryLog()
    : { ...createSegmentReader(() => segments, schema), append: async () => undefined, close: async () => undefined };
  let seeding = empty;
  const store = createChangeStore({
    log,
    state,
    causes,
    lastHash: loaded.end.hash,
    identify,
    now,
    refusal: () =>
      seeding
        ? null
        : new StoreError('read-only', `${folder} 是以只读方式打开的，不能写入。请在群里或由运行中的 planbot 更改。`, { folder }),
    warn,
    onClose: async () => undefined,
  });
  if (seed && empty) await seedPlans(store, await seed(), now);
  seeding = false;
  return {
    ...store,
    tornBytes: 0,
    migrationBackup: null,
    checkpoint: () => ({ lastChangeId: loaded.end.id, head, files: segments.map(({ path, bytes }) => ({ path, bytes })) }),
  };
}

const emitWarning = (trouble: Error): void => process.emitWarning(trouble);

const tornBytes = ({ active }: LoadedJournal): number => (active ? active.content.bytes - active.content.goodBytes : 0);

function headless(folder: string): StoreError {
  const path = headPath(folder);
  const message = `${path} 不见了，但目录里有变更日志。没有启动，数据未被改动。请从备份恢复 head.json，或用 planbot restore 恢复整个目录。`;
  return new StoreError('damaged', message, { path, line: 1, reason: 'missing' });
}
