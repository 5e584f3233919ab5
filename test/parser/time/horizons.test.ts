import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';

/** Own plan of a far horizon. */
const plan = (...lines: string[]) => parse(`临溪市绿道建设规划（2021—2035年）\n结合我市实际，制定本规划。\n${lines.join('\n')}\n`);

describe('all the years of a plan', () => {
  const dues = (...lines: string[]) =>
    parse(`临溪市人才工作三年行动方案（2023—2025年）\n结合我市实际，制定本方案。\n二、重点任务\n${lines.join('\n')}\n`).targets.map(
      ({ value, due }) => [value, due],
    );

  it('date every sentence of the paragraph that opens with them', () => {
    expect(dues('（一）建设驿站。三年内新建驿站12座。培训技师200名。', '（二）建设讲堂。新建讲堂30个。')).toEqual([
      [12, '2025'],
      [200, '2025'],
      [30, null],
    ]);
  });

  it('no longer once another time was told', () => {
    expect(dues('（一）建设驿站。三年内新建驿站12座。2024年培训技师200名。招募志愿者500名。')).toEqual([
      [12, '2025'],
      [200, '2024'],
      [500, null],
    ]);
  });
});

describe('the near, middle and far part of a plan', () => {
  it('are phases where they print their time and something stands under them', () => {
    const { phases } = plan(
      '一、规划目标',
      '（一）近期目标（2021—2025年）',
      '1.开展选线普查。',
      '2.打通断点。',
      '（二）中期（2026—2030年）。绿道总长度达到1300公里。',
      '（三）远期（2031—2035年）。',
      '二、近期建设重点（2021—2025年）',
      '建设驿站12座。',
    );
    expect(phases.map(({ name, start, end, items }) => [name, start, end, items])).toEqual([
      ['近期目标', '2021', '2025', ['开展选线普查', '打通断点']],
      ['中期', '2026', '2030', []],
    ]);
  });

  it('so is a stage with its time under any heading', () => {
    const { phases } = plan(
      '一、主要安排内容',
      '（一）起步阶段（2021年3月—2021年12月）',
      '1.摸清底数。',
      '（二）攻坚阶段（2022年1月—2025年12月）',
      '1.集中打通。',
    );
    expect(phases.map(({ name, end }) => [name, end])).toEqual([
      ['起步阶段', '2021-12'],
      ['攻坚阶段', '2025-12'],
    ]);
  });

  it('date the aims of the paragraph they open, and are no targets', () => {
    const { targets, phases } = plan(
      '一、分期目标',
      '近期目标（2021—2025年）：绿道总长度达到800公里。',
      '远期目标（2031—2035年）：绿道总长度达到2000公里。',
      '巩固阶段（2034年）：建设驿站40座。',
      '到2025年（近期），种植行道树6000株；到2030年（中期），种植行道树9000株。',
    );
    expect(targets.map(({ indicator, value, due }) => [indicator, value, due])).toEqual([
      ['绿道总长度', 800, '2025'],
      ['绿道总长度', 2000, '2035'],
      ['驿站', 40, '2034'],
      ['种植行道树', 6000, '2025'],
      ['种植行道树', 9000, '2030'],
    ]);
    expect(phases).toEqual([]);
  });
});
