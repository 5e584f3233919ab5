import { readFile } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { StoreError } from '../errors.js';
import type { ChangeRecord } from './change-log.js';
import { realDisk } from './disk.js';
import { openHead } from './head.js';
import { CHAIN_ORIGIN, type ChainPosition, listSegments, parseSegment, type Segment } from './segments.js';

/** What a look through the whole audit log found. */
export type ChainReport =
  | { readonly ok: true; readonly entries: number; readonly lastHash: string; readonly tornBytes: number }
  /** `line` counts from 1 in `path`. */
  | { readonly ok: false; readonly entries: number; readonly path: string; readonly line: number; readonly message: string };

/** Checks every line of the journal against its checksum and the chain. Reads only; works beside a running process. Throws `StoreError` when files cannot be read. */
export async function verifyChain(folder: string): Promise<ChainReport> {
  let entries = 0;
  try {
    const { end, tornBytes } = await walk(folder, (records) => {
      entries += records.length;
    });
    return { ok: true, entries, lastHash: end.hash, tornBytes };
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'damaged') throw error;
    return { ok: false, entries, path: String(error.fields['path']), line: Number(error.fields['line']), message: error.message };
  }
}

/**
 * Hands out the whole audit log as sealed lines, oldest first, each ending in a newline: with nothing but SHA-256 anybody can check
 * that `hash` is that of the bytes before `,"hash":`, and that `prevHash` is the `hash` of the line before.
 * Throws `StoreError` `damaged` at the first line that does not fit.
 */
export async function exportAudit(
  folder: string,
  write: (lines: string) => void | Promise<void>,
): Promise<{ readonly entries: number; readonly lastHash: string }> {
  let entries = 0;
  const { end } = await walk(folder, async (records, text) => {
    entries += records.length;
    await write(text);
  });
  return { entries, lastHash: end.hash };
}

/** Goes through all segments in order; `visit` gets the records of one and its lines without the header. */
async function walk(
  folder: string,
  visit: (records: readonly ChangeRecord[], text: string, segment: Segment) => void | Promise<void>,
): Promise<{ readonly end: ChainPosition; readonly tornBytes: number }> {
  const { data: head } = await openHead(folder, realDisk);
  const segments = await listSegments(folder);
  let position = CHAIN_ORIGIN;
  let tornBytes = 0;
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    const data = await readFile(segment.path);
    const content = parseSegment(data, segment, position, { last, syncedId: last ? (head?.synced.id ?? 0) : 0 });
    await visit(content.records, data.toString('utf8', data.indexOf(10) + 1, content.goodBytes), segment);
    position = content.end;
    tornBytes = content.bytes - content.goodBytes;
    await turn();
  }
  return { end: position, tornBytes };
}
