import { type Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** The answer to one call of a platform. `skewMs`: how much their clock is ahead of ours, null when they do not tell. */
export type Answered =
  | { readonly ok: true; readonly status: number; readonly body: Readonly<Record<string, unknown>>; readonly skewMs: number | null }
  /** No answer, or none that is JSON; `code` is that of the connection (ENOTFOUND, ETIMEDOUT …). */
  | { readonly ok: false; readonly code: string };

/** How a call goes out. */
export interface CallOptions {
  /** HTTP proxy for https addresses, null = direct. */
  readonly proxyUrl: string | null;
  readonly now: () => Date;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const BODY_MAX_BYTES = 1_048_576;

/** One JSON call without telegraf or the SDK, so that a wrong set-up can be told in plain words. Never rejects. */
export async function jsonCall(
  url: string,
  { token, data }: { readonly token?: string; readonly data?: Readonly<Record<string, unknown>> },
  { proxyUrl, now, timeoutMs = TIMEOUT_MS }: CallOptions,
): Promise<Answered> {
  const secure = url.startsWith('https:');
  const agent: Agent | null = secure && proxyUrl !== null ? new (await import('https-proxy-agent')).HttpsProxyAgent(proxyUrl) : null;
  const body = data === undefined ? null : JSON.stringify(data);
  const headers = {
    ...(body === null ? {} : { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve({ ok: false, code: error.code ?? error.name });
    const options = {
      method: body === null ? 'GET' : 'POST',
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(agent ? { agent } : {}),
    };
    const request = (secure ? httpsRequest : httpRequest)(url, options, async (response) => {
      try {
        const chunks: Buffer[] = [];
        let size = 0;
        for await (const chunk of response as AsyncIterable<Buffer>) {
          size += chunk.length;
          if (size > BODY_MAX_BYTES) throw Object.assign(new Error('too long'), { code: 'TOO_LONG' });
          chunks.push(chunk);
        }
        const theirs = Date.parse(response.headers.date ?? '');
        const skewMs = Number.isNaN(theirs) ? null : theirs - now().getTime();
        resolve({ ok: true, status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString('utf8')), skewMs });
      } catch (error) {
        failed(error instanceof SyntaxError ? Object.assign(error, { code: 'NOT_JSON' }) : (error as NodeJS.ErrnoException));
      }
    });
    request.on('error', failed);
    request.end(body ?? undefined);
  });
}

/** What to do when there is no answer at all. */
export function unreachable(code: string, host: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `域名 ${host} 解析不了：检查本机 DNS；需要代理时填写 HTTPS_PROXY。`;
  if (/CERT|SELF_SIGNED|SSL|TLS/u.test(code)) return `证书不被信任：检查本机时间和单位的安全网关；自签证书用 NODE_EXTRA_CA_CERTS 指定。`;
  return `连不上 ${host}：检查网络和防火墙的出站 443 端口；需要代理时填写 HTTPS_PROXY。`;
}

/** Clocks that differ by more than this make signatures and "late" notes wrong. */
export const SKEW_MAX_MS = 60_000;
