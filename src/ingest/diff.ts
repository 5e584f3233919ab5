import { SCOPE_WORD } from '../model/exchange.js';
import { type ParsedPlan, type Phase, type Target, type Task, workOf } from '../model/plan.js';
import type { Row, StoredPlan } from '../model/stored-plan.js';

/** A field that differs. `corrected` is what a person made of it, where that stays in force against both texts. */
export interface FieldDiff {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly corrected?: string;
}

/** One row of a revised plan: its code, what it is called, and the fields that differ (before → after). */
export interface RowDiff {
  readonly code: string;
  readonly title: string;
  readonly fields: readonly FieldDiff[];
}

/** What a revised text changes in a plan: rows that are new, rows that differ, rows that are gone. */
export interface PlanDiff {
  readonly added: readonly RowDiff[];
  readonly changed: readonly RowDiff[];
  readonly withdrawn: readonly RowDiff[];
}

type Facts = readonly (readonly [label: string, value: string])[];

const SIGN: Readonly<Record<Target['op'], string>> = { '>=': '≥', '<=': '≤', '=': '', '~': '约', range: '' };
/** Words of a row without blanks and marks: a change of layout is no change of content. */
const words = (text: string): string => text.replace(/[\s*#\u3000]+/gu, '');

const targetFacts = (row: Target): Facts => [
  ['指标', row.indicator],
  ['目标值', `${SIGN[row.op]}${row.value}${row.valueMax === null ? '' : `—${row.valueMax}`}${row.unit ?? ''}`],
  ['口径', row.scope === null ? '未写' : SCOPE_WORD[row.scope]],
  ['期限', row.due ?? '未写'],
];
const taskFacts = (row: Task): Facts => [
  ['任务', row.title],
  ['责任单位', row.bodies.map((body) => body.name).join('、')],
  ['期限', row.due ?? '未写'],
  ['内容', words(row.source.quote)],
];
const phaseFacts = (row: Phase): Facts => [
  ['阶段', row.name],
  ['起', row.start ?? row.relative ?? '未写'],
  ['止', row.end ?? '未写'],
];

/** Rows of a plan by code, with their facts. */
function factsByCode(plan: Pick<StoredPlan, 'codes'> & { readonly parsed: ParsedPlan }): Map<string, Facts> {
  const { parsed, codes } = plan;
  const rows = [
    ...parsed.targets.map((row, at) => [codes.targets[at], targetFacts(row)] as const),
    ...workOf(parsed).map((row, at) => [codes.tasks[at], taskFacts(row)] as const),
    ...parsed.phases.map((row, at) => [codes.phases[at], phaseFacts(row)] as const),
  ];
  return new Map(rows.flatMap(([code, facts]) => (code === undefined ? [] : [[code, facts] as const])));
}

const titleOf = (facts: Facts): string => facts[0]?.[1] ?? '';

/** The facts of a row as it is shown now, corrections applied. */
const factsNow = (row: Row): Facts => (row.kind === 'target' ? targetFacts(row) : row.kind === 'task' ? taskFacts(row) : phaseFacts(row));

/** Compares two texts of one plan row by row, and both with what people corrected by hand (`rowOf`); rows are the same when they carry the same code. */
export function diffPlans(before: StoredPlan, after: StoredPlan, rowOf: (code: string) => Row | undefined): PlanDiff {
  const [old, fresh] = [factsByCode(before), factsByCode(after)];
  const only = (mine: ReadonlyMap<string, Facts>, other: ReadonlyMap<string, Facts>): RowDiff[] =>
    [...mine].filter(([code]) => !other.has(code)).map(([code, facts]) => ({ code, title: titleOf(facts), fields: [] }));
  const changed = [...fresh].flatMap(([code, facts]): RowDiff[] => {
    const earlier = old.get(code);
    if (!earlier) return [];
    const row = rowOf(code);
    const now = row && row.corrected.length > 0 ? factsNow(row) : earlier;
    const fields = facts.flatMap(([label, value], at): FieldDiff[] => {
      const was = earlier[at]?.[1] ?? '';
      if (was === value) return [];
      const shown = now[at]?.[1] ?? '';
      return [{ label, before: was, after: value, ...(shown !== was && shown !== value ? { corrected: shown } : {}) }];
    });
    return fields.length === 0 ? [] : [{ code, title: titleOf(facts), fields }];
  });
  return { added: only(fresh, old), changed, withdrawn: only(old, fresh) };
}
