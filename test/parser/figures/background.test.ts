import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

/** The figures of a plan of 临江市 for 2021—2025 whose first part holds one passage. Own sentences. */
const read = (passage: string, heading = '一、发展机遇和比较优势'): string[] => {
  const { targets, observations, tasks } = parse(
    `临江市制氧产业发展规划（2021—2025年）\n2021年3月1日\n${heading}\n${passage}\n二、重点任务\n（一）做强产业。支持企业发展。\n`,
  );
  return [
    ...targets.map(({ indicator, value, unit }) => `target ${indicator} ${value}${unit}`),
    ...observations.map(({ indicator, value, unit, asOf, region }) => `${indicator} ${value}${unit} ${asOf ?? '-'} ${region}`),
    ...tasks.slice(0, -1).map(({ title }) => `task ${title}`),
  ];
};

describe('what a plan tells of the market and of what its place has', () => {
  it.each<[string, string[]]>([
    ['目前，拥有500吨/天的液化装置2套，氧气纯度达到99.9%以上。', ['500吨/天的液化装置 2套 - 临江市', '氧气纯度 99.9% - 临江市']],
    ['2018年，全市实现产值30亿元。\n（一）装备优势。\n厂内现有空分装备7套。', ['产值 30亿元 2018 临江市', '厂内现有空分装备 7套 - 临江市']],
    ['1.原料方面。\n原料丰富。\n2.装备方面。\n装备先进。', []],
    [
      '2019年全球氧气市场规模达到60亿美元，其中医用氧气市场规模约13亿美元。2019年我国氧气产值达到80亿元，全市产值2亿元。',
      [
        '全球氧气市场规模 60亿美元 2019 全球',
        '医用氧气市场规模 13亿美元 2019 全球',
        '我国氧气产值 80亿元 2019 全国',
        '产值 2亿元 2019 临江市',
      ],
    ],
    [
      '2020年，全国劳动模范达到3名，我国首个制氧基地产能5万吨。',
      ['全国劳动模范 3名 2020 临江市', '我国首个制氧基地产能 5万吨 2020 临江市'],
    ],
    ['根据某制氧协会的预计，到2030年需求达到3500万吨。其中工业用氧3000万吨。医用氧气占比高达10%。', []],
    ['根据某制氧协会的预计，到2030年需求达到3500万吨。目前，全市氧气产能30万吨。', ['氧气产能 30万吨 - 临江市']],
  ])('%s', (passage, rows) => {
    expect(read(passage)).toEqual(rows);
  });

  it('is an aim where what is foreseen shall be kept to', () => {
    expect(read('2025年需求约900座。\n2025年加油站总数应控制在55-65座范围内。', '第一章 网点规模预测')).toEqual(['target 加油站总数 55座']);
  });

  it('is read as work under a title that wants an advantage built', () => {
    expect(read('（一）原料供应。建设原料基地2个。', '一、塑造发展优势')).toEqual(['target 原料基地 2个']);
  });
});
