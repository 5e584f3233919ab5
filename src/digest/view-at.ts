import { LRUCache } from 'lru-cache';
import type { Moment, StoreView } from '../store/store.js';
import type { DeadlineView } from '../tracking/deadlines.js';

/** Views kept, each with what was worked out of it: chats with the same hour share them. */
const KEPT = 16;
const kept = new WeakMap<StoreView, LRUCache<string, DeadlineView>>();

/**
 * The store with its figures as they were known at a moment; the same object as long as the store has not changed.
 * Figures that documents state count from their own date on, whenever the document was loaded.
 */
export function viewAt(view: StoreView, moment: Moment): DeadlineView {
  const views = kept.get(view) ?? new LRUCache<string, DeadlineView>({ max: KEPT });
  kept.set(view, views);
  const key = `${view.lastChangeId()} ${moment.reported} ${moment.undone}`;
  const made = views.get(key) ?? makeView(view, moment);
  views.set(key, made);
  return made;
}

const makeView = (view: StoreView, moment: Moment): DeadlineView => ({
  plan: (id) => view.plan(id),
  plans: () => view.plans(),
  targets: () => view.targets(),
  tasks: () => view.tasks(),
  phases: () => view.phases(),
  indicators: () => view.indicators(),
  indicator: (id) => view.indicator(id),
  observations: (region, indicatorId) => view.observations(region, indicatorId, moment),
});
