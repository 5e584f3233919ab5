import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

describe('/digest', () => {
  let chat: Chat;
  beforeEach(async () => {
    chat = await openChat('2024-06-17T02:00:00Z');
  });

  it('says how to subscribe when the chat has no digest', async () => {
    expect(await chat.says('/digest')).toContain('还没有订阅周报');
  });

  it('subscribes, says the time zone and the next date, and can be undone', async () => {
    const answer = await chat.says('/digest 周一 09:00 杭州');
    expect(answer).toContain('每周一 09:00（上海时间）');
    expect(answer).toContain('杭州市');
    expect(answer).toContain('2024-06-24（周一）09:00');
    expect(chat.store.view.subscriptions()).toHaveLength(1);
    await chat.says('/undo');
    expect(chat.store.view.subscriptions()).toHaveLength(0);
  });

  it('moves a Monday that is a holiday to the first working day after', async () => {
    chat = await openChat('2026-09-29T02:00:00Z');
    expect(await chat.says('/digest 周一 09:00')).toContain('2026-10-08（周四）09:00');
  });

  it('gives no number to a period before the subscription, and counts from it', async () => {
    const early = await chat.says('/digest preview 2024-W20');
    expect(early).toMatch(/^周报 · 2024-05-13/u);
    expect(early).toContain('这一期在订阅以前，没有期号');
    expect(await chat.says('/digest preview 2024-W26')).not.toContain('在订阅以前');
  });

  it('names the city of a body where several are reported on, and what it counts', async () => {
    const answer = await chat.says('/digest preview');
    expect(answer).toMatch(/^(?:杭州市|湖州市|浙江省) .+：\d+ 项还没有数据$/mu);
    const [, count = '', codes = ''] = /一年以前到期、还没有达标或没有数据的 (\d+) 项：(.+)/u.exec(answer) ?? [];
    expect(codes.split('、')).toHaveLength(Number(count));
    expect(await chat.says('/digest 周一 09:00 杭州')).toContain('杭州市');
    expect(await chat.says('/digest preview')).not.toContain('原文未写责任单位：');
  });

  it('previews a named period with what was reported in it', async () => {
    await chat.says('/update 杭5 2.1 2024-05-31 月报');
    const answer = await chat.says('/digest preview 2024-W25 ');
    expect(answer).toContain('这是预览');
    expect(answer).toContain('有变化 1 项');
    expect(answer).toContain('2.1 万件');
    expect(answer).toContain('来源：月报');
  });

  it('refuses a period or a day that does not exist with a right example', async () => {
    expect(await chat.says('/digest preview 第三期')).toContain('/digest preview 2024-W26');
    expect(await chat.says('/digest 每月31日 09:00')).toContain('月末');
  });

  it('is closed and opened again', async () => {
    await chat.says('/digest 周五 17:30');
    expect(await chat.says('/digest off')).toContain('已关闭');
    expect(chat.store.view.subscriptions()[0]?.subscription.paused).toBe('管理员关闭');
    expect(await chat.says('/digest on')).toContain('每周五 17:30');
  });

  it('counts what plans that have ended left open, as /deadline and /progress do', async () => {
    const later = await openChat('2026-11-22T08:00:00Z');
    const answer = await later.says('/digest preview');
    const [, late = '', silent = '', plans = '', undated = ''] =
      /还有 (\d+) 项指标没有数据或没有达标（未报数 (\d+)）：(.+)。另有 (\d+) 项原文没有写期限。/u.exec(answer) ?? [];
    const sum = [...plans.matchAll(/ (\d+)/gu)].reduce((all, [, count]) => all + Number(count), 0);
    expect(sum).toBe(Number(late));
    expect(plans).toContain('湖州市');
    const running = Number(/一年以前到期、还没有达标或没有数据的 (\d+) 项/u.exec(answer)?.[1]);
    expect(await later.says('/deadline 逾期')).toContain(`${Number(late) + running} 项指标`);
    const progress = /未报数 (\d+)/u.exec(await later.says('/progress'))?.[1];
    expect(Number(silent) + Number(undated) + running).toBe(Number(progress));
    expect(answer).toContain('发 /deadline 逾期 逐项看');
  });

  it('says that none follows after it was closed, or before it was ordered', async () => {
    expect(await chat.says('/digest preview')).toContain('没有下一期：还没有订阅周报');
    await chat.says('/digest 周五 17:30');
    expect(await chat.says('/digest preview')).toContain('下一期 ');
    expect(await chat.says('/digest preview')).not.toContain('没有下一期');
    await chat.says('/digest off');
    expect(await chat.says('/digest preview')).toContain('没有下一期：周报已关闭（管理员关闭）');
  });
});
