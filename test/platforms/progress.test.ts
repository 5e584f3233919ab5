import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/platforms/progress.js';
import { incoming } from '../incoming.js';
import { virtualTiming } from './virtual-timing.js';

const message = incoming({ chatKind: 'private' });

describe('the note of a slow answer', () => {
  it.each([
    ['before it is shown', 0, [], null],
    ['after it is shown', 1, ['om_note'], 'om_note'],
  ] as const)('a shelf that cannot be written %s costs at most the note, never the answer', async (_, writable, shown, replaced) => {
    let writes = 0;
    const sent: string[] = [];
    const watch = createProgress({
      notes: {
        get: () => undefined,
        set: async () => {
          writes += 1;
          if (writes > writable) throw new Error('disk full');
        },
      },
      slowMs: 2_000,
      timing: virtualTiming(),
      show: async () => {
        sent.push('om_note');
        return { kind: 'sent', messageId: 'om_note' };
      },
    });
    const progress = watch(message, false);
    await progress.slow;
    expect(await progress.end()).toBe(replaced);
    expect(sent).toEqual(shown);
  });
});
