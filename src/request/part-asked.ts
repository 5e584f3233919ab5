import type { Doubt } from '../model/assessment.js';
import { firstDay, lastDay } from '../model/due.js';
import type { Observation } from '../model/observation.js';
import { within } from '../model/portions.js';
import type { TargetRow } from '../model/stored-plan.js';
import { periodText } from '../render/rows.js';
import type { StoreView } from '../store/store.js';
import { goalOf } from '../tracking/assess.js';
import { attach } from '../tracking/attach.js';
import type { ReportLine } from '../tracking/report-line.js';

type Counts = ReportLine['counts'];

/** A value in base units and its time. */
interface Figure {
  readonly normal: Observation['normal'];
  readonly asOf: string;
}

/** The total over years and the portions that its document gives beside a target, the target included. */
const partsBeside = (view: StoreView, row: TargetRow): readonly TargetRow[] =>
  view
    .targets()
    .filter((one) => one.part && one.planId === row.planId && one.indicator === row.indicator && one.normal.unit === row.normal.unit);

const portionOf = (view: StoreView, row: TargetRow, asOf: string): TargetRow | undefined =>
  partsBeside(view, row).find((one) => one.part?.kind === 'portion' && within(one, asOf));

/** Of targets that a name means those that a figure can be of, by 累计 or 当年 where it was typed and by the date; all of them where none is left. */
export function partsMeant(rows: readonly TargetRow[], counts: Counts, asOf: string | null): readonly TargetRow[] {
  const meant = rows.filter((row) => (counts === null || row.part?.kind === counts) && (asOf === null || within(row, asOf)));
  return meant.length > 0 ? meant : rows;
}

/** Whether a target asks for a total over years, by its plan's portions or by its own words. */
const isTotal = (view: StoreView, row: TargetRow): boolean =>
  row.part ? row.part.kind === 'total' : goalOf(view, row).measure === 'cumulative';

/** Why a figure is not one of this target but of its total or another portion, and which; null when nothing speaks against it. */
export function otherPart(view: StoreView, row: TargetRow, counts: Counts, asOf: string): string | null {
  if (!row.part) {
    const portion = counts === 'portion' && isTotal(view, row) && !fromTheStart(view, row, asOf);
    return portion ? `${row.code} 是累计数，当年的数不能填在这里，请填累计数` : null;
  }
  const wanted = counts ?? row.part.kind;
  if (wanted === row.part.kind && within(row, asOf)) return null;
  const right = wanted === 'portion' ? portionOf(view, row, asOf) : partsBeside(view, row).find(({ part }) => part?.kind === 'total');
  const own = row.part.kind === 'total' ? '累计数' : `${row.due === null ? '' : periodText(row.due)}的当年数`;
  const instead = right ? `，请填 ${right.code}` : wanted === 'portion' ? '，请写明这一年的截至日期' : '';
  return `${row.code} 是${own}，${wanted === 'total' ? '累计数' : `${periodText(asOf)}的数`}不能填在这里${instead}`;
}

/** Whether a period reaches back to the beginning of the plan, so that its own figure is the running total. */
function fromTheStart(view: StoreView, row: TargetRow, asOf: string): boolean {
  const period = view.plan(row.planId)?.parsed.period ?? null;
  const [start, begin] = [period === null ? null : firstDay(period.start), firstDay(asOf)];
  return start !== null && begin !== null && begin <= start && (lastDay(asOf) ?? '') >= start;
}

/** Whether the store has the very value for that time already, as one of another kind (that of the year alone). */
const knownAsOther = (view: StoreView, row: TargetRow, { normal, asOf }: Figure): boolean =>
  attach(view, row).near.some(
    ({ observation, differs }) =>
      differs.includes('measure') &&
      observation.normal.value === normal.value &&
      observation.asOf !== null &&
      lastDay(observation.asOf) === lastDay(asOf),
  );

/**
 * A figure for a total over years may be that of one year alone: it is asked about, unless 累计 was typed, where it is told for a year or less
 * and not as of a day, or is known as the figure of a year.
 */
export function partDoubts(view: StoreView, row: TargetRow, counts: Counts, figure: Figure): readonly Doubt[] {
  const { asOf } = figure;
  if (counts !== null || !isTotal(view, row)) return [];
  const ofDay = /-\d{2}-\d{2}$/u.test(asOf);
  const portion = portionOf(view, row, asOf);
  if (row.part && (ofDay || !portion)) return [];
  if (!row.part && (ofDay || fromTheStart(view, row, asOf)) && !knownAsOther(view, row, figure)) return [];
  return [{ kind: 'counts', code: portion?.code ?? null }];
}
