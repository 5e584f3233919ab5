import { describe, expect, it } from 'vitest';
import { ledgerColumns } from '../../../src/parser/lexicon/ledger-heads.js';
import { parse } from '../../../src/parser/parse.js';
import { structureOf } from '../state-of.js';

/** Tasks in one line each: number, section, title, bodies with those that lead marked, date. */
const tasks = (text: string): string[] =>
  structureOf(text).tasks.map(({ number, section, title, bodies, due }) => {
    const names = bodies.map(({ name, role, roleFrom }) => (role === 'lead' && roleFrom === 'stated' ? `牵头 ${name}` : name));
    return `${number} | ${section} | ${title} | ${names.join('、')} | ${due ?? ''}`;
  });

const CASES: readonly { readonly name: string; readonly text: string; readonly tasks: readonly string[] }[] = [
  {
    name: 'in Markdown, general work beside its measures',
    text: '重点任务清单\n\n| 序号 | 重点任务 | 具体措施 | 牵头单位 | 配合单位 | 完成时限 |\n| --- | --- | --- | --- | --- | --- |\n| 1 | 完善养老服务清单 | 发布清单并动态调整。 | 市民政局 | 市财政局、市医保局 | 2023年12月底 |\n| 2 | 开展消防达标提升 | 完成问题整改。 | 市消防救援支队 | 市住房城乡建设局（市人防办）、各县（市、区）政府 | 2024年6月底 |\n',
    tasks: [
      '1 | 重点任务清单 | 完善养老服务清单 | 牵头 市民政局、市财政局、市医保局 | 2023-12',
      '2 | 重点任务清单 | 开展消防达标提升 | 牵头 市消防救援支队、市住房城乡建设局、各县（市、区）政府 | 2024-06',
    ],
  },
  {
    name: 'with tabs under headings, who does what told in words',
    text: '2021年工作报告重点任务分工方案\n\n一、加快转型发展\n序号\t任务内容\t责任单位\t完成时限\n1\t打造千亿产业集群，培育龙头企业。\t省工信厅牵头，省科技厅、省国资委配合\t12月底\n2\t深化开发区改革。\t省商务厅、省行政审批局按职责分工负责\t6月底\n二、改善民生\n序号\t任务内容\t责任单位\t完成时限\n3\t改造老旧小区。\t省住建厅牵头，各市人民政府配合\t11月底\n',
    tasks: [
      '1 | 一、加快转型发展 | 打造千亿产业集群，培育龙头企业 | 牵头 省工信厅、省科技厅、省国资委 | 2021-12',
      '2 | 一、加快转型发展 | 深化开发区改革 | 省商务厅、省行政审批局 | 2021-06',
      '3 | 二、改善民生 | 改造老旧小区 | 牵头 省住建厅、各市人民政府 | 2021-11',
    ],
  },
  {
    name: 'printed cell by cell, parts over all columns, rows left out (第二批支持创新相关改革举措推广清单)',
    text: '第二批支持创新相关改革举措推广清单\n序号\n改革举措\n主 要 内 容\n指导部门\n推广范围\n一、知识产权保护方面（共5项）\n1\n以降低侵权损失为核心的专利保险机制\n开发专利保险产品，降低创新主体的侵权损失。\n国家知识产权局、中国银保监会\n全国\n2\n知识产权案件审判中引入技术调查官制度\n可以引入技术调查官，提高审判质量和效率。\n最高人民法院、国家知识产权局\n全国\n四、军民深度融合方面（共6项）\n五、管理体制创新方面（共3项）\n9\n允许地方高校自主开展人才引进和职称评审\n将自主权下放给地方高校。\n教育部、人力资源社会保障部\n8个改革试验区域\n',
    tasks: [
      '1 | 一、知识产权保护方面（共5项） | 以降低侵权损失为核心的专利保险机制 | 国家知识产权局、中国银保监会 | ',
      '2 | 一、知识产权保护方面（共5项） | 知识产权案件审判中引入技术调查官制度 | 最高人民法院、国家知识产权局 | ',
      '9 | 五、管理体制创新方面（共3项） | 允许地方高校自主开展人才引进和职称评审 | 教育部、人力资源社会保障部 | ',
    ],
  },
  {
    name: 'a task merged over several rows, with its number in each, is one task of all their bodies',
    text: '任务分工表\n序号\t工作事项\t主要内容\t牵头单位\t配合单位\n1\t整治河道。\t清理淤泥。\t市水利局\t市财政局\n1\t整治河道。\t拆除违建。\t市城管局\t市财政局、市公安局\n2\t修复湿地。\t补种芦苇。\t市林业局\t/\n',
    tasks: [
      '1 | 任务分工表 | 整治河道 | 牵头 市水利局、市财政局、牵头 市城管局、市公安局 | ',
      '2 | 任务分工表 | 修复湿地 | 牵头 市林业局 | ',
    ],
  },
  {
    name: 'a list of duties by department only where it is numbered or dated',
    text: '附件1\n省级相关部门职责清单\n部门\t职责与任务\n省委组织部\t加强对落实情况的考核评价。\n省民政厅\t完善救助制度。\n附件2\n重点任务\n序号\t部门\t工作任务\t完成时限\n1\t省民政厅\t发展养老服务\t2025/6/30\n',
    tasks: ['1 | 重点任务 | 发展养老服务 | 省民政厅 | 2025-06-30'],
  },
  {
    name: 'a table that repeats the tasks of the text gives them its bodies (广州市家庭医生签约服务实施方案)',
    text: '家庭医生签约服务实施方案\n二、重点任务\n（一）扩大签约服务供给\n1.有序扩大家庭医生来源。家庭医生包括全科医生和其他类别临床医师，由全科向专科拓展。\n2.优化签约服务团队。家庭医生可以个人为签约主体，也可以组建团队提供签约服务。\n附件\n任务分工表\n| 序号 | 工作事项 | 主要内容 | 牵头单位 | 配合单位 | 内部牵头处室 |\n| --- | --- | --- | --- | --- | --- |\n| 1 | 有序扩大家庭医生来源。 | 由全科向专科拓展。 | 各区政府 | 市卫生健康委 | 基层处 |\n| 2 | 加强宣传引导。 | 营造氛围。 | 各区政府 | / | 宣传处 |\n',
    tasks: [
      '1 | （一）扩大签约服务供给 | 有序扩大家庭医生来源 | 牵头 各区政府、市卫生健康委 | ',
      '2 | （一）扩大签约服务供给 | 优化签约服务团队 |  | ',
      '2 | 任务分工表 | 加强宣传引导 | 牵头 各区政府 | ',
    ],
  },
  {
    name: 'a category merged over rows names the part',
    text: '| 工作任务 | 工作措施 | 责任单位 |\n| --- | --- | --- |\n| 抓项目 | 开工重点项目 | 市发展改革委 |\n| 抓项目 | 引进优强企业 | 市投资促进局 |\n',
    tasks: [' | 抓项目 | 开工重点项目 | 市发展改革委 | ', ' | 抓项目 | 引进优强企业 | 市投资促进局 | '],
  },
  {
    name: 'cells over several lines; an assessment whose items are work, its scores and a part without items left out',
    text: '街道垃圾分类考评细则\n序号\t考核内容\t分值\t评分标准\t负责考核部门\n一、\t设施管理\t20\t\t\n1\t完善投放点标识\t8\t1.标识齐全，得5分。\n2.每缺一处扣1分。\t区城管局\n区环卫中心\n2\t加强桶站保洁\t12\t每日清洗，得12分。\t区环卫中心\n二、\t加分项\t5\t1.获市级表扬，加3分。\n2.登报一次，加2分。\t区城管局\n',
    tasks: ['1 | 一、设施管理 | 完善投放点标识 | 区城管局、区环卫中心 | ', '2 | 一、设施管理 | 加强桶站保洁 | 区环卫中心 | '],
  },
  {
    name: 'no assessment of indicators',
    text: '序号\t考核项目\t分值\t评分标准\t负责考核部门\n1\t群众满意度\t8\t达到90%，\n得8分。\t区城管局\n2\t投诉办结率\t12\t达到95%，得12分。\t区城管局\n',
    tasks: [],
  },
];

