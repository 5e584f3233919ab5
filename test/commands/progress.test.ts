import { beforeEach, describe, expect, it } from 'vitest';
import { STATUSES } from '../../src/model/assessment.js';
import type { Block } from '../../src/render/reply.js';
import { assess } from '../../src/tracking/assess.js';
import { type Chat, openChat } from './chat.js';

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

describe('/progress', () => {
  it('of a year in which nothing is due says so, and stays with the region that was named', async () => {
    const answer = await chat.says('/progress 杭州 2023');
    expect(answer).toContain('没有 2023 年到期的目标，下面不分年份');
    expect(answer).toContain('杭1');
    expect(answer).not.toMatch(/[湖浙]\d/u);
    expect(await chat.says('/progress 2030')).toContain('没有 2030 年到期的目标');
  });

  it('tells a target whose end nobody reported from one that nobody ever reported', async () => {
    await chat.says('/update 杭2 900 2024-06-30 季报');
    const answer = await chat.says('/progress 杭州');
    expect(answer).toMatch(/900 件（截至2024-06-30）[\s\S]*75%　! 期末未报/u);
    expect(answer).toMatch(/未报数 14 项：杭3、/u);
    expect(await chat.says('/deadline 杭州市')).toMatch(/杭2 {2}海外发明专利授权量\n[^\n]*\n *! 期末未报/u);
    expect(await chat.says('/why 杭2')).toContain('不能就此判断');
  });

  it('shows figures against targets, with date and source, and what is missing in one line', async () => {
    const answer = await chat.says('/progress 杭州');
    expect(answer).toContain('52.62 件（截至2023-12-31）');
    expect(answer).toMatch(/成效通报第 \d+ 行/u);
    expect(answer).toContain('已达标 1 · 口径不同 1 · 未报数 15');
    expect(answer).toMatch(/未报数 15 项：杭2、杭3/u);
  });

  it('has a picture that counts every target once', async () => {
    const answer = await chat.reply('/progress');
    const chart = answer?.blocks.find((block): block is Extract<Block, { kind: 'chart' }> => block.kind === 'chart')?.chart;
    const counts = chart?.kind === 'status' ? chart.counts.map((entry) => entry.count) : [];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(chat.store.view.targets().length);
  });

  it('shows the curve of a single indicator', async () => {
    const answer = await chat.reply('/progress 杭1');
    expect(answer?.blocks.some((block) => block.kind === 'chart' && block.chart.kind === 'curve')).toBe(true);
  });

  it('shows the figures of a region that has no targets', async () => {
    const answer = await chat.says('/progress 宁波');
    expect(answer).toContain('宁波市：没有目标，有');
    expect(answer).toContain('18.67 件（2023年）');
  });

  it('says so when there is nothing of that name', async () => {
    expect(await chat.says('/progress 天气')).toContain('没有找到“天气”');
  });
});

describe('every target of the shipped plans', () => {
  it('has one of the nine statuses, and the known ones are right', () => {
    const { view } = chat.store;
    const status = new Map(view.targets().map((row) => [row.code, assess(view, row, '2026-11-22').verdict.status]));
    for (const found of status.values()) expect(STATUSES).toContain(found);
    const named = (region: string, indicator: RegExp) =>
      view.targets().filter((row) => row.region === region && indicator.test(row.indicator));
    // 52.62 by 2023-12-31 against 40 by 2024
    expect(named('杭州市', /每万人高价值发明专利/u).map((row) => status.get(row.code))).toEqual(['met']);
    // 292 亿元 in the year 2023 is not 累计 250 亿元
    expect(named('杭州市', /质押融资金额/u).map((row) => status.get(row.code))).toEqual(['not-comparable']);
    // 12.89 in 2015 is where a plan for 2016–2020 begins
    expect(named('浙江省', /每万人发明专利/u).map((row) => status.get(row.code))).toEqual(['no-figure']);
    // figures of Hangzhou and Ningbo say nothing about Huzhou
    expect(named('湖州市', /./u).every((row) => status.get(row.code) === 'no-figure')).toBe(true);
  });

  it('never takes a figure of another region, unit or kind', () => {
    const { view } = chat.store;
    for (const row of view.targets()) {
      const { figures } = assess(view, row, '2026-11-22');
      for (const figure of figures) {
        expect(figure.region).toBe(row.region);
        expect(figure.indicator).toBe(row.indicatorId);
      }
    }
  });
});

it('an exact figure of a document goes before the same one told roughly', async () => {
  const chat = await openChat();
  expect(await chat.says('/progress 宁波 质押')).toContain('394.11 亿元（2023年）');
});
