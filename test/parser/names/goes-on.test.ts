import { expect, test } from 'vitest';
import { observationsOf, targetsOf } from '../figures-of.js';

test.each([
  [
    '到2025年，粮食总产量达到24亿斤以上，其中水稻14亿斤以上、玉米6亿斤以上。',
    ['粮食总产量 >= 24亿斤 2025', '水稻产量 >= 14亿斤 2025', '玉米产量 >= 6亿斤 2025'],
  ],
  ['到2025年，发电装机容量达到320万千瓦，其中光伏210万千瓦。', ['发电装机容量 >= 320万千瓦 2025', '光伏装机容量 = 210万千瓦 2025']],
  ['到2025年，总产量达到90万吨，其中出口额3亿元。', ['出口额 = 3亿元 2025']],
  ['到2025年，蔬菜产量达到90万吨、水果30万吨。', ['蔬菜产量 >= 90万吨 2025', '水果 = 30万吨 2025']],
])('kinds of what is made or grown are measured like the whole: %s', (sentence, rows) => {
  expect(targetsOf(sentence).filter((row) => !row.startsWith('总产量'))).toEqual(rows);
});

test.each([
  ['到2025年，每千人口医师数达到3.2人、护士数达到3.8人。', ['每千人口医师数 >= 3.2人 2025', '每千人口护士数 >= 3.8人 2025']],
  ['到2025年，每千人口医师数达到3.2人，护士总数达到3800人。', ['每千人口医师数 >= 3.2人 2025', '护士总数 >= 3800人 2025']],
])('a standard by heads goes on in a list, not behind a comma: %s', (sentence, rows) => {
  expect(targetsOf(sentence)).toEqual(rows);
});

test.each([
  ['到2025年，城镇新增就业年均6000人以上。', ['城镇新增就业 >= 6000人 2025 annual']],
  ['到2025年，服务业收入年均增长8%。', ['服务业收入年均增长 = 8% 2025 growth']],
  ['到2025年，科技企业数量将实现翻番，达到400家。', ['科技企业数量 = 1番 2025 growth', '科技企业数量 >= 400家 2025']],
  ['到2025年，化肥、农药使用量分别减少6%、8%。', ['化肥使用量减少 = 6% 2025 growth', '农药使用量减少 = 8% 2025 growth']],
])('paces and words of reaching are no part of a name: %s', (sentence, rows) => {
  expect(targetsOf(sentence)).toEqual(rows);
});

test.each([
  ['到2025年，新建服务中心8个、改扩建12个。', ['服务中心 = 8个 2025', '改扩建服务中心 = 12个 2025']],
  ['到2025年，改扩建服务中心8个，累计改扩建12个。', ['服务中心 = 8个 2025', '服务中心 = 12个 2025 cumulative']],
  ['到2025年，新建污水处理厂2座、提标改造3座。', ['污水处理厂 = 2座 2025', '提标改造污水处理厂 = 3座 2025']],
  ['推进住宅加装电梯，五年累计不少于150部。', ['住宅加装电梯 >= 150部 - cumulative']],
  ['困难老年人补贴发放率100%。', ['困难老年人补贴发放率 = 100% -']],
  ['给予设备购置费100%补贴，贴息率100%。', []],
])('acts on what was told before, rates of all: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});

test.each([
  [
    '到2025年，垃圾处理覆盖率、医保参保率和群众满意度均达到95%。',
    ['垃圾处理覆盖率 >= 95% 2025', '医保参保率 >= 95% 2025', '群众满意度 >= 95% 2025'],
  ],
  ['到2025年，软件和物流业收入和从业人员数量均增长10%。', ['软件和物流业收入增长 = 10% 2025 growth', '从业人员数量增长 = 10% 2025 growth']],
  ['到2025年，水稻种植、收获机械化率均达到90%。', ['水稻种植机械化率 >= 90% 2025', '水稻收获机械化率 >= 90% 2025']],
])('measures that 均 gives one number are each a row: %s', (sentence, rows) => {
  expect(targetsOf(sentence)).toEqual(rows);
});

test('the rate of what was done does not take its 累计', () => {
  expect(observationsOf('2021年，服务平台累计受理案件12.6万件，办结率98.7%。')).toEqual([
    '服务平台受理案件 12.6万件 2021',
    '服务平台受理案件办结率 98.7% 2021',
  ]);
});
