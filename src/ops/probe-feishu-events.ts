import { codeOf, type KnownApp } from './feishu-app.js';
import { type Finding, fine, problem, warning } from './finding.js';
import { jsonCall } from './json-call.js';

/** What an app subscribes to, as the platform tells it (application/v6/applications). */
interface Subscribed {
  readonly online_version_id?: string;
  readonly event?: { readonly subscription_type?: string; readonly subscribed_events?: readonly string[] };
  readonly callback_info?: { readonly callback_type?: string; readonly subscribed_callbacks?: readonly string[] };
}

/** Events and callbacks that planbot needs, and what does not work without each. */
const NEEDED: readonly { readonly name: string; readonly of: 'events' | 'callbacks'; readonly needed: boolean; readonly why: string }[] = [
  { name: 'im.message.receive_v1', of: 'events', needed: true, why: '收不到消息' },
  { name: 'card.action.trigger', of: 'callbacks', needed: true, why: '按钮按了没反应' },
  { name: 'im.chat.member.bot.added_v1', of: 'events', needed: false, why: '拉进群时不知道' },
  { name: 'im.chat.member.bot.deleted_v1', of: 'events', needed: false, why: '移出群后周报要到下一期才停' },
  { name: 'im.chat.disbanded_v1', of: 'events', needed: false, why: '群解散后周报要到下一期才停' },
];
const PARTS = { events: '事件', callbacks: '回调' } as const;
const WAYS = { 'long-connection': 'websocket', webhook: 'webhook' } as const;
const WAY_NAMES = { 'long-connection': '使用长连接接收', webhook: '发送至开发者服务器' } as const;

/** Which events and callbacks arrive, and by which way; only said to be looked at by hand where the app may not read it. */
export async function subscriptions(app: KnownApp): Promise<readonly Finding[]> {
  const page = `在 ${app.console} 的“事件与回调”里`;
  const way = WAY_NAMES[app.mode];
  const known = await subscribed(app);
  if (known === null) {
    const hint = `${page}，事件和回调都选“${way}”，订阅 ${NEEDED.map(({ name }) => name).join('、')}；开通 application:application:self_manage 后这里自动核对。`;
    return [{ ...fine('feishu.events', '事件和回调的订阅要在开发者后台人工核对'), todo: hint }];
  }
  const ways = (['events', 'callbacks'] as const)
    .filter((part) => ['websocket', 'webhook'].includes(known[part].way) && known[part].way !== WAYS[app.mode])
    .map((part) =>
      problem(`feishu.${part}.way`, `${PARTS[part]}的接收方式和 FEISHU_MODE 不一致`, `${page}，${PARTS[part]}选“${way}”，再发布一个版本。`),
    );
  const missing = NEEDED.filter(({ name, of }) => !known[of].names.includes(name)).map(({ name, of, needed, why }) =>
    (needed ? problem : warning)(`feishu.event.${name}`, `没有订阅 ${name}：${why}`, `${page}添加${PARTS[of]} ${name}，再发布一个版本。`),
  );
  return ways.length + missing.length === 0 ? [fine('feishu.events', '事件和回调已订阅')] : [...ways, ...missing];
}

interface Part {
  readonly names: readonly string[];
  /** `websocket`, `webhook`, or empty when the platform does not say. */
  readonly way: string;
}

/** What the app subscribes to, null when that cannot be told (the scope `application:application:self_manage` is not open). */
async function subscribed({ at, token, ...call }: KnownApp): Promise<Readonly<Record<'events' | 'callbacks', Part>> | null> {
  const ask = async (path: string): Promise<Readonly<Record<string, unknown>> | null> => {
    const asked = await jsonCall(`${at}/open-apis/application/v6/applications/me${path}?lang=zh_cn`, { token }, call);
    return asked.ok && codeOf(asked) === 0 ? ((asked.body['data'] as Readonly<Record<string, unknown>> | undefined) ?? null) : null;
  };
  const app = (await ask(''))?.['app'] as Subscribed | undefined;
  if (!app?.callback_info) return null;
  const { event, callback_info: callback } = app;
  const events = event?.subscribed_events ?? (app.online_version_id ? eventsOf(await ask(`/app_versions/${app.online_version_id}`)) : null);
  if (events === null) return null;
  return {
    events: { names: events, way: event?.subscription_type ?? '' },
    callbacks: { names: callback.subscribed_callbacks ?? [], way: callback.callback_type ?? '' },
  };
}

/** Events of a published version (application/v6/applications/app_versions), where the app itself does not list them. */
const eventsOf = (data: Readonly<Record<string, unknown>> | null): readonly string[] | null =>
  (data?.['app_version'] as { readonly event_infos?: readonly { readonly event_type: string }[] } | undefined)?.event_infos?.map(
    ({ event_type: type }) => type,
  ) ?? null;
