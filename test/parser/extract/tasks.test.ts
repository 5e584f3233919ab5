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
    name: 'numbered entries of a box whose title says that they are work, not of one that lists places',
    text: '三、主要任务\n（一）修复河道。清理淤泥。\n专栏1 加快建设取水口监测网络\n（一）改造老旧站点。更换水位计。\n（二）联通各级平台。统一接口。\n专栏2 列入清单的河段\n（一）东部片区。包括清溪河、白沙河。\n（二）西部片区。包括石桥河。\n专栏3 水文站网建设\n（一）新设墒情站。覆盖主产区。',
    tasks: [
      '一 | 三、主要任务 | 修复河道 | ',
      '专栏1-1 | 专栏1 加快建设取水口监测网络 | 改造老旧站点 | ',
      '专栏1-2 | 专栏1 加快建设取水口监测网络 | 联通各级平台 | ',
      '专栏3-1 | 专栏3 水文站网建设 | 新设墒情站 | ',
    ],
  },
  {
    name: 'items under a numbered item that names who answers for all of them: both are tasks',
    text: '数字商务行动意见\n一、重点行动\n（一）数字零售行动。促进零售业转型。（商务部、市场监管总局负责）\n1.发展即时零售。支持门店接入平台，缩短送货时间。\n2.推广智能终端。在社区布设取货柜，方便居民。\n（二）数字物流行动。畅通农村物流。（交通运输部负责）',
    tasks: [
      '一 | 一、重点行动 | 数字零售行动 | 商务部、市场监管总局',
      '1 | （一）数字零售行动 | 发展即时零售 | ',
      '2 | （一）数字零售行动 | 推广智能终端 | ',
      '二 | 一、重点行动 | 数字物流行动 | 交通运输部',
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
    tasks: ['六 | 二、主要任务 | 激发市场主体活力，培育产业发展新模式 | 生态环境部、人民银行、财政部'],
  },
  {
    name: 'an item without a title lends the work its first sentence tells (包头市数字政府建设考评指标)',
    text: '一、政务服务\n（四）线上进一网\n5．采取全市统一建设方式，市政府门户网站、各部门网站、各旗县区政府门户网站均集中迁移至本平台统一运维监管、统一安全防护管理，大幅提升本地区网站的大数据承载能力。（持续推进，牵头考核单位：市政府办公室）',
    tasks: [
      '5 | （四）线上进一网 | 市政府门户网站、各部门网站、各旗县区政府门户网站均集中迁移至本平台统一运维监管、统一安全防护管理 | 市政府办公室',
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
    name: 'bodies that one sentence names for several tasks, by their numbers or for all',
    text: '任务分工方案\n二、重点任务\n（一）完善制度体系。修订管理办法。\n（二）推进全过程管理。开展事前评估。\n（三）强化结果应用。纳入考核。\n第（一）项由市财政局负责，第（二）、（三）项由市审计局牵头，市直各部门配合。\n三、主要任务\n1.加强培训。组织轮训。\n2.加强宣传。营造氛围。（市融媒体中心）\n以上任务由市委网信办负责。',
    tasks: [
      '一 | 二、重点任务 | 完善制度体系 | 市财政局',
      '二 | 二、重点任务 | 推进全过程管理 | 市审计局、市直各部门',
      '三 | 二、重点任务 | 强化结果应用 | 市审计局、市直各部门',
      '1 | 三、主要任务 | 加强培训 | 市委网信办',
      '2 | 三、主要任务 | 加强宣传 | 市融媒体中心',
    ],
  },
  {
    name: 'who acts in the first sentence, with the parts of others',
    text: '二、主要任务\n1.推进网络覆盖。市通信发展办公室组织电信、移动公司加快基站建设。\n2.建设平台。市委网信办、市农业农村局负责平台建设，各县（市、区）负责数据采集。\n3.加强宣传。宣传部门要加大力度。\n4.落实资金。积极争取上级支持，由专人负责的窗口继续开放。\n5.建设指挥平台。市应急局会同市水利局、市大数据局于2024年底前建成。',
    tasks: [
      '1 | 二、主要任务 | 推进网络覆盖 | 市通信发展办公室',
      '2 | 二、主要任务 | 建设平台 | 市委网信办、市农业农村局、各县（市、区）',
      '3 | 二、主要任务 | 加强宣传 | ',
      '4 | 二、主要任务 | 落实资金 | ',
      '5 | 二、主要任务 | 建设指挥平台 | 市应急局、市水利局、市大数据局',
    ],
  },
  {
    name: 'nobody where a sentence speaks of bodies of a kind, of one case, or after a preposition',
    text: '二、主要任务\n1.健全防汛体系。各级党委和政府要把防汛列入议事日程，压实责任。\n2.培育合作社。相关部门应加强指导，定期走访。\n3.规范收费。对拒不整改的停车场，由市城管局负责查处。\n4.改造旧管网。在市、区防汛指挥部统筹下，分批开展更换。\n5.完善制度。根据市财政局、市审计局联合印发的办法要求，定期清查。\n6.办好食堂。乡镇卫生院要开设营养窗口，供应热餐。\n7.建设苗圃。对纳入规划的林地，一般由市林业局统筹指导，其中对连片林地，由市委、市政府在上级指导下组织实施。\n8.修缮驿站。由各区园林主管部门确定负责看护的机构，指导落实修缮。',
    tasks: [
      '1 | 二、主要任务 | 健全防汛体系 | ',
      '2 | 二、主要任务 | 培育合作社 | ',
      '3 | 二、主要任务 | 规范收费 | ',
      '4 | 二、主要任务 | 改造旧管网 | ',
      '5 | 二、主要任务 | 完善制度 | ',
      '6 | 二、主要任务 | 办好食堂 | ',
      '7 | 二、主要任务 | 建设苗圃 | ',
      '8 | 二、主要任务 | 修缮驿站 | ',
    ],
  },
  {
    name: 'bodies of a kind that a verb of duty charges, or that act beside a named office',
    text: '二、主要任务\n1.登记摊位。各乡镇人民政府负责登记，按月更新。\n2.清理河道。市水利局、各县（市、区）要加强巡查，及时打捞。',
    tasks: ['1 | 二、主要任务 | 登记摊位 | 各乡镇人民政府', '2 | 二、主要任务 | 清理河道 | 市水利局、各县（市、区）'],
  },
  {
    name: 'numbers that run on through the parts, decimals with their outermost number, bold labels',
    text: '三年行动方案\n三、主要任务\n（一）提升标准\n1.完成标准体系修订，开展全员培训。（牵头部门：安全环保部）\n（二）强化演练\n2.每年组织演练2次。\n四、保障措施\n（一）加强领导。成立专班。',
    tasks: ['1 | （一）提升标准 | 完成标准体系修订，开展全员培训 | 安全环保部', '2 | （二）强化演练 | 每年组织演练2次 | '],
  },
  {
    name: 'under decimals whose outermost number has no stop',
    text: '工作方案\n1 总体目标\n1.1 到2025年底，接入系统50个，办结率达到98%。\n2 主要任务\n2.1 建设城运中心\n由市大数据局牵头，市公安局配合，2025年6月底前建成。\n2.2 打造场景\n**责任单位：** 市直各部门\n3 保障措施\n3.1 加强领导\n成立专班。',
    tasks: ['2.1 | 2主要任务 | 建设城运中心 | 市大数据局、市公安局', '2.2 | 2主要任务 | 打造场景 | 市直各部门'],
  },
  {
    name: 'a name that begins with a figure right after the number due, not a decimal figure at the head of a line',
    text: '二、主要任务\n3.护河志愿行动。每月巡河两次，全年\n4.125万人参加。（县水利局负责）\n4.315消费维权行动。设立投诉站点。（县市场监管局负责）\n5.12345热线提升行动。按时答复来电。（县政务服务局负责）',
    tasks: [
      '3 | 二、主要任务 | 护河志愿行动 | 县水利局',
      '4 | 二、主要任务 | 315消费维权行动 | 县市场监管局',
      '5 | 二、主要任务 | 12345热线提升行动 | 县政务服务局',
    ],
  },
  {
    name: 'paragraphs with titles instead of numbers, not the heading over them',
    text: '二、工作任务\n抓扩面。2024年底前实现全覆盖，提高参保质量。（市医保局牵头，市财政局配合）\n建机制。2025年底前建立四项机制，规范运行。（市医保局负责）',
    tasks: [' | 二、工作任务 | 抓扩面 | 市医保局、市财政局', ' | 二、工作任务 | 建机制 | 市医保局'],
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
  [
    '草场建设规划',
    '一、北部草原区\n（一）基本情况。年降水量较少，牧民较多。\n（二）主攻方向。天然草场改良。\n（三）推介模式。家庭牧场。\n二、南部山区\n（一）基本情况。草山草坡较多。\n（二）主攻方向。种草养畜。',
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

  it('shortens a title, never the text that it is taken from', () => {
    const sentence = '按照年度计划，清洗城区供水管网，分片公布停水时间，安排应急送水车辆，确保医院学校用水不断';
    const [task] = structureOf(`二、重点任务\n1.${sentence}。（县水务局负责）`).tasks;
    expect(task?.title).toBe('清洗城区供水管网，分片公布停水时间');
    expect(task?.source.quote).toContain(sentence);
  });

  it('keeps a long title as printed among items with titles', () => {
    const long = '按照新修订的建筑垃圾管理办法要求，全面规范工地出口冲洗和渣土运输车辆密闭管理';
    const text = `二、重点任务\n1.清理积存垃圾。分片包干。\n2.${long}。逐车核验。\n3.畅通举报渠道（2项）。专人接听。`;
    expect(structureOf(text).tasks.map(({ title }) => title)).toEqual(['清理积存垃圾', long, '畅通举报渠道']);
  });

  it('covers the whole text of the task', () => {
    const text = '二、重点任务\n（一）加强保护。\n第一段。\n第二段。（责任单位：市法院）\n（二）加强运用。推进转化。';
    expect(structureOf(text).tasks.map((task) => task.source.quote)).toEqual([
      '（一）加强保护。\n第一段。\n第二段。（责任单位：市法院）',
      '（二）加强运用。推进转化。',
    ]);
  });
});
