import { LRUCache } from 'lru-cache';
import type { Observation } from '../model/observation.js';
import type { StoreView } from '../store/store.js';
import type { DeadlineView } from '../tracking/deadlines.js';

/** Views kept, each with what was worked out of it: chats with the same hour share them. */
const KEPT = 16;
const kept = new WeakMap<StoreView, LRUCache<string, DeadlineView>>();

/** The store as it was known at an instant; the same object as long as the store has not changed. */
export function viewAt(view: StoreView, instant: Date): DeadlineView {
  const views = kept.get(view) ?? new LRUCache<string, DeadlineView>({ max: KEPT });
  kept.set(view, views);
  const key = `${view.lastChangeId()} ${instant.toISOString()}`;
  const made = views.get(key) ?? makeView(view, instant);
  views.set(key, made);
  return made;
}

/**
 * The store's figures as they were known at an instant: reported until then, the latest report of each date.
 * Figures that documents state count from their own date on, whenever the document was loaded.
 */
function makeView(view: StoreView, instant: Date): DeadlineView {
  const at = instant.toISOString();
  const observations = (region: string, indicatorId: string): readonly Observation[] => {
    const known = new Map<string, Observation>();
    for (const { observation, change, state } of view.history(region, indicatorId)) {
      if (state !== 'undone' && (change === null || change.at < at))
        known.set(`${observation.asOf}\u0000${observation.indicator}`, observation);
    }
    return [...known.values()].sort((a, b) => (a.asOf ?? '').localeCompare(b.asOf ?? ''));
  };
  return {
    plan: (id) => view.plan(id),
    plans: () => view.plans(),
    targets: () => view.targets(),
    tasks: () => view.tasks(),
    phases: () => view.phases(),
    indicators: () => view.indicators(),
    indicator: (id) => view.indicator(id),
    observations,
  };
}
