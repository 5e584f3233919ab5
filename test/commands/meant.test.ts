import { beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

/** Plans of places that the shipped ones do not speak of. */
const PLANS = {
  '零碳园区试点工作方案.txt': `“零碳园区”建设试点工作方案

一、总体要求

选择8个左右有条件、有基础、规模适当的园区开展试点。到2025年，园区绿电占比达到60%以上。

二、主要任务

（一）改造供热管网。改造老旧管网。（责任单位：市发展改革委，2024年6月底前完成）

（二）开展评估总结。2025年3月底前，试点园区对试点情况进行评估。
`,
  '柳州市疾病预防方案.txt': `柳州市疾病预防工作方案（2023—2025年）

一、工作目标

到2025年，疫苗接种率达到95%以上。

二、重点任务

（一）加强监测。（责任单位：市疾控局、市卫生健康委）

（二）加强宣传。（责任单位：市发改委、市教育局）
`,
  '阜新蒙古族自治县健康方案.txt': `阜新蒙古族自治县健康县城工作方案

一、工作目标

到2025年，居民健康素养水平达到30%以上。

二、重点任务

（一）提高学生体质。（责任单位：教育局、卫生健康局）

（二）发展养老服务。（责任单位：民政局）
`,
  '梧州市资金支持措施.txt': `梧州市数字贸易资金支持措施

一、工作目标

到2025年，数字贸易企业达到80家以上。

二、附则

本措施自2023年7月3日起施行，有效期至2025年12月31日。
`,
};

let chat: Chat;
beforeAll(async () => {
  chat = await openChat('2026-11-27T08:00:00Z');
  for (const [name, text] of Object.entries(PLANS)) {
    const preview = await chat.reply('', { files: [{ name, bytes: new TextEncoder().encode(text) }] });
    const button = preview?.buttons.flat().find(({ label }) => label.startsWith('确认导入'));
    await chat.reply(button?.command ?? '');
  }
});
let chats = 0;
/** The last answer of a chat of its own in which these are said one after another. */
const said = async (...messages: readonly string[]): Promise<string> => {
  chats += 1;
  let answer = '';
  for (const message of messages) answer = await chat.says(message, { as: 'telegram:1', chat: `telegram:${chats}` });
  return answer;
};

describe('a figure whose name only resembles the words', () => {
  it.each(['杭州海外发明专利授权量完成了吗', '/targets 杭州 海外发明专利授权量'])(
    '%s: stands behind the target asked for',
    async (typed) => {
      const answer = await said(typed);
      const near = answer.indexOf('名称相近的，不一定是同一指标');
      expect(answer.indexOf('杭2')).toBeGreaterThan(-1);
      expect(answer.indexOf('杭2')).toBeLessThan(near);
      expect(answer.indexOf('9286')).toBeGreaterThan(near);
    },
  );

  it('goes before targets, unmarked, where it bears the very name', async () => {
    const answer = await said('杭州有效发明专利拥有量现在多少了');
    expect(answer.indexOf('15.3 万件')).toBeLessThan(answer.indexOf('杭1'));
    expect(answer).not.toContain('【名称相近的');
  });

  it('is counted where its name has the words in pieces', async () => {
    const answer = await said('宁波高价值专利');
    expect(answer).toMatch(/18\.67 件[\s\S]*17959 件/u);
    expect(answer).toContain('有 3 项数据');
    expect(await said('宁波有效注册商标')).not.toContain('高价值');
  });
});

describe('what is asked of one row just shown', () => {
  it.each(['湖5', '湖州地理标志目标'])('%s: its progress, its body and its grounds', async (first) => {
    for (const typed of ['完成没有', '还差多少']) {
      const answer = await said(first, typed);
      expect(answer).toContain('湖5');
      expect(answer).not.toContain('湖4');
    }
    for (const typed of ['牵头单位是哪个', '谁牵头']) expect(await said(first, typed)).toContain('原文没有写由谁负责');
    expect(await said(first, '谁牵头', '为什么')).toContain('期限已过，还没有报过数');
  });

  it('who leads a target that stands in a task is that task', async () => {
    expect(await said('浙17', '谁牵头')).toMatch(/浙17 .*写在下面这项任务里[\s\S]*浙任17/u);
  });

  it('a task has no figures, which is said', async () => {
    expect(await said('杭任3', '完成没有')).toContain('这里只登记指标的数据');
  });

  it('what is asked of several things is not asked of it', async () => {
    expect(await said('湖5', '哪些没有完成')).toContain('项');
    expect(await said('湖5', '哪些快到期了')).not.toMatch(/^按“湖5/u);
    expect(await said('/targets 湖州 专利', '完成没有')).not.toMatch(/^按“湖\d/u);
  });

  it('the same figure of another region is that figure, though nothing was reported', async () => {
    const answer = await said('杭州高价值专利现在多少了', '那宁波呢', '那湖州呢');
    expect(answer).toContain('湖2');
    expect(answer).not.toContain('湖1 ');
  });
});

describe('rank and growth', () => {
  it.each([
    ['宁波质押融资多少，排第几', /位居副省级城市第一/u],
    ['宁波质押融资排第几', /位居副省级城市第一/u],
    ['杭州有效发明专利排第几', /居省会城市第一/u],
    ['杭州全球创新指数排第几', /第14位/u],
  ])('%s', async (typed, told) => {
    expect(await said(typed)).toMatch(told);
  });

  it('follow the figure last shown, and are said to be missing where they are', async () => {
    expect(await said('宁波质押融资', '同比呢')).toContain('同比 +139%');
    expect(await said('杭州质押融资同比多少')).toContain('没有写明下面这些数据的同比');
    expect(await said('宁波质押融资同比')).not.toContain('没有给下面的数写');
  });
});

describe('a plan named by words of its title', () => {
  it.each(['零碳园区试点几个园区', '零碳园区选多少园区试点'])('%s: answered within it', async (typed) => {
    expect(await said(typed)).toContain('约 8 个');
  });

  it('/deadline means all its dates; words of several titles, and of any plan, do not', async () => {
    expect(await said('/deadline 零碳园区')).toContain('2025年3月');
    expect(await said('/deadline 零碳园区')).toContain('2024年6月');
    expect(await said('/deadline 知识产权')).not.toMatch(/已到期 \d+ 项$/mu);
    expect(await said('/deadline 试点')).not.toContain('前面');
  });
});

describe('a plan said by a word before 方案', () => {
  it('is the plan that the word alone names; words of any plan, and places, name none', async () => {
    expect(await said('零碳方案2025年目标')).toContain('园区绿电占比');
    expect(await said('数字贸易措施什么时候发的')).not.toContain('杭州');
    expect(await said('杭州方案的目标')).toContain('杭1');
    expect(await said('试点方案目标')).not.toContain('零碳');
  });
});

describe('what a region has not', () => {
  it('is told from its own texts, else offered of another; never from a part on another city', async () => {
    expect(await said('杭州证券化')).toMatch(/没有名为“证券化”的指标[\s\S]*【证券化】/u);
    expect(await said('湖州驰名商标')).toContain('浙江省 · 驰名商标累计拥有量');
    expect(await said('/targets 湖州 质押融资')).toContain('知识产权年质押额');
    expect(await said('杭州快速维权中心有几个')).not.toContain('快速维权中心】建设取得新进展');
    expect(await said('宁波快速维权中心')).toContain('快速维权中心】建设取得新进展');
  });

  it('keeps its offers behind an answer of several parts', async () => {
    const answer = await chat.reply('湖州和杭州质押融资目标', { chat: 'telegram:9001' });
    expect(answer?.choices.length).toBeGreaterThan(0);
    expect(await said('湖州和杭州质押融资目标')).not.toContain('最接近的是：');
  });
});

it('words that stand in several names are narrowed by the rest of the question', async () => {
  const answer = await said('浙江知识产权服务机构多少家');
  expect(answer).toContain('浙31');
  expect(answer).not.toContain('浙11');
  expect(await said('浙江专利目标')).toContain('浙1 ');
});

describe('bodies', () => {
  it('a centre is no authority of the same field, which is offered as another', async () => {
    for (const typed of ['/tasks 市疾控中心', '市疾控中心有哪些任务']) {
      const answer = await said(typed);
      expect(answer).toContain('市疾控局（不是同一机构）');
      expect(answer).not.toContain('加强监测');
    }
    expect(await said('/tasks 市疾控局')).toContain('加强监测');
  });

  it('a usual short name is the long one as well, and both are said', async () => {
    for (const typed of ['市发改委任务', '市发展和改革委员会任务', '/tasks 市发改委']) {
      const answer = await said(typed);
      expect(answer).toContain('市发改委、市发展改革委');
      expect(answer).toContain('加强宣传');
    }
    expect(await said('/tasks 杭州 市发改委')).not.toContain('市发展改革委');
  });

  it('an autonomous county is found by its first characters, glued to a body', async () => {
    expect(await said('阜蒙教育局任务')).toContain('提高学生体质');
    expect(await said('阜蒙民政局的任务')).toContain('发展养老服务');
  });
});

describe('a name that a target and a task share', () => {
  it.each([
    ['浙江打击假冒专利次数', '浙17', '浙任17'],
    ['浙江高层次人才', '浙38', '浙任67'],
    ['浙江导航实验区', '浙23', '浙任38'],
  ])('%s: the target, then the tasks', async (typed, target, task) => {
    const answer = await said(typed);
    expect(answer.indexOf(target)).toBeGreaterThan(-1);
    expect(answer.indexOf(target)).toBeLessThan(answer.indexOf(task));
  });

  it('only tasks where tasks are asked for', async () => {
    expect(await said('浙江高层次人才的任务')).not.toContain('浙38');
  });
});

describe('whether a paper still holds', () => {
  it('is told by its own words, and how long ago that was', async () => {
    const answer = await said('梧州数字贸易措施过期没有');
    expect(answer).toContain('有效期至 2025-12-31 · 已过 10 个月');
    expect(answer).toContain('“本措施自2023年7月3日起施行');
  });

  it('is told by the years of a plan that says nothing of it', async () => {
    expect(await said('浙江规划过期了吗')).toContain('原文没有写有效期（规划期 2016年—2020年）');
  });

  it('targets past their date are asked for as before', async () => {
    expect(await said('杭州过期的指标')).toContain('杭');
  });
});

describe('a sentence that tells a figure', () => {
  it.each(['湖州品牌指导服务站现在36家了，2025年底', '湖州品牌指导服务站达到36家了', '湖州品牌指导服务站已建成36家了'])(
    '%s: offers the report',
    async (typed) => {
      expect(await said(typed)).toContain('填报：/update 湖11 36家');
    },
  );

  it.each(['湖州品牌指导服务站目标36家吗', '湖州品牌指导服务站要达到多少家', '湖州品牌指导服务站2025年', '湖州品牌指导服务站达到36家了吗'])(
    '%s: is none',
    async (typed) => {
      expect(await said(typed)).not.toContain('填报：');
    },
  );
});
