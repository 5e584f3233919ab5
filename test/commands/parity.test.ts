import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { commandTable } from '../../src/render/command-table.js';
import { openChat } from './chat.js';

const files = readdirSync('commands')
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .map((name) => name.replace(/\.ts$/u, ''));

describe('every command', () => {
  it('has a file, a place in the list and a line in /help', async () => {
    expect(files.sort()).toEqual(commands.map(({ name }) => name).sort());
    const chat = await openChat();
    const help = [await chat.says('/help'), await chat.says('下一页'), await chat.says('下一页')].join('\n');
    for (const { name, chinese } of commands) expect(help).toContain(`/${name} ${chinese}`);
  });

  it('stands in the table of the README (npm run docs rewrites it)', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(commandTable(commands));
  });

  it('has names of its own, and fits a menu', () => {
    const names = commands.flatMap(({ name, chinese, aliases }) => [name, chinese, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, summary } of commands) {
      expect(name).toMatch(/^[a-z0-9_]{1,32}$/u);
      expect([...summary].length).toBeLessThanOrEqual(40);
    }
  });

  it('has a test of its own', () => {
    for (const name of files) expect(existsSync(`test/commands/${name}.test.ts`)).toBe(true);
  });
});
