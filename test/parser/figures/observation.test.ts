import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';
import { figures, observationsOf, targetsOf } from '../figures-of.js';

// 27-guangan-old-and-young, zhejiang-ip-13th-five-year-plan, 09-national-env-13th-plan
describe('figures of the past in a plan', () => {
  it.each([
    [
      '全市投运养老机构190家（含医养结合机构21家），社区日间照料中心324个。',
      ['投运养老机构 190家 -', '含医养结合机构 21家 -', '社区日间照料中心 324个 -'],
    ],
    ['2015年专利申请量为30.7万件，万人发明专利拥有量为12.89件。', ['专利申请量 30.7万件 2015', '万人发明专利拥有量 12.89件 2015']],
    ['“十三五”期间，全市累计补助民办养老机构1.05亿元。', ['补助民办养老机构 1.05亿元 2016/2020']],
    [
      '2015年专利申请量为30.7万件，注册商标总量为114.5万件，分别为“十一五”期末的2.54倍、2.2倍，主要发展指标位居全国前列。',
      ['专利申请量 30.7万件 2015', '注册商标总量 114.5万件 2015', '专利申请量 2.54倍 2015', '注册商标总量 2.2倍 2015'],
    ],
    ['2021年，全市经济总量一举跃上2万亿元。', ['经济总量 2万亿元 2021']],
    ['2021年全市依托信息平台和12支巡护队，巡护山林300次。', ['巡护山林 300次 2021']],
    ['作为去年刚刚迈入2万亿方阵的“新贵”，我市正在打头阵。', []],
    ['187家幼儿园开展托育服务，民办机构仅占机构总数的22.1%。', ['幼儿园开展托育服务 187家 -', '民办机构仅占机构总数比重 22.1% -']],
    ['全国338个地级及以上城市细颗粒物年均浓度为50微克/立方米。', ['全国338个地级及以上城市细颗粒物年均浓度 50微克/立方米 -']],
  ])('%s', (sentence, rows) => {
    expect(observationsOf(sentence)).toEqual(rows);
    expect(targetsOf(sentence, 'review')).toEqual([]);
  });

  it('does not take a commitment for a figure of the past', () => {
    expect(observationsOf('到2025年，森林覆盖率达到45%以上。', 'goals')).toEqual([]);
  });
});

// hangzhou-ningbo-ip-results-2023
const BULLETIN = `临江：践行为企办实事
2023年,临江市成绩单发布,临江市每万人高价值发明专利达到52.6件,实现知识产权质押金额292.0亿元;2024年一季度,发明专利授权量9286件,同比增长70.73%。
有效发明专利拥有量15.3万件,居省会城市第一。
目前,临江市在上交所累计发行7单产品,80家科创型企业获得融资7.5亿余元。
行政裁决周期从法定90日缩短至30日。
■ 滨溪区成功发行3单知识产权证券化产品。
东海：推进知识产权全链条集成改革
2023年,东海市知识产权质押融资394.11亿元,同比增长139%,位居副省级城市第一,东海市惠及企业826家,东海市专利业务23366件,较上年增长49.9%。
东海市居民健康素养水平为29.93%,较2022年的27.47%有所提高。
`;

// hangzhou-ningbo-ip-results-2023
describe('a rank belongs to the figure it follows', () => {
  it.each([
    ['有效发明专利拥有量15.3万件,居省会城市第一。', ['居省会城市第一']],
    ['专利量达109.15件,同比增长24.35%;有效注册商标49.2万件;地理标志63件,数量保持全省第一。', [null, null, '数量保持全省第一']],
    ['工业产值1200亿元,风机、“光储”组件产量居全省第一。', [null]],
    ['质押金额292.0亿元,质押融资普惠贷款惠及企业数居全省第一。', [null]],
  ])('%s', (sentence, ranks) => {
    expect(parse(`临江：成绩单\n2023年,${sentence}\n`).observations.map(({ rank }) => rank)).toEqual(ranks);
  });
});

