import type { Assessment } from '../model/assessment.js';
import { lastDay } from '../model/due.js';
import type { Observation } from '../model/observation.js';
import type { TargetRow } from '../model/stored-plan.js';
import type { Curve } from './curve.js';
import { asOfText, type PlansKnown, sourceText, valueText } from './figures.js';
import type { Block, Chart } from './reply.js';
import { dueText, goalText } from './rows.js';

/** Points of a curve on one scale: the unit that the target prints. */
function pointsOf(row: TargetRow, figures: readonly Observation[]): { date: string; printed: string; value: number }[] {
  const factor = row.value !== 0 && row.normal.value !== 0 ? row.normal.value / row.value : 1;
  return figures.flatMap((figure) => {
    const date = figure.asOf === null ? null : lastDay(figure.asOf);
    return date === null ? [] : [{ date, printed: asOfText(figure.asOf), value: Number((figure.normal.value / factor).toPrecision(12)) }];
  });
}

/** The target as a line from where the expectation starts to the due date; a level line where there is no start. Of 60—70 the line is at the bound to be reached. */
function targetLine(row: TargetRow, assessment: Assessment, first: string): Curve['target'] {
  const { input, verdict } = assessment;
  const factor = row.value !== 0 && row.normal.value !== 0 ? row.normal.value / row.value : 1;
  const upper = row.valueMax ?? row.value;
  const level = {
    value: input.goal.direction === 'lower' ? upper : row.value,
    ...(row.valueMax === null ? {} : { range: [row.value, row.valueMax] as const }),
  };
  const start = verdict.start;
  const from = start ? { date: start.date, value: start.value / factor } : { date: first, ...level };
  const due = input.due ?? input.today;
  const way = start
    ? input.milestones.map(({ date, value }) => ({ date, value: value / factor })).sort((a, b) => a.date.localeCompare(b.date))
    : [];
  return [from, ...way.filter(({ date }) => date > from.date && date < due), { date: due, ...level }];
}

/** Curve of a target's figures against the target; null when there is no dated figure. */
export function curveBlock(row: TargetRow, assessment: Assessment): Block | null {
  const points = pointsOf(row, assessment.figures);
  const [first] = points;
  if (!first) return null;
  const chart: Chart = {
    kind: 'curve',
    title: `${row.code} ${row.indicator}`,
    unit: row.unit,
    points,
    target: targetLine(row, assessment, first.date),
  };
  const values = points.map(({ printed, value }) => `${printed} ${value}`).join('，');
  return { kind: 'chart', chart, alt: `${row.indicator}：${values}；目标 ${goalText(row)}，${dueText(row)}。` };
}

/** One value of the history. `by` and `at` are null for figures that a document states. */
export interface HistoryLine {
  readonly observation: Observation;
  readonly state: 'current' | 'superseded' | 'undone';
  readonly change: { readonly id: number; readonly moment: string; readonly by: string } | null;
}

const STATE_NAME = { current: null, superseded: '已被更正', undone: '已撤销' } as const;

export function historyItem(line: HistoryLine, known: PlansKnown): Block {
  const { observation, state, change } = line;
  return {
    kind: 'item',
    code: null,
    title: `${asOfText(observation.asOf)}　${valueText(observation)}`,
    details: [
      `来源：${sourceText(observation, known)}`,
      ...(observation.rank === null ? [] : [observation.rank]),
      ...(change === null ? [] : [`变更 ${change.id}　${change.moment}　${change.by}`]),
    ],
    badge: STATE_NAME[state],
    tone: state === 'current' ? 'neutral' : 'quiet',
    progress: null,
  };
}
