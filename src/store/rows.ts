import { baselineFigure } from '../model/baseline.js';
import type { Indicator } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import { withOwnBodies } from '../model/own-bodies.js';
import { type Target, workOf } from '../model/plan.js';
import { withName } from '../model/plan-name.js';
import { type Part, partsOf } from '../model/portions.js';
import { normaliseQuantity } from '../model/quantity.js';
import type { Correction, PhaseRow, PlanCorrection, Row, StoredPlan, TargetRow, TaskRow } from '../model/stored-plan.js';
import type { Identify, IndicatorClue } from './identify.js';
import type { State } from './state.js';

/** Everything that follows from the plans, corrections and reviews as they are now. */
export interface Rows {
  readonly plans: readonly StoredPlan[];
  readonly targets: readonly TargetRow[];
  readonly tasks: readonly TaskRow[];
  readonly phases: readonly PhaseRow[];
  /** By code in the form of `codeKey`. */
  readonly byCode: ReadonlyMap<string, Row>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Figures that loaded documents state, by `seriesKey`. */
  readonly stated: ReadonlyMap<string, readonly Observation[]>;
}

/** A code as it is looked up: full-width forms folded, blanks dropped, capitals. */
export const codeKey = (code: string): string => code.normalize('NFKC').replace(/\s/gu, '').toUpperCase();

/** Key of a series of figures. */
export const seriesKey = (region: string, indicator: string): string => `${region}\u0000${indicator}`;

/** Region of a plan's rows; "" when the document does not say. */
const regionOf = (plan: StoredPlan): string => plan.parsed.region ?? '';

/** What a part counts, as the store and its exports say it. */
const PART_SCOPE = { portion: 'annual', total: 'cumulative' } as const;

