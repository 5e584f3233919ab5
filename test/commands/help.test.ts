import { beforeAll, describe, expect, it } from 'vitest';
import { renderText } from '../../src/render/text.js';
import { type Chat, GROUP, openChat } from './chat.js';

describe('/help', () => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await openChat();
  });

  it('shows only what the person may do', async () => {
    expect(await chat.says('/help 第2页')).toContain('/grant 授权');
    const viewer = await chat.says('/help', { as: 'telegram:77', chat: GROUP });
    expect(viewer).toContain('/targets 指标');
    expect(viewer + (await chat.says('下一页', { as: 'telegram:77', chat: GROUP }))).not.toContain('/grant');
  });

  it('fits a phone screen, a page at a time', async () => {
    for (const page of [1, 2, 3]) {
      const answer = await chat.reply(`/help 第${page}页`);
      expect(answer && renderText(answer).split('\n').length).toBeLessThan(34);
    }
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
