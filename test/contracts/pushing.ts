import { describe, expect, it } from 'vitest';
import { say } from '../../src/render/reply.js';
import type { PlatformHarness } from './harness.js';
import { createSuite, echo } from './suite.js';

/** Messages that nobody asked for, and what the platform tells of itself. */
export function pushingContract(make: () => PlatformHarness): void {
  describe('pushing', () => {
    const { harness, open, only, needing, lacks } = createSuite(make);

    const room = lacks('groups') ? 'private' : 'group';

    it('sends what nobody asked for', async () => {
      await open(() => null);
      expect((await harness().push(room, say('周报 第 24 期'), 'digest-24')).kind).toBe('sent');
      expect(only(room).text).toContain('周报 第 24 期');
    });

    needing('keyed push')('sends the same key once', async () => {
      await open(() => null);
      for (let n = 0; n < 2; n++) await harness().push(room, say('周报 第 24 期'), 'digest-24');
      expect(only(room).text).toContain('周报 第 24 期');
    });

    needing('gone')('says that a chat is gone', async () => {
      await open(() => null);
      await harness().removeBot('group');
      expect((await harness().push('group', say('周报'), 'digest-25')).kind).toBe('gone');
    });

    it('tells its state', async () => {
      await open(echo);
      await harness().say({ room: 'private', text: '/plans' });
      await harness().settled();
      const { platform } = harness();
      expect(platform.state()).toMatchObject({ connection: 'connected', trouble: null, lastSeen: expect.any(String) });
      await platform.stop();
      expect(platform.state().connection).toBe('stopped');
    });

    needing('log')('keeps secrets and messages out of the log', async () => {
      await open((message) => say(`机密回答 ${message.text}`));
      await harness().say({ room: 'private', text: '/find 机密提问' });
      await harness().settled();
      await harness().removeBot('private');
      await harness().say({ room: 'private', text: '/find 机密提问' });
      await harness().settled();
      await harness().restart();
      const log = harness().log.join('\n');
      expect(log).not.toBe('');
      for (const secret of [...harness().secrets, '机密']) expect(log).not.toContain(secret);
    });
  });
}
