import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import type { App } from './app.js';
import type { Config } from './config.js';
import { StoreError } from './errors.js';
import type { Incoming } from './model/message.js';
import { type ChatAddress, chatKey } from './model/subscription.js';
import { createDailyBackups } from './ops/daily-backup.js';
import { every } from './ops/every.js';
import { startHealthPort } from './ops/health.js';
import { createMetrics, type Metrics } from './ops/metrics.js';
import type { Operations } from './ops/operations.js';
import { takeDailyBackup } from './ops/take-backup.js';
import { configuredPlatforms, type PlatformFactory } from './platform-factories.js';
import { createChatEvents, type LastHeard } from './platforms/chat-events.js';
import { createConnection } from './platforms/connection.js';
import { createHttpFront, type HttpFront } from './platforms/http-front.js';
import type { ChatEvent, Platform, PlatformHost, PlatformLog, PlatformState, Respond } from './platforms/platform.js';
import { guardRates } from './rate-guard.js';
import type { FileStore } from './store/open-store.js';
import { type DurableShelf, openShelf } from './store/shelf.js';
import { openSpool } from './store/spool.js';

/** The bot on its chat platforms. */
export interface Bot {
  /** How every configured platform is, also one that could not be started. */
  readonly states: () => readonly PlatformState[];
  readonly metrics: Metrics;
  /** Stops receiving, finishes what was accepted, closes. What cannot be finished stays on disk for the next start. */
  stop(): Promise<void>;
}

/** What a bot is made from. */
export interface BotOptions {
  readonly config: Config;
  readonly app: App<FileStore>;
  readonly now: () => Date;
  readonly log: PlatformLog;
  readonly operations: Operations;
  /** The platforms of the configuration when left out. */
  readonly platforms?: readonly PlatformFactory[];
}

/** How often what is due is looked for. */
const TICK_MS = 20_000;

/** Whether any chat platform is configured. */
export const hasPlatform = (config: Config): boolean => configuredPlatforms(config).length > 0;

/** Folder of the automatic backups. */
export const backupFolder = (config: Config): string => resolve(config.PLANBOT_BACKUP_FOLDER ?? join(config.PLANBOT_DATA, 'backups'));

/** Starts every configured platform over one store. A platform that cannot be started does not hold up the others. */
export async function startBot({ config, app, now, log, operations, platforms = configuredPlatforms(config) }: BotOptions): Promise<Bot> {
  const folder = resolve(config.PLANBOT_DATA);
  const places = await Promise.all(platforms.map(async (factory) => ({ factory, ...(await openPlaces(factory.name, folder, now)) })));
  const lost: (() => PlatformState)[] = [];
  const states = (): PlatformState[] => [...app.platforms.map((platform) => platform.state()), ...lost.map((state) => state())];
  const waiting = (): number => places.reduce((sum, { inbox }) => sum + inbox.pending().length, 0);
  const storeBytes = (): number => app.store.checkpoint().files.reduce((sum, file) => sum + file.bytes, 0);
  const metrics = createMetrics({ platforms: states, waiting, changes: () => app.store.view.lastChangeId(), storeBytes });
  const backups = createDailyBackups({
    folder: backupFolder(config),
    keep: config.PLANBOT_BACKUPS,
    now,
    log,
    make: () => takeDailyBackup(app.store.checkpoint, folder, backupFolder(config), config.PLANBOT_BACKUPS, now()),
  });
  operations.attach({
    connections: states,
    waiting,
    messages: () => metrics.totals().messages,
    backups: backups.state,
    store: () => ({ changes: app.store.view.lastChangeId(), bytes: storeBytes() }),
    onFault: metrics.fault,
  });
  app.onDelivery.push((key, to, { state, attempts, reason }) => {
    const what = key.slice(0, key.indexOf(':'));
    if (what === 'digest') metrics.digest(state);
    metrics.sent(to.platform, state);
    const level = state === 'sent' || state === 'skipped' ? 'info' : state === 'retry' ? 'warn' : 'error';
    log[level]({ what, key, chat: chatKey(to), state, attempts, reason }, 'pushed message');
  });

  const front = createHttpFront({ host: config.PLANBOT_WEBHOOK_HOST, port: config.PLANBOT_WEBHOOK_PORT, log });
  const listening = places.some(({ factory }) => factory.webhook) ? await attempt(() => front.listen(), log, 'webhook port') : null;
  const limits = { perUser: config.PLANBOT_RATE_USER, perChat: config.PLANBOT_RATE_CHAT };
  const known = await openShelf<LastHeard>({ folder, name: 'chats', now });
  const chats = createChatEvents(known, (event) => tellOfChat(event, app, log));
  const guarded = metrics.watch(guardRates(app.respond, limits, now));
  const respond: Respond = async (message, tools) => {
    await chats
      .heard(message)
      .catch((error: unknown) => log.error({ error, chat: chatKey(message.address) }, 'chat is back, could not be told'));
    return guarded(message, tools);
  };
  for (const { factory, inbox, buttons, notes } of places) {
    const host: PlatformHost = {
      respond,
      inbox,
      buttons,
      notes,
      now,
      log,
      onChat: chats.onChat,
    };
    const platform =
      factory.webhook && listening === null ? null : await attempt(() => startPlatform(factory, host, front, app), log, factory.name);
    if (platform === null) lost.push(refused(factory.name, now));
  }
  const health = config.PLANBOT_HTTP_PORT === undefined ? null : await openHealth(config, config.PLANBOT_HTTP_PORT, states, metrics, log);
  const digests = await app.services.digests();
  const clockwork = [every(TICK_MS, () => digests.tick(), log), every(TICK_MS, backups.tick, log)];
  return {
    states,
    metrics,
    async stop() {
      health?.close();
      health?.closeAllConnections();
      digests.stop();
      // A digest under way ends when its platform does: what was claimed and not sent is left for the next start.
      const idle = Promise.all(clockwork.map((clock) => clock.stop()));
      await Promise.all(app.platforms.map((platform) => platform.stop()));
      await idle;
      if (listening !== null) await front.close();
      await Promise.all([known, ...places.flatMap(({ inbox, buttons, notes }) => [inbox, buttons, notes])].map((place) => place.close()));
    },
  };
}

