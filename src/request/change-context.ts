import type { ChangeContext } from '../render/changes.js';
import type { StoreView } from '../store/store.js';

/** What describing changes needs to know of a store. */
export const changeContext = (view: StoreView): ChangeContext => ({
  targets: () => view.targets(),
  planName: (id) => view.plan(id)?.prefix ?? id,
  indicatorName: (id) => view.indicator(id)?.name ?? id.slice(0, id.indexOf('|')),
});
