import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const plan = (day: string, ...lines: string[]) =>
  parse(`临溪县水利工作实施方案\n发布时间：${day}\n为做好工作，结合我县实际，制定本方案。\n二、重点任务\n${lines.join('\n')}\n`);
const dues = (day: string, ...lines: string[]) => plan(day, ...lines).targets.map(({ value, due }) => [value, due]);

describe('so many years to come', () => {
  it('are counted from the day of the page, its year being the first', () => {
    expect(dues('2021-03-08', '（一）未来五年，新建水库12座。')).toEqual([[12, '2025']]);
    expect(dues('2021-03-08', '（一）今后3年内新建水库12座。')).toEqual([[12, '2023']]);
    expect(dues('2021-03-08', '（一）今后十年，培训技师3000名。')).toEqual([[3000, '2030']]);
  });

  it('begin with the next year at the end of one', () => {
    expect(dues('2021-11-20', '（一）未来三年，新建水库12座。')).toEqual([[12, '2024']]);
  });

  it('are the years of a plan of as many', () => {
    const { targets } = parse('临溪县水利发展规划（2021—2025年）\n制定本规划。\n二、重点任务\n（一）未来五年，新建水库12座。\n');
    expect(targets.map(({ due }) => due)).toEqual(['2025']);
  });

  it('give no date where nothing tells the day', () => {
    const { targets } = parse('临溪县水利工作实施方案\n制定本方案。\n二、重点任务\n（一）未来五年，新建水库12座。\n');
    expect(targets.map(({ due }) => due)).toEqual([null]);
  });

  it('are none where a span or the coming time in general is told', () => {
    expect(dues('2021-03-08', '（一）未来5—10年，新建水库12座。', '（二）建设泵站。未来，新建泵站8座。')).toEqual([
      [12, null],
      [8, null],
    ]);
  });

  it('that are over date what was done in them', () => {
    const { observations } = parse(
      '临溪县水利成效显著\n发布时间：2021-03-08\n　　临溪日报3月8日讯 记者从县水利局获悉，过去五年，新建水库12座，年均投资8亿元。\n',
    );
    expect(observations[0]?.asOf).toBe('2016/2020');
  });
});

describe('what a figure would be', () => {
  it('is none', () => {
    const text =
      '临溪县水利投入加大\n发布时间：2021-03-08\n　　临溪日报3月8日讯 记者从县水利局获悉，2020年全县水利投资是20亿元，翻一番就是40亿元。\n';
    expect(parse(text).observations.map(({ value }) => value)).toEqual([20]);
  });
});

describe('a sentence that divides the figure before it', () => {
  it('has its date', () => {
    expect(
      dues(
        '2021-03-08',
        '（一）加大投入。到2025年，完成投资90亿元。按照项目类型划分，防洪项目投资60亿元，灌溉项目投资30亿元。培训技师20名。',
      ),
    ).toEqual([
      [90, '2025'],
      [60, '2025'],
      [30, '2025'],
      [20, null],
    ]);
    expect(dues('2021-03-08', '（一）加大投入。到2025年，完成投资90亿元。据介绍，这90亿元，争取中央投资60亿元，地方自筹30亿元。')).toEqual([
      [90, '2025'],
      [60, '2025'],
      [30, '2025'],
    ]);
  });
});
