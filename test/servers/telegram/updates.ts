/** How an update is to be delivered. */
export interface DeliveryPlan {
  /** Times in all (1). */
  readonly times?: number;
}

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

interface Waiting {
  readonly update: Update;
  left: number;
  readonly acknowledged: () => void;
}

/** Updates that the bot has not confirmed as often as planned. */
export class UpdateQueue {
  readonly #waiting: Waiting[] = [];
  readonly #wake = new Set<() => void>();
  #lastId = 500;
  /** Puts a batch into another order before it is handed out. */
  shuffle: (batch: Update[]) => Update[] = (batch) => batch;

  /** Adds an update and resolves when it was confirmed. */
  add(
    content: Record<string, unknown>,
    { times = 1 }: DeliveryPlan = {},
  ): { readonly update: Update; readonly acknowledged: Promise<void> } {
    this.#lastId += 1;
    const update = { update_id: this.#lastId, ...content };
    const acknowledged = new Promise<void>((resolve) => this.#waiting.push({ update, left: times, acknowledged: resolve }));
    for (const wake of this.#wake) wake();
    return { update, acknowledged };
  }

  /** Ids begin anew, as after a week without updates. */
  restartIds(from: number): void {
    this.#lastId = from - 1;
  }

  get size(): number {
    return this.#waiting.length;
  }

  /** Counts a delivery of an update as confirmed; the last one takes it off. */
  confirm(id: number): void {
    const at = this.#waiting.findIndex(({ update }) => update.update_id === id);
    const entry = this.#waiting[at];
    if (!entry) return;
    entry.left -= 1;
    if (entry.left > 0) return;
    this.#waiting.splice(at, 1);
    entry.acknowledged();
  }

  /** The next batch for getUpdates: everything handed out before and below `offset` counts as confirmed. */
  batch(offset: number, limit: number): Update[] {
    for (const { update } of [...this.#waiting])
      if (update.update_id < offset && this.#handed.has(update.update_id)) this.confirm(update.update_id);
    const fresh = this.#waiting.filter(({ update }) => update.update_id >= offset || this.#handed.has(update.update_id));
    const batch = fresh.slice(0, limit).map(({ update }) => update);
    for (const { update_id: id } of batch) this.#handed.add(id);
    return this.shuffle(batch);
  }
  readonly #handed = new Set<number>();

  all(): Update[] {
    return this.#waiting.map(({ update }) => update);
  }

  /** Resolves when something is waiting, or after `ms`. */
  async arrival(ms: number): Promise<void> {
    if (this.#waiting.length > 0) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#wake.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#wake.add(wake);
    });
  }

  onArrival(listener: () => void): () => void {
    this.#wake.add(listener);
    return () => this.#wake.delete(listener);
  }
}
