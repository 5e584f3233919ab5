import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Values that a file gives out; types may be named beside the function that takes them. */
const EXPORTED = /^export (?:async )?(?:const|function\*?|class) (\w+)/gmu;

const files = ['src', 'commands', 'test']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((path) => /\.(?:ts|mjs)$/u.test(path))
  .map((path) => ({ path, words: new Set(readFileSync(path, 'utf8').match(/\w+/gu)) }));

/** What is exported although no other file names it. */
const unused = (path: string, text: string): readonly string[] =>
  [...text.matchAll(EXPORTED)]
    .map(([, name = '']) => name)
    .filter((name) => !files.some((file) => file.path !== path && file.words.has(name)));

test('nothing is given out that nobody takes', () => {
  const own = files.filter(({ path }) => !path.startsWith('test/'));
  expect(own.length).toBeGreaterThan(200);
  expect(own.flatMap(({ path }) => unused(path, readFileSync(path, 'utf8')).map((name) => `${path}: ${name}`))).toEqual([]);
});

test('the check sees an export that nobody takes', () => {
  const name = ['nobody', 'Takes', 'This'].join('');
  expect(unused('src/new.ts', `export const ${name} = 1;\nexport function readAmount() {}\n`)).toEqual([name]);
});
