import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startHealthPort } from '../../src/ops/health.js';
import { createMetrics } from '../../src/ops/metrics.js';
import { consoleMessage } from '../../src/platforms/console/console.js';
import type { PlatformState } from '../../src/platforms/platform.js';
import { say } from '../../src/render/reply.js';

const state = (connection: PlatformState['connection']): PlatformState => ({
  name: 'telegram',
  connection,
  since: '2026-11-23T00:00:00.000Z',
  lastSeen: null,
  trouble: 'reason that is for admins',
});

async function port(connection: PlatformState['connection']) {
  const metrics = createMetrics({ platforms: () => [state(connection)], waiting: () => 3, changes: () => 42, storeBytes: () => 9 });
  const server = await startHealthPort('127.0.0.1', 0, { platforms: () => [state(connection)], metrics: metrics.text });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const at = server.address() as AddressInfo;
  const get = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${at.port}${path}`, { method });
  return { metrics, get, at };
}

describe('health port', () => {
  it('/healthz lives, /readyz follows the connections and tells no reason to strangers', async () => {
    const well = await port('connected');
    expect([(await well.get('/healthz')).status, (await well.get('/readyz')).status]).toEqual([200, 200]);
    const ill = await port('reconnecting');
    const answer = await ill.get('/readyz');
    expect([answer.status, (await answer.text()).includes('for admins')]).toEqual([503, false]);
  });

  it('answers GET of its own paths only', async () => {
    const { get } = await port('connected');
    expect([(await get('/healthz', 'POST')).status, (await get('/../etc/passwd')).status, (await get('/')).status]).toEqual([
      405, 404, 404,
    ]);
  });

  it('counts messages, answers and faults for Prometheus', async () => {
    const { metrics, get } = await port('connected');
    const respond = metrics.watch(async () => say('答'));
    await respond(consoleMessage('x', 'console:a', 'c', new Date(), 'm'), { download: async () => new Uint8Array() });
    metrics.fault();
    metrics.digest('sent');
    const text = await (await get('/metrics')).text();
    for (const line of [
      'planbot_messages_total{platform="console",kind="message"} 1',
      'planbot_answers_total{platform="console",result="answered"} 1',
      'planbot_faults_total 1',
      'planbot_digests_total{outcome="sent"} 1',
      'planbot_inbox_waiting 3',
      'planbot_store_changes 42',
      'planbot_connection{platform="telegram",state="connected"} 1',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(text).toContain(line);
  });

  it('survives a request that is no HTTP', async () => {
    const { get, at } = await port('connected');
    const socket = connect(at.port, '127.0.0.1').on('error', () => undefined);
    socket.resume().write('\u0000\u0001 garbage\r\n\r\n');
    await once(socket, 'close');
    expect((await get('/healthz')).status).toBe(200);
  });
});
