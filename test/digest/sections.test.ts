import { expect, it } from 'vitest';
import { leftOver } from '../../src/digest/sections.js';
import { statusOf } from '../../src/digest/statuses.js';
import type { TargetRow } from '../../src/model/stored-plan.js';
import { plain } from '../../src/render/reply.js';
import { openChat } from '../commands/chat.js';

const today = '2026-11-23';

/** What is said of the shipped plans that have ended, when only some of their targets are left. */
async function saidOf(kept: (row: TargetRow, status: string) => boolean): Promise<string[]> {
  const { view } = (await openChat(`${today}T02:00:00Z`)).store;
  const rows = view.targets().filter((row) => kept(row, statusOf(view, row, today)));
  const now: typeof view = Object.assign(Object.create(view), { targets: () => rows });
  const scope = { regions: [], plans: [], bodies: [] };
  const ended = view.plans().filter(({ parsed }) => parsed.period !== null && parsed.period.end <= '2025');
  return leftOver({ now, scope, today }, ended).map((block) => ('text' in block ? plain(block.text) : ''));
}

it('targets of ended plans without a date are told alone, with no command that would list none', async () => {
  expect(await saidOf(({ due }) => due === null)).toEqual([
    expect.stringMatching(/^已到期的方案有 [1-9]\d* 项指标原文没有写期限，也没有达标。$/u),
  ]);
});

it('nobody is said to have reported none where all have', async () => {
  const reported = await saidOf(({ due }, status) => due !== null && status !== 'no-figure');
  expect(reported).toEqual([
    expect.stringMatching(/^已到期的方案还有 [1-9]\d* 项指标没有数据或没有达标：[^。]+。$/u),
    '发 /deadline 逾期 逐项看',
  ]);
  const silent = await saidOf(({ due }) => due !== null);
  expect(silent[0]).toMatch(/没有达标（未报数 [1-9]\d*）：[^。]+。$/u);
});

it('nothing left, nothing said', async () => {
  expect(await saidOf(() => false)).toEqual([]);
});
