import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChatEvents, type LastHeard } from '../../src/platforms/chat-events.js';
import type { ChatEvent } from '../../src/platforms/platform.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import { incoming } from '../incoming.js';

const address = { platform: 'feishu', chatId: 'oc_1', threadId: null } as const;
const at = (second: number): string => new Date(second * 1000).toISOString();
const joined = (second: number): ChatEvent => ({ kind: 'joined', address, title: '专班', at: at(second) });
const left = (second: number): ChatEvent => ({ kind: 'left', address, reason: 'kicked', at: at(second) });

function open(tell?: (event: ChatEvent) => Promise<void>) {
  const told: ChatEvent[] = [];
  const events = createChatEvents(createMemoryShelf<LastHeard>({ now: () => new Date(0) }), async (event) => {
    await tell?.(event);
    told.push(event);
  });
  return { ...events, told };
}

const message = (second: number, threadId: string | null = null) =>
  incoming({ address: { ...address, threadId }, chatTitle: '专班', sentAt: at(second) });

describe('events of chats', () => {
  it('passes an event on once, however often it comes', async () => {
    const { onChat, told } = open();
    for (const event of [joined(1), joined(1), left(2), left(2), left(3), joined(4)]) await onChat(event);
    expect(told).toEqual([joined(1), left(2), joined(4)]);
  });

  it('ends in the state of the newest event, in whatever order they come and however often', async () => {
    const history = fc
      .array(fc.boolean(), { minLength: 1, maxLength: 8 })
      .map((kinds) => kinds.map((into, n) => (into ? joined(n) : left(n))));
    const arrivals = history.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length })),
    );
    await fc.assert(
      fc.asyncProperty(arrivals, async ([events, arrived]) => {
        const { onChat, told } = open();
        for (const event of arrived) await onChat(event);
        expect(told.at(-1)?.kind).toBe(events.at(-1)?.kind);
      }),
    );
  });

  it('takes an event again that could not be stored', async () => {
    let full = true;
    const { onChat, told } = open(async () => {
      if (full) throw new Error('disk full');
    });
    await expect(onChat(left(1))).rejects.toThrow('disk full');
    full = false;
    await onChat(left(1));
    expect(told).toEqual([left(1)]);
  });

  it('a message from a chat that was left means being back; an older one, or one from any other chat, means nothing', async () => {
    const { onChat, heard, told } = open();
    await heard(message(1));
    await onChat(left(5));
    await heard(message(4));
    expect(told).toEqual([left(5)]);
    await heard(message(6, 'omt_1'));
    await heard(message(7));
    expect(told).toEqual([left(5), joined(6)]);
  });

  it('passes on every move: what it does is done once by its cause', async () => {
    const { onChat, told } = open();
    const moved: ChatEvent = { kind: 'moved', address, to: { ...address, chatId: 'oc_2' }, at: at(1) };
    await onChat(moved);
    await onChat(moved);
    expect(told).toEqual([moved, moved]);
  });
});
