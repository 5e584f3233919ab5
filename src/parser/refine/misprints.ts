import type { Body, Diagnostic, Task } from '../../model/plan.js';
import { LEVEL_MISPRINTS, NEVER_FIRST, OFFICE } from '../lexicon/bodies.js';
import { type ParseState, type Pass, spanOf } from '../state.js';

/** Names of bodies as the document prints them, with how often. */
function namesOf(tasks: readonly Task[]): Map<string, number> {
  const names = new Map<string, number>();
  for (const task of tasks) for (const { name } of task.bodies) names.set(name, (names.get(name) ?? 0) + 1);
  return names;
}

/**
 * What an obvious misprint stands for, null when the name is taken as printed.
 * 是科技局 is taken for 市科技局 when the document prints that name too, or when no name begins with 是 and 市科技局 has the form of an office;
 * a blank inside a name is taken out when the document prints the name without it.
 */
function meantBy(name: string, names: ReadonlyMap<string, number>): string | null {
  const tight = name.replace(/\s/gu, '');
  if (tight !== name && names.has(tight)) return tight;
  const levels = LEVEL_MISPRINTS[name[0] ?? ''] ?? [];
  const candidates = levels.map((level) => level + name.slice(1));
  const known = candidates.find((candidate) => names.has(candidate));
  if (known !== undefined) return known;
  return NEVER_FIRST.test(name) ? (candidates.find((candidate) => OFFICE.test(candidate)) ?? null) : null;
}

function diagnosticOf(state: ParseState, task: Task, body: Body, meant: string): Diagnostic {
  const at = state.text.indexOf(body.name, task.source.start);
  const source = at >= 0 && at < task.source.end ? spanOf(state, at, at + body.name.length) : task.source;
  return { rule: 'misprint', severity: 'warning', message: `原文作“${body.name}”，按“${meant}”处理`, source };
}

/** Flags obvious misprints in the names of responsible bodies; the printed name stays. */
export const misprintsPass: Pass = {
  name: 'misprints',
  reason: 'After the tasks: a misprint is told from the names that the same document prints elsewhere.',
  run(state) {
    const names = namesOf([...state.tasks, ...state.duties]);
    const checked = (task: Task): Task => {
      const bodies = task.bodies.map((body) => {
        const meant = meantBy(body.name, names);
        if (meant === null) return body;
        state.diagnostics.push(diagnosticOf(state, task, body, meant));
        return { ...body, misprintOf: meant };
      });
      return { ...task, bodies };
    };
    state.tasks = state.tasks.map(checked);
    state.duties = state.duties.map(checked);
  },
};
