import { describe, expect, it } from 'vitest';
import { outlineOf } from '../state-of.js';

interface Case {
  readonly name: string;
  /** Document the excerpt comes from. */
  readonly from: string;
  readonly text: string;
  readonly blocks: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: 'after a box the numbering around it goes on, though the box counts too',
    from: '新一代人工智能发展规划',
    text: '（一）构建科技创新体系。\n1.建立基础理论体系。\n专栏1 基础理论\n1.大数据智能理论。\n2.跨媒体感知计算理论。\n3.混合增强智能理论。\n2.建立关键共性技术体系。',
    blocks: [
      'heading （一） 构建科技创新体系',
      '  heading 1. 建立基础理论体系',
      '    heading 专栏1 基础理论',
      '      heading 1. 大数据智能理论',
      '      heading 2. 跨媒体感知计算理论',
      '      heading 3. 混合增强智能理论',
      '  heading 2. 建立关键共性技术体系',
    ],
  },
  {
    name: 'a heading that shares its line with its text is two blocks',
    from: 'hangzhou-ip-demonstration-city-plan-2022.txt',
    text: '一、总体要求\n\n（二）基本原则。\n\n3.法治思维，严格保护。深化“法治杭州”建设，构建完善知识产权地方法规体系。',
    blocks: [
      'heading 一、 总体要求',
      '  heading （二） 基本原则',
      '    heading 3. 法治思维，严格保护',
      '      paragraph 深化“法治杭州”建设，构建完善知识产权地方法规体系。',
    ],
  },
  {
    name: 'several items on one line, a new chapter in the middle of a line',
    from: 'huzhou-ip-pilot-city-plan-2022-2025.txt',
    text: '(五)以高质量服务为导向,实施知识产权服务能力体系保障工程。\n5.推进知识产权立体化服务。发挥湖州师范学院作用。(责任单位:湖州职院、市司法局) 四、工作保障 (一)强化组织保障。压实责任、明确目标。',
    blocks: [
      'heading (五) 以高质量服务为导向,实施知识产权服务能力体系保障工程',
      '  heading 5. 推进知识产权立体化服务',
      '    paragraph 发挥湖州师范学院作用。(责任单位:湖州职院、市司法局)',
      'heading 四、 工作保障',
      '  heading (一) 强化组织保障',
      '    paragraph 压实责任、明确目标。',
    ],
  },
  {
    name: 'a short title that ends at a blank',
    from: 'huzhou-ip-pilot-city-plan-2022-2025.txt',
    text: '二、工作目标\n(一)总体目标 深入实施知识产权“五大工程”,坚持需求导向、问题导向、效果导向和现代化导向,着力将湖州打造成知识产权高质量创造、高效益运用、高水平保护的高地。\n(二)具体目标',
    blocks: [
      'heading 二、 工作目标',
      '  heading (一) 总体目标',
      '    paragraph 深入实施知识产权“五大工程”,坚持需求导向、问题导向、效果导向和现代化导向,着力将湖州打造成知识产权高质量创造、高效益运用、高水平保护的高地。',
      '  heading (二) 具体目标',
    ],
  },
  {
    name: 'Markdown marks, bold numbers, bold leads and dashes, a sentence broken over a page',
    from: 'zhejiang-ip-13th-five-year-plan.txt',
    text: '### （三）发展目标\n\n经过五年的努力，我省知识产权法治环境更加完善，知识产权创造、运用、保护、管理和服务能力显著增强，全民知识产权\n\n素养大幅提高，知识产权制度对经济的促进作用充分发挥。\n\n——**知识产权创造水平大幅提高。**知识产权拥有量平稳增长。\n\n## 三、主要任务\n\n#### **（一）加快体系建设**\n\n**1. 实施知识产权强省推进工程。**加快推进工作体系建设。',
    blocks: [
      'heading （三） 发展目标',
      '  paragraph 经过五年的努力，我省知识产权法治环境更加完善，知识产权创造、运用、保护、管理和服务能力显著增强，全民知识产权 素养大幅提高，知识产权制度对经济的促进作用充分发挥。',
      '  dash —— 知识产权创造水平大幅提高',
      '    paragraph 知识产权拥有量平稳增长。',
      'heading 三、 主要任务',
      '  heading （一） 加快体系建设',
      '    heading 1. 实施知识产权强省推进工程',
      '      paragraph 加快推进工作体系建设。',
    ],
  },
  {
    name: 'a sentence broken over a page right after a mark',
    from: 'zhejiang-ip-13th-five-year-plan.txt',
    text: '**2. 深化推进专利导航试点工作。**支持高新园区建设专利导航产业发展实验区。到 2020 年，建立专利分析与产业运行决策深度融合、\n\n专利运用对产业运行效益高度支撑的工作体系，构建企业主导、多方参与的专利协同运用体系。',
    blocks: [
      'heading 2. 深化推进专利导航试点工作',
      '  paragraph 支持高新园区建设专利导航产业发展实验区。到 2020 年，建立专利分析与产业运行决策深度融合、 专利运用对产业运行效益高度支撑的工作体系，构建企业主导、多方参与的专利协同运用体系。',
    ],
  },
  {
    name: 'a box stands inside its numbering, which goes on after it',
    from: 'zhejiang-ip-13th-five-year-plan.txt',
    text: '### （六）引领促进产业转型发展\n\n**2. 深化推进专利导航试点工作。**开展专利导航试点。\n\n### 专栏 5 专利导航试点工程\n\n——促进知识产权联盟建设。启动创建一批省级产业知识产权联盟。\n\n**3. 实施重大科技经济活动知识产权评议。**建立健全评议机制。\n\n### （七）加快知识产权强企建设',
    blocks: [
      'heading （六） 引领促进产业转型发展',
      '  heading 2. 深化推进专利导航试点工作',
      '    paragraph 开展专利导航试点。',
      '    heading 专栏 5 专利导航试点工程',
      '      dash —— 促进知识产权联盟建设',
      '        paragraph 启动创建一批省级产业知识产权联盟。',
      '  heading 3. 实施重大科技经济活动知识产权评议',
      '    paragraph 建立健全评议机制。',
      'heading （七） 加快知识产权强企建设',
    ],
  },
  {
    name: 'headings without any sign before them, numbering that goes on across chapters',
    from: '国务院办公厅关于进一步优化营商环境更好服务市场主体的实施意见',
    text: '一、持续提升投资建设便利度（一）优化再造投资项目前期审批流程。健全部门协同工作机制。（二）进一步提升工程建设项目审批效率。全面推行分级分类管理。二、进一步简化企业生产经营审批和条件（三）进一步降低市场准入门槛。集中清理不合理条件。',
    blocks: [
      'heading 一、 持续提升投资建设便利度',
      '  heading （一） 优化再造投资项目前期审批流程',
      '    paragraph 健全部门协同工作机制。',
      '  heading （二） 进一步提升工程建设项目审批效率',
      '    paragraph 全面推行分级分类管理。',
      'heading 二、 进一步简化企业生产经营审批和条件',
      '  heading （三） 进一步降低市场准入门槛',
      '    paragraph 集中清理不合理条件。',
    ],
  },
  {
    name: 'a full-width 3． before a year is the number due',
    from: '全国深化“放管服”改革优化营商环境电视电话会议重点任务分工方案',
    text: '2．简化税费优惠政策适用程序。督促加强退付管理。（税务总局牵头）3．2020年底前开展涉企收费专项治理，整治收费不规范行为。（市场监管总局牵头）',
    blocks: [
      'heading 2． 简化税费优惠政策适用程序',
      '  paragraph 督促加强退付管理。（税务总局牵头）',
      'heading 3． 2020年底前开展涉企收费专项治理，整治收费不规范行为',
      '  paragraph （市场监管总局牵头）',
    ],
  },
  {
    name: 'a heading printed twice is one heading',
    from: '“十三五”国家信息化规划',
    text: '三、主攻方向三、主攻方向统筹实施网络强国战略、大数据战略、“互联网+”行动，整合集中资源力量，紧密结合大众创业、万众创新，着力引领创新驱动、促进均衡协调。',
    blocks: [
      'furniture 三、主攻方向',
      'heading 三、 主攻方向',
      '  paragraph 统筹实施网络强国战略、大数据战略、“互联网+”行动，整合集中资源力量，紧密结合大众创业、万众创新，着力引领创新驱动、促进均衡协调。',
    ],
  },
  {
    name: 'titled parts without numbers, each closed by its responsible bodies',
    from: '广安市新时代深化改革推进基础教育高质量发展实施方案',
    text: '（三）坚持“五育”并举，全面深化素质教育。坚持立德树人。坚持全员全程全方位育人，构建一体化德育体系。（责任单位：市教育体育局，市委宣传部）提升智育水平。突出学科德育，打造课程体系。（责任单位：市教育体育局）',
    blocks: [
      'heading （三） 坚持“五育”并举，全面深化素质教育',
      '  dash 坚持立德树人',
      '    paragraph 坚持全员全程全方位育人，构建一体化德育体系。（责任单位：市教育体育局，市委宣传部）',
      '  dash 提升智育水平',
      '    paragraph 突出学科德育，打造课程体系。（责任单位：市教育体育局）',
    ],
  },
  {
    name: 'decimal numbers; a page number glued to a heading; a figure that a line break cut off goes on with its sentence',
    from: '上海市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要',
    text: '二、指导方针\n2.1 指导思想\n高举旗帜。\n15三、强化全球资源配置功能\n3.1 持续增强国际经济中心综合实力\n3.1.1 持续增强经济发展韧性。全市生产总值从\n2.69万亿元上升到3.87万亿元。',
    blocks: [
      'heading 二、 指导方针',
      '  heading 2.1 指导思想',
      '    paragraph 高举旗帜。',
      'heading 三、 强化全球资源配置功能',
      '  heading 3.1 持续增强国际经济中心综合实力',
      '    heading 3.1.1 持续增强经济发展韧性',
      '      paragraph 全市生产总值从 2.69万亿元上升到3.87万亿元。',
    ],
  },
  {
    name: 'page numbers glued to decimals of three figures, which stand before a unit word too',
    from: 'written for this rule',
    text: '一、现状\n1.1 工业\n1.1.1 人才队伍壮大。引进工程师。\n21.1.2 园区扩容。新开两区。\n31.1.4亿元以上项目增多。增势平稳。',
    blocks: [
      'heading 一、 现状',
      '  heading 1.1 工业',
      '    heading 1.1.1 人才队伍壮大',
      '      paragraph 引进工程师。',
      '    heading 1.1.2 园区扩容',
      '      paragraph 新开两区。',
      '    heading 1.1.4 亿元以上项目增多',
      '      paragraph 增势平稳。',
    ],
  },
  {
    name: 'the last entry of the contents ends at its page number, as wide as it is, where a page width broke the lines',
    from: 'written for this rule',
    text: `目录\n一、现状${'.'.repeat(50)}1\n附件：图集${'.'.repeat(50)}9\n1${`${'本规划说明今后五年全市园区扩建的各项安排与要求'.padEnd(27, '各')}\n`.repeat(14)}止。\n一、现状\n增势平稳。`,
    blocks: [
      `furniture 一、现状${'.'.repeat(50)}1`,
      `furniture 附件：图集${'.'.repeat(50)}9`,
      `furniture 1${`${'本规划说明今后五年全市园区扩建的各项安排与要求'.padEnd(27, '各')} `.repeat(14)}止。`,
      'heading 一、 现状',
      '  paragraph 增势平稳。',
    ],
  },
  {
    name: 'titles printed in 【】, with the text behind them on the same line or under them',
    from: 'written for this rule',
    text: '第二章 支持办法\n第三条【支持开办社区食堂】对新开办的社区食堂，经区民政局备案，给予一次性补助。\n第四条 【补助标准】\n按面积分档补助。\n1.【做好验收】由街道组织验收。',
    blocks: [
      'heading 第二章 支持办法',
      '  heading 第三条 支持开办社区食堂',
      '    paragraph 对新开办的社区食堂，经区民政局备案，给予一次性补助。',
      '  heading 第四条 补助标准',
      '    paragraph 按面积分档补助。',
      '    heading 1. 做好验收',
      '      paragraph 由街道组织验收。',
    ],
  },
  {
    name: 'CJK radicals in numbers read as the characters they stand for',
    from: '国务院关于积极推进“互联网+”行动的指导意见',
    text: '二、重点行动\n（⼀）“互联⽹+”创业创新。充分发挥互联网的创新驱动作用。\n（⼆）“互联⽹+”协同制造。推动互联网与制造业融合。',
    blocks: [
      'heading 二、 重点行动',
      '  heading （⼀） “互联⽹+”创业创新',
      '    paragraph 充分发挥互联网的创新驱动作用。',
      '  heading （⼆） “互联⽹+”协同制造',
      '    paragraph 推动互联网与制造业融合。',
    ],
  },
  {
    name: 'stages 第一阶段 hold their numbered items',
    from: 'hangzhou-ip-demonstration-city-plan-2022.txt',
    text: '三、实施步骤\n\n第一阶段：分解目标任务，健全工作机制。（自国家知识产权局批复三个月内）\n\n1.制定实施方案，分解目标任务。准确把握相关文件精神。\n\n第二阶段：加强组织实施，推进重点工程。（2022年9月-2024年6月）',
    blocks: [
      'heading 三、 实施步骤',
      '  heading 第一阶段 分解目标任务，健全工作机制',
      '    paragraph （自国家知识产权局批复三个月内）',
      '    heading 1. 制定实施方案，分解目标任务',
      '      paragraph 准确把握相关文件精神。',
      '  heading 第二阶段 加强组织实施，推进重点工程',
      '    paragraph （2022年9月-2024年6月）',
    ],
  },
];

