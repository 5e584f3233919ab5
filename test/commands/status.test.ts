import { describe, expect, it } from 'vitest';
import { openChat } from './chat.js';

describe('/status', () => {
  it('tells an admin in words how the bot is, and nobody else', async () => {
    const chat = await openChat();
    const text = await chat.says('/status');
    for (const word of ['没有连接聊天平台', '待答消息', '故障', '没有会话订阅', '自动备份没有打开', '条变更', '版本'])
      expect(text).toContain(word);
    expect(await chat.says('/状态')).toBe(text);
    expect(await chat.says('/status', { as: 'telegram:99' })).toContain('没有权限');
  });

  it('tells of the digests that were sent', async () => {
    const chat = await openChat();
    await chat.says('/digest 周一 09:00');
    expect(await chat.says('/status')).toContain('1 个会话订阅，还没有发过');
  });
});
