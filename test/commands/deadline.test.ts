import { beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

describe('/deadline', () => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await openChat('2026-11-22T08:00:00Z');
  });

  it('shows what is ahead, what is past, and what needs a date', async () => {
    const answer = await chat.says('/deadline');
    expect(answer).toContain('今天 2026-11-22（周日）');
    expect(answer).toMatch(/2030年.*还有 4 年 1 个月/u);
    expect(answer).toContain('已经到期，没有报过数');
    expect(answer).toContain('需要您定一个日子');
    expect(answer).toContain('自国家知识产权局批复三个月内');
  });

  it('narrows by region, year, days ahead and overdue', async () => {
    expect(await chat.says('/deadline 湖州')).toContain('湖州市：前面 0 项');
    expect(await chat.says('/deadline 2030')).toContain('2030年：前面 1 项');
    expect(await chat.says('/deadline 30天')).toContain('没有到期的项目');
    expect(await chat.says('/deadline 浙江 逾期')).toContain('浙江省 · 逾期');
  });

  it('lists what is past latest first, of one day in document order, each with its region where there are several', async () => {
    const codes = (await chat.reply('/deadline 湖州'))?.about.codes ?? [];
    expect(codes).toEqual(['湖1', '湖2', '湖3', '湖4', '湖5', '湖6']);
    expect(await chat.says('/deadline 逾期')).toContain('湖州市 · 指标 · 2025年');
    expect(await chat.says('/deadline 湖州')).not.toContain('湖州市 · 指标');
  });

  it('counts working time ahead of a phase while a plan runs', async () => {
    const then = await openChat('2024-06-17T02:00:00Z');
    const answer = await then.says('/deadline 杭州 30天');
    expect(answer).toContain('2024年6月 · 还有 13 天');
  });
});
