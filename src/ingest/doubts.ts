import { type Diagnostic, workOf } from '../model/plan.js';
import type { Span } from '../model/span.js';
import type { StoredPlan, TargetRow, TaskRow } from '../model/stored-plan.js';
import type { StoreView } from '../store/store.js';

/** A row of a plan that the parser was not sure of, before the plan is in the store. */
export interface DoubtfulRow {
  readonly code: string;
  readonly title: string;
  readonly source: Span;
}

/** The rows that a person should look at before confirming an import, in document order. */
export function doubtfulRows({ parsed, codes }: StoredPlan): readonly DoubtfulRow[] {
  const targets = parsed.targets.map((row, at) => ({ row, title: row.indicator, code: codes.targets[at] ?? '' }));
  const tasks = workOf(parsed).map((row, at) => ({ row, title: row.title, code: codes.tasks[at] ?? '' }));
  return [...targets, ...tasks]
    .filter(({ row }) => row.confidence === 'doubtful')
    .sort((a, b) => a.row.source.start - b.row.source.start)
    .map(({ row, title, code }) => ({ code, title, source: row.source }));
}

/** What the parser says it could not read, with the place; remarks that need nobody's attention are left out. */
export const unread = (plan: Pick<StoredPlan, 'parsed'>): readonly Diagnostic[] =>
  plan.parsed.diagnostics.filter((diagnostic) => diagnostic.severity !== 'info');

/** Doubtful rows in the store that nobody accepted yet; corrected ones count as looked at. */
export const openRows = (view: StoreView, planId: string | null): readonly (TargetRow | TaskRow)[] =>
  [...view.targets(), ...view.tasks()].filter(
    (row) =>
      row.confidence === 'doubtful' && row.review === 'open' && row.corrected.length === 0 && (planId === null || row.planId === planId),
  );
