import type { Assessment, Status } from '../model/assessment.js';
import { STATUSES } from '../model/assessment.js';
import type { TargetRow } from '../model/stored-plan.js';
import { assess } from '../tracking/assess.js';
import { type Deadline, type DeadlineView, deadlines } from '../tracking/deadlines.js';

/** What is worked out of a view once for all digests that look at it. */
interface Worked {
  readonly assessments: Map<string, Assessment>;
  readonly deadlines: Map<string, readonly Deadline[]>;
}

/** Good as long as the view lives: only views that do not change may be asked. */
const known = new WeakMap<DeadlineView, Worked>();

function workedOf(view: DeadlineView): Worked {
  const worked = known.get(view) ?? { assessments: new Map(), deadlines: new Map() };
  known.set(view, worked);
  return worked;
}

/** Where a target stands on a day, with its inputs. */
export function assessmentOf(view: DeadlineView, row: TargetRow, today: string): Assessment {
  const { assessments } = workedOf(view);
  const key = `${today} ${row.code}`;
  const assessment = assessments.get(key) ?? assess(view, row, today);
  assessments.set(key, assessment);
  return assessment;
}

export const statusOf = (view: DeadlineView, row: TargetRow, today: string): Status => assessmentOf(view, row, today).verdict.status;

/** Everything with a date, soonest first. */
export function deadlinesOf(view: DeadlineView, today: string): readonly Deadline[] {
  const worked = workedOf(view);
  const found = worked.deadlines.get(today) ?? deadlines(view, today);
  worked.deadlines.set(today, found);
  return found;
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
