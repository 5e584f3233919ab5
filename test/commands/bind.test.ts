import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

const PERSON = 'telegram:7';
let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

describe('/bind', () => {
  it('asks which region a body is of, and binds the person', async () => {
    expect(await chat.says('/bind 市科技局', { as: PERSON })).toContain('您是哪一个');
    expect(await chat.says('2', { as: PERSON })).toContain('已登记');
    expect(chat.store.view.bindings()).toEqual([{ region: '湖州市', body: '市科技局', userId: PERSON, address: null }]);
    expect(await chat.says('/bind 市科技局 湖州', { as: PERSON })).toContain('已经登记过');
    expect(await chat.says('/bind 取消 市科技局 湖州', { as: PERSON })).toContain('已解除');
    expect(chat.store.view.bindings()).toEqual([]);
  });

  it('remembers a private chat as the place for reminders', async () => {
    await chat.given({ type: 'role.set', grant: { userId: PERSON, role: 'reporter', regions: [], bodies: [] }, active: true });
    await chat.says('/bind 市科技局 杭州', { as: PERSON, chat: 'telegram:7' });
    expect(chat.store.view.bindings()[0]?.address).toEqual({ platform: 'telegram', chatId: '7', threadId: null });
  });

  it('takes back the only binding without its name, and asks which of several', async () => {
    expect(await chat.says('/bind 取消', { as: PERSON })).toBe('没有登记过单位。');
    await chat.says('/bind 市科技局 杭州', { as: PERSON });
    await chat.says('/bind 市经信局 杭州', { as: PERSON });
    expect(await chat.says('/bind 取消', { as: PERSON })).toContain('要取消哪一个');
    await chat.says('1', { as: PERSON });
    expect(await chat.says('/bind 取消', { as: PERSON })).toContain('已解除');
    expect(chat.store.view.bindings()).toEqual([]);
  });

  it('offers the nearest bodies as choices that bind', async () => {
    expect(await chat.says('/bind 科技 杭州', { as: PERSON })).toContain('1  市科技局');
    expect(await chat.says('1', { as: PERSON })).toContain('杭州市 市科技局');
  });

  it('of another person is for admins', async () => {
    expect(await chat.says('/bind 市科技局 杭州 telegram:8', { as: PERSON })).toContain('只能登记自己');
    expect(chat.store.view.bindings()).toEqual([]);
    expect(await chat.says('/bind 市科技局 杭州 telegram:8')).toContain('telegram:8　杭州市 市科技局');
  });

  it('says what is missing', async () => {
    expect(await chat.says('/bind')).toContain('例如：/bind');
    expect(await chat.says('/bind 没有这个局')).toContain('没有找到');
  });
});
