import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

/** Every figure of a text in a line: T a target with its due, O a figure reached with its date. */
function rowsOf(text: string): string[] {
  const { targets, observations } = parse(text);
  return [
    ...targets.map((row) => ({ row, line: `T ${row.value}${row.unit ?? ''} ${row.due ?? '-'}` })),
    ...observations.map((row) => ({ row, line: `O ${row.value}${row.unit ?? ''} ${row.asOf ?? '-'}` })),
  ]
    .sort((one, other) => one.row.source.start - other.row.source.start)
    .map(({ line }) => line);
}

const story = (text: string): string => `田间地头唱响致富歌\n${text}\n`;

describe('将 in a report', () => {
  it.each([
    ['该镇将技术培训送到田头，举办培训班45期，培训农户3200人次。', ['O 45期 -', 'O 3200人次 -']],
    ['医院将安全生产作为头等大事，开展检查26次。', ['O 26次 -']],
    ['全区将停车数据接入平台，周转率提升18%。', ['O 18% -']],
    ['街道将政策用漫画的形式进行展示，累计绘制文化墙1200平方米。', ['O 1200平方米 -']],
    ['该镇将培训课程送进社区，举办讲座12场。', ['O 12场 -']],
  ])('hands on what follows: %s', (sentence, rows) => {
    expect(rowsOf(story(sentence))).toEqual(rows);
  });

  it.each([
    ['该镇将新建温室大棚60座，带动农户300户。', ['T 60座 -', 'T 300户 -']],
    ['全县将对老旧管网进行改造，改造管网90公里。', ['T 90公里 -']],
    ['市财政将继续支持，安排资金3亿元以上。', ['T 3亿元 -']],
  ])('tells of the time to come: %s', (sentence, rows) => {
    expect(rowsOf(story(sentence))).toEqual(rows);
  });
});

const articles = (text: string): string =>
  `关于促进文化旅游产业发展的若干政策\n第一章 总则\n第 1 条 为促进产业发展，定此。\n第二章 奖补\n${text}\n第 1 0 条 鼓励民宿发展。\n第 1 1 条 鼓励演艺。\n第 1 2 条 自发布之日起施行。\n`;

describe('what a project is for', () => {
  it('is still to come, and the year of its beginning dates nothing', () => {
    expect(rowsOf(story('体育中心于2022年开工，已完成投资9.3亿元。建成后，将年接待市民200万人次，举办赛事50场以上。'))).toEqual([
      'O 9.3亿元 -',
      'T 200万人次 -',
      'T 50场 -',
    ]);
  });
});

describe('the year of a report', () => {
  it('may stand in its title without 年', () => {
    expect(rowsOf('数说2023：我市交通亮点\n高速公路总里程达到1120公里。\n')).toEqual(['O 1120公里 2023']);
  });

  it('is that of the results it announces', () => {
    const text = '2022年度市本级预算执行审计结果公告\n市本级一般公共预算收入126.8亿元，支出215.4亿元。\n';
    expect([parse(text).kind, ...rowsOf(text)]).toEqual(['report', 'O 126.8亿元 2022', 'O 215.4亿元 2022']);
  });
});

describe('subsidies in a review', () => {
  it('were paid', () => {
    const text = '松江市养老服务发展规划（2021—2025年）\n一、发展基础\n2016—2020年，补助民办养老机构1.2亿元。\n';
    expect(rowsOf(text)).toEqual(['O 1.2亿元 2016/2020']);
  });
});

