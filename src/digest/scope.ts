import { lastDay } from '../model/due.js';
import { regionNames } from '../model/region.js';
import type { StoredPlan, TargetRow } from '../model/stored-plan.js';
import type { Subscription } from '../model/subscription.js';
import { planShort } from '../render/rows.js';
import { bodiesOf, type DeadlineView } from '../tracking/deadlines.js';

/** What a chat's digest covers; empty lists mean no narrowing. */
export type Scope = Pick<Subscription, 'regions' | 'plans' | 'bodies'>;

/** "杭州市、市科技局", plans by their short names; "全部规划" for no narrowing. */
export function scopeText({ regions, plans, bodies }: Scope, view: Pick<DeadlineView, 'plan'>): string {
  const named = plans.map((id) => {
    const plan = view.plan(id);
    return plan ? `${planShort(plan)}方案` : '已移除的方案';
  });
  return [...regions, ...named, ...bodies].join('、') || '全部规划';
}

/** Whether a plan belongs to a scope; bulletins have no targets of their own and belong to none. */
export function inScope({ id, parsed }: StoredPlan, { regions, plans }: Scope): boolean {
  if (parsed.kind === 'report' || (plans.length > 0 && !plans.includes(id))) return false;
  return regions.length === 0 || regionNames(parsed.region).some((region) => regions.includes(region));
}

/** Plans of a scope. */
export const plansOf = (view: DeadlineView, scope: Scope): readonly StoredPlan[] => view.plans().filter((plan) => inScope(plan, scope));

/** Whether a plan's period has ended before a day; a plan without a period does not end. */
export function endedBefore(plan: StoredPlan, day: string): boolean {
  const end = plan.parsed.period === null ? null : lastDay(plan.parsed.period.end);
  return end !== null && end < day;
}

/** Targets of plans in document order, narrowed to the scope's bodies. */
export function targetsOf(view: DeadlineView, plans: readonly StoredPlan[], scope: Scope): readonly TargetRow[] {
  const ids = new Set(plans.map((plan) => plan.id));
  const tasks = view.tasks();
  return view
    .targets()
    .filter(
      (row) => ids.has(row.planId) && (scope.bodies.length === 0 || bodiesOf(row, tasks).some((body) => scope.bodies.includes(body))),
    );
}
