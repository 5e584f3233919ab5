import { resolve } from 'node:path';
import type { Config } from '../config.js';
import { drawChart } from '../render/chart.js';
import { type Finding, warning } from './finding.js';
import { checkLocally } from './local-checks.js';
import { probeFeishu } from './probe-feishu.js';
import { probeTelegram } from './probe-telegram.js';

/** How to look. */
export interface DoctorOptions {
  readonly config: Config;
  readonly backups: string;
  readonly envFile: string | null;
  readonly now: () => Date;
  /** Names of the commands that the platforms' own menus should have. */
  readonly menu: readonly string[];
  /** How long to listen for a second bot on the Telegram token, in seconds; 0 = not at all. */
  readonly listenSeconds?: number;
}

const LISTEN_SECONDS = 5;

/** Looks at machine, data and every configured platform. */
export async function examine({
  config,
  backups,
  envFile,
  now,
  menu,
  listenSeconds = LISTEN_SECONDS,
}: DoctorOptions): Promise<readonly Finding[]> {
  const { findings, running } = await checkLocally({
    folder: resolve(config.PLANBOT_DATA),
    backups: { folder: backups, keep: config.PLANBOT_BACKUPS },
    envFile,
    owners: config.PLANBOT_OWNERS,
    now: now(),
    nodeVersion: process.versions.node,
    draw: () => drawChart({ kind: 'status', title: '中文', counts: [{ label: '达标', count: 1, tone: 'good' }] }),
  });
  return [...findings, ...(await examinePlatforms({ config, now, menu, listenSeconds: running ? 0 : listenSeconds }))];
}

/** Asks every configured platform who we are, at the same time. */
export async function examinePlatforms({
  config,
  now,
  menu,
  listenSeconds = LISTEN_SECONDS,
}: Pick<DoctorOptions, 'config' | 'now' | 'menu' | 'listenSeconds'>): Promise<readonly Finding[]> {
  const { TELEGRAM_BOT_TOKEN: token, FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret = '' } = config;
  const call = { proxyUrl: config.HTTPS_PROXY ?? null, now, menu };
  if (token === undefined && appId === undefined)
    return [warning('platforms', '没有配置聊天平台', '运行 planbot setup 填写飞书或 Telegram 的凭证；不填时 planbot 在终端里聊天。')];
  const found = await Promise.all([
    token === undefined
      ? []
      : probeTelegram({
          ...call,
          token,
          apiRoot: config.TELEGRAM_API_ROOT,
          webhookUrl: config.TELEGRAM_WEBHOOK_URL ?? null,
          listenSeconds,
        }),
    appId === undefined ? [] : probeFeishu({ ...call, appId, appSecret, domain: config.FEISHU_DOMAIN, mode: config.FEISHU_MODE }),
  ]);
  return found.flat();
}
