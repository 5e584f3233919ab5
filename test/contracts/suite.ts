import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Incoming } from '../../src/model/message.js';
import type { Respond } from '../../src/platforms/platform.js';
import { type Reply, say } from '../../src/render/reply.js';
import type { Ability, PlatformHarness, Room, Seen } from './harness.js';

/** What the tests of one platform share. */
export interface Suite {
  /** The platform under test; a new one for each test. */
  readonly harness: () => PlatformHarness;
  /** Messages that `open` has received, oldest first. */
  readonly received: () => readonly Incoming[];
  /** Answers with what `answer` makes of a message, and keeps the message. */
  readonly open: (answer: (message: Incoming, tools: Parameters<Respond>[1]) => Reply | null | Promise<Reply | null>) => Promise<void>;
  /** The only message of the bot in a room. */
  readonly only: (room: Room) => Seen;
  /** `it` for a test that needs these abilities; listed as skipped where the platform lacks one. */
  readonly needing: (...abilities: readonly Ability[]) => typeof it;
  readonly lacks: (ability: Ability) => boolean;
}

/** Sets up a platform for each test of the describe block it is called in. */
export function createSuite(make: () => PlatformHarness): Suite {
  const { lacks } = make();
  let harness: PlatformHarness;
  let received: Incoming[] = [];
  beforeEach(() => {
    harness = make();
    received = [];
  });
  afterEach(() => harness.close());
  return {
    harness: () => harness,
    received: () => received,
    open: (answer) =>
      harness.open(async (message, tools) => {
        received.push(message);
        return answer(message, tools);
      }),
    only: (room) => {
      const seen = harness.seen(room);
      expect(seen).toHaveLength(1);
      return seen[0] as Seen;
    },
    needing: (...abilities) => it.skipIf(abilities.some((ability) => ability in lacks)) as typeof it,
    lacks: (ability) => ability in lacks,
  };
}

/** Answers with what was asked. */
export const echo = (message: Incoming): Reply => say(`收到：${message.text}`);

/** Text as it is read, whatever was broken into lines: no blanks, and no brackets, which mark words where there is no colour. */
export const tight = (text: string): string => text.replace(/[\s\u2060\u3000【】]/gu, '');

/** Everything a room shows, files read as text. */
export const allText = (seen: readonly Seen[]): string =>
  [...seen.map(({ text }) => text), ...seen.flatMap(({ files }) => files.map(({ bytes }) => new TextDecoder().decode(bytes)))].join('\n');

/** The button whose label begins with (or contains) these words. */
export function labelOf(seen: Seen, words: string): string {
  const label = seen.buttons.find((text) => text.startsWith(words)) ?? seen.buttons.find((text) => text.includes(words));
  if (label === undefined) throw new Error(`no button ${words} in ${seen.buttons.join(' | ')}`);
  return label;
}
