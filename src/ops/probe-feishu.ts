import { codeOf, type FeishuProbe, type KnownApp } from './feishu-app.js';
import { type Finding, fine, problem, warning } from './finding.js';
import { jsonCall, unreachable } from './json-call.js';
import { subscriptions } from './probe-feishu-events.js';
import { clockFindings, menuFinding } from './probe-findings.js';

/** Scopes that planbot needs, and what does not work without each. */
const SCOPES: readonly { readonly name: string; readonly needed: boolean; readonly why: string }[] = [
  { name: 'im:message:send_as_bot', needed: true, why: '发不了答复' },
  { name: 'im:message.group_at_msg:readonly', needed: true, why: '群里 @ 机器人收不到' },
  { name: 'im:message.p2p_msg:readonly', needed: true, why: '私聊收不到' },
  { name: 'im:resource', needed: true, why: '收发不了文件和图片' },
  { name: 'im:chat:readonly', needed: false, why: '看不到群名' },
  { name: 'contact:user.base:readonly', needed: false, why: '看不到人名，只显示编号' },
  { name: 'application:app_slash_command:read', needed: false, why: '登记不了斜杠命令面板' },
  { name: 'application:app_slash_command:write', needed: false, why: '登记不了斜杠命令面板' },
];
/** A wider scope that stands in for several. */
const WIDER = 'im:message';
/** Entries asked for at once; the panel may have 100, planbot has fewer than 50. */
const PANEL_PAGE = 50;
const COVERED = new Set(['im:message:send_as_bot', 'im:message.group_at_msg:readonly', 'im:message.p2p_msg:readonly']);

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
  const app: KnownApp = { ...probe, at, console, token: String(granted.body['tenant_access_token'] ?? '') };
  return [
    fine('feishu.secret', '飞书应用凭证可用'),
    ...clockFindings('feishu', granted.skewMs),
    await bot(app),
    ...(await scopes(app)),
    ...(await panel(app)),
    ...(mode === 'long-connection' ? [await longConnection(app)] : []),
    ...(await subscriptions(app)),
  ];
}

async function bot(app: KnownApp): Promise<Finding> {
  const info = await jsonCall(`${app.at}/open-apis/bot/v3/info`, { token: app.token }, app);
  const known =
    info.ok && codeOf(info) === 0 ? (info.body['bot'] as { app_name?: string; activate_status?: number } | undefined) : undefined;
  if (!known) return problem('feishu.bot', '应用还没有机器人能力', `在 ${app.console} 的“添加应用能力”里添加“机器人”，再发布一个版本。`);
  // 2 = enabled by the tenant (open.feishu.cn, bot/v3/info).
  return known.activate_status === undefined || known.activate_status === 2
    ? fine('feishu.bot', `飞书机器人：${known.app_name ?? '?'}`)
    : problem(
        'feishu.bot',
        `机器人“${known.app_name ?? '?'}”还没有启用`,
        `在 ${app.console} 的“版本管理与发布”里创建版本，请管理员审核通过。`,
      );
}

async function scopes({ at, token, console, ...call }: KnownApp): Promise<readonly Finding[]> {
  const listed = await jsonCall(`${at}/open-apis/application/v6/scopes`, { token }, call);
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

/** What stands in the slash panel; nothing is said where the app may not read it, which the scopes tell. */
async function panel({ at, token, menu, ...call }: KnownApp): Promise<readonly Finding[]> {
  const listed = await jsonCall(`${at}/open-apis/application/v7/app_slash_commands?page_size=${PANEL_PAGE}`, { token }, call);
  if (!listed.ok || codeOf(listed) !== 0) return [];
  const items = (listed.body['data'] as { items?: { command: string }[] } | undefined)?.items ?? [];
  return [
    menuFinding(
      'feishu',
      menu,
      items.map(({ command }) => command),
    ),
  ];
}

/** Asks for a connection's address, which needs no connection and disturbs none. */
async function longConnection({ at, console, appId, appSecret, ...call }: KnownApp): Promise<Finding> {
  const asked = await jsonCall(`${at}/callback/ws/endpoint`, { data: { AppID: appId, AppSecret: appSecret } }, call);
  return asked.ok && codeOf(asked) === 0
    ? fine('feishu.long-connection', '可以建立长连接')
    : problem('feishu.long-connection', '不能建立长连接', `在 ${console} 的“事件与回调”里选“使用长连接接收”（保存时 planbot 要开着）。`);
}
