import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

describe('/compare', () => {
  it('puts one indicator of all plans and regions side by side', async () => {
    const answer = await chat.says('/compare 每万人高价值发明专利拥有量');
    for (const part of ['杭州市', '≥ 40 件', '52.62 件', '湖州市', '≥ 15 件', '宁波市', '18.67 件（2023年）'])
      expect(answer).toContain(part);
    expect(answer).toContain('期限：2024年（杭1）；2025年（湖2）');
    expect(answer).not.toContain('名称：');
  });

  it('says where wording and kind of figure differ', async () => {
    const pages = [await chat.says('/compare 质押额'), await chat.says('/compare 质押额 第2页')].join('\n');
    expect(pages).toContain('名称：');
    expect(pages).toContain('统计方式：');
    expect(pages).toContain('累计数（杭6');
    expect(pages).toContain('年度数（');
  });

  it('puts indicators of nearly the same name beside it, each under its own name', async () => {
    const answer = await chat.says('/compare 高价值发明专利');
    for (const part of ['【高价值发明专利拥有量】', '17959 件（2023年）', '【每万人高价值发明专利拥有量】', '杭1', '湖2'])
      expect(answer).toContain(part);
    expect(answer).toContain('各组名称不同，不是同一指标');
  });

  it('says so when there is nothing to compare with', async () => {
    const answer = await chat.says('/compare 专利密集型产业增加值占GDP比重');
    expect(answer).toContain('没有可以对比的');
    expect(answer).not.toContain('一致');
  });

  it('takes a code', async () => {
    expect(await chat.says('/compare 湖2')).toContain('杭1');
  });

  it('asks for an indicator, and knows when there is none of the name', async () => {
    for (const typed of ['/compare', '/compare 杭州', '/compare 2024']) expect(await chat.says(typed)).toContain('还缺指标');
    expect(await chat.says('/compare 天气')).toContain('没有找到“天气”');
  });
});
