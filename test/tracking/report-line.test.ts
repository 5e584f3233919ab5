import { describe, expect, it } from 'vitest';
import { readReportLine } from '../../src/tracking/report-line.js';

const TODAY = '2026-11-22';

describe('readReportLine', () => {
  it.each([
    ['杭1 54.3', '杭1', 54.3, null, null, ''],
    ['杭1 54.3 2024-06-30 市局季报', '杭1', 54.3, null, '2024-06-30', '市局季报'],
    ['杭1=54.3件，截至6月底，市局 季报', '杭1', 54.3, '件', '2026-06-30', '市局 季报'],
    ['杭1：５４．３　２０２４Ｑ２', '杭1', 54.3, null, '2024-Q2', ''],
    ['杭5 2.1 万件 昨天', '杭5', 2.1, '万件', '2026-11-21', ''],
    ['杭5 2024-06-30 2.1万件 月报', '杭5', 2.1, '万件', '2024-06-30', '月报'],
    ['每万人高价值发明专利 54.3 2024年上半年', '每万人高价值发明专利', 54.3, null, '2024-06-30', ''],
    ['杭州 质押 280亿元 2023', '杭州 质押', 280, '亿元', '2023', ''],
    ['杭6 1,280亿元', '杭6', 1280, '亿元', null, ''],
    ['杭1 八十 6月 底 统计公报', '杭1', 80, null, '2026-06-30', '统计公报'],
    ['杭2 1310件（截至2024年11月底）', '杭2', 1310, '件', '2024-11-30', ''],
    ['杭2 1310件 2024-11-30 季报(初步)', '杭2', 1310, '件', '2024-11-30', '季报(初步)'],
    ['杭2 1310件 2024-11-30 来源：统计局', '杭2', 1310, '件', '2024-11-30', '统计局'],
    ['专利质押 3家', '专利质押', 3, '家', null, ''],
  ])('%s', (line, name, value, unit, asOf, source) => {
    expect(readReportLine(line, TODAY)).toMatchObject({ name, value: { value, unit }, asOf, source });
  });

  it.each([
    ['杭1', '杭1', null, 'not-a-number'],
    ['杭1 NaN', '杭1', 'NaN', 'not-a-number'],
    ['杭1 四十左右', '杭1', '四十左右', 'vague'],
    ["杭1 1';DROP TABLE plans;--", '杭1', "1'", 'not-a-number'],
    ['杭1 😀 2024', '杭1', '😀', 'not-a-number'],
    ['每万人高价值发明专利', '每万人高价值发明专利', null, 'not-a-number'],
    ['', '', null, 'not-a-number'],
  ])('%s has no value', (line, name, typedValue, value) => {
    expect(readReportLine(line, TODAY)).toMatchObject({ name, typedValue, value });
  });

  it.each([
    ['更新水泵 累计42台 2025年', 'total', '更新水泵'],
    ['云1 当年 42台', 'portion', '云1'],
    ['累计发明专利 42件', null, '累计发明专利'],
    ['云1 42台 累计数', null, '云1'],
  ])('%s counts %s', (line, counts, name) => {
    expect(readReportLine(line, TODAY)).toMatchObject({ counts, name, value: { value: 42 } });
  });

  it('tells a date that is none from a source', () => {
    expect(readReportLine('杭1 54.3 2024-13-01 季报', TODAY)).toMatchObject({ asOf: null, typedAsOf: '2024-13-01' });
    for (const typed of ['6.30.2024', '24.13.30', '24年13月', '950', '2024063'])
      expect(readReportLine(`杭1 54.3 ${typed}`, TODAY)).toMatchObject({ asOf: null, typedAsOf: typed });
    expect(readReportLine('杭1 54.3 24.6.30 季报', TODAY)).toMatchObject({ asOf: '2024-06-30', source: '季报' });
    expect(readReportLine('杭1 54.3 12345热线', TODAY)).toMatchObject({ typedAsOf: null, source: '12345热线' });
    expect(readReportLine('杭1 54.3 季报', TODAY)).toMatchObject({ asOf: null, typedAsOf: null, source: '季报' });
  });

  it.each(['上上周', '春节前', '下周一', '上旬', '11月上旬', '三天前', '刚才', '截至目前', '上周末', '市局 上上周', '月底前后'])(
    'takes no %s for a source',
    (typed) => {
      expect(readReportLine(`湖5 28件 ${typed}`, TODAY)).toMatchObject({ asOf: null, typedAsOf: expect.any(String) });
    },
  );

  it.each(['周报', '上周例会', '市局 国庆汇报材料', '年报', '周口市局', '城西园区', '王周', '张三 电话', '月度统计表'])(
    'leaves the source %s as it is',
    (source) => {
      expect(readReportLine(`湖5 28件 ${source}`, TODAY)).toMatchObject({ asOf: null, typedAsOf: null, source });
    },
  );

  it.each([
    ['市局季报 上周五', '2026-11-13', '市局季报'],
    ['上 周五 季报', '2026-11-13', '季报'],
    ['统计公报 2024年底', '2024-12-31', '统计公报'],
    ['2024年底 2025年统计公报', '2024-12-31', '2025年统计公报'],
    ['来源：统计局 12345', null, '统计局 12345'],
  ])('takes the date out of %s', (typed, asOf, source) => {
    expect(readReportLine(`湖5 28件 ${typed}`, TODAY)).toMatchObject({ asOf, source });
  });

  it('takes 十一 for a number where the value stands', () => {
    expect(readReportLine('杭1 十一 国庆节前', TODAY)).toMatchObject({ value: { value: 11 }, asOf: '2026-09-30' });
  });
});
