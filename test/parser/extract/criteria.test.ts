import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';
import { observationsOf, type Place, targetsOf } from '../figures-of.js';

const under = (heading: string, lines: string): string[] =>
  parse(`临江市签约服务实施方案（2023年版）\n附件\n质量监测指标\n1.${heading}\n${lines}\n`).targets.map(
    ({ indicator, op, value, unit, due }) => `${indicator} ${op} ${value}${unit ?? ''} ${due ?? '-'}`,
  );

// 46-guangzhou-family-doctor
describe('criteria under a heading that names an indicator', () => {
  it.each([
    ['签约居民建档率', '较上一年增加，力争2023年达到80%。', ['签约居民建档率 >= 80% 2023']],
    ['签约服务覆盖率', '2025年达到65%，力争2035年达到75%。', ['签约服务覆盖率 >= 65% 2025', '签约服务覆盖率 >= 75% 2035']],
    ['高血压患者血压控制率', '≥50%', ['高血压患者血压控制率 >= 50% 2023']],
    ['提高签约服务覆盖率', '力争2023年达到80%。', ['签约服务覆盖率 >= 80% 2023']],
    ['签约履约情况', '力争2023年达到80%。', ['签约履约情况 >= 80% 2023']],
  ])('%s: %s', (heading, lines, rows) => {
    expect(under(heading, lines)).toEqual(rows);
  });

  it.each([
    ['提升签约服务能力水平', '力争2023年达到80%。'],
    ['家庭医生签约服务种类', '签约双方的责权利由协议约定。'],
  ])('leaves a title alone that sets work: %s', (heading, lines) => {
    expect(under(heading, lines).filter((row) => row.includes(heading))).toEqual([]);
  });
});

type Case = readonly [sentence: string, rows: readonly string[], place?: Place];

// 46-guangzhou-family-doctor, 09-national-env-13th-plan, 23-guangxi-nev-measures, 21-xiangzhou-county-road-chief
const TARGETS: readonly Case[] = [
  ['100%的镇卫生院完成中医馆设置，加强15%的中医馆内涵建设。', ['镇卫生院完成中医馆设置 = 100% -', '中医馆内涵建设 = 15% -'], 'tasks'],
  ['探索在10%的社区卫生服务站设置中医阁。', ['社区卫生服务站设置中医阁 = 10% -'], 'tasks'],
  ['到2025年，创建百家绿色示范园区、千家绿色示范工厂。', ['绿色示范园区 = 100家 2025', '绿色示范工厂 = 1000家 2025']],
  ['引导各检测机构将检测收费标准在现行基础上总体再降低30%以上。', ['检测收费标准降低 >= 30% - growth'], 'tasks'],
  [
    '农村公路县、乡、村道养护资金每年每公里分别不低于10000元、5000元、3000元。',
    [
      '农村公路县道养护资金每年每公里 >= 10000元 - annual',
      '农村公路乡道养护资金每年每公里 >= 5000元 - annual',
      '农村公路村道养护资金每年每公里 >= 3000元 - annual',
    ],
    'tasks',
  ],
  ['市、区县共建10个市级重点产业园。', ['市级重点产业园 = 10个 -'], 'tasks'],
  ['到2025年，再开发利用的污染地块安全利用率达到92%以上。', ['再开发利用的污染地块安全利用率 >= 92% 2025']],
];
const NO_TARGETS = [
  '实施百家企业培育工程，开展千名干部进企业行动。',
  '对排名后10%的企业予以通报。',
  '建设高效链接国内国际两个市场的全球贸易枢纽。',
  '每千名老人、数百家企业和上千个家庭从中受益。',
  '1指每万人口居民拥有的维持年限超过10年的有效发明专利件数。',
];

describe('shares of a set, round counts, the object of 将', () => {
  it.each(TARGETS.map(([sentence, rows, place]) => ({ sentence, rows, place })))('$sentence', ({ sentence, rows, place }) => {
    expect(targetsOf(sentence, place)).toEqual(rows);
  });
  it.each(NO_TARGETS)('leaves alone: %s', (sentence) => {
    expect(targetsOf(sentence, 'tasks')).toEqual([]);
  });
});

// 09-national-env-13th-plan
describe('figures of a review', () => {
  it('keep the date of the sentence before, up to the next one', () => {
    expect(observationsOf('2020年，全市城市污水处理率达到92%。森林覆盖率提高到21%。到2021年，草原综合植被盖度54%。')).toEqual([
      '城市污水处理率 92% 2020',
      '森林覆盖率 21% 2020',
      '草原综合植被盖度 54% 2021',
    ]);
  });
  it('give each substance of a list the head they share', () => {
    expect(observationsOf('“十三五”期间，化学需氧量和氨氮、二氧化硫排放总量分别累计下降12.9%、13%、18%。')).toEqual([
      '化学需氧量排放总量下降 12.9% 2016/2020',
      '氨氮排放总量下降 13% 2016/2020',
      '二氧化硫排放总量下降 18% 2016/2020',
    ]);
  });
});
