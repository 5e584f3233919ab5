import type { ChatAddress } from '../model/subscription.js';
import type { PlatformHost, SendOutcome } from './platform.js';
import { steady, type Timing } from './timing.js';

/** How a reply's messages go out; `Part` is one message in the platform's own form. */
export interface Delivery<Part> {
  readonly host: Pick<PlatformHost, 'onChat' | 'now' | 'log'>;
  readonly timing: Timing;
  /** Sends one message. Called again with the same part when it failed for now or the chat moved. */
  readonly send: (part: Part, to: ChatAddress, index: number) => Promise<SendOutcome>;
  /** How long a message that fails for now is tried again, in milliseconds. */
  readonly patienceMs: number;
  /** Ends all waiting; what is not sent then stays unsent. */
  readonly signal: AbortSignal;
}

const MAX_MOVES = 3;

/**
 * Sends the messages of one reply in order, each once: what was sent is not sent again when a later one has to wait.
 * Follows a chat that moved, tells the host about a chat that is gone, and stops at the first message that cannot be sent.
 * The outcome is that of the whole: `unclear` also when only the first messages arrived.
 */
export async function deliver<Part>(parts: readonly Part[], address: ChatAddress, delivery: Delivery<Part>): Promise<SendOutcome> {
  const at = (): string => delivery.host.now().toISOString();
  let to = address;
  let whole: SendOutcome = { kind: 'failed', reason: 'nothing to send', retryAfterMs: null };
  for (const [index, part] of parts.entries()) {
    let outcome = await patiently(part, to, index, delivery);
    for (let moves = 0; outcome.kind === 'moved' && moves < MAX_MOVES; moves++) {
      const moved = { ...to, chatId: outcome.to };
      await delivery.host.onChat({ kind: 'moved', address: to, to: moved, at: at() });
      to = moved;
      outcome = await patiently(part, to, index, delivery);
    }
    if (outcome.kind === 'gone') await delivery.host.onChat({ kind: 'left', address: to, reason: outcome.reason, at: at() });
    if (outcome.kind !== 'sent' && outcome.kind !== 'unclear')
      return index === 0 ? outcome : { kind: 'unclear', reason: `part ${index + 1}: ${reasonOf(outcome)}` };
    if (index === 0 || (outcome.kind === 'unclear' && whole.kind === 'sent')) whole = outcome;
  }
  return whole;
}

/** Repeats one message while the platform says "later" and there is patience left. */
async function patiently<Part>(part: Part, to: ChatAddress, index: number, delivery: Delivery<Part>): Promise<SendOutcome> {
  const { timing, signal } = delivery;
  const clock = steady(timing.now);
  const until = clock() + delivery.patienceMs;
  for (;;) {
    const outcome = await delivery.send(part, to, index);
    if (outcome.kind !== 'failed' || outcome.retryAfterMs === null || clock() + outcome.retryAfterMs > until) return outcome;
    await timing.sleep(Math.max(outcome.retryAfterMs, MIN_WAIT_MS), signal);
  }
}

const MIN_WAIT_MS = 100;

const reasonOf = (outcome: SendOutcome): string => ('reason' in outcome ? outcome.reason : outcome.kind);
