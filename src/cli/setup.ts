import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseEnv } from 'node:util';
import { commands } from '../../commands/index.js';
import { type Config, loadConfig, secretsOf } from '../config.js';
import { examinePlatforms } from '../ops/doctor.js';
import { readSettings, withSettings, writeSettings } from '../ops/env-file.js';
import { type Finding, findingLines, fine, warning } from '../ops/finding.js';
import { createLog } from '../ops/log.js';
import { type ConfiguredPlatform, configuredPlatforms } from '../platform-factories.js';
import { stripControls } from '../render/text.js';
import { readOptions, type Subcommand, UsageError } from './options.js';

const USAGE = 'planbot setup [--file .env] [--yes]';

/** Asked for one after the other; an empty answer keeps what is set. */
const QUESTIONS: readonly { readonly name: string; readonly ask: string; readonly secret: boolean; readonly needs?: string }[] = [
  { name: 'FEISHU_APP_ID', ask: '飞书 App ID（不用飞书就直接回车）', secret: false },
  { name: 'FEISHU_APP_SECRET', ask: '飞书 App Secret', secret: true, needs: 'FEISHU_APP_ID' },
  { name: 'TELEGRAM_BOT_TOKEN', ask: 'Telegram 机器人令牌（不用 Telegram 就直接回车）', secret: true },
  { name: 'HTTPS_PROXY', ask: '访问外网的代理，如 http://10.0.0.1:3128（不用就回车）', secret: false },
  { name: 'PLANBOT_OWNERS', ask: '所有者编号，逗号分隔，如 feishu:ou_xxx（可以以后再填）', secret: false },
];

/**
 * `planbot setup`: asks for what is missing, checks it with the platforms, writes the settings where only their owner can read them,
 * and puts the commands into the platforms' own menus.
 * `--yes` asks nothing and takes what the file and the environment hold. 1 when a platform says no; nothing is written then.
 */
export const run: Subcommand = async (words) => {
  const { values, positionals } = readOptions(words, { file: { type: 'string' }, yes: { type: 'boolean' } }, USAGE);
  if (positionals.length > 0) throw new UsageError(`看不懂“${positionals[0] ?? ''}”。用法：${USAGE}`);
  const path = values.file ?? '.env';
  const text = (await readSettings(path)) ?? '';
  const known = { ...parseEnv(text), ...process.env };
  const given = values.yes ? kept(known) : await answers(known);
  if (given === null) throw new UsageError('没有回答完，什么也没有写。');
  const { config, warnings } = loadConfig({ ...known, ...given }, (secretPath) => readFileSync(secretPath, 'utf8'));
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  const menu = commands.map(({ name }) => name);
  const findings = await examinePlatforms({ config, now: () => new Date(), menu, listenSeconds: 0 });
  show(findings.filter(({ id }) => !id.endsWith('.menu')));
  if (findings.some(({ id, state }) => state === 'problem' && /\.(?:token|secret)$/u.test(id))) {
    process.stderr.write('凭证不对，什么也没有写。请改正后再运行 planbot setup。\n');
    return 1;
  }
  await writeSettings(path, withSettings(text, given)).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`写不了 ${path}（${error.code ?? ''}），请检查目录权限。`);
  });
  const reached = configuredPlatforms(config).filter(({ name }) => !findings.some(({ id }) => id === `${name}.reach`));
  show(await Promise.all(reached.map((platform) => menuRegistered(platform, config))));
  process.stdout.write(`已写入 ${path}（只有本人可读）。\n接下来：npm start，再在群里 @机器人 发 /help。\n`);
  return findings.some(({ state }) => state === 'problem') ? 1 : 0;
};

const show = (findings: readonly Finding[]): void => void process.stdout.write(stripControls(findingLines(findings)));

/** Puts the commands into the platform's own menu. */
async function menuRegistered({ name, register }: ConfiguredPlatform, config: Config): Promise<Finding> {
  const reason = await register(commands, createLog('error', secretsOf(config)));
  const where = name === 'feishu' ? '飞书的斜杠命令面板' : 'Telegram 的命令菜单';
  return reason === null
    ? fine(`${name}.menu`, `${where}已登记，${commands.length} 条`)
    : warning(`${name}.menu`, `${where}没有登记（${reason}）`, '直接输入命令不受影响；开通权限后再运行 planbot setup --yes。');
}

/** What is set already of what would be asked for. */
const kept = (known: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(QUESTIONS.flatMap(({ name }) => (known[name] ? [[name, known[name]]] : [])));

/** The settings that were typed; null when the input ended early. */
async function answers(known: Readonly<Record<string, string | undefined>>): Promise<Readonly<Record<string, string>> | null> {
  const lines = createInterface({ input: process.stdin });
  const typed = lines[Symbol.asyncIterator]();
  const given: Record<string, string> = {};
  try {
    for (const { name, ask, secret, needs } of QUESTIONS) {
      const needed = needs === undefined || (given[needs] ?? known[needs] ?? '') !== '';
      if (!needed) continue;
      const before = known[name];
      const kept = before === undefined || before === '' ? '' : `［回车保留${secret ? '现在的' : ` ${before}`}］`;
      process.stdout.write(`${ask}${kept}：\n`);
      const { value, done } = await typed.next();
      if (done) return null;
      const answer = String(value).trim();
      if (answer !== '') given[name] = answer;
      else if (before !== undefined && before !== '') given[name] = before;
    }
    return given;
  } finally {
    lines.close();
  }
}
