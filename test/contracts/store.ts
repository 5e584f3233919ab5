import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/model/change.js';
import type { Subscription } from '../../src/model/subscription.js';
import type { StoreOptions } from '../../src/store/open-store.js';
import { preparePlan } from '../../src/store/plan-import.js';
import type { Store } from '../../src/store/store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { weekly } from '../digest/subscriptions.js';
import { draft, hangzhouPlan, observation, PATENTS, report, tickingClock } from '../store/fixture.js';

const HANGZHOU = '杭州市';
const telegramChat = (chatId: string) => ({ platform: 'telegram' as const, chatId, threadId: null });
const subscription = (chatId: string): Subscription => weekly({ id: 's1', address: telegramChat(chatId) });

/** What every store does, wherever it keeps its changes. `open` gives an empty store with the seed of the options. */
export function storeContract(name: string, open: (options: Omit<StoreOptions, 'folder'>) => Promise<Store>): void {
  const now = tickingClock();
  const openSeeded = () => open({ now, identify: indicatorOf, seed: async () => [hangzhouPlan()] });
  const values = (store: Store, asOf?: string) =>
    store.view
      .observations(HANGZHOU, PATENTS)
      .filter((found) => asOf === undefined || found.asOf === asOf)
      .map((found) => found.value);

  describe(`${name}: plans and rows`, () => {
    it('imports the seed once and finds rows by code as people type it', async () => {
      const store = await openSeeded();
      expect(store.view.plans()).toHaveLength(1);
      for (const typed of ['杭1', '杭１', ' 杭 1', '杭任1', '杭任１']) expect(store.view.row(typed)).toBeDefined();
      expect(store.view.row('杭9')).toBeUndefined();
      expect(store.view.lastChangeId()).toBe(1);
    });

    it('applies corrections on top of each other, names them, and takes them back', async () => {
      const store = await openSeeded();
      const first = await store.commit(draft({ type: 'row.fix', code: '杭2', fields: { value: 1.5, unit: '万件' } }));
      await store.commit(draft({ type: 'row.fix', code: '杭2', fields: { due: '2025' } }));
      expect(store.view.row('杭2')).toMatchObject({
        value: 1.5,
        normal: { value: 15000, unit: '件' },
        due: '2025',
        dueFrom: 'correction',
        corrected: ['value', 'unit', 'due'],
      });
      await store.commit(draft({ type: 'undo', changeId: first.id }));
      expect(store.view.row('杭2')).toMatchObject({ value: 1200, unit: '件', due: '2025', corrected: ['due'] });
    });

    it('leaves a dropped row out, with the baseline that it states', async () => {
      const store = await openSeeded();
      expect(values(store)).toEqual([35.93]);
      const { id } = await store.commit(draft({ type: 'row.review', code: '杭1', verdict: 'dropped' }));
      expect(store.view.row('杭1')).toBeUndefined();
      expect(values(store)).toEqual([]);
      await store.commit(draft({ type: 'undo', changeId: id }));
      expect(store.view.row('杭1')).toMatchObject({ review: 'open' });
    });

    it('removes a plan and brings it back under the same codes', async () => {
      const store = await openSeeded();
      const planId = store.view.plans()[0]?.id ?? '';
      await store.commit(draft({ type: 'plan.remove', planId }));
      expect(store.view.targets()).toEqual([]);
      const again = preparePlan(hangzhouPlan(), store.view, now().toISOString());
      await store.commit(draft({ type: 'plan.import', plan: again }));
      expect(store.view.plan(planId)?.codes).toEqual({ targets: ['杭1', '杭2'], tasks: ['杭任1'], phases: [] });
    });

    it('refuses a plan whose spans do not show their sentences', async () => {
      const store = await openSeeded();
      const source = hangzhouPlan();
      const plan = preparePlan({ ...source, text: ` ${source.text}` }, store.view, now().toISOString());
      await expect(store.commit(draft({ type: 'plan.import', plan }))).rejects.toMatchObject({ code: 'invalid-change' });
      expect(store.view.lastChangeId()).toBe(1);
    });

    it('shows a row that a person added', async () => {
      const store = await openSeeded();
      const planId = store.view.plans()[0]?.id ?? '';
      const target = hangzhouPlan().parsed.targets[1];
      if (!target) throw new Error('fixture');
      const row = { ...target, indicator: '商标有效注册量' };
      const misplaced = { ...row, source: { ...row.source, quote: '别处的话' } };
      const add = (added: typeof row) => draft({ type: 'row.add', planId, code: '杭3', row: { kind: 'target', row: added } });
      await expect(store.commit(add(misplaced))).rejects.toMatchObject({ code: 'invalid-change' });
      await store.commit(add(row));
      expect(store.view.row('杭3')).toMatchObject({ indicator: '商标有效注册量', planId });
      expect(store.view.usedCodes().has('杭3')).toBe(true);
    });
  });

  describe(`${name}: figures`, () => {
    it('keeps a corrected figure as superseded and a taken-back one as undone', async () => {
      const store = await openSeeded();
      await store.commit(draft(report(54.3)));
      const wrong = await store.commit(draft(report(543)));
      expect(values(store, '2024-06-30')).toEqual([543]);
      await store.commit(draft({ type: 'undo', changeId: wrong.id }));
      expect(values(store, '2024-06-30')).toEqual([54.3]);
      expect(
        store.view.history(HANGZHOU, PATENTS).map(({ observation: { value }, state, change }) => [value, state, change?.by ?? null]),
      ).toEqual([
        [35.93, 'current', null],
        [54.3, 'current', 'telegram:7'],
        [543, 'undone', 'telegram:7'],
      ]);
    });

    it('looks back: what counted at a moment, with or without what was taken back since', async () => {
      const store = await openSeeded();
      const right = await store.commit(draft(report(54.3)));
      const wrong = await store.commit(draft(report(543)));
      const undo = await store.commit(draft({ type: 'undo', changeId: wrong.id }));
      const redo = await store.commit(draft({ type: 'undo', changeId: undo.id }));
      const later = await store.commit(draft({ type: 'undo', changeId: redo.id }));
      const at = (reported: string, undone: string | null) =>
        store.view.observations(HANGZHOU, PATENTS, { reported, undone }).map(({ value }) => value);
      expect(at(right.at, right.at)).toEqual([35.93]);
      expect(at(wrong.at, wrong.at)).toEqual([35.93, 54.3]);
      expect(at(undo.at, undo.at)).toEqual([35.93, 543]);
      expect(at(redo.at, redo.at)).toEqual([35.93, 54.3]);
      expect(at(later.at, later.at)).toEqual([35.93, 543]);
      expect(at(undo.at, null)).toEqual([35.93, 54.3]);
    });

    it('prefers a report to what a document states for the same date', async () => {
      const store = await openSeeded();
      await store.commit(draft(report(36, { asOf: '2021' })));
      expect(store.view.history(HANGZHOU, PATENTS).map(({ state }) => state)).toEqual(['superseded', 'current']);
    });

    it('gives back every field as it was reported', async () => {
      const store = await openSeeded();
      const full = observation(1.5, {
        unit: '万件',
        normal: { value: 15000, valueMax: 16000, unit: '件' },
        scope: 'annual',
        yoy: -3.2,
        rank: '全省第一',
        asOf: '2023',
        source: { kind: 'document', planId: 'x', span: { start: 1, end: 2, line: 3, quote: '“一”' } },
      });
      await store.commit(draft({ type: 'observation.report', observation: full }));
      expect(store.view.observations(HANGZHOU, PATENTS)).toContainEqual(full);
    });

    it('orders by date whatever the order of reports, undated figures first', async () => {
      const store = await openSeeded();
      for (const [value, asOf] of [
        [3, '2024-Q1'],
        [1, '2022'],
        [2, '2023-12-31'],
        [0, null],
      ] as const) {
        await store.commit(draft(report(value, { asOf })));
      }
      expect(values(store)).toEqual([0, 35.93, 1, 2, 3]);
    });

    it('counts linked indicators together until the link is taken back', async () => {
      const store = await openSeeded();
      await store.commit(draft(report(54.3, { indicator: 'other' })));
      const { id } = await store.commit(draft({ type: 'indicator.link', from: PATENTS, to: 'other', linked: true }));
      expect(values(store)).toEqual([35.93, 54.3]);
      expect(store.view.observations(HANGZHOU, 'other')).toHaveLength(2);
      expect(store.view.linkedWith('other')).toHaveLength(2);
      await store.commit(draft({ type: 'undo', changeId: id }));
      expect(values(store)).toEqual([35.93]);
    });

    it('knows the regions of an indicator, and forgets one whose only figure is undone', async () => {
      const store = await openSeeded();
      const { id } = await store.commit(draft(report(20, { region: '湖州市' })));
      expect(store.view.regionsOf(PATENTS)).toEqual([HANGZHOU, '湖州市']);
      await store.commit(draft({ type: 'undo', changeId: id }));
      expect(store.view.regionsOf(PATENTS)).toEqual([HANGZHOU]);
    });
  });

  describe(`${name}: people and chats`, () => {
    it('adds up grants and revokes each by itself', async () => {
      const store = await openSeeded();
      const grant = (bodies: string[], active = true) =>
        draft({ type: 'role.set', grant: { userId: 'telegram:9', role: 'reporter', bodies, regions: [] }, active });
      await store.commitAll([grant(['市科技局']), grant(['市市场监管局']), grant(['市科技局'], false)]);
      expect(store.view.grants('telegram:9').map(({ bodies }) => bodies)).toEqual([['市市场监管局']]);
      expect(store.view.grants('telegram:8')).toEqual([]);
    });

    it('keeps settings of a chat that moved, under both ids', async () => {
      const store = await openSeeded();
      await store.commit(draft({ type: 'chat.allow', chat: 'telegram:-1', allowed: true }));
      await store.commit(draft({ type: 'chat.region', chat: 'telegram:-1', region: HANGZHOU }));
      await store.commit(draft({ type: 'subscription.set', key: 'telegram:-1', subscription: subscription('-1') }));
      expect(store.view.chatAllowed('telegram:-2')).toBeNull();
      const { id } = await store.commit(draft({ type: 'chat.move', platform: 'telegram', from: '-1', to: '-2' }));
      for (const chat of ['telegram:-1', 'telegram:-2']) {
        expect(store.view.chatAllowed(chat)).toBe(true);
        expect(store.view.chatRegion(chat)).toBe(HANGZHOU);
      }
      expect(store.view.subscriptions()).toMatchObject([{ key: 'telegram:-2', subscription: { address: telegramChat('-2') } }]);
      await store.commit(draft({ type: 'undo', changeId: id }));
      expect(store.view.subscriptions()).toMatchObject([{ key: 'telegram:-1', subscription: { address: telegramChat('-1') } }]);
    });

    it('settles on one id when a chat moves there and back', async () => {
      const store = await openSeeded();
      await store.commit(draft({ type: 'chat.allow', chat: 'telegram:-1', allowed: true }));
      await store.commit(draft({ type: 'chat.move', platform: 'telegram', from: '-1', to: '-2' }));
      await store.commit(draft({ type: 'chat.move', platform: 'telegram', from: '-2', to: '-1' }));
      expect(store.view.chatAllowed('telegram:-1')).toBe(true);
      expect(store.view.chatAllowed('telegram:-2')).toBe(true);
    });

    it('keeps aliases and bindings while they are active', async () => {
      const store = await openSeeded();
      const alias = (active: boolean) => draft({ type: 'alias.set', kind: 'region', name: HANGZHOU, alias: '杭城', active });
      const bind = draft({
        type: 'body.bind',
        region: HANGZHOU,
        body: '市科技局',
        userId: 'telegram:9',
        address: telegramChat('9'),
        active: true,
      });
      await store.commitAll([alias(true), bind]);
      expect(store.view.aliases()).toEqual([{ kind: 'region', name: HANGZHOU, alias: '杭城' }]);
      expect(store.view.bindings()).toHaveLength(1);
      await store.commit(alias(false));
      expect(store.view.aliases()).toEqual([]);
    });
  });

  describe(`${name}: changes`, () => {
    it('applies one cause with one op once, also when both come at the same time, and several ops of one cause', async () => {
      const store = await openSeeded();
      const twice = draft(report(54.3), { cause: 'telegram:update:5' });
      const [first, second] = await Promise.all([store.commit(twice), store.commit(twice)]);
      const third = await store.commit(twice);
      const other = await store.commit(draft(report(55, { asOf: '2024-07-31' }), { cause: 'telegram:update:5' }));
      expect([second, third]).toEqual([first, first]);
      expect([first.id, other.id, store.view.lastChangeId()]).toEqual([2, 3, 3]);
    });

    it('does not apply a cause again after it was undone', async () => {
      const store = await openSeeded();
      const once = draft(report(54.3), { cause: 'telegram:update:5' });
      const { id } = await store.commit(once);
      await store.commit(draft({ type: 'undo', changeId: id }));
      expect((await store.commit(once)).id).toBe(id);
      expect(values(store, '2024-06-30')).toEqual([]);
    });

    it('gives no code twice, however many come at once, and writes nothing of what is refused', async () => {
      const store = await openSeeded();
      const source = hangzhouPlan();
      const plan = (title: string) =>
        preparePlan({ ...source, parsed: { ...source.parsed, region: '宁波市', title } }, store.view, now().toISOString());
      const [one, other] = [plan('宁波市知识产权方案'), plan('宁波市数字经济方案')];
      expect(other.prefix).toBe(one.prefix);
      const commits = [one, other].map((it) => store.commit(draft({ type: 'plan.import', plan: it })));
      const [first, second] = await Promise.allSettled(commits);
      expect(first).toMatchObject({ status: 'fulfilled' });
      expect(second).toMatchObject({ status: 'rejected', reason: { code: 'code-taken' } });
      await expect(store.commit(draft({ type: 'plan.import', plan: other }))).rejects.toMatchObject({ code: 'code-taken' });
      const [target] = source.parsed.targets;
      if (!target) throw new Error('no target');
      const add = () => store.commit(draft({ type: 'row.add', planId: one.id, code: '宁99', row: { kind: 'target', row: target } }));
      expect((await Promise.allSettled([add(), add()])).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      await store.commit(draft({ type: 'plan.import', plan: { ...one, importedAt: now().toISOString() } }));
      expect(store.view.plans().map(({ prefix }) => prefix)).toEqual([source.parsed.region?.[0], one.prefix]);
    });

    it('undoes an undo, however deep', async () => {
      const store = await openSeeded();
      let { id } = await store.commit(draft(report(54.3)));
      for (let depth = 1; depth <= 6; depth += 1) {
        ({ id } = await store.commit(draft({ type: 'undo', changeId: id })));
        expect(values(store, '2024-06-30')).toEqual(depth % 2 === 0 ? [54.3] : []);
      }
    });

    it('takes a change back once, however many take it back at once', async () => {
      const store = await openSeeded();
      const { id } = await store.commit(draft(report(54.3)));
      const undo = () => store.commit(draft({ type: 'undo', changeId: id }));
      const [first, second] = await Promise.allSettled([undo(), undo()]);
      expect(first).toMatchObject({ status: 'fulfilled' });
      expect(second).toMatchObject({ status: 'rejected', reason: { code: 'already-undone' } });
      const done = first.status === 'fulfilled' ? first.value.id : 0;
      await store.commit(draft({ type: 'undo', changeId: done }));
      expect(values(store, '2024-06-30')).toEqual([54.3]);
    });

    it('refuses to undo what does not exist, and then changes nothing of the commit', async () => {
      const store = await openSeeded();
      const commit = store.commitAll([draft(report(54.3)), draft({ type: 'undo', changeId: 99 })]);
      await expect(commit).rejects.toMatchObject({ name: 'StoreError', code: 'unknown-change' });
      expect(store.view.lastChangeId()).toBe(1);
      expect(values(store, '2024-06-30')).toEqual([]);
    });

    it('refuses values that JSON cannot hold', async () => {
      const store = await openSeeded();
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
        await expect(store.commit(draft(report(value)))).rejects.toMatchObject({ code: 'invalid-change' });
      }
      expect(store.view.lastChangeId()).toBe(1);
    });

    it('lists changes newest first, by person, by time and by row', async () => {
      const store = await openSeeded();
      const first = await store.commit(draft(report(54.3)));
      await store.commit(draft({ type: 'refusal', command: 'update', reason: 'not-allowed' }, { by: 'feishu:ou_1' }));
      const fix = await store.commit(draft({ type: 'row.fix', code: '杭1', fields: { due: '2025' } }));
      const undo = await store.commit(draft({ type: 'undo', changeId: first.id }, { by: 'feishu:ou_1' }));
      const ids = (changes: readonly Change[]) => changes.map(({ id }) => id);
      expect(ids(await store.changes())).toEqual([5, 4, 3, 2, 1]);
      expect(ids(await store.changes({ limit: 2 }))).toEqual([5, 4]);
      expect(ids(await store.changes({ by: 'feishu:ou_1' }))).toEqual([5, 3]);
      expect(ids(await store.changes({ since: fix.at }))).toEqual([5, 4]);
      expect(ids(await store.changes({ until: first.at }))).toEqual([2, 1]);
      expect(ids(await store.changes({ code: '杭１' }))).toEqual([undo.id, fix.id, first.id]);
      expect(await store.change(first.id)).toMatchObject({ id: first.id, undone: true, by: 'telegram:7' });
      expect(await store.change(99)).toBeUndefined();
    });

    it('chains each change to the one before', async () => {
      const store = await openSeeded();
      await store.commitAll([draft(report(1)), draft(report(2)), draft(report(3))]);
      const oldestFirst = (await store.changes()).toReversed();
      for (const [index, change] of oldestFirst.slice(1).entries()) expect(change.prevHash).toBe(oldestFirst[index]?.hash);
    });

    it('tells listeners of visible changes, in order, until they stop listening', async () => {
      const store = await openSeeded();
      const seen: number[] = [];
      const stop = store.onChange((change) => {
        seen.push(change.id, store.view.lastChangeId());
      });
      await store.commitAll([draft(report(1)), draft(report(2))]);
      stop();
      await store.commit(draft(report(3)));
      expect(seen).toEqual([2, 3, 3, 3]);
    });

    it('refuses to write once it is closed', async () => {
      const store = await openSeeded();
      await store.close();
      await expect(store.commit(draft(report(1)))).rejects.toMatchObject({ name: 'StoreError', code: 'closed' });
    });
  });
}
