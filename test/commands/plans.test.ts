import { beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

describe('/plans', () => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await openChat('2026-11-22T08:00:00Z');
  });

  it('lists every plan with status, period and counts', async () => {
    const answer = await chat.says('/plans');
    expect(answer).toContain('已导入 5 个规划');
    expect(answer).toContain('征求意见稿');
    expect(answer).toContain('2022年—2025年 · 已到期');
    expect(answer).toContain('国知发管字〔2016〕86号');
  });

  it('shows one plan with its outline', async () => {
    const answer = await chat.says('/规划 湖州');
    expect(answer).toContain('目录');
    expect(answer).toContain('湖州市人民政府办公室');
  });

  it('names what it was narrowed to, and offers what the plan itself has', async () => {
    expect(await chat.says('/plans 杭州')).toContain('杭州市：2 个规划');
    const report = await chat.reply('/plans 宁报');
    expect(report?.buttons.flat()).toEqual([]);
    const plan = await chat.reply('/plans 湖');
    expect(plan?.buttons.flat().map(({ command }) => command)).toEqual(['/targets 湖', '/deadline 湖', '/tasks 湖']);
    for (const { command } of plan?.buttons.flat() ?? []) expect((await chat.reply(command))?.found).toBe(true);
  });

  it('says which plans there are when the name is not known', async () => {
    expect(await chat.says('/plans 火星')).toContain('没有找到');
  });
});
