import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/model/message.js';
import { type Reply, reply, say } from '../../src/render/reply.js';
import { until } from '../platforms/until.js';
import type { Mention, PlatformHarness, Room, Seen } from './harness.js';
import { richReply } from './rich-reply.js';

export type * from './harness.js';

/** Everything a platform owes to the rest of planbot. `make` is called once per test. */
export function platformContract(make: () => PlatformHarness): void {
  const sample = make();
  const { abilities } = sample;

  describe(`${sample.name}: platform contract`, () => {
    let harness: PlatformHarness;
    let received: Incoming[];
    /** Answers with what `answer` makes of a message, and keeps the message. */
    const open = (answer: (message: Incoming) => Reply | null | Promise<Reply | null>): Promise<void> =>
      harness.open(async (message) => {
        received.push(message);
        return answer(message);
      });
    const only = (room: Room): Seen => {
      const seen = harness.seen(room);
      expect(seen).toHaveLength(1);
      return seen[0] as Seen;
    };
    const echo = (message: Incoming): Reply => say(`收到：${message.text}`);

    beforeEach(() => {
      harness = make();
      received = [];
    });
    afterEach(() => harness.close());

    describe('receiving', () => {
      it('hands over a private message with who, where and when, and shows the answer', async () => {
        await open(echo);
        const sentAt = new Date('2026-11-22T03:04:05Z');
        const messageId = await harness.say({ room: 'private', text: '/targets 杭州 专利', sentAt });
        await harness.settled();
        expect(received).toMatchObject([
          {
            address: harness.address('private'),
            chatKind: 'private',
            user: { id: harness.userId(1) },
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

      it.each<[Mention, string, boolean]>([
        ['none', '/指标 杭州', false],
        ['before', '/指标 杭州', true],
        ['before', '杭州的目标', true],
        ['command', '/targets 杭州', true],
        ['command', '/指标 杭州', true],
        ['after', '/targets 杭州', true],
        ['reply', '杭州的目标', true],
        ['none', '大家中午吃什么', false],
      ])('in a group, mention %s of “%s”: meant = %s, the mention gone from the text', async (mention, text, addressed) => {
        if (!abilities.groups || (mention === 'command' && !abilities.commandMention)) return;
        await open(() => null);
        await harness.say({ room: 'group', text, mention });
        await harness.settled();
        expect(received).toMatchObject([{ text, addressed, chatKind: 'group', address: harness.address('group') }]);
        expect(harness.seen('group')).toEqual([]);
      });

      it('answers into the topic that the question came from', async () => {
        if (!abilities.topics) return;
        await open(echo);
        await harness.say({ room: 'topic', text: '/plans', mention: 'before' });
        await harness.settled();
        expect(received[0]?.address).toEqual(harness.address('topic'));
        expect(only('topic').threadId).toBe(harness.address('topic').threadId);
      });

      it('reads Chinese whose characters are cut between packets', async () => {
        await open(echo);
        const text = `/find ${'高价值发明专利拥有量𠮷😀'.repeat(40)}`;
        await harness.say({ room: 'private', text, fragments: true });
        await harness.settled();
        expect(received[0]?.text).toBe(text);
        expect(only('private').text).toBe(`收到：${text}`);
      });

      it('answers once what is delivered three times', async () => {
        await open(echo);
        await harness.say({ room: 'private', text: '/plans', deliveries: 3 });
        await harness.settled();
        expect(only('private').text).toBe('收到：/plans');
      });

      it('keeps the order inside a chat while another chat is slow, and does not let it wait', async () => {
        if (!abilities.groups) return;
        let release = (): void => {};
        const slow = new Promise<void>((resolve) => {
          release = resolve;
        });
        await open(async (message) => {
          if (message.text === '/slow') await slow;
          return say(message.text);
        });
        await harness.say({ room: 'private', text: '/slow' });
        for (let n = 1; n <= 5; n++) await harness.say({ room: 'group', text: `/n ${n}`, person: n });
        await until(() => harness.seen('group').length === 5, 'the quick chat');
        expect(harness.seen('group').map(({ text }) => text)).toEqual(['/n 1', '/n 2', '/n 3', '/n 4', '/n 5']);
        expect(harness.seen('private')).toEqual([]);
        release();
        await harness.settled();
        expect(only('private').text).toBe('/slow');
      });

      it('hands over files and downloads them', async () => {
        if (!abilities.files) return;
        const bytes = new TextEncoder().encode('杭州市国家知识产权强市建设示范城市建设工作方案\n');
        let downloaded: Uint8Array | null = null;
        await harness.open(async (message, { download }) => {
          received.push(message);
          const [file] = message.files;
          if (file) downloaded = await download(file);
          return say('读完了');
        });
        await harness.say({ room: 'private', text: '', file: { name: '工作方案.txt', bytes } });
        await harness.settled();
        expect(received[0]?.files).toMatchObject([{ name: '工作方案.txt' }]);
        expect(downloaded && [...(downloaded as Uint8Array)]).toEqual([...bytes]);
      });

      it('finishes after a restart what was accepted before it', async () => {
        await open(() => new Promise<Reply>(() => {}));
        await harness.say({ room: 'private', text: '/plans' });
        await until(() => received.length === 1, 'the work to begin');
        await harness.restart(async (message) => say(`补答：${message.text}`));
        await harness.settled();
        expect(only('private').text).toBe('补答：/plans');
      });

      it('says so when an answer fails, and goes on', async () => {
        await open((message) => {
          if (message.text === '/bad') throw new Error('broken inside');
          return echo(message);
        });
        await harness.say({ room: 'private', text: '/bad' });
        await harness.say({ room: 'private', text: '/good' });
        await harness.settled();
        const [first, second] = harness.seen('private');
        expect(first?.text).toContain('没有处理成功');
        expect(second?.text).toBe('收到：/good');
      });
    });

    describe('showing', () => {
      it('shows every part of a rich reply', async () => {
        await open(() => richReply());
        await harness.say({ room: 'private', text: '/targets' });
        await harness.settled();
        const all = harness
          .seen('private')
          .map(({ text }) => text)
          .join('\n');
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
          expect(all).toContain(words);
        }
        expect(harness.seen('private').flatMap(({ buttons }) => buttons)).toEqual(expect.arrayContaining(['原文 杭1', '进展']));
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
        await harness.say({ room: 'group', text: `/find ${hostile}`, mention: 'before' });
        await harness.settled();
        const seen = harness.seen('group');
        const all = seen
          .map(({ text }) => text)
          .join('\n')
          .replaceAll('\u2060', '');
        expect(all).toContain('<b>粗</b> &lt; <at id=all></at>');
        expect(all).toContain('</blockquote>');
        expect(seen.some(({ mentionsAll }) => mentionsAll)).toBe(false);
      });

      it.each([1, 60, 400, 1200])('shows a reply of %i lines whole and in order', async (count) => {
        const lines = Array.from({ length: count }, (_, at) => `第${at + 1}条：建设知识产权强市示范城市<&>`);
        await open(() => say(...lines));
        await harness.say({ room: 'private', text: '/tasks' });
        await harness.settled();
        const files = harness.seen('private').flatMap((seen) => seen.files.map(({ bytes }) => new TextDecoder().decode(bytes)));
        const all = [...harness.seen('private').map(({ text }) => text), ...files].join('\n');
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
        await harness.say({ room: 'private', text: '/source' });
        await harness.settled();
        const files = harness.seen('private').flatMap((seen) => seen.files.map(({ bytes }) => new TextDecoder().decode(bytes)));
        const all = [...harness.seen('private').map((seen) => seen.text), ...files].join('').replaceAll('\n', '');
        expect(all).toContain(text);
      });

      it('sends a file with its Chinese name and every byte', async () => {
        if (!abilities.files) return;
        const bytes = Uint8Array.from({ length: 3000 }, (_, at) => at % 256);
        await open(() =>
          reply({
            blocks: [{ kind: 'line', text: '导出好了' }],
            files: [{ name: '台账 2024.xlsx', mime: 'application/octet-stream', bytes: async () => bytes }],
          }),
        );
        await harness.say({ room: 'private', text: '/export' });
        await harness.settled();
        const [file] = harness.seen('private').flatMap((seen) => seen.files);
        expect(file?.name).toBe('台账 2024.xlsx');
        expect([...(file?.bytes ?? [])]).toEqual([...bytes]);
      });
    });

    describe('buttons', () => {
      const paged = (message: Incoming): Reply => {
        const number = Number(/第(\d+)页/u.exec(message.text)?.[1] ?? 1);
        return reply({ blocks: [{ kind: 'line', text: `第${number}页的内容` }], page: { number, of: 3, command: '/targets 杭州' } });
      };

      it('turns pages in place', async () => {
        if (!abilities.buttons) return;
        await open(paged);
        await harness.say({ room: 'group', text: '/targets 杭州', mention: 'before' });
        await harness.settled();
        const first = only('group');
        expect(await harness.press('group', first.id, labelOf(first, '下一页'), 2)).toBeNull();
        await harness.settled();
        expect(received[1]).toMatchObject({
          kind: 'press',
          text: '/targets 杭州 第2页',
          user: { id: harness.userId(2) },
          addressed: true,
          editId: first.id,
        });
        const second = only('group');
        expect(second).toMatchObject({ id: first.id, edits: 1 });
        expect(second.text).toContain('第2页的内容');
        await harness.press('group', second.id, labelOf(second, '上一页'));
        await harness.settled();
        expect(only('group').text).toContain('第1页的内容');
      });

      it('takes a press that changes nothing', async () => {
        if (!abilities.buttons) return;
        await open(() =>
          reply({ blocks: [{ kind: 'line', text: '总是一样' }], buttons: [[{ label: '刷新', command: '/status', place: 'edit' }]] }),
        );
        await harness.say({ room: 'private', text: '/status' });
        await harness.settled();
        await harness.press('private', only('private').id, '刷新');
        await harness.settled();
        expect(only('private').text).toContain('总是一样');
      });

      it('answers below for a button that asks for something new, in the same topic', async () => {
        if (!abilities.buttons || !abilities.topics) return;
        await open((message) =>
          message.kind === 'press'
            ? say('这里是原文')
            : reply({ blocks: [{ kind: 'line', text: '列表' }], buttons: [[{ label: '原文 杭1', command: '/source 杭1', place: 'new' }]] }),
        );
        await harness.say({ room: 'topic', text: '/targets', mention: 'before' });
        await harness.settled();
        await harness.press('topic', only('topic').id, '原文 杭1', 3);
        await harness.settled();
        expect(received[1]).toMatchObject({ text: '/source 杭1', user: { id: harness.userId(3) }, editId: null });
        expect(harness.seen('topic').map(({ text, threadId }) => [text, threadId])).toEqual([
          [expect.stringContaining('列表'), harness.address('topic').threadId],
          [expect.stringContaining('这里是原文'), harness.address('topic').threadId],
        ]);
      });

      it('offers choices by number and takes a press as the choice', async () => {
        if (!abilities.buttons) return;
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
        await harness.say({ room: 'private', text: '目标' });
        await harness.settled();
        const asked = only('private');
        expect(asked.text).toContain('杭州市');
        expect(asked.buttons.filter((label) => /^[12]\b/u.test(label))).toHaveLength(2);
        await harness.press('private', asked.id, labelOf(asked, '2'));
        await harness.settled();
        expect(received[1]?.text).toBe('/targets 湖州');
      });

      it('does not let a refused press wipe out what others read', async () => {
        if (!abilities.buttons) return;
        await open((message) =>
          message.kind === 'press'
            ? reply({ blocks: [{ kind: 'line', text: '您没有权限' }], found: false })
            : reply({
                blocks: [{ kind: 'line', text: '三条变更' }],
                buttons: [[{ label: '更早', command: '/audit 第2页', place: 'edit' }]],
              }),
        );
        await harness.say({ room: 'group', text: '/audit', mention: 'before' });
        await harness.settled();
        await harness.press('group', only('group').id, '更早', 9);
        await harness.settled();
        expect(harness.seen('group').map(({ text }) => text)).toEqual([
          expect.stringContaining('三条变更'),
          expect.stringContaining('您没有权限'),
        ]);
      });

      it('knows its buttons after a restart, and says politely when it does not know one', async () => {
        if (!abilities.buttons) return;
        await open(paged);
        await harness.say({ room: 'private', text: '/targets 杭州' });
        await harness.settled();
        await harness.restart();
        const message = only('private');
        await harness.press('private', message.id, labelOf(message, '下一页'));
        await harness.settled();
        expect(only('private').text).toContain('第2页的内容');
        const before = received.length;
        const notice = await harness.pressUnknown('private');
        await harness.settled();
        const said = [notice ?? '', ...harness.seen('private').map(({ text }) => text)].join('\n');
        expect(said).toContain('过期');
        expect(received).toHaveLength(before);
      });
    });

    describe('pushing', () => {
      it('sends what nobody asked for, and the same key once', async () => {
        await open(() => null);
        const digest = say('周报 第 24 期');
        const first = await harness.push('group', digest, 'digest-24');
        expect(first.kind).toBe('sent');
        if (abilities.keyedPush) await harness.push('group', digest, 'digest-24');
        expect(only('group').text).toContain('周报 第 24 期');
      });

      it('says that a chat is gone', async () => {
        if (!abilities.gone) return;
        await open(() => null);
        await harness.removeBot('group');
        expect((await harness.push('group', say('周报'), 'digest-25')).kind).toBe('gone');
      });
    });

    it('tells its state and keeps secrets and messages out of the log', async () => {
      await open((message) => say(`机密回答 ${message.text}`));
      await harness.say({ room: 'private', text: '/find 机密提问' });
      await harness.settled();
      expect(harness.platform.state()).toMatchObject({ connection: 'connected', trouble: null, lastSeen: expect.any(String) });
      await harness.removeBot('private');
      await harness.say({ room: 'private', text: '/find 机密提问' });
      await harness.settled();
      await harness.restart();
      const log = harness.log.join('\n');
      expect(log).not.toBe('');
      for (const secret of [...harness.secrets, '机密']) expect(log).not.toContain(secret);
    });
  });
}

/** The button whose label begins with (or contains) these words. */
function labelOf(seen: Seen, words: string): string {
  const label = seen.buttons.find((text) => text.startsWith(words)) ?? seen.buttons.find((text) => text.includes(words));
  if (label === undefined) throw new Error(`no button ${words} in ${seen.buttons.join(' | ')}`);
  return label;
}