describe('a bulletin', () => {
  const rows = figures(BULLETIN, true);
  it.each([
    '临江市 每万人高价值发明专利 52.6件 2023',
    '临江市 发明专利授权量 9286件 2024-Q1 同比70.73',
    '临江市 有效发明专利拥有量 15.3万件 - 居省会城市第一',
    '临江市 行政裁决周期 30日 -',
    '滨溪区 知识产权证券化产品 3单 -',
    '东海市 知识产权质押融资 394.11亿元 2023 同比139 位居副省级城市第一',
    '东海市 居民健康素养水平 27.47% 2022',
  ])('%s', (row) => {
    expect(rows).toContain(row);
  });

  it('takes a change from the year before for 同比, not for a figure of its own', () => {
    expect(rows.filter((row) => /增长/u.test(row))).toEqual([]);
  });
});

// own text
const NEWS = `无障碍浏览 | 长者模式 | 登录
前三季度全市文旅开局良好
2024-10-24　来源：临溪日报
记者从临溪市政府新闻办获悉，文旅市场供需两旺。
1—9月，全市接待过夜游客1187.5万人次，增长22.4%；入境游客8.63万人次，同比增长1.4倍。
10月1日至7日，A级景区接待游客312.4万人次，按可比口径同比增长11.8%。
从县区看，云溪区接待游客1024.3万人次、旅游收入121.6亿元；松岭县、白鹭县分别接待游客531.2万人次和402.7万人次，同比分别增长27.3%和24.8%；全市旅游收入438.2亿元。
全市新建城市书房23座。棚户区改造基本建成3415套，完成年度计划的92.6%。
截至9月底，云溪区改造老旧小区51个，古渡区38个。
年底前将确保1.2万套保障性租赁住房全部开工。
相关新闻：
· 上半年全市接待游客2630万人次
主办：临溪市人民政府办公室
`;

describe('news of several districts that is dated by its headline', () => {
  it('gives each figure its place, its date and its 同比', () => {
    expect(figures(NEWS, true)).toEqual([
      '临溪市 接待过夜游客 1187.5万人次 2024-09 同比22.4',
      '临溪市 入境游客 8.63万人次 2024-09 同比140',
      '临溪市 A级景区接待游客 312.4万人次 2024-10 同比11.8',
      '云溪区 接待游客 1024.3万人次 2024-09',
      '云溪区 旅游收入 121.6亿元 2024-09',
      '松岭县 接待游客 531.2万人次 2024-09 同比27.3',
      '白鹭县 接待游客 402.7万人次 2024-09 同比24.8',
      '临溪市 旅游收入 438.2亿元 2024-09',
      '临溪市 城市书房 23座 2024-09',
      '临溪市 棚户区改造基本建成 3415套 2024-09',
      '临溪市 棚户区改造基本建成完成年度计划比例 92.6% 2024-09',
      '云溪区 改造老旧小区 51个 2024-09',
      '古渡区 改造老旧小区 38个 2024-09',
    ]);
  });

  it('takes what lies ahead for a target and leaves the page around it alone', () => {
    const { title, targets } = parse(NEWS);
    expect(title).toBe('前三季度全市文旅开局良好');
    expect(targets.map(({ value, unit, due }) => `${value}${unit} ${due}`)).toEqual(['1.2万套 2024']);
  });
});

describe('a bulletin on a city whose name ends in 城', () => {
  it('takes the city for a place', () => {
    const text = '盐城：成绩单\n2023年,盐城市专利授权量达到9286件。\n盐城市有效发明专利1.2万件。\n盐城市地理标志63件。\n';
    expect(figures(text, true).every((row) => row.startsWith('盐城市 '))).toBe(true);
  });
});

describe('what a bulletin says it will do', () => {
  const text = `临江：2024年医保成绩单出炉
临江市2024年参保人数达到563.8万人,医保移动支付1260万笔。
记者：新的一年有哪些具体举措？
陈某：2025年是收官之年，我们将重点抓好以下几件事：
1.抓集采扩围。全年新增集采药品不少于100种，公立医疗机构网采率达到98%以上。
2.抓即时结算。预付金规模不少于40亿元。
记者：试点怎么样？
陈某：目前已有3个县开展试点，参保人数131万人。
`;
  const { targets, observations } = parse(text);

  it('is no achieved figure, and is due in the year it names', () => {
    expect(targets.map(({ indicator, value, due }) => [indicator, value, due])).toEqual([
      ['新增集采药品', 100, '2025'],
      ['公立医疗机构网采率', 98, '2025'],
      ['预付金规模', 40, '2025'],
    ]);
  });

  it('ends with the next speaker', () => {
    expect(observations.map(({ value }) => value)).toEqual([563.8, 1260, 3, 131]);
  });
});
