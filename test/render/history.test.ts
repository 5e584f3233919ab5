import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.js';
import type { TargetRow } from '../../src/model/stored-plan.js';
import { curveBlock } from '../../src/render/history.js';

/** The end of the target's line, of a goal from 60 to 70 per cent (or just 60) by 2025. */
function endOf(direction: 'higher' | 'lower', valueMax: number | null): unknown {
  const goal = { op: valueMax === null ? '>=' : 'range', value: 60, valueMax, unit: '%' };
  const row = {
    code: '云1',
    indicator: '覆盖率',
    due: '2025',
    dueFrom: 'sentence',
    scope: null,
    ...goal,
    normal: goal,
  } as unknown as TargetRow;
  const assessment = {
    input: { goal: { ...goal, direction }, due: '2025-12-31', today: '2024-06-30', milestones: [] },
    verdict: { start: null },
    figures: [{ asOf: '2023', normal: { value: 55 } }],
  } as unknown as Assessment;
  const block = curveBlock(row, assessment);
  return block?.kind === 'chart' && block.chart.kind === 'curve' ? block.chart.target.at(-1) : null;
}

describe('the line of a target', () => {
  it('of a range is at the bound to be reached, and both are told', () => {
    expect(endOf('higher', 70)).toEqual({ date: '2025-12-31', value: 60, range: [60, 70] });
    expect(endOf('lower', 70)).toEqual({ date: '2025-12-31', value: 70, range: [60, 70] });
  });

  it('goes over the values on the way by their dates', () => {
    const goal = { op: '>=', value: 60, valueMax: null, unit: '%' };
    const row = { code: '云1', indicator: '覆盖率', due: '2025', dueFrom: 'sentence', scope: null, ...goal, normal: goal };
    const milestones = [
      { date: '2024-12-31', value: 58 },
      { date: '2023-12-31', value: 52 },
    ];
    const assessment = {
      input: { goal: { ...goal, direction: 'higher' }, due: '2025-12-31', today: '2024-06-30', milestones },
      verdict: { start: { date: '2022-12-31', value: 50 } },
      figures: [{ asOf: '2023', normal: { value: 55 } }],
    };
    const block = curveBlock(row as unknown as TargetRow, assessment as unknown as Assessment);
    expect(block?.kind === 'chart' && block.chart.kind === 'curve' && block.chart.target.map(({ value }) => value)).toEqual([
      50, 52, 58, 60,
    ]);
  });

  it('of one value is at that', () => expect(endOf('higher', null)).toEqual({ date: '2025-12-31', value: 60 }));
});
