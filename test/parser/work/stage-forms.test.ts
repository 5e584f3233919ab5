import { describe, expect, it } from 'vitest';
import { datesOf } from '../../../src/parser/work/phase-dates.js';
import { structureOf } from '../state-of.js';

const phasesUnder = (heading: string, lines: readonly string[]): string[] =>
  structureOf(
    `江口县整治行动方案\n一、总体要求\n坚持标本兼治。\n二、重点任务\n（一）清理河道。全面排查。\n${heading}\n${lines.join('\n')}\n四、工作要求\n（一）加强领导。压实责任。`,
  ).phases.map(({ name, start, end }) => `${name} ${start} ${end}`);

const WANTED = ['摸底排查阶段 2024-03 2024-04', '集中整治阶段 2024-05 2024-11'];

describe('the time of a stage', () => {
  it.each([
    [
      'in brackets behind the name',
      ['（一）摸底排查阶段（2024年3月—4月）。全面排查。', '（二）集中整治阶段（2024年5月—11月）。逐项整治。'],
    ],
    ['in square brackets', ['（一）摸底排查阶段〔2024年3月—4月〕。全面排查。', '（二）集中整治阶段〔2024年5月—11月〕。逐项整治。']],
    ['behind a comma', ['（一）摸底排查阶段，2024年3月—4月。全面排查。', '（二）集中整治阶段，2024年5月—11月。逐项整治。']],
    ['behind a blank', ['（一）摸底排查阶段 2024年3月—4月', '全面排查。', '（二）集中整治阶段 2024年5月—11月', '逐项整治。']],
    ['before the name', ['（一）2024年3月—4月，摸底排查阶段。全面排查。', '（二）2024年5月—11月，集中整治阶段。逐项整治。']],
    ['in figures', ['（一）摸底排查阶段（2024.3—2024.4）。全面排查。', '（二）集中整治阶段（2024.05—2024.11）。逐项整治。']],
    [
      'in full-width figures',
      ['（一）摸底排查阶段（２０２４年３月—４月）。全面排查。', '（二）集中整治阶段（２０２４年５月—１１月）。逐项整治。'],
    ],
    ['before a paragraph', ['2024年3月—4月：摸底排查阶段。全面排查。', '2024年5月—11月：集中整治阶段。逐项整治。']],
    ['in bold', ['**摸底排查阶段（2024年3月—4月）。** 全面排查。', '**集中整治阶段（2024年5月—11月）。** 逐项整治。']],
    [
      'before a text that runs on',
      ['（一）摸底排查阶段（2024年3月—4月）全面排查河道，登记造册。', '（二）集中整治阶段（2024年5月—11月）逐项整治问题，销号管理。'],
    ],
    ['in a list of Markdown', ['- 摸底排查阶段（2024年3月—4月）：全面排查。', '- 集中整治阶段（2024年5月—11月）：逐项整治。']],
  ])('is no part of its name: %s', (_, lines) => {
    expect(phasesUnder('三、实施步骤', lines)).toEqual(WANTED);
  });

  it.each([
    ['2023.12—2024.6', '2023-12', '2024-06'],
    ['2024/3/1至2024/4/15', '2024-03-01', '2024-04-15'],
    ['增长2024.35万元', null, null],
  ])('may be printed in figures alone: %s', (text, start, end) => {
    expect(datesOf(text)).toMatchObject({ start, end });
  });

  it.each([
    ['3月', '2024-03', '2024-03'],
    ['3月底前', null, '2024-03'],
    ['11月至年底', '2024-11', '2024-12'],
    ['3月15日', '2024-03-15', '2024-03-15'],
    ['每月', null, null],
  ])('may be a month of the one year of the plan: %s', (text, start, end) => {
    expect(datesOf(text, '2024')).toMatchObject({ start, end });
    expect(datesOf(text)).toMatchObject({ start: null, end: null });
  });

  it.each([
    ['2024年4月中旬起至2024年10月底', '2024-04', '2024-10'],
    ['2024年5月1日起至2024年10月31日止', '2024-05-01', '2024-10-31'],
    ['现在—2024年4月', null, '2024-04'],
    ['2023年5月起，2024年10月底前完成', '2023-05', '2024-10'],
  ])('begins and ends by what is printed: %s', (text, start, end) => {
    expect(datesOf(text)).toMatchObject({ start, end });
  });

  it('is a year, and no number of years after the beginning', () => {
    expect(datesOf('全面实施阶段：2024年。')).toEqual({ start: '2024', end: '2024', relative: null });
  });
});

describe('a stage with a number of its own', () => {
  it.each([
    [['（一）第一阶段：摸底排查（2024年3月—4月）。全面排查。', '（二）第二阶段：集中整治（2024年5月—11月）。逐项整治。']],
    [['（一）第一阶段（2024年3月—4月）：摸底排查。全面排查。', '（二）第二阶段（2024年5月—11月）：集中整治。逐项整治。']],
  ])('is one stage', (lines) => {
    expect(phasesUnder('三、实施步骤', lines)).toEqual(['第一阶段：摸底排查 2024-03 2024-04', '第二阶段：集中整治 2024-05 2024-11']);
  });
});

describe('the heading over stages', () => {
  const lines = ['（一）摸底排查（2024年3月—4月）。全面排查。', '（二）集中整治（2024年5月—11月）。逐项整治。'];
  it.each(['行动步骤', '时间步骤', '时间进度', '工作阶段', '进度计划', '推进计划', '工作安排'])('is also %s', (heading) => {
    expect(phasesUnder(`三、${heading}`, lines)).toHaveLength(2);
  });

  it.each([
    ['操作步骤', lines.map((line) => line.replace(/（2024[^）]*）/u, ''))],
    ['工作安排', [...lines, '（三）总结经验。形成机制。']],
  ])('is not %s of parts without times', (heading, parts) => {
    expect(phasesUnder(`三、${heading}`, parts)).toEqual([]);
  });
});
