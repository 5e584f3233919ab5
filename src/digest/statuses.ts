import type { Status } from '../model/assessment.js';
import { STATUSES } from '../model/assessment.js';
import type { TargetRow } from '../model/stored-plan.js';
import { assess } from '../tracking/assess.js';
import type { DeadlineView } from '../tracking/deadlines.js';

/** Statuses by view, row and day; the same are asked for several times in one digest. */
const known = new WeakMap<DeadlineView, Map<string, Status>>();

/** Where a target stands on a day; remembered as long as the view lives, so only for views that do not change. */
export function statusOf(view: DeadlineView, row: TargetRow, today: string): Status {
  const statuses = known.get(view) ?? new Map<string, Status>();
  known.set(view, statuses);
  const key = `${today} ${row.code}`;
  const status = statuses.get(key) ?? assess(view, row, today).verdict.status;
  statuses.set(key, status);
  return status;
}

/** How many targets have which status, in the fixed order, those without any left out. */
export function countStatuses(view: DeadlineView, rows: readonly TargetRow[], today: string): ReadonlyMap<Status, number> {
  const counts = new Map<Status, number>();
  for (const row of rows) {
    const status = statusOf(view, row, today);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return new Map(STATUSES.flatMap((status) => (counts.has(status) ? [[status, counts.get(status) ?? 0]] : [])));
}
