import { beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

describe('/targets', () => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await openChat('2026-11-22T08:00:00Z');
  });

  it('lists a region with value, deadline, latest figure, status and place', async () => {
    const answer = await chat.says('/targets 杭州');
    expect(answer).toContain('（征求意见稿）');
    expect(answer).toContain('杭1  每万人高价值发明专利拥有量');
    expect(answer).toContain('≥ 40 件 · 2024年');
    expect(answer).toContain('52.62 件（截至2023-12-31）');
    expect(answer).toContain('已达标');
    expect(answer).toMatch(/出处：.*第 \d+ 行/u);
  });

  it('says 口径不同 instead of ticking off a yearly figure against a running total', async () => {
    const answer = await chat.says('/targets 杭6');
    expect(answer).toContain('累计 ≥ 250 亿元');
    expect(answer).toContain('292 亿元（2023年）');
    expect(answer).toContain('口径不同');
  });

  it('narrows by words and by year, full-width and Chinese name alike', async () => {
    expect(await chat.says('／指标　杭州　专利')).toContain('5 / 17 项');
    expect(await chat.says('/targets 湖州 2025')).toContain('2025年');
    expect(await chat.says('/targets 杭州 2031')).toContain('没有找到');
  });

  it('pages', async () => {
    expect(await chat.says('/targets 杭州 第2页')).toContain('第 2/3 页');
    expect(await chat.says('下一页')).toContain('第 3/3 页');
    expect(await chat.says('/targets 杭州 第9页')).toContain('一共 3 页');
  });

  it('answers a plain question, and its follow-up for another city', async () => {
    expect(await chat.says('请问杭州的高价值专利目标是多少？')).toContain('≥ 40 件');
    const next = await chat.says('那湖州呢');
    expect(next).toContain('湖州市');
    expect(next).toContain('≥ 15 件');
  });

  it('says what the store does not have', async () => {
    expect(await chat.says('成都的目标')).toContain('成都市：现有规划里没有');
    expect(await chat.says('/targets 成都')).toContain('没有找到“成都”');
  });

  it('names the milestone of a year without targets, and says when there is none', async () => {
    const answer = await chat.says('/targets 2030');
    expect(answer).toContain('2030年：没有带数字的指标，有阶段目标');
    expect(answer.replace(/\s/gu, '')).toContain('“到2030年，在国家主要城市群中全面形成特色鲜明、体制顺畅');
    expect(await chat.says('/targets 杭州 2030')).toContain('没有找到“杭州市 2030年的目标”');
    expect(await chat.says('/targets 2027')).toContain('没有找到“2027年的目标”');
  });

  it('offers the tasks of a region whose plan sets no figures', async () => {
    const own = await openChat('2026-11-22T08:00:00Z');
    const plan =
      '临江市健康促进工作方案\n三、主要任务\n（一）建立工作机制\n1.建立联席会议制度。定期会商。（市卫生健康委）\n2.开展健康教育。（市教育局）\n';
    const preview = await own.reply('', { files: [{ name: '方案.txt', bytes: new TextEncoder().encode(plan) }] });
    const confirm = preview?.buttons.flat().find(({ label }) => label.includes('确认'))?.command ?? '确认';
    expect(await own.says(confirm)).toContain('已导入');
    for (const typed of ['/targets 临江市', '/progress 临江市', '临江的目标']) expect(await own.says(typed)).toContain('临江市的 2 项任务');
    expect(await own.says('1')).toContain('建立联席会议制度');
  });
});
