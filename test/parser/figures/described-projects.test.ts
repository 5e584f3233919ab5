import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';
import { targetsOf } from '../figures-of.js';

const story = (text: string) => parse(`各地加快交通建设\n发布时间：2021-04-25\n　　临江日报4月25日讯 记者从市交通局获悉，${text}\n`);
const reached = (text: string) => story(text).observations.map(({ value, region }) => [value, region]);

describe('a project that a story describes', () => {
  it('has no length that was reached', () => {
    expect(reached('“一纵”是指西部通道，北起灰埠镇，南至胶州湾高速，全长约70公里。')).toEqual([]);
    expect(reached('青石高速主线长89公里，计划今年开工建设，2023年建成通车。')).toEqual([]);
  });

  it('has them once it stands', () => {
    expect(reached('滨河绿道西起甲桥，东至乙桥，全长12公里，已全线贯通。').map(([value]) => value)).toEqual([12]);
  });

  it('counts what is planned among the aims', () => {
    const { targets, observations } = story('市里加快路网建设。同时，规划建设南泉至红岛高速、拓宽改建209、218省道等4条纵向公路。');
    expect([targets.map(({ value }) => value), observations]).toEqual([[4], []]);
  });
});

describe('a length alone', () => {
  it('is that of the thing before it', () => {
    expect(targetsOf('到2025年，新建农村公路5条，全长20公里。')).toEqual(['农村公路 = 5条 2025', '农村公路全长 = 20公里 2025']);
    expect(targetsOf('到2025年，建设滨河绿道，长达12公里。')).toEqual(['滨河绿道长度 >= 12公里 2025']);
  });
});

describe('work directed at things of which some are named', () => {
  it('counts them', () => {
    expect(targetsOf('2025年，对甲线、乙线、寨口至上卢等12条线路进行大中修。')).toEqual(['线路大中修 = 12条 2025']);
    expect(targetsOf('2025年，对东湖、西湖等6座水库开展除险加固。')).toEqual(['水库除险加固 = 6座 2025']);
  });

  it('not where nothing is built or mended', () => {
    expect(targetsOf('2025年，对甲镇、乙镇等12个区域开展督查。')).toEqual([]);
  });
});

describe('cells of a row that lost its table', () => {
  it('are no name together', () => {
    const { targets } = parse(
      '临江县2018年度河长制考核细则\n为做好考核，制定本细则。\n6\t\t县城建局\t60\t持续加强污水治理\t1.确保县城污水处理率达80%以上，按季度通报。\n',
    );
    expect(targets.map(({ indicator, value }) => [indicator, value])).toEqual([['县城污水处理率', 80]]);
  });
});
