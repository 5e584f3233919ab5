import { join, resolve } from 'node:path';
import type { App } from './app.js';
import type { Config } from './config.js';
import type { Incoming } from './model/message.js';
import { type ChatAddress, chatKey } from './model/subscription.js';
import { startHealthPort } from './ops/health.js';
import { createMetrics, type Metrics } from './ops/metrics.js';
import { createHttpFront } from './platforms/http-front.js';
import type { Platform, PlatformHost, PlatformLog } from './platforms/platform.js';
import { drawChart } from './render/chart.js';
import type { FileStore } from './store/open-store.js';
import { openShelf } from './store/shelf.js';
import { openSpool } from './store/spool.js';

/** The bot on its chat platforms. */
export interface Bot {
  readonly platforms: readonly Platform[];
  readonly metrics: Metrics;
  /** Stops receiving, finishes what was accepted, closes. */
  stop(): Promise<void>;
}

/** What a bot is made from. */
export interface BotOptions {
  readonly config: Config;
  readonly app: App<FileStore>;
  readonly now: () => Date;
  readonly log: PlatformLog;
}

/** Whether any chat platform is configured. */
export const hasPlatform = (config: Config): boolean => config.TELEGRAM_BOT_TOKEN !== undefined || config.FEISHU_APP_ID !== undefined;

/** Starts every configured platform over one store. A platform that cannot connect does not hold up the others. */
export async function startBot({ config, app, now, log }: BotOptions): Promise<Bot> {
  const folder = resolve(config.PLANBOT_DATA);
  const { platforms } = app;
  const spools = await Promise.all(
    configured(config).map(async (name) => ({
      name,
      inbox: await openSpool<Incoming>({ folder, name: `inbox-${name}`, now }),
      buttons: await openShelf<{ command: string; place: 'edit' | 'new'; address: ChatAddress }>({ folder, name: `buttons-${name}`, now }),
    })),
  );
  const metrics = createMetrics({
    platforms: () => platforms.map((platform) => platform.state()),
    waiting: () => spools.reduce((sum, { inbox }) => sum + inbox.pending().length, 0),
    changes: () => app.store.view.lastChangeId(),
    storeBytes: () => app.store.checkpoint().files.reduce((sum, file) => sum + file.bytes, 0),
  });
  app.onDelivery.push((key, to, { state, attempts, reason }) => {
    const what = key.slice(0, key.indexOf(':'));
    if (what === 'digest') metrics.digest(state);
    metrics.sent(to.platform, state);
    const level = state === 'sent' || state === 'skipped' ? 'info' : state === 'retry' ? 'warn' : 'error';
    log[level]({ what, key, chat: chatKey(to), state, attempts, reason }, 'pushed message');
  });
  const front = createHttpFront({ host: config.PLANBOT_WEBHOOK_HOST, port: config.PLANBOT_WEBHOOK_PORT, log });
  for (const { name, inbox, buttons } of spools) {
    const host: PlatformHost = {
      respond: metrics.watch(app.respond),
      inbox,
      buttons,
      now,
      log,
      onMoved: (from, to) => moved(app, from, to),
      onMembership: async (address, member, title) => log.info({ chat: chatKey(address), member, title: title !== '' }, 'membership'),
    };
    platforms.push(name === 'telegram' ? await telegram(config, host, front, app) : await feishu(config, host, front, app));
  }
  const webhooks = config.TELEGRAM_WEBHOOK_URL !== undefined || (config.FEISHU_MODE === 'webhook' && config.FEISHU_APP_ID !== undefined);
  if (webhooks) await front.listen();
  const health =
    config.PLANBOT_HTTP_PORT === undefined
      ? null
      : await startHealthPort(config.PLANBOT_HTTP_HOST, config.PLANBOT_HTTP_PORT, {
          platforms: () => platforms.map((platform) => platform.state()),
          metrics: metrics.text,
        });
  for (const platform of platforms) await platform.start();
  const digests = await app.services.digests();
  const clockwork = every(TICK_MS, () => digests.tick(), log);
  return {
    platforms,
    metrics,
    async stop() {
      health?.close();
      digests.stop();
      await clockwork.stop();
      await Promise.all(platforms.map((platform) => platform.stop()));
      if (webhooks) await front.close();
      await Promise.all(spools.flatMap(({ inbox, buttons }) => [inbox.close(), buttons.close()]));
    },
  };
}

/** How often what is due is looked for. */
const TICK_MS = 20_000;

/** Runs a job again and again, never twice at a time; a failure is logged and does not end it. */
function every(ms: number, job: () => Promise<void>, log: PlatformLog): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const run = (): void => {
    if (busy) return;
    busy = true;
    running = job()
      .catch((error: unknown) => log.error({ error }, 'scheduled job failed'))
      .finally(() => {
        busy = false;
      });
  };
  run();
  const timer = setInterval(run, ms);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

const configured = (config: Config): readonly ('telegram' | 'feishu')[] => [
  ...(config.TELEGRAM_BOT_TOKEN === undefined ? [] : (['telegram'] as const)),
  ...(config.FEISHU_APP_ID === undefined ? [] : (['feishu'] as const)),
];

type Front = ReturnType<typeof createHttpFront>;

async function telegram(config: Config, host: PlatformHost, front: Front, app: App): Promise<Platform> {
  const { createTelegramPlatform } = await import('./platforms/telegram/telegram.js');
  const { TELEGRAM_BOT_TOKEN: token = '', TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secretToken = '' } = config;
  return createTelegramPlatform(
    {
      token,
      apiRoot: config.TELEGRAM_API_ROOT,
      proxyUrl: config.HTTPS_PROXY ?? null,
      menu: app.services.commands.map((command) => ({
        name: command.name,
        description: command.summary,
        audience: command.role === 'viewer' ? 'all' : 'admins',
      })),
      drawChart,
      ...(url === undefined ? {} : { webhook: { front, path: new URL(url).pathname, url, secretToken } }),
    },
    host,
  );
}

async function feishu(config: Config, host: PlatformHost, front: Front, app: App): Promise<Platform> {
  const { createFeishuPlatform } = await import('./platforms/feishu/feishu.js');
  const agent = config.HTTPS_PROXY === undefined ? undefined : new (await import('https-proxy-agent')).HttpsProxyAgent(config.HTTPS_PROXY);
  const webhook = {
    front,
    path: '/feishu',
    verificationToken: config.FEISHU_VERIFICATION_TOKEN ?? '',
    encryptKey: config.FEISHU_ENCRYPT_KEY ?? null,
  };
  return createFeishuPlatform(
    {
      appId: config.FEISHU_APP_ID ?? '',
      appSecret: config.FEISHU_APP_SECRET ?? '',
      domain: config.FEISHU_DOMAIN,
      agent,
      menu: app.services.commands.map((command) => ({ name: command.name, description: command.summary })),
      ...(config.FEISHU_MODE === 'webhook' ? { webhook } : {}),
    },
    host,
  );
}

/** A group got another id: everything the store knows of the old chat belongs to the new one. */
async function moved(app: App, from: ChatAddress, to: ChatAddress): Promise<void> {
  await app.store.commit({
    op: { type: 'chat.move', platform: from.platform, from: from.chatId, to: to.chatId },
    by: 'system',
    chat: chatKey(to),
    cause: `move:${chatKey(from)}:${chatKey(to)}`,
    note: null,
  });
}

/** Folder of the automatic backups. */
export const backupFolder = (config: Config): string => resolve(config.PLANBOT_BACKUP_FOLDER ?? join(config.PLANBOT_DATA, 'backups'));
