import { type CompactingLog, type CompactingLogOptions, openCompactingLog } from './compacting-log.js';

interface ShelfRecord<T> {
  readonly key: string;
  readonly value: T;
  /** Epoch milliseconds at which the value is forgotten. */
  readonly until: number;
}

/** Small values by key that are forgotten in time; what the platform interface calls a Shelf, which this folder may not name. */
export interface DurableShelf<T> {
  /** Resolves when the value is on disk. */
  set(key: string, value: T, ttlMs: number): Promise<void>;
  get(key: string): T | undefined;
  close(): Promise<void>;
}

export interface ShelfOptions {
  readonly now: () => Date;
}

/** Opens a shelf on disk. `T` must be plain JSON. Throws `StoreError` as `openCompactingLog` does. */
export async function openShelf<T>(
  options: ShelfOptions & Pick<CompactingLogOptions<never>, 'folder' | 'name' | 'disk' | 'compactBytes' | 'warn'>,
): Promise<DurableShelf<T>> {
  const entries = new Map<string, ShelfRecord<T>>();
  const take = ({ key, value, until }: ShelfRecord<T>): void => {
    entries.set(key, { key, value, until });
  };
  const live = (): Iterable<ShelfRecord<T>> => {
    for (const [key, { until }] of entries) if (until <= options.now().getTime()) entries.delete(key);
    return [...entries.values()];
  };
  const log = await openCompactingLog<ShelfRecord<T>>({ ...options, take, live });
  return createShelf(entries, log, options);
}

/** A shelf that forgets everything at the end of the process. */
export function createMemoryShelf<T>(options: ShelfOptions): DurableShelf<T> {
  const entries = new Map<string, ShelfRecord<T>>();
  const append = async (record: ShelfRecord<T>): Promise<void> => {
    entries.set(record.key, record);
  };
  return createShelf(entries, { append, close: async () => undefined }, options);
}

function createShelf<T>(
  entries: ReadonlyMap<string, ShelfRecord<T>>,
  log: CompactingLog<ShelfRecord<T>>,
  { now }: ShelfOptions,
): DurableShelf<T> {
  return {
    set: (key, value, ttlMs) => log.append({ key, value, until: now().getTime() + ttlMs }),
    get: (key) => {
      const entry = entries.get(key);
      return entry && entry.until > now().getTime() ? entry.value : undefined;
    },
    close: () => log.close(),
  };
}
