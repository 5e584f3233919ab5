import { execFileSync } from 'node:child_process';
import { chmod, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { backupName } from '../../src/ops/backup.js';
import { examine } from '../../src/ops/doctor.js';
import { type Finding, findingLines } from '../../src/ops/finding.js';
import { jsonCall } from '../../src/ops/json-call.js';
import { checkLocally, type LocalProbe } from '../../src/ops/local-checks.js';
import { takeDailyBackup } from '../../src/ops/take-backup.js';
import { openStore } from '../../src/store/open-store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { oneLine, openCommandLine } from '../cli/command-line.js';
import { APP_ID, APP_SECRET, FeishuServer } from '../servers/feishu.js';
import { TEST_TOKEN, TelegramServer } from '../servers/telegram.js';
import { draft, hangzhouPlan, report, temporaryFolder } from '../store/fixture.js';
import { canMount, smallDisk } from '../store/small-disk.js';

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
    const menu = ['help', 'plans'];
    const findings = await examine({ config, backups: join(folder, 'backups'), envFile: null, now: clock, menu, listenSeconds });
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
      'feishu.scopes',
      'feishu.events',
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

  it('a webhook of another program, an app without bot', async () => {
    const { doctor, telegram, feishu } = await servers();
    telegram.webhook = { url: 'https://elsewhere.example/x', secret: '', allowed: [] };
    const noBot = { status: 400, body: { code: 11205, msg: 'app do not have bot' } };
    feishu.fault(/GET .*bot\/v3\/info/u, { kind: 'answer', answer: noBot });
    const found = await doctor();
    expect(problems(found)).toEqual(['feishu.bot']);
    expect(found.get('telegram.webhook')?.state).toBe('warning');
    telegram.webhook = null;
  });

  it('each scope that is missing, what does not work without it, and where to switch it on', async () => {
    const { doctor, feishu } = await servers();
    for (const scope of ['im:resource', 'im:chat:readonly', 'application:app_slash_command:read']) feishu.settings.withheld.add(scope);
    const found = await doctor();
    expect(problems(found)).toEqual(['feishu.scope.im:resource']);
    expect(found.get('feishu.scope.im:resource')).toMatchObject({
      says: '没有权限 im:resource：收发不了文件和图片',
      todo: `在 ${feishu.url}/app/${APP_ID} 的“权限管理”里开通，再发布一个版本。`,
    });
    expect(found.get('feishu.scope.im:chat:readonly')?.state).toBe('warning');
    expect(found.get('feishu.scope.application:app_slash_command:read')?.state).toBe('warning');
    expect(found.has('feishu.menu')).toBe(false);
  });

  it.each([true, false])('events and callbacks that are not subscribed (listed by the app itself: %s)', async (listsEvents) => {
    const { doctor, feishu } = await servers();
    Object.assign(feishu.settings, { listsEvents, events: ['im.message.receive_v1'], callbacks: [] });
    const found = await doctor();
    expect(problems(found)).toEqual(['feishu.event.card.action.trigger']);
    expect(found.get('feishu.event.card.action.trigger')?.says).toBe('没有订阅 card.action.trigger：按钮按了没反应');
    expect(found.get('feishu.event.im.chat.member.bot.added_v1')?.state).toBe('warning');
    feishu.settings.events = [];
    expect(problems(await doctor())).toEqual(['feishu.event.im.message.receive_v1', 'feishu.event.card.action.trigger']);
  });

  it('events that go to a server while the bot holds a long connection', async () => {
    const { doctor, feishu } = await servers();
    feishu.settings.way = 'webhook';
    const found = await doctor();
    expect(problems(found)).toEqual(['feishu.events.way', 'feishu.callbacks.way']);
    expect(found.get('feishu.callbacks.way')?.todo).toContain('回调选“使用长连接接收”');
    expect(problems(await doctor({ FEISHU_MODE: 'webhook', FEISHU_ENCRYPT_KEY: 'k', FEISHU_VERIFICATION_TOKEN: 'v' }))).toEqual([]);
  });

  it('says that subscriptions are to be looked at by hand where it may not read them', async () => {
    const { doctor, feishu } = await servers();
    feishu.settings.withheld.add('application:application:self_manage');
    const { state, todo } = (await doctor()).get('feishu.events') ?? {};
    expect([state, todo]).toEqual(['ok', expect.stringContaining('订阅 im.message.receive_v1、card.action.trigger')]);
  });

  it('menus that lack a command, privacy and groups of the Telegram bot', async () => {
    const { doctor, telegram, feishu } = await servers();
    Object.assign(telegram.bot, { can_join_groups: false });
    telegram.menus.set('{"type":"all_private_chats"}', [{ command: 'help', description: '怎么用' }]);
    feishu.commands.call('POST', undefined, { command: 'help', description: {} });
    feishu.commands.call('POST', undefined, { command: 'plans', description: {} });
    const found = await doctor();
    expect(found.get('telegram.menu')).toMatchObject({ state: 'warning', says: 'Telegram 命令菜单里少 1 条' });
    expect(found.get('feishu.menu')?.state).toBe('ok');
    expect(found.get('telegram.groups')).toMatchObject({ state: 'warning', todo: expect.stringContaining('Allow Groups') });
    expect(found.get('telegram.privacy')?.says).toContain('Group Privacy');
    Object.assign(telegram.bot, { can_join_groups: true, can_read_all_group_messages: true });
    const open = await doctor();
    expect([open.has('telegram.groups'), open.has('telegram.privacy')]).toEqual([false, false]);
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
    const { env } = await servers();
    line.set({ ...env, FEISHU_APP_SECRET: 'wrong', TELEGRAM_BOT_TOKEN: '' });
    const refused = await line.planbot('doctor', '--json');
    const { ok, findings } = JSON.parse(refused.out) as { readonly ok: boolean; readonly findings: readonly Finding[] };
    expect([refused.code, ok, findings.filter(({ state }) => state === 'problem')]).toEqual([
      1,
      false,
      [{ id: 'feishu.secret', state: 'problem', says: '飞书不认这个应用（10014）', todo: expect.stringContaining('FEISHU_APP_SECRET') }],
    ]);
    for (const one of findings) expect(Object.keys(one)).toEqual(['id', 'state', 'says', 'todo']);
    const words = await line.planbot('doctor');
    expect([words.code, words.out]).toEqual([
      1,
      expect.stringMatching(/✗ 飞书不认这个应用（10014）\n {4}→ .*\n[\s\S]*有 1 处问题要处理。\n$/u),
    ]);
    line.set({ PLANBOT_HTTP_PORT: 'x', PLANBOT_TIME_ZONE: 'y' });
    const wrong = await line.planbot('doctor');
    expect([wrong.code, wrong.out.split('✗').length]).toEqual([1, 3]);
    expect(oneLine(await line.planbot('doctor', 'x'))).toBe(true);
  });
});

