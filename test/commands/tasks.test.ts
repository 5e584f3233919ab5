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

  it('of one plan, named by its title or by who issued it', async () => {
    for (const asked of ['指导意见有哪些任务', '国家知识产权局有什么任务', '/tasks 关于加快建设知识产权强市的指导意见'])
      expect(await chat.says(asked)).toContain('共 17 项任务');
    expect(await chat.says('湖州市推进国家知识产权强市建设试点城市工作方案(2022—2025年)有哪些任务')).toContain('共 25 项任务');
    expect(await chat.says('湖州')).not.toContain('指导意见');
  });

  it('takes names that it is not sure of for no follow-up', async () => {
    expect(await chat.says('市人社局的任务')).toContain('市人力社保局 在 2 个方案里');
    expect(await chat.says('湖州')).toContain('市人力社保局 在 1 个方案里');
    expect(await chat.says('湖州的保护社会满意度')).toContain('没有这样的指标或任务名称');
  });
});
