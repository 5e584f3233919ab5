import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

const TITLE = '青川区“十五五”绿色发展规划\n\n一、发展目标\n\n';
const shown = (text: string): string[] =>
  parse(text).targets.map(
    ({ indicator, op, value, unit, due, baseline, nature }) =>
      `${indicator} ${op} ${value}${unit ?? ''} ${due ?? '-'} ${baseline ? `${baseline.value} ${baseline.asOf}` : '-'} ${nature ?? '-'}`,
  );
const barred = (...rows: string[][]): string => `${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
const tabbed = (...rows: string[][]): string => `${rows.map((cells) => cells.join('\t')).join('\n')}\n`;
const rule = (width: number): string[] => Array.from({ length: width }, () => '---');

describe('a table in Markdown whose rows lack the cells printed for several rows', () => {
  it('fits each row by what its columns hold, under a first line of empty cells', () => {
    const table = barred(
      rule(6).map(() => '  '),
      rule(6),
      ['类别', '序号', '指标', '单位', '属性', '“十五五”目标值'],
      ['生态', '1', '森林蓄积量', '万立方米', '约束性', '350'],
      ['2', '湿地保护率<br>（含库塘）', '%', '预期性', '≥60'],
      ['民生', '3', '每千人口托位数', '个', '预期性', '5.2左右'],
      ['4', '空气质量改善', '-', '约束性', '完成上级下达任务'],
    );
    expect(shown(TITLE + table)).toEqual([
      '森林蓄积量 = 350万立方米 2030 - binding',
      '湿地保护率（含库塘） >= 60% 2030 - expected',
      '每千人口托位数 ~ 5.2个 2030 - expected',
    ]);
  });

  it('takes the unit of the row above where it is merged too, and the name of the group where the row only measures it', () => {
    const table = barred(
      ['指标名称', '单位', '2025年', '2030年'],
      rule(4),
      ['新建水厂', '供水管网', '总长度', '公里', '80', '120'],
      ['水质', '出厂水合格率', '%', '99', '100'],
    );
    expect(shown(TITLE + table)).toEqual([]);
    const grouped = barred(
      ['指标名称', '单位', '2025年', '2030年'],
      rule(4),
      ['供水管网', '总长度', '公里', '80', '120'],
      ['更新改造长度', '公里', '8', '≥20'],
      ['出厂水合格率', '%', '99', '100'],
    );
    expect(shown(TITLE + grouped)).toEqual([
      '供水管网总长度 = 120公里 2030 80 2025 -',
      '更新改造长度 >= 20公里 2030 8 2025 -',
      '出厂水合格率 = 100% 2030 99 2025 -',
    ]);
  });

  it('keeps the empty cells at the ends of a line with tabs', () => {
    const table = tabbed(
      ['领域', '指标', '单位', '2025年', '2030年', '备注'],
      ['水', '供水管网长度', '公里', '80', '120', ''],
      ['', '出厂水合格率', '%', '99', '', ''],
      ['', '节水器具普及率', '%', '', '98', ''],
    );
    expect(shown(TITLE + table)).toEqual(['供水管网长度 = 120公里 2030 80 2025 -', '节水器具普及率 = 98% 2030 - -']);
  });

  it('leaves a row that fits nowhere unread', () => {
    const table = barred(
      ['序号', '指标', '单位', '2025年', '2030年'],
      rule(5),
      ['1', '森林蓄积量', '万立方米', '330', '350'],
      ['2', '湿地保护率', '60'],
      ['3', '绿道长度', '公里', '12', '30'],
    );
    expect(shown(TITLE + table)).toEqual(['森林蓄积量 = 350万立方米 2030 330 2025 -', '绿道长度 = 30公里 2030 12 2025 -']);
  });
});

describe('a table whose titles stand on two lines', () => {
  const rows = [
    ['森林蓄积量', '万立方米', '320', '330', '340', '350'],
    ['绿道长度', '公里', '8', '12', '20', '≥30'],
  ];
  const read = [
    '森林蓄积量 = 340万立方米 2027 - -',
    '森林蓄积量 = 350万立方米 2030 320 2024 -',
    '绿道长度 = 20公里 2027 - -',
    '绿道长度 >= 30公里 2030 8 2024 -',
  ];

  it.each([
    ['the inner ones alone on the second', ['指标', '单位', '现状值', '2027年', '2030年'], ['2024年', '2025年']],
    [
      'empty cells under and beside the outer one',
      ['指标', '单位', '现状值', '', '2027年', '2030年'],
      ['', '', '2024年', '2025年', '', ''],
    ],
    [
      'the outer ones repeated',
      ['指标', '单位', '现状值', '现状值', '2027年', '2030年'],
      ['指标', '单位', '2024年', '2025年', '2027年', '2030年'],
    ],
    ['two outer ones', ['指标', '单位', '现状值', '目标值'], ['2024年', '2025年', '2027年', '2030年']],
  ])('%s', (_, outer, inner) => {
    expect(shown(TITLE + barred(outer, rule(6), inner, ...rows))).toEqual(read);
    expect(shown(TITLE + tabbed(outer, inner, ...rows))).toEqual(read);
  });

  it('tells what each year of the past was, even where nothing is aimed at', () => {
    const table = barred(
      ['指标', '单位', '现状值', '2030年'],
      rule(4),
      ['2023年', '2024年', '2025年'],
      ['绿道长度', '公里', '8', '—', '12', '30'],
      ['填埋量占比', '%', '20', '18', '15', '持续下降'],
    );
    const parsed = parse(TITLE + table);
    expect(parsed.observations.map(({ indicator, value, unit, asOf }) => `${indicator} ${value}${unit} ${asOf}`)).toEqual([
      '绿道长度 12公里 2025',
      '填埋量占比 20% 2023',
      '填埋量占比 18% 2024',
      '填埋量占比 15% 2025',
    ]);
    expect(shown(TITLE + table)).toEqual(['绿道长度 = 30公里 2030 8 2023 -']);
  });

  it('leaves a table whose second line may belong under several titles', () => {
    const table = barred(
      ['指标', '单位', '县城', '乡村', '2030年'],
      rule(5),
      ['户数', '人数'],
      ['供水', '户', '1', '2', '3', '4'],
      ['供气', '户', '5', '6', '7', '8'],
    );
    expect(shown(TITLE + table)).toEqual([]);
  });
});

describe('a division of work in Markdown', () => {
  const bodies = (text: string): string[] =>
    parse(text).tasks.map(
      ({ number, title, bodies: list, due }) => `${number} ${title} ${list.map(({ name }) => name).join('、')} ${due ?? '-'}`,
    );

  it('gives the measures under one number their own bodies, which a cell parts by line breaks', () => {
    const table = barred(
      ['序号', '重点任务', '工作措施', '完成时限', '牵头单位', '配合单位'],
      rule(6),
      ['1', '治理扬尘', '推广湿法作业。', '年底前', '区住房城乡建设局', '区城管局<br>各街镇'],
      ['覆盖裸露地面。', '6月底前', '区园林绿化局', '——'],
      ['2', '更新车辆', '淘汰老旧货车。', '11月底前', '区交通局', '区商务局'],
    );
    expect(bodies(`青川区2026年大气污染防治工作方案\n\n${table}`)).toEqual([
      '1 推广湿法作业 区住房城乡建设局、区城管局、各街镇 2026',
      '1 覆盖裸露地面 区园林绿化局 2026-06',
      '2 淘汰老旧货车 区交通局、区商务局 2026-11',
    ]);
  });
});
