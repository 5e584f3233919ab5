import type { ChangeDraft } from '../model/change.js';
import type { StoredPlan } from '../model/stored-plan.js';
import { type PlanSource, preparePlan } from './plan-import.js';
import { codeKey } from './rows.js';
import type { Store } from './store.js';

/** Imports plans into a store that has seen no change yet, all or none, in the given order. Returns how many; 0 for a store in use. */
export async function seedPlans(store: Store, sources: readonly PlanSource[], now: () => Date): Promise<number> {
  if (store.view.lastChangeId() > 0) return 0;
  const plans: StoredPlan[] = [];
  const used = new Set<string>();
  for (const source of sources) {
    const plan = preparePlan(source, { planVersions: () => plans, usedCodes: () => used }, now().toISOString());
    plans.push(plan);
    for (const code of Object.values(plan.codes).flat()) used.add(codeKey(code));
  }
  const drafts = plans.map(
    (plan): ChangeDraft => ({
      op: { type: 'plan.import', plan },
      by: 'system',
      chat: null,
      cause: `seed:${plan.id}:${plan.sha256}`,
      note: null,
    }),
  );
  await store.commitAll(drafts);
  return plans.length;
}
