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
