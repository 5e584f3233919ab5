import { describe, expect, it } from 'vitest';
import { type Reply, say } from '../../src/render/reply.js';
import { until } from '../platforms/until.js';
import type { Mention, PlatformHarness } from './harness.js';
import { createSuite, echo, tight } from './suite.js';

/** Messages on their way to the bot: who, where, meant or not, once, in order, over a restart. */
export function receivingContract(make: () => PlatformHarness): void {
  describe('receiving', () => {
    const { harness, received, open, only, needing } = createSuite(make);

    it('hands over a private message with who, where and when, and shows the answer', async () => {
      await open(echo);
      const sentAt = new Date('2026-11-22T03:04:05Z');
      const messageId = await harness().say({ room: 'private', text: '/targets 杭州 专利', sentAt });
      await harness().settled();
      expect(received()).toMatchObject([
        {
          address: harness().address('private'),
          chatKind: 'private',
          user: { id: harness().userId(1) },
          kind: 'message',
          text: '/targets 杭州 专利',
          addressed: true,
          fields: {},
          files: [],
          sentAt: sentAt.toISOString(),
          messageId,
          editId: null,
        },
      ]);
      expect(only('private').text).toBe('收到：/targets 杭州 专利');
    });

    needing('groups').each<[Mention, string, boolean]>([
      ['none', '/指标 杭州', false],
      ['before', '/指标 杭州', true],
      ['before', '杭州的目标', true],
      ['command', '/targets 杭州', true],
      ['command', '/指标 杭州', true],
      ['after', '/targets 杭州', true],
      ['reply', '杭州的目标', true],
      ['none', '大家中午吃什么', false],
    ])('in a group, mention %s of “%s”: meant = %s, the mention gone from the text', async (mention, text, addressed) => {
      await open(() => null);
      await harness().say({ room: 'group', text, mention });
      await harness().settled();
      expect(received()).toMatchObject([{ text, addressed, chatKind: 'group', address: harness().address('group') }]);
      expect(harness().seen('group')).toEqual([]);
    });

    needing('topics')('answers into the topic that the question came from', async () => {
      await open(echo);
      await harness().say({ room: 'topic', text: '/plans', mention: 'before' });
      await harness().settled();
      expect(received()[0]?.address).toEqual(harness().address('topic'));
      expect(only('topic').threadId).toBe(harness().address('topic').threadId);
    });

    it('reads Chinese whose characters are cut between packets', async () => {
      await open(echo);
      const text = `/find ${'高价值发明专利拥有量𠮷😀'.repeat(40)}`;
      await harness().say({ room: 'private', text, fragments: true });
      await harness().settled();
      expect(received()[0]?.text).toBe(text);
      expect(tight(only('private').text)).toBe(tight(`收到：${text}`));
    });

    needing('repeats')('answers once what is delivered three times', async () => {
      await open(echo);
      await harness().say({ room: 'private', text: '/plans', deliveries: 3 });
      await harness().settled();
      expect(only('private').text).toBe('收到：/plans');
    });

    needing('groups')('keeps the order inside a chat while another chat is slow, and does not let it wait', async () => {
      let release = (): void => {};
      const slow = new Promise<void>((resolve) => {
        release = resolve;
      });
      await open(async (message) => {
        if (message.text === '/slow') await slow;
        return say(message.text);
      });
      await harness().say({ room: 'private', text: '/slow' });
      for (let n = 1; n <= 5; n++) await harness().say({ room: 'group', text: `/n ${n}`, person: n });
      await until(() => harness().seen('group').length === 5, 'the quick chat');
      expect(
        harness()
          .seen('group')
          .map(({ text }) => text),
      ).toEqual(['/n 1', '/n 2', '/n 3', '/n 4', '/n 5']);
      expect(harness().seen('private')).toEqual([]);
      release();
      await harness().settled();
      expect(only('private').text).toBe('/slow');
    });

    it('answers in the order of asking, though the first takes longer', async () => {
      await open(async (message) => {
        if (message.text === '/n 1') await new Promise((resolve) => setTimeout(resolve, 50));
        return say(message.text);
      });
      for (let n = 1; n <= 5; n++) await harness().say({ room: 'private', text: `/n ${n}` });
      await harness().settled();
      expect(
        harness()
          .seen('private')
          .map(({ text }) => text),
      ).toEqual(['/n 1', '/n 2', '/n 3', '/n 4', '/n 5']);
    });

    needing('files')('hands over files and downloads them', async () => {
      const bytes = new TextEncoder().encode('杭州市国家知识产权强市建设示范城市建设工作方案\n');
      let downloaded: Uint8Array | null = null;
      await open(async (message, { download }) => {
        const [file] = message.files;
        if (file) downloaded = await download(file);
        return say('读完了');
      });
      await harness().say({ room: 'private', text: '', file: { name: '工作方案.txt', bytes } });
      await harness().settled();
      expect(received()[0]?.files).toMatchObject([{ name: '工作方案.txt' }]);
      expect(downloaded && [...(downloaded as Uint8Array)]).toEqual([...bytes]);
    });

    needing('durable')('finishes after a restart what was accepted before it', async () => {
      await open(() => new Promise<Reply>(() => {}));
      await harness().say({ room: 'private', text: '/plans' });
      await until(() => received().length === 1, 'the work to begin');
      await harness().restart(async (message) => say(`补答：${message.text}`));
      await harness().settled();
      expect(only('private').text).toBe('补答：/plans');
    });

    it('says so when an answer fails, and goes on', async () => {
      await open((message) => {
        if (message.text === '/bad') throw new Error('broken inside');
        return echo(message);
      });
      await harness().say({ room: 'private', text: '/bad' });
      await harness().say({ room: 'private', text: '/good' });
      await harness().settled();
      const [first, second] = harness().seen('private');
      expect(first?.text).toContain('没有处理成功');
      expect(second?.text).toBe('收到：/good');
    });
  });
}
