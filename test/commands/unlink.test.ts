import { expect, it } from 'vitest';
import { openChat } from './chat.js';

it('/unlink ends a link that an admin made, and says so where there is none', async () => {
  const chat = await openChat();
  const idOf = (code: string) => chat.store.view.targets().find((row) => row.code === code)?.indicatorId ?? '';
  const year = chat.store.view.indicators().find((one) => one.name === '知识产权质押金额' && one.measure === 'annual')?.id ?? '';
  await chat.given({ type: 'indicator.link', from: idOf('杭6'), to: year, linked: true });
  expect(chat.store.view.linkedWith(idOf('杭6'))).toContain(year);
  expect(await chat.says('/unlink 杭6')).toContain('已取消关联');
  expect(chat.store.view.linkedWith(idOf('杭6'))).toEqual([idOf('杭6')]);
  expect(await chat.says('/why 杭6')).toContain('口径不同');
  expect(await chat.says('/unlink 杭6')).toContain('没有管理员做过这样的关联');
  expect(await chat.says('/unlink')).toContain('例如：/unlink');
});
