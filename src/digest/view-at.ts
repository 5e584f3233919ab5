import type { Observation } from '../model/observation.js';
import type { StoreView } from '../store/store.js';
import type { DeadlineView } from '../tracking/deadlines.js';

/**
 * The store's figures as they were known at an instant: reported until then, the latest report of each date.
 * Figures that documents state count from their own date on, whenever the document was loaded.
 */
export function viewAt(view: StoreView, instant: Date): DeadlineView {
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
