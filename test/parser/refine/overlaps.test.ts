import { describe, expect, it } from 'vitest';
import type { Target } from '../../../src/model/plan.js';
import { parse } from '../../../src/parser/parse.js';
import { overlapsPass } from '../../../src/parser/refine/overlaps.js';
import { structureOf } from '../state-of.js';

const TEXT = '临江市工作方案（2022—2025年）\n二、工作目标\n到2025年，建成绿色园区30个，森林覆盖率达到45%。\n';

function afterOverlaps(targets: Target[]): string[] {
  const state = structureOf(TEXT);
  state.targets = targets;
  overlapsPass.run(state);
  return state.targets.map((target) => target.indicator);
}

describe('overlapping rows', () => {
  const [parks, forest] = parse(TEXT).targets;
  if (!parks || !forest) throw new Error('the sentence gives two targets');

  it('keeps one row of a figure read twice, with the longer name', () => {
    expect(afterOverlaps([parks, { ...parks, indicator: '市级绿色园区' }, forest])).toEqual(['市级绿色园区', '森林覆盖率']);
  });

  it('keeps rows that share a number under names of their own', () => {
    expect(afterOverlaps([parks, { ...parks, indicator: '智慧园区' }])).toEqual(['绿色园区', '智慧园区']);
  });

  it('puts rows in the order of the document', () => {
    expect(afterOverlaps([forest, parks])).toEqual(['绿色园区', '森林覆盖率']);
  });
});
