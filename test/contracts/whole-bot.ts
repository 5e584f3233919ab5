import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { Respond } from '../../src/platforms/platform.js';
import { type Block, plain, type Reply, type Text } from '../../src/render/reply.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { shippedPlans } from '../commands/chat.js';
import type { PlatformHarness, Room, Seen } from './platform.js';

/** Buttons pressed below one answer; more would be the same again. */
const BUTTONS = 6;

/** The whole bot with its shipped plans on a platform: every command is asked as in its examples, and the buttons of its answer are pressed. */
export function wholeBotContract(make: () => PlatformHarness): void {
  describe(`${make().name}: the whole bot`, () => {
    let harness: PlatformHarness;
    let replies: Reply[];
    let faults: unknown[];

    beforeEach(async () => {
      harness = make();
      replies = [];
      faults = [];
      await harness.open(await bot());
    });
    afterEach(() => harness.close());

    /** The dispatcher on the shipped plans; the first person is its owner. Keeps what it answers. */
    async function bot(): Promise<Respond> {
      const now = (): Date => new Date();
      const store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => shippedPlans() });
      const { config } = loadConfig({ PLANBOT_OWNERS: harness.userId(1) }, () => '');
      const records = async () => createMemoryShelf<never>({ now });
      const { respond } = createApp({ config, store, now, localOwners: [], onFault: (error) => faults.push(error), records });
      examples = new Map(commands.map(({ name, examples: of }) => [name, of(store.view)]));
      return async (message, tools) => {
        const reply = await respond(message, tools);
        if (reply) replies.push(reply);
        return reply;
      };
    }
    let examples = new Map<string, readonly string[]>();

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

    it.each(commands.map(({ name }) => name))('/%s', { timeout: 120_000 }, async (name) => {
      for (const example of examples.get(name) ?? []) {
        const came = await during('private', () => harness.say({ room: 'private', text: example }));
        expect(came.length, example).toBeGreaterThan(0);
        check(came, replies.at(-1));
        const last = came.at(-1);
        for (const label of new Set(last?.buttons.slice(0, BUTTONS))) {
          if (!last || !harness.abilities.buttons || /确认|撤销|取消/u.test(label)) continue;
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

    it('answers in a group however it is called, and keeps out of what is none of its business', async () => {
      if (!harness.abilities.groups) return;
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

const tight = (text: string): string => text.replace(/[\s\u2060\u3000]/gu, '');

/** What has to be readable of a reply wherever it is shown. */
function wordsOf(reply: Reply): string[] {
  const texts = [reply.title ?? '', ...reply.choices.map(({ label }) => label), ...reply.blocks.flatMap(wordsOfBlock)];
  return texts
    .map(plain)
    .flatMap((text) => text.split('\n'))
    .filter((text) => text.trim() !== '');
}

function wordsOfBlock(block: Block): Text[] {
  switch (block.kind) {
    case 'item':
      return [block.code ?? '', block.title, ...block.details, block.badge ?? ''];
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'quote':
      return [block.text];
    case 'table':
      return block.rows.flat();
    case 'line':
    case 'heading':
    case 'note':
      return [block.text];
    default:
      return [];
  }
}
