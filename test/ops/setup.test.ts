import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { commands } from '../../commands/index.js';
import { withSettings } from '../../src/ops/env-file.js';
import { oneLine, openCommandLine } from '../cli/command-line.js';
import { APP_ID, APP_SECRET } from '../servers/feishu.js';
import { TEST_TOKEN } from '../servers/telegram.js';
import { openOffice } from './office.js';

/** A command line with these settings, whose set-up writes its `.env` into the folder of the test. */
async function openSetup(env: Readonly<Record<string, string>>) {
  const line = await openCommandLine();
  line.set(env);
  const path = line.path('.env');
  return { line, path, setup: (...words: string[]) => line.planbot('setup', '--file', path, ...words) };
}

/** Sits down at the keyboard. */
function type(lines: readonly string[]): void {
  const input = new PassThrough();
  input.end(lines.map((one) => `${one}\n`).join(''));
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as never);
}

async function office() {
  const { telegram, feishu } = await openOffice();
  return { telegram, feishu, env: { TELEGRAM_API_ROOT: telegram.root, FEISHU_DOMAIN: feishu.url } };
}

const ANSWERS = [APP_ID, APP_SECRET, TEST_TOKEN, '', 'feishu:ou_user1'];
const WRITTEN = {
  FEISHU_APP_ID: APP_ID,
  FEISHU_APP_SECRET: APP_SECRET,
  TELEGRAM_BOT_TOKEN: TEST_TOKEN,
  PLANBOT_OWNERS: 'feishu:ou_user1',
};

describe('planbot setup', () => {
  it('checks what was typed and writes it where only the owner reads', async () => {
    const { env } = await office();
    const { path, setup } = await openSetup(env);
    type(ANSWERS);
    const called = await setup();
    expect([called.code, called.err]).toEqual([0, '']);
    expect(called.out).not.toMatch(/AAE-test|very-secret/u);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(parseEnv(await readFile(path, 'utf8'))).toEqual(WRITTEN);
  });

  it('puts every command into both menus, and again changes nothing', async () => {
    const { telegram, feishu, env } = await office();
    const { setup } = await openSetup(env);
    type(ANSWERS);
    const called = await setup();
    expect(called.out).toContain(`✓ 飞书的斜杠命令面板已登记，${commands.length} 条`);
    expect(called.out).toContain(`✓ Telegram 的命令菜单已登记，${commands.length} 条`);
    const names = commands.map(({ name }) => name);
    expect([...feishu.commands.all.values()].map(({ command }) => command)).toEqual(names);
    const shown = (scope: string) => (telegram.menus.get(`{"type":"${scope}"}`) as { command: string }[]).map(({ command }) => command);
    expect(shown('all_private_chats')).toEqual(names);
    expect(shown('all_group_chats')).toEqual(commands.filter(({ role }) => role === 'viewer').map(({ name }) => name));
    const changes = (): number =>
      feishu.calls.filter((call) => /^(?:POST|PATCH) .*app_slash_commands/u.test(call)).length +
      telegram.calls.filter(({ method }) => method === 'setMyCommands').length;
    const before = changes();
    expect((await setup('--yes')).code).toBe(0);
    expect(changes()).toBe(before);
  });

  it('says what is missing and where to switch it on, and writes all the same', async () => {
    const { feishu, env } = await office();
    for (const scope of ['im:message.p2p_msg:readonly', 'application:app_slash_command:write']) feishu.settings.withheld.add(scope);
    feishu.settings.callbacks = [];
    const { path, setup } = await openSetup(env);
    type(ANSWERS);
    const called = await setup();
    expect([called.code, called.err]).toEqual([1, '']);
    const page = `${feishu.url}/app/${APP_ID}`;
    expect(called.out).toContain(
      `✗ 没有权限 im:message.p2p_msg:readonly：私聊收不到\n    → 在 ${page} 的“权限管理”里开通，再发布一个版本。\n`,
    );
    expect(called.out).toContain(`✗ 没有订阅 card.action.trigger：按钮按了没反应\n    → 在 ${page} 的“事件与回调”里添加回调`);
    expect(called.out).toContain('! 飞书的斜杠命令面板没有登记（/help: 99991672');
    expect(called.out).toContain('隐私模式开着');
    expect(parseEnv(await readFile(path, 'utf8'))).toEqual(WRITTEN);
  });

  it('writes nothing when the platform says no, or the input ends', async () => {
    const { env } = await office();
    const refused = await openSetup(env);
    type(['', '123456:wrong-token-wrong-token', '', '']);
    const no = await refused.setup();
    expect([no.code, oneLine(no)]).toEqual([1, true]);
    const ended = await openSetup(env);
    type(['']);
    const end = await ended.setup();
    expect([end.code, oneLine(end)]).toEqual([2, true]);
    for (const { path } of [refused, ended]) await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('reads secrets from their files and leaves them there; tells unknown names', async () => {
    const { env } = await office();
    const { line, path, setup } = await openSetup(env);
    await writeFile(line.path('secret'), `${APP_SECRET}\n`);
    const before = `FEISHU_APP_ID=${APP_ID}\nFEISHU_APP_SECRET_FILE=${line.path('secret')}\nPLANBOT_OWNER=feishu:ou_user1\n`;
    await writeFile(path, before);
    const called = await setup('--yes');
    expect([called.code, called.err]).toEqual([0, '不认识的配置项 PLANBOT_OWNER，没有使用\n']);
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('a place that cannot be written: exit code 2 and one line', async () => {
    const { env } = await office();
    const { line } = await openSetup(env);
    await mkdir(line.path('folder.part'));
    type(ANSWERS);
    const called = await line.planbot('setup', '--file', line.path('folder'));
    expect([called.code, oneLine(called)]).toEqual([2, true]);
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
