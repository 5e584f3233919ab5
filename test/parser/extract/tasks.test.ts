import { describe, expect, it } from 'vitest';
import { structureOf } from '../state-of.js';

/** Tasks in one line each: number, section, title, bodies. */
const tasks = (text: string): string[] =>
  structureOf(text).tasks.map(
    ({ number, section, title, bodies }) => `${number} | ${section} | ${title} | ${bodies.map((body) => body.name).join('、')}`,
  );

const CASES: readonly { readonly name: string; readonly text: string; readonly tasks: readonly string[] }[] = [
  {
    name: 'numbered items under the tasks part, not those under principles or support (hangzhou-ip-demonstration-city-plan-2022.txt)',
    text: '杭州市工作方案\n\n一、总体要求\n\n（二）基本原则。\n\n1.统筹规划，高效协同。强化战略导向。\n\n二、重点任务\n\n（一）强化要素配置，形成高质量创造导向。\n\n1.加强高质量创造政策引导。完善政策。[市市场监管局、市财政局,各区、县(市)]\n2.提升企业竞争力。建立机制。\n\n四、保障条件\n\n（一）加强组织领导和统筹协调。健全工作机制。',
    tasks: [
      '1 | （一）强化要素配置，形成高质量创造导向 | 加强高质量创造政策引导 | 市市场监管局、市财政局、各区、县(市)',
      '2 | （一）强化要素配置，形成高质量创造导向 | 提升企业竞争力 | ',
    ],
  },
  {
    name: 'dashes of a box, numbered within the box (zhejiang-ip-13th-five-year-plan.txt)',
    text: '### **三、主要任务**\n\n#### **（四）加强金融服务**\n\n**4. 强化知识产权金融服务。**制定完善扶持政策。\n\n### 专栏 3 知识产权金融服务促进工程\n\n——推进专利保险。专利保险工作全面铺开。\n\n——加强知识产权金融服务能力建设。建立对接机制。',
    tasks: [
      '4 | （四）加强金融服务 | 强化知识产权金融服务 | ',
      '专栏3-1 | 专栏 3 知识产权金融服务促进工程 | 推进专利保险 | ',
      '专栏3-2 | 专栏 3 知识产权金融服务促进工程 | 加强知识产权金融服务能力建设 | ',
    ],
  },
  {
    name: 'first-level items that name who is responsible (湖北省农业农村厅若干措施)',
    text: '支持新型农业经营主体高质量发展的若干措施\n一、加大信贷投放力度\n鼓励银行机构提供信用贷款支持。（责任单位：人行武汉分行、省地方金融监管局）\n二、优化财政资金扶持\n省级每年统筹相关资金。（责任单位：省农业农村厅、省财政厅）',
    tasks: [
      '一 | 支持新型农业经营主体高质量发展的若干措施 | 加大信贷投放力度 | 人行武汉分行、省地方金融监管局',
      '二 | 支持新型农业经营主体高质量发展的若干措施 | 优化财政资金扶持 | 省农业农村厅、省财政厅',
    ],
  },
  {
    name: 'a part without the word 任务: its second level, the bodies of several clauses merged (“无废城市”建设试点工作方案)',
    text: '二、主要任务\n（六）激发市场主体活力，培育产业发展新模式。\n提高政策有效性。实施信用评价。（生态环境部、人民银行指导）\n积极培育第三方市场。以政府为责任主体。（财政部、生态环境部指导）',
    tasks: [
      '六 | 二、主要任务 | 激发市场主体活力，培育产业发展新模式 | 生态环境部、人民银行、财政部',
      ' | （六）激发市场主体活力，培育产业发展新模式 | 提高政策有效性 | 生态环境部、人民银行',
      ' | （六）激发市场主体活力，培育产业发展新模式 | 积极培育第三方市场 | 财政部、生态环境部',
    ],
  },
  {
    name: 'an item without a title lends its first sentence (包头市数字政府建设考评指标)',
    text: '一、政务服务\n（四）线上进一网\n5．采取全市统一建设方式，市政府门户网站、各部门网站、各旗县区政府门户网站均集中迁移至本平台统一运维监管、统一安全防护管理，大幅提升本地区网站的大数据承载能力。（持续推进，牵头考核单位：市政府办公室）',
    tasks: [
      '5 | （四）线上进一网 | 采取全市统一建设方式，市政府门户网站、各部门网站、各旗县区政府门户网站均集中迁移至本平台统一运维监管、统一安全防护管理，大幅提升本地区网站的大数据承载能力 | 市政府办公室',
    ],
  },
  {
    name: 'the plan, not the numbered requests of the letter before it (广安市激发市场活力若干政策措施)',
    text: '广安市人民政府办公室关于印发《广安市激发市场活力的若干政策措施》的通知\n各县（市、区）人民政府：\n现将《广安市激发市场活力的若干政策措施》印发给你们，请结合以下要求抓好落实。\n一、加大政策宣传。各地要充分利用各类载体。\n二、强化政策落实。推动早落地早见效。\n广安市人民政府办公室\n2023年11月13日\n广安市激发市场活力的若干政策措施\n为激发市场活力，制定以下政策措施。\n一、足额落实市县投入。各级足额预算安排资金。（牵头单位：市财政局）\n二、支持稳定外贸。给予激励奖励。（牵头单位：市商务局）',
    tasks: [
      '一 | 广安市激发市场活力的若干政策措施 | 足额落实市县投入 | 市财政局',
      '二 | 广安市激发市场活力的若干政策措施 | 支持稳定外贸 | 市商务局',
    ],
  },
  {
    name: 'nothing of an interpretation, whose headings are questions (“放管服”改革通知解读)',
    text: '一、《通知》制定的背景是什么？当前，我国转向高质量发展。\n二、《通知》有哪些举措？（一）加大信息化应用，助推便民水平再上新台阶。优化系统功能。（二）破除不合理障碍。降低制度性成本。',
    tasks: [],
  },
  {
    name: 'not the policies beside the part that holds the tasks (重庆市产业园区高质量发展意见)',
    text: '关于加快推进全市产业园区高质量发展的意见\n三、主要任务\n（一）打造特色园区。优化产业布局。\n四、政策措施\n（一）加大财政支持力度。给予一定补助。',
    tasks: ['一 | 三、主要任务 | 打造特色园区 | '],
  },
  {
    name: 'nothing of an article about a plan',
    text: '《休宁县第十四个五年规划纲要》解读\n现将《纲要》解读如下：\n一、起草背景\n“十四五”时期是关键五年。\n二、主要内容\n（一）总论。主要阐述发展环境。\n（二）分论。部署十个方面的工作。',
    tasks: [],
  },
  {
    name: 'short items that are told, not listed (茂林镇治安巡逻实施方案)',
    text: '镇实施方案\n四、工作安排\n（一）任务分工\n1.各中小学校。由分管领导带队负责走访教职工家庭。\n2.其他镇直单位。由单位领导负责走访本单位职工。\n五、工作要求\n（一）认识要到位。各部门要高度重视。',
    tasks: ['1 | （一）任务分工 | 各中小学校 | 各中小学校', '2 | （一）任务分工 | 其他镇直单位 | 其他镇直单位'],
  },
  {
    name: 'lines of their own after the work, leaders left out (广东省政府工作报告重点任务分工方案)',
    text: '2021年重点任务分工方案\n一、主要预期目标\n1.地区生产总值增长6%以上。\n分管省领导：某某\n部门分工：省发展改革委牵头，各地、各部门配合。\n2.城乡居民收入增速保持领先。\n责任单位：市人力社保局、市农业农村局分别牵头',
    tasks: [
      '1 | 一、主要预期目标 | 地区生产总值增长6%以上 | 省发展改革委、各地、各部门',
      '2 | 一、主要预期目标 | 城乡居民收入增速保持领先 | 市人力社保局、市农业农村局',
    ],
  },
  {
    name: 'bodies that stand at the head of the first sentence or are charged alone (广西新能源汽车若干措施)',
    text: '二、主要任务\n（一）增加售后服务网点。自治区商务厅要组织整车销售企业加快增加网点。\n（二）加强保洁队伍。由各乡镇人民政府负责，按标准配备保洁员。\n（三）清理积存垃圾。由镇环卫站牵头，各村委会配合，清理主干道两侧。\n（四）创新金融支持。金融机构贷款要向农业倾斜。由专人负责的窗口继续开放。',
    tasks: [
      '一 | 二、主要任务 | 增加售后服务网点 | 自治区商务厅',
      '二 | 二、主要任务 | 加强保洁队伍 | 各乡镇人民政府',
      '三 | 二、主要任务 | 清理积存垃圾 | 镇环卫站、各村委会',
      '四 | 二、主要任务 | 创新金融支持 | ',
    ],
  },
  {
    name: 'bodies that a sentence charges, where there is no clause',
    text: '二、主要任务\n（一）建设算力中心。由县发展改革局会同县大数据中心、县财政局推进。\n（二）引进企业。由县商务局牵头，县经信局配合，2024年底前完成。\n（三）优化政策。由自治区发展改革委牵头商自治区财政厅研究提出意见。由省领导牵头的领导小组加强协调。',
    tasks: [
      '一 | 二、主要任务 | 建设算力中心 | 县发展改革局、县大数据中心、县财政局',
      '二 | 二、主要任务 | 引进企业 | 县商务局、县经信局',
      '三 | 二、主要任务 | 优化政策 | 自治区发展改革委、自治区财政厅',
    ],
  },
  {
    name: 'under headings that are the names of those who answer for them',
    text: '民生实事分工方案\n二、工作任务\n（一）市教育局（2项）\n1.新建公办幼儿园10所。\n2.落实“双减”政策，减轻学生负担。\n（二）市交通运输局、市公路局\n1.新改建农村公路120公里，由市公路局负责。',
    tasks: [
      '1 | （一）市教育局（2项） | 新建公办幼儿园10所 | 市教育局',
      '2 | （一）市教育局（2项） | 落实“双减”政策，减轻学生负担 | 市教育局',
      '1 | （二）市交通运输局、市公路局 | 新改建农村公路120公里 | 市公路局',
    ],
  },
  {
    name: 'duties told after the name of a body',
    text: '平江县项目推进职责分工\n（一）县发展改革局：负责项目库建设，统筹推进前期工作。\n（二）各乡镇（街道）：负责征地拆迁和矛盾调处。',
    tasks: ['一 | 平江县项目推进职责分工 | 县发展改革局 | 县发展改革局', '二 | 平江县项目推进职责分工 | 各乡镇（街道） | 各乡镇（街道）'],
  },
  {
    name: 'nothing of the guiding thought beside the tasks',
    text: '三年行动计划\n二、发展目标与任务\n（一）指导思想\n坚持以人为本。\n（二）总体目标\n到2025年取得成效。\n（三）加强队伍建设\n完善培训制度，提高待遇水平。',
    tasks: ['三 | 二、发展目标与任务 | 加强队伍建设 | '],
  },
  {
    name: 'a list whose last entry is followed by the clause of the whole',
    text: '二、主要任务\n1. 强链补链行动\n措施：（1）引进龙头企业5家；（2）培育专精特新企业30家。\n责任部门：区工信局 区商务局\n完成时限：2025年12月\n2. 数字赋能行动\n上云企业达到1000家。\n责任部门：区大数据局',
    tasks: ['1 | 二、主要任务 | 强链补链行动 | 区工信局、区商务局', '2 | 二、主要任务 | 数字赋能行动 | 区大数据局'],
  },
];

