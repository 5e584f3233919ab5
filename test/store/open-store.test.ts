import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { draft, hangzhouPlan, PATENTS, report, temporaryFolder, tickingClock } from './fixture.js';

describe('store on disk', () => {
  it.skipIf(process.platform === 'win32')('makes a folder that nobody else on the machine can look into', async () => {
    const folder = join(await temporaryFolder(), 'data', 'store');
    const store = await openStore({ folder, now: tickingClock(), identify: indicatorOf });
    await store.close();
    for (const path of [folder, dirname(folder)]) expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it('keeps every change over a restart', async () => {
    const folder = await temporaryFolder();
    const options = { folder, now: tickingClock(), identify: indicatorOf, seed: async () => [hangzhouPlan()] };
    const store = await openStore(options);
    expect(store.view.targets().map((row) => row.code)).toEqual(['杭1', '杭2']);
    const change = await store.commit(draft(report(54.3)));
    const row = store.view.row('杭１');
    expect(row?.kind).toBe('target');
    await store.close();

    const again = await openStore(options);
    expect(again.view.lastChangeId()).toBe(2);
    expect(again.view.observations('杭州市', PATENTS).map((o) => o.value)).toEqual([35.93, 54.3]);
    expect(await again.change(change.id)).toEqual({ ...change, undone: false });
    await again.commit(draft({ type: 'undo', changeId: change.id }));
    expect(again.view.observations('杭州市', PATENTS).map((o) => o.value)).toEqual([35.93]);
    expect((await again.changes()).map(({ id, undone }) => [id, undone])).toEqual([
      [3, false],
      [2, true],
      [1, false],
    ]);
    await again.close();
  });
});
