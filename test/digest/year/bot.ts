import { hash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp } from '../../../src/app.js';
import { tellOfChat } from '../../../src/bot.js';
import { loadConfig } from '../../../src/config.js';
import type { DeliveryRecord } from '../../../src/digest/outbox.js';
import { createChatEvents, type LastHeard } from '../../../src/platforms/chat-events.js';
import { createFeishuPlatform } from '../../../src/platforms/feishu/feishu.js';
import type { Platform, PlatformHost } from '../../../src/platforms/platform.js';
import { createTelegramPlatform } from '../../../src/platforms/telegram/telegram.js';
import { createPainter } from '../../../src/render/painter.js';
import type { Chart } from '../../../src/render/reply.js';
import { openStore } from '../../../src/store/open-store.js';
import { openShelf } from '../../../src/store/shelf.js';
import { openSpool } from '../../../src/store/spool.js';
import { indicatorOf } from '../../../src/tracking/indicator.js';
import { APP_ID, APP_SECRET } from '../../servers/feishu.js';
import { TEST_TOKEN } from '../../servers/telegram.js';
import { createYearClock } from './clock.js';

/**
 * The bot of a simulated year in a process of its own, to be killed: real store, outbox, platforms and drawing; only the time is given.
 * Arguments: folder, owners, addresses of the two servers. Says `ready`; ticks when told to, and tells its parent of each jump of the time.
 */
const [folder = '', owners = '', telegramRoot = '', feishuRoot = ''] = process.argv.slice(2);

const say = (message: object): void => void process.send?.(message);
const clock = createYearClock((at) => say({ kind: 'time', at }));
const now = (): Date => new Date(clock.wall());
const first = new Promise<void>((resolve) =>
  process.once('message', ({ at, skew }: Tick) => {
    clock.set(at, skew);
    resolve();
  }),
);
interface Tick {
  readonly at: number;
  readonly skew: number;
}
await first;

const complain = (fields: object, message: string): void =>
  say({
    kind: 'trouble',
    message: `${message} ${JSON.stringify(fields, (_, value) => (value instanceof Error ? String(value.stack) : value))}`,
  });
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: complain };

const store = await openStore({ folder, now, identify: indicatorOf });
const outbox = await openShelf<DeliveryRecord>({ folder, name: 'outbox', now });
const { config } = loadConfig({ PLANBOT_OWNERS: owners, PLANBOT_DATA: folder }, () => '');
const app = createApp({
  config,
  store,
  now,
  localOwners: [],
  onFault: (error) => complain({ error }, 'fault'),
  records: async () => ({ get: outbox.get, set: (...record) => clock.busy(outbox.set(...record)) }),
});
const known = await openShelf<LastHeard>({ folder, name: 'chats', now });
const chats = createChatEvents(known, (event) => clock.busy(tellOfChat(event, app, { ...log, error: complain })));

async function hostOf(name: string): Promise<PlatformHost> {
  const places = join(folder, name);
  return {
    respond: app.respond,
    inbox: await openSpool({ folder: places, name: 'inbox', now }),
    buttons: await openShelf({ folder: places, name: 'buttons', now }),
    now,
    // A send that fails is what the year is made of; the outbox has it.
    log: { ...log, error: () => undefined },
    onChat: chats.onChat,
  };
}

/** Never ends a long connection by the year's clock, which jumps over hours; the SDK's own timers run by the real one. */
const PATIENT = Number.MAX_SAFE_INTEGER / 8;
const painter = createPainter();

/** A picture, drawn once in all the lives of this bot: loading the drawing libraries at each start would take most of the year. */
async function draw(chart: Chart): Promise<Uint8Array> {
  const path = join(folder, `${hash('sha256', JSON.stringify(chart))}.png`);
  const drawn = await readFile(path).catch(() => null);
  if (drawn !== null) return drawn;
  const png = await painter.draw(chart);
  const fresh = `${path}.${process.pid}`;
  await writeFile(fresh, png);
  await rename(fresh, path);
  return png;
}
const platforms: readonly Platform[] = [
  createTelegramPlatform(
    {
      token: TEST_TOKEN,
      apiRoot: telegramRoot,
      timing: clock.timing,
      pollSeconds: 20,
      drawChart: (chart) => clock.busy(draw(chart)),
    },
    await hostOf('telegram'),
  ),
  createFeishuPlatform(
    {
      appId: APP_ID,
      appSecret: APP_SECRET,
      domain: feishuRoot,
      timing: clock.timing,
      patience: { downMs: PATIENT, quietMs: PATIENT },
    },
    await hostOf('feishu'),
  ),
];
for (const platform of platforms) await platform.start();
app.platforms.push(...platforms);
const digests = await app.services.digests();

process.on('message', ({ at, skew }: Tick) => {
  clock.set(at, skew);
  clock
    .through(digests.tick())
    .catch((error: unknown) => complain({ error }, 'tick'))
    .finally(() => say({ kind: 'done' }));
});
process.on('disconnect', () => process.exit());
say({ kind: 'ready' });
