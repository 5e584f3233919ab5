import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchLineError, lookupBatch } from '../../src/lookup/batch.js';
import { nearestCommands } from '../../src/lookup/commands.js';
import { createLookup, type Entry } from '../../src/lookup/lookup.js';
import { understandAll } from '../../src/lookup/question.js';

const entries = JSON.parse(readFileSync(new URL('../fixtures/lookup/entries.json', import.meta.url), 'utf8')) as Entry[];
const lookup = createLookup(entries);

describe('one query, the entry that is meant', () => {
  it.each([
    ['市监局', '市市场监管局'],
    ['scjgj', '市市场监管局'],
    ['市场坚管局', '市市场监管局'],
    ['shichangjianguanju', '市市场监管局'],
    ['湖州市市場監管局', '市市场监管局〔市知识产权局〕'],
    ['工商局', '市市场监管局'],
    ['发改委', '市发改委'],
    ['市数据局', '市数据资源局'],
    ['万人高价值专利', '每万人高价值发明专利拥有量'],
    ['只押融资', '知识产权质押融资金额'],
    ['湖州师范学院', '湖州师院'],
    ['人民银行', '市人行'],
    ['PCT applications', 'PCT国际专利申请量'],
    ['版权登记量', '作品著作权登记量'],
    ['/tasks 市科技局', '市科技局'],
    ['＃杭州', '杭州市'],
    ['hang’zhou', '杭州市'],
  ])('%s', (query, name) => {
    const { confident, hits } = lookup.find(query);
    expect({ confident, name: hits[0]?.name }).toEqual({ confident: true, name });
  });

  it.each(['成都', '市卫健委', 'minzhengju', '森林覆盖率', '今天天气怎么样', '重庆市', '清华大学', '1234', 'bonjour', '水务局'])(
    'not confident: %s',
    (query) => {
      expect(lookup.find(query).confident).toBe(false);
    },
  );

  // Names of other places, bodies, firms, figures and tasks; each shares characters or sounds with names that are there.
  const absentNames = `
    济南市知识产权强市 杭州湾新区 临港新片区 奥体中心 长兴开发区 杭州高新投 富阳区 义乌 上海市知识产权局 宁波市科技局 余杭区科技局 温州市市场监管局
    市民政局 市民政居 市政务服务管理局 市委改革办 市新闻办 市作协 市急救中心 省高院 中国贸促会 宁波海关 杭州互联网法院 szjj wjj dianxin
    浙江工商大学 中国计量大学 浙江科技学院 杭州职业技术学院 湖州技师学院 浙大城市学院 浙大一院 湖州一中 甬江实验室 湖州银行 招商银行 浙商银行 中信证券
    瞪羚企业数 单项冠军企业数 绿色专利拥有量 实用新型专利授权量 外观设计专利授权量 服务业增加值占GDP比重 民事案件结案率 发明专利有效率 专利实施率 专利转让合同数
    商业秘密案件数 技术合同登记数 图书出版数量 律师事务所数 政府采购金额 推进未成年人保护 推进数字乡村建设 加强知识产权立法 加强校园食品安全监管 李书记`;
  it.each(absentNames.trim().split(/\s+/u))('not confident: %s', (query) => {
    expect(lookup.find(query).confident).toBe(false);
  });

  // Slips, lacks and doublings in names that are there.
  it.each([
    ['市统汁局', '市统计局'],
    ['市财财政局', '市财政局'],
    ['市体肓局', '市体育局'],
    ['市文化广播旅游局', '市文化广电旅游局'],
    ['每万人高价值发专利拥有量', '每万人高价值发明专利拥有量'],
    ['马德里商标注册里', '马德里商标注册量'],
    ['证卷化产品', '知识产权证券化产品单数'],
    ['hangzhou kjj', '市科技局'],
  ])('a slip is no other name: %s', (query, name) => {
    const { confident, hits } = lookup.find(query);
    expect({ confident, name: hits[0]?.name }).toEqual({ confident: true, name });
  });

  it('names what is absent', () => {
    expect(lookup.find('成都市场监管局').absent).toBe('成都市');
    expect(lookup.find('环保局').absent).toBe('生态环境局');
    expect(lookup.find('杭州').absent).toBeNull();
  });

  it.each([
    ['市场监管局', null],
    ['scjgj', '按拼音首字母'],
    ['shichangjianguanju', '按拼音'],
    ['市监局', '按简称'],
    ['工商局', '按旧名（2018年前）'],
    ['财正局', '按拼音'],
    ['copyright bureau', '按英文'],
  ])('says why: %s %s', (query, reason) => {
    expect(lookup.find(query).hits[0]?.reason ?? null).toBe(reason);
  });

  it('asks back between equals, the own region first', () => {
    const { verdict, hits } = lookup.find('市科技局', { region: '湖州市' });
    expect(verdict).toBe('choice');
    expect(hits.slice(0, 2).map(({ id }) => id)).toEqual(['unit:湖州市/市科技局', 'unit:杭州市/市科技局']);
  });

  it('keeps to the kinds asked for', () => {
    expect(lookup.find('杭州专利', { kinds: ['indicator'] }).hits.every(({ kind }) => kind === 'indicator')).toBe(true);
  });

  it('gives scores from 0 to 1, falling', () => {
    for (const query of ['专利', '杭州 科技局 2024', 'hz', '商标']) {
      const scores = lookup.find(query, { limit: 20 }).hits.map(({ score }) => score);
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    }
  });
});