type Behind = { readonly command: string; readonly place: 'edit' | 'new'; readonly address: ChatAddress };

async function openPlaces(name: string, folder: string, now: () => Date) {
  const inbox = await openSpool<Incoming>({ folder, name: `inbox-${name}`, now });
  const buttons: DurableShelf<Behind> = await openShelf<Behind>({ folder, name: `buttons-${name}`, now });
  const notes = await openShelf<string>({ folder, name: `notes-${name}`, now });
  return { inbox, buttons, notes };
}

/** Makes and starts a platform; it is known to the others, and to digests, only when it runs. */
async function startPlatform(factory: PlatformFactory, host: PlatformHost, front: HttpFront, app: App): Promise<Platform> {
  const platform = await factory.make(host, front, app);
  await platform.start();
  app.platforms.push(platform);
  return platform;
}

/** State of a platform that could not even be started. */
function refused(name: PlatformFactory['name'], now: () => Date): () => PlatformState {
  const connection = createConnection(name, now);
  connection.become('refused', 'could not be started, see the log');
  return connection.state;
}

/** The result, or null when it failed; the failure is logged. */
async function attempt<T>(work: () => Promise<T>, log: PlatformLog, part: string): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    log.error({ error, part }, 'could not be started');
    return null;
  }
}

const openHealth = (
  config: Config,
  port: number,
  platforms: () => readonly PlatformState[],
  metrics: Metrics,
  log: PlatformLog,
): Promise<Server | null> =>
  attempt(() => startHealthPort(config.PLANBOT_HTTP_HOST, port, { platforms, metrics: metrics.text }), log, 'health port');

/** Tells the store, then everybody who wants to know. A full disk has the platform deliver again; any other failure of a listener only fails him. */
export async function tellOfChat(event: ChatEvent, app: App, log: PlatformLog): Promise<void> {
  const { kind, address } = event;
  log.info({ chat: chatKey(address), kind, ...(kind === 'left' ? { reason: event.reason } : {}) }, 'chat');
  if (kind === 'moved') await moveChat(app, address, event.to);
  for (const listener of app.onChat) {
    await listener(event).catch((error: unknown) => {
      if (error instanceof StoreError) throw error;
      log.error({ error, chat: chatKey(address), kind }, 'listener of chats failed');
    });
  }
}

/** A group got another id: everything the store knows of the old chat belongs to the new one. */
async function moveChat(app: App, from: ChatAddress, to: ChatAddress): Promise<void> {
  await app.store.commit({
    op: { type: 'chat.move', platform: from.platform, from: from.chatId, to: to.chatId },
    by: 'system',
    chat: chatKey(to),
    cause: `move:${chatKey(from)}:${chatKey(to)}`,
    note: null,
  });
}
