import { describe, expect, it } from 'vitest';
import { workOf } from '../../../src/model/plan.js';
import { parse } from '../../../src/parser/parse.js';

const named = (rows: readonly { title: string; bodies: readonly { name: string }[] }[]): string[] =>
  rows.map(({ title, bodies }) => `${title} | ${bodies.map(({ name }) => name).join('、')}`);

describe('duties', () => {
  it('are the measures that secure the tasks, when they name who answers', () => {
    const plan = parse(
      '某县养老服务行动方案\n一、重点任务\n（一）建设助餐点。开展老年助餐。（责任单位：县民政局）\n二、保障措施\n（一）加强资金保障。统筹财政资金。（责任单位：县财政局、县民政局）\n（二）营造良好氛围。做好宣传引导。',
    );
    expect(named(plan.tasks)).toEqual(['建设助餐点 | 县民政局']);
    expect(named(plan.duties)).toEqual(['加强资金保障 | 县财政局、县民政局']);
  });

  it('are the titled paragraphs of a numbered task, which keeps all bodies', () => {
    const plan = parse(
      '水务改革实施意见\n一、重点任务\n（一）提升供水能力\n**建设水源工程。**新建水库。（责任单位：市水利局）\n**改造供水管网。**更新老旧管道。（责任单位：市住房城乡建设局、市财政局）\n（二）节约用水。推广节水器具。（责任单位：市发展改革委）',
    );
    expect(named(plan.tasks)).toEqual(['提升供水能力 | 市水利局、市住房城乡建设局、市财政局', '节约用水 | 市发展改革委']);
    expect(named(plan.duties)).toEqual(['建设水源工程 | 市水利局', '改造供水管网 | 市住房城乡建设局、市财政局']);
  });

  it('stand among the tasks in the order of the document for whoever looks work up', () => {
    const plan = parse(
      '水务改革实施意见\n一、重点任务\n（一）提升供水能力\n**建设水源工程。**新建水库。（责任单位：市水利局）\n（二）节约用水。推广节水器具。（责任单位：市发展改革委）',
    );
    expect(workOf(plan).map(({ title }) => title)).toEqual(['提升供水能力', '建设水源工程', '节约用水']);
  });

  it.each(['（一）健全残疾人就业保障体系', '（一）完善儿童健康保障机制'])('do not take in what a plan secures for people (%s)', (part) => {
    const plan = parse(
      `城市民生提升意见\n二、提升民生质量\n${part}\n1.增加托位。新建托育中心。（责任单位：市民政局）\n2.发放补贴。按月发放。（责任单位：市财政局）`,
    );
    expect(named(plan.tasks)).toEqual(['增加托位 | 市民政局', '发放补贴 | 市财政局']);
  });

  it('do not take in measures for the security of something among the tasks', () => {
    const plan = parse(
      '智慧农业建设方案\n一、建设内容\n（一）建设大数据平台。汇集数据。\n二、监管和安全保障\n（一）加强数据安全。落实分级保护。（责任单位：县农业农村局）',
    );
    expect(named(plan.tasks)).toContain('加强数据安全 | 县农业农村局');
    expect(plan.duties).toEqual([]);
  });

  it('are the rows of a table that tells what each body is for, with the figures in them', () => {
    const plan = parse(
      '附件1\n县直部门职责清单\n部门\t职责与任务\t对应因素\n县文旅局\t办好村晚，丰富群众文化生活。\t文化\n县林业局\t补种行道树2000棵。\t环境\n',
    );
    expect(plan.tasks).toEqual([]);
    expect(named(plan.duties)).toEqual(['办好村晚，丰富群众文化生活 | 县文旅局', '补种行道树2000棵 | 县林业局']);
    expect(plan.targets.map(({ indicator, value }) => [indicator, value])).toEqual([['补种行道树', 2000]]);
  });
});
