import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const PLAN = (sentence: string): string => `某市高质量发展工作方案（2020—2025年）\n\n一、总体要求\n\n（一）工作目标。\n\n${sentence}\n`;

describe('milestones', () => {
  it.each([
    // cnipa-strong-ip-city-guideline-2016
    ['到2030年，在国家主要城市群中全面形成特色鲜明、体制顺畅的知识产权强市建设发展格局。', '2030'],
    // national-gov-website-pilot
    ['2021年12月底前，试点地区完成政府网站集约化工作，实现资源优化融合。', '2021-12'],
    // national-env-13th-plan: the second half has a date of its own
    ['坚持统筹推进；到2025年，率先建成较为完善的生态文明制度体系。', '2025'],
  ])('finds a promise by a date: %s', (sentence, due) => {
    expect(parse(PLAN(sentence)).milestones.map((row) => row.due)).toEqual([due]);
  });

  it.each([
    // A quantity is a target, not a milestone.
    '到2025年，全市建成省级专利导航服务基地20个以上。',
    // guangan-market-vitality: a window of time for a subsidy
    '2023年10月1日至2024年3月31日期间，对符合条件的组织举办汽车展的行业商会给予补贴。',
    // Nothing is promised by a date that has passed.
    '到2015年，全市已经建成较为完善的知识产权服务体系。',
    '到2025年的各项工作要统筹安排、扎实推进、务求实效。',
  ])('leaves alone: %s', (sentence) => {
    expect(parse(PLAN(sentence)).milestones).toEqual([]);
  });

  it('are stages of tasks that the remark beside their bodies dates', () => {
    const stages = (remark: string): string[] =>
      parse(
        `江口县2024年重点工作任务分解\n一、工作任务\n1.建设水厂。加强管护。（${remark}，牵头单位：县水利局）\n2.建设泵站。（县水利局）`,
      ).milestones.map(({ text, due, source }) => `${due} ${text} ${source.quote.length}`);
    expect(stages('9月取得明显成效并持续推进')).toEqual(['2024-09 建设水厂：9月取得明显成效并持续推进 13']);
    expect(stages('2024年11月底取得阶段性成效')).toEqual(['2024-11 建设水厂：2024年11月底取得阶段性成效 16']);
    expect(stages('9月底完成')).toEqual([]);
    expect(stages('持续推进')).toEqual([]);
  });
});
