import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';
import { figures } from '../figures-of.js';

const shown = (text: string): string[] =>
  parse(text).targets.map(({ indicator, op, value, unit, due }) => `${indicator} ${op} ${value}${unit ?? ''} ${due ?? '-'}`);
const barred = (...rows: string[][]): string => `${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
const TITLE = '云川市林业局关于下达2026年国土绿化任务的通知\n\n各县区林业局：\n\n现将任务下达给你们。\n\n';

describe('a table that deals a task out to places', () => {
  const rows = [
    ['县（市、区）', '造林面积（亩）', '其中：经济林（亩）', '备注'],
    ['合  计', '9200', '1300', ''],
    ['南 山 县', '4200', '800', ''],
    ['龙泉县', '3000', '500', '含林场'],
    ['东湖区', '2000', '—', ''],
  ];
  const read = [
    '造林面积 = 9200亩 2026',
    '经济林 = 1300亩 2026',
    '南山县造林面积 = 4200亩 2026',
    '南山县经济林 = 800亩 2026',
    '龙泉县造林面积 = 3000亩 2026',
    '龙泉县经济林 = 500亩 2026',
    '东湖区造林面积 = 2000亩 2026',
  ];

  it.each([
    ['in Markdown', barred(rows[0] as string[], ['---', '---', '---', '---'], ...rows.slice(1))],
    ['with tabs', `${rows.map((cells) => cells.join('\t')).join('\n')}\n`],
    ['with a bar behind each cell only', `${rows.map((cells) => `${cells.slice(0, 3).join(' | ')} |`).join('\n')}\n`],
    ['all on one line', `${rows.map((cells) => `| ${cells.slice(0, 3).join(' | ')} | `).join(' ')}\n`],
  ])('%s', (_, table) => {
    expect(shown(`${TITLE}2026年造林任务分解表\n${table}`)).toEqual(read);
  });

  it('names a figure by the caption where its title says only how it is counted, and takes the year of its column', () => {
    const table = barred(
      ['序号', '乡镇', '2024年', '2026年任务', '2027年任务'],
      ['---', '---', '---', '---', '---'],
      ['1', '柳河镇', '12', '15', '20'],
      ['2', '石桥乡', '8', '9', '≥11'],
      ['3', '白鹤镇', '5', '6', '7'],
    );
    const text = `云川县户厕改造行动方案（2025—2027年）\n\n附件1：各乡镇户厕改造任务分配表\n单位：户\n${table}`;
    expect(shown(text)).toEqual([
      '柳河镇户厕改造 = 15户 2026',
      '柳河镇户厕改造 = 20户 2027',
      '石桥乡户厕改造 = 9户 2026',
      '石桥乡户厕改造 >= 11户 2027',
      '白鹤镇户厕改造 = 6户 2026',
      '白鹤镇户厕改造 = 7户 2027',
    ]);
    expect(figures(text, true)).toEqual(['柳河镇 户厕改造 12户 2024', '石桥乡 户厕改造 8户 2024', '白鹤镇 户厕改造 5户 2024']);
  });

  it('fits rows that lack the name of their group, even where empty cells fill them up at the end', () => {
    const table = barred(
      ['区域', '', '充电桩任务数（个）', '占比'],
      ['---', '---', '---', '---'],
      ['中心城区', '东湖区', '120', '60%'],
      ['西城区', '80', '40%', ''],
      ['中心城区小计', '', '200', '100%'],
      ['远郊', '南山县', '30', '50%'],
      ['龙泉县', '30', '50%', ''],
    );
    expect(shown(`云川市充电设施建设方案（2026年）\n\n各区县充电桩建设任务表\n${table}`)).toEqual([
      '东湖区充电桩 = 120个 2026',
      '西城区充电桩 = 80个 2026',
      '中心城区小计充电桩 = 200个 2026',
      '南山县充电桩 = 30个 2026',
      '龙泉县充电桩 = 30个 2026',
    ]);
  });

  it.each([
    ['numbers of several units', '2026年造林任务分解表\n单位：亩、万株', ['县区', '造林', '植树']],
    ['what was done', '2025年造林任务完成情况表\n单位：亩', ['县区', '造林面积', '抚育面积']],
  ])('leaves alone %s', (_, caption, titles) => {
    const table = barred(titles, ['---', '---', '---'], ['南山县', '42', '8'], ['龙泉县', '30', '5'], ['东湖区', '20', '4']);
    expect(shown(`${TITLE}${caption}\n${table}`)).toEqual([]);
  });
});
