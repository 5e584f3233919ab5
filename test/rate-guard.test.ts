import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incoming } from '../src/model/message.js';
import { consoleMessage } from '../src/platforms/console/console.js';
import { guardRates, type RateLimits, take } from '../src/rate-guard.js';
import { say } from '../src/render/reply.js';
import { renderText } from '../src/render/text.js';

/** A guarded bot and its clock; answers tell whether it was asked. */
function guarded(limits: RateLimits) {
  let at = Date.parse('2026-11-23T00:00:00Z');
  let asked = 0;
  const respond = guardRates(
    async () => {
      asked += 1;
      return say('答');
    },
    limits,
    () => new Date(at),
  );
  const says = async (user: string, chat = 'c', rest: Partial<Incoming> = {}): Promise<string | null> => {
    const message = { ...consoleMessage('/plans', user, chat, new Date(at), 'm'), ...rest };
    const reply = await respond(message, { download: async () => new Uint8Array() });
    return reply && renderText(reply);
  };
  return { says, asked: () => asked, wait: (ms: number) => (at += ms) };
}

describe('rate guard', () => {
  it('answers as many as are allowed, then says so once, then is silent, then answers again', async () => {
    const { says, wait } = guarded({ perUser: 6, perChat: 0 });
    for (let count = 0; count < 6; count += 1) expect(await says('console:a')).toBe('答');
    expect(await says('console:a')).toMatch(/过一会儿/u);
    for (let count = 0; count < 20; count += 1) expect(await says('console:a')).toBeNull();
    wait(19_000);
    expect(await says('console:a')).toBeNull();
    wait(1_000);
    expect(await says('console:a')).toBe('答');
  });

  it('stops one person without the others of the chat, and a chat as a whole', async () => {
    const { says } = guarded({ perUser: 3, perChat: 8 });
    for (let count = 0; count < 50; count += 1) await says('console:loud');
    for (let count = 0; count < 3; count += 1) expect(await says('console:calm')).toBe('答');
    const answers = await Promise.all(['b', 'd', 'e'].map((name) => says(`console:${name}`)));
    expect(answers).toEqual(['答', '答', expect.stringMatching(/过一会儿/u)]);
    expect(await says('console:e', 'elsewhere')).toBe('答');
  });

  it('does not count what people say to each other', async () => {
    const { says, asked } = guarded({ perUser: 2, perChat: 2 });
    for (let count = 0; count < 20; count += 1) await says('console:a', 'c', { addressed: false, text: '中午吃什么' });
    expect([asked(), await says('console:a')]).toEqual([20, '答']);
  });

  it('lets no more through in any minute than twice the allowance, however messages come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: -500, max: 5_000 }), { maxLength: 300 }),
        (perMinute, steps) => {
          let bucket: Parameters<typeof take>[0];
          let at = 0;
          const passed: number[] = [];
          for (const step of steps) {
            at += step;
            const taken = take(bucket, perMinute, at);
            bucket = taken.bucket;
            if (taken.verdict === 'pass') passed.push(at);
            expect(taken.bucket.tokens).toBeGreaterThanOrEqual(0);
          }
          const forward = steps.every((step) => step >= 0);
          if (forward)
            for (const from of passed)
              expect(passed.filter((one) => one >= from && one < from + 60_000).length).toBeLessThanOrEqual(2 * perMinute);
        },
      ),
    );
  });
});
