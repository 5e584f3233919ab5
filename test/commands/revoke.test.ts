import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

const ADMIN = 'telegram:4';
let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
  await chat.given(
    { type: 'role.set', grant: { userId: ADMIN, role: 'admin', regions: [], bodies: [] }, active: true },
    { type: 'role.set', grant: { userId: 'telegram:7', role: 'reporter', regions: ['杭州市'], bodies: [] }, active: true },
    { type: 'role.set', grant: { userId: 'telegram:7', role: 'reporter', regions: ['湖州市'], bodies: [] }, active: true },
  );
});

describe('/revoke', () => {
  it('takes every grant of a person back, at once', async () => {
    const answer = await chat.says('/revoke telegram:7', { as: ADMIN });
    expect(answer).toContain('已收回');
    expect(answer).toContain('杭州市');
    expect(answer).toContain('湖州市');
    expect(chat.store.view.grants('telegram:7')).toEqual([]);
    expect(await chat.says('/update 湖2 14 2024-06-30', { as: 'telegram:7' })).toContain('没有权限');
  });

  it('of admins is for owners', async () => {
    expect(await chat.says(`/revoke ${ADMIN}`, { as: ADMIN })).toContain('只能由所有者收回');
    expect(await chat.says(`/revoke ${ADMIN}`)).toContain('已收回');
    expect(await chat.says('/audit', { as: ADMIN })).toContain('没有权限');
  });

  it('says what is missing', async () => {
    expect(await chat.says('/revoke')).toContain('例如：/revoke');
    expect(await chat.says('/revoke telegram:7 国王')).toContain('可以写填报或管理');
    expect(await chat.says('/revoke telegram:404')).toContain('没有找到“telegram:404”');
  });
});
