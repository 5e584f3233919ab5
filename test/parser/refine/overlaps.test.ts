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

describe('an interpretation', () => {
  const told = (title: string): string[] =>
    parse(
      `${title}\n一、主要目标是什么？\n到2027年，全市养老机构护理型床位占比达到60%，建成托老所80个。\n二、怎样提升服务质量？\n到2027年，护理型床位占比达到60%，培训护理员500人次。\n`,
    ).targets.map(({ indicator, value }) => `${indicator} ${value}`);

  it('tells a target once, by its fuller name, and asks no tasks', () => {
    const rows = ['养老机构护理型床位占比 60', '托老所 80', '培训护理员 500'];
    expect(told('《临江市养老服务规划》政策解读')).toEqual(rows);
    expect(told('一图读懂《临江市养老服务规划》')).toEqual(rows);
    expect(parse('一图读懂《临江市绿色建筑方案》\nQ1：任务有哪些？\n1.推动改造，到2025年改造200万平方米。\n2.加强宣传。\n').tasks).toEqual(
      [],
    );
  });

  it('is no plan, whose parts may each set the same level', () => {
    expect(told('临江市养老服务规划（2024—2027年）')).toContain('护理型床位占比 60');
  });
});

describe('a headline', () => {
  const targets = (...lines: string[]) =>
    parse(`各地纷纷加大水利投入\n发布时间：2021-03-08\n${lines.join('\n')}\n`).targets.map(({ value }) => value);

  it('has no row of its own where the text below gives its figure, also in full', () => {
    expect(
      targets('甲省“十四五”期间将投入水利资金1300余亿元', '“十四五”期间，甲省将投入水利资金1311亿元，重点实施三大工程，补齐短板弱项。'),
    ).toEqual([1311]);
  });

  it('has one where the text gives another', () => {
    expect(targets('各地加快建设。', '甲省2025年将新建水库30座', '到2025年，甲省将新建泵站12座，重点实施三大工程，补齐短板弱项。')).toEqual(
      [30, 12],
    );
  });
});
