import { type Answer, ok, refuse } from './http.js';
import { APP_ID } from './messages.js';

/** Scopes that the app has asked for. */
const SCOPES = [
  'im:message:send_as_bot',
  'im:message.group_at_msg:readonly',
  'im:message.p2p_msg:readonly',
  'im:resource',
  'im:chat:readonly',
  'contact:user.base:readonly',
  'application:app_slash_command:read',
  'application:app_slash_command:write',
  'application:application:self_manage',
];

/** What the developer console holds of the app: everything granted and subscribed until a test takes it away. */
export class AppSettings {
  /** Scopes that the tenant did not grant. */
  readonly withheld = new Set<string>();
  events: string[] = ['im.message.receive_v1', 'im.chat.member.bot.added_v1', 'im.chat.member.bot.deleted_v1', 'im.chat.disbanded_v1'];
  callbacks: string[] = ['card.action.trigger'];
  way: 'websocket' | 'webhook' = 'websocket';
  /** Whether the app lists its events itself; else only its published version does. */
  listsEvents = true;

  /** The refusal of a call that needs a scope the app does not have, null when it has it. */
  lacks(scope: string): Answer | null {
    return this.withheld.has(scope) ? refuse(99991672, `Access denied. One of the following scopes is required: [${scope}].`) : null;
  }

  /** `application/v6/scopes`: 1 = granted, 2 = not. */
  scopes(): Answer {
    return ok({
      scopes: SCOPES.map((name) => ({ scope_name: name, grant_status: this.withheld.has(name) ? 2 : 1, scope_type: 'tenant' })),
    });
  }

  /** `application/v6/applications/me` and its published version. */
  application(id: string | undefined, part: string | undefined): Answer {
    const lacking = this.lacks('application:application:self_manage');
    if (lacking !== null) return lacking;
    if (id !== 'me' && id !== APP_ID) return refuse(210504, 'app not found');
    if (part === 'app_versions')
      return ok({ app_version: { version_id: 'oav_1', event_infos: this.events.map((type) => ({ event_type: type })) } });
    const event = this.listsEvents ? { event: { subscription_type: this.way, subscribed_events: this.events } } : {};
    return ok({
      app: {
        app_id: APP_ID,
        online_version_id: 'oav_1',
        ...event,
        callback_info: { callback_type: this.way, subscribed_callbacks: this.callbacks },
      },
    });
  }
}
