import { beforeEach, expect, test } from 'vitest';
import { type Chat, openChat } from './chat.js';

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

test('a code prefix alone shows what is said of the document, and an example that works', async () => {
  const answer = await chat.says('/fix 杭');
  expect(answer).toContain('地区：杭州市');
  expect(answer).toContain('状态：征求意见稿');
  expect(answer).toContain('规划期：2022年—2024年');
  const example = /更正的写法：(\/fix \S+ \S+)/u.exec(answer)?.[1] ?? '';
  expect(await chat.says(example)).toContain('没有改动');
});

test('a region that was read wrong is put right for every row of the document, and undone', async () => {
  const rows = () => chat.store.view.targets().filter((row) => row.code.startsWith('湖'));
  const answer = await chat.says('/fix 湖 地区=德清县');
  expect(answer).toContain('地区：湖州市 → 德清县');
  expect(answer).not.toContain('已经填报的数据');
  expect(new Set(rows().map((row) => row.region))).toEqual(new Set(['德清县']));
  expect(await chat.says('德清县的目标')).toContain('湖1');
  expect(await chat.says('/audit 1天')).toContain('更正规划 湖：地区=德清县');
  await chat.says('/undo');
  expect(new Set(rows().map((row) => row.region))).toEqual(new Set(['湖州市']));
});

test('figures that people reported stay with the region they were reported for, which is said', async () => {
  await chat.says('/update 湖3 1.6万件 2024-12-31');
  expect(await chat.says('/fix 湖 地区=德清县')).toContain('已经填报的数据仍记在湖州市名下');
});

test('a draft that was issued is called so no more, and its period can be written', async () => {
  expect(await chat.says('/fix 杭 状态=印发')).toContain('状态：征求意见稿 → 印发');
  expect(await chat.says('/targets 杭2')).not.toContain('征求意见稿');
  expect(await chat.says('/fix 国 规划期=2016-2030')).toContain('规划期：无 → 2016年—2030年');
  expect(await chat.says('/fix 国 规划期=无')).toContain('2016年—2030年 → 无');
});

test('the correction outlives a revised text of the same document', async () => {
  const plan = (value: number): Uint8Array =>
    new TextEncoder().encode(`知识产权工作方案（2025—2027年）\n\n一、工作目标\n\n到2027年，商标有效注册量达到${value}万件以上。\n`);
  await chat.reply('', { files: [{ name: '方案.txt', bytes: plan(9) }] });
  await chat.says('确认');
  const prefix = chat.store.view.plans().at(-1)?.prefix ?? '';
  await chat.says(`/fix ${prefix} 地区=嘉善县`);
  await chat.reply('', { files: [{ name: '方案二.txt', bytes: plan(10) }] });
  await chat.says('确认');
  expect(chat.store.view.targets().at(-1)).toMatchObject({ region: '嘉善县', value: 10 });
});

test.each([
  ['地区=某个地方', '请写全称'],
  ['地区=杭州', '请写全称'],
  ['状态=进行中', '征求意见稿 或 印发'],
  ['规划期=明年', '例如：/fix 杭 规划期=2022—2025'],
  ['规划期=2025—2022', '例如：/fix 杭 规划期=2022—2025'],
  ['颜色=红', '规划可以更正的有'],
  ['地区=', '还缺'],
])('/fix 杭 %s changes nothing and is told what works', async (typed, says) => {
  const before = chat.store.view.lastChangeId();
  expect(await chat.says(`/fix 杭 ${typed}`)).toContain(says);
  expect(chat.store.view.lastChangeId()).toBe(before);
});

test('is for admins', async () => {
  expect(await chat.says('/fix 杭 地区=宁波市', { as: 'telegram:8' })).toContain('没有权限');
});
