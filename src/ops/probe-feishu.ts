import { type Finding, fine, problem, warning } from './finding.js';
import { type Answered, type CallOptions, jsonCall, unreachable } from './json-call.js';
import { clock } from './probe-telegram.js';

/** What is looked at. */
export interface FeishuProbe extends CallOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly mode: 'long-connection' | 'webhook';
}

/** Scopes that planbot needs, and what does not work without each. */
const SCOPES: readonly { readonly name: string; readonly needed: boolean; readonly why: string }[] = [
  { name: 'im:message:send_as_bot', needed: true, why: '发不了答复' },
  { name: 'im:message.group_at_msg:readonly', needed: true, why: '群里 @ 机器人收不到' },
  { name: 'im:message.p2p_msg:readonly', needed: true, why: '私聊收不到' },
  { name: 'im:resource', needed: true, why: '收发不了文件和图片' },
  { name: 'im:chat:readonly', needed: false, why: '看不到群名' },
  { name: 'contact:user.base:readonly', needed: false, why: '看不到人名，只显示编号' },
];
/** A wider scope that stands in for several. */
const WIDER = 'im:message';
const COVERED = new Set(['im:message:send_as_bot', 'im:message.group_at_msg:readonly', 'im:message.p2p_msg:readonly']);

const codeOf = (answered: Answered & { ok: true }): number =>
  Number(answered.body['code'] ?? (answered.status < 300 ? 0 : answered.status));

/** Asks Feishu who the app is and looks at everything that a first set-up gets wrong. */
export async function probeFeishu(probe: FeishuProbe): Promise<readonly Finding[]> {
  const { appId, appSecret, domain, mode } = probe;
  const at = domain.replace(/\/+$/u, '');
  const console = `${at}/app/${appId}`;
  const granted = await jsonCall(
    `${at}/open-apis/auth/v3/tenant_access_token/internal`,
    { data: { app_id: appId, app_secret: appSecret } },
    probe,
  );
  if (!granted.ok) return [problem('feishu.reach', `连不上飞书（${granted.code}）`, unreachable(granted.code, new URL(at).host))];
  if (codeOf(granted) !== 0)
    return [
      problem(
        'feishu.secret',
        `飞书不认这个应用（${codeOf(granted)}）`,
        `在 ${console} 的“凭证与基础信息”里核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET。`,
      ),
    ];
  const token = String(granted.body['tenant_access_token'] ?? '');
  const found: Finding[] = [fine('feishu.secret', '飞书应用凭证可用'), ...clock('feishu', granted.skewMs)];
  found.push(await bot(at, token, console, probe));
  found.push(...(await scopes(at, token, console, probe)));
  if (mode === 'long-connection') found.push(await longConnection(at, console, probe));
  return found;
}

async function bot(at: string, token: string, console: string, probe: FeishuProbe): Promise<Finding> {
  const info = await jsonCall(`${at}/open-apis/bot/v3/info`, { token }, probe);
  const known =
    info.ok && codeOf(info) === 0 ? (info.body['bot'] as { app_name?: string; activate_status?: number } | undefined) : undefined;
  if (!known) return problem('feishu.bot', '应用还没有机器人能力', `在 ${console} 的“添加应用能力”里添加“机器人”，再发布一个版本。`);
  // 2 = enabled by the tenant (open.feishu.cn, bot/v3/info).
  return known.activate_status === undefined || known.activate_status === 2
    ? fine('feishu.bot', `飞书机器人：${known.app_name ?? '?'}`)
    : problem('feishu.bot', `机器人“${known.app_name ?? '?'}”还没有启用`, `在 ${console} 的“版本管理与发布”里创建版本，请管理员审核通过。`);
}

async function scopes(at: string, token: string, console: string, probe: FeishuProbe): Promise<readonly Finding[]> {
  const listed = await jsonCall(`${at}/open-apis/application/v6/scopes`, { token }, probe);
  const list =
    listed.ok && codeOf(listed) === 0
      ? (listed.body['data'] as { scopes?: { scope_name: string; grant_status: number }[] }).scopes
      : undefined;
  if (!list) return [warning('feishu.scopes', '查不到已开通的权限', `请对照 docs/operator.md，在 ${console} 的“权限管理”里核对。`)];
  const open = new Set(list.filter(({ grant_status: status }) => status === 1).map(({ scope_name: name }) => name));
  const missing = SCOPES.filter(({ name }) => !open.has(name) && !(open.has(WIDER) && COVERED.has(name)));
  if (missing.length === 0) return [fine('feishu.scopes', '飞书权限齐全')];
  return missing.map(({ name, needed, why }) =>
    (needed ? problem : warning)(`feishu.scope.${name}`, `没有权限 ${name}：${why}`, `在 ${console} 的“权限管理”里开通，再发布一个版本。`),
  );
}

/** Asks for a connection's address, which needs no connection and disturbs none. */
async function longConnection(at: string, console: string, probe: FeishuProbe): Promise<Finding> {
  const asked = await jsonCall(`${at}/callback/ws/endpoint`, { data: { AppID: probe.appId, AppSecret: probe.appSecret } }, probe);
  const hint = `在 ${console} 的“事件与回调”里，事件和回调都选“使用长连接接收”，订阅 im.message.receive_v1 和 card.action.trigger（保存时 planbot 要开着）。`;
  return asked.ok && codeOf(asked) === 0
    ? { ...fine('feishu.long-connection', '可以建立长连接；事件和回调订阅要在开发者后台人工核对'), todo: hint }
    : problem('feishu.long-connection', '不能建立长连接', hint);
}
