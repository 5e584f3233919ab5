import type { ChangeOp } from '../model/change.js';
import { type Target, type Task, workOf } from '../model/plan.js';
import type { Span } from '../model/span.js';
import type { StoredPlan } from '../model/stored-plan.js';
import { parse } from '../parser/parse.js';
import { nextCode } from '../store/codes.js';
import { codeKey } from '../store/rows.js';
import type { StoreView } from '../store/store.js';

/** Pass name of rows that a person added by quoting the document. */
const ADDED = 'person';

/** Where a quoted sentence stands in a plan, blanks and line breaks aside; null when the plan does not have it. */
export function locate(plan: Pick<StoredPlan, 'text'>, quote: string): Span | null {
  const letters = [...quote.replace(/\s+/gu, '')];
  if (letters.length === 0) return null;
  const escaped = letters.map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&'));
  const found = new RegExp(escaped.join('\\s*'), 'u').exec(plan.text);
  if (!found) return null;
  const line = plan.text.slice(0, found.index).split('\n').length;
  return { start: found.index, end: found.index + found[0].length, line, quote: found[0] };
}

/** Section and headings of the row before `start`; a row added by quotation stands under the same heading. */
function surroundings(plan: StoredPlan, start: number): { section: string; path: string[] } {
  const rows: readonly (Target | Task)[] = [...plan.parsed.targets, ...workOf(plan.parsed)];
  const before = rows.filter((row) => row.source.start <= start).sort((a, b) => b.source.start - a.source.start)[0];
  if (before) return { section: before.section, path: [...before.path] };
  const heading = plan.parsed.outline.filter((section) => section.source.start <= start).at(-1);
  return { section: heading?.title ?? '', path: heading ? [heading.title] : [] };
}

/**
 * The rows that a quoted sentence holds and that the plan does not have yet, as additions with new codes.
 * A sentence without a figure becomes one task under its first words. Empty when everything in it is known.
 */
export function rowsOfQuote(view: StoreView, plan: StoredPlan, span: Span): readonly Extract<ChangeOp, { type: 'row.add' }>[] {
  const around = surroundings(plan, span.start);
  // Title and heading go before the sentence, so that it is read as it stands in the plan and not as a title of its own.
  const preface = `${plan.parsed.title}\n一、${around.section}\n`;
  const parsed = parse(preface + span.quote);
  const moved = (inner: Span): Span => ({
    ...inner,
    start: inner.start - preface.length + span.start,
    end: inner.end - preface.length + span.start,
    line: span.line + plan.text.slice(span.start, inner.start - preface.length + span.start).split('\n').length - 1,
  });
  const used = new Set(view.usedCodes());
  const known = new Set(
    view
      .targets()
      .filter((row) => row.planId === plan.id)
      .map((row) => `${row.indicator}\u0000${row.value}\u0000${row.unit}`),
  );
  const add = (row: Extract<ChangeOp, { type: 'row.add' }>['row']): Extract<ChangeOp, { type: 'row.add' }> => {
    const code = nextCode(plan.prefix, row.kind === 'target' ? 'targets' : 'tasks', used);
    used.add(codeKey(code));
    return { type: 'row.add', planId: plan.id, code, row };
  };
  const targets = parsed.targets
    .filter((row) => row.source.start >= preface.length)
    .filter((row) => !known.has(`${row.indicator}\u0000${row.value}\u0000${row.unit}`))
    .map((row) => add({ kind: 'target', row: { ...row, ...around, source: moved(row.source), pass: ADDED, confidence: 'sure' } }));
  if (targets.length > 0 || parsed.targets.length > 0) return targets;
  const task = workOf(parsed).find((row) => row.source.start >= preface.length);
  const title = (task?.title ?? span.quote.split(/[。；;：:，,]/u)[0] ?? span.quote).trim().slice(0, 60);
  const { number = '', bodies = [], due = null, dueFrom = 'none' } = task ?? {};
  return [add({ kind: 'task', row: { number, title, bodies, due, dueFrom, ...around, source: span, pass: ADDED, confidence: 'sure' } })];
}
