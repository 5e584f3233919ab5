import { describe, expect, it } from 'vitest';
import { dayIn } from '../../../src/parser/document/day.js';
import { fiveYearPlan, periodInTitle } from '../../../src/parser/document/period.js';
import { parse } from '../../../src/parser/parse.js';
import { structureOf } from '../state-of.js';

type Meta = ReturnType<typeof structureOf>['meta'];

const CASES: readonly { readonly from: string; readonly text: string; readonly meta: Partial<Meta> }[] = [
  {
    from: 'hangzhou-ip-demonstration-city-plan-2022.txt',
    text: '杭州市国家知识产权强市建设示范城市\n\n建设工作方案\n\n(征求意见稿）\n为推进工作，制定本方案。\n\n一、总体要求\n\n（三）工作目标。\n\n力争通过三年建设，取得明显成效。到2024年，达到40件。',
    meta: {
      region: '杭州市',
      issuer: null,
      docNumber: null,
      status: 'draft',
      issuedOn: null,
      kind: 'plan',
      period: { start: '2022', end: '2024' },
    },
  },
  {
    from: 'a law database: fields in brackets, the letter with requests of its own',
    text: '文章属性\n∙【制定机关】武汉市人民政府办公厅\n∙【公布日期】2020.01.17\n∙【字　号】武政办〔2020〕1号\n∙【效力等级】地方规范性文件\n正文\n市人民政府办公厅关于印发2020年市\n《政府工作报告》责任分解方案的通知\n各区人民政府，各有关单位：\n现将方案印发给你们。\n一、主要预期目标',
    meta: {
      title: '2020年市《政府工作报告》责任分解方案',
      region: '武汉市',
      issuer: '武汉市人民政府办公厅',
      docNumber: '武政办〔2020〕1号',
      issuedOn: '2020-01-17',
      kind: 'plan',
      period: { start: '2020', end: '2020' },
    },
  },
  {
    from: 'a page with several fields on a line, the place only in the source',
    text: '当前位置：首页\n>> 专题专栏 >> 2023市政府重点工作\n市政府工作报告重点工作责任分解（2023年）\n时间：2023-07-11 17:01 浏览次数： 信息来源： 丽水市政府\n一、主要预期目标\n1.生产总值增长6%以上。\n责任单位：市发改委',
    meta: { title: '市政府工作报告重点工作责任分解（2023年）', region: '丽水市', issuedOn: '2023-07-11', kind: 'plan' },
  },
  {
    from: 'fields in a table, a plan that is passed on',
    text: '索 引 号： | WA1304001-2024-002 | 主题分类： | 区政府 |\n发布机构： | 区政府办公室 | 发文日期： | 2024-10-10 |\n文 号： | 嘉府办发〔2024〕23号 | 公开类型： | 主动公开 |\n各镇人民政府，区政府相关委、办、局：\n区建设管理委拟定的《嘉定区海绵城市建设实施方案》已经区政府同意，现转发给你们，请认真按照执行。\n上海市嘉定区人民政府办公室\n2024年10月10日\n嘉定区海绵城市建设实施方案\n一、工作目标\n到2025年底达到要求。',
    meta: {
      title: '嘉定区海绵城市建设实施方案',
      region: '嘉定区',
      issuer: '上海市嘉定区人民政府办公室',
      docNumber: '嘉府办发〔2024〕23号',
      issuedOn: '2024-10-10',
    },
  },
  {
    from: 'signers in one line, parted by one blank; a span in brackets without 年',
    text: '关于印发《滨江区促进就业三年攻坚行动（2023-2025）》的通知\n滨人社〔2023〕20号\n区属各单位：\n现将《滨江区促进就业三年攻坚行动（2023-2025）》印发给你们。\n滨江区人力资源和社会保障局　滨江区财政局\n滨江区教育局 滨江街道办事处\n2023年5月16日\n滨江区促进就业三年攻坚行动（2023-2025）\n一、目标\n三年累计新增城镇就业6万人。',
    meta: {
      title: '滨江区促进就业三年攻坚行动（2023-2025）',
      issuer: '滨江区人力资源和社会保障局、滨江区财政局、滨江区教育局、滨江街道办事处',
      period: { start: '2023', end: '2025' },
    },
  },
  {
    from: 'a city that shall be strong in something is no place; things of national rank are not the nation',
    text: '交通强市建设实施意见\n一、主要任务\n1.创建国家级示范工程2个。',
    meta: { region: null },
  },
  {
    from: 'a call for opinions on a draft',
    text: '关于对《青岛市促进科技成果转移转化的若干措施（征求意见稿）》公开征求意见的通知\n现向社会公开征求意见。\n一、总体要求\n针对难点和堵点，优化政策支持。',
    meta: { title: '青岛市促进科技成果转移转化的若干措施', region: '青岛市', status: 'draft', kind: 'guideline' },
  },
  {
    from: 'several bodies that issue together, named in the headline',
    text: '成都市发展和改革委员会 中共成都市委社会工作部 成都市住房和城乡建设局 关于印发成都市社区嵌入式服务设施建设工程实施方案的通知\n各区（市）县政府：\n现将方案印发给你们，请认真贯彻落实。\n一、主要目标\n到2025年底前全面建成。',
    meta: { issuer: '成都市发展和改革委员会、中共成都市委社会工作部、成都市住房和城乡建设局', region: '成都市' },
  },
  {
    from: 'a plan that says from which year and how long it runs',
    text: '关于实施青年安居工程的意见\n一、目标\n从2024年起五年内，筹集青年公寓2万套。',
    meta: { period: { start: '2024', end: '2028' } },
  },
  {
    from: 'the plan of one year for what a five-year plan set',
    text: '2024年“十四五”林业规划实施推进计划\n一、目标\n新造林2万亩。',
    meta: { period: { start: '2024', end: '2024' } },
  },
  {
    from: 'a decree',
    text: '山东省饲料工业管理暂行办法\n(山东省人民政府令第6号 1990年6月29日)\n第一章 总则\n第一条 为加强管理，制定本办法。',
    meta: { docNumber: '山东省人民政府令第6号', issuer: '山东省人民政府', issuedOn: '1990-06-29', kind: 'guideline' },
  },
  {
    from: 'news about a plan',
    text: '《湖南省国民经济和社会发展第十四个五年规划纲要》正式发布\n3月25日，省政府新闻办召开新闻发布会。\n《纲要》提出，到2025年实现目标要求。',
    meta: { region: '湖南省', kind: 'report', period: null },
  },
  {
    from: 'a report that announces the text of a plan',
    text: '近日，中共重庆市委办公厅、重庆市人民政府办公厅印发了《重庆市城镇化建设实施方案》，并发出通知。\n《重庆市城镇化建设实施方案》全文如下。\n一、总体要求\n统筹发展和安全。',
    meta: {
      title: '重庆市城镇化建设实施方案',
      region: '重庆市',
      issuer: '中共重庆市委办公厅、重庆市人民政府办公厅',
      kind: 'plan',
    },
  },
  {
    from: 'a draft of a district that the title leaves open: no date of issue out of the day it comes into force',
    text: '全面推行“田长制”工作方案（送审稿）\n为守住耕地红线，结合青原区实际，制定本方案。\n一、总体要求\n用两年时间，到2023年底全面建立。本方案自2024年3月1日起施行。',
    meta: { region: '青原区', status: 'draft', issuedOn: null, period: { start: '2022', end: '2023' } },
  },
  {
    from: 'huzhou-ip-pilot-city-plan-2022-2025.txt',
    text: '各区县人民政府,市府各部门:\n《湖州市工作方案(2022—2025年)》已经市政府同意,现印发给你们,请认真组织实施。\n湖州市人民政府办公室\n2022年9月30日\n湖州市工作方案(2022—2025年)\n为推进工作，制定本方案。\n一、指导思想\n贯彻落实。',
    meta: {
      region: '湖州市',
      issuer: '湖州市人民政府办公室',
      status: 'issued',
      issuedOn: '2022-09-30',
      kind: 'plan',
      period: { start: '2022', end: '2025' },
    },
  },
  {
    from: 'cnipa-strong-ip-city-guideline-2016.txt',
    text: '关于加快建设知识产权强市的指导意见\n\n国知发管字〔2016〕86号\n\n各省、自治区、直辖市知识产权局，局机关各部门：\n\n现提出如下指导意见。\n\n一、总体要求\n\n每三年期开展评估。\n\n国家知识产权局\n\n2016年11月9日\n',
    meta: {
      region: '全国',
      issuer: '国家知识产权局',
      docNumber: '国知发管字〔2016〕86号',
      issuedOn: '2016-11-09',
      kind: 'guideline',
      period: null,
    },
  },
  {
    from: '广西新能源汽车若干措施',
    text: '广西壮族自治区人民政府办公厅印发关于支持\n广西新能源汽车推广应用若干措施的通知\n（桂政办发〔2021〕106号）\n各市、县人民政府，自治区人民政府各直属机构：\n《关于支持广西新能源汽车推广应用的若干措施》已经自治区人民政府同意，现印发给你们，请认真贯彻执行。\n2021年11月5日\n关于支持广西新能源汽车推广应用的若干措施\n为推动三年行动计划顺利实施，制定如下措施。\n一、推动增长\n加快推进。',
    meta: {
      region: '广西壮族自治区',
      issuer: '广西壮族自治区人民政府办公厅',
      docNumber: '桂政办发〔2021〕106号',
      issuedOn: '2021-11-05',
      period: null,
    },
  },
  {
    from: '国务院办公厅, fields of the web page',
    text: '发文机关：\n国务院办公厅\n成文日期：\n2018年12月23日\n标　　题：\n国务院办公厅关于推广第二批支持创新相关改革举措的通知\n发文字号：\n国办发〔2018〕126号\n发布日期：\n2019年01月08日\n各省、自治区、直辖市人民政府：\n现就有关事项通知如下。\n一、推广的改革举措\n加以推广。',
    meta: { region: '全国', issuer: '国务院办公厅', docNumber: '国办发〔2018〕126号', issuedOn: '2018-12-23', kind: 'guideline' },
  },
  {
    from: '广安市激发市场活力政策措施, in force from',
    text: '广安市激发市场活力若干政策措施\n一、加大宣传\n广泛宣传。本文件自2023年11月13日起施行，以上政策未特别注明实施期限的，施行有效期至2024年3月31日。相关附件：广安府办规〔2023〕5号关于印发若干政策措施的通知.pdf\n',
    meta: { region: '广安市', docNumber: '广安府办规〔2023〕5号', issuedOn: '2023-11-13', period: { start: '2023-11', end: '2024-03' } },
  },
  {
    from: '茂林镇实施方案',
    text: '茂林镇党政办公室关于印发《茂林镇实施方案》的通知\n各社区、镇直有关单位：\n现将《茂林镇实施方案》印发给你们，请认真贯彻执行。\n茂林镇党政办公室\n2021年10月19日\n茂林镇实施方案\n一、指导思想\n坚持。',
    meta: { region: '茂林镇', issuer: '茂林镇党政办公室', issuedOn: '2021-10-19' },
  },
];

