import { describe, expect, it } from 'vitest';
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
  ['水产养殖产量每年增长4%，到2025年达到30万吨。', ['水产养殖产量增长 = 4% - growth', '水产养殖产量 >= 30万吨 2025']],
  ['到2025年，企业年金参保人数达到8万人。', ['企业年金参保人数 >= 8万人 2025']],
]);

aims('a multiple of another year', [
  ['到2025年，人均体育场地面积相当于2020年的1.3倍。', ['人均体育场地面积 = 1.3倍 2025']],
  ['到2025年，口岸进出境运量达到“十三五”末的1.8倍以上。', ['口岸进出境运量 >= 1.8倍 2025']],
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
      '水产品出口额 2.6倍 2021',
      '水产品出口额 1.3倍 2021',
    ]);
  });
});
