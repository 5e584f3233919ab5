import { createHash } from 'node:crypto';
import type { ChangeOp } from '../model/change.js';
import type { StoredPlan } from '../model/stored-plan.js';
import { preparePlan } from '../store/plan-import.js';
import type { StoreView } from '../store/store.js';
import { diffPlans, type PlanDiff } from './diff.js';
import type { ReadDocument } from './document.js';
import { workbookChanges } from './workbook-changes.js';
import type { WorkbookChanges } from './workbook-collector.js';
import { isExportedWorkbook } from './workbook-table.js';

/** What importing a file would do; nothing is done yet. */
export type Proposal =
  /** The very same file is loaded. */
  | { readonly kind: 'same'; readonly plan: StoredPlan }
  /** A plan that is new (`diff` null) or a revised text of a loaded one. */
  | { readonly kind: 'plan'; readonly plan: StoredPlan; readonly diff: PlanDiff | null; readonly warnings: readonly string[] }
  /** An exported workbook that came back. */
  | { readonly kind: 'workbook'; readonly changes: WorkbookChanges };

/** SHA-256 of the bytes, hex. */
export const fingerprint = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Name without folders and control characters, at most 120 characters: it is shown and kept. */
export const safeFileName = (name: string): string =>
  (name.split(/[/\\]/u).at(-1) ?? '').replace(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]/gu, '').slice(-120) || '未命名文件';

/** Works out what a document that was read, and is not loaded yet, would change. `now` dates the import. */
export function propose(
  view: StoreView,
  document: ReadDocument,
  source: { readonly fileName: string; readonly sha256: string },
  now: Date,
): Proposal {
  if (document.sheets && isExportedWorkbook(document.sheets)) return { kind: 'workbook', changes: workbookChanges(view, document.sheets) };
  const { text, places, parsed, warnings } = document;
  const plan = preparePlan({ ...source, text, places: [...places], parsed }, view, now.toISOString());
  const earlier = view.plan(plan.id);
  return { kind: 'plan', plan, diff: earlier ? diffPlans(earlier, plan, (code) => view.row(code)) : null, warnings };
}

/** The changes that carry a proposal out; empty when there is nothing to do. Another plan may have taken the codes since the proposal was made: they are chosen anew. */
export function opsOf(proposal: Proposal, view: StoreView): readonly ChangeOp[] {
  if (proposal.kind === 'same') return [];
  if (proposal.kind === 'workbook') return proposal.changes.ops;
  return [{ type: 'plan.import', plan: preparePlan(proposal.plan, view, proposal.plan.importedAt) }];
}
