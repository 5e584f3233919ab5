import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openShelf } from '../../src/store/shelf.js';
import { openSpool } from '../../src/store/spool.js';
import { standingClock } from '../contracts/spool.js';
import { temporaryFolder } from './fixture.js';

const HOUR_MS = 60 * 60 * 1000;
const filesOf = async (folder: string): Promise<readonly string[]> => (await readdir(folder)).map((name) => join(folder, name));

describe('spool on disk', () => {
  it.each([1, 2_000, 1_000_000])('keeps what is pending and what was seen over restarts, rewritten at %i bytes', async (compactBytes) => {
    const folder = await temporaryFolder();
    const options = { folder, name: 'inbox', now: standingClock().now, compactBytes };
    for (let run = 0; run < 4; run += 1) {
      const spool = await openSpool<number>(options);
      expect(spool.pending().map(({ record }) => record)).toEqual(Array.from({ length: run * 10 }, (_, index) => index * 2 + 1));
      for (let id = 0; id < run * 20; id += 1) expect(await spool.put(`m${id}`, id)).toBe('seen');
      await Promise.all(Array.from({ length: 20 }, (_, index) => spool.put(`m${run * 20 + index}`, run * 20 + index)));
      for (let id = run * 20; id < run * 20 + 20; id += 2) await spool.done(`m${id}`);
      await spool.close();
    }
  });

  it('stays small when everything is done and its time is over', async () => {
    const folder = await temporaryFolder();
    const clock = standingClock();
    const spool = await openSpool<string>({ folder, name: 'inbox', now: clock.now, compactBytes: 20_000 });
    for (let hour = 0; hour < 200; hour += 1) {
      await Promise.all(Array.from({ length: 20 }, (_, index) => spool.put(`${hour}/${index}`, 'x'.repeat(100))));
      await Promise.all(Array.from({ length: 20 }, (_, index) => spool.done(`${hour}/${index}`)));
      clock.forward(HOUR_MS);
    }
    const sizes = await Promise.all((await filesOf(folder)).map(async (path) => (await stat(path)).size));
    expect(sizes).toHaveLength(1);
    expect(Math.max(...sizes)).toBeLessThan(400_000);
    await spool.close();
  });

  it('cuts off a torn tail and refuses any other damage', async () => {
    const folder = await temporaryFolder();
    const options = { folder, name: 'inbox', now: standingClock().now };
    const spool = await openSpool<string>(options);
    for (const id of ['a', 'b', 'c']) await spool.put(id, id);
    await spool.close();
    const [path = ''] = await filesOf(folder);
    await appendFile(path, '{"seq":4,"put":"d"');
    const again = await openSpool<string>(options);
    expect(again.pending().map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    await again.close();
    await writeFile(path, (await readFile(path, 'utf8')).replace('"record":"b"', '"record":"B"'));
    await expect(openSpool<string>(options)).rejects.toMatchObject({ name: 'StoreError', code: 'damaged', fields: { path, line: 2 } });
  });

  it('knows after a restart and a rewriting how often a record was taken up', async () => {
    const folder = await temporaryFolder();
    const options = { folder, name: 'inbox', now: standingClock().now, compactBytes: 2_000 };
    for (let run = 1; run <= 3; run += 1) {
      const spool = await openSpool<string>(options);
      await spool.put('a', 'text');
      expect(await spool.takenUp('a')).toBe(run);
      for (let n = 0; n < 40; n += 1) {
        await spool.put(`${run} ${n}`, 'x'.repeat(40));
        await spool.done(`${run} ${n}`);
      }
      await spool.close();
    }
  });

  it('goes on after a rewriting that was cut off in the middle', async () => {
    const folder = await temporaryFolder();
    const options = { folder, name: 'inbox', now: standingClock().now };
    const spool = await openSpool<string>(options);
    await spool.put('a', 'text');
    await spool.close();
    await writeFile(join(folder, 'inbox-000002.ndjson.tmp'), '{"seq":1,');
    const again = await openSpool<string>(options);
    expect(again.pending()).toHaveLength(1);
    await again.close();
  });
});

it('a shelf on disk keeps values over a restart and drops those whose time is over', async () => {
  const folder = await temporaryFolder();
  const clock = standingClock();
  const options = { folder, name: 'buttons', now: clock.now, compactBytes: 500 };
  const shelf = await openShelf<string>(options);
  await shelf.set('short', '/why 杭1', HOUR_MS);
  await shelf.set('long', '/why 杭2', 48 * HOUR_MS);
  await shelf.close();
  clock.forward(2 * HOUR_MS);
  const again = await openShelf<string>(options);
  expect([again.get('short'), again.get('long')]).toEqual([undefined, '/why 杭2']);
  for (let count = 0; count < 40; count += 1) await again.set('other', String(count), HOUR_MS);
  await again.close();
  const text = await readFile((await filesOf(folder))[0] ?? '', 'utf8');
  expect(text).not.toContain('short');
});
