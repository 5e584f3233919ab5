import { describe, expect, it } from 'vitest';
import { areasAtStart } from '../../../src/parser/lexicon/wider-areas.js';
import { parse } from '../../../src/parser/parse.js';

describe('areas wider than the place of a plan', () => {
  it.each([
    ['全球在营换电站', ['全球']],
    ['2024年，全球储能市场规模', ['全球']],
    ['欧洲、北美充电桩数量', ['欧洲', '北美']],
    ['美国已建成运营', ['美国']],
    ['我国在营换电站', ['全国']],
    ['全国已投入运营的换电站', ['全国']],
    ['全世界风电装机规模', ['全球']],
    ['世界茶叶产量', ['全球']],
    ['日本、世界机床产量', ['日本', '全球']],
    ['全球碳市场成交额', ['全球']],
    ['德国机床市场规模', ['德国']],
    ['法国已建成产业园', ['法国']],
    ['世界级电子信息产业集群规模', []],
    ['日本产业园总产值', []],
    ['世界皮革市场成交额', []],
    ['欧洲客户需求订单', []],
    ['德国需求订单', []],
    ['全国文明城市', []],
    ['全球首个零碳园区', []],
    ['美国专利授权量', []],
    ['我国首座', []],
  ])('%s', (text, areas) => {
    expect(areasAtStart(text.normalize('NFKC'))).toEqual(areas);
  });

  it('have the figures that a plan gives of them, each its own', () => {
    const text =
      '云山市换电站专项规划（2025—2030年）\n第一章 发展现状\n截至2024年底，全球在营换电站850座。欧洲、北美换电站数量分别达到180座和60座。全国已建成换电站超过300座。全市建成换电站9座。\n第二章 规划目标\n到2030年，全市换电站达到40座。\n';
    expect(parse(text).observations.map(({ region, value }) => `${region} ${value}`)).toEqual([
      '全球 850',
      '欧洲 180',
      '北美 60',
      '全国 300',
      'null 9',
    ]);
  });
});
