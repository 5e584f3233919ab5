import { describe, expect, it } from 'vitest';
import type { StatedFigure, Target } from '../../../src/model/plan.js';
import { parse } from '../../../src/parser/parse.js';
import { observationsOf, targetsOf } from '../figures-of.js';

type Case = readonly [sentence: string, rows: readonly string[]];

/** Sentences written for this test, under the goals of a plan for 2022—2025. */
function aims(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    it.each(cases.map(([sentence, rows]) => ({ sentence, rows })))('$sentence', ({ sentence, rows }) => {
      expect(targetsOf(sentence)).toEqual(rows);
    });
  });
}

aims('a higher figure that is striven for', [
  ['到2025年，A级旅游景区达到60家、力争75家。', ['A级旅游景区 >= 60家 2025', 'A级旅游景区 = 75家 2025']],
  ['到2025年，再生水利用率达到35%以上、力争40%。', ['再生水利用率 >= 35% 2025', '再生水利用率 = 40% 2025']],
  ['到2025年，建成风电项目12个，争取15个。', ['风电项目 = 12个 2025', '风电项目 = 15个 2025']],
  ['到2024年，保税仓库超过20座，争取达到25座。', ['保税仓库 >= 20座 2024', '保税仓库 >= 25座 2024']],
]);

aims('one indicator in several years', [
  ['装配式建筑占比2024年、2025年分别达到30%、40%。', ['装配式建筑占比 >= 30% 2024', '装配式建筑占比 >= 40% 2025']],
  ['装配式建筑占比2024年达到30%，2025年达到40%。', ['装配式建筑占比 >= 30% 2024', '装配式建筑占比 >= 40% 2025']],
  [
    '一审服判息诉率在2023年、2024年和2025年分别达到86%、88%和90%。',
    ['一审服判息诉率 >= 86% 2023', '一审服判息诉率 >= 88% 2024', '一审服判息诉率 >= 90% 2025'],
  ],
  ['水产养殖产量每年增长4%，到2025年达到30万吨。', ['水产养殖产量每年增长 = 4% - growth', '水产养殖产量 >= 30万吨 2025']],
  ['到2025年，企业年金参保人数达到8万人。', ['企业年金参保人数 >= 8万人 2025']],
]);

aims('counts of one list before what is solved', [
  ['到2024年，解决1.6万人、9000头大牲畜饮水困难。', ['解决饮水困难 = 1.6万人 2024', '解决大牲畜饮水困难 = 9000头 2024']],
  ['到2023年，解决320户、1100人住房问题。', ['解决住房问题 = 320户 2023', '解决住房问题 = 1100人 2023']],
  ['到2023年，解决4500名学生上学难问题。', ['解决学生上学难问题 = 4500名 2023']],
]);

aims('a later year told aside', [
  [
    '到2025年，护理型床位占比达到55%，2027年达到60%以上；养老设施配建达标率达到95%。',
    ['护理型床位占比 >= 55% 2025', '护理型床位占比 >= 60% 2027', '养老设施配建达标率 >= 95% 2025'],
  ],
  [
    '到2024年，开通航线达到30条；到2025年，旅客吞吐量达到400万人次，正点率达到85%。',
    ['开通航线 >= 30条 2024', '旅客吞吐量 >= 400万人次 2025', '正点率 >= 85% 2025'],
  ],
]);

aims('what is said of each of several', [
  ['到2025年，出口额和进口额年均分别增长8%和6%。', ['出口额年均增长 = 8% 2025 growth', '进口额年均增长 = 6% 2025 growth']],
  [
    '到2025年，县（市、区）、乡镇（街道）、行政村（社区）三级退役军人服务站建成率分别达到100%、100%、96%。',
    [
      '县（市、区）退役军人服务站建成率 >= 100% 2025',
      '乡镇（街道）退役军人服务站建成率 >= 100% 2025',
      '行政村（社区）退役军人服务站建成率 >= 96% 2025',
    ],
  ],
  [
    '2023—2025年，每年培训导游800人，其中高级导游60人，三年累计培训2400人以上。',
    ['培训导游 = 800人 2025 annual', '高级导游 = 60人 2025 annual', '培训导游 >= 2400人 2025 cumulative'],
  ],
]);

aims('a multiple of another year', [
  ['到2025年，人均体育场地面积相当于2020年的1.3倍。', ['人均体育场地面积相当于2020年的倍数 = 1.3倍 2025']],
  ['到2025年，口岸进出境运量达到“十三五”末的1.8倍以上。', ['口岸进出境运量相当于“十三五”末的倍数 >= 1.8倍 2025']],
]);

aims('a growth of nothing', [
  ['到2025年，化学农药使用量零增长，亩均用水量降至320立方米。', ['化学农药使用量增长 = 0% 2025 growth', '亩均用水量 <= 320立方米 2025']],
  ['到2024年，建筑垃圾填埋量趋零增长。', ['建筑垃圾填埋量增长 ~ 0% 2024 growth']],
  ['到2025年，实现超审限案件零增长。', ['超审限案件增长 = 0% 2025 growth']],
]);

describe('a multiple of another year in a review', () => {
  it('is of the indicator, as of the year told', () => {
    expect(observationsOf('2021年，水产品出口额达到42亿元，是2012年的2.6倍，相当于上年的1.3倍。')).toEqual([
      '水产品出口额 42亿元 2021',
      '水产品出口额相当于2012年的倍数 2.6倍 2021',
      '水产品出口额相当于上年的倍数 1.3倍 2021',
    ]);
  });
});

describe('figures of a review', () => {
  it('counts scenic areas themselves, whatever stands before them', () => {
    expect(observationsOf('2021年，实现旅游收入86亿元；A级景区达到18家。')).toEqual(['旅游收入 86亿元 2021', 'A级景区 18家 2021']);
  });

  it('gives shares of a task to the figures before', () => {
    expect(observationsOf('2021年，适配助听器360件，完成家庭无障碍改造210户，分别完成年度任务的120%和105%。')).toEqual([
      '适配助听器 360件 2021',
      '完成家庭无障碍改造 210户 2021',
      '适配助听器完成年度任务比例 120% 2021',
      '完成家庭无障碍改造完成年度任务比例 105% 2021',
    ]);
  });
});

describe('the report on a year that is over', () => {
  const rows = (sentence: string): readonly string[] => {
    const { targets, observations } = parse(`江源市2023年体育工作总结\n2024年1月15日\n一、主要工作\n${sentence}\n`);
    const line = (kind: string, { indicator, value, unit }: Target | StatedFigure): string => `${kind} ${indicator} ${value}${unit}`;
    return [...targets.map((row) => line('aim', row)), ...observations.map((row) => line('done', row))];
  };

  it('tells what will be done by 将 and 即将, and what was done with things by 将', () => {
    expect(rows('全市将新建健身步道60公里，新增球场24个。')).toEqual(['aim 健身步道 60公里', 'aim 新增球场 24个']);
    expect(rows('即将完成场馆改造5座。')).toEqual(['aim 完成场馆改造 5座']);
    expect(rows('全市将补助资金落实到校，共发放补助680万元。')).toEqual(['done 发放补助 680万元']);
    expect(rows('已建成健身驿站80个，年底前还将建成20个。')).toEqual(['aim 健身驿站 20个', 'done 健身驿站 80个']);
  });
});