const LEFT_ALONE: readonly (readonly [string, string])[] = [
  [
    'huzhou-ip-pilot-city-plan-2022-2025.txt',
    '二、工作目标\n(二)具体目标\n1.打造改革先行地。到2025年,创建1—2个园区。\n2.打造创新引领者。到2025年,达到15件以上。',
  ],
  [
    'hangzhou-ip-demonstration-city-plan-2022.txt',
    '三、实施步骤\n第一阶段：分解目标任务。（自批复三个月内）\n1.制定实施方案。准确把握精神。',
  ],
  [
    '可信数据空间发展行动计划',
    '五、保障措施\n（十四）加强统筹联动\n加强统筹协调。\n附件1\n名词解释\n1.可信数据空间。可信数据空间是基础设施。',
  ],
  ['印发通知', '附件：\n1.各部门政策制定重点领域\n2.健康专家委员会组成人员'],
];

describe('tasks', () => {
  for (const { name, text, tasks: expected } of CASES) {
    it(name, () => {
      expect(tasks(text)).toEqual(expected);
    });
  }

  it.each(LEFT_ALONE)('leaves alone (%s)', (_from, text) => {
    expect(tasks(text)).toEqual([]);
  });

  it('covers the whole text of the task', () => {
    const text = '二、重点任务\n（一）加强保护。\n第一段。\n第二段。（责任单位：市法院）\n（二）加强运用。推进转化。';
    expect(structureOf(text).tasks.map((task) => task.source.quote)).toEqual([
      '（一）加强保护。\n第一段。\n第二段。（责任单位：市法院）',
      '（二）加强运用。推进转化。',
    ]);
  });
});
