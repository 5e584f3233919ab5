import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const kindOf = (text: string): string => parse(text).kind;

describe('a title that names no type of document', () => {
  it.each([
    [
      '为什么而定',
      '书香满校园 阅读伴成长\n\n为营造阅读氛围，经研究，特制定本活动方案。\n一、指导思想\n立德树人。\n二、活动内容\n1、举办启动仪式。\n',
    ],
    ['方案如下', '清洁家园 人人动手\n为改善环境，结合我镇实际，现制定如下实施方案。\n一、工作目标\n村容整洁。\n'],
    [
      '责任单位',
      '打好蓝天保卫战\n一、淘汰老旧车辆。淘汰柴油货车1800辆。（责任单位：市交通运输局）\n二、推进清洁取暖。替代散煤2.3万户。（责任单位：市发展改革委）\n三、治理废气。（责任单位：市生态环境局）\n',
    ],
    ['headings of a plan', '夜市经济\n一、指导思想\n繁荣市场。\n二、工作目标\n建成夜市3处。\n三、保障措施\n落实经费。\n'],
  ])('is that of a plan: %s', (_, text) => {
    expect(kindOf(text)).toBe('plan');
  });

  it.each([
    ['现提出如下意见', '发展家政服务\n为促进家政服务业提质扩容，现提出如下意见。\n一、加强培训\n每年培训5000人次。\n'],
    ['a letter', '汛期安全\n各水库管理单位：\n现将有关事项通知如下：\n一、落实值班。\n'],
    ['articles', '招商引资\n第一条 为扩大招商，定此。\n第 二 条 奖励10万元。\n第 1 0 条 另行规定。\n第十一条 自发布之日起施行。\n'],
  ])('is that of a guideline: %s', (_, text) => {
    expect(kindOf(text)).toBe('guideline');
  });

  it.each([
    [
      'a briefing that is held, without a title',
      '去年3月，省政府印发条例。今年1月，省政府新闻办举行政策例行吹风会，介绍实施情况。调研组走访了6个市，落实到位的条款占八成。\n',
    ],
    ['a slogan over a story', '田间地头唱响致富歌\n走进桐山镇，大棚整齐排列。建成大棚360座。\n'],
    ['an inspection', '洗涤剂慎买\n2006年第一季度，省质监局抽查了产品29批次，合格率48%。从抽查结果看，大企业质量稳定。\n'],
    ['an office cited', '惠民资金全部下达\n据省财政厅消息，截至11月底，资金已全部下达，总金额达167亿元。\n'],
    ['the name of who wrote it', '惠民项目再加码\n今年28个项目投入已全部下达，总金额达167亿元，新增了6个项目。（记者 王某某）\n'],
    ['本报讯', '我市出台低空经济三年行动方案\n本报讯 近日，市政府印发方案，提出建成起降点200个。\n'],
    ['a task fulfilled', '新城区圆满完成年度招商任务\n签约项目72个，实际利用外资1.8亿美元。\n'],
    [
      'figures compared',
      '一季度运行平稳\n一、工业\n同比增长6%。\n二、投资\n同比增长5%，较上年提高2个百分点。截至3月底开工30个，今年以来签约12个。\n',
    ],
  ])('is that of a report: %s', (_, text) => {
    expect(kindOf(text)).toBe('report');
  });
});

describe('a type that the title names', () => {
  it.each([
    ['plan', '城市管理三年行动计划\n同比增长6%，同比增长5%，截至3月底开工30个，今年以来签约12个。\n'],
    ['plan', '全力完成年度造林任务\n一、工作安排\n造林3万亩。\n'],
    ['guideline', '关于促进文化旅游产业发展的若干政策\n一、奖励\n奖励500万元。（责任单位：县文旅局）\n'],
  ])('stands against what the text says: %s', (kind, text) => {
    expect(kindOf(text)).toBe(kind);
  });
});

describe('a title that names a plan over a text that is none', () => {
  it.each([
    ['临江市冲刺全年造林目标\n本报讯（记者 王一）截至11月底，全市完成造林3.2万亩，森林覆盖率达到41.5%。\n'],
    ['我县启动全科医师三年培养计划\n记者昨日从县卫生健康局获悉，今年以来，全县新建村卫生室86个。\n'],
    ['清河区敲定电梯加装年度计划\n清河日报讯 去年，全区加装电梯210部。\n'],
    ['一图读懂《临江市绿色建筑行动方案》\nQ1：目标是什么？\n到2025年，绿色建筑占比达到90%。\n'],
  ])('is that of a report: %s', (text) => {
    expect(kindOf(text)).toBe('report');
  });

  it('leaves a plan that a paper prints a plan', () => {
    const text =
      '临江市冬季供暖保障方案\n原标题：供暖保障方案\n为保障供暖，制定本方案。\n一、指导思想\n安全第一。\n二、工作目标\n供暖合格率达到98%。\n三、保障措施\n落实经费。\n';
    expect(kindOf(text)).toBe('plan');
  });
});