const LEFT_ALONE: readonly { readonly from: string; readonly text: string }[] = [
  {
    from: 'huzhou-ip-pilot-city-plan-2022-2025.txt',
    text: '形成1—2个在全国具有竞争力的知识产权密集型产业,有效发明专利拥有量达到1.8万件,商标有效注册量达到12万件以上。',
  },
  {
    from: 'hangzhou-ningbo-ip-results-2023.txt',
    text: '在第二十四届中国专利奖评选中共获奖33项,其中金奖2项,2023年4月,获批建设首批国家知识产权保护示范区。',
  },
  {
    from: '湖北省农业农村厅若干措施',
    text: '由省再担保集团、政府性融资担保机构、经办银行和地方政府按照4:3:2:1的比例承担风险责任，推动第一、二、三产业融合。',
  },
  {
    from: '陕西省试点实施方案',
    text: '根据《国务院关于推进国有资本投资、运营公司改革试点的实施意见》（国发〔2018〕23号）精神，按照第（二）项要求制定本方案。',
  },
];

describe('blocks', () => {
  for (const { name, from, text, blocks } of CASES) {
    it(`${name} (${from})`, () => {
      expect(outlineOf(text).filter((line) => !/^title|^notice/u.test(line))).toEqual(blocks);
    });
  }

  for (const { from, text } of LEFT_ALONE) {
    it(`leaves alone: ${text.slice(0, 24)}… (${from})`, () => {
      expect(outlineOf(text)).toEqual([`paragraph ${text}`]);
    });
  }
});
