import { beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

describe('/tasks', () => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await openChat('2026-11-22T08:00:00Z');
  });

  it('lists the tasks of a unit, first place and support apart, and asks which city', async () => {
    const answer = await chat.says('/tasks 市科技局');
    expect(answer).toContain('市科技局 在 2 个方案里有');
    expect(answer).toContain('杭州市 · 列首位');
    expect(answer).toContain('原文没有写“牵头”');
    expect(answer).toContain('1  杭州市');
    expect(await chat.says('2')).toContain('湖州市');
  });

  it('names a misprint as printed and as taken', async () => {
    const answer = await chat.says('/tasks 杭任18');
    expect(answer).toContain('是科技局（原文如此，应为市科技局）');
  });

  it.each(['市监局', '市场坚管局', 'scjgj', 'shichangjianguanju', '市市場監管局'])('finds the unit by %s', async (typed) => {
    expect(await chat.says(`/tasks ${typed}`)).toContain('市市场监管局 在');
  });

  it('finds the bodies of several cities that one short form means', async () => {
    expect(await chat.says('发改委')).toContain('市发改委、市发展改革委');
  });

  it('says what is near when nothing fits', async () => {
    expect(await chat.says('/tasks 市航天局')).toContain('没有找到');
  });
});
