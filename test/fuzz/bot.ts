import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { shippedPlans } from '../commands/chat.js';

/** The whole bot on the shipped plans, in memory. Chats in `open` are opened; faults are kept. */
export async function openBot(owners: string, open: readonly string[], now: () => Date) {
  const faults: string[] = [];
  const store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => shippedPlans() });
  for (const chat of open)
    await store.commit({ op: { type: 'chat.allow', chat, allowed: true }, by: 'system', chat: null, cause: null, note: null });
  const { config } = loadConfig({ PLANBOT_OWNERS: owners }, () => '');
  const { respond } = createApp({
    config,
    store,
    now,
    localOwners: [],
    onFault: (error) => faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    records: async () => createMemoryShelf({ now }),
  });
  return { respond, store, faults };
}
