import type { Subscription } from '../../src/model/subscription.js';

/** Monday at nine, Shanghai time, in the test group, on everything. */
export const weekly = (parts: Partial<Subscription> = {}): Subscription => ({
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  address: { platform: 'telegram', chatId: '-100', threadId: null },
  cadence: 'weekly',
  day: 1,
  time: '09:00',
  timeZone: 'Asia/Shanghai',
  regions: [],
  plans: [],
  bodies: [],
  quiet: false,
  remindDays: [],
  paused: null,
  since: '2024-01-01T00:00:00.000Z',
  ...parts,
});
