import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withSettings } from '../../src/ops/env-file.js';
import { makeDocx, paragraphsOf } from '../ingest/make-documents.js';
import { startCommand } from '../ops/bot.js';
import { type Office, openOffice } from '../ops/office.js';
import { until } from '../platforms/until.js';
import { APP_ID, APP_SECRET } from '../servers/feishu.js';
import { TEST_TOKEN } from '../servers/telegram.js';
import { temporaryFolder } from '../store/fixture.js';

const MONTHS_REPORT = '/update 杭1 55 2024-06-30 季报';

/** The package as `npm pack` makes it, installed by npm into an empty folder. */
async function install(): Promise<{ readonly folder: string; readonly bin: string; readonly root: string }> {
  const base = await temporaryFolder();
  const npm = (words: readonly string[], cwd: string): string => execFileSync('npm', words, { encoding: 'utf8', cwd, stdio: 'pipe' });
  const packed = npm(['pack', '--ignore-scripts', '--pack-destination', base, '--silent'], '.').trim().split('\n').at(-1) ?? '';
  const folder = join(base, 'office');
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', join(base, packed)], folder);
  return { folder, bin: join(folder, 'node_modules/.bin/planbot'), root: join(folder, 'node_modules/planbot') };
}

/** Calls the installed `planbot` in its folder with the settings of `.env` there; `typed` goes in at its standard input. */
async function call(
  at: { readonly folder: string; readonly bin: string },
  words: readonly string[],
  env = {},
  typed: readonly string[] = [],
) {
  const child = spawn(at.bin, words, { cwd: at.folder, env: { PATH: process.env['PATH'] ?? '', ...env } });
  child.stdin.end(typed.map((line) => `${line}\n`).join(''));
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code as number, out, err };
}

/** Addresses of the test servers; everything else comes from `.env`. */
const addresses = ({ env }: Office) => ({ TELEGRAM_API_ROOT: env['TELEGRAM_API_ROOT'] ?? '', FEISHU_DOMAIN: env['FEISHU_DOMAIN'] ?? '' });

/** Needs `npm run build` before, as in `npm test`. */
describe.runIf(existsSync('dist/bin/planbot.js'))('the packed package, installed elsewhere', () => {
  it('is set up, asked, told a figure, asked for its digest, backed up and restored on both platforms', { timeout: 240_000 }, async () => {
    const at = await install();
    for (const name of ['README.md', '.env.example', 'docs/operator.md', 'docs/official.md', 'deploy/planbot.service', 'data/plans'])
      expect(existsSync(join(at.root, name)), name).toBe(true);
    expect((await call(at, ['ask', '杭州的高价值专利目标是多少'])).out).toContain('杭1');
    // Office files are read by a program of its own, which has to be in the package.
    await writeFile(join(at.folder, '方案.docx'), await makeDocx(paragraphsOf('某市工作方案\n到2025年，高价值发明专利达到1200件。')));
    expect((await call(at, ['parse', '方案.docx'])).out).toContain('≥ 1200 件');
    await rm(join(at.folder, 'data'), { recursive: true });
    const office = await openOffice();
    const env = addresses(office);

    // 接到群里, the first way: `npx planbot setup`, question by question.
    const owners = office.desks.map(({ userId }) => userId).join(',');
    const settings = { FEISHU_APP_ID: APP_ID, FEISHU_APP_SECRET: APP_SECRET, TELEGRAM_BOT_TOKEN: TEST_TOKEN, PLANBOT_OWNERS: owners };
    const asked = await call(at, ['setup'], env, [APP_ID, APP_SECRET, TEST_TOKEN, '', owners]);
    expect([asked.code, asked.err]).toEqual([0, '']);
    const file = join(at.folder, '.env');
    expect(parseEnv(await readFile(file, 'utf8'))).toEqual(settings);
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    // The second way: `.env.example` copied and filled in.
    await copyFile(join(at.root, '.env.example'), file);
    await writeFile(file, withSettings(await readFile(file, 'utf8'), settings));
    expect(await call(at, ['setup', '--yes'], env)).toMatchObject({ code: 0, err: '' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(parseEnv(await readFile(file, 'utf8'))).toMatchObject(settings);

    const start = async () => {
      const bot = startCommand(at.bin, [], { cwd: at.folder, env });
      await bot.says('started');
      await until(() => office.feishu.sockets.open.size > 0, 'the long connection');
      return bot;
    };
    const first = await start();
    for (const desk of office.desks) {
      await desk.asks('杭州的高价值专利目标是多少', '每万人高价值发明专利拥有量');
      await desk.asks('/digest 周一 09:00', '周报已订好');
      await desk.asks('/digest now', '周报');
    }
    await office.desk.telegram.asks(MONTHS_REPORT, '55');
    await office.desk.feishu.asks('/history 杭1', '55');
    await office.desk.feishu.asks('/update 杭2 1300 2024-06-30 季报', '1300');
    const backup = await call(at, ['backup', 'safe.tar.gz']);
    expect(backup).toMatchObject({ code: 0, out: expect.stringContaining('已备份') });
    await office.desk.telegram.asks('/update 杭1 56 2024-07-31 月报', '56');
    first.child.kill('SIGTERM');
    expect(await first.ended).toEqual([0, null]);

    await rm(join(at.folder, 'data'), { recursive: true });
    expect(await call(at, ['restore', 'safe.tar.gz', '--check'])).toMatchObject({ code: 0, out: expect.stringContaining('备份完好') });
    expect(await call(at, ['restore', 'safe.tar.gz'])).toMatchObject({ code: 0, out: expect.stringContaining('已恢复') });
    const second = await start();
    for (const desk of office.desks) {
      expect(await desk.asks('/history 杭1', '55')).not.toContain('2024-07-31');
      await desk.asks('/history 杭2', '1300');
      await desk.asks('/digest', '周一');
    }
    expect(await call(at, ['doctor'], env)).toMatchObject({ code: 0, out: expect.stringContaining('没有发现问题') });
    second.child.kill('SIGTERM');
    expect(await second.ended).toEqual([0, null]);
  });
});
