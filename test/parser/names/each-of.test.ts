import { describe, expect, it } from 'vitest';
import { targetsOf } from '../figures-of.js';

/** Sentences written for this test, under the goals of a plan for 2022—2025. */
const CASES: readonly (readonly [sentence: string, targets: readonly string[]])[] = [
  ['到2025年，建设笼式足球场和门球场各24个。', ['笼式足球场 = 24个 2025', '门球场 = 24个 2025']],
  ['到2024年，新建公办幼儿园、小学、初中各3所。', ['公办幼儿园 = 3所 2024', '小学 = 3所 2024', '初中 = 3所 2024']],
  ['到2025年，培育国家级、省级林业龙头企业各6家。', ['国家级林业龙头企业 = 6家 2025', '省级林业龙头企业 = 6家 2025']],
  ['城区到2025年新建立体停车楼和充电站各20座以上。', ['立体停车楼 >= 20座 2025', '充电站 >= 20座 2025']],
  ['2025年，举办马拉松、龙舟赛各2场。', ['举办马拉松 = 2场 2025', '举办龙舟赛 = 2场 2025']],
  ['2023—2025年，市、县财政每年各安排1800万元用于造林补植。', ['市财政安排 = 1800万元 2025 annual', '县财政安排 = 1800万元 2025 annual']],
  // a single thing
  ['到2025年，各县区建成残疾人康复中心1个、托养站2个。', ['各县区建成残疾人康复中心 = 1个 2025', '托养站 = 2个 2025']],
];

describe('several things that have a figure each', () => {
  it.each(CASES.map(([sentence, rows]) => ({ sentence, rows })))('$sentence', ({ sentence, rows }) => {
    expect(targetsOf(sentence)).toEqual(rows);
  });
});
