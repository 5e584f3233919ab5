import { describe, expect, it } from 'vitest';
import { observationsOf, targetsOf } from '../figures-of.js';

/** Sentences of a task without a date, and the targets in them. Own sentences. */
const PROMISED: readonly (readonly [sentence: string, rows: readonly string[]])[] = [
  ['疏通排水管道86公里。', ['疏通排水管道 = 86公里 -']],
  ['压实管护责任，除险加固36座小型水库。', ['除险加固小型水库 = 36座 -']],
  ['拓宽18公里瓶颈路段。', ['拓宽瓶颈路段 = 18公里 -']],
  [
    '全市硬化村组道路120公里，安装路灯2600盏，栽植景观树4万棵。',
    ['硬化村组道路 = 120公里 -', '安装路灯 = 2600盏 -', '栽植景观树 = 4万棵 -'],
  ],
  ['轮作耕地1万亩。', ['轮作耕地 = 1万亩 -']],
  ['救治先心病患儿260名。', ['救治先心病患儿 = 260名 -']],
  ['资助困难学生3200名，每人每年3000元。', ['资助困难学生 = 3200名 -']],
  ['供养1800名特困人员。', ['供养特困人员 = 1800名 -']],
  ['招用2024届毕业生900名。', ['招用2024届毕业生 = 900名 -']],
  ['聘用60名产业教授。', ['聘用产业教授 = 60名 -']],
  ['审结涉企案件4200件。', ['审结涉企案件 = 4200件 -']],
  ['修缮历史建筑28处。', ['修缮历史建筑 = 28处 -']],
  ['创作原创歌曲40首，放映公益电影900场。', ['创作原创歌曲 = 40首 -', '放映公益电影 = 900场 -']],
  ['处理5000万立方米再生水。', ['处理再生水 = 5000万立方米 -']],
];

/** What begins with a word of work and promises nothing by itself. */
const NO_PROMISE: readonly string[] = [
  '出口企业200家。',
  '救助站6个。',
  '灌溉面积30万亩。',
  '运输车辆20辆以上的企业纳入监管。',
  '对存栏500头以上的养殖场开展排污整治。',
  '拆除2米以上围墙。',
  '村道拓宽至6米。',
  '挂牌督办案件3件。',
  '家庭3口人以上的优先。',
  '推动3站合一。',
  '面向2025届毕业生开展指导。',
];

describe('work that plans of each field promise by number', () => {
  it.each(PROMISED)('%s', (sentence, rows) => {
    expect(targetsOf(sentence, 'tasks')).toEqual(rows);
  });

  it.each(NO_PROMISE)('%s promises nothing', (sentence) => {
    expect(targetsOf(sentence, 'tasks')).toEqual([]);
  });
});

describe('the noun that a number counts begins right behind it', () => {
  it.each([
    ['到2024年，建设20个为老服务中心。', ['为老服务中心 = 20个 2024']],
    ['到2024年，设立6支引导基金。', ['引导基金 = 6支 2024']],
    ['到2024年，建成30个和谐社区。', ['和谐社区 = 30个 2024']],
    ['到2024年，编制12部规划。', ['编制规划 = 12部 2024']],
    ['到2024年，新增3万平方米使用面积。', ['新增使用面积 = 3万平方米 2024']],
    ['到2024年，开放80个体育场馆。', ['开放体育场馆 = 80个 2024']],
    ['到2024年，新增30家长期护理机构。', ['新增长期护理机构 = 30家 2024']],
  ])('%s', (sentence, rows) => {
    expect(targetsOf(sentence)).toEqual(rows);
  });
});

describe('a character that is the end of a word is no link', () => {
  it.each([
    ['到2024年，查处违法行为300起。', ['查处违法行为 = 300起 2024']],
    ['到2024年，新增专利许可200件。', ['新增专利许可 = 200件 2024']],
    ['到2024年，打造重点商超40家。', ['重点商超 = 40家 2024']],
    ['到2024年，租赁住房供应达到8000套。', ['租赁住房供应 >= 8000套 2024']],
    ['到2024年，并网光伏200万千瓦。', ['并网光伏 = 200万千瓦 2024']],
    ['到2024年，节约用水500万立方米。', ['节约用水 = 500万立方米 2024']],
  ])('%s', (sentence, rows) => {
    expect(targetsOf(sentence)).toEqual(rows);
    expect(observationsOf(sentence, 'goals')).toEqual([]);
  });
});

describe('再 before a verb says that more is to come, within a name it belongs to it', () => {
  it.each([
    ['到2024年，再建农村公路50公里。', ['农村公路 = 50公里 2024']],
    ['到2024年，再建60公里农村公路。', ['农村公路 = 60公里 2024']],
    ['到2024年，再清理河道30公里。', ['清理河道 = 30公里 2024']],
    ['到2024年，建成再生水厂6座。', ['再生水厂 = 6座 2024']],
    ['到2024年，再制造企业达到30家。', ['再制造企业 >= 30家 2024']],
    ['到2024年，再开发地块利用率达到90%。', ['再开发地块利用率 >= 90% 2024']],
  ])('%s', (sentence, rows) => {
    expect(targetsOf(sentence)).toEqual(rows);
  });
});
