/** Collects what arrives while a write is under way, so that one sync serves many callers (group commit). */
export interface Batcher<T, R> {
  /** Resolves or rejects with what became of this item. */
  add(item: T): Promise<R>;
  /** Resolves when nothing is waiting or being written. */
  idle(): Promise<void>;
}

/** What became of one item of a batch. */
export type Outcome<R> = { readonly value: R } | { readonly error: Error };

/** `write` gets the items in order of arrival, at most `maxItems` at once, and never two batches at a time; when it throws, the whole batch failed. */
export function createBatcher<T, R>(write: (items: readonly T[]) => Promise<readonly Outcome<R>[]>, maxItems: number): Batcher<T, R> {
  interface Waiting {
    readonly item: T;
    readonly resolve: (value: R) => void;
    readonly reject: (error: unknown) => void;
  }
  const queue: Waiting[] = [];
  let running: Promise<void> | null = null;

  const writeBatch = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await write(batch.map(({ item }) => item));
      batch.forEach((waiting, index) => {
        const outcome = outcomes[index];
        if (outcome && 'value' in outcome) waiting.resolve(outcome.value);
        else waiting.reject(outcome?.error ?? new Error('batch writer returned too few outcomes'));
      });
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
    }
  };
  const run = async (): Promise<void> => {
    await Promise.resolve(); // let calls of the same turn join the first batch
    while (queue.length > 0) await writeBatch(queue.splice(0, maxItems));
    running = null;
  };
  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        running ??= run();
      }),
    idle: async () => {
      while (running) await running;
    },
  };
}
