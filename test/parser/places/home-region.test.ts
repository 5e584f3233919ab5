import { describe, expect, it } from 'vitest';
import { structureOf } from '../state-of.js';

const regionOf = (...lines: string[]): string | null => structureOf(`${lines.join('\n')}\n`).meta.region;

/** Documents written for this test: what they are, their lines, the region an official would write down. */
const DOCUMENTS: readonly (readonly [form: string, lines: readonly string[], region: string | null])[] = [
  ['news of a zone', ['西安高新区：专利总量超4万件', '2017年，西安高新区新增专利2856件，占西安市的25%。'], '西安高新区'],
  ['news of an industrial park', ['苏州工业园区交出亮眼成绩单', '2023年，全区新增企业856家。'], '苏州工业园区'],
  [
    'a page that names its district by the short name alone, beside its province and city',
    [
      '番禺是岭南文化重地，坐拥8个景区。番禺的老牌酒店多，番禺的美食更出名。',
      '2018年，番禺有3个景区入选全省十佳。到番禺，看番禺的宝墨园，吃番禺的美食，住番禺的酒店，在番禺过年。',
      '广东科学中心也在这里，广州南站带来游客。',
    ],
    '番禺区',
  ],
  [
    'a city whose page names a district often, but itself too',
    [
      '广州市旅游发展情况',
      '番禺的景区多。番禺的酒店多，番禺的美食多，在番禺过年。',
      '广州市建成景区20个，广州市接待游客增长8%，广州市新增酒店5家。',
    ],
    '广州市',
  ],
  ['the zones of a city are the city’s', ['宁波市开发区整合提升方案', '一、总体目标', '全市整合开发区12个。'], '宁波市'],
  ['a district that ends like a zone', ['上海浦东新区发布白皮书', '2023年，全区新增企业856家。'], '上海市浦东新区'],
  [
    'an inspection of an office',
    ['洗涤剂合格不足五成', '2006年第一季度，广东省质量技术监督局抽查了洗涤剂29批次。广东省质监局已采取措施。'],
    '广东省',
  ],
  ['county news that opens with its name', ['德化县：三项举措促陶瓷出口', '今年以来，德化县新建窑炉36座，该县陶瓷出口12亿元。'], '德化县'],
  [
    'county news with the short name before the colon',
    ['平潭综合施策管海漂垃圾', '平潭：清运海漂垃圾3200吨', '全县投放船只48艘。'],
    '平潭县',
  ],
  [
    'county news with a dateline of a county paper',
    ['粮食收购开秤', '本报临泽讯（记者 王某）玉米收购价上涨。', '全县已收购玉米15万吨，设收购点23个。'],
    '临泽县',
  ],
  [
    'county news without a dateline, the county named beside 我县',
    ['“小板凳”会议开到田头', '3月5日，宣讲队走进村组。', '我县共组织宣讲86场。近年来，沅陵县委把课堂搬到田头，沅陵县已培训骨干410名。'],
    '沅陵县',
  ],
  ['news agency from a city', ['夜市经济升温', '新华社银川6月8日电（记者 李某）夜市摊位增至1200个。', '全市夜间消费增长9%。'], '银川市'],
  [
    'news sent from the capital is of the nation',
    [
      '高标准农田建设提速',
      '新华社北京6月8日电（记者 李某）农业农村部介绍，全国已建成高标准农田10亿亩。',
      '中央财政安排补助资金1000亿元，我国粮食产能稳步提高。',
    ],
    '全国',
  ],
  [
    'press conference of a city',
    [
      '上半年外贸情况发布会举行',
      '7月20日，记者从漳州市政府新闻办获悉，上半年进出口总值达480亿元。',
      '全市新增外贸企业210家，居全省第4位。',
    ],
    '漳州市',
  ],
  [
    'notice of a township',
    [
      '青木镇人民政府关于印发《青木镇秸秆禁烧工作方案》的通知',
      '各村：',
      '现将方案印发给你们。',
      '青木镇人民政府',
      '2023年9月1日',
      '青木镇秸秆禁烧工作方案',
      '一、目标',
      '全镇秸秆利用率达到90%。',
    ],
    '青木镇',
  ],
  [
    'a title about townships is no town',
    ['推进乡镇卫生院提质增效工作方案', '结合涟源实际，制定本方案。', '一、目标', '全市建成示范卫生院12所。'],
    '涟源市',
  ],
  ['a title that begins with a verb before 市', ['成立市级防汛专班工作方案', '一、目标', '配备冲锋舟40艘。'], null],
  [
    'letter of a department of a county without its name in the title',
    [
      '关于做好2024年春季造林工作的通知',
      '各乡镇人民政府，县直各单位：',
      '现就造林工作通知如下。',
      '一、目标',
      '全年造林2.6万亩。',
      '彭阳县自然资源局',
      '2024年3月2日',
    ],
    '彭阳县',
  ],
  [
    'letter to the bodies of a city that names it once',
    [
      '居家养老服务提升行动方案',
      '各县（市、区）人民政府，市政府各部门：',
      '根据《湖南省养老服务条例》和湖南省民政厅要求，湖南省下达任务，为建设幸福娄底，娄底市民政局拟定本方案。',
      '一、目标',
      '全市新增护理床位3000张。',
    ],
    '娄底市',
  ],
  [
    'national programme',
    [
      '“百县千站”工程取得阶段成果',
      '2022年，商务部、财政部启动“百县千站”工程。',
      '中央财政累计安排奖补资金56亿元，建成站点2.3万个，我国农村网络零售额持续增长。',
    ],
    '全国',
  ],
  [
    'letter of a ministry',
    [
      '关于开展绿色商场创建工作的通知',
      '各省、自治区、直辖市商务主管部门：',
      '一、目标',
      '到2022年创建绿色商场600家。',
      '商务部办公厅',
      '2020年1月6日',
    ],
    '全国',
  ],
  [
    'bulletin of a province with cities in it',
    ['云南省深化“一颗印章管审批”', '曲靖市压减环节12个。', '玉溪市上线事项230项。', '全省平均办理时限缩短40%。'],
    '云南省',
  ],
  [
    'bulletin of a province that the text alone names',
    [
      '秋粮收获进度快',
      '截至10月8日，全省已收获秋粮5200万亩，黑龙江省农业农村厅投入农机38万台。',
      '佳木斯市完成九成。',
      '绥化市完成八成。绥化市日收获能力60万亩。',
    ],
    '黑龙江省',
  ],
  ['several places alike', ['两地携手治理界河', '宿州市、商丘市签订协议。', '宿州市出动船只20艘。', '商丘市出动船只20艘。'], null],
  ['several places in the title', ['渭南、运城、三门峡共建黄河金三角', '三地新开通班线15条。'], null],
  [
    'a far model in the title',
    [
      '学习浙江经验推进乡村整治工作方案',
      '各乡镇人民政府，县直各部门：',
      '结合宁陵县实际，制定本方案。',
      '一、目标',
      '全县建成示范村50个。',
    ],
    '宁陵县',
  ],
  ['a far model and no place of its own', ['借鉴成都做法优化营商环境的若干措施', '一、目标', '全市压减材料30%。'], null],
  ['a place that is helped', ['对口支援西藏工作方案', '市发展改革委牵头，咸宁市对口办落实。', '一、目标', '全市选派教师60名。'], '咸宁市'],
  ['district printed with its city', ['南京市栖霞区养老服务三年行动计划', '一、目标', '全区新增床位800张。'], '南京市栖霞区'],
  [
    'district printed with city and province',
    ['关于印发江苏省南京市栖霞区养老服务行动计划的通知', '一、目标', '全区新增床位800张。'],
    '南京市栖霞区',
  ],
  ['district with its city, both without their kind', ['武汉江岸：老旧小区焕新颜', '今年改造老旧小区68个。'], '武汉市江岸区'],
  ['district alone', ['栖霞区养老服务三年行动计划', '一、目标', '全区新增床位800张。'], '栖霞区'],
  ['a thing that bears the name of a district', ['深圳宝安国际机场货运提升计划', '一、目标', '货邮吞吐量达到180万吨。'], '深圳市'],
  ['branch of the office of a city', ['苏州市生态环境局吴江分局2024年执法计划', '一、目标', '检查企业900家。'], '苏州市吴江区'],
  ['county printed with its city', ['宝鸡市眉县猕猴桃产业发展规划', '一、目标', '全县种植面积30万亩。'], '眉县'],
  ['city printed with its province', ['关于印发安徽省池州市乡村旅游规划的通知', '一、目标', '旅游收入80亿元。'], '池州市'],
  [
    'county known by its short name in the title, whole in the text',
    ['“三色”文旅点亮建宁', '近年来，三明市建宁县推动文旅融合，建宁县接待游客320万人次。'],
    '建宁县',
  ],
  ['column before the title', ['权威发布丨贵州：数字经济增速领先', '软件业务收入增长21%。'], '贵州省'],
  [
    'honour of the state that a city works for',
    ['全国文明城市创建工作方案', '各镇、街道，市直各单位：', '结合宜都实际，制定本方案。', '一、目标', '全市设志愿服务站90个。'],
    '宜都市',
  ],
  [
    'page of a newspaper of the province',
    ['田间课堂送技术', '来源：四川日报', '我县开设课堂30期。蓬溪县培训农民2600人，蓬溪县新增大户80户。'],
    '蓬溪县',
  ],
  [
    'city of a county that is the only one named short',
    ['“光彩行动”方案', '为建设宜居的仙桃，制定本方案。', '一、目标', '（市委统战部、市工商联负责）全市帮扶项目20个。让仙桃的明天更美好。'],
    '仙桃市',
  ],
  ['names inside other words', ['沿海城市防台风指引', '新兴城市和各市和县要设避难所300处，健康县区达标率90%。'], null],
  [
    'page of a district that says 我区',
    [
      '首页 > 新闻',
      '模具产业集聚提升',
      '发布时间：2023-05-06 来源：区融媒体中心',
      '今年以来，我区模具产值达120亿元。',
      '全区新增企业30家。黄岩区将再建园区2个。',
    ],
    '黄岩区',
  ],
  [
    'county-level city whose short name stands in the title',
    ['宣威火腿产业产值突破百亿元', '去年，宣威市火腿产量达5万吨，全市加工企业60家。'],
    '宣威市',
  ],
  [
    'statistics of the nation that name provinces',
    ['前三季度生产总值增速回升', '国家统计局10月18日发布数据，前三季度生产总值91万亿元。我国外贸回稳。其中，上海市、广东省增速加快。'],
    '全国',
  ],
  [
    'statistics of a province that name its capital more often',
    ['四川前三季度GDP增速6.5%', '四川省统计局发布数据。成都市增长6.8%，成都市投资增长5%，成都市消费增长7%。'],
    '四川省',
  ],
  [
    'two districts of a city in the title, the city in the text',
    ['城西区、城东区联合执法', '西宁市市场监管局出动人员300人。', '全市检查商户1200户。'],
    '西宁市',
  ],
  [
    'two districts printed behind their city',
    ['关于做好南阳市卧龙区、宛城区河道治理工作的通知', '一、目标', '治理河道30公里。', '南阳市水利局', '2021年5月6日'],
    '南阳市',
  ],
  ['no place at all', ['全市春季植树情况通报', '全市完成植树120万株，比上年增长6%。'], null],
];

describe('region of a document', () => {
  it.each(DOCUMENTS)('%s', (_, lines, region) => {
    expect(regionOf(...lines)).toBe(region);
  });
});
