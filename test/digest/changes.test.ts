import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/digest/compose.js';
import { lastOccasion } from '../../src/digest/occasions.js';
import { loadWorkCalendar, type WorkCalendar } from '../../src/digest/working-days.js';
import { renderText } from '../../src/render/text.js';
import { type Chat, openChat } from '../commands/chat.js';
import { weekly } from './subscriptions.js';

const DAY_MS = 86_400_000;
/** Monday at ten in Shanghai, an hour after a digest. */
const START = '2024-06-17T02:00:00Z';

let calendar: WorkCalendar;
let chat: Chat;
beforeAll(async () => {
  calendar = await loadWorkCalendar();
});
beforeEach(async () => {
  chat = await openChat(START);
});

/** The digest of the Monday `weeks` after the start, as text without line wraps. */
async function digestAfter(weeks: number, scope: Parameters<typeof weekly>[0] = { regions: ['杭州市'] }): Promise<string> {
  const instant = new Date(Date.parse(START) + weeks * 7 * DAY_MS);
  const subscription = weekly(scope);
  const occasion = lastOccasion(subscription, instant, calendar);
  if (!occasion) throw new Error('no occasion');
  const found = await chat.store.changes({ since: occasion.from.toISOString(), until: occasion.at.toISOString() });
  const { reply } = composeDigest({
    view: chat.store.view,
    changes: found.filter((change) => !change.undone).reverse(),
    occasion,
    next: null,
    scope: subscription,
    timeZone: subscription.timeZone,
    calendar,
    kind: 'regular',
    lateMs: 0,
    missed: 0,
  });
  return renderText(reply, 10_000);
}

describe('what a digest says has changed', () => {
  it('a figure that was put right within the week stands once, as it is now', async () => {
    await chat.says('/update 杭5 1.9 2024-03-31 季报');
    chat.wait(8 * DAY_MS);
    await chat.says('/update 杭5 21 2024-05-31 月报');
    await chat.says('确认');
    await chat.says('/update 杭5 2.1 2024-05-31 月报更正');
    await chat.says('确认');
    const text = await digestAfter(2);
    expect(text).toContain('有变化 1 项');
    expect(text).toContain('1.9 万件 → 2.1 万件（截至2024-05-31，来源：月报更正）');
    expect(text).not.toContain('21 万件');
  });

  it('an old figure handed in late is compared with what was before it, not with what came after', async () => {
    await chat.says('/update 杭5 2.1 2024-05-31 月报');
    chat.wait(8 * DAY_MS);
    await chat.says('/update 杭5 1.2 2023-12-31 年报');
    await chat.says('确认');
    const text = await digestAfter(2);
    expect(text).toContain('1.2 万件（截至2023-12-31，来源：年报）');
    expect(text).not.toContain('2.1 万件 → 1.2 万件');
  });

  it('of a whole year and its first half the year is the later figure', async () => {
    await chat.says('/update 杭2 500 2023-06-30 半年报');
    await chat.says('/update 杭2 900 2023 年报');
    chat.wait(8 * DAY_MS);
    await chat.says('/update 杭2 1000 2024-05-31 月报');
    expect(await digestAfter(2)).toContain('900 件 → 1000 件（截至2024-05-31，来源：月报）');
  });

  it('a figure that was told and then taken back is told as taken back', async () => {
    await chat.says('/update 杭2 900 2024-03-31 季报');
    await chat.says('/update 杭2 1300 2024-05-31 月报');
    expect(await digestAfter(1)).toContain('1300 件');
    chat.wait(8 * DAY_MS);
    await chat.says('/undo');
    const text = await digestAfter(2);
    expect(text).toContain('撤销 1300 件（截至2024-05-31），现在是 900 件（截至2024-03-31）');
    expect(text).toContain('已达标 2 → 1');
  });

  it('what was reported and taken back within the week is not told', async () => {
    await chat.says('/update 杭2 900 2024-03-31 季报');
    await chat.says('/undo');
    expect(await digestAfter(1)).toContain('本期无变化');
  });

  it('a plan that was removed is told by its title', async () => {
    await chat.given({ type: 'plan.remove', planId: chat.store.view.plans().find((plan) => plan.prefix === '湖')?.id ?? '' });
    const text = await digestAfter(1, {});
    expect(text).toContain('已移除：');
    expect(text).not.toContain('本期无变化');
    expect(await digestAfter(1)).toContain('本期无变化');
  });
});

describe('what a digest says of its scope', () => {
  it('says how many plans have ended, when the counts are of fewer than all', async () => {
    expect(await digestAfter(1, {})).toMatch(/范围：全部规划（\d+ 个方案 \d+ 项指标，另有 1 个方案已到期）/u);
    expect(await digestAfter(1)).toContain('范围：杭州市（1 个方案 17 项指标）');
  });
});
