import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { openCommandLine } from './command-line.js';

const PAGES = ['README.md', ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []))];

/** The `planbot …` lines of a page's code blocks, in order. */
function commandLines(page: string): string[] {
  const blocks = readFileSync(page, 'utf8').matchAll(/^[ \t]*```\w*\n([\s\S]*?)^[ \t]*```/gmu);
  return [...blocks].flatMap(([, block = '']) =>
    block.split('\n').flatMap((line) => (/^\s*planbot\s+\S/u.test(line) ? [line.trim()] : [])),
  );
}

/** The words of a line as a shell takes them apart; files that a line makes or reads lie in `folder`. */
function wordsOf(line: string, folder: string): string[] {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare ?? '').slice(1);
  return words.map((word) => (/^[\w-]+\.(?:tar\.gz|xlsx|ndjson)$/u.test(word) ? join(folder, word) : word));
}

describe('command lines in the docs', () => {
  it('there are some', () => {
    expect(PAGES.flatMap(commandLines).length).toBeGreaterThan(12);
  });

  it.each(PAGES.filter((page) => commandLines(page).length > 0))('%s: every line works, in order', { timeout: 180_000 }, async (page) => {
    const line = await openCommandLine();
    await line.planbot('ask', '/plans');
    for (const text of commandLines(page)) {
      const words = wordsOf(text, line.folder);
      if (words[0] === 'setup') {
        const input = new PassThrough();
        input.end('\n\n\n\n\n');
        vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as never);
        words.push('--file', line.path('.env'));
      }
      const { code, err } = await line.planbot(...words);
      expect([text, code, err.includes('用法')]).toEqual([text, 0, false]);
    }
  });
});
