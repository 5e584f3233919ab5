import { appendFile, copyFile, cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/errors.js';
import { type FileStore, openStore } from '../../src/store/open-store.js';
import { exportAudit, verifyChain } from '../../src/store/verify.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { draft, PATENTS, report, temporaryFolder, tickingClock } from './fixture.js';

const open = (folder: string, readOnly = false): Promise<FileStore> =>
  openStore({ folder, now: tickingClock(), identify: indicatorOf, segmentBytes: 4_000, readOnly });
const dateOf = (index: number): string => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);

/** What of a folder in use may be copied: neither the lock nor a file that is about to get its name. */
const settled = (path: string): boolean => !/lock|\.tmp$/u.test(path);

/** A folder with `count` reports in several segments; `kill`: left as a killed process leaves it, its mark in head.json still at the start. */
async function folderWith(count: number, { kill = false } = {}): Promise<string> {
  const folder = await temporaryFolder();
  const store = await open(folder);
  for (let index = 0; index < count; index += 1) await store.commit(draft(report(index, { asOf: dateOf(index) })));
  if (!kill) {
    await store.close();
    return folder;
  }
  const copy = await temporaryFolder();
  await cp(folder, copy, { recursive: true, filter: settled });
  await store.close();
  return copy;
}
const journals = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder))
    .filter((name) => name.startsWith('journal-'))
    .sort()
    .map((name) => join(folder, name));
const newestJournal = async (folder: string): Promise<string> => (await journals(folder)).at(-1) ?? '';

async function failure(folder: string): Promise<StoreError> {
  try {
    await (await open(folder)).close();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('opened');
}

describe('torn tail', () => {
  it('is cut off wherever the last write was cut short, and everything acknowledged before it is there', async () => {
    const folder = await folderWith(8, { kill: true });
    const path = await newestJournal(folder);
    const whole = await readFile(path);
    const lastLine = whole.lastIndexOf(10, whole.length - 2) + 1;
    for (const length of [lastLine + 1, lastLine + 40, whole.length - 2, whole.length - 1]) {
      await writeFile(path, whole.subarray(0, length));
      const store = await open(folder);
      expect(store.view.lastChangeId()).toBe(7);
      expect(store.tornBytes).toBe(length - lastLine);
      await store.commit(draft(report(99, { asOf: dateOf(7) })));
      expect(store.view.observations('杭州市', PATENTS).map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6, 99]);
      await store.close();
      await rm(join(folder, 'head.json'));
      await copyFile(join(await folderWith(0), 'head.json'), join(folder, 'head.json'));
    }
  });

  it('may be a hole of zero bytes', async () => {
    const folder = await folderWith(5, { kill: true });
    await appendFile(await newestJournal(folder), Buffer.alloc(700));
    const store = await open(folder);
    expect([store.view.lastChangeId(), store.tornBytes]).toEqual([5, 700]);
    await store.close();
  });

  it('takes a whole commit with it', async () => {
    const folder = await temporaryFolder();
    const store = await open(folder);
    await store.commit(draft(report(1)));
    await store.commitAll([draft(report(2)), draft(report(3)), draft(report(4))]);
    const path = await newestJournal(folder);
    const data = await readFile(path);
    const copy = await temporaryFolder();
    await cp(folder, copy, { recursive: true, filter: settled });
    await store.close();
    await truncate(join(copy, path.slice(folder.length)), data.lastIndexOf(10, data.length - 2) + 1);
    const again = await open(copy);
    expect(again.view.lastChangeId()).toBe(1);
    await again.close();
  });

  it('may be a new segment without its header', async () => {
    const folder = await folderWith(30, { kill: true });
    const last = (await open(folder, true)).view.lastChangeId();
    await writeFile(join(folder, `journal-${String(last + 1).padStart(12, '0')}.ndjson`), '{"journal":"pl');
    const store = await open(folder);
    expect((await store.commit(draft(report(1)))).id).toBe(last + 1);
    await store.close();
    expect(await verifyChain(folder)).toMatchObject({ ok: true, entries: last + 1 });
  });

  it('is passed over by a reader beside the writer, and left in the file', async () => {
    const folder = await folderWith(5, { kill: true });
    const path = await newestJournal(folder);
    await appendFile(path, '{"id":6,"at":"20');
    const size = (await readFile(path)).length;
    expect((await open(folder, true)).view.lastChangeId()).toBe(5);
    expect((await readFile(path)).length).toBe(size);
  });
});