describe('a policy in articles', () => {
  it('numbers them also with blanks, and none of them is work to be done', () => {
    const { kind, tasks, targets, outline } = parse(articles('第 2 条 鼓励创建。'));
    expect([kind, tasks, targets]).toEqual(['guideline', [], []]);
    expect(JSON.stringify(outline)).toContain('第 1 0 条');
  });

  it('has tasks where bodies answer for its articles', () => {
    const clause = '（责任单位：县文旅局）';
    expect(
      parse(articles(`第 2 条 做好创建。${clause}\n第 3 条 办好节会。${clause}\n第 4 条 建好步道。${clause}`)).tasks.length,
    ).toBeGreaterThan(2);
  });

  it.each([
    '第 2 条 对年接待过夜游客达到5000人次以上的旅行社，每人次奖励20元。',
    '第 2 条 客房数达到15间以上且投资额超过300万元的民宿，按投资额的10%给予补助。',
    '第 2 条 年销售额1000万元以上至5000万元、5000万元以上至2亿元的企业，分别给予3万元、8万元奖励。',
    '第 2 条 以企业上一年度纳税额为基数，参照其新增部分的70%给予奖励。',
  ])('states no aim in a threshold: %s', (sentence) => {
    expect(rowsOf(articles(sentence))).toEqual([]);
  });

  it('states one elsewhere', () => {
    expect(rowsOf(articles('第 2 条 设立总规模不低于2亿元的旅游发展基金，按照有关规定使用。到2026年，接待游客达到800万人次。'))).toEqual([
      'T 2亿元 -',
      'T 800万人次 2026',
    ]);
  });
});

describe('a year that nothing dates', () => {
  const news = (text: string): string => `全市粮食生产工作会议召开\n本报讯 3月12日，会议召开。${text}\n`;
  it.each([
    ['会议指出，去年全市粮食总产量达到58亿斤。', ['O 58亿斤 -']],
    ['会议强调，今年要确保播种面积稳定在860万亩以上，新建高标准农田35万亩。', ['T 860万亩 -', 'T 35万亩 -']],
    ['去年粮食总产量达到58亿斤，今年力争达到59亿斤。', ['O 58亿斤 -', 'T 59亿斤 -']],
    ['去年总产量达到58亿斤。\n会议要求，各地压实责任，损失率控制在2%以内。', ['O 58亿斤 -', 'T 2% -']],
  ])('去年 and 今年 are told apart: %s', (text, rows) => {
    expect(rowsOf(news(text))).toEqual(rows);
  });

  const plan = (text: string): string =>
    `关于加快公共充电设施建设的实施方案\n为加快建设，制定本方案。\n一、重点任务\n（一）补齐短板。${text}\n`;
  it.each([
    ['2023年已改造管网86公里，2024年改造90公里，到2025年底改造100公里。', ['O 86公里 2023', 'T 90公里 2024', 'T 100公里 2025']],
    [
      '截至2022年底，380个小区建成充电桩。2024年新建充电桩200个，2025年底前新建充电桩300个。',
      ['O 380个 2022-12-31', 'T 200个 2024', 'T 300个 2025'],
    ],
    [
      '到2028年更新充电桩60个，其中2024年10个、2025年20个。2025年底前改造泵房3座。2024年新建充电桩5个。',
      ['T 60个 2028', 'T 10个 2024', 'T 20个 2025', 'T 3座 2025', 'T 5个 2024'],
    ],
  ])('is told from what the plan says is over: %s', (text, rows) => {
    expect(rowsOf(plan(text))).toEqual(rows);
  });

  it('is not that of an occasion, in the plan of a year', () => {
    const text =
      '2024年河湖管理工作要点\n为做好工作，制定本要点。\n一、重点任务\n1.做好2023年度河湖检查，开展公众问询，满意度继续保持85分以上。\n';
    expect(rowsOf(text)).toEqual(['T 85分 2024']);
  });

  it('is not the one in which an institution was founded', () => {
    expect(rowsOf(story('市中心医院始建于1952年，现有床位1600张。中学创办于1987年，在校学生2300人。'))).toEqual([
      'O 1600张 -',
      'O 2300人 -',
    ]);
  });
});

describe('what is planned for the year that is reported on', () => {
  it('is dated by its heading', () => {
    const text = `清河区商务局2024年上半年工作总结及下半年工作打算
一、上半年工作情况
上半年，举办促消费活动38场。
二、下半年工作打算
（一）稳住外贸。组织20家企业参展。
（二）扩大消费。引进首店15家。
`;
    expect(rowsOf(text)).toEqual(['O 38场 2024-06', 'T 20家 2024', 'T 15家 2024']);
  });

  it('goes on over the paragraphs of a story that name no date', () => {
    const text = `全省开局之年吹响号角
发布时间：2023-03-02 来源：云川日报
2023年，力争新增企业5000家。
全省还将全力推动交通建设，新建公路900公里。
同时，着力改善住房，改造小区260个。
`;
    expect(rowsOf(text)).toEqual(['T 5000家 2023', 'T 900公里 2023', 'T 260个 2023']);
  });
});

