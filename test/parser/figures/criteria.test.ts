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
/** Own sentences in the style of plans for carbon peaking, care of the elderly and the digital economy. */
const FORMS: readonly Case[] = [
  [
    '到2025年，新建大型数据中心电能利用效率（PUE）不高于1.3，改造后的存量数据中心PUE值不超过1.5。',
    ['新建大型数据中心电能利用效率（PUE） <= 1.3 2025', '改造后的存量数据中心PUE值 <= 1.5 2025'],
  ],
  ['到2025年，煤电机组平均供电煤耗降至300克标准煤/千瓦时以下。', ['煤电机组平均供电煤耗 <= 300克标准煤/千瓦时 2025']],
  ['连接工业设备20万台（套）以上。', ['连接工业设备 >= 20万台（套） -']],
  ['新增护理型床位200张，2024年10月底前投入使用。', ['新增护理型床位 = 200张 2024-10'], 'tasks'],
  [
    '2023年建成互助养老服务站点45个，2024年建成40个，2025年建成35个。',
    ['互助养老服务站点 = 45个 2023', '互助养老服务站点 = 40个 2024', '互助养老服务站点 = 35个 2025'],
    'tasks',
  ],
  ['自2022年起，新增和更新的公交车中新能源汽车占比100%。', ['新增和更新的公交车中新能源汽车占比 = 100% -'], 'tasks'],
  ['老年助餐点服务半径不超过1公里，60周岁以上老年人每餐给予3元补助。', ['老年助餐点服务半径 <= 1公里 -'], 'tasks'],
  [
    '到2025年，规模以上工业单位增加值能耗较2020年下降15%，智能工厂（数字化车间）达到132个。',
    ['规模以上工业单位增加值能耗下降 = 15% 2025 growth', '智能工厂（数字化车间） >= 132个 2025'],
  ],
];
const YEARS: readonly Case[] = [
  ['2023年、2024年分别建成示范工厂20家、30家。', ['示范工厂 = 20家 2023', '示范工厂 = 30家 2024'], 'tasks'],
  [
    '2022年实施改造项目600个，2023年、2024年分别实施800个、1000个。',
    ['实施改造项目 = 600个 2022', '实施改造项目 = 800个 2023', '实施改造项目 = 1000个 2024'],
    'tasks',
  ],
  ['四年内引进高层次人才50名、培养全科医生120名。', ['引进高层次人才 = 50名 2025', '培养全科医生 = 120名 2025'], 'tasks'],
  ['力争用4年时间，规模以上工业总产值突破8000亿元。', ['规模以上工业总产值 >= 8000亿元 2025']],
  ['新建充电桩500个以上，且覆盖全部乡镇，方便群众的出行，按月通报。', ['充电桩 >= 500个 -'], 'tasks'],
  ['到2025年，县城35%左右面积达到3-5年一遇排水能力。', ['县城面积达到3-5年一遇排水能力 ~ 35% 2025']],
  [
    '新建小区按照每千人口不少于12个托位、老城区和已建小区不少于6个托位标准规划建设照护设施。',
    ['新建小区每千人口托位 >= 12个 -', '老城区和已建小区每千人口托位 >= 6个 -'],
    'tasks',
  ],
  ['整合养老领域7大类45项惠民举措。', ['惠民举措 = 45项 -']],
  ['新建小区按每百户不少于20平方米的标准配建活动用房。', ['新建小区每百户活动用房 >= 20平方米 -'], 'tasks'],
  ['居民健康档案使用率每年提升2个百分点。', ['居民健康档案使用率每年提升 = 2个百分点 - growth'], 'tasks'],
  ['到2025年，县城防洪标准达到50年一遇。', ['县城防洪标准 >= 50年 2025']],
  [
    '到2025年，城镇地区提供500Mbps以上接入能力，有条件的农村地区可提供100Mbps以上接入能力。',
    ['城镇地区接入能力 >= 500Mbps 2025', '有条件的农村地区接入能力 >= 100Mbps 2025'],
  ],
  ['培育2家以上“链主”企业。', ['“链主”企业 >= 2家 -'], 'tasks'],
];
/** 21-xiangzhou-county-road-chief, 36-baotou-digital-gov-assessment, 56-beijing-eco-restoration-draft */
const AROUND: readonly Case[] = [
  ['管理机构设置不少于4名（执法人员不少于2名）农村公路专职管理人员。', ['农村公路专职管理人员 >= 4名 -', '执法人员 >= 2名 -'], 'tasks'],
  ['到2025年，建设用地土壤环境安全得到保障。污染地块安全利用率达到92%以上。', ['污染地块安全利用率 >= 92% 2025'], 'tasks'],
  [
    '到2025年，集体经营性收入20万元以上的村占比达到六成，扩种大豆油料30万亩。',
    ['集体经营性收入20万元以上的村占比 >= 60% 2025', '扩种大豆油料 = 30万亩 2025'],
  ],
  [
    '2025年主要农作物耕种收综合机械化率达到86%。农机总动力达到7200万千瓦。',
    ['主要农作物耕种收综合机械化率 >= 86% 2025', '农机总动力 >= 7200万千瓦 2025'],
    'tasks',
  ],
  ['到2025年，县城具备污水收集能力。提升污泥处置水平，污泥无害化处置率达到90%。', ['污泥无害化处置率 >= 90% -'], 'tasks'],
];
const NO_TARGETS = [
  '管委会每月研究1次招商工作，分管领导每周调度1次。',
  '由三成立方体和八成熟的木材组成。',
  '以5类功能为基础，划定5个一级生态修复分区。',
  '对沿海56个城市及29个富营养化湖库实施总氮总量控制。',
  '消除5000人以上“大校额”学校。',
  '专家评审达到3分以上者，每户奖励不超过5万元。',
  '实施百家企业培育工程，开展千名干部进企业行动。',
  '对排名后10%的企业予以通报。',
  '建设高效链接国内国际两个市场的全球贸易枢纽。',
  '每千名老人、数百家企业和上千个家庭从中受益。',
  '企业自有电动车占比达到25%及以上，是参加租车遴选的必要条件。',
  '对新落户的软件企业，首年营业收入800万元以上，且纳入名录库的，按营业收入的1%给予一次性奖励。',
  '对经备案的平台，上架30家以上服务商的产品（含采集、网络、软件、安全和其他各类服务商的产品），且服务本县企业15家次以上的，给予运营方奖励。',
  '1指每万人口居民拥有的维持年限超过10年的有效发明专利件数。',
];

