import { EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchProcess } from '../../src/ops/lifecycle.js';
import { until } from '../platforms/until.js';
import { APP_SECRET } from '../servers/feishu.js';
import { TEST_TOKEN } from '../servers/telegram.js';
import { startProcess } from './bot.js';
import { openOffice } from './office.js';

describe('planbot as a process', () => {
  it('SIGTERM under load: ends with 0 within its bound, and every message is answered once, now or after the next start', {
    timeout: 90_000,
  }, async () => {
    const { env, desk } = await openOffice();
    const codes = Array.from({ length: 8 }, (_, at) => `/source 杭${at + 1}`);
    const first = startProcess(env);
    await first.says('started');
    for (const code of codes) desk.telegram.say(code);
    await until(() => desk.telegram.answers().length >= 2, 'the first answers');
    first.child.kill('SIGTERM');
    expect(await first.ended).toEqual([0, null]);
    expect(first.logged('stopped')).toBe(true);
    const second = startProcess(env);
    await second.says('started');
    await until(() => desk.telegram.answers().length >= codes.length, 'all answers');
    second.child.kill('SIGTERM');
    expect(await second.ended).toEqual([0, null]);
    expect(desk.telegram.answers()).toHaveLength(codes.length);
  });

  it('a second signal ends it at once, though an answer hangs', { timeout: 90_000 }, async () => {
    const { telegram, env, desk } = await openOffice();
    telegram.faults.always((method) => (method === 'sendMessage' ? { kind: 'silent' } : null));
    const bot = startProcess(env);
    await bot.says('started');
    desk.telegram.say('/plans');
    await until(() => telegram.calls.some(({ method }) => method === 'sendMessage'), 'the answer under way');
    bot.child.kill('SIGTERM');
    await bot.says('stopping');
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toEqual([1, null]);
  });

  it('a refused platform and a taken port do not stop the other platform; secrets are not in the log', { timeout: 90_000 }, async () => {
    const { env, desk } = await openOffice();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const bot = startProcess({
      ...env,
      FEISHU_MODE: 'webhook',
      FEISHU_ENCRYPT_KEY: 'an-encrypt-key-of-some-length',
      FEISHU_VERIFICATION_TOKEN: 'a-verification-token',
      PLANBOT_WEBHOOK_PORT: String(port),
      PLANBOT_HTTP_PORT: String(port),
      PLANBOT_LOG_LEVEL: 'debug',
    });
    await bot.says('started');
    desk.telegram.say('/status');
    await until(() => desk.telegram.answers().length > 0, 'an answer');
    expect(desk.telegram.answers()[0]).toContain('被拒绝');
    const text = JSON.stringify(bot.log());
    for (const secret of [TEST_TOKEN, APP_SECRET, 'an-encrypt-key', 'a-verification-token', '/status']) expect(text).not.toContain(secret);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toEqual([0, null]);
  });

  it('refuses a store that another process holds, and a configuration with problems, with code 2', { timeout: 90_000 }, async () => {
    const { env } = await openOffice();
    const first = startProcess(env);
    await first.says('started');
    const second = startProcess(env);
    expect(await second.ended).toEqual([2, null]);
    const wrong = startProcess({ ...env, PLANBOT_HTTP_PORT: 'x', TELEGRAM_BOT_TOKEN: 'y' });
    expect(await wrong.ended).toEqual([2, null]);
    first.child.kill('SIGTERM');
    expect(await first.ended).toEqual([0, null]);
  });
});

describe('watchProcess', () => {
  const watched = () => {
    const lines: string[] = [];
    const exits: number[] = [];
    const process = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) });
    const write = (_: unknown, message: string): void => void lines.push(message);
    const lifecycle = watchProcess(process as never, { debug: write, info: write, warn: write, error: write });
    return { process, lines, exits, lifecycle };
  };

  it.each(['uncaughtException', 'unhandledRejection'])('%s is logged and ends the process with 1', (event) => {
    const { process, lines, exits } = watched();
    process.emit(event, new Error('x'));
    expect([lines.length, exits]).toEqual([1, [1]]);
  });

  it('tells when the work did not end in time', async () => {
    const { lifecycle, process } = watched();
    process.emit('SIGTERM', 'SIGTERM');
    await lifecycle.stopped;
    expect(await lifecycle.finishes(new Promise(() => undefined), 5)).toBe(false);
    expect(await lifecycle.finishes(Promise.resolve(), 60_000)).toBe(true);
  });
});
