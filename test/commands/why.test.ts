import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeOp } from '../../src/model/change.js';
import { normaliseQuantity } from '../../src/model/quantity.js';
import { type Chat, openChat } from './chat.js';

let chat: Chat;
beforeEach(async () => {
  chat = await openChat('2024-07-10T02:00:00Z');
});

describe('/why', () => {
  it('prints the inputs, the dates and the rule', async () => {
    const answer = await chat.says('/why 杭1');
    for (const part of [
      '已达标',
      '目标：≥ 40 件 · 2024年',
      '越高越好',
      '数据：52.62 件（截至2023-12-31）',
      '期限：2024-12-31',
      '今天：2024-07-10',
      '期限内最近一次数据达到目标值',
    ]) {
      expect(answer).toContain(part);
    }
  });

  it('prints the formula of the pace, with the numbers in it', async () => {
    await chat.says('/update 杭2 600 2022-12-31');
    await chat.says('/update 杭2 900 2023-12-31');
    const answer = await chat.says('/why 杭2');
    expect(answer).toContain('起点：2022-12-31 600 件（最早一次数据作起点）');
    expect(answer).toMatch(/应达到：2023-12-31 时 \d+(?:\.\d+)? 件/u);
    expect(answer).toMatch(/进度：\(900 − 600\) ÷ \((\d+(?:\.\d+)?) − 600\) = \d+(?:\.\d+)?%/u);
    const [, expected = '', pace = ''] = /÷ \((\d+(?:\.\d+)?) − 600\) = (\d+(?:\.\d+)?)%/u.exec(answer) ?? [];
    expect((300 / (Number(expected) - 600)) * 100).toBeCloseTo(Number(pace), 0);
  });

  it('shows figures that only partly agree, and in what they differ', async () => {
    const answer = await chat.says('/why 杭6');
    for (const part of ['口径不同', '292 亿元（2023年）', '统计方式不同：目标是累计数，数据是年度数', '没有计入'])
      expect(answer).toContain(part);
  });

  it('does not take a figure that its document calls inexact for an exact one', async () => {
    const row = chat.store.view.row('杭6');
    if (row?.kind !== 'target') throw new Error('no such target');
    const stated = (quote: string, value: number): ChangeOp => ({
      type: 'observation.report',
      observation: {
        region: row.region,
        indicator: row.indicatorId,
        value,
        unit: '亿元',
        normal: normaliseQuantity(value, '亿元'),
        scope: 'cumulative',
        asOf: '2024-12-31',
        yoy: null,
        rank: null,
        printedName: row.indicator,
        source: { kind: 'document', planId: row.planId, span: { start: 0, end: quote.length, line: 1, quote } },
      },
    });
    chat.wait(300 * 86_400_000);
    await chat.given(stated('知识产权质押金额累计约250亿元', 250));
    const open = await chat.says('/why 杭6');
    for (const part of ['约数待核', '数据：约 250 亿元（截至2024-12-31）', '不能判断是否达到', '完成：约 100%（目标值为 100%）'])
      expect(open).toContain(part);
    await chat.given(stated('知识产权质押金额累计近250亿元', 250));
    expect(await chat.says('/why 杭6')).toContain('到期未达标');
    await chat.given(stated('知识产权质押金额累计近400亿元', 400));
    const met = await chat.says('/why 杭6');
    for (const part of ['已达标', '数据：近 400 亿元', '数据是约数，按所写的数计算']) expect(met).toContain(part);
  });

  it('says what is missing', async () => {
    expect(await chat.says('/why 杭3')).toContain('还没有报过数');
    expect(await chat.says('/why 杭999')).toContain('例如：/why');
    expect(await chat.says('/why')).toContain('例如：/why');
  });
});
