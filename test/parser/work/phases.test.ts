import { describe, expect, it } from 'vitest';
import { sameLengthView } from '../../../src/parser/view.js';
import { datesOf } from '../../../src/parser/work/phase-dates.js';
import { structureOf } from '../state-of.js';

const DATES: readonly (readonly [string, string | null, string | null, string | null])[] = [
  ['（2022年9月-2024年6月）', '2022-09', '2024-06', null],
  ['（2024年7月—2024年12月）', '2024-07', '2024-12', null],
  ['2021年10月19日至11月30日', '2021-10-19', '2021-11-30', null],
  ['（2023年1月至12月）', '2023-01', '2023-12', null],
  ['启动阶段（2024年1—6月）', '2024-01', '2024-06', null],
  ['2021—2023年', '2021', '2023', null],
  ['自国家知识产权局批复三个月内', null, null, '自国家知识产权局批复三个月内'],
  ['2021年3月底前，试点城市政府形成总结报告', null, '2021-03', null],
  ['2019年上半年，试点城市政府印发实施方案', '2019-01', '2019-06', null],
  ['2022年第四季度', '2022-10', '2022-12', null],
  ['2020年6月', '2020-06', '2020-06', null],
  ['2023年1月起', '2023-01', null, null],
  ['1月—2月', null, null, null],
  ['有力有序开展试点', null, null, null],
];

describe('dates of a phase', () => {
  it.each(DATES)('%s', (text, start, end, relative) => {
    expect(datesOf(sameLengthView(text))).toEqual({ start, end, relative });
  });
});

describe('months without a year', () => {
  it.each([
    ['宣传发动阶段（1月—2月）', '2023-01', '2023-02'],
    ['自查阶段（5月10日至31日）', '2023-05-10', '2023-05-31'],
    ['收尾阶段（12月至次年2月）', '2023-12', '2024-02'],
    ['倒序的月份（9月至3月）', null, null],
  ])('belong to the one year of the plan: %s', (text, start, end) => {
    expect(datesOf(sameLengthView(text), '2023')).toEqual({ start, end, relative: null });
  });
});

describe('a phase from the day of writing', () => {
  it.each([
    ['（即日起至5月20日）', '2024-05-20', '即日起'],
    ['（自印发之日起至2025年6月）', '2025-06', '自印发之日起'],
  ])('has an end only: %s', (text, end, relative) => {
    expect(datesOf(sameLengthView(text), '2024')).toEqual({ start: null, end, relative });
  });

  it('has none without a year', () => {
    expect(datesOf(sameLengthView('（即日起至5月20日）')).end).toBeNull();
  });
});

