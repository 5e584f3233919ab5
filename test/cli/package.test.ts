import { execFile, execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';

const run = promisify(execFile);

/** Needs `npm run build` before, as in `npm test`. */
describe.runIf(existsSync('dist/src/main.js'))('the packed package, installed elsewhere', () => {
  it('asks, updates, digests, backs up and restores as the README says', { timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'planbot-pack-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder, '--silent'], { encoding: 'utf8' }).trim();
    execFileSync('tar', ['-xzf', join(folder, packed.split('\n').at(-1) ?? ''), '-C', folder]);
    const root = join(folder, 'package');
    // The dependencies as they are here: fetching them again is the registry's test, not ours.
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    const env = { PATH: process.env['PATH'] ?? '', PLANBOT_DATA: join(folder, 'store') };
    const planbot = async (...words: readonly string[]): Promise<string> => {
      const { stdout, stderr } = await run(process.execPath, [join(root, 'dist/src/main.js'), ...words], { cwd: folder, env });
      expect([words, stderr]).toEqual([words, '']);
      return stdout;
    };
    for (const name of ['README.md', '.env.example', 'docs/operator.md', 'docs/official.md', 'data/plans'])
      expect(existsSync(join(root, name)), name).toBe(true);
    expect(await planbot('ask', '杭州的高价值专利目标是多少')).toContain('杭1');
    expect(await planbot('ask', '/update 杭1 55 2024-06-30 季报')).toMatch(/55/u);
    expect(await planbot('ask', '/history 杭1')).toContain('55');
    expect((await planbot('digest', '--period', '2024-W25')).length).toBeGreaterThan(40);
    expect(await planbot('backup', join(folder, 'b.tar.gz'))).toContain('已备份');
    await rm(join(folder, 'store'), { recursive: true });
    expect(await planbot('restore', join(folder, 'b.tar.gz'))).toContain('已恢复');
    expect(await planbot('ask', '/history 杭1')).toContain('55');
    expect(await planbot('doctor')).toContain('没有发现问题');
  });
});
