import { commands } from '../commands/index.js';
import type { AccessPolicy } from './access.js';
import type { Services } from './command.js';
import type { Config } from './config.js';
import { Conversations } from './conversation.js';
import type { OutboxOptions, RecordShelf } from './digest/outbox.js';
import type { Scheduler } from './digest/scheduler.js';
import { createDispatcher } from './dispatch.js';
import { lookupEntries } from './entries.js';
import { createLookup, type Lookup } from './lookup/lookup.js';
import { createOperations } from './ops/operations.js';
import type { Platform, PlatformHost, Respond } from './platforms/platform.js';
import type { Store } from './store/store.js';

/** The bot without its platforms: store, look-up, commands, dispatcher. */
export interface App<S extends Store = Store> {
  readonly store: S;
  readonly services: Services;
  readonly respond: Respond;
  /** The running platforms; whoever starts one puts it in, for digests to go out by. */
  readonly platforms: Platform[];
  /** Who is told what became of digests, reminders and alarms; whoever wants to know puts himself in. */
  readonly onDelivery: OutboxOptions['onOutcome'][];
  /** Who is told of chats that the bot joined, left, or that moved (the store knows of a move already), each once and in order. */
  readonly onChat: PlatformHost['onChat'][];
  close(): Promise<void>;
}

/** What differs between a running bot, a script and a test. */
export interface AppOptions<S extends Store> {
  readonly config: Config;
  readonly store: S;
  readonly now: () => Date;
  /** People who are owners besides those of the configuration (the person at the terminal). */
  readonly localOwners: readonly string[];
  readonly onFault: (error: unknown) => void;
  /** Where digests remember what they sent; opened at the first digest. */
  readonly records: () => Promise<RecordShelf>;
  /** How the running bot is, for /status; quiet when not given. */
  readonly operations?: Services['operations'];
}

/** Puts the parts together; nothing is opened here but the index of names. */
export function createApp<S extends Store>(options: AppOptions<S>): App<S> {
  const { config, store, now } = options;
  const lookup = createLookup(lookupEntries(store.view));
  keepCurrent(lookup, store);
  const conversations = new Conversations(now);
  const platforms: Platform[] = [];
  const onDelivery: OutboxOptions['onOutcome'][] = [];
  let scheduler: Promise<Scheduler> | null = null;
  const digests = (): Promise<Scheduler> => {
    scheduler ??= startDigests(options, platforms, onDelivery);
    return scheduler;
  };
  const onChat: PlatformHost['onChat'][] = [async (event) => (await digests()).onChat(event)];
  const operations = options.operations ?? createOperations({ version: '', now }).state;
  const services: Services = {
    store,
    lookup,
    commands,
    timeZone: config.PLANBOT_TIME_ZONE,
    confirmations: conversations,
    digests,
    operations,
  };
  const policy: AccessPolicy = {
    owners: [...config.PLANBOT_OWNERS, ...options.localOwners],
    openPlatforms: config.FEISHU_OPEN ? ['feishu'] : [],
  };
  const respond = createDispatcher({ services, conversations, policy, now, onFault: options.onFault });
  return { store, services, respond, platforms, onDelivery, onChat, close: () => store.close() };
}

/** The digest's parts, loaded when first needed: a holiday calendar and a cron library are not for a single question. */
async function startDigests<S extends Store>(
  { config, store, now, records, onFault }: AppOptions<S>,
  platforms: readonly Platform[],
  onDelivery: readonly OutboxOptions['onOutcome'][],
): Promise<Scheduler> {
  const [{ createScheduler }, { createOutbox }, { loadWorkCalendar }] = await Promise.all([
    import('./digest/scheduler.js'),
    import('./digest/outbox.js'),
    import('./digest/working-days.js'),
  ]);
  const onOutcome: OutboxOptions['onOutcome'] = (...outcome) => {
    for (const listener of onDelivery) listener(...outcome);
  };
  const outbox = createOutbox({ shelf: await records(), platforms, now, random: Math.random, onOutcome });
  return createScheduler({ store, outbox, calendar: await loadWorkCalendar(), now, owners: config.PLANBOT_OWNERS, onFault });
}

/** Keeps the look-up in step with the store: names that came are put in, names that went are taken out. Figures bring no names. */
function keepCurrent(lookup: Lookup, store: Store): void {
  let known = new Map(lookupEntries(store.view).map((entry) => [entry.id, JSON.stringify(entry)]));
  store.onChange(({ op }) => {
    if (op.type === 'observation.report' || op.type === 'refusal') return;
    const entries = lookupEntries(store.view);
    const now = new Map(entries.map((entry) => [entry.id, JSON.stringify(entry)]));
    lookup.remove([...known.keys()].filter((id) => !now.has(id)));
    lookup.add(entries.filter((entry) => known.get(entry.id) !== now.get(entry.id)));
    known = now;
  });
}
