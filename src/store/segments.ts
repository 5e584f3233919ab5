import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../errors.js';
import type { ChangeRecord } from './change-log.js';
import { errnoOf } from './disk.js';
import { type Break, CHAIN_START, readSealed, seal, soundLines } from './seal.js';

/** One file of the journal; change `first` is its first, on line 2, behind the header. */
export interface Segment {
  readonly path: string;
  readonly first: number;
}

/** First line of a segment: which schema its changes are written in, and where the chain goes on. */
export interface SegmentHeader {
  readonly journal: 'planbot';
  readonly schema: number;
  readonly first: number;
  /** Hash of the last change before this segment. */
  readonly prevHash: string;
}

export const segmentName = (first: number): string => `journal-${String(first).padStart(12, '0')}.ndjson`;
const SEGMENT_NAME = /^journal-(\d{12})\.ndjson$/u;

export const headerLine = (schema: number, first: number, prevHash: string): string =>
  seal({ journal: 'planbot', schema, first } satisfies Omit<SegmentHeader, 'prevHash'>, prevHash).line;

/** Segments of a folder, oldest first; none for a folder that does not exist. */
export async function listSegments(folder: string): Promise<readonly Segment[]> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((name) => {
      const first = SEGMENT_NAME.exec(name)?.[1];
      return first === undefined ? [] : [{ path: join(folder, name), first: Number(first) }];
    })
    .sort((a, b) => a.first - b.first);
}

/** Where the chain stands before a segment. */
export interface ChainPosition {
  readonly id: number;
  readonly hash: string;
}
export const CHAIN_ORIGIN: ChainPosition = { id: 0, hash: CHAIN_START };

/** What a segment holds. */
export interface SegmentContent {
  readonly header: SegmentHeader | null;
  readonly records: readonly ChangeRecord[];
  /** Position after the last record that counts. */
  readonly end: ChainPosition;
  /** Bytes up to there; what stands behind was never acknowledged. */
  readonly goodBytes: number;
  readonly bytes: number;
}

/**
 * Reads the bytes of one segment that follows `before` in the chain. `last`: it is the newest one, so its tail may be torn.
 * `syncedId` is the highest change known to have been on disk: nothing up to it may be missing.
 * Throws `StoreError` `damaged` with file and line for anything but a torn tail.
 */
export function parseSegment(
  data: Buffer,
  segment: Segment,
  before: ChainPosition,
  { last, syncedId }: { last: boolean; syncedId: number },
): SegmentContent {
  if (segment.first !== before.id + 1) throw gap(segment, before);
  let header: SegmentHeader | null = null as SegmentHeader | null;
  const records: ChangeRecord[] = [];
  const ends: number[] = [];
  let broken: Break | null = null;
  const headerEnd = data.indexOf(10) + 1;
  const headerBreak = readSealed<SegmentHeader>(data.subarray(0, headerEnd), before.hash, ({ value }) => {
    header = value;
  });
  if (headerEnd === 0 && data.length > 0) broken = { line: 1, start: 0, reason: 'incomplete', torn: true };
  else if (headerBreak) broken = headerBreak;
  else {
    const bodyBreak = readSealed<ChangeRecord & { hash: string }>(data.subarray(headerEnd), before.hash, ({ value, end }) => {
      records.push(value);
      ends.push(headerEnd + end + 1);
    });
    if (bodyBreak) broken = { ...bodyBreak, line: bodyBreak.line + 1, start: bodyBreak.start + headerEnd };
  }
  if (broken) {
    const id = before.id + records.length + 1;
    let durable = syncedId;
    for (const line of soundLines<Partial<ChangeRecord>>(data, broken.start)) durable = Math.max(durable, line.synced ?? 0);
    if (!(last && broken.torn && id > durable)) throw damage(segment, broken);
  }
  const wrong = records.findIndex(({ id }, index) => id !== before.id + 1 + index);
  if (wrong >= 0) throw damage(segment, { line: wrong + 2, reason: 'chain' });
  // Changes of a commit of which the rest never came do not count.
  while (records.at(-1)?.more) {
    records.pop();
    ends.pop();
  }
  const tip = records.at(-1);
  const end = tip ? { id: tip.id, hash: tip.hash } : before;
  if (last && end.id < syncedId) throw shortened(segment, end.id, syncedId);
  return { header, records, end, goodBytes: ends.at(-1) ?? (header ? headerEnd : 0), bytes: data.length };
}

const REASONS: Readonly<Record<Break['reason'], string>> = {
  incomplete: '这一行不完整',
  checksum: '校验值不符，内容被改动或磁盘损坏',
  chain: '与上一条接不上，有条目被删除、插入或替换',
};
const REMEDY = '没有启动，数据未被改动。请用 planbot restore 从最近的备份恢复，或把备份中的同名文件放回原处，再运行 planbot doctor 检查。';

/** The error for a broken line. */
function damage(segment: Segment, { line, reason }: Pick<Break, 'line' | 'reason'>): StoreError {
  return new StoreError('damaged', `变更日志 ${segment.path} 第 ${line} 行损坏：${REASONS[reason]}。${REMEDY}`, {
    path: segment.path,
    line,
    reason,
  });
}

function gap(segment: Segment, before: ChainPosition): StoreError {
  const message = `变更日志缺少第 ${before.id + 1} 到 ${segment.first - 1} 条：${segment.path} 之前的文件不见了。${REMEDY}`;
  return new StoreError('damaged', message, { path: segment.path, line: 1, reason: 'gap', expected: before.id + 1, found: segment.first });
}

function shortened(segment: Segment, found: number, synced: number): StoreError {
  const message = `变更日志 ${segment.path} 只到第 ${found} 条，而已确认写入的有 ${synced} 条：文件被截短，或换成了旧的副本。${REMEDY}`;
  return new StoreError('damaged', message, { path: segment.path, line: found - segment.first + 3, reason: 'shortened', found, synced });
}
