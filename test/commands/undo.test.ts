import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.js';

const REPORTER = 'telegram:7';
const OTHER = 'telegram:8';
let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
  const grant = (userId: string) => ({ userId, role: 'reporter' as const, regions: ['杭州市'], bodies: [] });
  await chat.given({ type: 'role.set', grant: grant(REPORTER), active: true }, { type: 'role.set', grant: grant(OTHER), active: true });
});

const values = (code: string): readonly number[] => {
  const row = chat.store.view.row(code);
  return row?.kind === 'target' ? chat.store.view.observations(row.region, row.indicatorId).map((figure) => figure.value) : [];
};

describe('/undo', () => {
  it('takes the last own change back and says what it did', async () => {
    await chat.says('/update 杭1 54.3 2024-06-30 季报', { as: REPORTER });
    const answer = await chat.says('/undo', { as: REPORTER });
    expect(answer).toContain('已撤销');
    expect(answer).toContain('54.3 件');
    expect(answer).toContain('杭1：现在是 52.62 件（截至2023-12-31），状态：已达标（不变）');
    expect(values('杭1').at(-1)).toBe(52.62);
  });

  it('is a change itself: undoing it brings the figure back, and so on', async () => {
    await chat.says('/update 杭2 900 2024-06-30');
    for (const [verb, left] of [
      ['已撤销', 0],
      ['已恢复', 1],
      ['已撤销', 0],
      ['已恢复', 1],
    ] as const) {
      expect(await chat.says(`/undo ${chat.store.view.lastChangeId()}`)).toContain(verb);
      expect(values('杭2')).toHaveLength(left);
    }
  });

  it('restores the value that a correction replaced', async () => {
    await chat.says('/update 杭2 900 2024-06-30');
    await chat.says('/update 杭2 910 2024-06-30');
    await chat.says('/undo');
    expect(values('杭2')).toEqual([900]);
  });

  it('says so when it was undone before, was never done, or does not exist', async () => {
    await chat.says('/update 杭2 900 2024-06-30');
    const id = chat.store.view.lastChangeId();
    await chat.says(`/undo ${id}`);
    expect(await chat.says(`/undo ${id}`)).toContain('已经撤销过了');
    await chat.says('/update 杭2 x');
    expect(await chat.says(`/undo ${chat.store.view.lastChangeId()}`)).toContain('没有执行过');
    expect(await chat.says('/undo 99999')).toContain('没有变更 99999');
    expect(await chat.says('/undo 杭1')).toContain('请写变更号');
    expect(await chat.says('/undo', { as: OTHER })).toContain('您没有可以撤销的变更');
  });

  it('of another person’s change is for admins; the attempt is noted', async () => {
    await chat.says('/update 杭2 900 2024-06-30', { as: REPORTER });
    const id = chat.store.view.lastChangeId();
    expect(await chat.says(`/undo ${id}`, { as: OTHER })).toContain('没有权限');
    expect((await chat.store.changes({ by: OTHER }))[0]?.op.type).toBe('refusal');
    expect(values('杭2')).toEqual([900]);
    expect(await chat.says(`/undo ${id}`)).toContain('已撤销');
  });

  it('of an own change needs the permission that the change needed', async () => {
    await chat.says('/update 杭2 900 2024-06-30', { as: REPORTER });
    const id = chat.store.view.lastChangeId();
    await chat.says(`/revoke ${REPORTER}`);
    await chat.says(`/grant ${REPORTER} 填报 湖州`);
    expect(await chat.says(`/undo ${id}`, { as: REPORTER })).toContain('没有权限');
  });

  it('of what only an owner may do is for owners', async () => {
    await chat.given({ type: 'role.set', grant: { userId: OTHER, role: 'admin', regions: [], bodies: [] }, active: true });
    await chat.says('/allow telegram:-5');
    const id = chat.store.view.lastChangeId();
    expect(await chat.says(`/undo ${id}`, { as: OTHER })).toContain('没有权限');
    expect(await chat.says(`/undo ${id}`)).toContain('撤销：开通会话 telegram:-5');
    expect(chat.store.view.chatAllowed('telegram:-5')).toBeNull();
  });

  it('of an import asks first', async () => {
    expect(await chat.says('/undo 1')).toContain('还没有撤销');
    const plans = chat.store.view.plans().length;
    expect(await chat.says('确认')).toContain('已撤销');
    expect(chat.store.view.plans()).toHaveLength(plans - 1);
    await chat.says(`/undo ${chat.store.view.lastChangeId()}`);
    await chat.says('确认');
    expect(chat.store.view.plans()).toHaveLength(plans);
  });

  it('leaves the state that a plain model predicts, after any reports and undos', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('report' as const), month: fc.integer({ min: 1, max: 3 }), value: fc.integer({ min: 500, max: 520 }) }),
      fc.record({ kind: fc.constant('undo' as const), back: fc.integer({ min: 0, max: 4 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const trial = await openChat();
        /** Changes made here: a report, or the undo of an earlier one. */
        const made: { id: number; month?: number; value?: number; of?: number }[] = [];
        const undone = (id: number): boolean => made.some((one) => one.of === id && !undone(one.id));
        for (const one of steps) {
          const before = trial.store.view.lastChangeId();
          if (one.kind === 'report') {
            await trial.says(`/update 杭2 ${one.value} 2024-0${one.month}-28`);
            if (trial.store.view.lastChangeId() === before) await trial.says('确认');
            made.push({ id: trial.store.view.lastChangeId(), month: one.month, value: one.value });
          } else {
            const target = made.at(-1 - one.back);
            if (!target || undone(target.id)) continue;
            await trial.says(`/undo ${target.id}`);
            made.push({ id: trial.store.view.lastChangeId(), of: target.id });
          }
        }
        const expected = [1, 2, 3].flatMap((month) => made.findLast((one) => one.month === month && !undone(one.id))?.value ?? []);
        const row = trial.store.view.row('杭2');
        const shown =
          row?.kind === 'target' ? trial.store.view.observations(row.region, row.indicatorId).map((figure) => figure.value) : null;
        expect(shown).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
