import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

const ADMIN = 'telegram:4';
let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
  await chat.given({ type: 'role.set', grant: { userId: ADMIN, role: 'admin', regions: [], bodies: [] }, active: true });
});

describe('/grant', () => {
  it('narrows a reporter to regions and bodies, by their short names too', async () => {
    expect(await chat.says('/grant telegram:7 填报 湖州 市科技局', { as: ADMIN })).toContain('填报：湖州市 · 市科技局');
    expect(chat.store.view.grants('telegram:7')).toEqual([
      { userId: 'telegram:7', role: 'reporter', regions: ['湖州市'], bodies: ['市科技局'] },
    ]);
  });

  it('asks before it lets somebody report everything, also when the message was late', async () => {
    expect(await chat.says('/grant telegram:7', { as: ADMIN, lateMs: 3_600_000 })).toContain('还没有执行');
    expect(await chat.says('确认', { as: ADMIN })).toContain('可以填报全部指标');
    expect(chat.store.view.grants('telegram:7')).toEqual([]);
    expect(await chat.says('确认', { as: ADMIN })).toContain('已授权');
    expect(await chat.says('/grant telegram:7', { as: ADMIN })).toContain('已经有这项权限');
  });

  it('of admins is for owners', async () => {
    expect(await chat.says('/grant telegram:7 管理', { as: ADMIN })).toContain('管理权限只能由所有者授予');
    expect((await chat.store.changes({ by: ADMIN }))[0]?.op.type).toBe('refusal');
    expect(await chat.says('/grant telegram:7 管理')).toContain('已授权');
  });

  it.each(['/grant', '/grant 张三 填报', '/grant telegram:7 填报 没有这个局', '/grant telegram:7 管理 杭州'])(
    '%s is answered with a right example',
    async (text) => {
      expect(await chat.says(text)).toContain('例如：/grant telegram:123456 填报 杭州市 市科技局');
      expect(chat.store.view.grants('telegram:7')).toEqual([]);
    },
  );
});
