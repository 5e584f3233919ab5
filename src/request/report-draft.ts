import { UserError } from '../errors.js';
import type { Doubt } from '../model/assessment.js';
import type { Observation } from '../model/observation.js';
import { normaliseQuantity } from '../model/quantity.js';
import type { TargetRow } from '../model/stored-plan.js';
import { echo } from '../render/echo.js';
import { numberText } from '../render/rows.js';
import type { StoreView } from '../store/store.js';
import type { Amount } from '../tracking/amount.js';
import { goalOf } from '../tracking/assess.js';
import { baseUnit } from '../tracking/indicator.js';
import { doubtsOf, elapsedOf } from '../tracking/plausibility.js';
import type { ReportLine } from '../tracking/report-line.js';
import { otherPart, partDoubts } from './part-asked.js';

/** A figure ready to be written, and what speaks against it. */
export interface ReportDraft {
  readonly row: TargetRow;
  readonly observation: Observation;
  readonly doubts: readonly Doubt[];
  /** 累计 or 当年 where it was typed. */
  readonly counts: ReportLine['counts'];
  /** True when the date was not typed and today is taken. */
  readonly undated: boolean;
  /** The current figure of the same date that this one replaces, null when there is none. */
  readonly replaces: Observation | null;
  /** True when that figure says the very same already, and nothing new is said of its source. */
  readonly known: boolean;
}

const RATES = new Set(['%', '‰', '百分点']);

/** A right example for a target: its own code, unit and a date. */
export const reportExample = (row: TargetRow): string => `/update ${row.code} ${numberText(row.value)}${row.unit ?? ''} 6月底 季报`;

/** Turns a line that was taken apart into a figure of `row`. Throws `missing-argument`, `bad-value`, `bad-date` with a right example. */
export function draftReport(view: StoreView, row: TargetRow, line: ReportLine, today: string): ReportDraft {
  const example = reportExample(row);
  if (line.typedValue === null) throw new UserError('missing-argument', { what: '数值', example });
  const bad = (why: string): UserError => new UserError('bad-value', { typed: echo(line.typedValue ?? ''), why, example });
  if (line.value === 'vague') throw bad('请填准确的数，不带“左右、约、多”等字');
  if (line.value === 'too-big') throw bad('数值太大');
  if (line.value === 'not-a-number') throw bad('请填数字');
  if (line.asOf === null && line.typedAsOf !== null) throw new UserError('bad-date', { typed: echo(line.typedAsOf), example });
  const goal = goalOf(view, row);
  const { value, unit, normal, typedBase } = inUnits(line.value, row);
  if (normal.value < 0 && goal.measure !== 'growth' && row.scope !== 'growth') throw bad('这项指标不能是负数');
  const base = baseUnit(row);
  if (typedBase !== null && typedBase !== base && RATES.has(typedBase) !== RATES.has(base ?? '')) {
    throw bad(`这项指标的单位是${row.unit ?? '个数'}`);
  }
  const asOf = line.asOf ?? today;
  const misplaced = otherPart(view, row, line.counts, asOf);
  if (misplaced !== null) throw bad(misplaced);
  const current = view.observations(row.region, row.indicatorId).filter((figure) => figure.normal.unit === normal.unit);
  const replaces = current.find((figure) => figure.asOf === asOf && figure.indicator === row.indicatorId) ?? null;
  return {
    row,
    observation: {
      region: row.region,
      indicator: row.indicatorId,
      value,
      unit,
      normal,
      scope: row.scope,
      asOf,
      yoy: null,
      rank: null,
      printedName: row.indicator,
      source: { kind: 'person', text: line.source },
    },
    counts: line.counts,
    doubts: doubtsAbout(view, row, { normal, asOf, typedBase, counts: line.counts }, today),
    undated: line.asOf === null,
    replaces,
    known:
      replaces !== null &&
      replaces.normal.value === normal.value &&
      (line.source === '' || (replaces.source.kind === 'person' && replaces.source.text === line.source)),
  };
}

/** A figure to be judged; `typedBase` is the base unit that was typed, `counts` 累计 or 当年, each null when it was not. */
interface TypedFigure extends Pick<ReportLine, 'counts'> {
  readonly normal: Observation['normal'];
  readonly asOf: string;
  readonly typedBase: string | null;
}

/** What speaks against a figure of a target. */
export function doubtsAbout(view: StoreView, row: TargetRow, figure: TypedFigure, today: string): readonly Doubt[] {
  const { normal, asOf, typedBase, counts } = figure;
  const goal = goalOf(view, row);
  const figures = view.observations(row.region, row.indicatorId).filter((figure) => figure.normal.unit === normal.unit);
  const sameDate = (figure: Observation): boolean => figure.asOf === asOf && figure.indicator === row.indicatorId;
  const earlier = figures.filter((figure) => !sameDate(figure)).map((figure) => ({ value: figure.normal.value, asOf: figure.asOf }));
  const doubts = doubtsOf({
    goal,
    elapsed: elapsedOf(goal.measure, asOf, view.plan(row.planId)?.parsed.period ?? null, row.due),
    value: normal.value,
    asOf,
    typedUnit: typedBase,
    unit: baseUnit(row),
    share: /占比|比重|比例|覆盖率|完成率|合格率|结案率/u.test(row.indicator),
    earlier,
    replaced: figures.find(sameDate)?.normal.value ?? null,
    today,
  });
  return [...partDoubts(view, row, counts, figure), ...doubts];
}

/** The value as typed and in the indicator's base unit. Without a unit it is read in the unit that the target prints; another unit is kept for the doubt only. */
function inUnits(amount: Amount, row: TargetRow): Pick<Observation, 'value' | 'unit' | 'normal'> & { readonly typedBase: string | null } {
  if (amount.unit === null) {
    return { value: amount.value, unit: row.unit, normal: normaliseQuantity(amount.value, row.unit), typedBase: null };
  }
  const typed = normaliseQuantity(amount.value, amount.unit);
  const typedBase = baseUnit({ indicator: row.indicator, normal: typed });
  const normal = { ...typed, unit: row.normal.unit };
  // 200亿 says how many, not of what: the unit is the target's.
  if (typed.unit === null) return { ...asPrinted({ value: typed.value, unit: row.normal.unit }, normal, row), normal, typedBase: null };
  if (typedBase !== baseUnit(row)) return { value: typed.value, unit: row.normal.unit, normal, typedBase };
  return { ...asPrinted(amount, normal, row), normal, typedBase };
}

/** The value in the unit that the target prints, where nothing is lost by it and at least one remains: 26000000000 元 → 260 亿元. */
function asPrinted(amount: Amount, normal: Observation['normal'], row: TargetRow): Pick<Observation, 'value' | 'unit'> {
  const value = Number(numberText((normal.value * row.value) / row.normal.value));
  const back = normaliseQuantity(value, row.unit);
  const readable = value >= 1 && back.unit === normal.unit && back.value === normal.value;
  return readable ? { value, unit: row.unit } : { value: amount.value, unit: amount.unit };
}
