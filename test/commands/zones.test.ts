import { beforeEach, expect, test } from 'vitest';
import { type Chat, openChat } from './chat.js';

const PAPER = `全国清洁取暖行动方案

一、工作目标

到2030年，散煤消费总量下降12%。到2030年，上海、江苏、浙江、安徽四省（市）散煤消费总量下降6%。到2030年，珠三角区域散煤消费总量下降11%。到2030年，京津冀区域热泵普及率达到35%。到2030年，北京、天津、河北、山东、河南五省（市）散煤消费总量下降9%。

二、重点任务

（一）推进成渝供热协作。建设跨省供热管网。（牵头单位：能源局）
`;

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
  await chat.says('', { files: [{ name: '全国清洁取暖行动方案.txt', bytes: new TextEncoder().encode(PAPER) }] });
  await chat.says('确认');
});

test('a figure of one zone is none of another', async () => {
  expect(await chat.says('珠三角散煤消费总量下降多少')).toContain('11%');
  for (const zone of ['汾渭平原', '粤港澳大湾区', '成渝', '长江经济带', '泛珠三角', '京津冀及周边地区']) {
    const answer = await chat.says(`${zone}散煤消费总量下降多少`);
    expect(answer).toContain(`${zone}：现有规划里没有`);
    expect(answer).not.toMatch(/珠三角区域|\d%/u);
  }
  for (const asked of ['长三角热泵普及率', '/targets 珠三角 热泵普及率']) expect(await chat.says(asked)).not.toContain('35%');
  expect(await chat.says('京津冀热泵普及率')).toContain('35%');
});

test('a figure of the places that make a zone up is offered for it, and marked', async () => {
  for (const asked of [
    '长三角散煤消费总量下降多少',
    '长江三角洲散煤消费总量',
    '沪苏浙皖散煤消费总量',
    'changsanjiao sanmei xiaofei zongliang',
  ]) {
    const answer = await chat.says(asked);
    expect(answer).toContain('按所含地区');
    expect(answer).toContain('6%');
    expect(answer).not.toContain('11%');
  }
  expect(await chat.says('/targets 长三角 散煤消费总量')).toContain('按所含地区找到');
});

test('places that are told with others are not the zone that some of them make up', async () => {
  const answer = await chat.says('京津冀散煤消费总量下降多少');
  expect(answer).toContain('京津冀：现有规划里没有');
  expect(answer).toContain('北京、天津、河北、山东、河南五省');
});

test('several zones are each answered', async () => {
  const answer = await chat.says('长三角和珠三角散煤消费总量');
  expect(answer).toContain('6%');
  expect(answer).toContain('11%');
});

test('a zone that only names of tasks or texts speak of is looked for there', async () => {
  expect(await chat.says('成渝的任务')).toContain('推进成渝供热协作');
  expect(await chat.says('长三角的任务')).toContain('长三角');
  expect(await chat.says('成渝的任务')).not.toContain('现有规划里没有');
});

test('a figure without a zone answers as before, and a figure of listed places by its whole name', async () => {
  expect(await chat.says('全国散煤消费总量下降多少')).toContain('12%');
  await chat.says(`/fix ${chat.store.view.plans().at(-1)?.prefix} 地区=上海市`);
  expect(await chat.says('/targets 上海、江苏、浙江、安徽四省（市）散煤消费总量下降')).toContain('6%');
});
