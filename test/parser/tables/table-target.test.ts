import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';
import { splitGlued } from '../../../src/parser/tables/table-values.js';

const TITLE = '临江市“十四五”数字经济发展规划\n';
const shown = (text: string): string[] =>
  parse(text).targets.map(
    ({ indicator, op, value, unit, due, baseline, nature }) =>
      `${indicator} ${op} ${value}${unit ?? ''} ${due ?? '-'} ${baseline?.value ?? '-'} ${nature ?? '-'}`,
  );

const EXPECTED = [
  '数字经济核心产业增加值占GDP比重 >= 10% 2025 7.8 expected',
  '5G基站数 = 2.5万个 2025 0.8 binding',
  '政务服务事项网上可办率 >= 98% 2025 80 expected',
];
const ROWS = [
  ['1', '数字经济核心产业增加值占GDP比重', '%', '7.8', '≥10', '预期性'],
  ['2', '5G基站数', '万个', '0.8', '2.5', '约束性'],
  ['3', '政务服务事项网上可办率', '%', '80', '98以上', '预期性'],
];
const HEADER = ['序号', '指标名称', '单位', '2020年', '2025年', '属性'];

describe('a table of indicators', () => {
  it('in Markdown', () => {
    const lines = [HEADER, HEADER.map(() => '---'), ...ROWS].map((cells) => `| ${cells.join(' | ')} |`);
    expect(shown(`${TITLE}一、发展目标\n${lines.join('\n')}\n`)).toEqual(EXPECTED);
  });

  const table = (...rows: string[][]): string => rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

  it.each([
    ['单位：万人', '2025年', ['在校生规模 = 15万人 2025 12.5 -', '学位点 = 5个 2025 3 -']],
    ['（单位：%）', '2025年', ['在校生规模 = 15% 2025 12.5 -', '学位点 = 5个 2025 3 -']],
    ['单位：人', '2025年（万人）', ['在校生规模 = 15万人 2025 12.5 -', '学位点 = 5个 2025 3 -']],
    ['单位：万人、个', '2025年', ['在校生规模 = 15 2025 12.5 -', '学位点 = 5个 2025 3 -']],
    ['单位：市教育局', '2025年', ['在校生规模 = 15 2025 12.5 -', '学位点 = 5个 2025 3 -']],
  ])('takes the unit of the line above or of the column: %s, %s', (above, year, rows) => {
    const lines = table(['指标', '2020年', year], ['---', '---', '---'], ['在校生规模', '12.5', '15'], ['学位点（个）', '3', '5']);
    expect(shown(`${TITLE}一、发展目标\n${above}\n${lines}\n`)).toEqual(rows);
  });

  it('gives the years on the way to the last their own targets, and names without their marks', () => {
    const lines = table(
      ['指标', '2020年', '2022年', '2023年目标值', '2025年目标值'],
      ['---', '---', '---', '---', '---'],
      ['粪污综合利用率（%）★', '76.5', '80', '82', '86'],
      ['绿色工地（个）', '—', '—', '12', '30'],
    );
    expect(shown(`${TITLE}一、发展目标\n${lines}\n`)).toEqual([
      '粪污综合利用率 = 80% 2022 - -',
      '粪污综合利用率 = 82% 2023 - -',
      '粪污综合利用率 = 86% 2025 76.5 -',
      '绿色工地 = 12个 2023 - -',
      '绿色工地 = 30个 2025 - -',
    ]);
  });

  it('reads a change from an earlier time, and a bound that holds for its number', () => {
    const lines = table(
      ['指标', '2020年', '2025年', '属性'],
      ['---', '---', '---', '---'],
      ['事故死亡人数', '-', '较“十三五”下降30%以上', '预期性'],
      ['能耗强度下降', '-', '比2020年下降12%', '约束性'],
      ['风险等级为1.2级的车间作业人员', '-', '6人（含）以下', '约束性'],
    );
    expect(shown(`${TITLE}一、发展目标\n${lines}\n`)).toEqual([
      '事故死亡人数下降 >= 30% 2025 - expected',
      '能耗强度下降 = 12% 2025 - binding',
      '风险等级为1.2级的车间作业人员 <= 6人 2025 - binding',
    ]);
  });

  it('takes the year that the document starts from for no target, even where it is the first of its period', () => {
    const lines = table(
      ['规划指标体系', '2024年', '2035年', '属性'],
      ['---', '---', '---', '---'],
      ['耕地保有量（公顷）', '85.4', '≥90', '约束性'],
    );
    const text = (terms: string): string => `临江村村庄规划（2024-2035年）\n一、总则\n${terms}\n二、指标\n${lines}\n`;
    expect(shown(text('规划基期年为2024年，近期到2028年。'))).toEqual(['耕地保有量 >= 90公顷 2035 85.4 binding']);
    expect(shown(text('近期到2028年。'))).toHaveLength(2);
  });

  it('reads how a value is spread over the years, and no aim where nothing tells that there is one', () => {
    const lines = table(
      ['指标', '单位', '“十四五”目标值'],
      ['---', '---', '---'],
      ['引进人才', '人', '每年300'],
      ['再就业人数', '人', '5年累计2500'],
    );
    expect(parse(`${TITLE}一、目标\n${lines}\n`).targets.map(({ indicator, value, scope }) => `${indicator} ${value} ${scope}`)).toEqual([
      '引进人才 300 annual',
      '再就业人数 2500 cumulative',
    ]);
    const years = table(
      ['项目', '2021', '2022', '2023'],
      ['---', '---', '---', '---'],
      ['总户数（万户）', '12', '13', '14'],
      ['普及率（%）', '5', '6', '8'],
    );
    expect(shown(`农村环境情况\n\n${years}\n`)).toEqual([]);
  });

  it('takes a year that is over, or that tells what was reached, for no target', () => {
    const lines = table(
      ['指标', '2020年', '2022年', '2023年实际', '2025年'],
      ['---', '---', '---', '---', '---'],
      ['学位（个）', '5', '6', '7', '9'],
    );
    expect(shown(`${TITLE}临政发〔2023〕5号\n一、发展目标\n${lines}\n`)).toEqual(['学位 = 9个 2025 5 -']);
  });

  it('with tabs, where the group of several rows stands in the first', () => {
    const lines = [
      ['类别', '序号', '指标', '单位', '2020年', '2025年'],
      ['水路', '1', '内河航道里程', '公里', '320', '410'],
      ['', '2', '港口泊位', '个', '18', '26'],
      ['', '', '货物吞吐量', '万吨', '900', '1300'],
    ];
    expect(shown(`${TITLE}一、发展目标\n${lines.map((cells) => cells.join('\t')).join('\n')}\n`)).toEqual([
      '内河航道里程 = 410公里 2025 320 -',
      '港口泊位 = 26个 2025 18 -',
      '货物吞吐量 = 1300万吨 2025 900 -',
    ]);
  });

  it('does not take the year of completion for a value', () => {
    const lines = table(['建设项目', '面积（平方公里）', '完成年限'], ['---', '---', '---'], ['职教园区', '3.2', '2024年']);
    expect(shown(`${TITLE}一、发展目标\n${lines}\n`)).toEqual([]);
  });

  it('with tabs', () => {
    expect(shown(`${TITLE}一、发展目标\n${[HEADER, ...ROWS].map((cells) => cells.join('\t')).join('\n')}\n`)).toEqual(EXPECTED);
  });

  it('cell by cell', () => {
    expect(shown(`${TITLE}一、发展目标\n${[HEADER, ...ROWS].flat().join('\n')}\n`)).toEqual(EXPECTED);
  });

  it('cell by cell, blank lines between the cells, a cell of several lines, several years, and what brackets mean in a note', () => {
    const cells = ['序号', '指标名称', '指标\n属性', '基准值\n（2020年）', '目标值\n（2025年）', '目标值\n（2035年）'];
    const rows = [
      '1',
      '河道整治率',
      '预期性',
      '（37.5％）',
      '≥52％',
      '≥85％',
      '2',
      '水面\n面积',
      '约束性',
      '120.5\n平方公里',
      '128\n平方公里',
      '148\n平方公里',
    ];
    const last = ['3', '出水合格率\n（国标）', '约束性', '/', '99％', '100％'];
    const text = `${TITLE}一、发展目标\n\n${[...cells, ...rows, ...last, '注：括号内为2019年平均值', '二、任务'].join('\n\n')}\n`;
    expect(shown(text)).toEqual([
      '河道整治率 >= 52% 2025 - expected',
      '河道整治率 >= 85% 2035 37.5 expected',
      '水面面积 = 128平方公里 2025 - binding',
      '水面面积 = 148平方公里 2035 120.5 binding',
      '出水合格率（国标） = 99% 2025 - binding',
      '出水合格率（国标） = 100% 2035 - binding',
    ]);
    expect(parse(text).targets.map(({ baseline }) => baseline?.asOf ?? '-')).toEqual(['-', '2019', '-', '2020', '-', '-']);
    expect(parse(text.replace('为2019年平均值', '为累计数')).targets[1]?.baseline?.asOf).toBe('2020');
  });

  it('with blanks between the cells', () => {
    expect(shown(`${TITLE}一、发展目标\n${[HEADER, ...ROWS].map((cells) => cells.join(' ')).join('\n')}\n`)).toEqual(EXPECTED);
  });

  it('with blanks between the cells and the group of each indicator before its name', () => {
    const lines =
      '领域 主要指标 2020年 2025年 性质\n健康水平 人均预期寿命（岁） 82.5 83.5 预期性\n健康水平 婴儿死亡率（‰） 2.1 <3 预期性\n资源配置 每千常住人口床位数（张） 6.1 7.2 约束性\n';
    expect(shown(`${TITLE}一、发展目标\n${lines}`)).toEqual([
      '人均预期寿命 = 83.5岁 2025 82.5 expected',
      '婴儿死亡率 <= 3‰ 2025 2.1 expected',
      '每千常住人口床位数 = 7.2张 2025 6.1 binding',
    ]);
  });

  it('with blanks between the cells and no column of natures', () => {
    const lines =
      '指标 单位 2020年 2025年\n常住人口城镇化率 % 62.5 68\n城镇新增就业人数 万人 5.2 [25]\n城镇调查失业率 % 5.1 5.5以内\n三、主要任务\n每年开发岗位5000个。\n';
    expect(shown(`${TITLE}二、发展目标\n${lines}`)).toEqual([
      '常住人口城镇化率 = 68% 2025 62.5 -',
      '城镇新增就业人数 = 25万人 2025 5.2 -',
      '城镇调查失业率 <= 5.5% 2025 5.1 -',
      '开发岗位 = 5000个 - - -',
    ]);
  });

  // 55-shanghai-14th-outline: a cell of several lines stands around the line with the row's figures
  it('with blanks between the cells and cells of several lines', () => {
    const lines =
      '序 “十四五”目标\n指 标 单位 属性\n号\n2025年 年均[累计]\n1 全市生产总值年均增长率 % 预期性 - 5左右\n万元/\n2 全员劳动生产率 预期性 36左右 -\n人\n3 地区总部数量 家 预期性 - [累计达到1000]\n全社会研发经费支出相当于\n4 % 预期性 4.5左右 -\n全市生产总值比例2\n5 城镇调查失业率 % 预期性 - <5.5\n6 居民收入增长 % 预期性 - 与经济增长基本同步\n1 指每万人口拥有的、维持年限超过10年的专利。\n';
    expect(shown(`${TITLE}一、发展目标\n${lines}`)).toEqual([
      '全市生产总值年均增长率 ~ 5% 2025 - expected',
      '全员劳动生产率 ~ 36万元/人 2025 - expected',
      '地区总部数量 >= 1000家 2025 - expected',
      '全社会研发经费支出相当于全市生产总值比例 ~ 4.5% 2025 - expected',
      '城镇调查失业率 <= 5.5% 2025 - expected',
    ]);
  });

  it('takes the sum over the years for a row that has no value for the last year', () => {
    const lines =
      '| 指标（单位） | 2020年 | 2025年 | 累计 | 属性 |\n|---|---|---|---|---|\n| 碳排放强度降低（%） | — | — | [18.5] | 约束性 |\n| 事故年发生率（起/每万枚） | 0 | <1.0 | — | 预期性 |\n';
    expect(shown(`${TITLE}一、发展目标\n${lines}`)).toEqual([
      '碳排放强度降低 = 18.5% 2025 - binding',
      '事故年发生率 <= 1起/每万枚 2025 0 expected',
    ]);
  });

  // 27-guangan-old-and-young
  it('with nothing between the cells', () => {
    const glued =
      '主要发展指标序号主要指标2025年属性1基本养老保险参保率≥95%约束性2县级老年大学覆盖面100%约束性365周岁及以上老年人健康管理率80%预期性4每千人拥有3岁以下婴幼儿托位数（个）4.5预期性5托育机构保育人员（万人）≥0.3预期性';
    expect(shown(`${TITLE}一、发展目标\n${glued}\n`)).toEqual([
      '基本养老保险参保率 >= 95% 2025 - binding',
      '县级老年大学覆盖面 = 100% 2025 - binding',
      '65周岁及以上老年人健康管理率 = 80% 2025 - expected',
      '每千人拥有3岁以下婴幼儿托位数 = 4.5个 2025 - expected',
      '托育机构保育人员 >= 0.3万人 2025 - expected',
    ]);
  });

  it('with numbers of the fields that hold several rows, and digits that refer to notes', () => {
    const glued =
      '主要指标指标2020年2025年属性生态1.湖泊状况主要湖泊2水质优良比例（%）8590约束性湖滨带植被覆盖率（%）3645预期性2.林地状况指数＞60预期性3.耕地质量耕地3岁末保有率（%）9095约束性退化耕地修复比例（%）1020预期性';
    expect(shown(`${TITLE}一、发展目标\n${glued}\n`).map((row) => row.split(' ')[0])).toEqual([
      '主要湖泊水质优良比例',
      '湖滨带植被覆盖率',
      '林地状况指数',
      '耕地3岁末保有率',
      '退化耕地修复比例',
    ]);
  });

  it('with numbers that count groups of rows, up to two figures', () => {
    const glued =
      '主要发展指标指标2020年2025年属性农业生产1.粮食总产量（万吨）120130约束性2.设施农业大棚完好率（%）8590预期性9.农机合作社数量（家）3645预期性10.新增高标准农田面积（万亩）-≥12预期性';
    expect(shown(`${TITLE}一、发展目标\n${glued}\n`).map((row) => row.split(' ')[0])).toEqual([
      '粮食总产量',
      '设施农业大棚完好率',
      '农机合作社数量',
      '新增高标准农田面积',
    ]);
  });

  it('leaves a table of something else alone', () => {
    expect(shown(`${TITLE}一、任务分工\n序号 任务 责任单位\n1 建设平台 市科技局\n2 建成站点 市商务局\n3 培训人员 市人社局\n`)).toEqual([]);
    expect(shown(`${TITLE}一、任务分工\n| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 建设平台 | 市科技局 |\n`)).toEqual([]);
  });
});

