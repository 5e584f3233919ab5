import { beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

describe('/targets', () => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await openChat('2026-11-22T08:00:00Z');
  });

  it('lists a region with value, deadline, latest figure, status and place', async () => {
    const answer = await chat.says('/targets 杭州');
    expect(answer).toContain('（征求意见稿）');
    expect(answer).toContain('杭1  每万人高价值发明专利拥有量');
    expect(answer).toContain('≥ 40 件 · 2024年');
    expect(answer).toContain('52.62 件（截至2023-12-31）');
    expect(answer).toContain('已达标');
    expect(answer).toMatch(/出处：.*第 \d+ 行/u);
  });

  it('says 口径不同 instead of ticking off a yearly figure against a running total', async () => {
    const answer = await chat.says('/targets 杭6');
    expect(answer).toContain('累计 ≥ 250 亿元');
    expect(answer).toContain('292 亿元（2023年）');
    expect(answer).toContain('口径不同');
  });

  it('narrows by words and by year, full-width and Chinese name alike', async () => {
    expect(await chat.says('／指标　杭州　专利')).toContain('5 / 17 项');
    expect(await chat.says('/targets 湖州 2025')).toContain('2025年');
    expect(await chat.says('/targets 杭州 2031')).toContain('没有找到');
  });

  it('pages', async () => {
    expect(await chat.says('/targets 杭州 第2页')).toContain('第 2/3 页');
    expect(await chat.says('下一页')).toContain('第 3/3 页');
    expect(await chat.says('/targets 杭州 第9页')).toContain('一共 3 页');
  });

  it('answers a plain question, and its follow-up for another city', async () => {
    expect(await chat.says('请问杭州的高价值专利目标是多少？')).toContain('≥ 40 件');
    const next = await chat.says('那湖州呢');
    expect(next).toContain('湖州市');
    expect(next).toContain('≥ 15 件');
  });

  it('says what the store does not have', async () => {
    expect(await chat.says('成都的目标')).toContain('成都市：现有规划里没有');
    expect(await chat.says('/targets 成都')).toContain('没有找到“成都”');
  });

  it('names the milestone of a year without targets, and says when there is none', async () => {
    const answer = await chat.says('/targets 2030');
    expect(answer).toContain('2030年：没有带数字的指标，有阶段目标');
    expect(answer.replace(/\s/gu, '')).toContain('“到2030年，在国家主要城市群中全面形成特色鲜明、体制顺畅');
    expect(await chat.says('/targets 杭州 2030')).toContain('没有找到“杭州市 2030年的目标”');
    expect(await chat.says('/targets 2027')).toContain('没有找到“2027年的目标”');
  });
});
