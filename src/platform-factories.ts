import type { App } from './app.js';
import type { Config } from './config.js';
import type { HttpFront } from './platforms/http-front.js';
import type { Platform, PlatformHost } from './platforms/platform.js';
import { createPainter } from './render/painter.js';

/** A chat platform that is configured: how it is made, and whether its messages come in by webhook. */
export interface PlatformFactory {
  readonly name: 'telegram' | 'feishu';
  readonly webhook: boolean;
  readonly make: (host: PlatformHost, front: HttpFront, app: App) => Promise<Platform>;
}

/** The platforms that a configuration names. */
export const configuredPlatforms = (config: Config): readonly PlatformFactory[] => [
  ...(config.TELEGRAM_BOT_TOKEN === undefined ? [] : [telegram(config, config.TELEGRAM_BOT_TOKEN)]),
  ...(config.FEISHU_APP_ID === undefined ? [] : [feishu(config, config.FEISHU_APP_ID)]),
];

const telegram = (config: Config, token: string): PlatformFactory => ({
  name: 'telegram',
  webhook: config.TELEGRAM_WEBHOOK_URL !== undefined,
  async make(host, front, app) {
    const { createTelegramPlatform } = await import('./platforms/telegram/telegram.js');
    const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secretToken = '' } = config;
    const menu = app.services.commands.map(
      ({ name, summary, role }) => ({ name, description: summary, audience: role === 'viewer' ? 'all' : 'admins' }) as const,
    );
    const webhook = url === undefined ? {} : { webhook: { front, path: new URL(url).pathname, url, secretToken } };
    return createTelegramPlatform(
      { token, apiRoot: config.TELEGRAM_API_ROOT, proxyUrl: config.HTTPS_PROXY ?? null, menu, drawChart: createPainter().draw, ...webhook },
      host,
    );
  },
});

const feishu = (config: Config, appId: string): PlatformFactory => ({
  name: 'feishu',
  webhook: config.FEISHU_MODE === 'webhook',
  async make(host, front, app) {
    const { createFeishuPlatform } = await import('./platforms/feishu/feishu.js');
    const { FEISHU_VERIFICATION_TOKEN: verificationToken = '', FEISHU_ENCRYPT_KEY: encryptKey = null } = config;
    const webhook = { front, path: '/feishu', verificationToken, encryptKey };
    return createFeishuPlatform(
      {
        appId,
        appSecret: config.FEISHU_APP_SECRET ?? '',
        domain: config.FEISHU_DOMAIN,
        proxyUrl: config.HTTPS_PROXY ?? null,
        menu: app.services.commands.map(({ name, summary }) => ({ name, description: summary })),
        ...(config.FEISHU_MODE === 'webhook' ? { webhook } : {}),
      },
      host,
    );
  },
});