describe('facts of the document', () => {
  for (const { from, text, meta } of CASES) {
    it(from, () => {
      expect(structureOf(text).meta).toMatchObject(meta);
    });
  }
});

describe('dayIn', () => {
  it.each([
    ['2022年9月30日', '2022-09-30'],
    ['2021 年 9 月 1 日', '2021-09-01'],
    ['发布时间：2021-09-23', '2021-09-23'],
    ['二〇一六年十一月九日', '2016-11-09'],
    ['二○二一年十二月二十日', '2021-12-20'],
  ])('%s', (text, day) => {
    expect(dayIn(text.replace('：', ':'))).toBe(day);
  });

  it.each(['2021年9月', '2021年13月1日', '第19届', ''])('leaves alone: %s', (text) => {
    expect(dayIn(text)).toBeNull();
  });
});

describe('period of so many years that a title gives', () => {
  const periodOfText = (text: string) => parse(text).period;

  it('ends with the year of the goals', () => {
    expect(
      periodOfText('临江市水环境治理三年行动实施意见\n2022年3月1日 来源：临江日报\n一、目标\n到2023年，断面水质优良率达到90%。\n'),
    ).toEqual({ start: '2021', end: '2023' });
  });

  it('begins with the year of issue where no goal names one', () => {
    expect(periodOfText('临江市民营经济五年行动方案\n临政发〔2020〕7号\n一、任务\n建设园区6个。\n临江市人民政府\n2020年5月6日\n')).toEqual({
      start: '2020',
      end: '2024',
    });
  });

  it('is none for a school of so many years', () => {
    expect(periodOfText('关于办好第三年级家长课堂的意见\n一、安排\n每学期4次。\n')).toBeNull();
  });
});

