import { expect, it } from 'vitest';
import { openChat } from './chat.js';

const GROUP = 'telegram:-500';

it('/allow opens and closes a chat, from inside and by its id', async () => {
  const chat = await openChat();
  const ask = () => chat.says('/targets 杭1', { as: 'telegram:2', chat: GROUP });
  expect(await ask()).toContain(`会话编号：${GROUP}`);
  expect(await chat.says('/allow', { chat: GROUP })).toContain('已开通');
  expect(await ask()).toContain('每万人高价值发明专利');
  expect(await chat.says('/allow', { chat: GROUP })).toContain('不用再设');
  expect(await chat.says(`/allow ${GROUP} 关`)).toContain('已关闭');
  expect(await ask()).toContain('还没有开通');
  expect(await chat.says('/allow 也许')).toContain('例如：/allow');
});
