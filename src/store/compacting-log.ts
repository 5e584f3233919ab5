import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../errors.js';
import { type Appender, openAppender } from './appender.js';
import { createBatcher } from './batcher.js';
import { type Disk, realDisk, replaceFile, storeFault } from './disk.js';
import { CHAIN_START, readSealed, seal, soundLines } from './seal.js';

/** Records that share one sync at most. */
const RECORDS_PER_SYNC = 1_024;
/** A file is rewritten without what is over once it has this size and twice that of its last rewriting. */
const COMPACT_BYTES = 1024 * 1024;

/** A durable list of records of which most are soon over: sealed lines in one file, rewritten from time to time with the live ones only. */
export interface CompactingLog<R extends object> {
  /** Resolves when the record is on disk; a rejected record is not in the file. */
  append(record: R): Promise<void>;
  close(): Promise<void>;
}

export interface CompactingLogOptions<R extends object> {
  /** Written by one process at a time: open it under the lock of the store in the same folder. */
  readonly folder: string;
  /** Begins the file's name: `inbox` → inbox-000001.ndjson. */
  readonly name: string;
  /** Called for each record once it is durable, in order: those found in the file at the start, then each appended one before its `append` resolves. */
  readonly take: (record: R) => void;
  /** The records that are to stay. */
  readonly live: () => Iterable<R>;
  /** Told of a rewriting that failed; the log goes on and tries again later. Default: a process warning. */
  readonly warn?: (trouble: Error) => void;
  readonly disk?: Disk;
  readonly compactBytes?: number;
}

/** Number of a line in its file, and of the last line known to be on disk when it was written. */
interface Numbered {
  readonly seq: number;
  readonly synced: number;
  readonly prevHash: string;
  readonly hash: string;
}

/** Opens the log, making folder and file when they do not exist. Throws `StoreError` `damaged` with file and line for anything but a torn tail. */
export async function openCompactingLog<R extends object>(options: CompactingLogOptions<R>): Promise<CompactingLog<R>> {
  const {
    folder,
    name,
    take,
    live,
    disk = realDisk,
    compactBytes = COMPACT_BYTES,
    warn = (trouble) => process.emitWarning(trouble),
  } = options;
  await disk.makeFolder(folder).catch((error: unknown) => {
    throw storeFault(error, '创建', folder);
  });
  const found = await generations(folder, name);
  let generation = found.at(-1) ?? 0;
  const pathOf = (number: number): string => join(folder, `${name}-${String(number).padStart(6, '0')}.ndjson`);
  let position = { seq: 0, hash: CHAIN_START };

  const sealAll = (records: Iterable<R>, from: typeof position, synced: number): { text: string; end: typeof position } => {
    let end = from;
    const lines: string[] = [];
    for (const record of records) {
      const sealed = seal({ seq: end.seq + 1, synced, ...record }, end.hash);
      lines.push(sealed.line);
      end = { seq: end.seq + 1, hash: sealed.hash };
    }
    return { text: lines.join(''), end };
  };
  const beginGeneration = async (): Promise<Appender> => {
    // A rewritten file gets its name only when all of it is on disk: no break inside it can be a torn write.
    const { text, end } = sealAll(live(), { seq: 0, hash: CHAIN_START }, Number.MAX_SAFE_INTEGER);
    const data = Buffer.from(text);
    await replaceFile(disk, pathOf(generation + 1), data);
    generation += 1;
    position = end;
    return openAppender(disk, pathOf(generation), data.length);
  };

  let appender = await (async (): Promise<Appender> => {
    if (found.length === 0) return beginGeneration();
    const path = pathOf(generation);
    const data = await readFile(path);
    const goodBytes = readLines<R>(path, data, (record, line) => {
      take(record);
      position = { seq: line.seq, hash: line.hash };
    });
    return openAppender(disk, path, goodBytes);
  })();
  // A rewriting that was interrupted before the old file went away.
  for (const old of found.slice(0, -1)) await disk.remove(pathOf(old));
  let threshold = Math.max(compactBytes, 2 * appender.length);

  const compact = async (): Promise<void> => {
    const old = appender;
    try {
      appender = await beginGeneration();
      threshold = Math.max(compactBytes, 2 * appender.length);
      await old.close();
      await disk.remove(old.path);
    } catch (error) {
      // The old file is whole and goes on; tried again after another stretch.
      threshold = appender.length + compactBytes;
      warn(storeFault(error, '整理', old.path));
    }
  };
  const batcher = createBatcher<R, void>(async (records) => {
    const { text, end } = sealAll(records, position, position.seq);
    await appender.append(Buffer.from(text));
    position = end;
    records.forEach(take); // before the rewriting, which keeps what is live
    if (appender.length >= threshold) await compact();
    return records.map(() => ({ value: undefined }));
  }, RECORDS_PER_SYNC);

  return {
    append: (record) => batcher.add(record),
    close: async () => {
      await batcher.idle();
      await appender.close();
    },
  };
}

/** Numbers of the files of a log, oldest first. */
async function generations(folder: string, name: string): Promise<readonly number[]> {
  const names = await readdir(folder);
  return names
    .flatMap((file) => {
      const digits = file.startsWith(`${name}-`) ? /^-(\d{6,})\.ndjson$/u.exec(file.slice(name.length))?.[1] : undefined;
      return digits === undefined ? [] : [Number(digits)];
    })
    .sort((a, b) => a - b);
}

/** Reads the lines of a file and returns how many bytes of it count. */
function readLines<R>(path: string, data: Buffer, take: (record: R, line: Numbered) => void): number {
  let lastSeq = 0;
  const broken = readSealed<R & Numbered>(data, CHAIN_START, ({ value }) => {
    take(value, value);
    lastSeq = value.seq;
  });
  if (!broken) return data.length;
  let durable = 0;
  for (const line of soundLines<Partial<Numbered>>(data, broken.start)) durable = Math.max(durable, line.synced ?? 0);
  if (broken.torn && lastSeq + 1 > durable) return broken.start;
  const message = `${path} 第 ${broken.line} 行损坏。没有启动，数据未被改动。请从备份恢复这个文件；若没有备份，可将它移走，未处理完的消息会丢失。`;
  throw new StoreError('damaged', message, { path, line: broken.line, reason: broken.reason });
}
