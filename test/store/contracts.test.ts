import { onTestFinished } from 'vitest';
import { openMemoryStore, openStore } from '../../src/store/open-store.js';
import { createMemoryShelf, openShelf } from '../../src/store/shelf.js';
import { createMemorySpool, openSpool } from '../../src/store/spool.js';
import { shelfContract, spoolContract } from '../contracts/spool.js';
import { storeContract } from '../contracts/store.js';
import { temporaryFolder } from './fixture.js';

storeContract('in memory', openMemoryStore);
storeContract('on disk', async (options) => {
  const store = await openStore({ ...options, folder: await temporaryFolder() });
  onTestFinished(() => store.close());
  return store;
});
storeContract('on disk, in segments of a few changes', async (options) => {
  const store = await openStore({ ...options, folder: await temporaryFolder(), segmentBytes: 1_500 });
  onTestFinished(() => store.close());
  return store;
});

spoolContract('in memory', async ({ now }) => createMemorySpool({ now }));
spoolContract('on disk', async ({ now }) => openSpool({ folder: await temporaryFolder(), name: 'inbox', now }));
spoolContract('on disk, rewritten all the time', async ({ now }) =>
  openSpool({ folder: await temporaryFolder(), name: 'inbox', now, compactBytes: 1 }),
);

shelfContract('in memory', async ({ now }) => createMemoryShelf({ now }));
shelfContract('on disk', async ({ now }) => openShelf({ folder: await temporaryFolder(), name: 'buttons', now }));
