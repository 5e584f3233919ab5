import { expect, it } from 'vitest';
import { openChat } from './chat.js';

it('/roles shows admins everybody, and others themselves only', async () => {
  const chat = await openChat();
  await chat.given(
    { type: 'role.set', grant: { userId: 'telegram:7', role: 'reporter', regions: ['杭州市'], bodies: [] }, active: true },
    { type: 'role.set', grant: { userId: 'telegram:8', role: 'admin', regions: [], bodies: [] }, active: true },
  );
  const all = await chat.says('/roles');
  expect(all).toContain('权限：2 人');
  expect(all).toContain('填报：杭州市');
  expect(await chat.says('/roles telegram:7')).not.toContain('telegram:8');
  const own = await chat.says('/roles telegram:8', { as: 'telegram:7' });
  expect(own).toContain('您的编号：telegram:7');
  expect(own).not.toContain('telegram:8');
  expect(await chat.says('/roles', { as: 'telegram:9' })).toContain('您的编号：telegram:9　查看权限');
});
