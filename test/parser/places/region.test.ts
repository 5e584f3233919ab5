import { describe, expect, it } from 'vitest';
import { districtAtStart } from '../../../src/parser/places/region.js';
import { officePlace } from '../../../src/parser/places/told-home.js';

describe('a district or county that opens a clause', () => {
  it.each(['余杭区接待游客', '萧山区新增', '西湖区38个', '长兴县分别完成', '象州县'])('%s', (text) => {
    expect(districtAtStart(text)).toBe(text.slice(0, 3));
  });

  it.each([
    ...[
      '棚户区改造',
      '建成区绿化覆盖率',
      '历史街区修缮',
      '示范区建设',
      '开发区完成',
      '高新区实现',
      '保税区',
      '中心城区',
      '老城区',
      '太行山区',
    ],
    ...[
      '灾区',
      '灌区改造',
      '社区食堂',
      '小区改造',
      '全区接待',
      '我县新增',
      '贫困县摘帽',
      '停车区',
      '安置区',
      '风景区',
      '水源区',
      '实现区县',
      '协调县财政支出',
      '全县乡村刷新墙面',
      '激发市场活力',
      '组建区级专班',
    ],
  ])('not %s', (text) => {
    expect(districtAtStart(text)).toBeNull();
  });
});

describe('the place whose offices a text names', () => {
  it.each([
    ['记者从临溪市政府新闻办获悉，', '临溪市'],
    ['记者从石家庄市人民政府获悉，', '石家庄市'],
    ['增速居全省第2位，高于全省平均水平，记者从临溪市政府获悉，', '临溪市'],
    ['主办：余杭区人民政府办公室', '余杭区'],
    ['临溪市政府、东海市政府共同发布', null],
    ['全省各地扎实推进，记者从临溪市政府获悉，', null],
    ['全市各区人民政府、市政府各部门', null],
    ['我市政府采购、各县人民政府', null],
  ])('%s', (text, region) => {
    expect(officePlace(text)).toBe(region);
  });
});
