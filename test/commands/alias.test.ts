import { expect, it } from 'vitest';
import { openChat } from './chat.js';

it('/alias gives a body, a region or an indicator one more name, and takes it away again', async () => {
  const chat = await openChat();
  expect(await chat.says('/alias')).toContain('还没有');
  expect(await chat.says('/alias 每万人高价值发明专利拥有量 金专利')).toContain('已增加别名');
  expect(await chat.says('/compare 金专利')).toContain('湖2');
  expect(await chat.says('/alias 每万人高价值发明专利拥有量 金专利')).toContain('已经有这个别名');
  expect(await chat.says('/alias')).toContain('= 金专利');
  expect(await chat.says('/alias 删除 每万人高价值发明专利拥有量 金专利')).toContain('已去掉别名');
  expect(chat.store.view.aliases()).toEqual([]);
  expect(await chat.says('/alias 杭州 上有天堂')).toContain('杭州市 = 上有天堂');
  expect(await chat.says('/alias 没有这个局 简称')).toContain('没有找到');
  expect(await chat.says('/alias 市科技局')).toContain('还缺别名');
  expect(await chat.says('/alias 市科技局 一 二')).toContain('先写全称');
});

it('/alias does not give one body the name of another, whatever unseen signs are in it', async () => {
  const chat = await openChat();
  for (const alias of ['市商务局', '市\u200B商务局', '\u202E市商务局', '市商\u00AD务局', '杭州', '海外发明专利授权量'])
    expect(await chat.says(`/alias 市科技局 ${alias}`)).toContain('就叫这个名字');
  expect(chat.store.view.aliases()).toEqual([]);
  expect(await chat.says('/alias 市科技局 科\u202E技\u200D局')).toContain('市科技局 = 科技局');
  expect(chat.store.view.aliases().map(({ alias }) => alias)).toEqual(['科技局']);
});
