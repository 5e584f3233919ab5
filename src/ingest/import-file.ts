import type { Change } from '../model/change.js';
import type { Store } from '../store/store.js';
import type { ReadLimits } from './limits.js';
import { fingerprint, opsOf, type Proposal, propose, safeFileName } from './proposal.js';
import { readDocument } from './read.js';

/** Reads a file and works out what importing it would change; nothing is changed. Throws `FileError` with one line for the sender. */
export async function previewFile(store: Store, bytes: Uint8Array, name: string, now: Date, limits?: ReadLimits): Promise<Proposal> {
  const fileName = safeFileName(name);
  const sha256 = fingerprint(bytes);
  const same = store.view.plans().find((plan) => plan.sha256 === sha256);
  if (same) return { kind: 'same', plan: same };
  const document = await readDocument(bytes, fileName, limits);
  return propose(store.view, document, { fileName, sha256 }, now);
}

/** Who carries a proposal out, where, and by which message. */
export interface Author {
  readonly by: string;
  readonly chat: string | null;
  readonly cause: string | null;
}

/** Carries a proposal out as one change, or one batch that happens whole or not at all. Returns the changes, none when there was nothing to do. */
export async function carryOut(store: Store, proposal: Proposal, author: Author, note: string | null): Promise<readonly Change[]> {
  const drafts = opsOf(proposal, store.view).map((op) => ({ op, ...author, note }));
  return drafts.length === 0 ? [] : store.commitAll(drafts);
}
