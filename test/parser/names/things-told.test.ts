import { expect, test } from 'vitest';
import { observationsOf, targetsOf } from '../figures-of.js';

test.each([
  ['到2025年，淘汰落后9台锅炉产能36.5万千瓦。', ['淘汰落后锅炉 = 9台 2025', '锅炉产能 = 36.5万千瓦 2025']],
  ['到2025年，完成拆除老旧12座烟囱。', ['拆除老旧烟囱 = 12座 2025']],
  ['到2025年，盘活闲置40处厂房。', ['盘活闲置厂房 = 40处 2025']],
])('the state of things may stand before their number: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});

test.each([
  ['到2025年，新建5条道路总里程20公里。', ['道路 = 5条 2025', '道路总里程 = 20公里 2025']],
  ['到2025年，实施30个项目总投资120亿元。', ['实施项目 = 30个 2025', '项目总投资 = 120亿元 2025']],
  ['到2025年，实施30个项目，总投资120亿元。', ['实施项目 = 30个 2025', '实施项目总投资 = 120亿元 2025']],
  ['到2025年，建成3个产能中心。', ['产能中心 = 3个 2025']],
])('what measures things as a whole stands between the two numbers: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});

test.each([
  ['车站出入口增加电扶梯，三年累计新增19台。', ['新增电扶梯 = 19台 - cumulative']],
  ['加快配备巡查车辆，三年累计投放45辆。', ['投放巡查车辆 = 45辆 - cumulative']],
])('another act takes the thing of the clause before that tells no number: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});

test.each([
  ['新增或更新配送车辆100%新能源化。', ['新增或更新配送车辆新能源化 = 100% -']],
  ['施工工地扬尘防治100%达标。', ['施工工地扬尘防治达标 = 100% -']],
  ['费用由财政100%承担。', []],
])('what all of a kind are to become: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});

test.each([
  ['2021年，培育形成软件、物流等3个千亿级集群，建材、食品等4个百亿级集群。', ['千亿级集群 3个 2021', '百亿级集群 4个 2021']],
  ['2021年，形成20余家县级基金协调发展的格局。', ['县级基金 20家 2021']],
  ['2021年，发布首款180nm工艺芯片，建成12条7纳米生产线。', ['7纳米生产线 12条 2021']],
])('reached: %s', (sentence, rows) => {
  expect(observationsOf(sentence)).toEqual(rows);
});

test.each([
  [
    '到2025年，中心城区参与活动的商户不低于80%，东部地区和西部新城不低于70%，其他建成区达到100%。',
    ['中心城区参与活动的商户 >= 80% 2025', '东部地区和西部新城参与活动的商户 >= 70% 2025', '其他建成区参与活动的商户 >= 100% 2025'],
  ],
  ['到2025年，医院2人间和3人间病房占比达到75%以上。', ['医院2人间和3人间病房占比 >= 75% 2025']],
  ['到2025年，淘汰木质渔船（设备）2000艘（台、套）以上。', ['淘汰木质渔船（设备） >= 2000艘（台、套） 2025']],
  ['每年路检不少于2万辆次。', ['路检 >= 2万辆次 - annual']],
  [
    '到2025年，更新提升91个断面水站、26个大气站点、监测设备67台（套）。',
    ['断面水站 = 91个 2025', '大气站点 = 26个 2025', '监测设备 = 67台（套） 2025'],
  ],
  ['对日产能不低于500千克且售价不高于25元/千克的站点，根据年度用量，按照20元/千克的标准给予补贴。', []],
])('places, units and bounds: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});
