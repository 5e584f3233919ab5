import { z } from 'zod';
import { ConfigError } from './errors.js';
import { isTimeZone } from './model/calendar.js';

const text = z.string().trim().min(1, '不能是空白');
const list = z
  .string()
  .transform((value) => value.split(/[,，\s]+/u).filter((entry) => entry !== ''))
  .default([]);
const flag = z
  .enum(['on', 'off', 'true', 'false', '1', '0'], { error: '要写 on 或 off，例如 on' })
  .transform((value) => ['on', 'true', '1'].includes(value));
/** A number within bounds; what is none is refused in one line with a right example. */
function within(min: number, max: number, example: number, kind: '整数' | '数' = '整数') {
  const error = `要写 ${min} 至 ${max} 的${kind}，例如 ${example}`;
  const number = z.coerce.number({ error }).min(min, error).max(max, error);
  return kind === '整数' ? number.int(error) : number;
}
const port = within(1, 65_535, 8080);
const url = z.string().regex(/^https?:\/\/[^\s]+$/u, '要以 http:// 或 https:// 开头，例如 https://example.com');

/** Every setting by its environment name. Secrets may come from a file instead: `NAME_FILE=/path`. */
const settings = {
  PLANBOT_DATA: text.default('data/store'),
  PLANBOT_TIME_ZONE: text.default('Asia/Shanghai').refine(isTimeZone, '不是时区名，例如 Asia/Shanghai'),
  /** First owners, `platform:id`, separated by commas. */
  PLANBOT_OWNERS: list.pipe(
    z.array(z.string().regex(/^(?:telegram|feishu|console):\S+$/u, '要写成 telegram:123456 或 feishu:ou_xxx，多个用逗号分开')),
  ),
  PLANBOT_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], { error: '要写 debug、info、warn 或 error，例如 info' }).default('info'),
  /** Port of /healthz, /readyz, /metrics; off when not set. */
  PLANBOT_HTTP_PORT: port.optional(),
  PLANBOT_HTTP_HOST: text.default('127.0.0.1'),
  /** Where webhooks come in, all platforms on one port: /telegram and /feishu. Only opened when a webhook is configured. */
  PLANBOT_WEBHOOK_PORT: port.default(8080),
  PLANBOT_WEBHOOK_HOST: text.default('127.0.0.1'),
  /** Daily backups kept; 0 switches them off. */
  PLANBOT_BACKUPS: within(0, 365, 7).default(7),
  /** Folder of the daily backups; `backups` within the data folder when not set. */
  PLANBOT_BACKUP_FOLDER: text.optional(),
  /** Messages a minute that one person, and one chat, may send; 0 = no limit. */
  PLANBOT_RATE_USER: within(0, 10_000, 30).default(30),
  PLANBOT_RATE_CHAT: within(0, 10_000, 120).default(120),
  /** Largest file of an import, MB. */
  PLANBOT_IMPORT_MAX_MB: within(1, 100, 20, '数').default(20),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d{3,}:[A-Za-z0-9_-]{10,}$/u, '不是机器人令牌，应形如 123456:ABC-DEF')
    .optional(),
  TELEGRAM_API_ROOT: url.default('https://api.telegram.org'),
  /** Public address that ends at /telegram; long polling when not set. */
  TELEGRAM_WEBHOOK_URL: url.optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,256}$/u, '要 16 至 256 位字母、数字、_ 或 -，例如 planbot-0123456789')
    .optional(),
  FEISHU_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/u, '应形如 cli_ 加 16 位十六进制，例如 cli_0123456789abcdef')
    .optional(),
  FEISHU_APP_SECRET: text.optional(),
  FEISHU_DOMAIN: url.default('https://open.feishu.cn'),
  FEISHU_MODE: z
    .enum(['long-connection', 'webhook'], { error: '要写 long-connection 或 webhook，例如 long-connection' })
    .default('long-connection'),
  FEISHU_ENCRYPT_KEY: text.optional(),
  FEISHU_VERIFICATION_TOKEN: text.optional(),
  /** Answer in every Feishu group of the tenant without /allow. */
  FEISHU_OPEN: flag.default(true),
  HTTPS_PROXY: url.optional(),
};

const schema = z.object(settings);
const SECRETS = [
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'FEISHU_APP_SECRET',
  'FEISHU_ENCRYPT_KEY',
  'FEISHU_VERIFICATION_TOKEN',
] as const;

/** The validated configuration, by environment names. */
export type Config = z.infer<typeof schema>;

/** Every secret of a configuration, to be kept out of logs. */
export const secretsOf = (config: Config): readonly string[] => SECRETS.flatMap((name) => config[name] ?? []);

/** Names of all settings, for documentation and for warning about unknown ones. */
export const settingNames: readonly string[] = [...Object.keys(settings), ...SECRETS.map((name) => `${name}_FILE`)];

/**
 * Reads the configuration from environment variables. `readFile` is used for `*_FILE` secrets.
 * Throws one ConfigError that lists every problem; `warnings` names unknown `PLANBOT_`, `TELEGRAM_`, `FEISHU_` keys.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
): { readonly config: Config; readonly warnings: readonly string[] } {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const [name, value] of Object.entries(env)) if (value !== undefined && value.trim() !== '') values[name] = value;
  for (const name of SECRETS) {
    const path = values[`${name}_FILE`];
    if (path === undefined) continue;
    try {
      values[name] = readFile(path).trim();
    } catch {
      problems.push(`${name}_FILE：读不出文件 ${path}`);
    }
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success)
    for (const issue of parsed.error.issues) problems.push(`${issue.path[0] === undefined ? '' : String(issue.path[0])}：${issue.message}`);
  if ((values['FEISHU_APP_ID'] === undefined) !== (values['FEISHU_APP_SECRET'] === undefined)) {
    problems.push('FEISHU_APP_ID 和 FEISHU_APP_SECRET 要一起填写');
  }
  if (
    values['FEISHU_MODE'] === 'webhook' &&
    (values['FEISHU_ENCRYPT_KEY'] === undefined || values['FEISHU_VERIFICATION_TOKEN'] === undefined)
  ) {
    problems.push('FEISHU_MODE=webhook 时要填 FEISHU_ENCRYPT_KEY 和 FEISHU_VERIFICATION_TOKEN');
  }
  if (values['TELEGRAM_WEBHOOK_URL'] !== undefined && values['TELEGRAM_WEBHOOK_SECRET'] === undefined) {
    problems.push('填了 TELEGRAM_WEBHOOK_URL 就要填 TELEGRAM_WEBHOOK_SECRET');
  }
  if (problems.length > 0 || !parsed.success) {
    throw new ConfigError('bad-config', `配置有 ${problems.length} 处问题：\n${problems.map((problem) => `  ${problem}`).join('\n')}`, {
      problems,
    });
  }
  const known = new Set(settingNames);
  const warnings = Object.keys(values)
    .filter((name) => /^(?:PLANBOT|TELEGRAM|FEISHU)_/u.test(name) && !known.has(name))
    .map((name) => `不认识的配置项 ${name}，没有使用`);
  return { config: parsed.data, warnings };
}