describe('forms of many fields', () => {
  it.each(FORMS.map(([sentence, rows, place]) => ({ sentence, rows, place })))('$sentence', ({ sentence, rows, place }) => {
    expect(targetsOf(sentence, place)).toEqual(rows);
  });
});

describe('years dealt out and spans of years', () => {
  it.each(YEARS.map(([sentence, rows, place]) => ({ sentence, rows, place })))('$sentence', ({ sentence, rows, place }) => {
    expect(targetsOf(sentence, place)).toEqual(rows);
  });
});

describe('remarks, and sentences that go on', () => {
  it.each(AROUND.map(([sentence, rows, place]) => ({ sentence, rows, place })))('$sentence', ({ sentence, rows, place }) => {
    expect(targetsOf(sentence, place)).toEqual(rows);
  });
});

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
  it('of a span are those of its end, changes and sums those of the whole', () => {
    expect(observationsOf('“十三五”期间，数字经济年均增长15.8%。软件业营业收入238亿元。累计推动2.6万家企业上云。')).toEqual([
      '数字经济年均增长 15.8% 2016/2020',
      '软件业营业收入 238亿元 2020',
      '企业上云 2.6万家 2016/2020',
    ]);
  });
  it('start of a change is no date of its end', () => {
    expect(
      observationsOf('2020年，轨道交通里程729公里。颗粒物浓度从2015年的53微克/立方米下降至32微克/立方米。公园320座。').slice(-1),
    ).toEqual(['公园 320座 2020']);
  });
  it('are none where a building will hold something once it stands', () => {
    expect(observationsOf('2022年，开工建设养老公寓2座，其中一座建成后可容纳500余人入住。')).toEqual(['开工建设养老公寓 2座 2022']);
  });
  it('of places dealt out are of each place, not of the set before', () => {
    expect(observationsOf('2022年，首批监测的40个城市噪声均值比2019年下降6%，甘南州、临夏州分别下降7%、9%。').slice(1)).toEqual([
      '甘南州噪声均值下降 7% 2022',
      '临夏州噪声均值下降 9% 2022',
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

/** A statistical bulletin of the usual form; names and figures are invented. */
const BULLETIN = `山城区2023年国民经济和社会发展统计公报
山城区统计局
2024年3月15日
一、综合
全区实现地区生产总值512.36亿元，比上年增长5.9%。年末常住人口65.6万人。
二、农业
全年粮食总产量9.87万吨。居民消费价格比上年上涨0.3%。
`;

describe('a report of a year', () => {
  const { kind, targets, observations } = parse(BULLETIN);
  it('states what was reached and sets no targets', () => {
    expect(kind).toBe('report');
    expect(targets).toEqual([]);
  });
  it('is about the year of its title', () => {
    expect(observations.map(({ indicator, value, unit, asOf, yoy }) => `${indicator} ${value}${unit} ${asOf} ${yoy ?? ''}`.trim())).toEqual(
      [
        '地区生产总值 512.36亿元 2023 5.9',
        '常住人口 65.6万人 2023',
        '粮食总产量 9.87万吨 2023',
        expect.stringMatching(/^居民消费价格上涨 0.3% 2023/u),
      ],
    );
  });
});

describe('a table of quarters', () => {
  it('has its target in the last column', () => {
    const text =
      '开发区2024年项目建设工作方案\n一、目标\n指标\t单位\t一季度\t上半年\t全年\n固定资产投资\t亿元\t32\t80\t180\n新开工项目\t个\t15\t30\t60\n';
    expect(parse(text).targets.map(({ indicator, value, unit, due }) => `${indicator} ${value}${unit} ${due}`)).toEqual([
      '固定资产投资 180亿元 2024',
      '新开工项目 60个 2024',
    ]);
  });
});
