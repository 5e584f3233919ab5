import { dirname, join } from 'node:path';
import { type Appender, openAppender } from './appender.js';
import { causeKey } from './causes.js';
import type { ChangeLog, ChangeRecord } from './change-log.js';
import { type Disk, replaceFile, storeFault } from './disk.js';
import { createFoldBuilder, type FoldBuilder } from './fold.js';
import { foldPath, type LoadedJournal } from './load.js';
import type { Schema } from './schema.js';
import { createSegmentReader, type ReadableSegment } from './segment-reader.js';
import { type ChainPosition, headerLine, type Segment, segmentName } from './segments.js';

/** A segment is closed at this size: folding it takes some ten milliseconds, reading it at start-up fifty. */
export const SEGMENT_BYTES = 4 * 1024 * 1024;

export interface FileLogOptions {
  readonly disk: Disk;
  readonly folder: string;
  readonly schema: Schema;
  readonly loaded: LoadedJournal;
  readonly segmentBytes: number;
  /** Called after each rotation with the position up to which the closed segments reach. */
  readonly onRotate: (end: ChainPosition) => Promise<void>;
  /** Told when work failed that nobody waits for and that is done again later. */
  readonly warn: (trouble: Error) => void;
}

export interface FileLog extends ChangeLog {
  /** Segments with their durable length, oldest first. */
  segments(): readonly ReadableSegment[];
  end(): ChainPosition;
}

/** Opens a loaded journal for writing: cuts a torn tail off, begins the first segment, folds what was left unfolded. */
export async function openFileLog({ disk, folder, schema, loaded, segmentBytes, onRotate, warn }: FileLogOptions): Promise<FileLog> {
  const closed: ReadableSegment[] = loaded.closed.map(({ segment, bytes }) => ({ ...segment, bytes }));
  let end = loaded.end;
  let housework: Promise<void> = Promise.resolve();
  /** Work that nobody waits for: what it makes can be made again, so a failure is only told. */
  const later = (work: () => Promise<void>): void => {
    housework = housework.then(work).catch((error: unknown) => warn(storeFault(error, '整理', folder)));
  };
  const writeFold = (first: number, builder: FoldBuilder, foldEnd: ChainPosition): void => {
    later(async () => replaceFile(disk, foldPath(folder, first), Buffer.from(await builder.finish(foldEnd))));
  };

  for (const { segment, before, unfolded } of loaded.closed) {
    if (!unfolded) continue;
    const builder = createFoldBuilder(schema.version, before);
    builder.bytes(unfolded.data);
    addAll(builder, unfolded.content.records);
    writeFold(segment.first, builder, unfolded.content.end);
  }

  let active: { readonly segment: Segment; readonly appender: Appender; readonly builder: FoldBuilder };
  const begin = async (): Promise<typeof active> => {
    const segment = { path: join(folder, segmentName(end.id + 1)), first: end.id + 1 };
    const header = Buffer.from(headerLine(schema.version, segment.first, end.hash));
    await createSegment(disk, segment.path, header);
    const builder = createFoldBuilder(schema.version, end);
    builder.bytes(header);
    return { segment, appender: await openAppender(disk, segment.path, header.length), builder };
  };
  const rotate = async (): Promise<void> => {
    const next = await begin();
    const { segment, appender, builder } = active;
    closed.push({ ...segment, bytes: appender.length });
    active = next;
    await appender.close();
    const position = end;
    writeFold(segment.first, builder, position);
    later(() => onRotate(position));
  };

  const { active: found } = loaded;
  const outdated = found?.content.header?.schema !== schema.version;
  if (found === null || (outdated && found.content.records.length === 0)) {
    active = await begin();
  } else {
    const { segment, before, data, content } = found;
    const builder = createFoldBuilder(schema.version, before);
    builder.bytes(data.subarray(0, content.goodBytes));
    addAll(builder, content.records);
    active = { segment, appender: await openAppender(disk, segment.path, content.goodBytes), builder };
    if (outdated) await rotate();
  }

  const segments = (): readonly ReadableSegment[] => [...closed, { ...active.segment, bytes: active.appender.length }];
  return {
    ...createSegmentReader(segments, schema),
    segments,
    end: () => end,
    append: async ({ lines, records, causes }) => {
      const last = records.at(-1);
      if (!last) return;
      if (active.appender.length >= segmentBytes) await rotate();
      const data = Buffer.from(lines.join(''));
      await active.appender.append(data);
      active.builder.bytes(data);
      records.forEach((record, index) => {
        active.builder.add(record, causes[index] ?? null);
      });
      end = { id: last.id, hash: last.hash };
    },
    close: async () => {
      await housework;
      await active.appender.close();
    },
  };
}

function addAll(builder: FoldBuilder, records: readonly ChangeRecord[]): void {
  for (const record of records) builder.add(record, causeKey(record.cause, record.op));
}

/** Makes a new segment with its header durable. A leftover of a failed attempt under this name holds no change and is replaced. */
async function createSegment(disk: Disk, path: string, header: Uint8Array): Promise<void> {
  try {
    const file = await disk.open(path, 'replace');
    try {
      await file.write(header, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.syncFolder(dirname(path));
  } catch (error) {
    await disk.remove(path).catch(() => undefined);
    throw storeFault(error, '创建', path);
  }
}
