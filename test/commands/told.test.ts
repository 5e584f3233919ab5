import { beforeAll, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

/** A paper of a made-up city whose rows are named more shortly than people ask. */
const PAPER = `云山市电动渔船推广实施方案

一、工作目标

2023年，海盐产销量达到439万吨，海盐产量居全省首位。2021—2023年，出让52幅集中选址渔港地块。

到2030年，电动渔船渗透率达到40%，保有量突破1600艘、占比达到20%左右；远海航线电动渔船运输量占比达到18%。更新30艘渡轮，更新渡轮电池82个。渔民大病医疗保险参保率达到95%以上。

二、重点任务

（一）建设码头。建设智慧5G码头3座。（牵头单位：市商务局）

三、实施步骤

第一阶段：动员部署阶段（即日起至5月15日）。制定方案。

第二阶段：推广阶段（5月16日至10月31日）。推广电动渔船。
`;

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
  await chat.says('', { files: [{ name: '云山市电动渔船推广实施方案.txt', bytes: new TextEncoder().encode(PAPER) }] });
  await chat.says('确认');
  await chat.says(`/fix ${chat.store.view.plans().at(-1)?.prefix} 地区=云山市`);
});

it.each([
  ['电动渔船保有量目标', [/1600 艘/u], [/渗透率/u, /18%/u]],
  ['电动渔船占比', [/18%/u, /20%/u], [/渗透率/u]],
  ['电动渔船渗透率目标', [/40%/u], [/1600/u, /18%/u]],
  ['云山更新渡轮多少艘', [/30 艘/u], [/82/u]],
  ['云山更新渡轮电池多少个', [/82 个/u], [/30 艘/u]],
  ['云山出让渔港地块多少幅', [/52 幅/u], []],
  ['云山医保参保率', [/95%/u], []],
  ['海盐2023年产销量', [/439 万吨/u], [/没有用上/u, /哪一个/u]],
  // The texts know the word, no name has it: it is asked, not answered.
  ['海盐2023年产量', [/没有这个名称/u, /产销量/u, /在原文里找/u], [/439/u]],
  ['云山5G码头', [/3 座/u], [/没有编号/u]],
  ['云山第一阶段什么时候结束', [/即日起至5月15日/u], [/原文没有写日期/u]],
  ['云山第二阶段什么时候结束', [/10-31|10月31日/u], []],
])('%s', async (question, shown, absent) => {
  const answer = await chat.says(question);
  for (const one of shown) expect(answer).toMatch(one);
  for (const one of absent) expect(answer).not.toMatch(one);
});

it.each([
  ['杭州一季度的数据', [/9286 件/u, /73\.66 亿元/u], [/数据资源局/u]],
  ['杭州宁波湖州 高价值专利', [/52\.62/u, /18\.67/u, /湖州/u], []],
  ['杭州宁波高价值专利', [/52\.62/u, /18\.67/u], [/没有看懂/u]],
  ['浙江2020年的目标达到了吗', [/2020年/u], [/没有用上/u]],
  ['国家层面2030年目标', [/到2030年/u], [/没有看懂/u]],
  // A bureau of that name is still found by it.
  ['市数据局的任务', [/市数据资源局/u], []],
])('%s', async (question, shown, absent) => {
  const answer = await chat.says(question);
  for (const one of shown) expect(answer).toMatch(one);
  for (const one of absent) expect(answer).not.toMatch(one);
});
