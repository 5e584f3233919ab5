import type { Status } from '../model/assessment.js';
import { lastDay } from '../model/due.js';
import type { Body } from '../model/plan.js';
import { partTitle } from '../model/portions.js';
import type { PhaseRow, StoredPlan, TargetRow, TaskRow } from '../model/stored-plan.js';
import { assess } from './assess.js';
import type { FigureView } from './attach.js';

/** What the list of deadlines reads from the store. */
export type DeadlineView = FigureView & {
  plans(): readonly StoredPlan[];
  targets(): readonly TargetRow[];
  tasks(): readonly TaskRow[];
  phases(): readonly PhaseRow[];
};

/** One thing with a date, or a phase whose date depends on an event. */
export interface Deadline {
  readonly kind: 'target' | 'task' | 'phase' | 'milestone';
  /** Null for milestones, which have no code of their own. */
  readonly code: string | null;
  readonly planId: string;
  readonly region: string;
  readonly title: string;
  /** As printed, "2024-06"; null for a relative phase. */
  readonly due: string | null;
  /** Last day of `due`, null when there is none. */
  readonly day: string | null;
  /** "自批复三个月内" of a phase without a date. */
  readonly relative: string | null;
  /** Status of a target, null for the rest. */
  readonly status: Status | null;
  /** Responsible bodies: of the task, or of the task that holds the target. */
  readonly bodies: readonly string[];
}

/** Names by which bodies are known: what a misprint is taken for, and printed aliases. */
const namesOf = (bodies: readonly Body[]): readonly string[] => bodies.flatMap((body) => [body.misprintOf ?? body.name, ...body.aliases]);

/** Bodies that the plan makes responsible for a target: those of the task whose text it stands in, with their printed aliases. Empty where the text names none. */
export function bodiesOf(row: TargetRow, tasks: readonly TaskRow[]): readonly string[] {
  const holder = tasks.find(
    (task) => task.planId === row.planId && task.source.start <= row.source.start && row.source.end <= task.source.end,
  );
  return namesOf(holder?.bodies ?? []);
}

/** Everything with a date, soonest first, then in document order; relative phases last. `today` is an ISO day. */
export function deadlines(view: DeadlineView, today: string): readonly Deadline[] {
  const found: Deadline[] = [];
  const tasks = view.tasks();
  for (const row of view.targets()) {
    if (row.due === null) continue;
    found.push({
      kind: 'target',
      code: row.code,
      planId: row.planId,
      region: row.region,
      title: partTitle(row),
      due: row.due,
      day: lastDay(row.due),
      relative: null,
      status: assess(view, row, today).verdict.status,
      bodies: bodiesOf(row, tasks),
    });
  }
  for (const row of tasks) {
    if (row.due === null) continue;
    found.push({
      kind: 'task',
      code: row.code,
      planId: row.planId,
      region: row.region,
      title: row.title,
      due: row.due,
      day: lastDay(row.due),
      relative: null,
      status: null,
      bodies: namesOf(row.bodies),
    });
  }
  for (const row of view.phases()) {
    const day = row.end === null ? null : lastDay(row.end);
    if (day === null && row.relative === null) continue;
    found.push({
      kind: 'phase',
      code: row.code,
      planId: row.planId,
      region: row.region,
      title: row.name,
      due: row.end,
      day,
      relative: day === null ? row.relative : null,
      status: null,
      bodies: [],
    });
  }
  for (const plan of view.plans()) {
    for (const goal of plan.parsed.milestones) {
      found.push({
        kind: 'milestone',
        code: null,
        planId: plan.id,
        region: plan.parsed.region ?? '',
        title: goal.text,
        due: goal.due,
        day: lastDay(goal.due),
        relative: null,
        status: null,
        bodies: [],
      });
    }
  }
  return found.sort((a, b) => (a.day ?? '9999').localeCompare(b.day ?? '9999'));
}
