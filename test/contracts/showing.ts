import { describe, expect, it } from 'vitest';
import { reply, say } from '../../src/render/reply.js';
import type { PlatformHarness } from './harness.js';
import { richReply } from './rich-reply.js';
import { allText, createSuite, tight } from './suite.js';

/** Replies as people see them: whole, in order, harmless. */
export function showingContract(make: () => PlatformHarness): void {
  describe('showing', () => {
    const { harness, open, lacks } = createSuite(make);

    it('shows every part of a rich reply', async () => {
      await open(() => richReply());
      await harness().say({ room: 'private', text: '/targets' });
      await harness().settled();
      const all = tight(allText(harness().seen('private')));
      for (const words of [
        '杭州市 · 工作方案（征求意见稿）',
        '杭1',
        '每万人高价值发明专利拥有量',
        '≥ 40 件',
        '已达标',
        '132%',
        '到2024年，每万人高价值发明专利拥有量达到40件',
        '第 3 行',
        '宁波市',
        '55.1',
        '口径不同',
      ]) {
        expect(all).toContain(tight(words));
      }
      const offered = lacks('buttons') ? ['/source 杭1', '/progress 杭州'] : ['原文 杭1', '进展'];
      expect(
        harness()
          .seen('private')
          .flatMap(({ buttons }) => buttons),
      ).toEqual(expect.arrayContaining(offered));
    });

    it('shows markup in texts as the characters it is made of, and lets nobody notify everyone', async () => {
      const hostile =
        '<b>粗</b> &lt; <at id=all></at> <at user_id="all">所有人</at> @all @everyone_here **x** [链接](http://x.cn) `c` </blockquote>';
      await open((message) =>
        reply({
          title: message.text,
          blocks: [
            { kind: 'line', text: message.text },
            { kind: 'quote', text: message.text, marks: [], place: message.text, collapsed: true },
          ],
        }),
      );
      const room = lacks('groups') ? 'private' : 'group';
      await harness().say({ room, text: `/find ${hostile}`, mention: lacks('groups') ? 'none' : 'before' });
      await harness().settled();
      const seen = harness().seen(room);
      const all = tight(allText(seen));
      expect(all).toContain(tight('<b>粗</b> &lt; <at id=all></at>'));
      expect(all).toContain('</blockquote>');
      expect(seen.some(({ mentionsAll }) => mentionsAll)).toBe(false);
    });

    it('shows no control characters: nobody colours, clears or turns round what others read', async () => {
      const controls = ['\u001b[2J', '\u0007', '\u0000', '\u009b', '\u202e', '\u2066'];
      await open(() => reply({ title: `题${controls.join('')}目`, blocks: [{ kind: 'line', text: `正${controls.join('')}文` }] }));
      await harness().say({ room: 'private', text: '/find' });
      await harness().settled();
      const all = allText(harness().seen('private'));
      for (const control of controls) expect(all).not.toContain(control[0]);
      expect(all).toMatch(/题\S*目/u);
      expect(all).toMatch(/正\S*文/u);
    });

    it.each([1, 60, 400, 1200])('shows a reply of %i lines whole and in order', async (count) => {
      const lines = Array.from({ length: count }, (_, at) => `第${at + 1}条：建设知识产权强市示范城市<&>`);
      await open(() => say(...lines));
      await harness().say({ room: 'private', text: '/tasks' });
      await harness().settled();
      const all = allText(harness().seen('private'));
      let at = -1;
      for (const line of lines) {
        const next = all.indexOf(line, at + 1);
        expect(next, line).toBeGreaterThan(at);
        at = next;
      }
    });

    it('shows one line that is longer than any message', async () => {
      const text = Array.from({ length: 3000 }, (_, at) => `${at}号任务𠮷`).join('');
      await open(() => say(text));
      await harness().say({ room: 'private', text: '/source' });
      await harness().settled();
      expect(allText(harness().seen('private')).replaceAll('\n', '')).toContain(text);
    });

    it('sends a file with its Chinese name and every byte', async () => {
      const bytes = Uint8Array.from({ length: 3000 }, (_, at) => at % 256);
      await open(() =>
        reply({
          blocks: [{ kind: 'line', text: '导出好了' }],
          files: [{ name: '台账 2024.xlsx', mime: 'application/octet-stream', bytes: async () => bytes }],
        }),
      );
      await harness().say({ room: 'private', text: '/export' });
      await harness().settled();
      const [file] = harness()
        .seen('private')
        .flatMap((seen) => seen.files);
      expect(file?.name).toBe('台账 2024.xlsx');
      expect([...(file?.bytes ?? [])]).toEqual([...bytes]);
    });
  });
}
