import { describe, expect, it } from 'vitest';
import { statedFigures } from '../../../src/model/baseline.js';
import { parse } from '../../../src/parser/parse.js';

/** Every figure of a text in a line: T a target with its due, O a figure reached with its region and date. Own sentences. */
function rowsOf(text: string): string[] {
  const plan = parse(text);
  return [
    ...plan.targets.map(({ indicator, value, unit, due }) => `T ${indicator} ${value}${unit ?? ''} ${due ?? '-'}`),
    ...statedFigures(plan).map(
      ({ region, indicator, value, unit, asOf }) => `O ${region ?? '-'} ${indicator} ${value}${unit ?? ''} ${asOf ?? '-'}`,
    ),
  ];
}

/** News of a city without a date. */
const news = (text: string): string => `绍兴养老见闻\n${text}\n`;
const dated = (text: string): string => `绍兴养老见闻\n2019年5月6日\n${text}\n`;

describe('the counties of a city in its news', () => {
  it.each([
    [
      '目前，新昌已开设助餐点46家，12个村建成食堂，投入900万元以上。',
      ['O 新昌县 开设助餐点 46家 -', 'O 新昌县 村建成食堂 12个 -', 'O 新昌县 村建成食堂投入 900万元 -'],
    ],
    ['新昌、诸暨分别建成食堂12个、30个。', ['O 新昌县 建成食堂 12个 -', 'O 诸暨市 建成食堂 30个 -']],
    ['嵊州共有25个社区。', ['O 嵊州市 社区 25个 -']],
    ['新昌大佛龙井茶园新增320亩。', ['O 绍兴市 新昌大佛龙井茶园 320亩 -']],
  ])('%s', (sentence, rows) => {
    const told = rowsOf(news(sentence));
    if (sentence.includes('龙井')) expect(told.every((row) => row.startsWith('O 绍兴市'))).toBe(true);
    else expect(told).toEqual(rows);
  });

  it.each(['当前绍兴65周岁以上的人口达98.5万。', '其中派驻县医院6家完成改造。', '昨天记者从市民政局获悉，我市共建成照料中心98家。'])(
    'a word glued to a name is no place: %s',
    (sentence) => {
      expect(rowsOf(news(sentence)).every((row) => row.startsWith('O 绍兴市'))).toBe(true);
    },
  );
});

describe('what news plan for the year that runs', () => {
  it.each([
    ['2018年上半年备受关注的民生事业推进顺利。下半年，全市还将加快项目建设，全年新增学位1.2万个以上。', ['T 新增学位 1.2万个 2018']],
    ['2018年上半年项目进展顺利，全市将确保年内每个街道新增床位30张以上。', ['T 每个街道新增床位 30张 2018']],
    ['目前，该集团已覆盖小学和初中。负责人表示，计划再建40所学校。', ['T 学校 40所 -']],
    ['“十四五”期间，全市规划新建4—6所学校。', ['T 学校 4所 2025']],
    ['今年所有街道都要建有服务站，四分之三以上的村要建有服务点。', ['T 村要建有服务点 75% -']],
  ])('%s', (sentence, rows) => {
    expect(rowsOf(news(sentence))).toEqual(rows);
  });

  it.each([
    ['根据《政府工作报告》要求，今年全市新开工停车位3万个，年内完成1.5万个。', ['T 新开工停车位 3万个 2019', 'T 完成停车位 1.5万个 2019']],
    ['按照三年计划，今年改造老旧小区60个。', ['T 改造老旧小区 60个 2019']],
    ['按照三年计划，全市已改造老旧小区60个。', ['O 绍兴市 改造老旧小区 60个 -']],
    ['本月起，另有3万套住房也将陆续公开配售。', ['T 住房 3万套 -']],
  ])('%s', (sentence, rows) => {
    expect(rowsOf(dated(sentence))).toEqual(rows);
  });

  it('and what goes on without a word of tense behind such a figure, where the headline tells of the time to come', () => {
    const text = (title: string): string => `${title}\n2019年5月6日\n今年，全市拟新建学校15所。其中，民办学校3所。\n`;
    expect(rowsOf(text('绍兴今年拟新建15所学校'))[1]).toMatch(/^T .*3所/u);
  });

  it('but not what was done in it', () => {
    expect(rowsOf(news('2018年上半年，全市新增学位1.2万个，启用校舍6栋。'))).toEqual([
      'O 绍兴市 新增学位 1.2万个 2018-06',
      'O 绍兴市 启用校舍 6栋 2018-06',
    ]);
  });
});

describe('short news without a date', () => {
  it('tell results where nothing in them is asked for or to come', () => {
    const text =
      '民生实事资金下达\n据财政部门消息，市级民生实事资金已全部下达，总额达42.3亿元，完成计划投入的108.5%。去年新增了4个项目。\n';
    expect(parse(text.slice(text.indexOf('\n') + 1)).kind).toBe('report');
    expect(rowsOf(text).every((row) => row.startsWith('O'))).toBe(true);
  });

  it('ask for work in other papers', () => {
    expect(parse('要加强调度，确保资金已下达到位，总额达42亿元，完成投资12亿元。各地推进项目，完成改造30个。\n').kind).toBe('guideline');
  });
});

describe('what changes over several years', () => {
  it.each([
    [
      '2016—2020年，人均预期寿命从77.9岁提高到79.2岁，劳动力占比降至28.4%。',
      ['O 绍兴市 人均预期寿命 77.9岁 2016', 'O 绍兴市 人均预期寿命 79.2岁 2020', 'O 绍兴市 劳动力占比 28.4% 2020'],
    ],
    ['2016—2020年，全市新增床位3200张。', ['O 绍兴市 新增床位 3200张 2016/2020']],
    ['报销病种由原来的12种扩大到26种。', ['O 绍兴市 报销病种 12种 -', 'O 绍兴市 报销病种 26种 -']],
    ['2012年至今，我市已建成照料中心860个。', ['O 绍兴市 照料中心 860个 -']],
    ['开发区的2所民办学校已于2016年正式开办。', ['O 绍兴市 民办学校 2所 2016']],
    ['近几年老人人数更是以每年5%的速度增加。', ['O 绍兴市 老人人数年均增加 5% -']],
    ['旅游收入以10%以上的速度递增。', ['O 绍兴市 旅游收入年均递增 10% -']],
  ])('%s', (sentence, rows) => {
    expect(rowsOf(news(sentence)).sort()).toEqual([...rows].sort());
  });
});

describe('the day of news', () => {
  it.each(['搜狐网  2015-04-15 18:02:03', '来源：绍兴日报 2015年4月15日', '绍兴网 2015/4/15'])(
    'stands beside the name of its site: %s',
    (line) => {
      expect(parse(`绍兴农村现有860个照料中心\n${line}\n全市建成照料中心860个。\n`).issuedOn).toBe('2015-04-15');
    },
  );
});
