import { type Finding, fine, problem, warning } from './finding.js';
import { type Answered, type CallOptions, jsonCall, unreachable } from './json-call.js';
import { clockFindings, menuFinding } from './probe-findings.js';

/** What is looked at. */
export interface TelegramProbe extends CallOptions {
  readonly token: string;
  readonly apiRoot: string;
  /** Address that messages come in by, null for polling. */
  readonly webhookUrl: string | null;
  /** Whether to listen for a second bot on the same token; ends the poll of one that runs, which asks again at once. Not while our own runs. */
  readonly listenSeconds: number;
  /** Names of the commands that the menu should have. */
  readonly menu: readonly string[];
}

interface Me {
  readonly username?: string;
  readonly can_join_groups?: boolean;
  readonly can_read_all_group_messages?: boolean;
}

/** Asks Telegram who the bot is and looks at everything that a first set-up gets wrong. */
export async function probeTelegram(probe: TelegramProbe): Promise<readonly Finding[]> {
  const root = `${probe.apiRoot.replace(/\/+$/u, '')}/bot${probe.token}`;
  const call: Call = (method, data = {}, patienceMs = 10_000) =>
    jsonCall(`${root}/${method}`, { data }, { ...probe, timeoutMs: patienceMs });
  const me = await call('getMe');
  if (!me.ok) return [problem('telegram.reach', `连不上 Telegram（${me.code}）`, unreachable(me.code, new URL(probe.apiRoot).host))];
  if (me.status === 401 || me.status === 404)
    return [
      problem(
        'telegram.token',
        'Telegram 令牌不对或已被撤销',
        '在 @BotFather 发 /mybots → 选机器人 → API Token 重新取，填入 TELEGRAM_BOT_TOKEN。',
      ),
    ];
  if (me.status >= 300) return [problem('telegram.reach', `Telegram 答复 ${me.status}`, '稍后再试；一直如此请检查 TELEGRAM_API_ROOT。')];
  const identity = (me.body['result'] ?? {}) as Me;
  const found: Finding[] = [
    fine('telegram.token', `Telegram 令牌可用：@${identity.username ?? '?'}`),
    ...clockFindings('telegram', me.skewMs),
  ];
  if (identity.can_join_groups === false)
    found.push(warning('telegram.groups', '机器人不能加入群', '@BotFather → /mybots → Bot Settings → Allow Groups → Turn on。'));
  if (identity.can_read_all_group_messages !== true)
    found.push(
      fine(
        'telegram.privacy',
        '隐私模式开着：群里要用 /命令@机器人名 或 @机器人 提问（推荐）；想直接用平常话问，在 @BotFather 关掉 Group Privacy 后把机器人移出再拉回群',
      ),
    );
  found.push(...(await menu(call, probe.menu)));
  const hook = await call('getWebhookInfo');
  const url = hook.ok ? String((hook.body['result'] as { url?: string } | undefined)?.url ?? '') : '';
  if (probe.webhookUrl === null && url !== '')
    found.push(warning('telegram.webhook', '这个令牌登记了 webhook，另有程序在用它', '若是旧程序，停掉即可：planbot 启动时会改为轮询。'));
  else if (probe.webhookUrl === null && probe.listenSeconds > 0) found.push(await secondBot(call, probe.listenSeconds));
  return found;
}

type Call = (method: string, data?: Readonly<Record<string, unknown>>, patienceMs?: number) => Promise<Answered>;

/** What stands in the menu of private chats, which is the longest. */
async function menu(call: Call, wanted: readonly string[]): Promise<readonly Finding[]> {
  const listed = await call('getMyCommands', { scope: { type: 'all_private_chats' } });
  if (!listed.ok || !Array.isArray(listed.body['result'])) return [];
  const there = listed.body['result'] as readonly { readonly command: string }[];
  return [
    menuFinding(
      'telegram',
      wanted,
      there.map(({ command }) => command),
    ),
  ];
}

async function secondBot(call: Call, seconds: number): Promise<Finding> {
  const polled = await call('getUpdates', { timeout: seconds, limit: 1 }, (seconds + 10) * 1000);
  return polled.ok && polled.status === 409
    ? problem('telegram.second', '另有一个程序在用同一个令牌收消息', '停掉另一个；找不到就在 @BotFather 发 /revoke 换令牌。')
    : fine('telegram.second', '没有别的程序在用这个令牌');
}
