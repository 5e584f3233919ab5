import { type CompactingLog, type CompactingLogOptions, openCompactingLog } from './compacting-log.js';

/** Ids are remembered this long after they came: Feishu redelivers for some seven hours, Telegram keeps updates for a day. */
const SEEN_MS = 24 * 60 * 60 * 1000;

type SpoolRecord<T> =
  | { readonly put: string; readonly at: number; readonly record: T | null }
  | { readonly done: string }
  | { readonly again: string; readonly times: number };

/** Records that wait for their work; what the platform interface calls a Spool, which this folder may not name. */
export interface DurableSpool<T> {
  /** Resolves when the record is on disk; the same id within its time is `seen`. */
  put(id: string, record: T): Promise<'new' | 'seen'>;
  /** Records put and not yet done, in order of arrival, those of earlier runs included. */
  pending(): readonly { readonly id: string; readonly record: T }[];
  /** Resolves when it is on disk that the record needs nothing more. */
  done(id: string): Promise<void>;
  /** Puts on disk that a later run takes the record up again; resolves with how often that was so far, this time included. */
  takenUp(id: string): Promise<number>;
  close(): Promise<void>;
}

export interface SpoolOptions {
  readonly now: () => Date;
  /** How long an id counts as seen, at least; a record that is not done is kept however old it is. */
  readonly seenMs?: number;
}

/** Opens a spool on disk. `T` must be plain JSON. Throws `StoreError` as `openCompactingLog` does. */
export async function openSpool<T>(
  options: SpoolOptions & Pick<CompactingLogOptions<never>, 'folder' | 'name' | 'disk' | 'compactBytes' | 'warn'>,
): Promise<DurableSpool<T>> {
  const memory = createSpoolMemory<T>(options);
  const log = await openCompactingLog<SpoolRecord<T>>({ ...options, take: memory.take, live: memory.live });
  return createSpool(memory, log);
}

/** A spool that forgets everything at the end of the process. */
export function createMemorySpool<T>(options: SpoolOptions): DurableSpool<T> {
  const memory = createSpoolMemory<T>(options);
  return createSpool(memory, { append: async (record) => memory.take(record), close: async () => undefined });
}

interface SpoolMemory<T> {
  readonly take: (record: SpoolRecord<T>) => void;
  readonly live: () => Iterable<SpoolRecord<T>>;
  readonly seen: (id: string) => boolean;
  readonly pending: ReadonlyMap<string, T>;
  readonly timesTakenUp: (id: string) => number;
  readonly now: () => number;
}

function createSpoolMemory<T>({ now, seenMs = SEEN_MS }: SpoolOptions): SpoolMemory<T> {
  /** When each id came, oldest first. */
  const arrivals = new Map<string, number>();
  const pending = new Map<string, T>();
  const takenUp = new Map<string, number>();
  const fresh = (at: number): boolean => now().getTime() - at < seenMs;
  const forget = (): void => {
    for (const [id, at] of arrivals) if (!fresh(at) && !pending.has(id)) arrivals.delete(id);
  };
  return {
    pending,
    timesTakenUp: (id) => takenUp.get(id) ?? 0,
    now: () => now().getTime(),
    seen: (id) => pending.has(id) || fresh(arrivals.get(id) ?? Number.NEGATIVE_INFINITY),
    take: (entry) => {
      if ('done' in entry) {
        pending.delete(entry.done);
        takenUp.delete(entry.done);
        return;
      }
      if ('again' in entry) {
        takenUp.set(entry.again, entry.times);
        return;
      }
      arrivals.delete(entry.put); // an id that comes again after its time is the newest
      arrivals.set(entry.put, entry.at);
      if (entry.record !== null) pending.set(entry.put, entry.record);
    },
    live: () => {
      forget();
      const again = [...takenUp].map(([id, times]): SpoolRecord<T> => ({ again: id, times }));
      return [...[...arrivals].map(([put, at]): SpoolRecord<T> => ({ put, at, record: pending.get(put) ?? null })), ...again];
    },
  };
}

function createSpool<T>(memory: SpoolMemory<T>, log: CompactingLog<SpoolRecord<T>>): DurableSpool<T> {
  const arriving = new Map<string, Promise<void>>();
  return {
    put: async (id, record) => {
      // The same id may come twice at once; the second waits, and takes its turn should the first fail.
      for (let first = arriving.get(id); first; first = arriving.get(id)) await first.catch(() => undefined);
      if (memory.seen(id)) return 'seen';
      const arrival = log.append({ put: id, at: memory.now(), record });
      arriving.set(id, arrival);
      try {
        await arrival;
      } finally {
        arriving.delete(id);
      }
      return 'new';
    },
    pending: () => [...memory.pending].map(([id, record]) => ({ id, record })),
    done: async (id) => {
      if (memory.pending.has(id)) await log.append({ done: id });
    },
    takenUp: async (id) => {
      const times = memory.timesTakenUp(id) + 1;
      if (memory.pending.has(id)) await log.append({ again: id, times });
      return times;
    },
    close: () => log.close(),
  };
}
