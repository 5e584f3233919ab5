import type { Doubt } from '../model/assessment.js';
import { within } from '../model/portions.js';
import type { TargetRow } from '../model/stored-plan.js';
import { periodText } from '../render/rows.js';
import type { StoreView } from '../store/store.js';
import type { ReportLine } from '../tracking/report-line.js';

type Counts = ReportLine['counts'];

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

/** Why a figure is not one of this target but of its total or another portion, and which; null when nothing speaks against it. */
export function otherPart(view: StoreView, row: TargetRow, counts: Counts, asOf: string): string | null {
  if (!row.part) return null;
  const wanted = counts ?? row.part.kind;
  if (wanted === row.part.kind && within(row, asOf)) return null;
  const right = wanted === 'portion' ? portionOf(view, row, asOf) : partsBeside(view, row).find(({ part }) => part?.kind === 'total');
  const own = row.part.kind === 'total' ? '累计数' : `${row.due === null ? '' : periodText(row.due)}的当年数`;
  const instead = right ? `，请填 ${right.code}` : wanted === 'portion' ? '，请写明这一年的截至日期' : '';
  return `${row.code} 是${own}，${wanted === 'total' ? '累计数' : `${periodText(asOf)}的数`}不能填在这里${instead}`;
}

/** A figure of one year or less for a total may be that of the year alone: it is asked about, unless 累计 was typed. */
export function partDoubts(view: StoreView, row: TargetRow, counts: Counts, asOf: string): readonly Doubt[] {
  if (row.part?.kind !== 'total' || counts !== null || /-\d{2}-\d{2}$/u.test(asOf)) return [];
  const portion = portionOf(view, row, asOf);
  return portion ? [{ kind: 'counts', code: portion.code }] : [];
}
