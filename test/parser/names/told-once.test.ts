import { describe, expect, it } from 'vitest';
import { observationsOf, targetsOf } from '../figures-of.js';

// Own sentences.
describe('what only the figure before tells', () => {
  it.each<[string, string[]]>([
    [
      '到2025年，陶瓷行业节水改造形成节水量30万吨、减排二氧化碳约2万吨。',
      ['陶瓷行业节水改造形成节水量 = 30万吨 2025', '陶瓷行业节水改造减排二氧化碳 ~ 2万吨 2025'],
    ],
    [
      '到2025年，陶瓷行业产能利用率达到80%，可再生能源使用比例达到20%；再生铅供应占比达到24%。',
      ['陶瓷行业产能利用率 >= 80% 2025', '陶瓷行业可再生能源使用比例 >= 20% 2025', '再生铅供应占比 >= 24% 2025'],
    ],
    [
      '到2025年，单位工业增加值能耗和用水量分别降低3%、4%。',
      ['单位工业增加值能耗降低 = 3% 2025 growth', '单位工业增加值用水量降低 = 4% 2025 growth'],
    ],
    [
      '到2025年，全市陆上风电、抽水蓄能装机分别达到30万千瓦、40万千瓦。',
      ['陆上风电装机 >= 30万千瓦 2025', '抽水蓄能装机 >= 40万千瓦 2025'],
    ],
  ])('%s', (sentence, rows) => {
    expect(targetsOf(sentence)).toEqual(rows);
  });

  it.each<[string, string[]]>([
    // A product of its own, no measure that every industry has.
    ['到2025年，陶瓷行业产能利用率达到80%，再生铅供应占比达到20%。', ['陶瓷行业产能利用率 >= 80% 2025', '再生铅供应占比 >= 20% 2025']],
    // Another part of the sentence.
    [
      '到2025年，陶瓷行业产能利用率达到80%；可再生能源使用比例达到20%。',
      ['陶瓷行业产能利用率 >= 80% 2025', '可再生能源使用比例 >= 20% 2025'],
    ],
    // Not told for one unit of output.
    [
      '到2025年，单位工业增加值能耗和PM2.5浓度分别降低3%、4%。',
      ['单位工业增加值能耗降低 = 3% 2025 growth', 'PM2.5浓度降低 = 4% 2025 growth'],
    ],
  ])('but no more: %s', (sentence, rows) => {
    expect(targetsOf(sentence)).toEqual(rows);
  });

  it('is whom a thing benefits, and of what year a figure is a multiple', () => {
    expect(observationsOf('2020年，公益性租赁用房供应2万套，受益6万户。')).toEqual([
      '公益性租赁用房供应 2万套 2020',
      '公益性租赁用房受益户数 6万户 2020',
    ]);
    expect(observationsOf('2020年货运量是2015年的2.5倍。')).toEqual(['货运量相当于2015年的倍数 2.5倍 2020']);
    expect(observationsOf('2020年，快递量为30万件，登记量为12件，分别为“十二五”期末的2.5倍、3倍。')).toEqual([
      '快递量 30万件 2020',
      '登记量 12件 2020',
      '快递量相当于“十二五”期末的倍数 2.5倍 2020',
      '登记量相当于“十二五”期末的倍数 3倍 2020',
    ]);
  });
});

describe('conditions of the things told', () => {
  it.each<[string, string[]]>([
    ['到2025年，建成林荫广场12处（面积800平方米以上）。', ['林荫广场 = 12处 2025']],
    // The sum of all of them is told in larger units.
    ['到2025年，建成林荫广场12处（面积80公顷以上）。', ['林荫广场 = 12处 2025', '林荫广场面积 >= 80公顷 2025']],
    ['到2025年，年度空置率超过20%的园区招商面积应达到空置面积的5%以上。', ['年度空置率超过20%的园区招商面积占空置面积比重 >= 5% 2025']],
    ['到2025年，各园区备用电力一般应达到最大负荷的3%—5%。', ['各园区备用电力占最大负荷比重 range 3—5% 2025']],
  ])('%s', (sentence, rows) => {
    expect(targetsOf(sentence)).toEqual(rows);
  });

  it('a bare number of people counts 人', () => {
    expect(targetsOf('到2025年，新增就业人数3万以上。')).toEqual(['新增就业人数 >= 3万人 2025']);
  });

  it('a quotation that ends behind the figure is no part of its name', () => {
    expect(targetsOf('2022年起4年内，实现“重点引进高层次人才达到300名，人才贡献率达到40%”的目标。')).toEqual([
      '引进高层次人才 >= 300名 2025',
      '人才贡献率 >= 40% 2025',
    ]);
    expect(targetsOf('2024年起5年内，“青苗”人才达到300名。')).toEqual(['“青苗”人才 >= 300名 2028']);
  });
});
