import { hasPlatform, startBot } from '../bot.js';
import { type Config, secretsOf } from '../config.js';
import { createConsolePlatform } from '../platforms/console/console.js';
import { saveFile } from '../platforms/console/save-file.js';
import { readOptions, type Subcommand, UsageError } from './options.js';
import { printText } from './print.js';
import { configFromEnvironment, openApp, packageVersion } from './setup-app.js';

const LOCAL = 'console:local';
const GREETING = `planbot 已启动，没有配置聊天平台，现在可以在这里直接问。
例如：/targets 杭州　/tasks 市市场监管局　/deadline
发 /help 看全部命令，发“退出”结束。`;
/** Longest time that stopping may take; what is not done then is on disk for the next start. */
const STOP_MS = 25_000;

/** `planbot` alone: every configured platform; with none, a chat in the terminal. Runs until it is told to stop. */
export const run: Subcommand = async (words) => {
  if (readOptions(words, {}, 'planbot').positionals.length > 0) throw new UsageError('planbot run 不带参数。');
  const config = configFromEnvironment();
  const now = (): Date => new Date();
  return hasPlatform(config) ? serve(config, now) : chatInTerminal(config, now);
};

async function serve(config: Config, now: () => Date): Promise<number> {
  const [{ createLog }, { createOperations }, { watchProcess }] = await Promise.all([
    import('../ops/log.js'),
    import('../ops/operations.js'),
    import('../ops/lifecycle.js'),
  ]);
  const log = createLog(config.PLANBOT_LOG_LEVEL, secretsOf(config));
  const lifecycle = watchProcess(process, log);
  const operations = createOperations({ version: packageVersion(), now });
  const app = await openApp({
    config,
    now,
    localOwners: [],
    running: true,
    onFault(error) {
      log.error({ error }, 'fault while answering');
      operations.fault(error);
    },
    operations: operations.state,
  });
  const bot = await startBot({ config, app, now, log, operations });
  log.info({ platforms: bot.states().map(({ name }) => name), version: packageVersion() }, 'started');
  await lifecycle.stopped;
  const done = await lifecycle.finishes(
    bot.stop().then(() => app.close()),
    STOP_MS,
  );
  if (done) log.info({}, 'stopped');
  else log.error({ ms: STOP_MS }, 'stopping took too long; what is unfinished is taken up at the next start');
  return done ? 0 : 1;
}

async function chatInTerminal(config: Config, now: () => Date): Promise<number> {
  const app = await openApp({
    config,
    now,
    localOwners: [LOCAL],
    onFault: (error) => printText(error instanceof Error ? (error.stack ?? error.message) : String(error), process.stderr),
  });
  await new Promise<void>((resolve, reject) => {
    const chat = createConsolePlatform({
      input: process.stdin,
      output: process.stdout,
      respond: app.respond,
      now,
      user: LOCAL,
      greeting: GREETING,
      save: (file) => saveFile(process.cwd(), file),
      onEnd: resolve,
    });
    chat.start().catch(reject);
  });
  await app.close();
  return 0;
}
