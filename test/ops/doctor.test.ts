import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { examine } from '../../src/ops/doctor.js';
import { withSettings } from '../../src/ops/env-file.js';
import type { Finding } from '../../src/ops/finding.js';
import { jsonCall } from '../../src/ops/json-call.js';
import { openStore } from '../../src/store/open-store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { oneLine, openCommandLine } from '../cli/command-line.js';
import { APP_ID, APP_SECRET, FeishuServer } from '../servers/feishu.js';
import { TEST_TOKEN, TelegramServer } from '../servers/telegram.js';
import { draft, hangzhouPlan, report, temporaryFolder } from '../store/fixture.js';

const now = (): Date => new Date();

async function servers() {
  const telegram = new TelegramServer();
  await telegram.listen();
  const feishu = await new FeishuServer().listen();
  onTestFinished(async () => {
    await telegram.close();
    await feishu.close();
  });
  const folder = join(await temporaryFolder(), 'store');
  const env = {
    PLANBOT_DATA: folder,
    PLANBOT_OWNERS: 'telegram:1',
    TELEGRAM_BOT_TOKEN: TEST_TOKEN,
    TELEGRAM_API_ROOT: telegram.root,
    FEISHU_APP_ID: APP_ID,
    FEISHU_APP_SECRET: APP_SECRET,
    FEISHU_DOMAIN: feishu.url,
  };
  const doctor = async (changes: Readonly<Record<string, string>> = {}, clock = now, listenSeconds = 0) => {
    const { config } = loadConfig({ ...env, ...changes }, () => '');
    const findings = await examine({ config, backups: join(folder, 'backups'), envFile: null, now: clock, listenSeconds });
    for (const { says, todo } of findings) expect(`${says}${todo ?? ''}`).not.toMatch(/AAE-test|very-secret/u);
    return new Map(findings.map((one) => [one.id, one]));
  };
  return { telegram, feishu, folder, env, doctor };
}

/** Each problem and warning says what to do. */
const problems = (found: ReadonlyMap<string, Finding>): string[] =>
  [...found.values()].flatMap(({ id, state, todo }) => {
    if (state !== 'ok') expect(todo, id).toMatch(/[\u4E00-\u9FFF]|chmod/u);
    return state === 'problem' ? [id] : [];
  });

describe('planbot doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const { doctor } = await servers();
    const found = await doctor();
    expect(problems(found)).toEqual([]);
    for (const id of [
      'telegram.token',
      'telegram.clock',
      'feishu.secret',
      'feishu.bot',
      'feishu.long-connection',
      'node',
      'disk',
      'chain',
      'fonts',
    ])
      expect(found.get(id)?.state, id).toBe('ok');
  });

  it.each([
    ['revoked Telegram token', 'telegram.token', { TELEGRAM_BOT_TOKEN: '123456:wrong-token-wrong-token' }],
    ['wrong Feishu secret', 'feishu.secret', { FEISHU_APP_SECRET: 'wrong' }],
    ['nobody at the address', 'telegram.reach', { TELEGRAM_API_ROOT: 'http://127.0.0.1:1' }],
    ['no such host', 'feishu.reach', { FEISHU_DOMAIN: 'http://no-such-host.invalid' }],
  ])('%s', async (_, id, changes) => {
    const { doctor } = await servers();
    expect(problems(await doctor(changes))).toEqual([id]);
  });

  it('a clock that is wrong by an hour, told by both platforms', async () => {
    const { doctor } = await servers();
    const slow = (): Date => new Date(Date.now() - 3_600_000);
    expect(problems(await doctor({}, slow))).toEqual(['telegram.clock', 'feishu.clock']);
  });

  it('a second bot on the same token', async () => {
    const { doctor, telegram } = await servers();
    const asking = doctor({}, now, 20);
    const other = async (): Promise<void> => {
      while (!telegram.calls.some(({ method }) => method === 'getUpdates')) await new Promise((resolve) => setTimeout(resolve, 20));
      await jsonCall(`${telegram.root}/bot${TEST_TOKEN}/getUpdates`, { data: { timeout: 0 } }, { proxyUrl: null, now });
    };
    const [found] = await Promise.all([asking, other()]);
    expect(problems(found)).toEqual(['telegram.second']);
  });

  it('a webhook of another program, missing scopes, an app without bot or not enabled', async () => {
    const { doctor, telegram, feishu } = await servers();
    telegram.webhook = { url: 'https://elsewhere.example/x', secret: '', allowed: [] };
    feishu.fault(/GET .*bot\/v3\/info/u, { kind: 'code', code: 11205, msg: 'app do not have bot', status: 400 } as never);
    const found = await doctor();
    expect(found.get('telegram.webhook')?.state).toBe('warning');
    expect(found.get('feishu.scopes')?.state).toBe('warning');
    telegram.webhook = null;
  });

  it('a running bot is no problem, an altered journal is', async () => {
    const { doctor, folder } = await servers();
    const store = await openStore({ folder, now, identify: indicatorOf, seed: async () => [hangzhouPlan()] });
    await store.commit(draft(report(5)));
    expect((await doctor()).get('instance.running')?.state).toBe('ok');
    await store.close();
    const path = join(folder, 'journal-000000000001.ndjson');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"value":5', '"value":6'));
    expect(problems(await doctor())).toEqual(['chain']);
  });

  it('from the command line: code 1 with a problem, JSON for scripts, every mistake of the configuration', async () => {
    const line = await openCommandLine();
    const plain = await line.planbot('doctor', '--json');
    expect([plain.code, (JSON.parse(plain.out) as { ok: boolean }).ok]).toEqual([0, true]);
    line.set({ PLANBOT_HTTP_PORT: 'x', PLANBOT_TIME_ZONE: 'y' });
    const wrong = await line.planbot('doctor');
    expect([wrong.code, wrong.out.split('✗').length]).toEqual([1, 3]);
    expect(oneLine(await line.planbot('doctor', 'x'))).toBe(true);
  });
});

