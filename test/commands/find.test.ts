import { beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

describe('/find', () => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await openChat();
  });

  it('shows sentences with their place, the word marked', async () => {
    const answer = await chat.says('/find 质押');
    expect(answer).toMatch(/“质押”在 \d 个规划里有 \d+ 处/u);
    expect(answer).toContain('【质押】');
    expect(answer).toMatch(/第 \d+ 行/u);
  });

  it('wants all words in one sentence', async () => {
    expect(await chat.says('/查找 质押 累计')).toContain('250亿元');
  });

  it('asks for a word, and says when there is none', async () => {
    expect(await chat.says('/find')).toContain('还缺要找的词语');
    expect(await chat.says('/find 登月计划')).toContain('没有找到');
  });
});
