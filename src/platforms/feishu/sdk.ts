import type { Agent } from 'node:http';
import type { Client, EventDispatcher, HttpInstance, WSClient } from '@larksuiteoapi/node-sdk';
import type { PlatformLog } from '../platform.js';
import { ApiRefusal, ConnectionTrouble } from './fault.js';

/** Who the bot is and where its platform is. */
export interface FeishuAccount {
  /** `cli_` and 16 hexadecimal digits. */
  readonly appId: string;
  readonly appSecret: string;
  /** `https://open.feishu.cn`, `https://open.larksuite.com`, or a local test server; no slash at the end. */
  readonly domain: string;
  /** Goes through this proxy when given. */
  readonly agent?: Agent | undefined;
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
/** Connections that never came about: nothing can have been done. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN']);

/** Loads the SDK and binds it to one app. */
export async function loadSdk(account: FeishuAccount, log: PlatformLog): Promise<FeishuSdk> {
  const lark = await import('@larksuiteoapi/node-sdk');
  const { appId, appSecret, domain, agent } = account;
  const timeouts = { ...TIMEOUTS, ...account.timeouts };
  const cache = new lark.DefaultCache();
  const base = { appId, appSecret, domain, logger: quietLogger(log), loggerLevel: lark.LoggerLevel.warn };
  const client: Client = new lark.Client({
    ...base,
    cache,
    httpInstance: http(lark.defaultHttpInstance, account, timeouts.callMs, refuseCodes),
  });
  return {
    request: (call) => send(client, call),
    forgetToken: async () => void (await cache.set(lark.CTenantAccessToken, '', 1, { namespace: appId })),
    dispatcher: (handlers) => new lark.EventDispatcher({ logger: base.logger, loggerLevel: base.loggerLevel }).register(handlers),
    socket(dispatcher, { onUp, onDown, onFailed }) {
      let lastCode: number | null = null;
      const socket: WSClient = new lark.WSClient({
        ...base,
        ...(agent === undefined ? {} : { agent }),
        httpInstance: http(lark.defaultHttpInstance, account, timeouts.callMs, (body) => {
          const { code } = body;
          lastCode = typeof code === 'number' && code !== 0 ? code : null;
          // Without `data` the SDK runs into a TypeError and retries for ever, also with a wrong secret.
          return { ...body, data: body['data'] ?? {} };
        }),
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

type Body = Readonly<Record<string, unknown>>;
type AxiosLike = typeof import('@larksuiteoapi/node-sdk')['defaultHttpInstance'];

/** An HTTP client of our own: time-outs set, no proxy but the one given, and errors without request, headers or secrets. */
function http(
  axios: AxiosLike,
  { domain, agent }: FeishuAccount,
  timeout: number,
  check: (body: Body, status: number, resetMs: number | null) => unknown,
): HttpInstance {
  const local = domain.startsWith('http://127.0.0.1') || domain.startsWith('http://localhost');
  const instance = axios.create({
    timeout,
    ...(local || agent ? { proxy: false } : {}),
    ...(agent ? { httpsAgent: agent } : {}),
  });
  instance.interceptors.response.use(
    ({ config, data, status, headers }) => {
      if (config.responseType === 'stream') return data;
      if (typeof data !== 'object' || data === null) throw new ApiRefusal(null, 'answer is not JSON', status, null);
      return check(data as Body, status, resetMs(headers));
    },
    async (error: unknown) => {
      const { response, code } = error as { response?: { data: unknown; status: number; headers: Body }; code?: string };
      if (response === undefined) throw new ConnectionTrouble(code ?? 'no answer', !NOT_CONNECTED.has(code ?? ''));
      const body = await bodyOf(response.data);
      throw new ApiRefusal(codeOf(body), messageOf(body), response.status, resetMs(response.headers));
    },
  );
  return instance as HttpInstance;
}

const refuseCodes = (body: Body, status: number, reset: number | null): Body => {
  const code = codeOf(body);
  if (code === 0) return body;
  throw new ApiRefusal(code, messageOf(body), status, reset);
};

const codeOf = (body: Body): number | null => (typeof body['code'] === 'number' ? body['code'] : null);
const messageOf = (body: Body): string => (typeof body['msg'] === 'string' ? body['msg'] : 'no message');
const resetMs = (headers: unknown): number | null => {
  const seconds = Number((headers as Body)['x-ogw-ratelimit-reset']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
};

const ERROR_BODY_MAX_BYTES = 64 * 1024;

/** The body of a refusal as JSON; of a download it is a stream that has to be read first. */
async function bodyOf(data: unknown): Promise<Body> {
  if (typeof data !== 'object' || data === null) return {};
  if (!(Symbol.asyncIterator in data)) return data as Body;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of data as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > ERROR_BODY_MAX_BYTES) return {};
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

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
