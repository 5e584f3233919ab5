import { CHAIN_START, readSealed } from '../store/seal.js';

/** What a look through an exported audit log found; `line` counts from 1. */
export type AuditReport =
  | { readonly ok: true; readonly entries: number; readonly first: string | null; readonly last: string | null; readonly lastHash: string }
  | { readonly ok: false; readonly entries: number; readonly line: number; readonly reason: 'incomplete' | 'checksum' | 'chain' };

/** Checks an exported audit log from its first change on: every checksum, every link, no number missing. Needs nothing but the bytes. */
export function verifyAudit(data: Buffer): AuditReport {
  let entries = 0;
  let lastHash = CHAIN_START;
  let first: string | null = null;
  let last: string | null = null;
  let gap: number | null = null;
  const broken = readSealed<{ readonly id?: number; readonly at?: string; readonly prevHash: string }>(data, CHAIN_START, (line) => {
    if (line.value.id !== entries + 1) gap ??= line.line;
    entries += 1;
    lastHash = line.hash;
    first ??= line.value.at ?? null;
    last = line.value.at ?? last;
  });
  if (gap !== null) return { ok: false, entries, line: gap, reason: 'chain' };
  if (broken) return { ok: false, entries, line: broken.line, reason: broken.reason };
  return { ok: true, entries, first, last, lastHash };
}
