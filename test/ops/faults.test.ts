import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startBot } from '../../src/bot.js';
import { openApp } from '../../src/cli/setup-app.js';
import { loadConfig } from '../../src/config.js';
import { createOperations } from '../../src/ops/operations.js';
import { say } from '../../src/render/reply.js';
import { verifyChain } from '../../src/store/verify.js';
import { FeishuHarness } from '../platforms/feishu/harness.js';
import { TelegramHarness } from '../platforms/telegram/harness.js';
import { until } from '../platforms/until.js';
import { virtualTiming } from '../platforms/virtual-timing.js';
import { CERTIFICATE, SelfSignedFront } from '../servers/self-signed.js';
import { temporaryFolder } from '../store/fixture.js';
import { compiledBot, startProcess } from './bot.js';
import { openOffice } from './office.js';

const HOUR_MS = 3_600_000;
const run = promisify(execFile);

/** What `planbot doctor` prints with these settings. */
async function doctor(env: Readonly<Record<string, string>>): Promise<string> {
  const call = run(process.execPath, [compiledBot(), 'doctor'], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  return (await call.catch((error: { stdout: string }) => error)).stdout;
}

describe('one platform is ill, the other goes on', () => {
  it('TLS broken: told by /status and doctor, tried again, answered once the certificate is trusted', { timeout: 120_000 }, async () => {
    const { telegram, env, desk } = await openOffice();
    const front = new SelfSignedFront(Number(new URL(telegram.root).port));
    onTestFinished(() => front.close());
    const broken = { ...env, TELEGRAM_API_ROOT: await front.listen() };
    const bot = startProcess(broken);
    await bot.says('started');
    await until(() => front.attempts >= 2, 'another try');
    expect(await desk.feishu.asks('/status', '证书不被信任')).toContain('正在重连');
    expect(await doctor(broken)).toContain('NODE_EXTRA_CA_CERTS');
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toEqual([0, null]);
    const trusted = join(await temporaryFolder(), 'office-ca.pem');
    await writeFile(trusted, CERTIFICATE);
    const mended = startProcess({ ...broken, NODE_EXTRA_CA_CERTS: trusted });
    await mended.says('started');
    await desk.telegram.asks('/plans', '知识产权');
    mended.child.kill('SIGTERM');
    expect(await mended.ended).toEqual([0, null]);
  });

  it('DNS gone: told by /status and doctor, and the other platform answers', { timeout: 90_000 }, async () => {
    const { env, desk } = await openOffice();
    const lost = { ...env, TELEGRAM_API_ROOT: 'http://telegram.invalid' };
    const bot = startProcess(lost);
    await bot.says('started');
    await until(
      () => bot.log().some(({ trouble }) => String(trouble).includes('ENOTFOUND') || String(trouble).includes('EAI_AGAIN')),
      'trouble',
    );
    expect(await desk.feishu.asks('/status', '域名解析不了')).toContain('正在重连');
    expect(await doctor(lost)).toContain('telegram.invalid 解析不了');
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toEqual([0, null]);
  });

  it('token revoked while it runs: told by /status and doctor, and the other platform answers', { timeout: 90_000 }, async () => {
    const { telegram, env, desk } = await openOffice();
    const bot = startProcess(env);
    await bot.says('started');
    await desk.telegram.asks('/plans', '知识产权');
    telegram.tokenRevoked = true;
    telegram.dropConnections();
    await until(() => bot.log().some(({ connection }) => connection === 'refused'), 'the refusal');
    expect(await desk.feishu.asks('/status', '已被撤销')).toContain('被拒绝');
    expect(await doctor(env)).toContain('令牌不对或已被撤销');
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toEqual([0, null]);
  });
});

describe('a platform answers 502 for an hour', () => {
  it('Telegram: what was asked before and meanwhile is answered once, afterwards', async () => {
    const timing = virtualTiming(Date.now());
    const harness = new TelegramHarness('polling', { timing });
    onTestFinished(() => harness.close());
    await harness.open(async ({ text }) => say(`答 ${text}`));
    let began: number | null = null;
    harness.server.faults.always((method) => {
      if (method === 'sendMessage') began ??= timing.now();
      return began !== null && timing.now() - began < HOUR_MS ? { kind: 'status', code: 502 } : null;
    });
    harness.post({ room: 'private', text: '/before' });
    await until(() => began !== null, 'the outage');
    harness.post({ room: 'private', text: '/meanwhile' });
    await harness.settled();
    expect(harness.seen('private').map(({ text }) => text)).toEqual(['答 /before', '答 /meanwhile']);
    expect(timing.now() - Number(began)).toBeGreaterThanOrEqual(HOUR_MS);
    await until(() => harness.platform.state().connection === 'connected', 'the connection');
  });

  it('Feishu: what was asked before and meanwhile is answered once, afterwards', async () => {
    const timing = virtualTiming(Date.now());
    const harness = new FeishuHarness('webhook', { timing });
    onTestFinished(() => harness.close());
    await harness.open(async ({ text }) => say(`答 ${text}`));
    const began = timing.now();
    const down = Object.assign(/^POST .*\/messages/u, { test: () => timing.now() - began < HOUR_MS });
    harness.server.fault(down, { kind: 'answer', answer: { status: 502, body: {} } }, Number.POSITIVE_INFINITY);
    await harness.say({ room: 'private', text: '/before' });
    await harness.say({ room: 'private', text: '/meanwhile' });
    await harness.settled();
    expect(harness.seen('private').map(({ text }) => text)).toEqual([
      expect.stringContaining('/before'),
      expect.stringContaining('/meanwhile'),
    ]);
    expect(timing.now() - began).toBeGreaterThanOrEqual(HOUR_MS);
  });
});

describe('the clock jumps', () => {
  it('a year ahead and two years back: both platforms answer, figures are kept, the chain holds', { timeout: 60_000 }, async () => {
    const { env, desks, desk, folder } = await openOffice();
    let shift = 0;
    const now = (): Date => new Date(Date.now() + shift);
    const { config } = loadConfig({ ...env, PLANBOT_BACKUPS: '3' }, () => '');
    const errors: string[] = [];
    const write = (_: unknown, message: string): void => void errors.push(message);
    const quiet = (): void => undefined;
    const log = { debug: quiet, info: quiet, warn: quiet, error: write };
    const operations = createOperations({ version: '0', now });
    const app = await openApp({
      config,
      now,
      localOwners: [],
      running: true,
      onFault: (error) => errors.push(String(error)),
      operations: operations.state,
    });
    const bot = await startBot({ config, app, now, log, operations });
    await until(() => bot.states().every(({ connection }) => connection === 'connected'), 'both platforms');
    const jumps = [0, 365 * 24 * HOUR_MS, -365 * 24 * HOUR_MS, HOUR_MS / 60];
    for (const jump of jumps) {
      shift = jump;
      for (const one of desks) await one.asks('/plans', '知识产权');
      await desk.telegram.asks(`/update 杭1 ${50 + jumps.indexOf(jump)} 2024-06-30 季报`, jump > HOUR_MS ? '还要执行吗' : '杭1');
      if (jump > HOUR_MS) await desk.telegram.asks('确认', '杭1');
    }
    await bot.stop();
    await app.close();
    expect(errors).toEqual([]);
    expect(await verifyChain(folder)).toMatchObject({ ok: true });
  });
});