describe('kept up to date in place', () => {
  const station: Entry = { id: 'indicator:充电桩数', kind: 'indicator', name: '充电桩数', aliases: [] };

  it('finds an entry once it is added and no longer once it is removed', () => {
    const own = createLookup(entries);
    expect(own.find('充电桩').confident).toBe(false);
    own.add([station]);
    expect(own.find('chongdianzhuang').hits[0]?.id).toBe(station.id);
    expect(own.size).toBe(entries.length + 1);
    own.remove([station.id]);
    expect(own.find('充电桩').confident).toBe(false);
    expect(own.size).toBe(entries.length);
  });

  it('learns and forgets an alias', () => {
    const own = createLookup(entries);
    expect(own.addAlias('unit:杭州市/之江实验室', '鲲鹏院')).toBe(true);
    expect(own.find('鲲鹏院').hits[0]?.id).toBe('unit:杭州市/之江实验室');
    expect(own.removeAlias('unit:杭州市/之江实验室', '鲲鹏院')).toBe(true);
    expect(own.find('鲲鹏院').confident).toBe(false);
    expect(own.addAlias('unit:none', 'x')).toBe(false);
    expect(own.removeAlias('unit:杭州市/之江实验室', '没有的')).toBe(false);
  });

  it('a city that is added is no longer absent', () => {
    const own = createLookup(entries);
    own.add([{ id: 'region:成都市', kind: 'region', name: '成都市', aliases: [] }]);
    expect(own.find('成都')).toMatchObject({ confident: true, absent: null });
  });

  it('answers the same after every entry was taken out and put back', () => {
    const own = createLookup(entries);
    own.remove(entries.slice(0, 60).map(({ id }) => id));
    own.add(entries.slice(0, 60));
    for (const query of ['市监局', '杭州', '质押融资', 'hz', '湖州财政局']) {
      const ids = (from: typeof own): string[] => [...from.find(query, { limit: 3 }).hits].map(({ id }) => id).sort();
      expect(ids(own)).toEqual(ids(lookup));
    }
  });
});

describe('any text', () => {
  const hostile = {
    'ten thousand letters': 'a'.repeat(10_000),
    'ten thousand syllables': 'shi'.repeat(3_400),
    'ten thousand characters': '知识产权质押融资'.repeat(1_250),
    emoji: '😂'.repeat(3_000),
    'right-to-left marks': '\u202e\u200f杭州\u202d市\u2066监局\u2069'.repeat(300),
    'control characters': Array.from({ length: 5_000 }, (_, i) => String.fromCharCode(i % 32)).join(''),
    'regular expression bomb': `${'(a+)+'.repeat(2_000)}$`,
    'lone surrogates': '\ud83d'.repeat(5_000),
    'combining marks': `e${'\u0301'.repeat(9_999)}`,
    'long ligatures': '\ufdfa'.repeat(3_000),
    digits: '9'.repeat(10_000),
  };

  it.each(Object.entries(hostile))('is answered: %s', (_name, text) => {
    const answer = lookup.find(text);
    expect(answer.q).toBe(text);
    expect(() => understandAll(text, lookup, { commands: [], now: new Date(0) })).not.toThrow();
  });

  it('never throws, and twice the same question has twice the same answer', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.stringMatching(/^[杭湖州市科技局知识产权专利的 a-z0-9]{0,30}$/u)),
        (text) => {
          expect(lookup.find(text)).toEqual(lookup.find(text));
          understandAll(text, lookup, { commands: [], now: new Date(0) });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('what is typed for a slot stands in the question', () => {
    for (const question of ['请问２０２４年杭州市（高价值）专利目标', 'ｈａｎｇｚｈｏｕ 专利', '湖州　科技局']) {
      for (const { slots } of understandAll(question, lookup, { commands: [], now: new Date(0) })) {
        for (const slot of [slots.region, slots.unit, slots.indicator]) if (slot) expect(question).toContain(slot.typed);
      }
    }
  });
});

describe('batch and commands', () => {
  it('answers JSON lines one by one', async () => {
    const lines: string[] = [];
    for await (const line of lookupBatch(['{"q":"杭州"}', '', '{"q":"成都"}'], lookup)) lines.push(line);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { q: '杭州', confident: true, hits: [{ id: 'region:杭州市', kind: 'region', name: '杭州市', reason: null }] },
      { q: '成都', confident: false },
    ]);
  });

  it.each(['nonsense', '[]', '{"q":1}'])('names the line that is no query: %s', async (bad) => {
    const run = async (): Promise<void> => {
      for await (const line of lookupBatch(['{"q":"杭州"}', bad], lookup)) expect(line).toContain('杭州');
    };
    await expect(run()).rejects.toMatchObject({ name: BatchLineError.name, line: 2 });
  });

  const commands = [
    'targets 指标',
    'tasks 任务',
    'deadline 期限',
    'progress 进展',
    'compare 对比',
    'source 原文',
    'history 历史',
    'help 帮助',
    'export 导出',
  ].map((line) => {
    const [name = '', chinese = ''] = line.split(' ');
    return { name, chinese, aliases: [] };
  });
  it.each([
    ['taget', 'targets'],
    ['taks', 'tasks'],
    ['prgress', 'progress'],
    ['dealine', 'deadline'],
    ['hlep', 'help'],
    ['renwu', 'tasks'],
    ['rw', 'tasks'],
    ['任物', 'tasks'],
    ['进站', 'progress'],
    ['/histroy', 'history'],
  ])('did you mean: %s → %s', (typed, name) => {
    expect(nearestCommands(typed, commands)[0]?.name).toBe(name);
  });
  it('offers nothing for nothing', () => {
    expect(nearestCommands('', commands)).toEqual([]);
    expect(nearestCommands('zzzzqq', commands)).toEqual([]);
  });
});
