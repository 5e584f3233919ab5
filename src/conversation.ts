import { randomBytes } from 'node:crypto';
import type { Confirmations } from './command.js';
import type { Reading } from './lookup/question.js';
import type { Incoming } from './model/message.js';
import type { Button, Choice, Reply } from './render/reply.js';

/** How long an answer can be followed up, and a question waits for 确认. */
const FOLLOW_UP_MS = 10 * 60_000;
const MAX_CONVERSATIONS = 10_000;

/** What the bot remembers of its last answer to one person in one chat (thread). */
export interface Turn {
  readonly choices: readonly Choice[];
  /** Short codes of the rows shown, in order. */
  readonly codes: readonly string[];
  readonly page: Reply['page'];
  readonly reading: Reading | null;
  /** The turn whose choices or rows this one was picked from; absent when it was picked from none. */
  readonly list?: Omit<Turn, 'list'>;
}

const NOTHING: Turn = { choices: [], codes: [], page: null, reading: null };

/** A command that waits for a yes; `token` ties a button to this question and no later one. */
interface Pending {
  readonly command: string;
  readonly token: string;
}

/** Last answers and open questions by chat, thread and person. In memory only: after a restart nothing counts as confirmed. */
export class Conversations implements Confirmations {
  readonly #turns = new Map<string, Turn & { readonly at: number }>();
  readonly #pending = new Map<string, Pending & { readonly at: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** The last turn, empty when it is older than ten minutes. */
  last(message: Incoming): Turn {
    return this.#fresh(this.#turns, message) ?? NOTHING;
  }

  remember(message: Incoming, turn: Turn): void {
    this.#put(this.#turns, message, turn);
  }

  ask(message: Incoming, command: string): readonly Button[] {
    const token = randomBytes(4).toString('hex');
    this.#put(this.#pending, message, { command, token });
    return [
      { label: '确认', command: `确认 ${token}`, place: 'edit', style: 'primary' },
      { label: '取消', command: `取消 ${token}`, place: 'edit' },
    ];
  }

  /** Takes the open question of this person; null when there is none, it expired, or the token is of an older one. */
  take(message: Incoming, token: string | null): string | null {
    const pending = this.#fresh(this.#pending, message);
    if (!pending || (token !== null && token !== pending.token)) return null;
    this.#pending.delete(keyOf(message));
    return pending.command;
  }

  #fresh<T extends { readonly at: number }>(map: Map<string, T>, message: Incoming): T | undefined {
    const entry = map.get(keyOf(message));
    return entry && this.#now().getTime() - entry.at <= FOLLOW_UP_MS ? entry : undefined;
  }

  #put<T extends object>(map: Map<string, T & { readonly at: number }>, message: Incoming, value: T): void {
    const key = keyOf(message);
    map.delete(key);
    map.set(key, { ...value, at: this.#now().getTime() });
    if (map.size > MAX_CONVERSATIONS) for (const oldest of map.keys()) return void map.delete(oldest);
  }
}

function keyOf(message: Incoming): string {
  const { platform, chatId, threadId } = message.address;
  return `${platform}\u0000${chatId}\u0000${threadId ?? ''}\u0000${message.user.id}`;
}
