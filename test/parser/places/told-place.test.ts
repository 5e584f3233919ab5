import { describe, expect, it } from 'vitest';
import { figures } from '../figures-of.js';

/** A round-up of a province with these paragraphs. Own sentences. */
const news = (...paragraphs: string[]): string[] =>
  figures(`山东各地全力做好冬季供热工作\n2024年2月5日\n${paragraphs.join('\n')}\n`, true).map((row) => row.split(' ', 2).join(' '));

describe('a report that goes through several places', () => {
  it.each<[string[], string[]]>([
    [
      ['烟台：改造换热站45座，更换管网12公里。', '[潍坊]培训检修员630人。', '走访用户8600户。', '全省投入抢修车辆920辆。'],
      ['烟台市 改造换热站', '烟台市 更换管网', '潍坊市 培训检修员', '潍坊市 走访用户', '山东省 投入抢修车辆'],
    ],
    [
      ['在聊城，新增供热面积310万平方米。', '全省共有热源厂420座。', '德州今年投入资金2.6亿元。', '临沂市去年检修锅炉37台。'],
      ['聊城市 新增供热面积', '山东省 热源厂', '德州市 投入资金', '临沂市 检修锅炉'],
    ],
    [
      [
        '一、淄博市：夯实热源',
        '新建热源厂4座。',
        '（一）淄博市周村区',
        '更换阀门210个。',
        '二、济宁市推行一网通办',
        '上线事项18项。',
        '三、经验启示',
        '共建联络点60个。',
      ],
      ['淄博市 热源厂', '周村区 更换阀门', '济宁市 上线事项', '山东省 联络点'],
    ],
  ])('%j', (paragraphs, rows) => {
    expect(news(...paragraphs)).toEqual(rows);
  });

  it('a city whose name ends like a part of one is known by the table of places', () => {
    expect(news('盐城市今年新建泵站86座。')).toEqual(['盐城市 泵站']);
  });

  it.each(['东营港新增泊位6个。', '日照充足的区域新建光伏电站5座。', '烟台苹果专列开行42列。'])(
    'a name that only opens another one tells no place: %s',
    (paragraph) => {
      expect(news(paragraph).every((row) => row.startsWith('山东省 '))).toBe(true);
    },
  );
});
