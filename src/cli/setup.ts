import { createInterface } from 'node:readline';
import { parseEnv } from 'node:util';
import { loadConfig } from '../config.js';
import { ConfigError } from '../errors.js';
import { examinePlatforms } from '../ops/doctor.js';
import { readSettings, withSettings, writeSettings } from '../ops/env-file.js';
import { findingLines } from '../ops/finding.js';
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
 * `planbot setup`: asks for what is missing, checks it with the platforms, and writes the settings where only their owner can read them.
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
  const now = (): Date => new Date();
  const { config } = loadConfig({ ...known, ...given }, () => {
    throw new ConfigError('secret-file', '设置时不读密钥文件，请直接填写');
  });
  const findings = await examinePlatforms(config, now, 0);
  process.stdout.write(stripControls(findingLines(findings)));
  if (findings.some(({ id, state }) => state === 'problem' && /\.(?:token|secret)$/u.test(id))) {
    process.stderr.write('凭证不对，什么也没有写。请改正后再运行 planbot setup。\n');
    return 1;
  }
  await writeSettings(path, withSettings(text, given)).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`写不了 ${path}（${error.code ?? ''}），请检查目录权限。`);
  });
  process.stdout.write(
    `已写入 ${path}（只有本人可读）。菜单和斜杠命令在启动时自动登记。\n接下来：npm start，再在群里 @机器人 发 /help。\n`,
  );
  return findings.some(({ state }) => state === 'problem') ? 1 : 0;
};

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