describe('figures in tables of work', () => {
  /** Targets in one line each: indicator, operator, value, date and where it is from. */
  const targets = (text: string): string[] =>
    parse(text).targets.map(({ indicator, op, value, unit, due, dueFrom }) => `${indicator} ${op} ${value}${unit} ${due} ${dueFrom}`);

  it('are targets, due with their row', () => {
    expect(
      targets(
        '2025年重点任务分解表\n\n| 序号 | 工作任务 | 年度目标 | 责任领导 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- | --- | --- |\n| 1 | 推进城市更新 | 改造老旧小区60个，9月底前新建停车泊位800个 | 张三 | 市住建局 | 2025/10/31 |\n| 2 | 培育现代农业 | 建成高标准农田20万亩 | 李四 | 市农业农村局 | 持续推进 |\n',
      ),
    ).toEqual(['改造老旧小区 = 60个 2025-10-31 table', '停车泊位 = 800个 2025-09 sentence', '高标准农田 = 20万亩 2025 period']);
  });

  it('are read once from a cell merged over rows, without its number', () => {
    expect(
      targets(
        '任务分工\n\n| 重点任务 | 具体举措 | 牵头单位 |\n| --- | --- | --- |\n| 1.新增学位5000个 | 新建中小学10所 | 市教育局 |\n| 1.新增学位5000个 | 改扩建幼儿园6所 | 市教育局 |\n',
      ),
    ).toEqual(['新增学位 = 5000个 null none', '中小学 = 10所 null none', '幼儿园 = 6所 null none']);
  });
});

describe('tables that divide work', () => {
  it.each(CASES)('$name', (sample) => {
    expect(tasks(sample.text)).toEqual(sample.tasks);
  });

  it.each([
    ['a table of indicators', ['序号', '指标名称', '单位', '2025年', '责任单位']],
    ['a list of people', ['序号', '姓名', '单位', '职务']],
    ['terms and their meaning', ['名词', '解释']],
    ['scores of indicators', ['序号', '考核指标', '分值', '责任单位']],
    ['projects without a body', ['序号', '项目名称', '建设内容', '总投资']],
  ])('leaves alone %s', (_name, titles) => {
    expect(ledgerColumns(titles)).toBeNull();
  });
});

it('a figure that the table repeats from the text word by word is told once', () => {
  const { targets } = parse(
    '河道整治方案\n二、重点任务\n（一）整治河道。到2026年，清理淤泥30万立方米。\n附件\n任务分工表\n序号\t工作事项\t主要内容\t牵头单位\t配合单位\n1\t整治河道。\t到2026年，清理淤泥30万立方米。新建泵站20座。\t市水利局\t市财政局\n2\t修复湿地。\t补种芦苇500亩。\t市林业局\t/\n',
  );
  expect(targets.map(({ indicator, value }) => [indicator, value])).toEqual([
    ['清理淤泥', 30],
    ['泵站', 20],
    ['补种芦苇', 500],
  ]);
});