describe('planbot setup', () => {
  /** Runs set-up with these lines typed. */
  async function setup(env: Readonly<Record<string, string>>, typed: readonly string[]) {
    const line = await openCommandLine();
    line.set(env);
    const input = new PassThrough();
    input.end(typed.map((one) => `${one}\n`).join(''));
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as never);
    const path = line.path('.env');
    return { path, called: await line.planbot('setup', '--file', path) };
  }

  it('checks what was typed and writes it where only the owner reads', async () => {
    const { telegram, feishu } = await servers();
    const { path, called } = await setup({ TELEGRAM_API_ROOT: telegram.root, FEISHU_DOMAIN: feishu.url }, [
      APP_ID,
      APP_SECRET,
      TEST_TOKEN,
      '',
      'feishu:ou_user1',
    ]);
    expect([called.code, called.err]).toEqual([0, '']);
    expect(called.out).not.toMatch(/AAE-test|very-secret/u);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(parseEnv(await readFile(path, 'utf8'))).toEqual({
      FEISHU_APP_ID: APP_ID,
      FEISHU_APP_SECRET: APP_SECRET,
      TELEGRAM_BOT_TOKEN: TEST_TOKEN,
      PLANBOT_OWNERS: 'feishu:ou_user1',
    });
  });

  it('writes nothing when the platform says no, or the input ends', async () => {
    const { telegram, feishu } = await servers();
    const env = { TELEGRAM_API_ROOT: telegram.root, FEISHU_DOMAIN: feishu.url };
    const refused = await setup(env, ['', '123456:wrong-token-wrong-token', '', '']);
    expect([refused.called.code, oneLine(refused.called)]).toEqual([1, true]);
    const ended = await setup(env, ['']);
    expect([ended.called.code, oneLine(ended.called)]).toEqual([2, true]);
    for (const { path } of [refused, ended]) await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('keeps other lines, and what it writes reads back the same', () => {
    const before = '# 说明\nPLANBOT_DATA=data\nA=1\n';
    expect(withSettings(before, { A: '2', B: 'x y' })).toBe("# 说明\nPLANBOT_DATA=data\nA=2\nB='x y'\n");
    fc.assert(
      fc.property(fc.stringMatching(/^[\u0021-\u007E\u4E00-\u4EFF][ -~]{0,20}$/u), (value) => {
        const clean = value.trim().replace(/['"`]/gu, '');
        expect(parseEnv(withSettings('', { A: clean }))['A']).toBe(clean);
      }),
    );
  });
});
