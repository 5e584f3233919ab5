import { describe, expect, it } from 'vitest';
import { observationsOf, type Place, targetsOf } from '../figures-of.js';

type Case = readonly [sentence: string, targets: readonly string[], place?: Place];

function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    it.each(cases.map((row) => ({ sentence: row[0], rows: row[1], place: row[2] })))('$sentence', ({ sentence, rows, place }) => {
      expect(targetsOf(sentence, place)).toEqual(rows);
    });
  });
}

// own sentences, 55-shanghai-14th-outline
table('a change from one year to another', [
  ['农村生活污水治理率由2020年的18%提高到2025年的40%。', ['农村生活污水治理率 >= 40% 2025']],
  ['办理时限由20个工作日压缩至5个工作日。', ['办理时限 <= 5个工作日 -']],
]);

describe('the level a change starts from', () => {
  it('is a figure of the past where its year is given, whatever the part of the document', () => {
    expect(observationsOf('农村生活污水治理率由2020年的18%提高到2025年的40%。', 'goals')).toEqual(['农村生活污水治理率 18% 2020']);
    expect(observationsOf('居民收入从2015年的10860元增加到2020年的16935元，重污染天数由2015年的14天减少至2天。')).toEqual([
      '居民收入 10860元 2015',
      '居民收入 16935元 2020',
      '重污染天数 14天 2015',
      '重污染天数 2天 2020',
    ]);
  });

  it('is none without its year', () => {
    expect(observationsOf('办理时限由20个工作日压缩至5个工作日。')).toEqual(['办理时限 5个工作日 -']);
  });
});

table('the clause before names the indicator', [
  ['高新技术企业数量实现倍增，达到1800家。', ['高新技术企业数量 >= 1800家 -'], 'tasks'],
  ['乡村旅游蓬勃发展，达到1800家。', [], 'tasks'],
]);

table('criteria of what is counted', [
  ['到2025年，引进投资超10亿元项目20个。', ['引进投资超10亿元项目 = 20个 2025']],
  [
    '到2025年，全产业链产值超50亿元的产业集群达到2个、超10亿元的达到5个。',
    ['全产业链产值超50亿元的产业集群 >= 2个 2025', '超10亿元 >= 5个 2025'],
  ],
  ['申请人须在本市连续缴纳社保满6个月，年龄不超过45周岁。', [], 'tasks'],
]);

table('lengths and areas of work', [
  ['完成水厂深度处理工程，以及约2000公里老旧供水管网更新改造。', ['老旧供水管网更新改造 ~ 2000公里 -'], 'tasks'],
  ['到2025年，依托生态廊道、环湖地区等新建绿道1000公里。', ['绿道 = 1000公里 2025']],
  ['到2025年，新建、改造城镇污水管网520公里。', ['新建、改造城镇污水管网 = 520公里 2025']],
]);

table('numbers without unit, ratios, round counts', [
  ['到2025年，新建数据中心电能使用效率（PUE）值不高于1.4。', ['新建数据中心电能使用效率（PUE）值 <= 1.4 2025']],
  ['到2025年，城乡居民收入比缩小到2.1∶1。', ['城乡居民收入比 <= 2.1 2025']],
  ['到2025年，公园数量达到千座以上。', ['公园数量 >= 1000座 2025']],
  ['到2025年，城镇地区提供1000兆比特/秒（Mbps）以上接入服务能力。', ['接入服务能力 >= 1000兆比特/秒 2025']],
]);

table('figures of several owners', [
  [
    '到2025年，城乡居民人均可支配收入分别增长5.5%和7%。',
    ['城镇居民人均可支配收入增长 = 5.5% 2025 growth', '农村居民人均可支配收入增长 = 7% 2025 growth'],
  ],
]);

table('funds and sums', [
  [
    '设立总规模20亿元的人才科创基金，人才贷授信额度累计突破50亿元。',
    ['人才科创基金规模 = 20亿元 -', '人才贷授信额度 >= 50亿元 - cumulative'],
    'tasks',
  ],
  ['单户授信额度最高1000万元，担保费率不超过0.8%。', [], 'tasks'],
]);

describe('growth behind a figure of one year', () => {
  it('is its 同比', () => {
    expect(observationsOf('2021年，地区生产总值突破2600亿元，增长6.1%；专项资金27.8亿元、专项债券96亿元，分别增长12%和18%。')).toEqual([
      '地区生产总值 2600亿元 2021 同比6.1',
      '专项资金 27.8亿元 2021 同比12',
      '专项债券 96亿元 2021 同比18',
    ]);
  });

  it('is a figure of its own when it has a name of its own', () => {
    expect(observationsOf('2021年，进出口总额318亿元；固定资产投资同比增长5.5%。')).toEqual([
      '进出口总额 318亿元 2021',
      '固定资产投资增长 5.5% 2021',
    ]);
  });
});

describe('what is done along a length', () => {
  it('is told with it', () => {
    expect(observationsOf('滨江45公里公共空间岸线贯通开放，形成首批32项制度创新成果，健康素养66条等知识广泛普及。')).toEqual([
      '滨江公共空间岸线贯通开放 45公里 -',
      '制度创新成果 32项 -',
    ]);
  });
});