/** Reads plans, rows, indicators and stated figures out of the state. A dropped row is left out, and with it the baseline that it states. */
export function deriveRows(state: State, identify: Identify): Rows {
  const { entities } = state;
  const indicators = new Map<string, Indicator>();
  const reviews = new Map(entities.current('review').map(({ op }) => [codeKey(op.code), op.verdict]));
  const fixes = new Map<string, Correction>();
  const liveFixes = entities.all('fix').filter(({ id }) => !state.undos.undone(id));
  for (const { op } of liveFixes) fixes.set(codeKey(op.code), { ...fixes.get(codeKey(op.code)), ...op.fields });

  const planFixes = new Map<string, PlanCorrection>();
  for (const { id, op } of entities.all('plan-fix'))
    if (!state.undos.undone(id)) planFixes.set(op.planId, { ...planFixes.get(op.planId), ...op.fields });

  const recognise = (clue: IndicatorClue): string => {
    const found = identify(clue);
    const known = indicators.get(found.id) ?? found;
    const aliases = new Set([...known.aliases, ...found.aliases, found.name, clue.indicator]);
    aliases.delete(known.name);
    indicators.set(found.id, { ...known, aliases: [...aliases] });
    return found.id;
  };
  const facts = (plan: StoredPlan, code: string) => {
    const fix = fixes.get(codeKey(code)) ?? {};
    const verdict = reviews.get(codeKey(code));
    return {
      fix,
      dropped: verdict === 'dropped',
      base: { code, planId: plan.id, region: regionOf(plan), corrected: Object.keys(fix) as (keyof Correction)[] },
      review: verdict === 'accepted' ? ('accepted' as const) : ('open' as const),
    };
  };

  const plans: StoredPlan[] = [];
  const targets: TargetRow[] = [];
  const tasks: TaskRow[] = [];
  const phases: PhaseRow[] = [];
  const stated = new Map<string, Observation[]>();
  const addStated = (figure: Observation): void => {
    const key = seriesKey(figure.region, figure.indicator);
    stated.set(key, [...(stated.get(key) ?? []), figure]);
  };

  const addTarget = (plan: StoredPlan, code: string, target: Target, printedName: string, part?: Part): void => {
    const { fix, base, review } = facts(plan, code);
    const { region } = base;
    const { indicator, op } = target;
    const scope = part ? PART_SCOPE[part.kind] : target.scope;
    const indicatorId = recognise({ indicator, normal: target.normal, scope, op, region, part });
    if (fix.direction) indicators.set(indicatorId, { ...(indicators.get(indicatorId) as Indicator), direction: fix.direction });
    targets.push({ ...target, scope, kind: 'target', ...base, indicatorId, review, ...(part && { part }) });
    const figure = baselineFigure({ ...target, scope }, region);
    if (!figure) return;
    const { value, unit, normal, asOf } = figure;
    addStated({
      region,
      indicator: normal.unit === target.normal.unit ? indicatorId : recognise({ indicator, normal, scope: figure.scope, asOf, region }),
      value,
      unit,
      normal,
      scope: figure.scope,
      asOf,
      yoy: null,
      rank: null,
      printedName,
      source: { kind: 'document', planId: plan.id, span: target.source },
    });
  };

  const addOwn = (plan: StoredPlan, code: string, target: Target): void => {
    const { fix, dropped } = facts(plan, code);
    if (!dropped) addTarget(plan, code, correctTarget(target, fix), target.indicator);
  };

  const added = entities.current('row');
  for (const { op } of entities.current('plan')) {
    if (op.type !== 'plan.import') continue;
    const plan = correctPlan(op.plan, planFixes.get(op.plan.id) ?? {});
    plans.push(plan);
    const kept = plan.parsed.targets.flatMap((parsed, index) => {
      const code = plan.codes.targets[index] ?? '';
      const { fix, dropped } = facts(plan, code);
      return dropped ? [] : [{ code, fix, parsed, target: correctTarget(parsed, fix) }];
    });
    const parts = partsOf(
      kept.map(({ target }) => target),
      plan.text,
    );
    for (const { code, fix, parsed, target } of kept)
      addTarget(plan, code, target, parsed.indicator, fix.scope === undefined ? parts.get(target) : undefined);
    const rows = added.filter((entry) => entry.op.planId === plan.id).map((entry) => entry.op);
    for (const { code, row } of rows) if (row.kind === 'target') addOwn(plan, code, row.row);
    const planTasks = withOwnBodies(workOf(plan.parsed), plan.text).map((task, index) => ({ code: plan.codes.tasks[index] ?? '', task }));
    const addedTasks = rows.flatMap(({ code, row }) => (row.kind === 'task' ? [{ code, task: row.row }] : []));
    for (const { code, task } of [...planTasks, ...addedTasks]) {
      const { fix, dropped, base, review } = facts(plan, code);
      const { title = task.title, bodies = task.bodies, due = task.due } = fix;
      const dueFrom = fix.due === undefined ? task.dueFrom : 'correction';
      if (!dropped) tasks.push({ ...task, title, bodies, due, dueFrom, kind: 'task', ...base, review });
    }
    plan.parsed.phases.forEach((phase, index) => {
      const { fix, dropped, base } = facts(plan, plan.codes.phases[index] ?? '');
      const { title: name = phase.name, start = phase.start, end = phase.end } = fix;
      if (!dropped) phases.push({ ...phase, name, start, end, kind: 'phase', ...base });
    });
    for (const figure of plan.parsed.observations) {
      const { indicator, value, unit, normal, scope, asOf, yoy, rank, source } = figure;
      const region = figure.region ?? regionOf(plan);
      addStated({
        region,
        indicator: recognise({ indicator, normal, scope, asOf, region }),
        value,
        unit,
        normal,
        scope,
        asOf,
        yoy,
        rank,
        printedName: indicator,
        source: { kind: 'document', planId: plan.id, span: source },
      });
    }
  }
  const byCode = new Map([...targets, ...tasks, ...phases].map((row): [string, Row] => [codeKey(row.code), row]));
  return { plans, targets, tasks, phases, byCode, indicators, stated };
}

/** The document with a person's corrections of what is said of it as a whole, and with a name where it has no title. */
function correctPlan(plan: StoredPlan, fix: PlanCorrection): StoredPlan {
  const { parsed } = plan;
  const { region = parsed.region, title = parsed.title, status = parsed.status, period = parsed.period } = fix;
  if (Object.keys(fix).length === 0) return withName(plan);
  const said = fix.status === undefined ? {} : ({ statusFixed: true } as const);
  return withName({ ...plan, ...said, parsed: { ...parsed, region, title, status, period } });
}

/** The target with a person's corrections; the normalised pair follows the corrected one. */
function correctTarget(target: Target, fix: Correction): Target {
  const { indicator = target.indicator, op = target.op, value = target.value, scope = target.scope } = fix;
  const { valueMax = target.valueMax, unit = target.unit, due = target.due } = fix;
  const sameQuantity = value === target.value && valueMax === target.valueMax && unit === target.unit;
  const normal = sameQuantity ? target.normal : normaliseQuantity(value, unit, valueMax);
  return {
    ...target,
    indicator,
    op,
    value,
    valueMax,
    unit,
    normal,
    scope,
    due,
    dueFrom: fix.due === undefined ? target.dueFrom : 'correction',
  };
}
