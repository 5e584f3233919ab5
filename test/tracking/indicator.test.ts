import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseQuantity } from '../../src/model/quantity.js';
import { canonicalName, canonicalOf, directionOf, familyName, indicatorOf, measureOf } from '../../src/tracking/indicator.js';

const source = (indicator: string, unit: string | null = '件', more: object = {}) => ({
  indicator,
  normal: normaliseQuantity(1, unit),
  scope: null,
  ...more,
});

describe('canonicalName', () => {
  it.each([
    // hangzhou plan · huzhou plan · a person's short form · results bulletin 2023
    [
      '每万人高价值发明专利拥有量',
      '每万人口高价值发明专利拥有量',
      '万人高价值专利',
      '全市每万人高价值发明专利',
      '每万人高价值发明专利拥有量（件）',
    ],
    // hangzhou plan · zhejiang 13th plan
    ['每百户企业有效注册商标拥有量', '每百家企业有效注册商标量'],
    ['发明专利年授权量', '发明专利授权量', '累计发明专利授权量'],
    ['PCT国际专利申请量', 'PCT 年申请量', '全省 PCT 国际专利申请量'],
    ['商标有效注册量', '有效注册商标总量', '累计有效注册商标'],
    ['专利密集型产业增加值占GDP比重', '专利密集型产业增加值占地区生产总值的比重', '专利密集型产业增加值占GDP占比'],
    ['知识产权质押金额', '知识产权质押额', '全市知识产权年质押额'],
  ])('takes %s and its other prints for one name', (first, ...others) => {
    for (const other of others) expect(canonicalName(other)).toBe(canonicalName(first));
  });

  it.each([
    ['每万人高价值发明专利拥有量', '每万人发明专利拥有量'],
    ['发明专利授权量', '发明专利申请量'],
    ['有效发明专利拥有量', '高价值发明专利拥有量'],
    ['省级商标品牌指导服务站', '品牌指导服务站'],
    ['行政裁决案件数', '行政裁决文件数'],
    ['空气质量', '空气'],
    ['青年创业者', '青创业者'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(canonicalName(one)).not.toBe(canonicalName(other));
  });

  it('drops the region of the document, and only that', () => {
    expect(canonicalName('宁波市知识产权质押融资额', '宁波市')).toBe(canonicalName('知识产权质押融资额'));
    expect(canonicalName('宁波市知识产权质押融资额', '杭州市')).not.toBe(canonicalName('知识产权质押融资额'));
  });

  it('drops what says that it is in the region of the document', () => {
    expect(canonicalName('在沪研发中心数量', '上海市')).toBe(canonicalName('研发中心', '上海市'));
    expect(canonicalName('在杭留学人员', '杭州市')).toBe(canonicalName('留学人员', '杭州市'));
    expect(canonicalName('在沪研发中心数量', '杭州市')).not.toBe(canonicalName('研发中心', '杭州市'));
    expect(canonicalName('在建水利项目', '建德市')).not.toBe(canonicalName('水利项目', '建德市'));
    expect(canonicalName('在校大学生数', '杭州市')).not.toBe(canonicalName('大学生数', '杭州市'));
  });

  it('never empties a name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[全市累计年数量额拥有发明专利每万人%()的省]{1,12}$/u), (name) => {
        const once = canonicalName(name);
        expect(once.length).toBeGreaterThan(0);
        expect(familyName(once).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('measureOf', () => {
  it.each([
    ['有效发明专利拥有量', '万件', {}, 'stock'],
    ['累计有效注册商标', '万件', {}, 'stock'],
    ['驰名商标累计拥有量', '件', { scope: 'cumulative' }, 'stock'],
    ['每万人高价值发明专利拥有量', '件', {}, 'ratio'],
    ['示范城市占比', '%', {}, 'ratio'],
    ['知识产权服务业营业收入年均增长率', '%', {}, 'growth'],
    ['园区规模工业产值年均增长', '%', { scope: 'growth' }, 'growth'],
    // 13th five-year plan for the environment: from 2015 to 2020
    ['化学需氧量排放总量减少', '%', { scope: 'growth' }, 'cumulative'],
    ['国家试点示范县增长', '%', { scope: 'growth' }, 'cumulative'],
    ['知识产权质押融资金额', '亿元', { scope: 'cumulative' }, 'cumulative'],
    ['知识产权年质押额', '亿元', { scope: 'annual' }, 'annual'],
    ['知识产权质押金额', '亿元', { asOf: '2023' }, 'annual'],
    ['知识产权质押金额', '亿元', { asOf: '2024-Q1' }, 'annual'],
    ['知识产权质押金额', '亿元', { asOf: '2023-12-31' }, 'flow'],
    ['海外发明专利授权量', '件', {}, 'flow'],
    ['培训涉外知识产权服务人员', '人次', {}, 'flow'],
    ['全年累计办理业务量', '件', {}, 'annual'],
    ['省级商标品牌指导服务站', '家', {}, 'stock'],
    ['知识产权运营机构年主营业收入', '万', {}, 'annual'],
  ])('%s in %s is %j → %s', (name, unit, more, measure) => {
    expect(measureOf(source(name, unit, more))).toBe(measure);
  });
});

describe('directionOf', () => {
  it.each([
    ['专利侵权纠纷行政裁决周期', 'lower'],
    ['单位GDP能耗', 'lower'],
    ['城镇调查失业率', 'lower'],
    ['全球科技集群排名', 'lower'],
    ['行政裁决办案周期压减幅度', 'higher'],
    ['单位GDP能耗下降率', 'higher'],
    ['为企业降低融资成本', 'higher'],
    ['有效发明专利拥有量', 'higher'],
    ['耕地保有量', 'higher'],
  ])('%s: %s', (indicator, direction) => {
    expect(directionOf({ indicator, op: '=' })).toBe(direction);
  });
  it('lets the comparator decide', () => {
    expect(directionOf({ indicator: '平均授权时间', op: '>=' })).toBe('higher');
    expect(directionOf({ indicator: '重点项目', op: '<=' })).toBe('lower');
  });
});

describe('indicatorOf', () => {
  it('joins target and bulletin figure of the same name, unit and kind', () => {
    const target = indicatorOf({ ...source('每万人高价值发明专利拥有量'), op: '>=', region: '杭州市' });
    const figure = indicatorOf({ ...source('每万人高价值发明专利'), asOf: '2023', region: '杭州市' });
    expect(figure.id).toBe(target.id);
  });
  it('keeps a running total, a year and an unsaid flow apart, in one family', () => {
    const total = indicatorOf({ ...source('知识产权质押融资金额', '亿元'), scope: 'cumulative' });
    const year = indicatorOf({ ...source('知识产权质押金额', '亿元'), asOf: '2023' });
    const loan = indicatorOf({ ...source('知识产权质押融资', '亿元'), asOf: '2023' });
    expect(new Set([total.id, year.id, loan.id]).size).toBe(3);
    expect(new Set([total, year, loan].map((one) => familyName(canonicalOf(one.id)))).size).toBe(1);
  });
  it('takes money without a printed unit for 元', () => {
    expect(indicatorOf(source('运营机构年主营业收入', '万')).unit).toBe('元');
  });
});
