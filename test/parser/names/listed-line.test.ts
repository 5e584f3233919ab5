import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';
import { targetsOf } from '../figures-of.js';

/** A page of this year's projects, one a line. Own lines. */
const projects = (...lines: string[]): string[] =>
  parse(`2024年东湖区政府民生项目安排\n一、民生项目\n${lines.join('\n\n')}\n`).targets.map(
    ({ indicator, value, unit, due }) => `${indicator} ${value}${unit} ${due}`,
  );

describe('a list whose verb stands at its first item', () => {
  it.each<[string[], string[]]>([
    [
      ['*新增12家社区食堂', '*3家托育中心', '80个村级助餐点', '*240张护理床位'],
      ['新增社区食堂 12家 2024', '托育中心 3家 2024', '村级助餐点 80个 2024', '护理床位 240张 2024'],
    ],
    [
      ['新建16公里滨江步道', '25个口袋公园、4片篮球场'],
      ['滨江步道 16公里 2024', '口袋公园 25个 2024', '篮球场 4片 2024'],
    ],
    [
      ['开通公交线路3条', '20处候车亭'],
      ['开通公交线路 3条 2024', '候车亭 20处 2024'],
    ],
  ])('over several lines: %j', (lines, rows) => {
    expect(projects(...lines)).toEqual(rows);
  });

  it('ends with a sentence', () => {
    expect(projects('新增12家社区食堂。', '3个部门参加了评审')).toEqual(['新增社区食堂 12家 2024']);
  });

  it('another act on the same thing', () => {
    expect(targetsOf('筹集不少于2500套保障性租赁住房，供应1800套。')).toEqual([
      '保障性租赁住房 >= 2500套 -',
      '供应保障性租赁住房 = 1800套 -',
    ]);
  });
});

describe('forms of levels and units', () => {
  it.each<[string, string[]]>([
    ['物流成本增速拟按4%左右把握。', ['物流成本增速 ~ 4% - growth']],
    ['2024年，财政支出增长率按6%安排。', ['财政支出增长率 = 6% 2024 growth']],
    ['人均体育场地面积达到2.8m2左右。', ['人均体育场地面积 ~ 2.8m2 -']],
    ['绿地面积达到320km2以上。', ['绿地面积 >= 320km2 -']],
    ['蔬菜产量连续保持在420万吨以上。', ['蔬菜产量 >= 420万吨 -']],
    ['举办健康讲座120堂。', ['举办健康讲座 = 120堂 -']],
  ])('%s', (sentence, rows) => {
    expect(targetsOf(sentence)).toEqual(rows);
  });
});
