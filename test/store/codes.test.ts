import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeSchema, type StoredPlan } from '../../src/model/stored-plan.js';
import { parse } from '../../src/parser/parse.js';
import { nextCode } from '../../src/store/codes.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { type PlanSource, planId, preparePlan } from '../../src/store/plan-import.js';
import { choosePrefix } from '../../src/store/prefix.js';
import type { Store } from '../../src/store/store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { draft, hangzhouPlan, type PlanLine, planSource, tickingClock } from './fixture.js';

const PLANS = 'data/plans';
const shipped = (): readonly PlanSource[] =>
  readdirSync(PLANS)
    .filter((name) => name.endsWith('.txt'))
    .map((fileName) => {
      const text = readFileSync(join(PLANS, fileName), 'utf8');
      return { fileName, sha256: '0'.repeat(64), text, places: [], parsed: parse(text) };
    });

const now = tickingClock();
const openWith = (...plans: readonly PlanSource[]): Promise<Store> =>
  openMemoryStore({ now, identify: indicatorOf, seed: async () => plans });
async function importPlan(store: Store, source: PlanSource): Promise<StoredPlan> {
  const plan = preparePlan(source, store.view, now().toISOString());
  await store.commit(draft({ type: 'plan.import', plan }));
  return plan;
}

describe('prefix', () => {
  const prefixes = (
    ...plans: readonly [region: string | null, title: string, kind?: 'plan' | 'guideline' | 'report'][]
  ): readonly string[] => {
    const taken = new Map<string, string | null>();
    return plans.map(([region, title, kind = 'plan']) => {
      const prefix = choosePrefix({ region, title, kind }, taken);
      taken.set(prefix, region);
      return prefix;
    });
  };

  it('is one character of the region where it can', () => {
    expect(
      prefixes(
        ['杭州市', '杭州市国家知识产权强市建设示范城市建设工作方案'],
        ['湖州市', '湖州市推进国家知识产权强市建设试点城市工作方案'],
        ['浙江省', '浙江省知识产权发展“十三五”规划'],
        ['全国', '关于加快建设知识产权强市的指导意见', 'guideline'],
        ['浙江省杭州市', '杭州市知识产权工作成效', 'report'],
      ),
    ).toEqual(['杭', '湖', '浙', '国', '杭报']);
  });

  it('tells apart provinces and cities that begin alike', () => {
    expect(prefixes(['湖州市', '甲'], ['湖南省', '甲'], ['湖北省', '甲'], ['杭州市', '甲'], ['杭锦旗', '甲'])).toEqual([
      '湖',
      '湘',
      '鄂',
      '杭',
      '杭锦',
    ]);
  });

  it('takes a character of the subject for a further plan of a region, then a letter', () => {
    expect(
      prefixes(
        ['杭州市', '杭州市国家知识产权强市建设示范城市建设工作方案'],
        ['杭州市', '杭州市数字经济发展“十四五”规划'],
        ['杭州市', '杭州市发展规划'],
        ['杭州市', '杭州市发展规划'],
      ),
    ).toEqual(['杭', '杭数', '杭B', '杭C']);
  });

  it('is always a code and always new, also without region, title or luck', () => {
    const taken = new Map<string, string | null>();
    for (let count = 0; count < 300; count += 1) {
      const region = count % 2 === 0 ? null : '杭州市';
      const prefix = choosePrefix({ region, title: '', kind: count % 3 === 0 ? 'report' : 'plan' }, taken);
      expect(taken.has(prefix)).toBe(false);
      taken.set(prefix, region);
      for (const kind of ['targets', 'tasks', 'phases'] as const) {
        expect(codeSchema.safeParse(nextCode(prefix, kind, new Set())).success).toBe(true);
      }
    }
  });
});

describe('codes of the shipped plans', () => {
  it('are short, typeable, and each used once', async () => {
    const store = await openWith(...shipped());
    expect(
      store.view
        .plans()
        .map(({ prefix }) => prefix)
        .sort(),
    ).toEqual(expect.arrayContaining(['国', '杭', '浙', '湖']));
    const codes = store.view.plans().flatMap((plan) => Object.values(plan.codes).flat());
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(codeSchema.safeParse(code).success).toBe(true);
    expect(Math.max(...codes.map((code) => code.length))).toBeLessThanOrEqual(5);
    expect(store.view.targets().length).toBeGreaterThan(50);
  });

  it('stay when the same texts are imported again, in another order', async () => {
    const store = await openWith(...shipped());
    const before = new Map(store.view.plans().map((plan) => [plan.id, plan.codes]));
    for (const source of shipped().toReversed()) {
      const plan = await importPlan(store, source);
      expect(plan.codes).toEqual(before.get(plan.id));
    }
  });
});

describe('codes of a revised text', () => {
  const line = (indicator: string, value: number, rest: Partial<PlanLine['target']> = {}): PlanLine => ({
    quote: `${indicator}达到${value}件`,
    target: { indicator, value, ...rest },
  });
  const original = [line('商标有效注册量', 90), line('地理标志数量', 30), line('作品登记量', 5), line('专利转让次数', 800)];

  it('stay with their rows when values, order and wording change', async () => {
    const store = await openWith(planSource(original));
    const plan = await importPlan(
      store,
      planSource([line('专利转让次数', 900), line('全市商标有效注册量', 95), line('地理标志数量', 30), line('软件作品登记总量', 6)]),
    );
    expect(plan.codes.targets).toEqual(['杭4', '杭1', '杭2', '杭3']);
  });

  it('are new for new rows, never those of rows that are gone or of an undone import', async () => {
    const store = await openWith(planSource(original));
    const second = await importPlan(store, planSource([line('商标有效注册量', 90), line('海外维权援助机构数', 3)]));
    expect(second.codes.targets).toEqual(['杭1', '杭5']);
    await store.commit(draft({ type: 'undo', changeId: store.view.lastChangeId() }));
    const third = await importPlan(store, planSource([line('商标有效注册量', 90), line('版权示范园区', 2)]));
    expect(third.codes.targets).toEqual(['杭1', '杭6']);
  });

  it('come back with rows that come back', async () => {
    const store = await openWith(planSource(original));
    await importPlan(store, planSource(original.slice(0, 1)));
    expect((await importPlan(store, planSource(original))).codes.targets).toEqual(['杭1', '杭2', '杭3', '杭4']);
  });

  it('keep corrections on their rows', async () => {
    const store = await openWith(planSource(original));
    await store.commit(draft({ type: 'row.fix', code: '杭3', fields: { due: '2026' } }));
    await importPlan(store, planSource([line('作品登记量', 7), ...original.slice(0, 2)]));
    expect(store.view.row('杭3')).toMatchObject({ indicator: '作品登记量', value: 7, due: '2026', corrected: ['due'] });
  });

  it('belong to the same plan when the draft is issued', () => {
    const { parsed } = hangzhouPlan();
    const issued = { ...parsed, title: '杭州市国家知识产权强市建设示范城市建设工作方案', status: 'issued' as const };
    const letter = { ...parsed, title: '杭州市人民政府关于印发《杭州市国家知识产权强市建设示范城市建设工作方案》的通知' };
    expect(planId(issued, 'a.docx')).toBe(planId(parsed, 'b.txt'));
    expect(planId(letter, 'a.docx')).toBe(planId(parsed, 'b.txt'));
    expect(planId({ ...parsed, region: '湖州市' }, 'b.txt')).not.toBe(planId(parsed, 'b.txt'));
  });
});