describe('an interpretation', () => {
  const TEXT = `一、出台背景
截至2022年底，全市老年人口达到86万人。
二、主要内容
每年培训养老护理员2000名。目前已建成养老服务站42个。
`;
  it('tells of aims where it tells of no past', () => {
    expect(rowsOf(`《关于促进养老服务发展的实施意见》政策解读\n${TEXT}`)).toEqual(['O 86万人 2022-12-31', 'T 2000名 -', 'O 42个 -']);
  });

  it('of figures tells what was reached', () => {
    expect(rowsOf('《2022年统计公报》解读\n每年培训养老护理员2000名。\n')).toEqual(['O 2000名 2022']);
  });
});

describe('what there is already', () => {
  const opinions = (text: string): string => `关于促进家政服务业发展的意见\n${text}\n现提出如下意见。\n一、加强培训\n每年培训5000人次。\n`;
  it.each([
    ['我市现有家政企业420家，从业人员3.8万人，年营业收入16亿元。', ['O 420家 -', 'O 3.8万人 -', 'O 16亿元 -', 'T 5000人次 -']],
    ['现有床位不足40张的养老院，限期整改。', ['T 5000人次 -']],
    ['改造老城区和已建成居住区8个。', ['T 5000人次 -']],
  ])('is no aim of a plan: %s', (text, rows) => {
    expect(rowsOf(opinions(text))).toEqual(rows);
  });
});

describe('a plan of an activity', () => {
  it('tells its work stage by stage', () => {
    const text = `书香满城 阅读同行
为营造阅读氛围，特制定本活动方案。
一、活动主题及目的
（一）主题：书香满城。
（二）目的：引导市民多读书。
二、活动内容及时间安排
（一）宣传发动阶段（4月1日—4月9日）
1、成立读书节组委会，各街道明确专人负责。
2、发放倡议书，面向市民征集好书。
（二）活动实施阶段（4月10日—4月30日）
1、举办读书节开幕式
（1）领导致辞；
（2）赠书仪式；
①向学校赠书，由教育局组织。
②向社区赠书，由民政局组织。
2、经典诵读比赛，各学校组队参加。
（三）总结表彰阶段
评出先进单位10个，书香家庭50户。
`;
    const { kind, tasks, phases, observations } = parse(text);
    expect([kind, observations]).toEqual(['plan', []]);
    expect(tasks.map(({ number, title }) => `${number} ${title.split('，')[0]}`)).toEqual([
      '1 成立读书节组委会',
      '2 发放倡议书',
      '1 举办读书节开幕式',
      '2 经典诵读比赛',
    ]);
    expect(phases.length).toBe(3);
  });
});

describe('a work report whose parts have no numbers', () => {
  const opening = '政府工作报告\n——2021年2月2日在临江市第十五届人民代表大会第七次会议上\n市长 何明\n各位代表：\n';
  const review = '过去五年，我们攻坚克难。新增学位1.8万个，改造老旧小区96个。\n';
  const plans = '今年主要预期目标是：生产总值增长6%。\n新建公园20座，绿化覆盖率达到42%。\n';

  it('is read by the titles of its parts', () => {
    expect(rowsOf(`${opening}“十三五”时期的工作回顾\n新增学位1.8万个，改造老旧小区96个。\n2021年工作安排\n${plans}`)).toEqual([
      'O 1.8万个 2020',
      'O 96个 2020',
      'T 6% 2021',
      'T 20座 2021',
      'T 42% 2021',
    ]);
  });

  it('is read by how its paragraphs open where none has a title', () => {
    expect(rowsOf(`${opening}${review}${plans}`)).toEqual(['O 1.8万个 2020', 'O 96个 2020', 'T 6% 2021', 'T 20座 -', 'T 42% -']);
  });

  it('does not take one such line for a part', () => {
    const text = `关于加强养老服务的意见\n现提出如下意见。\n2021年工作回顾\n一、加强培训\n到2022年，培训护理员2000名。\n`;
    expect(rowsOf(text)).toEqual(['T 2000名 2022']);
  });

  it('tells aims behind a turn in a paragraph that opens with the past', () => {
    expect(rowsOf(`关于加强养老服务的意见\n现提出如下意见。\n近年来，服务能力提升。新增床位300张。到2023年，护理床位达到60%。\n`)).toEqual([
      'O 300张 -',
      'T 60% 2023',
    ]);
  });
});

