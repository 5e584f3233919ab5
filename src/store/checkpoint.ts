import type { Head } from './head.js';

/** A consistent state of a running store: copy the first `bytes` bytes of each file, and write `head` as head.json. Files only grow, so the copy may take its time. */
export interface Checkpoint {
  readonly lastChangeId: number;
  /** Null for an empty store that was opened for reading. */
  readonly head: Head | null;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}