describe('damage', () => {
  it('of any acknowledged byte refuses to start or changes nothing, and is found by the verification', async () => {
    const folder = await folderWith(30);
    const pristine = await temporaryFolder();
    await cp(folder, pristine, { recursive: true });
    const files = await journals(folder);
    expect(files.length).toBeGreaterThan(3);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (fileSeed, at, flip) => {
        const path = files[fileSeed % files.length] ?? '';
        const data = await readFile(path);
        data[at % data.length] = (data[at % data.length] ?? 0) ^ flip;
        await writeFile(path, data);
        const error = await failure(folder);
        expect(error.code).toBe('damaged');
        expect(error.fields['path']).toBe(path);
        expect(error.message).toContain('planbot restore');
        expect(await verifyChain(folder)).toMatchObject({ ok: false, path, line: error.fields['line'] });
        expect((await readFile(path)).equals(data)).toBe(true);
        await cp(pristine, folder, { recursive: true });
      }),
      { numRuns: 60 },
    );
  });

  it('names the line', async () => {
    const folder = await folderWith(5);
    const path = await newestJournal(folder);
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines[3] = (lines[3] ?? '').replace('"value":2', '"value":9');
    await writeFile(path, lines.join('\n'));
    expect(await failure(folder)).toMatchObject({ code: 'damaged', fields: { path, line: 4, reason: 'checksum' } });
  });

  it('refuses a record that was altered and sealed anew: the next one does not follow it', async () => {
    const folder = await folderWith(5);
    const path = await newestJournal(folder);
    const lines = (await readFile(path, 'utf8')).split('\n');
    const { seal } = await import('../../src/store/seal.js');
    const { hash: _, prevHash, ...record } = JSON.parse(lines[3] ?? '');
    lines[3] = seal({ ...record, by: 'telegram:8' }, prevHash).line.trimEnd();
    await writeFile(path, lines.join('\n'));
    expect(await failure(folder)).toMatchObject({ code: 'damaged', fields: { line: 5, reason: 'chain' } });
  });

  it('refuses a journal that lost lines, its end, or a whole file', async () => {
    const folder = await folderWith(30);
    const pristine = await temporaryFolder();
    await cp(folder, pristine, { recursive: true });
    const [first = '', second = ''] = await journals(folder);
    const last = await newestJournal(folder);
    const lines = (await readFile(first, 'utf8')).split('\n');
    const cases: readonly (() => Promise<void>)[] = [
      () => writeFile(first, lines.toSpliced(2, 1).join('\n')),
      () => writeFile(last, ''),
      async () => truncate(last, (await readFile(last)).length - 1),
      () => rm(second),
      () => rm(last),
      () => rm(join(folder, 'head.json')),
      () => writeFile(join(folder, 'head.json'), '{"format":'),
    ];
    for (const spoil of cases) {
      await spoil();
      expect((await failure(folder)).code).toBe('damaged');
      await rm(folder, { recursive: true });
      await cp(pristine, folder, { recursive: true });
    }
    await (await open(folder)).close();
  });

  it('of a fold is repaired from its segment', async () => {
    const folder = await folderWith(30);
    const folds = (await readdir(folder)).filter((name) => name.startsWith('fold-'));
    expect(folds.length).toBeGreaterThan(2);
    await writeFile(join(folder, folds[0] ?? ''), 'nonsense');
    await rm(join(folder, folds[1] ?? ''));
    const store = await open(folder);
    expect(store.view.observations('杭州市', PATENTS).map(({ value }) => value)).toEqual(Array.from({ length: 30 }, (_, index) => index));
    await store.close();
    expect((await readFile(join(folder, folds[0] ?? ''), 'utf8')).startsWith('{"fold":1')).toBe(true);
    expect(await readdir(folder)).toContain(folds[1]);
  });
});

describe('audit export', () => {
  it('gives every sealed line, so that anybody can check the chain', async () => {
    const folder = await folderWith(30);
    let text = '';
    const { entries, lastHash } = await exportAudit(folder, (lines) => {
      text += lines;
    });
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries).toBe(30);
    expect(lines.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    for (const [index, line] of lines.slice(1).entries()) expect(line.prevHash).toBe(lines[index].hash);
    expect(lines.at(-1).hash).toBe(lastHash);
  });
});
