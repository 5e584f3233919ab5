import { join } from 'node:path';
import { commands } from '../commands/index.js';
import type { AccessPolicy } from './access.js';
import type { Services } from './command.js';
import type { Config } from './config.js';
import { Conversations } from './conversation.js';
import { createDispatcher } from './dispatch.js';
import { lookupEntries } from './entries.js';
import { createLookup } from './lookup/lookup.js';
import type { Respond } from './platforms/platform.js';
import type { Store } from './store/store.js';

/** The bot without its platforms: store, look-up, commands, dispatcher. */
export interface App {
  readonly store: Store;
  readonly services: Services;
  readonly respond: Respond;
  close(): Promise<void>;
}

/** What differs between a running bot, a script and a test. */
export interface AppOptions {
  readonly config: Config;
  readonly store: Store;
  readonly now: () => Date;
  /** People who are owners besides those of the configuration (the person at the terminal). */
  readonly localOwners: readonly string[];
  readonly onFault: (error: unknown) => void;
}

/** Folder of the shipped plans, beside the built code. */
export const shippedPlans = (root: string): string => join(root, 'data', 'plans');

/** Puts the parts together; nothing is opened here but the index of names. */
export function createApp(options: AppOptions): App {
  const { config, store, now } = options;
  const lookup = createLookup(lookupEntries(store.view));
  const conversations = new Conversations(now);
  const services: Services = { store, lookup, commands, timeZone: config.PLANBOT_TIME_ZONE, confirmations: conversations };
  const policy: AccessPolicy = {
    owners: [...config.PLANBOT_OWNERS, ...options.localOwners],
    openPlatforms: config.FEISHU_OPEN ? ['feishu'] : [],
  };
  const respond = createDispatcher({ services, conversations, policy, now, onFault: options.onFault });
  return { store, services, respond, close: () => store.close() };
}