describe('planbot doctor on the machine itself', () => {
  /** What is looked at when nothing is wrong, but for what a test changes. */
  async function machine(changes: Partial<LocalProbe> = {}) {
    const folder = await temporaryFolder();
    const probe: LocalProbe = {
      folder: join(folder, 'store'),
      backups: { folder: join(folder, 'backups'), keep: 7 },
      envFile: null,
      owners: ['feishu:ou_user1'],
      now: now(),
      nodeVersion: '22.0.0',
      draw: async () => new Uint8Array(),
      ...changes,
    };
    const { findings } = await checkLocally(probe);
    return { folder, line: (id: string) => findingLines(findings.filter((one) => one.id === id)) };
  }

  it.each(['18.20.8', '20.0.0', '20.18.3', '16.0.0', '9.9.9'])('Node.js %s is too old', async (nodeVersion) => {
    expect((await machine({ nodeVersion })).line('node')).toBe(`✗ Node.js ${nodeVersion} 太旧\n    → 需要 20.19 或更高版本。\n`);
  });

  it.each(['20.19.0', '22.0.0', '24.21.0', '100.0.0', process.versions.node])('Node.js %s will do', async (nodeVersion) => {
    expect((await machine({ nodeVersion })).line('node')).toBe(`✓ Node.js ${nodeVersion}\n`);
  });

  it.runIf(canMount).each([
    [20, /^✗ 磁盘只剩 \d+ MB\n {4}→ 清理磁盘；写不下时填报会被拒绝，数据不会损坏。\n$/u],
    [200, /^! 磁盘只剩 \d+ MB\n {4}→ 清理磁盘，或减少 PLANBOT_BACKUPS。\n$/u],
    [900, /^✓ 磁盘还有 \d+ MB\n$/u],
  ])('a disk of %i MB', async (megabytes, expected) => {
    expect((await machine({ folder: await smallDisk(megabytes * 1024) })).line('disk')).toMatch(expected);
  });

  it('a data folder that cannot be written', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const { line } = await machine({ folder: join(file, 'store') });
    expect(line('disk.folder')).toMatch(
      /^✗ PLANBOT_DATA=.* 不能用作数据目录（ENOTDIR）\n {4}→ 那里是一个文件，或不能建文件夹。.*例如 PLANBOT_DATA=data\/store。\n$/u,
    );
    expect(line('instance.unknown')).toBe('');
  });

  it.runIf(canMount)('a disk that went read-only', async () => {
    const folder = await smallDisk(900 * 1024);
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    expect((await machine({ folder })).line('disk')).toMatch(/不能写（EROFS）\n {4}→ 检查目录权限/u);
  });

  it('fonts that are not there: charts cannot be drawn', async () => {
    const draw = async (): Promise<Uint8Array> => Promise.reject(new Error('no font'));
    expect((await machine({ draw })).line('fonts')).toBe('! 图表画不出来，会改用文字\n    → 重新运行 npm ci；它随程序带有中文字体。\n');
    expect((await machine()).line('fonts')).toBe('✓ 图表可以画，中文字体在\n');
  });

  it('settings that others can read, or no settings', async () => {
    const envFile = join(await temporaryFolder(), '.env');
    await writeFile(envFile, 'A=1\n', { mode: 0o644 });
    expect((await machine({ envFile })).line('env')).toBe(`! 配置文件 ${envFile} 别人也能读\n    → chmod 600 ${envFile}\n`);
    await chmod(envFile, 0o600);
    expect((await machine({ envFile })).line('env')).toBe(`✓ 配置文件 ${envFile} 只有本人可读\n`);
    expect((await machine()).line('env')).toMatch(/^! 没有 \.env 文件\n {4}→ 运行 planbot setup/u);
  });

  it('nobody who may grant', async () => {
    expect((await machine({ owners: [] })).line('owners')).toMatch(/^! 没有所有者，没有人能授权\n {4}→ .*PLANBOT_OWNERS。\n$/u);
  });

  it('backups: switched off, none yet, late, fresh', async () => {
    const folder = await temporaryFolder();
    const made = new Date('2026-11-20T02:00:00Z');
    const at = async (hours: number) =>
      (await machine({ backups: { folder, keep: 7 }, now: new Date(made.getTime() + hours * 3_600_000) })).line('backup');
    expect((await machine({ backups: { folder, keep: 0 } })).line('backup')).toMatch(/^! 自动备份没有打开\n {4}→ 设 PLANBOT_BACKUPS=7/u);
    expect(await at(1)).toMatch(/^! 还没有备份\n {4}→ .*planbot backup。\n$/u);
    const store = await openStore({ folder: join(folder, 'store'), now, identify: indicatorOf, seed: async () => [hangzhouPlan()] });
    await takeDailyBackup(store.checkpoint, join(folder, 'store'), folder, 7, made);
    await utimes(join(folder, backupName(made)), made, made);
    await store.close();
    expect(await at(1)).toBe('✓ 最近备份 2026-11-20 02:00（UTC）\n');
    expect(await at(51)).toBe('! 最近备份 2026-11-20 02:00（UTC），超过两天\n    → 确认 planbot 在运行、备份目录可写。\n');
  });
});
