import { readFile } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import type { ChangeLog, ChangeRecord } from './change-log.js';
import { type Schema, upcast } from './schema.js';
import type { Segment, SegmentHeader } from './segments.js';

/** Lines parsed before other work gets its turn: about two milliseconds. */
const LINES_PER_TURN = 400;
const NEWLINE = 10;

/** A segment with the number of bytes that are durable. */
export interface ReadableSegment extends Segment {
  readonly bytes: number;
}

/** The reading half of a log on files. `segments` gives the present segments, oldest first. */
export function createSegmentReader(segments: () => readonly ReadableSegment[], schema: Schema): Pick<ChangeLog, 'read' | 'newestFirst'> {
  const load = async (segment: ReadableSegment) => {
    const data = (await readFile(segment.path)).subarray(0, segment.bytes);
    const starts = lineStarts(data);
    const line = (index: number): Buffer => data.subarray(starts[index], (starts[index + 1] ?? data.length) - 1);
    const header = JSON.parse(line(0).toString('utf8')) as SegmentHeader;
    const record = (index: number): ChangeRecord => {
      const parsed = JSON.parse(line(index).toString('utf8')) as ChangeRecord;
      return { ...parsed, op: upcast(schema, parsed.op, header.schema) };
    };
    return { count: starts.length, line, record };
  };
  return {
    read: async (id) => {
      const segment = segments().findLast(({ first }) => first <= id);
      if (!segment) return undefined;
      const lines = await load(segment);
      const index = id - segment.first + 1;
      return index < lines.count ? lines.record(index) : undefined;
    },
    newestFirst: async function* (mention) {
      for (const segment of segments().toReversed()) {
        if (segment.bytes === 0) continue;
        const lines = await load(segment);
        for (let end = lines.count; end > 1; end -= LINES_PER_TURN) {
          const group: ChangeRecord[] = [];
          for (let index = end - 1; index >= Math.max(1, end - LINES_PER_TURN); index -= 1) {
            if (mention === undefined || lines.line(index).includes(mention)) group.push(lines.record(index));
          }
          yield group;
          await turn();
        }
      }
    },
  };
}

function lineStarts(data: Buffer): readonly number[] {
  const starts: number[] = [];
  for (let start = 0; start < data.length; ) {
    starts.push(start);
    const newline = data.indexOf(NEWLINE, start);
    start = newline < 0 ? data.length : newline + 1;
  }
  return starts;
}
