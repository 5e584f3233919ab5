import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { ChangeOp } from '../../src/model/change.js';
import type { Respond } from '../../src/platforms/platform.js';
import type { Reply } from '../../src/render/reply.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import type { Store } from '../../src/store/store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { shippedPlans } from '../commands/chat.js';
import type { PlatformHarness, Room, Saying, Seen } from './harness.js';
import { labelOf, tight } from './suite.js';
import { wordsOf } from './words-of.js';

/** Buttons pressed below one answer; more would be the same again. */
const BUTTONS = 6;
const MINUTE_MS = 60_000;

/** The whole bot with its shipped plans on a platform: every command as in its examples with the buttons of its answer, and the ways on from an answer. */
export function wholeBotContract(make: () => PlatformHarness): void {
  describe('the whole bot', () => {
    const { lacks } = make();
    let harness: PlatformHarness;
    let store: Store;
    let replies: Reply[];
    let faults: unknown[];
    let changes: number;

    beforeEach(async () => {
      harness = make();
      replies = [];
      faults = [];
      store = await openMemoryStore({ now: () => new Date(), identify: indicatorOf, seed: async () => shippedPlans() });
      // What /revoke and /unlink can take back.
      const [from, to] = store.view.indicators().map(({ id }) => id);
      const ops: ChangeOp[] = [
        { type: 'role.set', grant: { userId: 'telegram:7', role: 'reporter', regions: ['杭州市'], bodies: [] }, active: true },
        { type: 'indicator.link', from: from ?? '', to: to ?? '', linked: true },
      ];
      await store.commitAll(ops.map((op) => ({ op, by: 'system', chat: null, cause: null, note: null })));
      changes = store.view.lastChangeId();
      await harness.open(bot());
    });
    afterEach(() => harness.close());

    /** The dispatcher on the shipped plans, as after a start; the first person is its owner. Keeps what it answers. */
    function bot(): Respond {
      const now = (): Date => new Date();
      const { config } = loadConfig({ PLANBOT_OWNERS: harness.userId(1) }, () => '');
      const records = async () => createMemoryShelf<never>({ now });
      const { respond } = createApp({ config, store, now, localOwners: [], onFault: (error) => faults.push(error), records });
      return async (message, tools) => {
        const reply = await respond(message, tools);
        if (reply) replies.push(reply);
        return reply;
      };
    }

    /** What came in a room while `act` ran: new messages, and those that changed. */
    const during = async (room: Room, act: () => Promise<unknown>): Promise<readonly Seen[]> => {
      const before = new Map(harness.seen(room).map(({ id, edits }) => [id, edits]));
      await act();
      await harness.settled();
      return harness.seen(room).filter(({ id, edits }) => before.get(id) !== edits);
    };
    const check = (came: readonly Seen[], reply: Reply | undefined): void => {
      if (!reply) return;
      const shown = tight(came.map(({ text }) => text).join(''));
      for (const words of wordsOf(reply)) expect(shown).toContain(tight(words));
    };
    /** Says something in private and returns the last message that came. */
    const say = async (text: string, saying: Partial<Saying> = {}): Promise<Seen> => {
      const came = await during('private', () => harness.say({ room: 'private', text, ...saying }));
      const last = came.at(-1);
      if (!last) throw new Error(`no answer to ${text}`);
      return last;
    };
    /** Presses a button, or types what stands for it; returns the last message that came or changed. */
    const press = async (seen: Seen, words: string): Promise<Seen> => {
      const came = await during('private', () => harness.press('private', seen.id, labelOf(seen, words)));
      return came.at(-1) ?? seen;
    };
    /** Figures taken since the beginning: nothing else changes the store here. */
    const figures = (): number => store.view.lastChangeId() - changes;

    it('is asked every command: files, list and examples agree', () => {
      const files = readdirSync(new URL('../../commands/', import.meta.url)).filter((name) => /^[a-z-]+\.ts$/u.test(name));
      expect(files).toHaveLength(commands.length + 1);
      for (const { name, examples } of commands) expect(examples(store.view), name).not.toHaveLength(0);
    });

    it.each(commands.map(({ name }) => name))('/%s', { timeout: 120_000 }, async (name) => {
      for (const example of commands.find((one) => one.name === name)?.examples(store.view) ?? []) {
        const came = await during('private', () => harness.say({ room: 'private', text: example }));
        expect(came.length, example).toBeGreaterThan(0);
        check(came, replies.at(-1));
        const last = came.at(-1);
        for (const label of new Set(last?.buttons.slice(0, BUTTONS))) {
          if (!last || /确认|撤销|取消|^\/undo/u.test(label)) continue;
          const now = harness.seen('private').find(({ id }) => id === last.id);
          if (!now?.buttons.includes(label)) continue;
          const count = replies.length;
          const answered = await during('private', () => harness.press('private', last.id, label));
          expect(replies.length, `${example} [${label}]`).toBe(count + 1);
          if (answered.length > 0) check(answered, replies.at(-1));
        }
      }
      expect(faults).toEqual([]);
      expect(harness.log.filter((line) => line.includes('not delivered'))).toEqual([]);
    });

    it('takes a number as the choice, typed or pressed', async () => {
      const asked = await say('/export');
      const choices = replies.at(-1)?.choices ?? [];
      expect(choices.length).toBeGreaterThan(1);
      expect(asked.buttons.filter((label) => /^\d/u.test(label))).toHaveLength(choices.length);
      await say('2');
      const typed = replies.at(-1);
      await press(await say('/export'), '2');
      expect(typed?.files.map(({ name }) => name)).toEqual([expect.stringMatching(/\.ics$/u)]);
      expect(replies.at(-1)?.files.map(({ name }) => name)).toEqual(typed?.files.map(({ name }) => name));
      await say('99');
      expect(replies.at(-1)?.found).toBe(false);
    });

    it('turns pages: 下一页, 上一页, and by the button or what stands for it', async () => {
      const first = await say('/targets 杭州');
      const pages = replies.at(-1)?.page?.of ?? 0;
      expect(pages).toBeGreaterThan(2);
      await say('下一页');
      expect(replies.at(-1)?.page?.number).toBe(2);
      await say('上一页');
      expect(replies.at(-1)?.page?.number).toBe(1);
      await press(first, 'buttons' in lacks ? '/targets 杭州 第2页' : '下一页');
      expect(replies.at(-1)?.page?.number).toBe(2);
      await say(`/targets 杭州 第${pages + 1}页`);
      expect(replies.at(-1)?.found).toBe(false);
    });

    it('asks before it takes a doubtful figure; 确认 typed or pressed takes it, 取消 does not', async () => {
      const doubtful = '/update 杭1 999999 2024-06-30';
      await say(doubtful);
      expect(figures()).toBe(0);
      expect((await say('取消')).text).toContain('取消');
      expect((await say('确认')).text).toContain('没有等您确认');
      expect(figures()).toBe(0);
      await press(await say(doubtful), '确认');
      expect(figures()).toBe(1);
      await say('/update 杭1 888888888 2024-07-31');
      await say('确认');
      expect(figures()).toBe(2);
    });

    it('after a restart the ways on still work, and nothing counts as confirmed', async () => {
      const list = await say('/targets 杭州');
      const asked = await say('/update 杭1 999999 2024-06-30');
      await harness.restart(bot());
      expect((await press(asked, '确认')).text).toContain('没有等您确认');
      expect(figures()).toBe(0);
      await press(list, 'buttons' in lacks ? '/targets 杭州 第2页' : '下一页');
      expect(replies.at(-1)?.page?.number).toBe(2);
      const turned = harness.seen('private').find(({ id }) => id === list.id) ?? list;
      await press(turned, 'buttons' in lacks ? '/source' : '原文');
      expect(replies.at(-1)?.blocks.map(({ kind }) => kind)).toContain('quote');
      check(harness.seen('private'), replies.at(-1));
    });

    it.skipIf('late' in lacks)('says so when a message arrives late, and asks before a late figure', async () => {
      const sentAt = new Date(Date.now() - 6 * MINUTE_MS);
      expect((await say('/plans', { sentAt })).text).toContain('6 分钟前发的');
      expect((await say('/update 杭1 53 2024-06-30 月报', { sentAt })).text).toContain('还没有执行');
      expect(figures()).toBe(0);
      await say('确认');
      expect(figures()).toBe(1);
    });

    it.skipIf('groups' in lacks)('answers in a group however it is called, and keeps out of what is none of its business', async () => {
      await harness.say({ room: 'group', text: '/plans', mention: 'none' });
      await harness.say({ room: 'group', text: '/规划', mention: 'before' });
      await harness.say({ room: 'group', text: '／ＰＬＡＮＳ　', mention: 'before' });
      await harness.say({ room: 'group', text: '杭州有什么规划', mention: 'before' });
      await harness.settled();
      expect(harness.seen('group').length).toBeGreaterThanOrEqual(4);
      const came = await during('group', () => harness.say({ room: 'group', text: '中午一起吃饭吧', mention: 'none' }));
      expect([came, faults]).toEqual([[], []]);
    });
  });
}