describe('phases', () => {
  const phases = (text: string): string[] =>
    structureOf(text).phases.map(({ name, start, end, relative }) => `${name} ${start ?? relative} ${end}`);

  it('are in the year of issue where the plan has no period', () => {
    expect(
      phases(
        '关于印发《整治行动方案》的通知\n各乡镇人民政府：\n现将《整治行动方案》印发给你们。\n江口县人民政府办公室\n2024年2月20日\n整治行动方案\n三、工作步骤\n（一）动员部署（3月1日—3月10日）。制定方案。\n（二）集中整治（3月11日—5月20日）。拉网排查。',
      ),
    ).toEqual(['动员部署 2024-03-01 2024-03-10', '集中整治 2024-03-11 2024-05-20']);
  });

  it('may stand behind dashes', () => {
    expect(
      phases(
        '改革试点方案\n三、实施步骤\n——准备阶段（方案印发后1个月内）。成立专班。\n——实施阶段（2023年2月至2025年6月）。推进任务。\n——坚持试点先行。稳妥推进。',
      ),
    ).toEqual(['准备阶段 方案印发后1个月内 null', '实施阶段 2023-02 2025-06']);
  });

  it('take their name from behind their time', () => {
    expect(
      phases(
        '改革试点方案\n三、实施步骤\n第一阶段（2023年1月—6月）：摸底排查、建立台账。逐村登记。\n第二阶段（2023年7月—2024年6月）：按照台账逐项整改，做到完成一个销号一个，防止反弹。\n第三阶段（2024年7月—12月）。总结经验。',
      ),
    ).toEqual(['第一阶段：摸底排查、建立台账 2023-01 2023-06', '第二阶段 2023-07 2024-06', '第三阶段 2024-07 2024-12']);
  });

  it('may be told of their years', () => {
    expect(
      phases(
        '临江市湿地保护规划\n四、实施步骤\n1、2021—2022年为打基础期。到2023年底前备足苗木；2、2023—2024年为集中修复阶段，完成补水工程；3、2025年为巩固期。做好管护。',
      ),
    ).toEqual(['打基础期 2021 2022', '集中修复阶段 2023 2024', '巩固期 2025 2025']);
  });

  it('may be paragraphs that print their time', () => {
    expect(
      phases(
        '改革试点方案\n三、实施步骤\n筹备启动阶段（2022年9月—12月）。成立专班。\n全面铺开阶段（2023年1月—2024年6月）。推进任务。\n各阶段（含筹备）均按月调度。\n四、保障措施\n收尾阶段（2024年7月—9月）。总结经验。',
      ),
    ).toEqual(['筹备启动阶段 2022-09 2022-12', '全面铺开阶段 2023-01 2024-06']);
  });

  it('end when the last of their items is due, where they print no time', () => {
    expect(
      phases(
        '改革试点方案\n三、实施步骤\n（一）筹备阶段\n1.2024年3月底前，完成摸底。\n2.2024年5月底前，编制清单。\n（二）推进阶段\n1.对照2023年清单逐项推进。\n2.按季调度。',
      ),
    ).toEqual(['筹备阶段 null 2024-05', '推进阶段 null null']);
  });

  it('reads stages with their items (hangzhou-ip-demonstration-city-plan-2022.txt)', () => {
    const text =
      '三、实施步骤\n\n第一阶段：分解目标任务，健全工作机制。（自国家知识产权局批复三个月内）\n\n1.制定实施方案，分解目标任务。准确把握精神。\n\n2.设立工作机构，完善工作机制。负责统筹协调。\n\n第二阶段：加强组织实施，推进重点工程。（2022年9月-2024年6月）\n\n1.推进高效益运用工程。深化改革。\n\n四、保障条件';
    expect(structureOf(text).phases.map(({ name, start, end, relative, items }) => ({ name, start, end, relative, items }))).toEqual([
      {
        name: '第一阶段：分解目标任务，健全工作机制',
        start: null,
        end: null,
        relative: '自国家知识产权局批复三个月内',
        items: ['制定实施方案，分解目标任务', '设立工作机构，完善工作机制'],
      },
      { name: '第二阶段：加强组织实施，推进重点工程', start: '2022-09', end: '2024-06', relative: null, items: ['推进高效益运用工程'] },
    ]);
  });

  it('reads the numbered parts of 实施步骤 (“无废城市”建设试点工作方案)', () => {
    const text =
      '三、实施步骤\n（一）确定试点城市。试点城市由省级有关部门推荐。\n（四）开展评估总结。2021年3月底前，形成总结报告。\n四、保障措施\n（一）加强组织领导。建立机制。';
    expect(structureOf(text).phases.map(({ name, end }) => [name, end])).toEqual([
      ['确定试点城市', null],
      ['开展评估总结', '2021-03'],
    ]);
  });

  it('holds what is numbered under a stage as its items', () => {
    const text =
      '三、实施步骤\n（一）宣传发动阶段（ 月 日— 月 日）\n1.召开动员会。部署工作。\n（二）集中整治阶段\n1.开展排查。建立台账。\n2.限期整改。逐项销号。';
    expect(structureOf(text).phases.map(({ name, items }) => [name, items])).toEqual([
      ['宣传发动阶段', ['召开动员会']],
      ['集中整治阶段', ['开展排查', '限期整改']],
    ]);
  });

  it.each([
    '三、工作步骤\n（一）深化前期改革。持续推进。\n（二）稳步扩大范围。成熟一个推进一个。',
    '一、新阶段新起点\n1.1 准确把握新发展阶段面临的新机遇\n当今世界深刻变化。',
    '二、重点任务\n（一）推进第一阶段建设成果转化。持续推进。',
  ])('leaves alone: %s', (text) => {
    expect(structureOf(text).phases).toEqual([]);
  });
});
