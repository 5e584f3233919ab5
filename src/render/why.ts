import { approximationOf } from '../model/approximation.js';
import type { Assessment, StartingPoint } from '../model/assessment.js';
import type { TargetRow } from '../model/stored-plan.js';
import { differenceTexts, figureText, inUnitOf, type PlansKnown, percentText, shareText, sourceText } from './figures.js';
import type { Block } from './reply.js';
import { dueText, goalText } from './rows.js';
import { DIRECTION_NAME, MEASURE_NAME, RULE_TEXT } from './status-words.js';

const START_NAME: Readonly<Record<StartingPoint['from'], string>> = {
  plan: '原文给出的起点',
  zero: '累计数从规划期开始由 0 起算',
  figure: '最早一次数据作起点',
  milestone: '前一个阶段目标作起点',
};

/** Pace in words: "(38 − 30) ÷ (39.2 − 30) = 87%". */
function formula(row: TargetRow, assessment: Assessment): string | null {
  const { input } = assessment;
  const { expected, pace, start, figure } = assessment.verdict;
  if (expected === null || pace === null || figure === null) return null;
  const shown = (base: number): string => inUnitOf({ ...row, unit: null }, base);
  const result = percentText(pace);
  const asked = start && (input.goal.direction === 'lower' ? start.value - expected : expected - start.value);
  if (!start || asked === null || asked <= 0) return `${shown(figure.value)} 与 ${shown(expected)} 相比，合 ${result}`;
  return `(${shown(figure.value)} − ${shown(start.value)}) ÷ (${shown(expected)} − ${shown(start.value)}) = ${result}`;
}

/** Everything that decides the status of a target, as label and value. */
function whyFacts(row: TargetRow, assessment: Assessment, known: PlansKnown): Block {
  const { input, verdict, figure } = assessment;
  const rows: { label: string; value: string }[] = [
    { label: '目标', value: `${goalText(row)} · ${dueText(row)}` },
    { label: '口径', value: `${MEASURE_NAME[input.goal.measure]}，${DIRECTION_NAME[input.goal.direction]}` },
  ];
  if (figure) rows.push({ label: '数据', value: `${figureText(figure)}，${sourceText(figure, known)}` });
  if (verdict.start) {
    const { date, value, from } = verdict.start;
    rows.push({ label: '起点', value: `${date} ${inUnitOf(row, value)}（${START_NAME[from]}）` });
  }
  for (const { date, value } of input.milestones) rows.push({ label: '阶段目标', value: `${date} ${inUnitOf(row, value)}` });
  if (input.due !== null) rows.push({ label: '期限', value: `${input.due}${input.today > input.due ? '（已过）' : ''}` });
  rows.push({ label: '今天', value: input.today });
  if (verdict.expected !== null && verdict.figure) {
    rows.push({ label: '应达到', value: `${verdict.figure.date} 时 ${inUnitOf(row, verdict.expected)}` });
  }
  const sum = formula(row, assessment);
  if (sum !== null) rows.push({ label: '进度', value: `${sum}（90% 以上正常，70% 以下滞后）` });
  if (assessment.share !== null && verdict.rule !== 'before-start')
    rows.push({ label: '完成', value: `${shareText(assessment.share, figure)}（目标值为 100%）` });
  return { kind: 'facts', rows };
}

/** The rule that decided, and the figures that were not taken, each with what differs. */
export function whyBlocks(row: TargetRow, assessment: Assessment, known: PlansKnown): Block[] {
  const { verdict, near, input } = assessment;
  const blocks: Block[] = [whyFacts(row, assessment, known), { kind: 'line', text: RULE_TEXT[verdict.rule] }];
  if (verdict.rule !== 'approximate' && assessment.figure && approximationOf(assessment.figure))
    blocks.push({ kind: 'line', text: '数据是约数，按所写的数计算。' });
  if (near.length > 0) blocks.push({ kind: 'heading', text: '相近但口径不同的数据（没有计入）' });
  for (const one of near.slice(0, 5)) {
    blocks.push({
      kind: 'item',
      code: null,
      title: `${one.observation.printedName}　${figureText(one.observation)}`,
      details: [sourceText(one.observation, known), ...differenceTexts(row, input.goal.measure, one)],
      badge: null,
      tone: 'warning',
      progress: null,
    });
  }
  return blocks;
}
