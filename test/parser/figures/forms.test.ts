import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';
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

  it('is undated without its year, and none where it is a rule', () => {
    expect(observationsOf('办理时限由20个工作日压缩至5个工作日。')).toEqual(['办理时限 20个工作日 -', '办理时限 5个工作日 -']);
    expect(observationsOf('办理时限由法定20个工作日压缩至5个工作日。')).toEqual(['办理时限 5个工作日 -']);
  });

  it('is that of the year before, or of the beginning of the year', () => {
    expect(observationsOf('2020年，收入比由上年的2.17缩小至2.12，去化周期由年初的23.5个月缩短至18.9个月。')).toEqual([
      '收入比 2.17 2019',
      '收入比 2.12 2020',
      '去化周期 23.5个月 2020-01',
      '去化周期 18.9个月 2020',
    ]);
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
    ['全产业链产值超50亿元的产业集群 >= 2个 2025', '全产业链产值超10亿元 >= 5个 2025'],
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
  ['到2025年，城镇地区提供1000兆比特/秒（Mbps）以上接入服务能力。', ['城镇地区接入服务能力 >= 1000兆比特/秒 2025']],
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

table('limits, borrowed units, works begun', [
  ['到2025年，低压用电接入不超过2个环节。', ['接入环节 <= 2个 2025']],
  ['用水、用气报装时限分别压缩至4个和5个工作日。', ['用水报装时限 <= 4个工作日 -', '用气报装时限 <= 5个工作日 -'], 'tasks'],
  [
    '到2025年，确保产业园等10个项目上半年开工，新开工铁路1200公里，投产782公里。',
    ['项目上半年开工 = 10个 2025', '新开工铁路 = 1200公里 2025', '投产铁路 = 782公里 2025'],
  ],
  ['到2025年，高速铁路覆盖90%以上的设区市和70%的县。', ['高速铁路覆盖设区市 >= 90% 2025', '覆盖县 = 70% 2025']],
  ['政府性融资担保业务平均担保费率降至1%以下，信用额度可提高至500万元。', ['政府性融资担保业务平均担保费率 <= 1% -'], 'tasks'],
  ['省级财政每年安排交通专项资金80亿元以上。', ['省级财政每年安排交通专项资金 >= 80亿元 - annual'], 'tasks'],
]);

describe('ratios and fees in a review', () => {
  it('leaves 年末 in the name of a stock', () => {
    expect(observationsOf('2020年粮食总产量达到12.4亿斤。生猪年末存栏46.2万头。')).toEqual([
      '粮食总产量 12.4亿斤 2020',
      '生猪年末存栏 46.2万头 2020',
    ]);
  });

  it('reads no figure out of a ratio that is none to one, and every fee', () => {
    expect(observationsOf('2021年，医护比达1∶1.15；平均住院日6.2天，药占比降至24.1%，门诊次均费用286元，同比下降3.2%。')).toEqual([
      '平均住院日 6.2天 2021',
      '药占比 24.1% 2021',
      '门诊次均费用 286元 2021 同比-3.2',
    ]);
  });

  it('takes the thing before for a multiple of it', () => {
    expect(observationsOf('“十三五”时期，综合交通投资4860亿元，是“十二五”时期的1.6倍。')).toEqual([
      '综合交通投资 4860亿元 2016/2020',
      '综合交通投资相当于“十二五”时期的倍数 1.6倍 2016/2020',
    ]);
  });
});

describe('a bulletin that ends with what comes next', () => {
  const text = `我区卫生健康事业交出年度答卷

发布时间：2024-01-26

2023年，全区医疗卫生机构达486家。

全年总诊疗1128.6万人次，同比增长12.4%；免费为1.35万名适龄女生接种疫苗。

2024年，力争每千人口床位数达到7.2张，新增托位1000个。
`;
  const { targets, observations } = parse(text);

  it('dates 全年 by the year it spoke of last', () => {
    expect(observations.map(({ indicator, value, asOf, yoy }) => `${indicator} ${value} ${asOf} ${yoy}`)).toEqual([
      '医疗卫生机构 486 2023 null',
      '总诊疗 1128.6 2023 12.4',
      '适龄女生 1.35 2023 null',
    ]);
  });

  it('takes what it plans for targets', () => {
    expect(targets.map(({ indicator, value, due }) => `${indicator} ${value} ${due}`)).toEqual([
      '每千人口床位数 7.2 2024',
      '新增托位 1000 2024',
    ]);
  });
});

describe('goals by stages', () => {
  it('fall due at the end of their stage', () => {
    const text =
      '临江市优化营商环境三年行动方案（2023—2025年）\n一、工作目标\n第一阶段（2023年）：对标提升。企业开办时间压缩至1个工作日以内。\n第二阶段（2024年1月—2024年6月）：全面优化。全程网办比例达到85%。\n';
    expect(parse(text).targets.map(({ indicator, due }) => `${indicator} ${due}`)).toEqual(['企业开办时间 2023', '全程网办比例 2024-06']);
  });
});

// own sentences
table('years of the whole plan, levels that hold now', [
  ['四年累计培训养老护理员1500人次。', ['培训养老护理员 = 1500人次 2025 cumulative'], 'tasks'],
  ['三年累计培训养老护理员1500人次。', ['培训养老护理员 = 1500人次 - cumulative'], 'tasks'],
  [
    '重点区域视频监控覆盖率由目前的58%提高到90%，24小时火灾扑灭率保持在95%以上。',
    ['重点区域视频监控覆盖率 >= 90% -', '24小时火灾扑灭率 >= 95% -'],
    'tasks',
  ],
]);

// own sentences
table('classes, cases and rules that hold a number', [
  ['建成1000吨级泊位18个。', ['1000吨级泊位 = 18个 -'], 'tasks'],
  ['实现30户以上自然村全部通硬化路，改造危桥86座。', ['改造危桥 = 86座 -'], 'tasks'],
  ['不良率超过5%的，暂停合作资格。', [], 'tasks'],
  ['对合作银行发放的单笔不超过300万元的纯信用贷款，单家银行年度补偿上限为1000万元。', [], 'tasks'],
  ['小微企业平均担保费率不超过1%。', ['小微企业平均担保费率 <= 1% -'], 'tasks'],
  ['普惠小微贷款平均利率较2022年下降20个基点以上。', ['普惠小微贷款平均利率下降 >= 20个基点 - growth'], 'tasks'],
  ['公路网密度达到118.4公里/百平方公里。', ['公路网密度 >= 118.4公里/百平方公里 -'], 'tasks'],
  ['供电煤耗降至300克标准煤/千瓦时以下。', ['供电煤耗 <= 300克标准煤/千瓦时 -'], 'tasks'],
]);

// own sentences
table('what a place helps to, and what a thing is made of', [
  ['依托村（社区）设置老年助餐点90个以上。', ['老年助餐点 >= 90个 -'], 'tasks'],
  ['每年完成造林种草面积1亿亩，其中造林5400万亩。', ['造林种草面积 = 1亿亩 - annual', '造林 = 5400万亩 - annual'], 'tasks'],
]);
