import { webcrypto } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Causes, causeKey, REMEMBERED_CAUSES } from './causes.js';
import { errnoOf } from './disk.js';
import { type Fold, parseFold } from './fold.js';
import { checkReadable, type Schema, upcast } from './schema.js';
import { CHAIN_ORIGIN, type ChainPosition, listSegments, parseSegment, type Segment, type SegmentContent } from './segments.js';
import type { State } from './state.js';

export const foldPath = (folder: string, first: number): string => join(folder, `fold-${String(first).padStart(12, '0')}.json`);

/** A segment's bytes and what they say, in the program's schema. */
export interface SegmentText {
  readonly data: Buffer;
  readonly content: SegmentContent;
}

export interface LoadedSegment {
  readonly segment: Segment;
  readonly before: ChainPosition;
}

/** The journal as it was found. */
export interface LoadedJournal {
  /** Closed segments, oldest first; `unfolded` is given for those whose fold is missing or unusable. */
  readonly closed: readonly (LoadedSegment & { readonly bytes: number; readonly unfolded: SegmentText | null })[];
  /** The newest segment, null in an empty folder. */
  readonly active: (LoadedSegment & SegmentText) | null;
  readonly end: ChainPosition;
}

export interface LoadOptions {
  readonly folder: string;
  readonly schema: Schema;
  /** Highest change known to have been on disk. */
  readonly synced: ChainPosition;
  /** Compare closed segments with the SHA-256 in their folds. Readers beside a running process leave that to it. */
  readonly verify: boolean;
  readonly state: State;
  readonly causes: Causes;
}

/** Brings a folder's journal into `state` and `causes`: folds of closed segments, then the newest segment line by line. Throws `StoreError` `damaged`. */
export async function loadJournal({ folder, schema, synced, verify, state, causes }: LoadOptions): Promise<LoadedJournal> {
  const segments = await listSegments(folder);
  const newest = segments.at(-1);
  const closed: LoadedJournal['closed'][number][] = [];
  let before = CHAIN_ORIGIN;

  const read = async (segment: Segment, last: boolean): Promise<SegmentText> => {
    const data = await readFile(segment.path);
    const raw = parseSegment(data, segment, before, { last, syncedId: last ? synced.id : 0 });
    const writtenIn = raw.header?.schema ?? schema.version;
    checkReadable(schema, writtenIn, segment.path);
    const records = raw.records.map((record) => ({ ...record, op: upcast(schema, record.op, writtenIn) }));
    for (const record of records) {
      state.apply(record);
      const key = causeKey(record.cause, record.op);
      if (key !== null) causes.add(key, record.id);
    }
    return { data, content: { ...raw, records } };
  };

  for (const [index, segment] of segments.slice(0, -1).entries()) {
    const next = segments[index + 1] as Segment;
    const fold = await usableFold(folder, segment, { before, nextFirst: next.first, schema, verify });
    if (fold) {
      state.figures.addPacked(fold.figures);
      for (const change of fold.others) state.apply(change);
      state.advance(fold.header.end.id);
      const recent = (newest?.first ?? 0) - fold.header.end.id <= REMEMBERED_CAUSES;
      if (recent) for (const [key, id] of fold.causes()) causes.add(key, id);
      closed.push({ segment, before, bytes: fold.header.bytes, unfolded: null });
      before = fold.header.end;
    } else {
      const { data, content } = await read(segment, false);
      closed.push({ segment, before, bytes: data.length, unfolded: { data, content } });
      before = content.end;
    }
  }
  if (!newest) return { closed, active: null, end: before };
  const { data, content } = await read(newest, true);
  return { closed, active: { segment: newest, before, data, content }, end: content.end };
}

/** The fold of a closed segment when it fits its place in the chain and, if asked, the segment's bytes; null when the segment must be read. */
async function usableFold(
  folder: string,
  segment: Segment,
  { before, nextFirst, schema, verify }: { before: ChainPosition; nextFirst: number; schema: Schema; verify: boolean },
): Promise<Fold | null> {
  const digest = verify ? fileDigest(segment.path) : null;
  const [fold, size, sha256] = await Promise.all([readFold(foldPath(folder, segment.first)), stat(segment.path), digest]);
  if (!fold) return null;
  const { header } = fold;
  const fits =
    header.schema === schema.version &&
    header.before.id === before.id &&
    header.before.hash === before.hash &&
    segment.first === before.id + 1 &&
    header.end.id + 1 === nextFirst &&
    header.bytes === size.size;
  return fits && (sha256 === null || sha256 === header.sha256) ? fold : null;
}

async function readFold(path: string): Promise<Fold | null> {
  try {
    return parseFold(await readFile(path));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** SHA-256 of a file, hex; hashed off the main thread. */
async function fileDigest(path: string): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', await readFile(path))).toString('hex');
}
