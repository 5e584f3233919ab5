import { randomBytes } from 'node:crypto';
import type { Store } from '../store/store.js';
import type { Proposal } from './proposal.js';

/** How long a preview waits for its confirmation. */
const PREVIEW_MS = 30 * 60_000;
/** Previews kept at once; the oldest goes when one more comes. */
const MAX_PREVIEWS = 20;

/** A proposal that waits for a yes. */
export interface Preview {
  readonly token: string;
  readonly proposal: Proposal;
  /** `platform:id` of the person who sent the file. */
  readonly by: string;
  /** Change that was the last one when the preview was made: a proposal is carried out on the store it was made for. */
  readonly madeAt: number;
}

/** Previews of one store, in memory only: a file that nobody confirmed leaves nothing behind, not even after a restart. */
class Previews {
  readonly #previews = new Map<string, Preview & { readonly until: number }>();

  constructor(private readonly store: Store) {}

  add(proposal: Proposal, by: string, now: Date): Preview {
    for (const [token, preview] of this.#previews)
      if (preview.until <= now.getTime() || this.#previews.size >= MAX_PREVIEWS) this.#previews.delete(token);
    const preview = {
      token: randomBytes(4).toString('hex'),
      proposal,
      by,
      madeAt: this.store.view.lastChangeId(),
      until: now.getTime() + PREVIEW_MS,
    };
    this.#previews.set(preview.token, preview);
    return preview;
  }

  /** The preview while it waits, undefined when it is unknown, taken or too old. */
  get(token: string, now: Date): Preview | undefined {
    const preview = this.#previews.get(token);
    return preview && preview.until > now.getTime() ? preview : undefined;
  }

  drop(token: string): void {
    this.#previews.delete(token);
  }
}

const byStore = new WeakMap<Store, Previews>();

/** The previews that belong to a store. */
export function previewsOf(store: Store): Previews {
  const known = byStore.get(store) ?? new Previews(store);
  byStore.set(store, known);
  return known;
}
