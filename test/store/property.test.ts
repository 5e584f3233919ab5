import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChangeOp } from '../../src/model/change.js';
import { openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { draft, hangzhouPlan, PATENTS, report, temporaryFolder, tickingClock } from './fixture.js';

const HANGZHOU = '杭州市';
const DATES = ['2021', '2023-12-31', '2024-06-30'];
const CHATS = ['telegram:-1', 'feishu:oc_1'];

/** One step: a change, an undo of an earlier change (by place in the sequence), several changes at once, or a restart. */
type Step =
  | { readonly kind: 'op'; readonly op: ChangeOp }
  | { readonly kind: 'undo'; readonly back: number }
  | { readonly kind: 'restart' };

const opArbitrary: fc.Arbitrary<ChangeOp> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ value: fc.integer({ min: -5, max: 99 }), asOf: fc.constantFrom(...DATES, null) })
      .map(({ value, asOf }) => report(value, { asOf })),
  },
  fc.record({ value: fc.integer({ min: 1, max: 9 }) }).map((fields): ChangeOp => ({ type: 'row.fix', code: '杭2', fields })),
  fc.constantFrom('2025', '2026', null).map((due): ChangeOp => ({ type: 'row.fix', code: '杭2', fields: { due } })),
  fc.constantFrom('accepted', 'dropped', 'open').map((verdict): ChangeOp => ({ type: 'row.review', code: '杭任1', verdict })),
  fc.record({ chat: fc.constantFrom(...CHATS), allowed: fc.boolean() }).map((fields): ChangeOp => ({ type: 'chat.allow', ...fields })),
  fc.record({ body: fc.constantFrom('市科技局', '市商务局'), active: fc.boolean() }).map(
    ({ body, active }): ChangeOp => ({
      type: 'role.set',
      grant: { userId: 'telegram:9', role: 'reporter', bodies: [body], regions: [] },
      active,
    }),
  ),
  fc.constant<ChangeOp>({ type: 'refusal', command: 'update', reason: 'not-allowed' }),
);
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: opArbitrary.map((op): Step => ({ kind: 'op', op })) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }).map((back): Step => ({ kind: 'undo', back })) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
);

/** The plain model: a list of ops; a change is undone while some undo of it is not; the last one that is not undone counts. */
function predict(ops: readonly ChangeOp[]) {
  const undone = (index: number): boolean =>
    ops.some((op, later) => op.type === 'undo' && op.changeId === index + 1 && later > index && !undone(later));
  const live = ops.filter((_, index) => !undone(index));
  const figures = new Map<string | null, number>([['2021', 35.93]]);
  const fields: { value?: number; due?: string | null } = {};
  const allowed = new Map<string, boolean>();
  const bodies = new Map<string, boolean>();
  let verdict = 'open';
  for (const op of live) {
    if (op.type === 'observation.report') figures.set(op.observation.asOf, op.observation.value);
    if (op.type === 'row.fix') Object.assign(fields, op.fields);
    if (op.type === 'row.review') verdict = op.verdict;
    if (op.type === 'chat.allow') allowed.set(op.chat, op.allowed);
    if (op.type === 'role.set') bodies.set(op.grant.bodies[0] ?? '', op.active);
  }
  return {
    figures: [null, ...DATES].flatMap((asOf) => figures.get(asOf) ?? []) as readonly number[],
    value: fields.value ?? 1200,
    due: fields.due === undefined ? '2024' : fields.due,
    task: verdict === 'dropped' ? null : verdict,
    allowed: CHATS.map((chat) => allowed.get(chat) ?? null),
    bodies: [...bodies].flatMap(([body, active]) => (active ? [body] : [])).sort(),
    undone: ops.map((_, index) => undone(index)),
  };
}

const figuresOf = (store: Store): readonly number[] => store.view.observations(HANGZHOU, PATENTS).map(({ value }) => value);

async function observe(store: Store): Promise<ReturnType<typeof predict>> {
  const target = store.view.row('杭2');
  const task = store.view.row('杭任1');
  if (target?.kind !== 'target') throw new Error('target lost');
  return {
    figures: figuresOf(store),
    value: target.value,
    due: target.due,
    task: task?.kind === 'task' ? task.review : null,
    allowed: CHATS.map((chat) => store.view.chatAllowed(chat)),
    bodies: store.view
      .grants('telegram:9')
      .flatMap((grant) => grant.bodies)
      .sort(),
    undone: (await store.changes()).toReversed().map((change) => change.undone),
  };
}

it('ends in the state that a plain model predicts after any sequence of changes, undos and restarts', async () => {
  const seedOp: ChangeOp = { type: 'refusal', command: 'seed', reason: 'import of the fixture' };
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 40 }), fc.constantFrom(2_000, 8_000, 4_000_000), async (steps, segmentBytes) => {
      const options = {
        folder: await temporaryFolder(),
        now: tickingClock(),
        identify: indicatorOf,
        seed: async () => [hangzhouPlan()],
        segmentBytes,
      };
      let store = await openStore(options);
      const ops: ChangeOp[] = [seedOp];
      for (const step of steps) {
        if (step.kind === 'restart') {
          await store.close();
          store = await openStore(options);
          continue;
        }
        // The import of the fixture itself is left alone: without its plan there are no rows to compare.
        const changeId = step.kind === 'undo' ? Math.max(2, ops.length + 1 - step.back) : 0;
        if (step.kind === 'undo' && changeId > ops.length) continue;
        const op: ChangeOp = step.kind === 'op' ? step.op : { type: 'undo', changeId };
        if (predict(ops).undone[changeId - 1]) {
          await expect(store.commit(draft(op))).rejects.toMatchObject({ code: 'already-undone' });
          continue;
        }
        const change = await store.commit(draft(op));
        ops.push(op);
        expect(change.id).toBe(ops.length);
        expect(figuresOf(store)).toEqual(predict(ops).figures);
        const current = store.view.history(HANGZHOU, PATENTS).filter(({ state }) => state === 'current');
        expect(current.map(({ observation }) => observation.value).sort()).toEqual(figuresOf(store).toSorted());
      }
      expect(await observe(store)).toEqual(predict(ops));
      await store.close();
      const reopened = await openStore({ ...options, readOnly: true });
      expect(await observe(reopened)).toEqual(predict(ops));
    }),
    { numRuns: 60 },
  );
});
