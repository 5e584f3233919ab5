import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, OWNER, openChat } from './chat.js';

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
  await chat.says('/update 杭2 900 2024-06-30 季报');
  await chat.says('/update 湖2 14 2024-06-30');
  await chat.says('/undo');
});

describe('/audit', () => {
  it('shows who did what and when, newest first, and what was undone', async () => {
    const answer = await chat.says('/audit');
    expect(answer.indexOf('撤销变更')).toBeLessThan(answer.indexOf('填报 湖2'));
    expect(answer).toContain(`填报 杭2 海外发明专利授权量：900 件（截至2024-06-30）`);
    expect(answer).toContain(OWNER);
    expect(answer).toMatch(/填报 湖2[^#]+（已撤销）/u);
  });

  it('filters by row, person and days', async () => {
    const byRow = await chat.says('/audit 杭2');
    expect(byRow).toContain('1 条变更：杭2');
    expect(await chat.says('/audit telegram:404')).toContain('没有符合条件的变更');
    // with the opening of the group
    expect(await chat.says('/audit 我')).toContain('4 条变更');
    chat.wait(3 * 86_400_000);
    expect(await chat.says('/audit 2天')).toContain('没有符合条件的变更');
    expect(await chat.says('/audit 4天')).toContain('填报 湖2');
  });

  it('shows refused attempts', async () => {
    await chat.says('/audit', { as: 'telegram:2' });
    expect(await chat.says('/audit telegram:2')).toContain('未执行 /audit：没有权限');
  });

  it('says what can be asked for', async () => {
    expect(await chat.says('/audit 昨夜星辰')).toContain('例如：/audit 杭1 或 /audit 7天');
  });

  it('pages', async () => {
    const first = await chat.says('/audit');
    expect(first).toContain('第 1/');
    expect(await chat.says('/audit 第2页')).toContain('导入《');
    expect(await chat.says('/audit 第99页')).toContain('没有第 99 页');
  });

  it('says what an import held, and of an empty request that it was empty', async () => {
    await chat.says('/update');
    const answer = await chat.says('/audit 3000天');
    expect(answer).toContain('未执行 /update：没有写内容');
    expect(answer).not.toMatch(/指标 0 项|任务 0 项/u);
    const imports = (await chat.says('/audit 3000天 第2页')).replace(/\s/gu, '');
    expect(imports).toMatch(/（指标17项，任务20项/u);
    expect(imports).toMatch(/（数据\d+项）/u);
  });
});
