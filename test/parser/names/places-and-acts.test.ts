import { describe, expect, it } from 'vitest';
import { figures, observationsOf, targetsOf } from '../figures-of.js';

type Row = readonly [sentence: string, rows: readonly string[]];

const targets = (title: string, rows: readonly Row[]): void => {
  describe(title, () => {
    it.each(rows)('%s', (sentence, expected) => {
      expect(targetsOf(sentence, 'tasks')).toEqual(expected);
    });
  });
};

// own sentences
targets('places before a building verb are no part of a name', [
  ['在清溪、白塔、南浦建设粮食储运中心12个。', ['粮食储运中心 = 12个 -']],
  ['在清溪建设粮食储运中心12个，培育加工企业20家以上。', ['粮食储运中心 = 12个 -', '加工企业 >= 20家 -']],
  ['在重点商圈、社区设立维权工作站20个以上。', ['维权工作站 >= 20个 -']],
  // 在 that is the first part of a word
  ['每年在建设施大棚不少于300个。', ['在建设施大棚 >= 300个 - annual']],
]);

targets('a place between a verb and the number of things', [
  ['2024年底前基本完成主城区33家化工企业搬迁入园。', ['化工企业搬迁入园 = 33家 2024']],
  ['建成城区12个停车场。', ['停车场 = 12个 -']],
  ['推进农村30个卫生室改造。', ['卫生室改造 = 30个 -']],
]);

targets('another act on the thing before is told by its verb', [
  ['新增输水管道140公里、改扩建83公里。', ['新增输水管道 = 140公里 -', '改扩建输水管道 = 83公里 -']],
  ['引进企业5家、培育10家。', ['引进企业 = 5家 -', '培育企业 = 10家 -']],
  // the thing is named without the verb that brings it about
  ['建设泵站6座、新建8座。', ['泵站 = 6座 -', '泵站 = 8座 -']],
]);

targets('times of a journey', [
  [
    '力争2025年实现清溪至白塔2小时、至南浦2.5小时、至北坪4小时通达。',
    ['清溪至白塔 = 2小时 2025', '清溪至南浦 = 2.5小时 2025', '清溪至北坪 = 4小时 2025'],
  ],
  ['形成“123”交通圈（市域1小时通达、都市圈2小时通达）。', []],
  ['完善至白塔3小时通达的公路网。', []],
  ['夜市营业至凌晨2小时。', []],
]);

targets('the year of each thing by itself is no date', [
  ['危桥当年发现、当年处治；新建农村公路1500公里。', ['农村公路 = 1500公里 -']],
  ['隐患当年排查当年消除，管护农村公路800公里。', ['管护农村公路 = 800公里 -']],
]);

targets('money that is set aside as a whole', [
  ['设立绿色信贷专项额度50亿元。', ['绿色信贷专项额度 = 50亿元 -']],
  ['对获评企业单列每户授信额度200万元。', []],
  ['小额贷款额度30万元。', []],
]);

targets('things counted behind examples of them', [
  ['到2025年，建成环湖路、滨河路等6条道路，长度30公里。', ['道路 = 6条 2025', '长度 = 30公里 2025']],
  ['打造粮油、果蔬等3个百亿级产业集群。', ['百亿级产业集群 = 3个 -']],
  // examples of where it is done, and kinds that are no things
  ['选取清溪镇、白塔镇等6个乡镇开展试点。', []],
  ['发展食用菌、茶叶等12个品种。', []],
]);

targets('what names nothing by itself keeps its verb', [
  ['建设平台，汇聚数据超过300亿条。', ['汇聚数据 >= 300亿条 -']],
  ['建成数据中心3个。', ['数据中心 = 3个 -']],
]);

targets('what something is enough for is no target', [
  ['新航站楼可满足2025年旅客吞吐量300万人次、货邮吞吐量5万吨需求。', []],
  ['到2025年，航站楼旅客吞吐量达到300万人次，满足出行需求。', ['航站楼旅客吞吐量 >= 300万人次 2025']],
]);

// own sentences
describe('figures of the past', () => {
  it('that something else held back', () => {
    expect(observationsOf('2019年机场旅客吞吐量256万人次，2020年受疫情影响完成145万人次。')).toEqual([
      '机场旅客吞吐量 256万人次 2019',
      '机场旅客吞吐量 145万人次 2020',
    ]);
    expect(observationsOf('2020年受灾害影响人口12万人。')).toEqual(['受灾害影响人口 12万人 2020']);
  });

  it('are no measures of a part that tells of everything', () => {
    const text =
      '临江市节水规划（2022—2025年）\n一、城市概况\n（一）基本情况\n临江市地处平原，总面积7210平方公里。\n（二）供水情况\n全市已建成水厂12座。';
    expect(figures(text)).toContain('总面积 7210平方公里 -');
  });
});
