import { describe, expect, it } from 'vitest';
import type { Shelf, Spool } from '../../src/platforms/platform.js';

const HOUR_MS = 60 * 60 * 1000;

/** A clock that stands still until it is moved. */
export interface Clock {
  readonly now: () => Date;
  readonly forward: (ms: number) => void;
}

export function standingClock(): Clock {
  let at = Date.parse('2024-06-16T01:00:00.000Z');
  return {
    now: () => new Date(at),
    forward: (ms) => {
      at += ms;
    },
  };
}

/** What every spool does. `open` gives an empty one with the default retention. */
export function spoolContract(name: string, open: (clock: Clock) => Promise<Spool<{ text: string }>>): void {
  describe(`${name}: spool`, () => {
    it('hands out what is not done, in order of arrival', async () => {
      const spool = await open(standingClock());
      expect(await spool.put('a', { text: '一' })).toBe('new');
      expect(await spool.put('b', { text: '二' })).toBe('new');
      await spool.done('a');
      await spool.done('never put');
      expect(spool.pending()).toEqual([{ id: 'b', record: { text: '二' } }]);
    });

    it('takes an id once, done or not, also when it comes twice at once', async () => {
      const spool = await open(standingClock());
      const both = await Promise.all([spool.put('a', { text: '一' }), spool.put('a', { text: '一' })]);
      expect(both.sort()).toEqual(['new', 'seen']);
      await spool.done('a');
      expect(await spool.put('a', { text: '一' })).toBe('seen');
      expect(spool.pending()).toEqual([]);
    });

    it('counts how often a record was taken up again', async () => {
      const spool = await open(standingClock());
      await spool.put('a', { text: '一' });
      expect([await spool.takenUp('a'), await spool.takenUp('a')]).toEqual([1, 2]);
    });

    it('remembers ids for at least eight hours and not for ever', async () => {
      const clock = standingClock();
      const spool = await open(clock);
      await spool.put('a', { text: '一' });
      await spool.done('a');
      clock.forward(8 * HOUR_MS);
      expect(await spool.put('a', { text: '一' })).toBe('seen');
      clock.forward(7 * 24 * HOUR_MS);
      expect(await spool.put('a', { text: '一' })).toBe('new');
    });

    it('keeps a record that is not done however old it is', async () => {
      const clock = standingClock();
      const spool = await open(clock);
      await spool.put('a', { text: '一' });
      clock.forward(30 * 24 * HOUR_MS);
      expect(await spool.put('a', { text: '一' })).toBe('seen');
      expect(spool.pending()).toHaveLength(1);
    });
  });
}

/** What every shelf does. `open` gives an empty one. */
export function shelfContract(name: string, open: (clock: Clock) => Promise<Shelf<{ command: string }>>): void {
  describe(`${name}: shelf`, () => {
    it('gives back the last value of a key until its time is over', async () => {
      const clock = standingClock();
      const shelf = await open(clock);
      await shelf.set('k', { command: '/why 杭1' }, HOUR_MS);
      await shelf.set('k', { command: '/why 杭2' }, 2 * HOUR_MS);
      expect(shelf.get('other')).toBeUndefined();
      clock.forward(2 * HOUR_MS - 1);
      expect(shelf.get('k')).toEqual({ command: '/why 杭2' });
      clock.forward(1);
      expect(shelf.get('k')).toBeUndefined();
    });
  });
}
