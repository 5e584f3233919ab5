import { expect, it } from 'vitest';
import { observationsOf, targetsOf } from '../figures-of.js';

it.each([
  ['到2027年，建成超过300个充电站。', ['充电站 >= 300个 2027']],
  ['到2027年，提供超3000个学位。', ['提供学位 >= 3000个 2027']],
  ['到2027年，培训超过3000名乡村教师。', ['乡村教师 >= 3000名 2027']],
  ['到2027年，满足超过8000万辆电动汽车充电需求。', ['电动汽车充电需求 >= 8000万辆 2027']],
  ['到2027年，累计培养超2000名高技能人才。', ['高技能人才 >= 2000名 2027 cumulative']],
  ['到2027年，专利转化超过3000件，成交额达到20亿元。', ['专利转化 >= 3000件 2027', '成交额 >= 20亿元 2027']],
  ['到2027年，服务企业超过3000家。', ['服务企业 >= 3000家 2027']],
  ['到2027年，新增就业超过30万人。', ['新增就业 >= 30万人 2027']],
])('超过 bounds how many of its object a verb acts on, and is a level where nothing follows: %s', (sentence, rows) => {
  expect(targetsOf(sentence)).toEqual(rows);
});

it.each([
  ['跨境电商蓬勃发展，年增速持续保持在30%以上。', ['跨境电商年增速 30% -']],
  ['网络零售额达到300亿元，年均增速保持在12%左右。', ['网络零售额 300亿元 -', '网络零售额年均增速 12% -']],
  ['年均增速达到8%。', []],
])('a pace without its thing is that of the clause before: %s', (sentence, rows) => {
  expect(observationsOf(sentence)).toEqual(rows);
});

it.each([
  ['到2025年，2024年底前建成的充电站达到80座。', ['建成的充电站 >= 80座 2024']],
  ['改造2000年以前建成的老旧小区120个。', ['改造2000年以前建成的老旧小区 = 120个 -']],
  ['完成8个重点领域的改造。', ['重点领域的改造 = 8个 -']],
])('what stands at the head of a clause is when things shall stand, behind a verb how old they are: %s', (sentence, rows) => {
  expect(targetsOf(sentence)).toEqual(rows);
});

it.each([
  ['数字经济虚拟现实产业规模达到120亿元。', ['数字经济虚拟现实产业规模 120亿元 -']],
  ['居民收入仍然领先，达到7.2万元。', ['居民收入 7.2万元 -']],
  ['最大的水库总库容达到1.5亿立方米。', ['最大的水库总库容 1.5亿立方米 -']],
  ['企业生产的新能源汽车占比达到35%。', ['企业生产的新能源汽车占比 35% -']],
])('words within a name stay: %s', (sentence, rows) => {
  expect(observationsOf(sentence)).toEqual(rows);
});

it.each([
  ['自2005年到2010年，孕产妇死亡率从19.35/10万下降到10.94/10万。', ['孕产妇死亡率 19.35/10万 2005', '孕产妇死亡率 10.94/10万 2010']],
  ['2015—2020年，森林覆盖率由30%提高到35%。', ['森林覆盖率 30% 2015', '森林覆盖率 35% 2020']],
])('a level that changed over years starts in the first and ends in the last, in a review too: %s', (sentence, rows) => {
  expect(observationsOf(sentence)).toEqual(rows);
});
