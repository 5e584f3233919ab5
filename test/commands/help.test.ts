import { beforeAll, describe, expect, it } from 'vitest';
import { type Chat, GROUP, openChat } from './chat.js';

describe('/help', () => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await openChat();
  });

  it('shows only what the person may do', async () => {
    expect(await chat.says('/help')).toContain('/grant 授权');
    const viewer = await chat.says('/help', { as: 'telegram:77', chat: GROUP });
    expect(viewer).toContain('/targets 指标');
    expect(viewer).not.toContain('/grant');
  });

  it('explains one command with an example that works', async () => {
    const answer = await chat.says('/help 任务');
    expect(answer).toContain('/tasks [单位] [地区] [关键词]');
    const example = /例如：(\/tasks \S+)/u.exec(answer)?.[1] ?? '';
    expect(await chat.says(example)).toContain('项任务');
  });

  it('offers the nearest commands for a mistyped one, and a number picks', async () => {
    expect(await chat.says('/targts 杭州')).toContain('1  /targets 杭州（指标）');
    expect(await chat.says('1')).toContain('杭1');
  });
});
