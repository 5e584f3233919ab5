import { beforeEach, describe, expect, it } from 'vitest';
import type { Block } from '../../src/render/reply.js';
import { type Chat, openChat } from './chat.js';

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

describe('/history', () => {
  it('shows every value with date and source, corrected and undone ones too', async () => {
    await chat.says('/update 杭2 900 2024-06-30 季报');
    await chat.says('/update 杭2 910 2024-06-30 更正');
    await chat.says('/update 杭2 950 2024-09-30 三季报');
    await chat.says('/undo');
    const answer = await chat.says('/history 杭2');
    expect(answer).toContain('共 3 次数据');
    for (const part of ['截至2024-06-30　900 件', '来源：季报', '已被更正', '910 件', '950 件', '已撤销', 'telegram:1'])
      expect(answer).toContain(part);
  });

  it('has the curve of the current values and the target, on one scale', async () => {
    await chat.says('/update 杭5 1.8万件 2023-12-31');
    await chat.says('/update 杭5 21000件 2024-06-30');
    const answer = await chat.reply('/history 杭5');
    const block = answer?.blocks.find((one): one is Extract<Block, { kind: 'chart' }> => one.kind === 'chart');
    expect(block?.chart).toMatchObject({
      kind: 'curve',
      unit: '万件',
      points: [
        { date: '2023-12-31', value: 1.8 },
        { date: '2024-06-30', value: 2.1 },
      ],
    });
    expect(block?.chart.kind === 'curve' && block.chart.target.at(-1)).toEqual({ date: '2024-12-31', value: 2.5 });
    expect(block?.alt).toContain('目标 ≥ 2.5 万件');
  });

  it('shows figures of documents with their place', async () => {
    const answer = await chat.says('/历史 杭1');
    expect(answer).toContain('52.62 件');
    expect(answer).toMatch(/成效通报第 \d+ 行/u);
  });

  it('labels each figure of the curve with its date as printed', async () => {
    const answer = await chat.says('/history 杭1');
    expect(answer).toMatch(/^2023年 ▇+ 52\.6件$/mu);
    expect(answer).toMatch(/^截至2023-12-31 ▇+ 52\.62件$/mu);
  });

  it('says when there is nothing, and where something near is', async () => {
    expect(await chat.says('/history')).toContain('还缺编号');
    expect(await chat.says('/history 杭2')).toContain('还没有报过数');
    expect(await chat.says('/history 杭6')).toContain('口径不同的数据，见 /why 杭6');
    expect(await chat.says('/history 每万人高价值发明专利拥有量')).toContain('您指的是哪一项');
  });

  it('calls no report that was taken back a starting point', async () => {
    await chat.says('/update 湖6 16% 2025年底');
    await chat.says('/undo');
    const answer = await chat.says('/history 湖6');
    expect(answer).not.toContain('起点');
    expect(answer).toContain('其中 1 次已撤销');
    expect(answer).toContain('现在没有有效的数据');
  });

  it('keeps the starting point of a plan apart from what was taken back', async () => {
    expect(await chat.says('/history 浙2')).toContain('起点数据 1 个');
    await chat.says('/update 浙2 15 2018年底');
    await chat.says('/undo');
    expect(await chat.says('/history 浙2')).toContain('起点数据 1 个，另有 1 次已撤销');
  });
});
