import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const titlesOf = (text: string): string[] => parse(text).tasks.map(({ number, title }) => `${number} ${title}`);

describe('titles numbered without a sign after the number', () => {
  const work = ['改造老旧管网', '建设再生水厂', '推广节水器具'].map(
    (title, at) => `${at + 1} ${title}\n因地制宜推进${title.slice(2)}工作。\n责任单位：市水务局牵头，市财政局按职责分工负责`,
  );

  it('are tasks where they count on and sentences stand below them', () => {
    const text = `云山市节水工作方案\n抓好城市节水\n${work.join('\n')}\n`;
    expect(titlesOf(text)).toEqual(['1 改造老旧管网', '2 建设再生水厂', '3 推广节水器具']);
    expect(parse(text).tasks[1]?.bodies.map(({ name, role }) => `${name} ${role}`)).toEqual(['市水务局 lead', '市财政局 support']);
  });

  it('count on over headings between them', () => {
    expect(titlesOf(`云山市节水工作方案\n抓好城市节水\n${work[0]}\n抓好农业节水\n${work.slice(1).join('\n')}\n`)).toHaveLength(3);
  });

  it('are rows of a list where no sentence stands below them, and figures where they do not count on', () => {
    expect(titlesOf('云山市节水工作方案\n一、名单\n1 云山水厂\n2 湖东水厂\n3 湖西水厂\n')).not.toContain('1 云山水厂');
    expect(
      titlesOf('云山市节水工作方案\n今年改造\n12 座水厂已经开工\n进展顺利。\n30 公里管网完成改造\n进展顺利。\n45 个小区受益\n进展顺利。\n'),
    ).toEqual([]);
  });
});

describe('decimal numbers where a part was cut out', () => {
  it('go on with a line that is all title, and are figures before a sentence', () => {
    const text = '1 发展基础\n1.1 主要成效\n1.1.1 供水能力增强。水厂达到12座。\n2.3 “十四五”时期主要目标\n到2025年，节水型小区达到80个。\n';
    const { targets, observations } = parse(`云山市节水“十四五”规划\n${text}`);
    expect(targets.map(({ value }) => value)).toEqual([80]);
    expect(observations.map(({ value }) => value)).toEqual([12]);
    expect(
      parse('云山市节水规划\n1.1 主要成效\n用水总量增长\n2.3 个百分点，达到12亿立方米。\n').outline.map(({ number }) => number),
    ).toEqual(['1.1']);
  });
});

describe('bold print that a converter ended and began again', () => {
  it('parts neither number nor title', () => {
    const text =
      '**云山市节水行动计划** **（2024-2025年）**\n\n**二、重点任务**\n\n**1** **.** **建设** **再生水厂。** 新建水厂3座。（市水务局负责）\n\n**2** **.** **改造老旧管网。** 改造管网80公里。（市住建局负责）\n';
    const { title, tasks } = parse(text);
    expect(title).toBe('云山市节水行动计划（2024-2025年）');
    expect(tasks.map(({ number, title }) => `${number} ${title}`)).toEqual(['1 建设再生水厂', '2 改造老旧管网']);
  });
});
