import { beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

describe('/source', () => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await openChat();
  });

  it('shows the whole paragraph with the quote marked', async () => {
    const answer = await chat.says('/source 杭1');
    expect(answer).toContain('【每万人高价值发明专利拥有量达到40件】');
    expect(answer).toContain('知识产权创造质量明显提高');
  });

  it('takes a bare code, full-width digits and the number of a shown row', async () => {
    expect(await chat.says('杭１')).toContain('【每万人高价值发明专利拥有量达到40件】');
    await chat.says('/targets 杭州');
    expect(await chat.says('2')).toContain('【海外发明专利授权量达到1200件】');
  });

  it('shows tasks and phases too', async () => {
    expect(await chat.says('/原文 杭任1')).toContain('加强高质量创造政策引导');
    expect(await chat.says('/source 杭阶2')).toContain('2022年9月-2024年6月');
  });

  it('tells when a phase begins and ends above its text, none of which is marked', async () => {
    const answer = await chat.says('/source 杭阶2');
    expect(answer).toContain('起止：2022年9月—2024年6月');
    expect(answer).not.toContain('【第二阶段');
    expect(await chat.says('/source 杭阶1')).toContain('起止：自国家知识产权局批复三个月内');
  });

  it('says when there is no such code', async () => {
    expect(await chat.says('/source 杭999')).toContain('没有编号“杭999”');
    expect(await chat.says('/source')).toContain('还缺编号');
  });
});
