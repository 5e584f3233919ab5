import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutbox, type DeliveryRecord, type Outbox } from '../../src/digest/outbox.js';
import type { Platform, SendOutcome } from '../../src/platforms/platform.js';
import { say } from '../../src/render/reply.js';
import { type DurableShelf, openShelf } from '../../src/store/shelf.js';

const TO = { platform: 'telegram', chatId: '-100', threadId: null } as const;
const KEY = 'digest:a:2024-W25';
const MINUTE_MS = 60_000;

describe('the outbox', () => {
  let folder: string;
  let shelf: DurableShelf<DeliveryRecord>;
  let outbox: Outbox;
  let clock: number;
  let sent: string[];
  let outcomes: (SendOutcome | Error)[];
  let idempotentMs: number;
  let told: string[];

  const now = (): Date => new Date(clock);
  const platform: Platform = {
    name: 'telegram',
    get idempotentMs() {
      return idempotentMs;
    },
    start: async () => undefined,
    stop: async () => undefined,
    state: () => ({ name: 'telegram', connection: 'connected', since: '', lastSeen: null, trouble: null }),
    async send(_to, _reply, key) {
      sent.push(key);
      const outcome = outcomes.shift() ?? { kind: 'sent', messageId: '7' };
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
  const deliver = (): Promise<DeliveryRecord> => outbox.deliver(KEY, TO, async () => say('周报'));
  const again = (): Promise<DeliveryRecord> => outbox.again(KEY, TO, async () => say('周报'));

  async function boot(): Promise<void> {
    shelf = await openShelf<DeliveryRecord>({ folder, name: 'outbox', now });
    outbox = createOutbox({
      shelf,
      platforms: [platform],
      now,
      random: () => 0,
      onOutcome: (_key, _to, { state }) => {
        told.push(state);
      },
    });
  }
  async function restart(): Promise<void> {
    await shelf.close();
    await boot();
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'planbot-outbox-'));
    clock = Date.parse('2024-06-17T01:00:00Z');
    sent = [];
    outcomes = [];
    told = [];
    idempotentMs = 0;
    await boot();
  });
  afterEach(async () => {
    await shelf.close();
    await rm(folder, { recursive: true });
  });

  it('sends a key once, also after a restart and when asked twice at once', async () => {
    await Promise.all([deliver(), deliver()]);
    await restart();
    expect((await deliver()).state).toBe('sent');
    expect((await again()).state).toBe('sent');
    expect(sent).toEqual([KEY]);
    expect(told).toEqual(['sent']);
  });

  it('does not repeat what it died in, where the platform cannot tell; an admin can', async () => {
    outcomes = [new Error('killed')];
    await expect(deliver()).rejects.toThrow('killed');
    await restart();
    expect(outbox.record(KEY)?.state).toBe('claimed');
    expect((await deliver()).state).toBe('unclear');
    expect((await deliver()).state).toBe('unclear');
    expect(sent).toEqual([KEY]);
    expect((await again()).state).toBe('sent');
    expect(sent).toEqual([KEY, `${KEY}~1`]);
  });

  it('repeats it under the same key where the platform remembers it, and no longer than that', async () => {
    idempotentMs = 50 * MINUTE_MS;
    outcomes = [new Error('killed'), { kind: 'unclear', reason: 'cut' }];
    await expect(deliver()).rejects.toThrow('killed');
    clock += 20 * MINUTE_MS;
    await restart();
    expect((await deliver()).state).toBe('retry');
    clock += 40 * MINUTE_MS;
    expect((await deliver()).state).toBe('unclear');
    expect(sent).toEqual([KEY, KEY]);
  });

  it('keeps a doubt when the repetition fails for sure', async () => {
    idempotentMs = 50 * MINUTE_MS;
    outcomes = [
      { kind: 'unclear', reason: 'cut' },
      { kind: 'failed', reason: '429', retryAfterMs: 1_000 },
    ];
    await deliver();
    clock += 30 * MINUTE_MS;
    expect((await deliver()).state).toBe('retry');
    clock += 30 * MINUTE_MS;
    expect((await deliver()).state).toBe('unclear');
    expect(sent).toEqual([KEY, KEY]);
  });

  it('trusts no clock that was set back after a doubt', async () => {
    idempotentMs = 50 * MINUTE_MS;
    outcomes = [new Error('killed')];
    await expect(deliver()).rejects.toThrow('killed');
    clock -= 120 * MINUTE_MS;
    expect((await deliver()).state).toBe('unclear');
  });

  it('obeys retry_after, waits longer each time, and never gives up by itself', async () => {
    outcomes = Array.from({ length: 20 }, () => ({ kind: 'failed', reason: '429', retryAfterMs: 120_000 }) as const);
    const waits: number[] = [];
    for (let tries = 0; tries < 20; tries += 1) {
      const record = await deliver();
      expect(record.state).toBe('retry');
      expect(await deliver()).toEqual(record);
      waits.push(Date.parse(record.notBefore ?? '') - clock);
      clock = Date.parse(record.notBefore ?? '');
    }
    expect(waits[0]).toBe(120_000);
    expect(waits.at(-1)).toBe(30 * MINUTE_MS);
    expect((await deliver()).state).toBe('sent');
  });

  it('records a refusal, a chat that is gone and a quiet period without another try', async () => {
    outcomes = [
      { kind: 'failed', reason: 'refused', retryAfterMs: null },
      { kind: 'gone', reason: 'kicked' },
    ];
    expect((await deliver()).state).toBe('failed');
    expect((await outbox.deliver('digest:b:2024-W25', TO, async () => say('周报'))).state).toBe('gone');
    expect((await outbox.deliver('digest:c:2024-W25', TO, async () => null)).state).toBe('skipped');
    await deliver();
    expect(sent).toHaveLength(2);
  });

  it('has claimed nothing when composing fails, and tries again later', async () => {
    const failing = outbox.deliver(KEY, TO, async () => {
      throw new Error('no plan');
    });
    await expect(failing).rejects.toThrow('no plan');
    expect(outbox.record(KEY)).toMatchObject({ state: 'retry', doubtSince: null });
    clock += MINUTE_MS;
    expect((await deliver()).state).toBe('sent');
  });
});
