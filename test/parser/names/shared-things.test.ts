import { expect, test } from 'vitest';
import { observationsOf, targetsOf } from '../figures-of.js';

test.each([
  ['到2025年，培育10个县级、100个乡镇级示范点。', ['县级示范点 = 10个 2025', '乡镇级示范点 = 100个 2025']],
  ['到2025年，打造3条国家级、12条省级旅游精品线路。', ['国家级旅游精品线路 = 3条 2025', '省级旅游精品线路 = 12条 2025']],
  [
    '到2025年，培育30家市级、5家省级和2家国家级龙头企业。',
    ['市级龙头企业 = 30家 2025', '省级龙头企业 = 5家 2025', '国家级龙头企业 = 2家 2025'],
  ],
  ['到2025年，建成8个千亩、20个百亩和一批十亩茶叶基地。', ['千亩茶叶基地 = 8个 2025', '百亩茶叶基地 = 20个 2025']],
  ['到2025年，评定6家四星级、15家三星级农家乐。', ['四星级农家乐 = 6家 2025', '三星级农家乐 = 15家 2025']],
])('members of a list take the thing that its end names: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});

test.each([
  ['到2025年，完成60个农用地块和40个工业地块污染治理试点。', ['农用地块污染治理试点 = 60个 2025', '工业地块污染治理试点 = 40个 2025']],
  ['到2025年，完成对30个山区县、1200个山区村的网络覆盖。', ['山区县的网络覆盖 = 30个 2025', '山区村的网络覆盖 = 1200个 2025']],
  ['到2025年，建成3个示范园区和4个产业园区配套项目。', ['示范园区 = 3个 2025', '产业园区配套项目 = 4个 2025']],
])('work at the end of a list is done to all of it: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});

test.each([
  ['到2025年，新增国家级3家、省级20家技术中心。', ['国家级技术中心 = 3家 2025', '省级技术中心 = 20家 2025']],
  ['到2025年，新增省级15个、市级40个示范村。', ['省级示范村 = 15个 2025', '市级示范村 = 40个 2025']],
  ['到2025年，培育市级以上20家、区级60家专业合作社。', ['市级以上专业合作社 = 20家 2025', '区级专业合作社 = 60家 2025']],
])('grades that stand before their counts take it too: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});

test.each([
  ['2024年底前，120项高频事项实现全程网办。', ['高频事项实现全程网办 = 120项 2024']],
  ['2023年底前，推动婚姻登记等36项业务实现跨县通办。', ['婚姻登记业务实现跨县通办 = 36项 2023']],
  ['到2025年，200个村实现集中供水。', ['村实现集中供水 = 200个 2025']],
  ['到2025年，90所学校完成食堂改造。', ['学校完成食堂改造 = 90所 2025']],
])('things in which something is brought about by a date: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});

test.each(['在12个乡镇实现集中供水试点。', '15家企业实现营业收入增长。'])('things only looked at: %s', (sentence) => {
  expect(targetsOf(sentence, 'tasks')).toEqual([]);
});

test.each([
  ['到2024年，新建12所、改建7所公办幼儿园。', ['新建公办幼儿园 = 12所 2024', '改建公办幼儿园 = 7所 2024']],
  ['2024年底前，新建15处、提升8处口袋公园。', ['新建口袋公园 = 15处 2024', '提升口袋公园 = 8处 2024']],
  [
    '到2025年，新建40座、改造25座和更新10座公交候车亭。',
    ['新建公交候车亭 = 40座 2025', '改造公交候车亭 = 25座 2025', '更新公交候车亭 = 10座 2025'],
  ],
])('several acts are on the thing that the last one names: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});

test.each([
  ['2021年全市中药材种植面积达到10万亩，总产量达到2万吨，2025年力争达到3万吨。', ['中药材总产量 >= 3万吨 2025']],
  ['去年全县茶叶种植面积8万亩，产量达到1200吨，2024年力争达到1500吨。', ['茶叶产量 >= 1500吨 2024']],
  ['2021年快递业务量3亿件，增速达到12%，2025年达到15%。', ['快递业务量增速 >= 15% 2025 growth']],
])('a measure of a thing told before goes on by its whole name: %s', (sentence, rows) => {
  expect(targetsOf(sentence)).toEqual(rows);
});

test.each([
  ['2023年底前，将不动产登记、用水报装时间分别压缩至3天、半天。', ['不动产登记时间 <= 3天 2023', '用水报装时间 <= 0.5天 2023']],
  ['审批时间压缩至半个月。', ['审批时间 <= 0.5个月 -']],
  [
    '2023年底前，将婚姻登记、收养登记办理时限压缩一半，分别减至2个月、半个月。',
    ['婚姻登记、收养登记办理时限压缩 = 50% 2023 growth', '婚姻登记办理时限 <= 2个月 2023', '收养登记办理时限 <= 0.5个月 2023'],
  ],
  ['企业开办时间由15天缩短至7天。', ['企业开办时间 <= 7天 -']],
])('times that shorten, also to half a unit: %s', (sentence, rows) => {
  expect(targetsOf(sentence, 'tasks')).toEqual(rows);
});

test.each(['每半年召开一次会议，上半年完成一半以上，提前半个月报送。', '联络员任期半年，工作满半年后轮换。'])(
  'half of a time that does not shorten: %s',
  (sentence) => {
    expect(targetsOf(sentence, 'tasks').filter((row) => row.includes('0.5'))).toEqual([]);
  },
);

test.each([
  '上架产品20家以上的平台可申报。',
  '服务企业50家以上的机构可参加评选。',
  '会员单位达到30家以上的协会方可申请资助。',
  '拥有专职教练5名以上的俱乐部可自愿报名。',
  '年营业收入3000万元以上的企业可申请入库。',
  '获得一等奖的奖金10万元。',
  '评选一等奖3名、二等奖5名，奖金分别为2万元、1万元。',
  '申报企业上年度营业收入应达到5000万元以上。',
  '申报单位年营业收入不低于500万元，研发人员不少于10人。',
])('who may take part, and what they win, is no aim: %s', (sentence) => {
  expect(targetsOf(sentence, 'tasks')).toEqual([]);
  expect(observationsOf(sentence, 'tasks')).toEqual([]);
});

test('prizes that are to be won are an aim', () => {
  expect(targetsOf('到2025年，力争获得国家级金奖3项。', 'tasks')).toEqual(['获得国家级金奖 = 3项 2025']);
});
