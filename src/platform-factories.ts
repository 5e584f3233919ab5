import type { App } from './app.js';
import type { Command } from './command.js';
import type { Config } from './config.js';
import type { HttpFront } from './platforms/http-front.js';
import type { Platform, PlatformHost, PlatformLog } from './platforms/platform.js';
import { createPainter } from './render/painter.js';

/** A chat platform that is configured: how it is made, and whether its messages come in by webhook. */
export interface PlatformFactory {
  readonly name: 'telegram' | 'feishu';
  readonly webhook: boolean;
  readonly make: (host: PlatformHost, front: HttpFront, app: App) => Promise<Platform>;
}

/** Puts the commands into a platform's own menu without starting a bot; null when they stand there, else the platform's reason. */
export type RegisterMenu = (commands: readonly Command[], log: PlatformLog) => Promise<string | null>;

/** A configured platform with what set-up does on it. */
export interface ConfiguredPlatform extends PlatformFactory {
  readonly register: RegisterMenu;
}

/** The platforms that a configuration names. */
export const configuredPlatforms = (config: Config): readonly ConfiguredPlatform[] => [
  ...(config.TELEGRAM_BOT_TOKEN === undefined ? [] : [telegram(config, config.TELEGRAM_BOT_TOKEN)]),
  ...(config.FEISHU_APP_ID === undefined ? [] : [feishu(config, config.FEISHU_APP_ID)]),
];

function telegram(config: Config, token: string): ConfiguredPlatform {
  const account = { token, apiRoot: config.TELEGRAM_API_ROOT, proxyUrl: config.HTTPS_PROXY ?? null };
  const menuOf = (commands: readonly Command[]) =>
    commands.map(({ name, summary, role }) => ({ name, description: summary, audience: role === 'viewer' ? 'all' : 'admins' }) as const);
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secretToken = '' } = config;
  return {
    name: 'telegram',
    webhook: url !== undefined,
    async make(host, front, app) {
      const { createTelegramPlatform } = await import('./platforms/telegram/telegram.js');
      const webhook = url === undefined ? {} : { webhook: { front, path: new URL(url).pathname, url, secretToken } };
      const menu = menuOf(app.services.commands);
      return createTelegramPlatform({ ...account, menu, drawChart: createPainter().draw, ...webhook }, host);
    },
    register: async (commands, log) => (await import('./platforms/telegram/register.js')).registerOnce(account, menuOf(commands), log),
  };
}

function feishu(config: Config, appId: string): ConfiguredPlatform {
  const { FEISHU_APP_SECRET: appSecret = '', FEISHU_DOMAIN: domain, HTTPS_PROXY: proxyUrl = null } = config;
  const account = { appId, appSecret, domain, proxyUrl };
  const menuOf = (commands: readonly Command[]) => commands.map(({ name, summary }) => ({ name, description: summary }));
  return {
    name: 'feishu',
    webhook: config.FEISHU_MODE === 'webhook',
    async make(host, front, app) {
      const { createFeishuPlatform } = await import('./platforms/feishu/feishu.js');
      const { FEISHU_VERIFICATION_TOKEN: verificationToken = '', FEISHU_ENCRYPT_KEY: encryptKey = null } = config;
      const webhook = config.FEISHU_MODE === 'webhook' ? { webhook: { front, path: '/feishu', verificationToken, encryptKey } } : {};
      return createFeishuPlatform({ ...account, menu: menuOf(app.services.commands), ...webhook }, host);
    },
    register: async (commands, log) => (await import('./platforms/feishu/register.js')).registerOnce(account, menuOf(commands), log),
  };
}
