import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/model/indicator.js';
import type { Observation } from '../../src/model/observation.js';
import { normaliseQuantity, type Scope } from '../../src/model/quantity.js';
import type { TargetRow } from '../../src/model/stored-plan.js';
import { assess } from '../../src/tracking/assess.js';
import { attach, type FigureView } from '../../src/tracking/attach.js';
import { indicatorOf } from '../../src/tracking/indicator.js';

const SPAN = { start: 0, end: 1, line: 1, quote: '一' };

function targetOf(indicator: string, value: number, unit: string, more: Partial<TargetRow> = {}): TargetRow {
  const normal = normaliseQuantity(value, unit);
  const row = { indicator, normal, scope: more.scope ?? null, op: '>=' as const, region: '甲市' };
  return {
    ...row,
    kind: 'target',
    code: '甲1',
    planId: 'p',
    value,
    valueMax: null,
    unit,
    due: '2024',
    dueFrom: 'sentence',
    baseline: null,
    nature: null,
    section: '',
    path: [],
    source: SPAN,
    pass: 'test',
    confidence: 'sure',
    corrected: [],
    review: 'open',
    indicatorId: indicatorOf(row).id,
    ...more,
  };
}

function figureOf(
  printedName: string,
  value: number,
  unit: string,
  asOf: string | null,
  region = '甲市',
  scope: Scope = null,
): Observation {
  const normal = normaliseQuantity(value, unit);
  const indicator = indicatorOf({ indicator: printedName, normal, scope, asOf, region }).id;
  return { region, indicator, value, unit, normal, scope, asOf, yoy: null, rank: null, printedName, source: { kind: 'person', text: '' } };
}

/** A view of the given targets and figures; `links` joins ids. */
function viewOf(
  targets: readonly TargetRow[],
  figures: readonly Observation[],
  links: readonly (readonly [string, string])[] = [],
): FigureView {
  const sources = [
    ...targets.map((row) => indicatorOf({ ...row })),
    ...figures.map((one) =>
      indicatorOf({ indicator: one.printedName, normal: one.normal, scope: one.scope, asOf: one.asOf, region: one.region }),
    ),
  ];
  const indicators: readonly Indicator[] = [...new Map(sources.map((one) => [one.id, one])).values()];
  const joined = (id: string): readonly string[] => [id, ...links.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []))];
  return {
    plan: () => undefined,
    targets: () => targets,
    indicators: () => indicators,
    indicator: (id) => indicators.find((one) => one.id === id),
    observations: (region, id) => figures.filter((one) => one.region === region && joined(id).includes(one.indicator)),
  };
}

describe('attach', () => {
  const target = targetOf('知识产权质押融资金额', 250, '亿元', { scope: 'cumulative' });

  it('counts what agrees in name, region, base unit and kind', () => {
    const figure = figureOf('全市知识产权质押融资总额', 2_600_000, '万元', '2023-12-31', '甲市', 'cumulative');
    const { figures, near } = attach(viewOf([target], [figure]), target);
    expect(figures).toEqual([figure]);
    expect(near).toEqual([]);
  });

  it.each([
    ['kind of figure', figureOf('知识产权质押融资金额', 292, '亿元', '2023'), ['measure']],
    ['name', figureOf('知识产权质押金额', 292, '亿元', '2023', '甲市', 'cumulative'), ['name']],
    ['name and kind', figureOf('知识产权质押金额', 292, '亿元', '2023'), ['name', 'measure']],
    ['unit', figureOf('知识产权质押融资金额', 292, '笔', '2023', '甲市', 'cumulative'), ['unit']],
  ])('shows a figure that differs in %s and does not count it', (_, figure, differs) => {
    const view = viewOf([target], [figure]);
    const { figures, near } = attach(view, target);
    expect(figures).toEqual([]);
    expect(near.map((one) => one.differs)).toEqual([differs]);
    expect(assess(view, target, '2024-07-01').verdict).toMatchObject({ status: 'not-comparable', rule: 'others-only' });
  });

  it('has nothing to do with other regions and other things', () => {
    const others = [figureOf('知识产权质押融资金额', 292, '亿元', '2023', '乙市'), figureOf('知识产权保险金额', 292, '亿元', '2023')];
    expect(attach(viewOf([target], others), target)).toEqual({ figures: [], near: [] });
  });

  it('lets an admin’s link count, but never across units', () => {
    const year = figureOf('知识产权质押金额', 292, '亿元', '2023');
    const pieces = figureOf('知识产权质押笔数', 900, '笔', '2023');
    const links = [year, pieces].map((one) => [target.indicatorId, one.indicator] as const);
    const { figures, near } = attach(viewOf([target], [year, pieces], links), target);
    expect(figures).toEqual([year]);
    expect(near.map((one) => one.differs)).toEqual([['unit']]);
  });

  it('tells the whole year before a later quarter, and one figure once', () => {
    const figures = [
      figureOf('知识产权质押金额', 292, '亿元', '2023'),
      figureOf('知识产权质押金额', 292, '亿元', '2023-12-31'),
      figureOf('知识产权质押金额', 73.66, '亿元', '2024-Q1'),
    ];
    expect(attach(viewOf([target], figures), target).near.map((one) => one.observation.value)).toEqual([292, 73.66]);
  });
});

