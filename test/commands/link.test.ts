import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

describe('/link', () => {
  it('offers what nearly agrees, says in what it differs, and asks', async () => {
    const offered = await chat.reply('/link 杭6');
    const choice = offered?.choices.findIndex(({ label }) => label.startsWith('知识产权质押金额（元，年度数）')) ?? -1;
    expect(choice).toBeGreaterThanOrEqual(0);
    const question = await chat.says(String(choice + 1));
    expect(question).toContain('前者是累计数，后者是年度数');
    expect(chat.store.view.links()).toEqual([]);
    expect(await chat.says('确认')).toContain('已关联');
    const row = chat.store.view.targets().find((one) => one.code === '杭6');
    expect(chat.store.view.observations('杭州市', row?.indicatorId ?? '').map((figure) => figure.value)).toContain(292);
    expect(await chat.says('/why 杭6')).toContain('数据：73.66 亿元（2024年一季度）');
    expect(await chat.says(`/undo ${chat.store.view.lastChangeId()}`)).toContain('撤销：关联指标');
    expect(await chat.says('/why 杭6')).toContain('口径不同');
  });

  it('refuses other units, unknown names and one thing with itself', async () => {
    expect(await chat.says('/link 杭6 杭1')).toContain('单位不同');
    expect(await chat.says('/link 天气')).toContain('没有找到“天气”');
    expect(await chat.says('/link 杭1 湖2')).toContain('已经是同一指标');
    expect(await chat.says('/link')).toContain('例如：/link');
    expect(await chat.says('/link 杭1 湖2 湖3')).toContain('一次关联两个指标');
    expect(chat.store.view.links()).toEqual([]);
  });
});
