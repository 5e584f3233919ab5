import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveFile } from '../../../src/platforms/console/save-file.js';
import { temporaryFolder } from '../../store/fixture.js';

const file = (name: string, text: string) => ({ name, mime: 'text/plain', bytes: async () => Buffer.from(text) });

describe('saving the files of an answer', () => {
  it('overwrites nothing', async () => {
    const folder = await temporaryFolder();
    const paths = [];
    for (const text of ['一', '二', '三']) paths.push(await saveFile(folder, file('台账 2024.xlsx', text)));
    expect(paths.map((path) => basename(path))).toEqual(['台账 2024.xlsx', '台账 2024 (2).xlsx', '台账 2024 (3).xlsx']);
    expect(await Promise.all(paths.map((path) => readFile(path, 'utf8')))).toEqual(['一', '二', '三']);
  });

  it.each(['../../x.txt', '/etc/x.txt', '..', 'a\\b:c?.txt', 'x\u0000.txt'])('stays in its folder: %j', async (name) => {
    const folder = await temporaryFolder();
    const path = await saveFile(folder, file(name, '一'));
    expect(dirname(path)).toBe(folder);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('leaves nothing where the folder cannot be written', async () => {
    await expect(saveFile('/nowhere/at/all', file('x.txt', '一'))).rejects.toThrow('ENOENT');
    await expect(
      saveFile(await temporaryFolder(), { ...file('x.txt', ''), bytes: () => Promise.reject(new Error('broken')) }),
    ).rejects.toThrow('broken');
  });
});
