import { beforeEach, expect, test } from 'vitest';
import { type Chat, openChat } from './chat.js';

/** Two papers of one made-up city, and one of another in which a body has another name. */
const PAPERS = {
  云山市清洁能源工作方案: [
    '到2030年，煤炭消费总量下降10%，风电装机达到300万千瓦。',
    '（一）削减散煤。取缔散煤销售点。（牵头单位：市工信局；配合单位：市商务局）',
  ],
  '云山市节水行动方案（草案）': ['到2030年，再生水利用率达到25%。', '（一）改造管网。改造老旧供水管网。（牵头单位：市水务局）'],
  湖岭市工业发展工作方案: ['到2030年，煤炭消费总量下降5%。', '（一）压减产能。淘汰落后产能。（牵头单位：市经信局；配合单位：市商务局）'],
} as const;
const paper = (title: string, [goal, task]: readonly string[]) =>
  new TextEncoder().encode(`${title}\n\n一、工作目标\n\n${goal}\n\n二、重点任务\n\n${task}\n`);

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
  for (const [title, parts] of Object.entries(PAPERS)) {
    await chat.says('', { files: [{ name: `${title}.txt`, bytes: paper(title, parts) }] });
    await chat.says('确认');
    // The table of places has no made-up ones.
    await chat.says(`/fix ${chat.store.view.plans().at(-1)?.prefix} 地区=${title.slice(0, 3)}`);
  }
});
const prefixOf = (title: string): string => chat.store.view.plans().find(({ parsed }) => parsed.title.startsWith(title))?.prefix ?? '';

test('the prefix of a plan narrows what else is asked for', async () => {
  const prefix = prefixOf('云山市清洁能源');
  const answer = await chat.says(`/targets ${prefix} 煤炭`);
  expect(answer).toContain(`${prefix}1`);
  expect(answer).toContain('煤炭消费总量');
  expect(answer).not.toContain('湖岭');
  expect(answer).not.toContain('风电');
  expect(await chat.says(`/tasks ${prefix} 市商务局`)).toContain('市商务局 在 1 个方案里有 1 项任务');
});

test('a body that is named in full beside a city is that body, in whichever order', async () => {
  for (const words of ['市工信局 云山', '云山 市工信局', '市工信局 云山市']) {
    const answer = await chat.says(`/tasks ${words}`);
    expect(answer).toContain('市工信局 在 1 个方案里有 1 项任务');
    expect(answer).toContain('削减散煤');
  }
  expect(await chat.says('/tasks 工信局')).not.toMatch(/^市工信局、市经信局、/u);
});

test('a region behind a question is part of it, and nothing is answered twice', async () => {
  const answer = await chat.says('市商务局参与哪些任务 云山');
  expect(answer).toContain('云山市');
  expect(answer).not.toContain('湖岭');
  const twice = await chat.says('宁波惠及企业');
  expect(twice.match(/826/gu)).toHaveLength(1);
  expect(await chat.says('云山市有哪些目标？湖岭市')).toMatch(/云山市[\s\S]*湖岭市/u);
});

test('a figure’s source names its plan where the region has several', async () => {
  expect(await chat.says('/targets 杭1')).toContain('杭州市、宁波市成效通报第 ');
  const [target] = chat.store.view.targets().filter(({ region, unit }) => region === '云山市' && unit === '%');
  const plan = chat.store.view.plans().find(({ id }) => id === target?.planId);
  if (!target || !plan) throw new Error('no target');
  const span = { ...target.source, line: 5 };
  const figure = {
    region: target.region,
    indicator: target.indicator,
    value: 3,
    unit: '%',
    normal: { value: 3, valueMax: null, unit: '%' },
  } as const;
  const observation = {
    ...figure,
    scope: target.scope,
    asOf: '2024',
    yoy: null,
    rank: null,
    section: '',
    source: span,
    pass: 'test',
    confidence: 'sure',
  } as const;
  await chat.given({ type: 'plan.import', plan: { ...plan, parsed: { ...plan.parsed, observations: [observation] } } });
  expect(await chat.says(`/history ${target.code}`)).toContain(`云山市（${plan.prefix}）方案第 5 行`);
});

test('a draft is called what it is printed as', async () => {
  const prefix = prefixOf('云山市节水');
  expect(await chat.says(`/targets ${prefix}`)).toContain('云山市节水行动方案（草案）');
  expect(await chat.says(`/plans ${prefix}`)).toContain('草案 · ');
  expect(await chat.says('/plans 节水行动')).not.toContain('征求意见稿');
  expect(await chat.says('/targets 杭1')).toContain('（征求意见稿）');
});

test('the code of a plan is that plan everywhere, whatever else it might be read as', async () => {
  // 国 stands in 市国资委 and in names of figures; 宁报 is a bulletin without targets and tasks.
  const country = chat.store.view.plans().find(({ prefix }) => prefix === '国');
  expect(country?.parsed.region).toBe('全国');
  const asked = async (text: string) => await chat.says(text);
  expect(await asked('/tasks 国')).toContain(`共 ${country?.parsed.tasks.length} 项任务`);
  expect(await asked('/tasks 国')).not.toContain('国资委');
  expect(await asked('/deadline 国')).not.toContain('国资委');

  expect(await asked('/progress 国')).not.toContain('国字号');
  for (const command of ['targets', 'tasks', 'deadline', 'progress'])
    expect(await asked(`/${command} ${prefixOf('云山市节水')}`), command).not.toMatch(/煤炭|散煤|杭州|没有找到/u);
  expect(await asked(`/progress ${prefixOf('云山市节水')}`)).toContain('再生水利用率');
});

test('a plan without targets says so, with what else it has', async () => {
  const report = chat.store.view.plans().find(({ parsed }) => parsed.targets.length === 0 && parsed.observations.length > 0);
  const code = report?.prefix ?? '';
  const none = await chat.says(`/targets ${code}`);
  expect(none).toContain('的目标”');
  expect(none).not.toContain('null');
  expect(none).toContain(`${code} 的 ${report?.parsed.observations.length} 项数据`);
  expect(await chat.says(`/tasks ${code}`)).toContain('的任务”');
  expect(await chat.says(`/progress ${code}`)).toMatch(/没有目标，有 \d+ 项数据/u);
  expect(await chat.says('/targets 云山 2027')).not.toContain('null');
  // A name with a region's name is the region's.
  expect(await chat.says('/targets 云山市')).toMatch(/煤炭[\s\S]*再生水/u);
});
