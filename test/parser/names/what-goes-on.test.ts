import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';
import { observationsOf, targetsOf } from '../figures-of.js';

const story = (text: string) => parse(`各地加快项目建设\n发布时间：2023-03-16\n　　临江日报3月16日讯 记者从市发展改革委获悉，${text}\n`);

describe('an aim of what was told before', () => {
  it('has its name', () => {
    const { targets } = story('去年，全市粮食总产量达120万吨，今年目标为125万吨以上。');
    expect(targets.map(({ indicator, due }) => [indicator, due])).toEqual([['粮食总产量', '2023']]);
  });
});

describe('what a project will bring once it stands', () => {
  it('is named without that, and was not reached', () => {
    const text = '该项目总投资12.5亿元，建筑面积20万平方米，建成后年产值可达30亿元，可带动就业2000人。';
    expect(story(text).observations.map(({ indicator }) => indicator)).toEqual(['项目总投资', '建筑面积']);
    expect(targetsOf('到2025年，项目投产后年产值达到30亿元，可带动就业2000人。').map((row) => row.split(' ')[0])).toEqual([
      expect.stringMatching(/年产值$/u),
      '带动就业',
    ]);
  });
});

describe('sites of which the last of a list names the kind', () => {
  it.each([
    ['到2025年，建设3个城镇污水、5个农村污水处理设施。', ['城镇污水处理设施 = 3个 2025', '农村污水处理设施 = 5个 2025']],
    ['到2025年，建成30个社区养老服务中心、50个农村养老服务站。', ['社区养老服务中心 = 30个 2025', '农村养老服务站 = 50个 2025']],
  ])('%s', (sentence, rows) => {
    expect(targetsOf(sentence)).toEqual(rows);
  });
});

describe('what each of the things counted before has', () => {
  it('is dealt out to them', () => {
    expect(targetsOf('到2025年，新建幼儿园20所、小学10所，新增学位分别为6000个、10000个。')).toEqual([
      '幼儿园 = 20所 2025',
      '小学 = 10所 2025',
      '幼儿园新增学位 = 6000个 2025',
      '小学新增学位 = 10000个 2025',
    ]);
  });
});

describe('a measure without its thing', () => {
  it('is that of the thing which the clause before names, and no figure where none does', () => {
    expect(observationsOf('2020年，跨境电商蓬勃发展，年增速保持在30%以上。')).toEqual(['跨境电商年增速 30% 2020']);
    expect(observationsOf('2020年，年增速保持在30%以上。')).toEqual([]);
  });
});

describe('so many years that something shall take', () => {
  const dues = (text: string) => story(text).targets.map(({ value, due }) => [value, due]);
  it('begin with the day of the page', () => {
    expect(dues('全市力争用三年时间，新建学校20所。')).toEqual([[20, '2025']]);
  });
  it('are none to come where they took it', () => {
    expect(story('全市用三年时间新建了学校20所。').targets).toEqual([]);
  });
});

describe('the age of things that work is done on', () => {
  const rows = (text: string) => {
    const { targets, observations } = parse(
      `临江市住房工作方案（2024—2025年）\n为做好工作，制定本方案。\n二、重点任务\n（一）改善居住条件。${text}\n`,
    );
    return [targets.map(({ value, due }) => [value, due]), observations.length];
  };
  it('dates none of it', () => {
    expect(rows('对2000年以前建成的老旧小区进行摸底，到2025年改造老旧小区300个。')).toEqual([[[300, '2025']], 0]);
    expect(rows('摸排2018年底前登记的企业，力争培育骨干企业30家。')[1]).toBe(0);
  });
  it('is none where the things shall be built by then', () => {
    expect(rows('2025年底前建成养老服务中心12个。')).toEqual([[[12, '2025']], 0]);
  });
});

describe('things classed by a size without its unit', () => {
  it('are counted, their size is not', () => {
    expect(targetsOf('到2025年，产值超百亿企业达到3家、超50亿企业8家。')).toEqual([
      '产值超百亿企业 >= 3家 2025',
      '产值超50亿企业 = 8家 2025',
    ]);
  });
});

describe('a sum over years', () => {
  it('is that of all members of its list', () => {
    expect(targetsOf('到2025年，累计培育示范镇20个、示范村60个，新建公园3个。')).toEqual([
      '示范镇 = 20个 2025 cumulative',
      '示范村 = 60个 2025 cumulative',
      '公园 = 3个 2025',
    ]);
  });
});
