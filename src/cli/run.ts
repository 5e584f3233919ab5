import { hasPlatform, startBot } from '../bot.js';
import type { Subcommand } from '../cli.js';
import { createConsolePlatform } from '../platforms/console/console.js';
import { configFromEnvironment, openApp } from './setup-app.js';

const LOCAL = 'console:local';
const GREETING = `planbot 已启动，没有配置聊天平台，现在可以在这里直接问。
例如：/targets 杭州　/tasks 市市场监管局　/deadline
发 /help 看全部命令，发“退出”结束。`;

/** `planbot` alone: every configured platform; with none, a chat in the terminal. Runs until it is told to stop. */
export const run: Subcommand = async () => {
  const config = configFromEnvironment();
  const now = (): Date => new Date();
  if (!hasPlatform(config)) return chatInTerminal(config, now);
  const { createLog } = await import('../ops/log.js');
  const secrets = [
    config.TELEGRAM_BOT_TOKEN,
    config.TELEGRAM_WEBHOOK_SECRET,
    config.FEISHU_APP_SECRET,
    config.FEISHU_ENCRYPT_KEY,
    config.FEISHU_VERIFICATION_TOKEN,
  ];
  const log = createLog(
    config.PLANBOT_LOG_LEVEL,
    secrets.flatMap((secret) => secret ?? []),
  );
  const app = await openApp({
    config,
    now,
    localOwners: [],
    running: true,
    onFault: (error) => log.error({ error }, 'fault while answering'),
  });
  const bot = await startBot({ config, app, now, log });
  log.info({ platforms: bot.platforms.map(({ name }) => name) }, 'started');
  await stopSignal();
  log.info({}, 'stopping');
  await bot.stop();
  await app.close();
  return 0;
};

async function chatInTerminal(config: ReturnType<typeof configFromEnvironment>, now: () => Date): Promise<number> {
  const app = await openApp({
    config,
    now,
    localOwners: [LOCAL],
    onFault: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
  await new Promise<void>((resolve, reject) => {
    const chat = createConsolePlatform({
      input: process.stdin,
      output: process.stdout,
      respond: app.respond,
      now,
      user: LOCAL,
      greeting: GREETING,
      onEnd: resolve,
    });
    chat.start().catch(reject);
  });
  await app.close();
  return 0;
}

/** Resolves at the first SIGTERM or SIGINT. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve());
  });
