import { beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

/** Plans of places that the shipped ones do not speak of. */
const PLANS = {
  '柳州市养老服务发展方案.txt': `柳州市养老服务发展方案（2023—2025年）

为加快养老服务发展，制定本方案。

一、发展基础

2022年，全市社区食堂达到86个，养老护理员达到1250人。

二、工作目标

到2025年，社区食堂达到150个，持证养老护理员数量达到2400人，养老服务产业增加值占GDP比重达到3%以上，护理型床位占比达到60%。

三、重点任务

（一）建设社区食堂。新建、改建一批社区食堂，对运营单位给予补贴。（责任单位：市民政局、市财政局，2024年6月底前完成）

（二）改造家庭床位。为失能老年人改造家庭床位。（责任单位：市民政局，2024年9月底前完成）

（三）发放助餐补贴。按每餐用餐费用的12%给予补贴。（责任单位：市财政局）

（四）开展入户探访。摸清独居老年人底数。（责任单位：市民政局）

四、保障措施

养老服务质量每两年评估一次。本方案自2023年3月1日起施行，有效期至2025年12月31日。
`,
  '遵义市绿色交通方案.txt': `遵义市绿色交通发展方案（2023—2026年）

为发展绿色交通，制定本方案。

一、工作目标

到2026年，新能源公交车占比达到90%，公交站台充电位占比达到25%。

二、重点任务

（一）更新公交车辆。淘汰老旧公交车。（责任单位：市交通局）

2022年以来，全市臭氧浓度持续下降。到2026年底全市柴油公交车全部退出营运。

三、实施步骤

第一阶段：动员部署阶段（2023年1月—2023年6月）。制定计划。

第二阶段：全面实施阶段（2023年7月—2026年10月）。推进各项任务。
`,
  '青杉镇入户宣传方案.txt': `青杉镇2022年冬季防火入户宣传方案

为做好防火工作，制定本方案。

一、宣传时间

2022年11月5日至2022年12月20日。

二、工作要求

独居户入户率要达到100%。
`,
};

let chat: Chat;
beforeAll(async () => {
  chat = await openChat('2024-03-12T08:00:00Z');
  for (const [name, text] of Object.entries(PLANS)) {
    const preview = await chat.reply('', { files: [{ name, bytes: new TextEncoder().encode(text) }] });
    const button = preview?.buttons.flat().find(({ label }) => label.startsWith('确认导入'));
    await chat.reply(button?.command ?? '');
  }
});
/** Each question in a chat of its own, so that none follows another. */
let chats = 0;
const asked = async (question: string): Promise<string> => {
  chats += 1;
  return chat.says(question, { as: `telegram:1`, chat: `telegram:${chats}` });
};

/** A question, what its answer holds, and what it must not hold. */
type Case = readonly [question: string, holds: readonly RegExp[], lacks?: readonly RegExp[]];

const table = (cases: readonly Case[]): void => {
  it.each(cases.map(([question, holds, lacks = []]) => ({ question, holds, lacks })))('$question', async ({ question, holds, lacks }) => {
    const answer = await asked(question);
    for (const part of holds) expect(answer).toMatch(part);
    for (const part of lacks) expect(answer).not.toMatch(part);
  });
};

it('reads the plans of this file', () => {
  const regions = new Set(chat.store.view.targets().map(({ region }) => region));
  expect([...regions]).toEqual(expect.arrayContaining(['柳州市', '遵义市', '青杉镇']));
});

describe('a question of the present or of a time that is over: figures first, targets behind them', () => {
  table([
    ['柳州现在社区食堂有多少个', [/86 个（2022年）/u, /≥ 150 个/u]],
    ['柳州目前养老护理员多少人', [/1250 人（2022年）[\s\S]*持证养老护理员/u, /没有名为“养老护理员”的目标/u]],
    ['柳州2022年社区食堂有多少', [/86 个（2022年）[\s\S]*没有2022年到期的目标[\s\S]*150 个/u]],
    ['杭州2024年一季度发明专利授权量', [/9286 件（2024年一季度）　同比 \+70.73%/u, /没有名为“发明专利授权量”的目标/u]],
    ['杭州一季度质押金额', [/73.66 亿元（2024年一季度）/u]],
    // No figure of the quarter: said so, and never another city's.
    ['柳州一季度社区食堂有多少个', [/没有一季度的数据/u, /150 个/u], [/杭州|宁波/u]],
    // An aim stays an aim, also with 现在 or a year that is over.
    ['柳州现在社区食堂的目标是多少', [/≥ 150 个[\s\S]*86 个/u]],
    ['柳州2025年社区食堂目标', [/≥ 150 个/u], [/没有2025年/u]],
    ['社区食堂', [/≥ 150 个[\s\S]*86 个（2022年）/u]],
  ]);
});

describe('没有 is said only of what neither names nor texts have', () => {
  table([
    ['柳州GDP', [/没有名为“GDP”的指标，下面几项的名称里有它/u, /养老服务产业增加值占GDP比重/u], [/现有规划里没有/u]],
    ['遵义PM10浓度', [/遵义市的规划里没有“PM10”/u], [/柳州/u]],
    ['遵义臭氧浓度', [/【臭氧浓度】持续下降/u]],
    ['遵义GDP', [/遵义市的规划里没有“GDP”/u], [/养老|湖州|专利密集型/u]],
    ['铜仁GDP', [/铜仁市：现有规划里没有/u]],
  ]);
});

describe('words that only say how something is counted name no figure', () => {
  table([
    ['助餐补贴比例', [/用餐费用的12%/u], [/充电位/u]],
    ['充电位占比', [/公交站台充电位占比[\s\S]*25%/u]],
  ]);
});

describe('when something is', () => {
  table([
    ['遵义第二阶段到什么时候', [/第二阶段：全面实施阶段/u, /2026年10月/u], [/第一阶段|杭州/u]],
    ['第一阶段什么时候结束', [/2023年6月/u, /自国家知识产权局批复三个月内，起算日期原文未写/u]],
    ['柳州方案有效期到什么时候', [/有效期至2025年12月31日/u], [/遵义/u]],
    ['遵义方案有效期到什么时候', [/原文没有写有效期/u, /规划期 2023年—2026年/u], [/柳州/u]],
    ['柳州改造家庭床位什么时候完成', [/2024年9月/u]],
    ['柳州发放助餐补贴什么时候完成', [/没有给这一项写期限/u]],
    ['青杉入户宣传什么时候结束', [/2022年11月5日至2022年12月20日/u]],
    ['遵义柴油公交车什么时候退出营运', [/到2026年底全市柴油公交车全部退出营运/u]],
    ['柳州养老服务质量多久评估一次', [/【养老服务质量】【每】两年/u]],
    ['湖州方案哪天印发的', [/2022-09-30/u]],
  ]);
  it('takes codes of phases and tasks', async () => {
    const code = chat.store.view.phases().find(({ region, name }) => region === '遵义市' && name.startsWith('第二'))?.code;
    const answer = await asked(`/deadline ${code}`);
    expect(answer).toContain('2026年10月');
    expect(answer).not.toMatch(/第一阶段|指标/u);
  });
});

describe('a date limit is kept', () => {
  table([
    ['柳州市民政局6月底前要完成什么', [/2024年6月底前：前面 1 项/u, /建设社区食堂/u], [/家庭床位/u]],
    ['柳州9月底要完成哪些', [/改造家庭床位/u], [/建设社区食堂/u]],
    ['2024年底前柳州要完成什么', [/建设社区食堂/u, /改造家庭床位/u], [/杭州/u]],
    ['柳州市民政局 7月', [/没有到期的项目/u, /1 项任务原文没有写期限/u]],
    ['柳州民政局2024年有哪些任务', [/“2024年”没有用上/u, /建设社区食堂/u]],
    ['/deadline 柳州 180天', [/建设社区食堂/u], [/家庭床位/u]],
  ]);
});

it('shows what is stated and counted by no target', async () => {
  expect(await asked('/progress 柳州')).toMatch(/另有 \d+ 项数据写在文件里，没有对应的目标/u);
  expect(await asked('/progress 柳州 其他数据')).toMatch(/养老护理员\n\s*1250 人/u);
});

it('keeps a name of two behind a blank with its question, and answers nothing twice', async () => {
  expect(await asked('市民政局有哪些任务 柳州')).toContain('市民政局 在 1 个方案里');
  expect((await asked('宁波惠及企业')).match(/826 家/gu)).toHaveLength(1);
});

it('takes a plan by its prefix before words', async () => {
  const prefix = chat.store.view.plans().find(({ parsed }) => parsed.region === '柳州市')?.prefix;
  expect(await asked(`/targets ${prefix} 床位`)).toContain('护理型床位占比');
});