// 09-national-env-13th-plan prints base and target without a blank
describe('numbers that run together', () => {
  it.each([
    ['70.690', [70.6, 90]],
    ['5456', [54, 56]],
    ['151165', [151, 165]],
    ['21.6623.04', [21.66, 23.04]],
  ])('%s', (digits, pair) => {
    expect(splitGlued(digits)).toEqual(pair);
  });

  it('leaves one number whole', () => {
    expect(splitGlued('95')).toBeNull();
  });
});

describe('two tables with a blank line between them', () => {
  it('have each a header of its own', () => {
    const lines =
      '| 指标 | 2020年 | 2025年（万人） |\n|---|---|---|\n| 培训规模 | 8 | 10 |\n\n| 名称 | 2025年（个） | 2020年 |\n|---|---|---|\n| 产业学院 | 36 | 12 |';
    expect(shown(`${TITLE}一、发展目标\n${lines}\n`)).toEqual(['培训规模 = 10万人 2025 8 -', '产业学院 = 36个 2025 12 -']);
  });
});

describe('titles of columns and names of rows', () => {
  const table = (...rows: string[][]): string => rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const rowsOf = (title: string, ...rows: string[][]): string[] => shown(`${title}\n一、发展目标\n${table(...rows)}\n`);

  it.each([
    ['“十二五”完成值', '“十三五”目标值'],
    ['十二五末完成', '十三五末目标'],
    ['2015年实际达到', '2020年目标'],
    ['上期实绩', '规划值'],
  ])('what was reached is where the row starts from: %s, %s', (done, planned) => {
    const rows = rowsOf(
      '临江市“十三五”教育规划',
      ['指标', done, planned],
      ['---', '---', '---'],
      ['幼儿园入园率（%）', '88', '95'],
      ['学位数（万个）', '6', '7.5'],
    );
    expect(rows).toEqual(['幼儿园入园率 = 95% 2020 88 -', '学位数 = 7.5万个 2020 6 -']);
  });

  it('a column of what is to be completed holds targets where no other does', () => {
    const rows = rowsOf('临江市2024年造林计划', ['指标', '单位', '全年完成'], ['---', '---', '---'], ['造林面积', '万亩', '3']);
    expect(rows).toEqual(['造林面积 = 3万亩 2024 - -']);
  });

  it.each([
    ['供水普及率①', '供水普及率'],
    ['污水处理率［2］', '污水处理率'],
    ['再生水利用率2', '再生水利用率'],
    ['供水量（亿立方米）注3', '供水量'],
    ['PM2.5浓度*', 'PM2.5浓度'],
    ['▲节水器具普及率', '节水器具普及率'],
    ['5G覆盖率', '5G覆盖率'],
    ['噪声L10', '噪声L10'],
  ])('a mark of a note is no part of a name: %s', (printed, name) => {
    const rows = rowsOf('临江市“十四五”水务规划', ['指标', '2020年', '2025年'], ['---', '---', '---'], [printed, '2.5', '3']);
    expect(rows.map((row) => row.split(' ')[0])).toEqual([name]);
  });
});