describe('figures that are foreseen', () => {
  it('are estimates of what was reached in the report on a year that is over', () => {
    expect(rowsOf('2024年全县经济运行情况\n初步核算，预计全年地区生产总值突破300亿元；进出口总额12.6亿元。\n')).toEqual([
      'O 300亿元 2024',
      'O 12.6亿元 2024',
    ]);
  });

  it('are aims of a project in news without a date', () => {
    expect(rowsOf(story('项目总投资50亿元，预计2026年投产，达产后年产值可达80亿元。'))).toEqual(['O 50亿元 -', 'T 80亿元 2026']);
  });

  it('are none of a plan in its part on what will be needed', () => {
    const text = `海州市燃气发展规划（2023—2030年）
一、需求预测
2022年用气量4.1亿立方米。预计2025年需求量达到5.2亿立方米，2030年达到8亿立方米。
二、规划目标
到2030年，气化率达到90%。
`;
    expect(rowsOf(text)).toEqual(['O 4.1亿立方米 2022', 'T 90% 2030']);
  });
});

describe('what a meeting demands behind what was done', () => {
  it.each([
    [
      '2023年，全市建成村级托老所40个，覆盖率达到62%。会议要求，各地新增托老所25个，覆盖率达到80%。',
      ['O 40个 2023', 'O 62% 2023', 'T 25个 -', 'T 80% -'],
    ],
    ['2023年，全市改造管网120公里。会上强调，要加快进度，完成改造200公里。', ['O 120公里 2023', 'T 200公里 -']],
    [
      '2023年，全县新增绿地30公顷。这次会议还部署，2024年新增绿地45公顷，绿化覆盖率达到42%。',
      ['O 30公顷 2023', 'T 45公顷 2024', 'T 42% 2024'],
    ],
  ])('is still to come: %s', (text, rows) => {
    expect(rowsOf(story(text))).toEqual(rows);
  });

  it('but for what it says of a year that is over', () => {
    expect(rowsOf(story('2023年4月12日\n全县推进河道整治。会议强调，2022年全县整治河道86公里，水质达标率达到91%。'))).toEqual([
      'O 86公里 2022',
      'O 91% 2022',
    ]);
  });
});

describe('what a story calls a goal', () => {
  const news = (text: string): string => `全县畜牧业提质增效\n来源：临溪日报 2023-04-02\n　　临溪日报4月2日讯(记者李明)${text}\n`;

  it.each([
    ['今年全县畜牧业划定目标任务：能繁母猪存栏5万头、生猪出栏90万头左右。', ['T 5万头 2023', 'T 90万头 2023']],
    ['会议明确了今年的目标：能繁母猪存栏5万头、生猪出栏90万头。', ['T 5万头 2023', 'T 90万头 2023']],
    ['全县2023年工作目标为能繁母猪存栏5万头。', ['T 5万头 2023']],
  ])('lies ahead: %s', (text, rows) => {
    expect(rowsOf(news(text))).toEqual(rows);
  });

  it('was reached where it was', () => {
    expect(rowsOf(news('去年，全县超额完成年度目标：能繁母猪存栏5万头。'))).toEqual(['O 5万头 2022']);
  });

  it('does not date what the paragraph behind its opening tells of last year', () => {
    const text =
      '今年，全县确定目标：生猪出栏90万头。\n\n　　过去一年，畜牧业提质升级。全县出栏生猪88万头，居全市第二。\n\n　　畜牧业是我县第一大产业。会议强调，要切实保障供给。';
    expect(rowsOf(news(text))).toEqual(['T 90万头 2023', 'O 88万头 2022']);
  });
});
