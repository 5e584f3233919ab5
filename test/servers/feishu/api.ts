import type { IncomingMessage } from 'node:http';
import { AppSettings } from './app-settings.js';
import { SlashCommands } from './commands.js';
import { type Answer, ok, refuse } from './http.js';
import { APP_ID, type Messages } from './messages.js';

export const APP_SECRET = 'very-secret-app-secret-0123456789';
export const BOT_OPEN_ID = 'ou_bot0000000000000000';

/** The open API of one app: tokens, the bot, messages, names, slash commands, and where to open the long connection. */
export class Api {
  readonly commands = new SlashCommands();
  readonly settings = new AppSettings();
  readonly names = new Map<string, string>();
  readonly endpointAnswers: Readonly<Record<string, unknown>>[] = [];
  readonly tokens = new Set<string>();
  tokensIssued = 0;

  constructor(
    private readonly messages: Messages,
    private readonly socket: () => { readonly url: string; readonly config: Readonly<Record<string, number>> },
  ) {}

  /** What the platform says to one call. */
  answer(request: IncomingMessage, url: URL, body: Buffer): Answer {
    const { method = 'GET' } = request;
    const type = request.headers['content-type'] ?? '';
    const data = type.includes('json') && body.length > 0 ? (JSON.parse(body.toString('utf8')) as Record<string, unknown>) : {};
    if (url.pathname === '/callback/ws/endpoint') return this.#endpoint(data);
    if (url.pathname === '/open-apis/auth/v3/tenant_access_token/internal') return this.#token(data);
    const token = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return refuse(99991661, 'Missing access token for authorization');
    if (!this.tokens.has(token)) return refuse(99991663, 'Invalid access token for authorization');
    const [, api = ''] = url.pathname.split('/open-apis/');
    const [first, version, resource, id, sub, key] = api.split('/');
    switch (`${method} ${first}/${version}/${resource}`) {
      case 'GET bot/v3/info':
        return { status: 200, body: { code: 0, msg: 'ok', bot: { open_id: BOT_OPEN_ID, app_name: '规划助手', activate_status: 2 } } };
      case 'POST im/v1/messages':
        return sub === 'reply'
          ? this.messages.reply(id ?? '', data)
          : this.messages.create(url.searchParams.get('receive_id_type') ?? '', data);
      case 'PATCH im/v1/messages':
        return this.messages.patch(id ?? '', data);
      case 'GET im/v1/messages':
        return sub === 'resources' ? this.messages.resource(id ?? '', key ?? '') : this.messages.get(id ?? '');
      case 'POST im/v1/images':
        return this.messages.upload('image', type, body);
      case 'POST im/v1/files':
        return this.messages.upload('file', type, body);
      case 'GET im/v1/chats':
      case 'GET contact/v3/users':
        return this.#name(id ?? '', resource ?? '');
      case 'POST interactive/v1/card':
        return this.messages.replace(String(data.message_id ?? ''), JSON.stringify(data.card));
      case 'GET application/v6/scopes':
        return this.settings.scopes();
      case 'GET application/v6/applications':
        return this.settings.application(id, sub);
      default:
        return resource === 'app_slash_commands' ? this.#slashCommand(method, id, data) : refuse(99991672, 'no such api', 404);
    }
  }

  #slashCommand(method: string, id: string | undefined, data: Readonly<Record<string, unknown>>): Answer {
    return (
      this.settings.lacks(`application:app_slash_command:${method === 'GET' ? 'read' : 'write'}`) ?? this.commands.call(method, id, data)
    );
  }

  /** Names are given only when a test set them: without the scope the platform refuses. */
  #name(id: string, resource: string): Answer {
    const name = this.names.get(id);
    if (name === undefined) return refuse(99991672, 'Access denied. One of the following scopes is required');
    return ok(resource === 'users' ? { user: { name, open_id: id } } : { name });
  }

  #token(data: Readonly<Record<string, unknown>>): Answer {
    if (data.app_id !== APP_ID || data.app_secret !== APP_SECRET) return { status: 200, body: { code: 10014, msg: 'app secret invalid' } };
    this.tokensIssued += 1;
    const token = `t-test-token-${this.tokensIssued}`;
    this.tokens.add(token);
    return { status: 200, body: { code: 0, msg: 'ok', tenant_access_token: token, expire: 7200 } };
  }

  #endpoint(data: Readonly<Record<string, unknown>>): Answer {
    const prepared = this.endpointAnswers.shift();
    if (prepared !== undefined) return { status: 200, body: prepared };
    if (data.AppID !== APP_ID || data.AppSecret !== APP_SECRET) return { status: 200, body: { code: 514, msg: 'auth failed' } };
    // The SDK's parser swallows the first query parameter, so it must be one that it does not need.
    const { url, config } = this.socket();
    return ok({
      URL: `${url}/ws?fpid=493&device_id=7&service_id=33554678&access_key=secret-access-key&ticket=secret-ticket`,
      ClientConfig: config,
    });
  }
}
