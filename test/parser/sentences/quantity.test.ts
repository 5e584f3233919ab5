import { describe, expect, it } from 'vitest';
import { readQuantities } from '../../../src/parser/sentences/quantity.js';

const shown = (text: string): string[] =>
  readQuantities(text).map(({ op, value, valueMax, unit }) => `${op} ${value}${valueMax === null ? '' : `—${valueMax}`}${unit ?? ''}`);

describe('quantities', () => {
  it.each([
    ['拥有量达到2.5万件', ['>= 2.5万件']],
    ['值守人员8人(含)以下', ['<= 8人']],
    ['企业3家(含本数)以上', ['>= 3家']],
    ['质押额50亿元以上', ['>= 50亿元']],
    ['创建1—2个园区', ['range 1—2个']],
    ['占比60%~70%', ['range 60—70%']],
    ['周期缩短为3至6个月', ['range 3—6个月']],
    ['控制在15%左右', ['~ 15%']],
    ['压缩至5个工作日以内', ['<= 5个工作日']],
    ['不得低于50%', ['>= 50%']],
    ['分别提高了2.46、7.33个百分点', ['= 2.46个百分点', '= 7.33个百分点']],
    ['建成二十个基地', ['= 20个']],
    ['压缩三分之一以上', ['>= 33.33%']],
    ['总产值翻两番', ['= 2番']],
    ['总体水平达到65', ['>= 65']],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    '到2025年底前',
    '2024年6月30日',
    '第3条第2款',
    '1.1.2提升能级',
    'G60科创走廊、5G和IPv6',
    '“4210”产业体系',
    '国发[2018]42号',
    '《规划(2021—2035年)》',
    '近3年和今后5年',
    '三农工作',
  ])('%s holds none', (text) => {
    expect(shown(text)).toEqual([]);
  });
});
