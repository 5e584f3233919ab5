import { beforeAll, describe, expect, it } from 'vitest';
import { renderText } from '../../src/render/text.js';
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

  it('fits a phone screen whenever it is asked; promises are counted, or said where they stand alone', async () => {
    for (const day of ['2015-01-05', '2020-12-25', '2024-06-17', '2025-12-20', '2031-01-05']) {
      const then = await openChat(`${day}T02:00:00Z`);
      const answer = await then.reply('/deadline');
      expect(answer && renderText(answer).split('\n').length).toBeLessThan(44);
      expect(answer && renderText(answer)).not.toMatch(/日底|项阶段/u);
    }
    const then = await openChat('2020-12-25T02:00:00Z');
    expect(await then.says('/deadline')).toMatch(/31 项指标 · \d+ 项文字目标/u);
    expect(await chat.says('/deadline')).toContain('到2030年，在国家主要城市群中全面形成');
  });

  it('tells an admin how a date is set, and nobody else', async () => {
    expect(await chat.says('/deadline')).toContain('定下来请发：/fix 杭阶1 止=年-月-日');
    expect(await chat.says('/fix 杭阶1 止=年-月-日')).toContain('请把“年-月-日”换成真实的日期');
    expect(chat.store.view.row('杭阶1')).toMatchObject({ end: null });
    const viewer = await chat.says('/deadline', { as: 'telegram:77' });
    expect(viewer).toContain('日子待定');
    expect(viewer).not.toContain('/fix');
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

  it('counts each sort apart, and the same in the overview and in the list behind it', async () => {
    const overview = await chat.says('/deadline');
    for (const region of ['湖州', '浙江', '杭州']) {
      const title = /^.+：前面 \d+ 项，已到期 (\d+) 项（(.+)）$/mu.exec(await chat.says(`/deadline ${region}`));
      const lines = overview.split('\n').filter((line) => line.startsWith('20') && line.includes(region) && !line.includes('还有'));
      const counted = lines.map((line) => [...line.matchAll(/(\d+) (?:项|个)/gu)].reduce((sum, [, count]) => sum + Number(count), 0) || 1);
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(Number(title?.[1]));
      expect(title?.[2]).toMatch(/^\d+ 项指标 · /u);
    }
    expect(await chat.says('/deadline 逾期')).toMatch(/（\d+ 项指标 · \d+ 个阶段 · \d+ 项文字目标）/u);
  });
});
