import { createServer, type Server } from 'node:http';
import type { PlatformState } from '../platforms/platform.js';

/** What the health port tells. */
export interface HealthSources {
  readonly platforms: () => readonly PlatformState[];
  readonly metrics: () => Promise<string>;
}

const HEADERS_MS = 5_000;

/**
 * The health port: `/healthz` the process lives, `/readyz` every platform is connected (503 with the reason otherwise), `/metrics` for Prometheus.
 * Answers GET only. Resolves when it listens; rejects when the port is taken.
 */
export function startHealthPort(host: string, port: number, sources: HealthSources): Promise<Server> {
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: HEADERS_MS }, (request, response) => {
    const send = (status: number, body: string, type = 'application/json; charset=utf-8'): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    };
    const path = request.url?.split('?')[0];
    if (request.method !== 'GET') return send(405, '{"error":"GET only"}');
    if (path === '/healthz') return send(200, '{"ok":true}');
    if (path === '/readyz') {
      const platforms = sources.platforms().map(({ name, connection, since }) => ({ name, connection, since }));
      const ready = platforms.every(({ connection }) => connection === 'connected');
      return send(ready ? 200 : 503, JSON.stringify({ ready, platforms }));
    }
    if (path !== '/metrics') return send(404, '{"error":"not found"}');
    sources.metrics().then(
      (text) => send(200, text, 'text/plain; version=0.0.4; charset=utf-8'),
      () => send(500, '{"error":"metrics failed"}'),
    );
  });
  server.maxHeadersCount = 50;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
