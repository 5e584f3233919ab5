import type { Change } from '../model/change.js';

/** A change as it stands on its journal line. */
export interface ChangeRecord extends Change {
  /** More changes of the same commit follow; without them this one does not count. */
  readonly more?: true;
  /** Id of the last change that was known to be on disk when this line was written. Damage up to there is no torn tail. */
  readonly synced: number;
}

/** Drops what belongs to the journal line alone. */
export const toChange = ({ id, at, op, by, chat, cause, note, prevHash, hash }: ChangeRecord): Change => ({
  op,
  by,
  chat,
  cause,
  note,
  id,
  at,
  prevHash,
  hash,
});

/** Lines that are to become durable together; the records are those of the lines, in order. */
export interface SealedBatch {
  readonly lines: readonly string[];
  readonly records: readonly ChangeRecord[];
  /** Key of each record's cause (`causeKey`). */
  readonly causes: readonly (string | null)[];
}

/** Where changes are kept, one after the other. */
export interface ChangeLog {
  /** Resolves when the batch is durable; a rejected batch left nothing. Calls must not overlap. */
  append(batch: SealedBatch): Promise<void>;
  /** A durable change by id. */
  read(id: number): Promise<ChangeRecord | undefined>;
  /** All durable changes, newest first, in groups of neighbours. `mention`: only those whose line contains the text need to be given. */
  newestFirst(mention?: string): AsyncIterable<readonly ChangeRecord[]>;
  close(): Promise<void>;
}

/** A log in memory, for tests and for reading a store that does not exist yet. */
export function createMemoryLog(): ChangeLog {
  const records: ChangeRecord[] = [];
  return {
    append: async (batch) => {
      records.push(...batch.records);
    },
    read: async (id) => records[id - 1],
    newestFirst: async function* () {
      yield records.toReversed();
    },
    close: async () => undefined,
  };
}
