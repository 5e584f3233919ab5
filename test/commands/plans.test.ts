import { beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

describe('/plans', () => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await openChat('2026-11-22T08:00:00Z');
  });

  it('lists every plan with status, period and counts', async () => {
    const answer = await chat.says('/plans');
    expect(answer).toContain('已导入 5 个规划');
    expect(answer).toContain('征求意见稿');
    expect(answer).toContain('2022年—2025年 · 已到期');
    expect(answer).toContain('国知发管字〔2016〕86号');
  });

  it('shows one plan with its outline', async () => {
    const answer = await chat.says('/规划 湖州');
    expect(answer).toContain('目录');
    expect(answer).toContain('湖州市人民政府办公室');
  });

  it('names what it was narrowed to, and offers what the plan itself has', async () => {
    expect(await chat.says('/plans 杭州')).toContain('杭州市：2 个规划');
    const report = await chat.reply('/plans 宁报');
    expect(report?.buttons.flat()).toEqual([]);
    const plan = await chat.reply('/plans 湖');
    expect(plan?.buttons.flat().map(({ command }) => command)).toEqual(['/targets 湖', '/deadline 湖', '/tasks 湖']);
    for (const { command } of plan?.buttons.flat() ?? []) expect((await chat.reply(command))?.found).toBe(true);
  });

  it('names the headings, not the items of a list below them', async () => {
    const laws = [
      '《云山市节水条例》（2019年）',
      '《云山市供水规划》（2017年）',
      '《云山市排水办法》（2020年）',
      '《云山市河湖规定》（2021年）',
    ];
    const list = laws.map((law, at) => `${at + 1}、${law}`).join('\n');
    const parts = ['（一）改造管网', '（二）回用再生水', '（三）计量收费']
      .map((part) => `${part}\n由水务部门组织实施，${part.slice(3)}。`)
      .join('\n');
    const text = `云山市节水规划\n\n第一节 规划依据\n${list}\n第二节 主要任务\n${parts}\n`;
    const other = await openChat('2026-11-22T08:00:00Z');
    await other.says('', { files: [{ name: '节水.txt', bytes: new TextEncoder().encode(text) }] });
    await other.says('确认');
    const answer = await other.says('/plans 云山市节水规划');
    expect(answer).toContain('第一节 规划依据');
    expect(answer).not.toContain('供水规划');
    expect(answer).toContain('（二）回用再生水');
  });

  it('tells only who sent a plan out, when and under which number; what is not printed is said so', async () => {
    const answer = await chat.says('/plans 国 发文');
    expect(answer).toContain('文号：国知发管字〔2016〕86号');
    expect(answer).toContain('日期：2016-11-09');
    expect(answer).not.toContain('目录');
    expect(await chat.says('/plans 湖州 发文')).toContain('文号：原文未写明');
    expect(await chat.says('/plans 杭 发文')).toContain('征求意见稿');
    expect(await chat.says('/plans 杭州 发文')).toContain('2 个规划的发文');
  });

  it('says which plans there are when the name is not known', async () => {
    expect(await chat.says('/plans 火星')).toContain('没有找到');
  });

  it('says that a plan was issued only where the text shows it, and that this is inferred', async () => {
    expect(await chat.says('/plans 国')).toContain('已印发（按原文的文号、发文单位、日期推断）');
    expect(await chat.says('/plans 湖')).toContain('已印发（按原文的发文单位、日期推断）');
    expect(await chat.says('/plans 浙')).toContain('是否印发原文未写明');
    expect(await chat.says('/plans 杭')).not.toContain('印发');
    expect(await chat.says('/fix 浙 状态=印发')).toContain('印发（推断） → 印发');
    expect(await chat.says('/plans 浙')).toContain('已印发（经人工更正）');
  });
});
