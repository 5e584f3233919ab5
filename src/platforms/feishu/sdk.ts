import type { Agent } from 'node:http';
import type { Client, EventDispatcher, WSClient } from '@larksuiteoapi/node-sdk';
import type { PlatformLog } from '../platform.js';
import { ApiRefusal, ConnectionTrouble } from './fault.js';
import { codeOf, createHttp, type HttpOptions, messageOf } from './http.js';

/** Who the bot is and where its platform is. */
export interface FeishuAccount {
  /** `cli_` and 16 hexadecimal digits. */
  readonly appId: string;
  readonly appSecret: string;
  /** `https://open.feishu.cn`, `https://open.larksuite.com`, or a local test server; no slash at the end. */
  readonly domain: string;
  /** HTTP proxy for all traffic; null = direct. Not used for a local test server. */
  readonly proxyUrl?: string | null;
  readonly timeouts?: Partial<SdkTimeouts>;
}

/** How long the SDK may wait; its own values are "for ever". */
export interface SdkTimeouts {
  readonly callMs: number;
  readonly handshakeMs: number;
  /** After a ping within which something must arrive; must be less than the ping interval (120 s) or it never fires. */
  readonly pongSeconds: number;
}

/** One call of the open API. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path from `/open-apis/` on. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Sends `data` as multipart/form-data. */
  readonly upload?: boolean;
  /** Resolves to the body as a stream instead of JSON. */
  readonly stream?: boolean;
}

/** What becomes of a long connection. */
export interface SocketEvents {
  readonly onUp: () => void;
  readonly onDown: () => void;
  /** The SDK gives up; `code` of the endpoint call, null for other reasons. */
  readonly onFailed: (code: number | null, reason: string) => void;
}

/** The parts of the official SDK that are used, behind one module: loading it costs a quarter of a second and 37 MB. */
export interface FeishuSdk {
  /** Makes one call. Throws `ApiRefusal` (also for HTTP 200 with code ≠ 0) or `ConnectionTrouble`. */
  request<T>(call: ApiCall): Promise<T>;
  /** Throws away the cached access token. */
  forgetToken(): Promise<void>;
  /** A long connection that is not opened yet. */
  socket(dispatcher: EventDispatcher, events: SocketEvents): { open(): Promise<void>; close(): void };
  /** Routes events by type to handlers; what a handler returns is the answer. */
  dispatcher(handlers: Readonly<Record<string, (event: unknown) => Promise<unknown>>>): EventDispatcher;
}

const UPLOAD_TIMEOUT_MS = 120_000;
const TIMEOUTS: SdkTimeouts = { callMs: 15_000, handshakeMs: 12_000, pongSeconds: 15 };

/** Loads the SDK and binds it to one app. */
export async function loadSdk(account: FeishuAccount, log: PlatformLog): Promise<FeishuSdk> {
  const lark = await import('@larksuiteoapi/node-sdk');
  const { appId, appSecret, domain } = account;
  const agent = account.proxyUrl && domain.startsWith('https:') ? await proxyAgent(account.proxyUrl) : undefined;
  const timeouts = { ...TIMEOUTS, ...account.timeouts };
  const cache = new lark.DefaultCache();
  const base = { appId, appSecret, domain, logger: quietLogger(log), loggerLevel: lark.LoggerLevel.warn };
  const httpFor = (check: HttpOptions['check']) => createHttp({ timeoutMs: timeouts.callMs, agent, check });
  const client: Client = new lark.Client({ ...base, cache, httpInstance: httpFor(refuseCodes) });
  let lastCode: number | null = null;
  const endpointHttp = httpFor((body) => {
    const code = codeOf(body);
    lastCode = code === 0 ? null : code;
    // Without `data` the SDK runs into a TypeError and retries for ever, also with a wrong secret.
    return { ...body, data: body['data'] ?? {} };
  });
  return {
    request: (call) => send(client, call),
    forgetToken: async () => void (await cache.set(lark.CTenantAccessToken, '', 1, { namespace: appId })),
    dispatcher: (handlers) => new lark.EventDispatcher({ logger: base.logger, loggerLevel: base.loggerLevel }).register(handlers),
    socket(dispatcher, { onUp, onDown, onFailed }) {
      const socket: WSClient = new lark.WSClient({
        ...base,
        ...(agent === undefined ? {} : { agent }),
        httpInstance: endpointHttp,
        wsConfig: { pingTimeout: timeouts.pongSeconds },
        handshakeTimeoutMs: timeouts.handshakeMs,
        onReady: onUp,
        onReconnected: onUp,
        onReconnecting: onDown,
        onError: (error) => onFailed(lastCode, error.message),
      });
      return { open: () => socket.start({ eventDispatcher: dispatcher }), close: () => socket.close({ force: true }) };
    },
  };
}

async function proxyAgent(url: string): Promise<Agent> {
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return new HttpsProxyAgent(url, { keepAlive: true });
}

const refuseCodes: HttpOptions['check'] = (body, status, resetMs) => {
  const code = codeOf(body);
  if (code === 0) return body;
  throw new ApiRefusal(code, messageOf(body), status, resetMs);
};

const send = <T>(client: Client, { method, path, params, data, upload, stream }: ApiCall): Promise<T> =>
  client.request<T>({
    method,
    url: path,
    ...(params === undefined ? {} : { params }),
    ...(data === undefined ? {} : { data }),
    ...(upload ? { headers: { 'Content-Type': 'multipart/form-data' }, timeout: UPLOAD_TIMEOUT_MS } : {}),
    ...(stream ? { responseType: 'stream' as const } : {}),
  });

/**
 * The SDK's log lines hold secrets, tokens and message text (it logs requests as they are), so only the fact is kept.
 * Refused calls are told by the egress; what else the SDK calls an error is worth a warning.
 */
function quietLogger(log: PlatformLog): Record<'error' | 'warn' | 'info' | 'debug' | 'trace', (messages: unknown) => void> {
  const nothing = (): void => {};
  const ours = (one: unknown): boolean => one instanceof ApiRefusal || one instanceof ConnectionTrouble;
  const error = (messages: unknown): void => {
    if (!(Array.isArray(messages) && messages.flat().some(ours))) log.warn({ platform: 'feishu' }, 'the SDK reports an error');
  };
  return { error, warn: nothing, info: nothing, debug: nothing, trace: nothing };
}
