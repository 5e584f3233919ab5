import { createHash, hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { ChangeRecord } from './change-log.js';
import { createPacker, type PackedFigures } from './figure-table.js';
import type { ChainPosition } from './segments.js';
import type { AppliedChange } from './state.js';

/** First line of a fold. The fold holds everything that memory needs of one closed segment; it can be made again from the segment at any time. */
export interface FoldHeader {
  readonly fold: 1;
  readonly schema: number;
  readonly before: ChainPosition;
  readonly end: ChainPosition;
  /** Size and SHA-256 of the segment that it was made from. */
  readonly bytes: number;
  readonly sha256: string;
  /** SHA-256 of the lines that follow. */
  readonly check: string;
}

export interface Fold {
  readonly header: FoldHeader;
  readonly figures: PackedFigures;
  /** Changes other than figures and refusals. */
  readonly others: readonly AppliedChange[];
  /** Parsed only when asked for: most segments are too old for their causes to matter. */
  causes(): readonly (readonly [key: string, id: number])[];
}

/** Gathers the fold of a segment while the segment is being written, so that closing it costs no re-reading. */
export interface FoldBuilder {
  /** Bytes of the segment, in order, header included. */
  bytes(data: Uint8Array): void;
  /** `cause` is the key of the record's cause (`causeKey`). */
  add(record: ChangeRecord, cause: string | null): void;
  /** The finished file; gives way to other work between columns. */
  finish(end: ChainPosition): Promise<string>;
}

export function createFoldBuilder(schema: number, before: ChainPosition): FoldBuilder {
  const packer = createPacker();
  const others: AppliedChange[] = [];
  const causes: (readonly [string, number])[] = [];
  const digest = createHash('sha256');
  let bytes = 0;
  return {
    bytes: (data) => {
      digest.update(data);
      bytes += data.length;
    },
    add: ({ id, at, by, chat, op }, cause) => {
      if (op.type === 'observation.report') packer.add({ stamp: { id, at, by, chat }, observation: op.observation });
      else if (op.type !== 'refusal') others.push({ id, at, by, chat, op });
      if (cause !== null) causes.push([cause, id]);
    },
    finish: async (end) => {
      const figures: string[] = [];
      for (const column of packer.columns()) {
        figures.push(`${JSON.stringify(column.name)}:${JSON.stringify(column.values)}`);
        await turn();
      }
      const rest = `{${figures.join(',')}}\n${JSON.stringify(others)}\n${JSON.stringify(causes)}\n`;
      const header: FoldHeader = { fold: 1, schema, before, end, bytes, sha256: digest.digest('hex'), check: hash('sha256', rest) };
      return `${JSON.stringify(header)}\n${rest}`;
    },
  };
}

/** Reads a fold; null when it is not whole, in which case the segment is read instead. */
export function parseFold(data: Buffer): Fold | null {
  const lines: Buffer[] = [];
  for (let start = 0, end = data.indexOf(10); end >= 0; start = end + 1, end = data.indexOf(10, start))
    lines.push(data.subarray(start, end));
  const [head, figures, others, causes] = lines;
  if (!head || !figures || !others || !causes || lines.length !== 4) return null;
  const header = parseOrNull(head) as FoldHeader | null;
  if (header?.fold !== 1 || hash('sha256', data.subarray(head.length + 1)) !== header.check) return null;
  return {
    header,
    figures: JSON.parse(figures.toString('utf8')) as PackedFigures,
    others: JSON.parse(others.toString('utf8')) as AppliedChange[],
    causes: () => JSON.parse(causes.toString('latin1')) as (readonly [string, number])[],
  };
}

function parseOrNull(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return null;
  }
}
