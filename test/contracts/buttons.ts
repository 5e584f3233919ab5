import { describe, expect } from 'vitest';
import type { Incoming } from '../../src/model/message.js';
import { type Reply, reply, say } from '../../src/render/reply.js';
import type { PlatformHarness } from './harness.js';
import { createSuite, labelOf } from './suite.js';

/** Buttons: pages in place, choices, answers below, strangers, restarts. */
export function buttonsContract(make: () => PlatformHarness): void {
  describe('buttons', () => {
    const { harness, received, open, only, needing } = createSuite(make);

    const paged = (message: Incoming): Reply => {
      const number = Number(/第(\d+)页/u.exec(message.text)?.[1] ?? 1);
      return reply({ blocks: [{ kind: 'line', text: `第${number}页的内容` }], page: { number, of: 3, command: '/targets 杭州' } });
    };

    needing('buttons')('turns pages in place', async () => {
      await open(paged);
      await harness().say({ room: 'group', text: '/targets 杭州', mention: 'before' });
      await harness().settled();
      const first = only('group');
      expect(await harness().press('group', first.id, labelOf(first, '下一页'), 2)).toBeNull();
      await harness().settled();
      expect(received()[1]).toMatchObject({
        kind: 'press',
        text: '/targets 杭州 第2页',
        user: { id: harness().userId(2) },
        addressed: true,
        editId: first.id,
      });
      const second = only('group');
      expect(second).toMatchObject({ id: first.id, edits: 1 });
      expect(second.text).toContain('第2页的内容');
      await harness().press('group', second.id, labelOf(second, '上一页'));
      await harness().settled();
      expect(only('group').text).toContain('第1页的内容');
    });

    needing('buttons')('takes a press that changes nothing', async () => {
      await open(() =>
        reply({ blocks: [{ kind: 'line', text: '总是一样' }], buttons: [[{ label: '刷新', command: '/status', place: 'edit' }]] }),
      );
      await harness().say({ room: 'private', text: '/status' });
      await harness().settled();
      await harness().press('private', only('private').id, '刷新');
      await harness().settled();
      expect(only('private').text).toContain('总是一样');
    });

    needing('buttons', 'topics')('answers below for a button that asks for something new, in the same topic', async () => {
      await open((message) =>
        message.kind === 'press'
          ? say('这里是原文')
          : reply({ blocks: [{ kind: 'line', text: '列表' }], buttons: [[{ label: '原文 杭1', command: '/source 杭1', place: 'new' }]] }),
      );
      await harness().say({ room: 'topic', text: '/targets', mention: 'before' });
      await harness().settled();
      await harness().press('topic', only('topic').id, '原文 杭1', 3);
      await harness().settled();
      expect(received()[1]).toMatchObject({ text: '/source 杭1', user: { id: harness().userId(3) }, editId: null });
      expect(
        harness()
          .seen('topic')
          .map(({ text, threadId }) => [text, threadId]),
      ).toEqual([
        [expect.stringContaining('列表'), harness().address('topic').threadId],
        [expect.stringContaining('这里是原文'), harness().address('topic').threadId],
      ]);
    });

    needing('buttons')('offers choices by number and takes a press as the choice', async () => {
      await open((message) =>
        message.kind === 'press'
          ? say(`选了 ${message.text}`)
          : reply({
              blocks: [{ kind: 'line', text: '您问的是哪一个？' }],
              choices: [
                { label: '杭州市', command: '/targets 杭州' },
                { label: '湖州市', command: '/targets 湖州' },
              ],
            }),
      );
      await harness().say({ room: 'private', text: '目标' });
      await harness().settled();
      const asked = only('private');
      expect(asked.text).toContain('杭州市');
      expect(asked.buttons.filter((label) => /^[12]\b/u.test(label))).toHaveLength(2);
      await harness().press('private', asked.id, labelOf(asked, '2'));
      await harness().settled();
      expect(received()[1]?.text).toBe('/targets 湖州');
    });

    needing('buttons')('does not let a refused press wipe out what others read', async () => {
      await open((message) =>
        message.kind === 'press'
          ? reply({ blocks: [{ kind: 'line', text: '您没有权限' }], found: false })
          : reply({
              blocks: [{ kind: 'line', text: '三条变更' }],
              buttons: [[{ label: '更早', command: '/audit 第2页', place: 'edit' }]],
            }),
      );
      await harness().say({ room: 'group', text: '/audit', mention: 'before' });
      await harness().settled();
      await harness().press('group', only('group').id, '更早', 9);
      await harness().settled();
      expect(
        harness()
          .seen('group')
          .map(({ text }) => text),
      ).toEqual([expect.stringContaining('三条变更'), expect.stringContaining('您没有权限')]);
    });

    needing('buttons')('knows its buttons after a restart, and says politely when it does not know one', async () => {
      await open(paged);
      await harness().say({ room: 'private', text: '/targets 杭州' });
      await harness().settled();
      await harness().restart();
      const message = only('private');
      await harness().press('private', message.id, labelOf(message, '下一页'));
      await harness().settled();
      expect(only('private').text).toContain('第2页的内容');
      const before = received().length;
      const notice = await harness().pressUnknown('private');
      await harness().settled();
      const said = [
        notice ?? '',
        ...harness()
          .seen('private')
          .map(({ text }) => text),
      ].join('\n');
      expect(said).toContain('过期');
      expect(received()).toHaveLength(before);
    });
  });
}
