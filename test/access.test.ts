import { describe, expect, it } from 'vitest';
import { chatIsOpen } from '../src/access.js';
import type { ChangeOp } from '../src/model/change.js';
import type { Incoming } from '../src/model/message.js';
import { openMemoryStore } from '../src/store/open-store.js';
import { indicatorOf } from '../src/tracking/indicator.js';
import { incoming } from './incoming.js';

const message = (user: Incoming['user'], platform: 'feishu' | 'telegram' = 'feishu'): Incoming =>
  incoming({ user, address: { platform, chatId: 'oc_1', threadId: null } });

describe('an open platform', () => {
  it('is open to its own people, and to guests only in a chat that an owner opened', async () => {
    const now = (): Date => new Date('2026-11-22T00:00:00Z');
    const store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => [] });
    const policy = { owners: [], openPlatforms: ['feishu'] };
    const own = { id: 'feishu:ou_1', name: '' };
    const guest = { ...own, outside: true } as const;
    expect(chatIsOpen(store.view, policy, message(own))).toBe(true);
    expect(chatIsOpen(store.view, policy, message(guest))).toBe(false);
    expect(chatIsOpen(store.view, policy, message(own, 'telegram'))).toBe(false);
    const op = { type: 'chat.allow', chat: 'feishu:oc_1', allowed: true } as const;
    await store.commit({ op, by: 'feishu:ou_2', chat: null, cause: null, note: null });
    expect(chatIsOpen(store.view, policy, message(guest))).toBe(true);
  });
});

describe('a closed platform', () => {
  it('answers a private chat only of people who hold a role, and a group only when an owner opened it', async () => {
    const now = (): Date => new Date('2026-11-22T00:00:00Z');
    const store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => [] });
    const policy = { owners: ['telegram:1'], openPlatforms: [] };
    const from = (id: string, chatKind: Incoming['chatKind']): Incoming => ({ ...message({ id, name: '' }, 'telegram'), chatKind });
    expect(chatIsOpen(store.view, policy, from('telegram:2', 'private'))).toBe(false);
    expect(chatIsOpen(store.view, policy, from('telegram:1', 'group'))).toBe(true);
    const op: ChangeOp = { type: 'role.set', grant: { userId: 'telegram:2', role: 'reporter', bodies: [], regions: [] }, active: true };
    await store.commit({ op, by: 'telegram:1', chat: null, cause: null, note: null });
    expect(chatIsOpen(store.view, policy, from('telegram:2', 'private'))).toBe(true);
    expect(chatIsOpen(store.view, policy, from('telegram:2', 'group'))).toBe(false);
  });
});
