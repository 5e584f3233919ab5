import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import { neverConnected } from '../never-connected.js';
import { ApiRefusal, ConnectionTrouble } from './fault.js';

/** What an HTTP client for the SDK is made from. */
export interface HttpOptions {
  readonly timeoutMs: number;
  /** Goes through this proxy when given. */
  readonly agent?: HttpAgent | undefined;
  /** Looks at a JSON answer with status 200; what it returns is handed to the SDK. */
  readonly check: (body: Body, status: number, resetMs: number | null) => unknown;
}

/** A JSON object of the platform. */
export type Body = Readonly<Record<string, unknown>>;

/** One request as the SDK words it. */
interface Wanted {
  readonly url?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
  readonly responseType?: string;
  readonly timeout?: number;
}

/** No JSON answer of the platform is longer. */
const ANSWER_MAX_BYTES = 8 * 1024 * 1024;

export const codeOf = (body: Body): number | null => (typeof body['code'] === 'number' ? body['code'] : null);
export const messageOf = (body: Body): string => (typeof body['msg'] === 'string' ? body['msg'] : 'no message');

/**
 * The HTTP client that the SDK calls instead of its axios instance, which waits for ever, takes proxies from the environment also for
 * 127.0.0.1, and throws errors that hold the secret, the token and what was sent. Errors here are `ApiRefusal` and `ConnectionTrouble` only.
 */
export function createHttp({ timeoutMs, agent, check }: HttpOptions): HttpInstance {
  const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': agent ?? new HttpsAgent({ keepAlive: true }) };

  const request = async (wanted: Wanted): Promise<unknown> => {
    const url = new URL(wanted.url ?? '');
    for (const [name, value] of Object.entries(wanted.params ?? {})) url.searchParams.set(name, String(value));
    const protocol = url.protocol === 'https:' ? 'https:' : 'http:';
    const { body, headers } = await encodeBody(wanted);
    const options = { agent: agents[protocol], method: (wanted.method ?? 'GET').toUpperCase(), headers };
    const stream = wanted.responseType === 'stream';
    const response = await exchange(url, options, body, { timeoutMs: wanted.timeout ?? timeoutMs, stream });
    if (response.stream && response.status < 300) return response.stream;
    const json = parseBody(response.bytes);
    const resetMs = resetOf(response.headers);
    if (response.status >= 300) throw new ApiRefusal(codeOf(json ?? {}), messageOf(json ?? {}), response.status, resetMs);
    if (json === null) throw new ApiRefusal(null, 'answer is not JSON', response.status, resetMs);
    return check(json, response.status, resetMs);
  };

  const bare = (method: string) => (url: string, wanted?: Wanted) => request({ ...wanted, url, method });
  const withData = (method: string) => (url: string, data?: unknown, wanted?: Wanted) => request({ ...wanted, url, method, data });
  return {
    request,
    get: bare('GET'),
    delete: bare('DELETE'),
    head: bare('HEAD'),
    options: bare('OPTIONS'),
    post: withData('POST'),
    put: withData('PUT'),
    patch: withData('PATCH'),
  } as HttpInstance;
}

/** JSON, or multipart/form-data with a file name where the SDK asks for it. */
async function encodeBody({
  data,
  headers = {},
}: Wanted): Promise<{ body: Buffer | string | null; headers: Record<string, string | number> }> {
  const own: Record<string, string> = {};
  for (const name in headers) own[name.toLowerCase()] = String(headers[name]);
  if (data === undefined || data === null) return { body: null, headers: own };
  if (own['content-type'] !== 'multipart/form-data') {
    // As a string it goes out in one piece with the headers.
    const body = JSON.stringify(data);
    const length = Buffer.byteLength(body);
    return { body, headers: { ...own, 'content-type': 'application/json; charset=utf-8', 'content-length': length } };
  }
  const form = new FormData();
  const fields = data as Body;
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Uint8Array) form.set(name, new Blob([value]), String(fields['file_name'] ?? name));
    else form.set(name, String(value));
  }
  const packed = new Response(form);
  const body = Buffer.from(await packed.arrayBuffer());
  return { body, headers: { ...own, 'content-type': packed.headers.get('content-type') ?? '', 'content-length': body.length } };
}

interface Exchanged {
  readonly status: number;
  readonly headers: Body;
  readonly bytes: Buffer;
  /** The body itself where a stream was asked for and the status is fine. */
  readonly stream: IncomingMessage | null;
}

/** One request and its answer, given up after so long; the body of a stream has its own time. */
function exchange(
  url: URL,
  options: RequestOptions,
  body: Buffer | string | null,
  how: { readonly timeoutMs: number; readonly stream: boolean },
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const sender = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
      reject(new ConnectionTrouble(code, !neverConnected(code)));
    };
    const outgoing = sender(url, options, (incoming) => {
      const { statusCode: status = 0, headers } = incoming;
      if (how.stream && status < 300) {
        clearTimeout(timer);
        return resolve({ status, headers, bytes: Buffer.alloc(0), stream: incoming });
      }
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > ANSWER_MAX_BYTES) outgoing.destroy(Object.assign(new Error('answer too long'), { code: 'answer too long' }));
      });
      incoming.on('end', () => {
        clearTimeout(timer);
        resolve({ status, headers, bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks), stream: null });
      });
      incoming.on('error', fail);
    });
    const timer = setTimeout(() => outgoing.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })), how.timeoutMs);
    outgoing.on('error', fail);
    if (typeof body === 'string') outgoing.end(body, 'utf8');
    else outgoing.end(body ?? undefined);
  });
}

function parseBody(bytes: Buffer): Body | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Body) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function resetOf(headers: Body): number | null {
  const seconds = Number(headers['x-ogw-ratelimit-reset']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}
