import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** Output of the linter over a path, whatever its exit code. */
async function lint(path: string): Promise<{ code: number; out: string }> {
  try {
    const { stdout, stderr } = await run('npx', ['biome', 'lint', '--config-path=test/lint/with-fixtures.json', path]);
    return { code: 0, out: stdout + stderr };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, out: failed.stdout + failed.stderr };
  }
}

describe('import directions', () => {
  it('refuses an import from the parser into the store', async () => {
    const { code, out } = await lint('test/fixtures/wrong-import');
    expect(code).not.toBe(0);
    expect(out).toContain('noRestrictedImports');
    expect(out).toContain('src/parser may import model only');
  });

  it('has a rule for every folder of src', () => {
    const rules = readFileSync('biome.json', 'utf8');
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    // Composition and its watchers may import everything.
    for (const { name } of folders.filter((entry) => !['ops', 'cli'].includes(entry.name))) expect(rules).toContain(`"src/${name}/**"`);
  });
});
