import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLookup, type Entry } from '../../src/lookup/lookup.js';
import { type QuestionContext, type Reading, understand, understandAll } from '../../src/lookup/question.js';
import { questionCases } from './questions.js';

const entries = JSON.parse(readFileSync(new URL('../fixtures/lookup/entries.json', import.meta.url), 'utf8')) as Entry[];
const lookup = createLookup(entries);
const commands = ['targets 指标', 'tasks 任务', 'progress 进展', 'digest 周报'].map((line) => {
  const [name = '', chinese = ''] = line.split(' ');
  return { name, chinese, aliases: [] };
});
const plans: QuestionContext['plans'] = [
  { name: '浙江省知识产权发展“十三五”规划', region: '浙江省', years: [2016, 2020] },
  { name: '湖州市推进国家知识产权强市建设试点城市工作方案(2022—2025年)', region: '湖州市', years: [2022, 2025] },
];
const context: QuestionContext = { commands, now: new Date('2024-06-12T02:00:00Z'), plans };

const named = (reading: Reading): Record<string, unknown> =>
  Object.fromEntries(Object.entries(reading.slots).map(([slot, value]) => [slot, 'name' in value ? value.name : value]));

describe('plain questions as officials ask them', () => {
  it.each(questionCases.map((row) => [row.after ? `${row.after} → ${row.asked}` : row.asked, row] as const))('%s', (_title, row) => {
    const previous = row.after === undefined ? null : understand(row.after, lookup, context);
    const reading = understand(row.asked, lookup, { ...context, previous });
    expect({ command: reading.command, refused: reading.refused }).toEqual({ command: row.command, refused: row.refused ?? null });
    expect(named(reading)).toMatchObject(row.slots ?? {});
  });

  it('holds at least 150 questions, a tenth of them refused', () => {
    expect(questionCases.length).toBeGreaterThanOrEqual(150);
    expect(questionCases.filter(({ command }) => command === null).length).toBeGreaterThanOrEqual(questionCases.length / 10);
  });
});

describe('several questions in one message', () => {
  it.each([
    ['杭州质押融资金额目标是多少？湖州呢？', ['/targets 杭州市 知识产权质押融资金额', '/targets 湖州市 知识产权质押融资金额']],
    ['您好！杭州的任务，另外湖州有逾期的吗？谢谢', ['/tasks 杭州市', '/deadline 湖州市 逾期']],
    ['法院和检察院都有啥任务', ['/tasks 市法院', '/tasks 市检察院']],
    ['周报', ['/digest']],
    ['杭州和湖州的专利目标', ['/targets 杭州市 专利', '/targets 湖州市 专利']],
    ['杭州的马德里商标和质押融资金额各是多少', ['/targets 杭州市 马德里商标注册量', '/targets 杭州市 知识产权质押融资金额']],
    ['杭州质押融资金额目标是多少 湖州马德里商标呢 谢谢', ['/targets 杭州市 知识产权质押融资金额', '/targets 湖州市 马德里商标注册量']],
  ])('%s', (message, expected) => {
    expect(understandAll(message, lookup, context).map(({ command }) => command)).toEqual(expected);
  });
});