describe('assess', () => {
  it('takes an earlier target of the same plan as a milestone', () => {
    const first = targetOf('发明专利拥有量', 100, '件', { code: '甲1', due: '2022' });
    const second = targetOf('发明专利拥有量', 200, '件', { code: '甲2', due: '2024' });
    const { input } = assess(viewOf([first, second], []), second, '2023-06-30');
    expect(input.milestones).toEqual([{ value: 100, date: '2022-12-31' }]);
  });

  it('does not take the starting point that the target states for progress', () => {
    const baseline = { value: 80, unit: '件', asOf: '2021' };
    const target = targetOf('发明专利拥有量', 200, '件', { baseline });
    const own: Observation = { ...figureOf('发明专利拥有量', 80, '件', '2021'), source: { kind: 'document', planId: 'p', span: SPAN } };
    expect(assess(viewOf([target], [own]), target, '2023-06-30').verdict).toMatchObject({ status: 'no-figure', figure: null });
    const later = figureOf('发明专利拥有量', 140, '件', '2023-06-30');
    expect(assess(viewOf([target], [own, later]), target, '2023-07-30').verdict.start).toEqual({
      value: 80,
      date: '2021-12-31',
      from: 'plan',
    });
  });

  it('judges a target that two places of a plan tell by the starting point that one of them states', () => {
    const table = targetOf('森林覆盖率', 60, '%', { code: '甲2', baseline: { value: 55, unit: '%', asOf: '2021' } });
    const text = targetOf('森林覆盖率', 60, '%', { source: { ...SPAN, start: 9, end: 10 } });
    const own: Observation = { ...figureOf('森林覆盖率', 55, '%', '2021'), source: { kind: 'document', planId: 'p', span: SPAN } };
    const view = viewOf([text, table], [own, figureOf('森林覆盖率', 56, '%', '2023')]);
    const [one, other] = [text, table].map((row) => assess(view, row, '2024-01-05').verdict);
    expect(one).toEqual(other);
    expect(one?.status).toBe('behind');
    expect(assess(viewOf([text, table], [own]), text, '2024-01-05').verdict.status).toBe('no-figure');
    const higher = targetOf('森林覆盖率', 62, '%', { code: '甲3', source: { ...SPAN, start: 20, end: 21 } });
    expect(assess(viewOf([higher, table], [own]), higher, '2024-01-05').figures).toHaveLength(1);
  });

  it('gives a target without a date that of the place that states one', () => {
    const table = targetOf('森林覆盖率', 60, '%', { code: '甲2', baseline: { value: 55, unit: '%', asOf: '2021' } });
    const text = targetOf('森林覆盖率', 60, '%', { due: null, dueFrom: 'none', source: { ...SPAN, start: 9, end: 10 } });
    const own: Observation = { ...figureOf('森林覆盖率', 55, '%', '2021'), source: { kind: 'document', planId: 'p', span: SPAN } };
    const [one, other] = [text, table].map((row) => assess(viewOf([text, table], [own]), row, '2024-01-05'));
    expect(one?.verdict).toEqual(other?.verdict);
    expect(one?.input.due).toBe('2024-12-31');
    const later = { ...table, code: '甲3', due: '2026' };
    expect(assess(viewOf([text, table, later], []), text, '2024-01-05').input.due).toBeNull();
  });

  it('tells of other figures only when their time has come', () => {
    const target = targetOf('知识产权质押融资金额', 250, '亿元', { scope: 'cumulative' });
    const other = figureOf('知识产权质押金额', 292, '亿元', '2023');
    const statusAt = (today: string): string => assess(viewOf([target], [other]), target, today).verdict.status;
    expect([statusAt('2022-12-05'), statusAt('2024-01-05')]).toEqual(['no-figure', 'not-comparable']);
  });

  it('does not judge by a figure without a date', () => {
    const target = targetOf('发明专利拥有量', 200, '件');
    const undated = figureOf('发明专利拥有量', 300, '件', null);
    expect(assess(viewOf([target], [undated]), target, '2023-06-30').verdict).toMatchObject({
      status: 'not-comparable',
      rule: 'undated-only',
    });
  });
});
