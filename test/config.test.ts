import { describe, expect, it } from 'vitest';
import { loadConfig, secretsOf, settingNames } from '../src/config.js';
import { ConfigError } from '../src/errors.js';

const TOKEN = '123456789:AAE-abcdefghijklmnop';
const FEISHU = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'secret-of-the-app' };
const noFile = (): string => {
  throw new Error('ENOENT');
};

/** The problems of a configuration, none for a good one. */
function problems(env: Readonly<Record<string, string>>, readFile = noFile): readonly string[] {
  try {
    loadConfig(env, readFile);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.fields['problems'] as string[];
  }
}

describe('configuration', () => {
  it('needs nothing', () => {
    const { config, warnings } = loadConfig({}, noFile);
    expect(config).toMatchObject({ PLANBOT_DATA: 'data/store', PLANBOT_TIME_ZONE: 'Asia/Shanghai', PLANBOT_HTTP_HOST: '127.0.0.1' });
    expect([config.PLANBOT_HTTP_PORT, warnings]).toEqual([undefined, []]);
  });

  it('tells every problem at once, each with its name, none with a secret', () => {
    const env = {
      TELEGRAM_BOT_TOKEN: 'my-secret-but-wrong-token',
      PLANBOT_HTTP_PORT: '99999',
      PLANBOT_TIME_ZONE: 'Peking',
      PLANBOT_OWNERS: '张三',
      FEISHU_APP_ID: 'cli_0123456789abcdef',
      TELEGRAM_WEBHOOK_URL: 'ftp://x',
      PLANBOT_LOG_LEVEL: 'loud',
    };
    const found = problems(env);
    for (const name of Object.keys(env)) expect(found.join('\n')).toContain(name);
    expect(found.join('\n')).not.toContain('my-secret');
  });

  it.each([
    ['app id without secret', { FEISHU_APP_ID: FEISHU.FEISHU_APP_ID }],
    ['Feishu webhook without keys', { ...FEISHU, FEISHU_MODE: 'webhook' }],
    ['Telegram webhook without secret', { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_URL: 'https://a.example/telegram' }],
    ['short webhook secret', { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_URL: 'https://a.example/t', TELEGRAM_WEBHOOK_SECRET: 'short' }],
    ['file that is not there', { TELEGRAM_BOT_TOKEN_FILE: '/none' }],
  ])('refuses: %s', (_, env) => {
    expect(problems(env)).toHaveLength(1);
  });

  it('takes secrets from files, without the line end', () => {
    const { config } = loadConfig({ TELEGRAM_BOT_TOKEN_FILE: '/run/token' }, (path) => (path === '/run/token' ? `${TOKEN}\n` : ''));
    expect([config.TELEGRAM_BOT_TOKEN, secretsOf(config)]).toEqual([TOKEN, [TOKEN]]);
  });

  it('warns of a name it does not know, and only of its own', () => {
    const { warnings } = loadConfig({ PLANBOT_OWNER: 'x', TELEGRAM_TOKEN: 'x', PATH: '/bin', HOME: '/' }, noFile);
    expect(warnings).toEqual([expect.stringContaining('PLANBOT_OWNER'), expect.stringContaining('TELEGRAM_TOKEN')]);
  });

  it('an empty line of .env is no setting', () => {
    expect(loadConfig({ TELEGRAM_BOT_TOKEN: '', PLANBOT_OWNERS: ' ' }, noFile).config.TELEGRAM_BOT_TOKEN).toBeUndefined();
  });

  it('the example names only settings that exist', async () => {
    const { readFileSync } = await import('node:fs');
    const names = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gmu)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(settingNames).toContain(name);
  });

  it('names the setting in Chinese, with a right example, whatever is wrong', () => {
    const wrong = Object.fromEntries(settingNames.filter((name) => !name.endsWith('_FILE')).map((name) => [name, '\u3000?\u3000']));
    for (const found of problems({ ...wrong, PLANBOT_BACKUPS: '1.5', PLANBOT_HTTP_PORT: '70000' })) {
      expect(found).not.toMatch(/Invalid|expected|Too|received/u);
      expect(found).toMatch(/[\u4E00-\u9FFF]/u);
    }
    expect(problems({ PLANBOT_HTTP_PORT: 'abc' })).toEqual(['PLANBOT_HTTP_PORT：要写 1 至 65535 的整数，例如 8080']);
    expect(problems({ FEISHU_OPEN: 'maybe' })).toEqual(['FEISHU_OPEN：要写 on 或 off，例如 on']);
  });
});
