import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Rows of a page's tables that name a test file. */
const rowsOf = (page: string): string[] =>
  readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && line.includes('`test/'));

const all = readdirSync('test', { recursive: true, encoding: 'utf8' }).map((path) => `test/${path.replaceAll('\\', '/')}`);

/** Files that a pattern names: `*` is any part of a name, a slash at the end any file in the folder. */
function files(pattern: string): string[] {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/gu, '\\$&').replaceAll('*', '[^/]*');
  const named = new RegExp(`^${escaped}${pattern.endsWith('/') ? '.+' : ''}$`, 'u');
  return all.filter((path) => named.test(path));
}

describe('tests that the docs name', () => {
  it.each(['docs/operator.md', 'docs/threat-model.md'])('%s: every file is there', (page) => {
    const rows = rowsOf(page);
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows)
      for (const [, pattern = ''] of row.matchAll(/`(test\/[^`]+)`/gu)) expect(files(pattern), pattern).not.toEqual([]);
  });

  it('every line of the threat model has a test', () => {
    const lines = readFileSync('docs/threat-model.md', 'utf8').split('\n');
    const table = lines.filter((line) => line.startsWith('| ') && !line.startsWith('| 谁 '));
    expect(table.filter((line) => !line.includes('`test/'))).toEqual([]);
  });

  it('every fault has a test of the name given', () => {
    const named = rowsOf('docs/operator.md').flatMap((row) => [...row.matchAll(/`(test\/[^`]+)`：([^|；]+)/gu)]);
    expect(named.length).toBeGreaterThanOrEqual(9);
    for (const [, file = '', name = ''] of named) expect(readFileSync(file, 'utf8'), file).toContain(name.trim());
  });
});
