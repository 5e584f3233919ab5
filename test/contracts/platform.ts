import { describe, it } from 'vitest';
import { buttonsContract } from './buttons.js';
import type { PlatformHarness } from './harness.js';
import { pushingContract } from './pushing.js';
import { receivingContract } from './receiving.js';
import { showingContract } from './showing.js';
import { wholeBotContract } from './whole-bot.js';

export type * from './harness.js';

/** Everything a platform owes to the rest of planbot, and every command with its buttons on it. `make` is called once per test. */
export function platformContract(make: () => PlatformHarness): void {
  messagingContract(make);
  describe(make().name, () => wholeBotContract(make));
}

/** What a platform owes to the rest of planbot, whatever the bot says. */
export function messagingContract(make: () => PlatformHarness): void {
  const { name, lacks } = make();
  describe(name, () => {
    for (const [ability, reason] of Object.entries(lacks)) it.skip(`lacks ${ability}: ${reason}`, () => {});
    receivingContract(make);
    showingContract(make);
    buttonsContract(make);
    pushingContract(make);
  });
}