describe('how a question was read', () => {
  it('names for each answer its own region', () => {
    expect(understandAll('杭州和湖州的专利目标', lookup, context).map(({ readAs }) => readAs)).toEqual([
      '杭州市 · 专利 · 目标',
      '湖州市 · 专利 · 目标',
    ]);
  });

  it('says region, thing and intent', () => {
    expect(understand('请问杭州的高价值发明专利目标是多少？', lookup, context).readAs).toBe('杭州市 · 每万人高价值发明专利拥有量 · 目标');
  });

  it('shows what was typed for each slot, and why it was taken for that', () => {
    const { slots } = understand('hangzhou的市监局任务', lookup, context);
    expect(slots.region).toMatchObject({ typed: 'hangzhou', name: '杭州市', reason: '按拼音' });
    expect(slots.unit).toMatchObject({ typed: '市监局', name: '市市场监管局' });
  });

  it('offers the bodies of the same name, the own region first', () => {
    const { alternatives } = understand('市科技局有哪些任务', lookup, { ...context, defaultRegion: '湖州市' });
    expect(alternatives.map(({ command }) => command)).toEqual(['/tasks 市科技局 湖州市', '/tasks 市科技局 杭州市']);
  });

  it('says why a name was taken for what was typed', () => {
    expect(understand('scjgj任务', lookup, context).readAs).toBe('市市场监管局（按拼音首字母） · 任务');
    expect(understand('杭州工商局的任务', lookup, context).readAs).toBe('杭州市 · 市市场监管局（按旧名，2018年前） · 任务');
  });

  it.each([
    [null, ['/targets 杭州市 专利 2024', '/targets 湖州市 专利 2024']],
    ['湖州市', ['/targets 湖州市 专利 2024', '/targets 杭州市 专利 2024']],
  ])('asks back which region first letters mean, the own one first: %s', (defaultRegion, commands) => {
    const reading = understand('hz 专利 2024', lookup, { ...context, defaultRegion });
    expect(reading).toMatchObject({ confident: false, readAs: 'hz · 专利 · 2024年 · 目标' });
    expect(reading.alternatives.map(({ command }) => command)).toEqual(commands);
  });

  it('offers the same question in the regions that the store has plans of', () => {
    const { alternatives } = understand('成都的专利目标', lookup, { ...context, regions: ['杭州市', '湖州市'] });
    expect(alternatives.map(({ command }) => command)).toEqual(['/targets 杭州市 专利', '/targets 湖州市 专利']);
  });

  it.each(['原文', '历史', '为什么'])('a bare %s is about the first row shown', (asked) => {
    expect(understand(asked, lookup, { ...context, codes: ['杭2', '杭3'] }).slots.code?.name).toBe('杭2');
  });

  it('says that there is no further page', () => {
    expect(understand('还有吗', lookup, { ...context, lastPage: true })).toMatchObject({ command: null, refused: 'courtesy' });
  });

  it('tells of a body that is missing in the words of the question', () => {
    expect(understand('省财政厅有什么任务', lookup, context).readAs).toBe('省财政厅');
    expect(understand('科技部有什么任务', lookup, context).readAs).toBe('科技部');
    expect(understand('浙江省市场监管局任务', lookup, context).readAs).toBe('浙江省市场监管局');
  });

  it.each(['杭2 1150 6月底 报表', '杭2：1150件'])('asks whether a figure after a code is to be reported: %s', (asked) => {
    const reading = understand(asked, lookup, context);
    expect(reading.confident).toBe(false);
    expect(reading.alternatives.map(({ command }) => command)).toEqual([`/update ${asked.replace('：', ' ')}`, '/source 杭2']);
  });

  it.each(['杭2', '杭2 2024', '杭2的原文', '杭2 有没有 3 倍'])('shows the row where no figure follows its code: %s', (asked) => {
    expect(understand(asked, lookup, context)).toMatchObject({ confident: true, command: '/source 杭2' });
  });

  it('says 按英文 of the words that were English alone', () => {
    const { slots } = understand('杭州 patent 目标', lookup, context);
    expect(slots.region?.reason).toBeNull();
    expect(understand('杭州的 Madrid trademark 目标', lookup, context).readAs).toMatch(/^杭州市 · .*（按英文）/u);
  });

  it('reads a task by the words that the command searches for', () => {
    const { command, readAs } = understand('杭州许可备案任务', lookup, context);
    expect(command).toBe('/tasks 杭州市 许可备案');
    expect(readAs).toBe('杭州市 · 许可备案 · 任务');
  });

  it('names what is missing and offers what there is', () => {
    const reading = understand('成都的高价值专利目标', lookup, context);
    expect(reading).toMatchObject({ refused: 'absent', readAs: '成都市' });
    expect(reading.alternatives.map(({ label }) => label)).toContain('每万人高价值发明专利拥有量');
  });
});