describe('period of a title', () => {
  it.each([
    ['湖州市工作方案(2022—2025年)', '2022', '2025'],
    ['知识产权强国建设纲要（2021－2035年）', '2021', '2035'],
    ['北京市国土空间生态修复规划（2021 年-2035 年）', '2021', '2035'],
    ['浙江省知识产权发展“十三五”规划', '2016', '2020'],
    ['上海市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要', '2021', '2025'],
    ['包头市2022年数字政府建设考评办法', '2022', '2022'],
  ])('%s', (title, start, end) => {
    expect(periodInTitle(title)).toEqual({ start, end });
  });

  it.each(['关于加快建设知识产权强市的指导意见', '“十全十美”行动方案', ''])('leaves alone: %s', (title) => {
    expect(periodInTitle(title)).toBeNull();
  });

  it('counts five-year plans', () => {
    expect([12, 15].map(fiveYearPlan)).toEqual([
      { start: '2011', end: '2015' },
      { start: '2026', end: '2030' },
    ]);
  });
});

describe('marks of Markdown and numbers of a list', () => {
  it('are no part of title and issuer', () => {
    const text =
      '# 江口市水务局关于下发《江口市节水三年行动计划（2024-2026年）》的通知\n\n各区水务局：\n\n现印发给你们，请认真贯彻执行。\n\n附件：\n\n1.江口市节水三年行动计划（2024-2026年）\n\n2.管护技术要求\n\n一、工作目标\n到2026年，建成泵站5座。\n';
    const { title, issuer } = structureOf(text).meta;
    expect([title, issuer]).toEqual(['江口市节水三年行动计划（2024-2026年）', '江口市水务局']);
  });
});
