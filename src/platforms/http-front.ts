import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PlatformLog } from './platform.js';

/** One webhook call: the body is complete and still raw bytes. */
export interface WebhookCall {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What the caller gets; `json` undefined = empty body. */
export interface WebhookAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly retryAfterSeconds?: number;
}

/** A path on the front. */
export interface WebhookRoute {
  readonly maxBodyBytes: number;
  /** Looks at the headers before the body is read; false = 401. Leave out when the body is needed to decide. */
  readonly admit?: (headers: IncomingHttpHeaders) => boolean;
  /** Answers a call. A rejection is answered with 500 and logged without the body. */
  readonly handle: (call: WebhookCall) => Promise<WebhookAnswer>;
}

/** Where a front listens and how patient it is. */
export interface HttpFrontOptions {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly log: PlatformLog;
  /** A request must be complete after so long, in milliseconds (slow senders). */
  readonly requestMs?: number;
  readonly maxConnections?: number;
}

/** The process's HTTP server for webhooks; several platforms share it, each under its own path. */
export interface HttpFront {
  /** Answers `path` from now on; returns the way to take it off again. */
  mount(path: string, route: WebhookRoute): () => void;
  /** Rejects when the port cannot be had. */
  listen(): Promise<{ readonly port: number }>;
  /** Takes no more calls, finishes those under way. */
  close(): Promise<void>;
}

const MAX_HEADER_BYTES = 16_384;

/** Whether two secrets are equal, in constant time; a missing secret equals nothing. */
export function sameSecret(given: string | undefined, expected: string): boolean {
  if (given === undefined || expected === '') return false;
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A front that does not listen yet. */
export function createHttpFront({ host, port, log, requestMs = 10_000, maxConnections = 256 }: HttpFrontOptions): HttpFront {
  const routes = new Map<string, WebhookRoute>();

  const answer = async (request: IncomingMessage): Promise<WebhookAnswer> => {
    const route = routes.get((request.url ?? '').split('?', 1)[0] ?? '');
    if (!route) return { status: 404 };
    if (request.method !== 'POST') return { status: 405 };
    if (route.admit && !route.admit(request.headers)) return { status: 401 };
    const body = await readBody(request, route.maxBodyBytes);
    return body === null ? { status: 413 } : route.handle({ headers: request.headers, body });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      write(request, response, await answer(request), !server.listening);
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      log.error({ path: request.url?.split('?', 1)[0], error: error instanceof Error ? error.name : typeof error }, 'webhook call failed');
      write(request, response, { status: 500 }, !server.listening);
    }
  };

  const server: Server = createServer(
    {
      requestTimeout: requestMs,
      headersTimeout: requestMs,
      connectionsCheckingInterval: Math.min(1_000, requestMs),
      maxHeaderSize: MAX_HEADER_BYTES,
      keepAliveTimeout: 75_000,
    },
    (request, response) => void serve(request, response),
  );
  server.maxConnections = maxConnections;

  return {
    mount(path, route) {
      routes.set(path, route);
      return () => void routes.delete(path);
    },
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          server.on('error', (error) => log.error({ error: error.name }, 'webhook server'));
          resolve({ port: (server.address() as AddressInfo).port });
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

/** The whole body as bytes, null when it is longer than allowed. Rejects when the sender hangs up. */
function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= maxBytes) return;
      request.pause();
      resolve(null);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the sender hung up')));
  });
}

/** Writes the answer; a connection whose body was not read is closed after it, as is every connection of a server that closes. */
function write(
  request: IncomingMessage,
  response: ServerResponse,
  { status, json, retryAfterSeconds }: WebhookAnswer,
  closing: boolean,
): void {
  if (response.headersSent || response.destroyed) return;
  const body = json === undefined ? '' : JSON.stringify(json);
  const headers: Record<string, string | number> = { 'content-length': Buffer.byteLength(body) };
  if (json !== undefined) headers['content-type'] = 'application/json; charset=utf-8';
  if (retryAfterSeconds !== undefined) headers['retry-after'] = retryAfterSeconds;
  if (!request.complete || closing) headers['connection'] = 'close';
  response.writeHead(status, headers).end(body);
}
