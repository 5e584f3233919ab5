import { describe, expect, it } from 'vitest';
import { observationsOf, targetsOf } from '../figures-of.js';

describe('money whose use is told behind it', () => {
  it('is named by it', () => {
    expect(targetsOf('到2025年，全市将投资80亿元用于防洪工程建设。')).toEqual(['防洪工程建设投资 = 80亿元 2025']);
    expect(targetsOf('到2025年，计划投入12亿元建设污水处理厂。')).toEqual(['污水处理厂建设投资 = 12亿元 2025']);
    expect(targetsOf('到2025年，规划投资30亿元发展渔业。')).toEqual(['渔业投资 = 30亿元 2025']);
  });

  it('leaves the things that are counted behind it their own row', () => {
    expect(targetsOf('到2025年，投资5亿元新建污水处理厂3座。')).toEqual(['污水处理厂建设投资 = 5亿元 2025', '污水处理厂 = 3座 2025']);
  });

  it('keeps a name of its own', () => {
    expect(targetsOf('到2025年，完成水利建设投资80亿元。')).toEqual(['完成水利建设投资 = 80亿元 2025']);
  });

  it('does without the words of intention in its name and what only opens a list of parts', () => {
    expect(targetsOf('2025年，渑池县力争落实各类水利投资30亿元。')).toEqual(['渑池县各类水利投资 = 30亿元 2025']);
    expect(targetsOf('2025年，规划投资包括防洪工程26亿元、灌溉工程20亿元。')).toEqual(['防洪工程 = 26亿元 2025', '灌溉工程 = 20亿元 2025']);
  });
});

describe('things counted beside one that is named', () => {
  it('are named by the noun behind their number', () => {
    expect(targetsOf('到2025年，建成东湖图书馆、12个社区书屋。')).toEqual(['社区书屋 = 12个 2025']);
    expect(targetsOf('到2025年，新开工临江大型水库和20座中型水库。')).toEqual(['新开工中型水库 = 20座 2025']);
  });
  it('not a length of several things', () => {
    expect(targetsOf('到2025年，建成生态廊道和慢行道路300公里。')).toEqual(['生态廊道和慢行道路 = 300公里 2025']);
  });
});

describe('levels that several changes start from', () => {
  it('are dealt out as those where they arrive', () => {
    const said = '到2025年，森林覆盖率和湿地保护率分别由2020年的60%和50%提高到65%和55%。';
    expect(targetsOf(said)).toEqual(['森林覆盖率 >= 65% 2025', '湿地保护率 >= 55% 2025']);
    expect(observationsOf(said, 'goals')).toEqual(['森林覆盖率 60% 2020', '湿地保护率 50% 2020']);
  });

  it('also over short names of one measure, each with the year of its figure', () => {
    expect(
      observationsOf('煤、油、气、其他能源（水能、风能等）的比重分别从2015年的42%、33%、5%、20%调整为2020年的37%、29%、12%、22%。'),
    ).toEqual([
      '煤的比重 42% 2015',
      '油的比重 33% 2015',
      '气的比重 5% 2015',
      '其他能源的比重 20% 2015',
      '煤的比重 37% 2020',
      '油的比重 29% 2020',
      '气的比重 12% 2020',
      '其他能源的比重 22% 2020',
    ]);
  });
  it('share no single character that begins the first name', () => {
    expect(observationsOf('2020年，城镇化率、绿化率分别为60%、40%。')).toEqual(['城镇化率 60% 2020', '绿化率 40% 2020']);
  });
});
