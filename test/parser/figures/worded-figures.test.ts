import { describe, expect, it } from 'vitest';
import { observationsOf, targetsOf } from '../figures-of.js';

/** Figures said in words. Own sentences, under the goals of a plan for 2022—2025 or in its review. */
describe('halves, tenths and doublings', () => {
  it.each<[string, string[]]>([
    ['到2025年，行政村5G通达率超过一半，电商服务站覆盖率过半。', ['行政村5G通达率 >= 50% 2025', '电商服务站覆盖率 >= 50% 2025']],
    ['到2025年，网上销售占比达到一半以上，超过半数的中学建成足球场。', ['网上销售占比 >= 50% 2025', '中学建成足球场 >= 50% 2025']],
    ['到2025年，近半农户用上数字农具，半数以上的社区配建步道。', ['农户用上数字农具 ~ 50% 2025', '社区配建步道 >= 50% 2025']],
    [
      '到2025年，九成以上的行政村建成益农站，七成乡镇建成服务中心，秸秆综合利用率达到九成。',
      ['行政村建成益农站 >= 90% 2025', '乡镇建成服务中心 = 70% 2025', '秸秆综合利用率 >= 90% 2025'],
    ],
    ['到2025年，审批时限压缩一半。', ['审批时限压缩 = 50% 2025 growth']],
    ['到2025年，网络零售额翻两番，体育消费规模翻番。', ['网络零售额 = 2番 2025 growth', '体育消费规模 = 1番 2025 growth']],
    [
      '到2025年，研发人员数量增加一倍，技术合同成交额比2020年增长两倍。',
      ['研发人员数量增加 = 1倍 2025 growth', '技术合同成交额增长 = 2倍 2025 growth'],
    ],
    ['到2025年，半数以上园区单位能耗低于0.4吨标准煤。', ['半数以上园区单位能耗 <= 0.4吨标准煤 2025']],
  ])('%s', (sentence, rows) => {
    expect(targetsOf(sentence)).toEqual(rows);
  });

  it('in a review they are figures that were reached', () => {
    expect(observationsOf('2021年，过半县区建有体育公园，三成学校配备教练。')).toEqual([
      '县区建有体育公园 50% 2021',
      '学校配备教练 30% 2021',
    ]);
  });

  it.each([
    '到2025年，实现时间过半、任务过半。',
    '到2025年，坚持学习与锻炼各占一半时间，每半年检查。',
    '到2025年，一半是公园，一半是绿道。',
    '到2025年，三成立方网格全面覆盖。',
    '到2025年，审批时限压缩至半数天。',
  ])('no figure: %s', (sentence) => {
    expect(targetsOf(sentence)).toEqual([]);
  });

  it('halves of a time are read where 分别 gives them out', () => {
    expect(targetsOf('到2025年，开户、销户用时缩短一半，分别减至3天、半天。')).toEqual([
      '开户、销户用时缩短 = 50% 2025 growth',
      '开户用时 <= 3天 2025',
      '销户用时 <= 0.5天 2025',
    ]);
  });
});
