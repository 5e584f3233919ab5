import { everyday, old, renamed, short, type Term, works } from './term.js';

/**
 * One kind of public body 机构 as it exists at each level of government. `stems` are the official name and its official short forms without the last character;
 * `ends` the last character(s) at the levels where the body exists (部/委/总局 of the State, 厅 of a province, 局 of a city or county).
 * Grounds: 2018 党和国家机构改革方案, 2023 党和国家机构改革方案, and the 三定 notices that carried them to the localities.
 */
export interface BodyKind {
  readonly stems: string;
  readonly ends: string;
  readonly terms?: readonly (readonly Term[])[];
}

const reform2018 = { until: '2018' };
const reform2023 = { until: '2023' };

export const bodyKinds: readonly BodyKind[] = [
  // 政府组成部门
  {
    stems: '发展和改革 发展改革 发改',
    ends: '委员会 委 局',
    terms: [
      old('计委 计划委员会 计经委', '2003 年前称计划委员会', { until: '2003' }),
      old('物价局', '价格管理职能并入', reform2018),
      short('发改', '口语只说职能'),
      works('重大项目审批 价格 物价 价格管理 宏观经济', '三定职能'),
    ],
  },
  {
    stems: '经济和信息化 经济信息化 经信 工业和信息化 工信',
    ends: '委员会 委 局 厅 部',
    terms: [
      old('经委 经贸委 经济委员会 经济贸易委员会 信息产业局', '2009 年前后由经委和信息产业部门合并', { until: '2009' }),
      old('中小企业局', '职能并入', reform2018),
      short('经信 工信', '口语只说职能'),
      works('工业经济 中小企业 制造业 民营企业 产业数字化', '三定职能'),
    ],
  },
  {
    stems: '教育',
    ends: '局 厅 部 委员会 委',
    terms: [
      old('教委', '原教育委员会', { until: '2000' }),
      works('中小学 学校教育 教学 师资', '三定职能'),
      everyday('管学校的', '日常说法'),
    ],
  },
  {
    stems: '科学技术 科技',
    ends: '局 厅 部 委员会 委',
    terms: [
      old('科委 科学技术委员会', '原科学技术委员会', { until: '2000' }),
      works('科研 科研项目 高企认定 科技创新', '三定职能'),
      everyday('管科研的', '日常说法'),
    ],
  },
  {
    stems: '公安',
    ends: '局 厅 部 分局',
    terms: [works('治安 户籍 经侦 刑侦 打击犯罪', '三定职能'), everyday('警察 警方 公安机关 派出所 警察局 交警', '日常说法')],
  },
  { stems: '民政', ends: '局 厅 部', terms: [works('低保 社会救助 养老服务 婚姻登记 殡葬', '三定职能')] },
  {
    stems: '司法',
    ends: '局 厅 部',
    terms: [
      old('法制办 政府法制办公室', '法制机构并入司法行政部门', reform2018),
      works('司法行政 普法 公证 律师 仲裁 行政复议 人民调解', '三定职能'),
    ],
  },
  {
    stems: '财政',
    ends: '局 厅 部',
    terms: [works('预算 财政资金 专项资金 拨款 经费 政府采购', '三定职能'), everyday('管钱的 管钱 出钱 财神爷', '日常说法')],
  },
  {
    stems: '人力资源和社会保障 人力资源社会保障 人力社保 人社',
    ends: '局 厅 部',
    terms: [
      old('人事局 劳动局 劳动和社会保障局 劳动保障局 人劳局', '2008 年由人事、劳动保障部门合并', { until: '2009' }),
      short('人社 人力社保', '口语只说职能'),
      works('社保 就业 职称 职称评审 工资 劳动保障 技能培训 劳动关系', '三定职能'),
    ],
  },
  {
    stems: '自然资源和规划 自然资源 资源规划 自然资源规划 规资 资规 规划和自然资源',
    ends: '局 厅 部 委员会 委 分局',
    terms: [
      old('国土资源局 国土局 规划局 城乡规划局 国土厅 国土资源厅 测绘局', '国土资源与城乡规划职能合并', reform2018),
      works('土地 用地 国土空间 不动产登记', '三定职能'),
    ],
  },
  {
    stems: '生态环境',
    ends: '局 厅 部 分局',
    terms: [old('环保局 环境保护局 环保厅 环境保护厅 环保部', '改为生态环境部门', reform2018), works('环保 环境保护 污染防治', '三定职能')],
  },
  {
    stems: '住房和城乡建设 住房城乡建设 住建',
    ends: '局 厅 部 委员会 委',
    terms: [
      old('建设局 建委 城乡建设委员会 房管局 城建局 城乡建设局', '改为住房城乡建设部门', reform2018),
      short('城建', '口语只说职能'),
      works('房产 物业 建筑业', '三定职能'),
    ],
  },
  {
    stems: '交通运输 交通',
    ends: '局 厅 部 委员会 委',
    terms: [old('公路局', '职能并入', reform2018), works('公交 公路 运管', '三定职能')],
  },
  { stems: '水利', ends: '局 厅 部', terms: [works('防汛 河长制', '三定职能')] },
  { stems: '水务', ends: '局' },
  {
    stems: '林业水利 林业和水利 林水',
    ends: '局',
    terms: [short('林业局 水利局', '林业、水利合署办公的市由林水局承担'), works('林业 水利', '三定职能')],
  },
  { stems: '林业和草原 林业', ends: '局' },
  { stems: '园林绿化 园林 园林文物 园文', ends: '局' },
  {
    stems: '农业农村',
    ends: '局 厅 部 委员会 委',
    terms: [
      old('农业局 农委 农办 农业厅 农业部 农业委员会 农工办', '改为农业农村部门', reform2018),
      renamed('乡村振兴局', '乡村振兴部门并入', { since: '2023' }),
      short('农业农村', '口语只说职能'),
      works('三农 种植业 畜牧 农产品 植物新品种权', '三定职能'),
      everyday('管农业的', '日常说法'),
    ],
  },
  {
    stems: '商务',
    ends: '局 厅 部 委员会 委',
    terms: [
      old('外经贸局 外贸局 贸易局 外经贸委 对外贸易经济合作局 商业局 经贸局', '2003 年起内外贸合并为商务部门', { until: '2010' }),
      everyday('招商局 外贸 外贸部门', '日常说法'),
      works('招商引资 招商 进出口 电子商务 外资 开放型经济', '三定职能'),
    ],
  },
  {
    stems: '文化广电旅游 文化广电和旅游 文化和旅游 文广旅游 文广旅 文旅 文化旅游 文化广电旅游体育 文旅体 文广旅体',
    ends: '局 厅 部 委员会 委',
    terms: [
      old('文化局 旅游局 文广新局 广电局 文化广电新闻出版局 文化厅 旅游委员会 旅委', '文化、广电、旅游职能合并', reform2018),
      short('文广 文旅', '口语只说职能'),
      works('旅游 文化 广电 博物馆 景区 文物 文化市场 广播电视', '三定职能'),
    ],
  },
  {
    stems: '卫生健康 卫健',
    ends: '委员会 委 局',
    terms: [
      old('卫生局 卫计委 卫生和计划生育委员会 计生委 卫生厅 卫计局 卫生部', '改为卫生健康部门', reform2018),
      short('卫健', '口语只说职能'),
      works('医院 医疗卫生 疾控 公共卫生 计划生育', '三定职能'),
    ],
  },
  { stems: '退役军人事务 退役军人', ends: '局 厅 部', terms: [works('双拥 优抚', '三定职能')] },
  {
    stems: '应急管理 应急',
    ends: '局 厅 部',
    terms: [old('安监局 安全生产监督管理局', '改为应急管理部门', reform2018), works('安全生产 防灾减灾', '三定职能')],
  },
  { stems: '审计', ends: '局 厅 署' },
  { stems: '外事 人民政府外事', ends: '办公室 办 局', terms: [old('外侨办', '侨务职能划出', reform2018)] },
  // 直属机构
  {
    stems: '市场监督管理 市场监管 市监',
    ends: '局 总局 厅 分局',
    terms: [
      old(
        '工商局 工商行政管理局 工商 质监局 质量技术监督局 质检局 食药监局 食品药品监督管理局 药监局',
        '三局合并为市场监督管理局',
        reform2018,
      ),
      short('市场监管 市监 市场局', '口语只说职能'),
      works('知识产权局', '2018 年改革后知识产权职能归市场监管部门，多数地方在市场监管局加挂牌子'),
      works('商标管理 反不正当竞争 食品安全 质量监管 标准化 价格执法 广告监管', '三定职能'),
      everyday('工商部门 质检', '日常说法'),
    ],
  },
  {
    stems: '知识产权',
    ends: '局',
    terms: [
      old('专利局', '专利管理职能由知识产权局承担', reform2018),
      short('知产局', '业内简称'),
      works('专利管理 商标注册 地理标志管理', '三定职能'),
      everyday('管专利的 管商标的 知识产权管理部门', '日常说法'),
    ],
  },
  { stems: '药品监督管理 药监', ends: '局' },
  { stems: '统计', ends: '局', terms: [works('统计数据 普查', '三定职能'), everyday('管统计的', '日常说法')] },
  {
    stems: '国有资产监督管理 国资',
    ends: '委员会 委 局 办',
    terms: [
      short('国资 国资委', '口语只说职能'),
      old('国资局', '原国有资产管理局', { until: '2003' }),
      works('国企 国有企业 国有资产', '三定职能'),
    ],
  },
  {
    stems: '体育',
    ends: '局 总局',
    terms: [old('体委', '原体育运动委员会', { until: '1998' }), everyday('管体育的', '日常说法'), works('体育赛事 全民健身', '三定职能')],
  },
  { stems: '医疗保障 医保', ends: '局', terms: [works('医疗保险', '三定职能')] },
  {
    stems: '地方金融监督管理 地方金融监管 地方金融管理 地方金融 金融监管',
    ends: '局',
    terms: [
      short('金融局 金融办', '口语简称'),
      old('金融工作办公室 金融服务办公室 金融工作局', '改为地方金融监管局', { until: '2019' }),
      renamed('委金融办 市委金融办 地方金融管理局', '2023 年改革后地方金融管理局设在党委金融办', { since: '2023' }),
      works('地方金融 上市办 融资担保', '三定职能'),
    ],
  },
  {
    stems: '金融',
    ends: '办',
    terms: [
      short('金融工作办公室 金融办公室 金融局', '全称与口语简称'),
      renamed('地方金融监督管理局 地方金融监管局 委金融办', '金融办改为地方金融监管局，2023 年后归党委金融办', { since: '2019' }),
      works('上市办 融资担保', '三定职能'),
    ],
  },
  {
    stems: '数据资源 大数据管理 大数据 数据资源管理 大数据发展管理 数据管理',
    ends: '局',
    terms: [
      renamed('数据局', '2023 年国家数据局组建后地方改称数据局', { since: '2023' }),
      works('公共数据 数字政府 政务数据 数据管理 大数据', '三定职能'),
    ],
  },
  { stems: '政务服务', ends: '局 办 中心', terms: [short('审管办 行政服务中心 行政审批局 办事大厅 政务服务管理办公室', '各地名称不一')] },
  {
    stems: '综合行政执法 综合执法 城市管理',
    ends: '局',
    terms: [short('城管局 城管 执法局 城管办', '口语简称'), old('城市管理行政执法局', '改为综合行政执法局', reform2018)],
  },
  { stems: '机关事务管理 机关事务', ends: '局 中心' },
  { stems: '人民防空 人防', ends: '办公室 办' },
  { stems: '信访', ends: '局' },
  { stems: '粮食和物资储备 粮食 粮食物资', ends: '局' },
  { stems: '能源', ends: '局' },
  { stems: '乡村振兴 扶贫', ends: '局 办', terms: [old('扶贫开发办公室', '改为乡村振兴局，2023 年并入农业农村', reform2023)] },
  { stems: '海洋与渔业 海洋发展 海洋 渔业', ends: '局' },
  { stems: '港航管理 港航 港务 口岸', ends: '局 办 中心' },
  { stems: '投资促进 投促', ends: '局 中心', terms: [short('招商中心', '口语简称')] },
  { stems: '档案', ends: '局' },
  { stems: '档案', ends: '馆' },
  { stems: '地震', ends: '局' },
  { stems: '民族宗教事务 民族宗教 民宗', ends: '局 委 委员会' },
  // An authority and the centre of the same field are two bodies.
  { stems: '疾病预防控制 疾控', ends: '局' },
  { stems: '疾病预防控制 疾控', ends: '中心' },
  // 垂直管理
  {
    stems: '税务',
    ends: '局 总局',
    terms: [old('国税局 地税局 国家税务局 地方税务局', '国税地税合并', reform2018), everyday('收税的', '日常说法')],
  },
  { stems: '气象', ends: '局' },
  { stems: '邮政管理', ends: '局' },
  { stems: '烟草专卖 烟草', ends: '局 公司' },
  {
    stems: '海关',
    ends: '',
    terms: [works('进出境 通关', '三定职能'), old('出入境检验检疫局 检验检疫局 商检局', '检验检疫划入海关', reform2018)],
  },
  { stems: '海事', ends: '局' },
  { stems: '海事', ends: '法院' },
  { stems: '消防救援 消防', ends: '支队 局 总队 大队', terms: [everyday('消防队 消防员 消防', '日常说法')] },
  { stems: '国家安全 国安', ends: '局 厅' },
  {
    stems: '人行 人民银行 中国人民银行',
    ends: '',
    terms: [
      short('央行 中央银行 中国人民银行分行 人行中心支行 人民银行中心支行 人民银行市分行', '口语简称'),
      works('货币信贷 征信', '三定职能'),
    ],
  },
  {
    stems: '银保监 银保监分 银行保险监督管理',
    ends: '局',
    terms: [
      old('银监局 保监局 银行业监督管理局 银监分局 保险监督管理局', '银监、保监合并为银保监', reform2018),
      renamed('金融监督管理局 国家金融监督管理总局分局 金融监管分局 金融监管局 金融监管总局', '改组为国家金融监督管理总局派出机构', {
        since: '2023',
      }),
      short('银保监 银保监会', '口语简称'),
      works('保险监管 银行监管', '三定职能'),
    ],
  },
  { stems: '证监', ends: '局 会', terms: [short('证券监督管理委员会 证券监管局', '全称')] },
  { stems: '住房公积金 公积金', ends: '管理中心 中心' },
  { stems: '供电 电力', ends: '公司 局', terms: [everyday('国家电网 国网', '日常说法')] },
  // 党委部门和群团
  { stems: '市委组织 委组织 组织', ends: '部', terms: [short('组织部', '口语简称'), works('干部工作 党建 干部考核', '三定职能')] },
  { stems: '市委宣传 委宣传 宣传', ends: '部', terms: [short('宣传部 宣传', '口语简称'), works('新闻宣传 舆论宣传 精神文明', '三定职能')] },
  { stems: '版权', ends: '局', terms: [works('软件正版化', '三定职能')] },
  { stems: '新闻出版', ends: '局', terms: [works('出版 新闻出版', '三定职能'), short('新闻出版广电局', '合并前后名称')] },
  {
    stems: '委人才 人才工作 市委人才',
    ends: '办 办公室 局',
    terms: [short('人才办 人才局 人才工作领导小组办公室', '口语简称'), works('人才引进 引才', '三定职能')],
  },
  {
    stems: '委编 机构编制委员会 编 委机构编制委员会 市委编',
    ends: '办 办公室',
    terms: [short('编办 编委办', '口语简称'), works('机构编制 编制', '三定职能')],
  },
  { stems: '统战 委统战', ends: '部' },
  { stems: '政法委员会 政法', ends: '委', terms: [short('政法委员会', '全称')] },
  { stems: '纪律检查委员会 纪委监委 纪律监察', ends: '', terms: [short('纪委 监委 监察委员会 纪检监察', '口语简称')] },
  { stems: '网信 网络安全和信息化委员会', ends: '办 办公室' },
  { stems: '委办公室 委办', ends: '', terms: [short('市委办 市委办公室', '口语简称')] },
  { stems: '政策研究 政研', ends: '室' },
  { stems: '党校', ends: '', terms: [short('行政学院', '与党校合署')] },
  { stems: '台湾事务 台', ends: '办 办公室' },
  { stems: '老干部', ends: '局' },
  { stems: '总工会 工会', ends: '' },
  { stems: '团市委 团委 共青团', ends: '', terms: [short('共青团委员会 团省委 团县委 团区委', '口语简称')] },
  { stems: '妇女联合会 妇联', ends: '' },
  { stems: '残疾人联合会 残联', ends: '' },
  { stems: '工商业联合会 工商联', ends: '', terms: [short('总商会 商会', '一个机构两块牌子')] },
  { stems: '文学艺术界联合会 文联', ends: '' },
  { stems: '社会科学界联合会 社科联', ends: '' },
  { stems: '归国华侨联合会 侨联', ends: '' },
  { stems: '红十字会', ends: '' },
  { stems: '慈善总会 慈善联合会', ends: '' },
  { stems: '供销合作社 供销社', ends: '', terms: [short('供销联社 供销合作社联合社', '口语简称')] },
  { stems: '科学技术协会 科协', ends: '' },
  {
    stems: '贸促会 国际贸易促进委员会 贸易促进委员会 贸促分会',
    ends: '',
    terms: [short('贸促委 中国国际贸易促进委员会 国际商会', '全称与合署名称'), works('国际展会 出证认证', '三定职能')],
  },
  // 两院、人大、政协
  {
    stems: '法院 中级人民法院 人民法院 中级法院 知识产权法庭',
    ends: '',
    terms: [
      short('中院 市中院 高院 高级人民法院', '口语简称'),
      works('审判 审判机关 司法审判 案件审理', '宪法规定为审判机关'),
      everyday('打官司 法官 判案的', '日常说法'),
    ],
  },
  {
    stems: '检察院 人民检察院',
    ends: '',
    terms: [
      short('市检 检方', '口语简称'),
      works('公诉 检察 检察机关 法律监督', '宪法规定为法律监督机关'),
      everyday('检察官 检查院', '日常说法与常见误写'),
    ],
  },
  { stems: '人大常委会 人民代表大会常务委员会 人大', ends: '', terms: [short('人代会 人民代表大会', '口语简称')] },
  { stems: '政协 政治协商会议', ends: '', terms: [short('政协委员会', '口语简称')] },
  {
    stems: '人民政府办公室 政府办公室 政府办',
    ends: '',
    terms: [short('市府办 府办 政府办公厅 市政府办 省政府办公厅 办公厅', '口语简称')],
  },
  {
    stems: '亚组委 亚运会组委会 亚运组委会',
    ends: '',
    terms: [short('亚洲运动会组织委员会 亚运会组织委员会', '全称'), everyday('亚运 亚运会 亚运办', '日常说法')],
  },
];

/** The character that names a level of government before a body's name, in the order they are tried. */
export const levelWords: readonly string[] = ['自治区', '国家', '全国', '中国', '省', '市', '县', '区', '州', '镇', '街道'];
