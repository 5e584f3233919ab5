import type { Incoming, IncomingFile } from '../model/message.js';
import type { ChatAddress } from '../model/subscription.js';
import type { Reply } from '../render/reply.js';

/** What became of a send. `unclear`: the request went out and the answer never came, so it may or may not have arrived. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'unclear'; readonly reason: string }
  /** The chat cannot be reached any more (bot removed, chat dissolved, user blocked the bot): do not retry. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** The group became another chat: send there from now on. */
  | { readonly kind: 'moved'; readonly to: string }
  /** Refused or failed after all retries. `retryAfterMs` null: do not retry. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs: number | null };

/** State of one platform's connection, in words for /status and as a code for metrics. */
export interface PlatformState {
  readonly name: 'console' | 'telegram' | 'feishu';
  readonly connection: 'starting' | 'connected' | 'reconnecting' | 'refused' | 'stopped';
  /** ISO instant since when. */
  readonly since: string;
  /** ISO instant of the last proof of life (message or real round trip), null when none yet. */
  readonly lastSeen: string | null;
  /** Reason of the last trouble, without secrets; null when none. */
  readonly trouble: string | null;
}

/** A chat platform. Everything it needs comes through its factory's options; it knows no command and no store. */
export interface Platform {
  readonly name: PlatformState['name'];
  /** How long the platform itself drops a second send of the same key, in milliseconds; 0 = it cannot tell. */
  readonly idempotentMs: number;
  /** Begins to receive; resolves at once, the connection is supervised in the background. */
  start(): Promise<void>;
  /** Stops receiving, finishes what was accepted, closes. */
  stop(): Promise<void>;
  /** Sends a message that nobody asked for (digest, alarm). `key` names the cause: the same key is delivered at most once where the platform can tell. */
  send(to: ChatAddress, reply: Reply, key: string): Promise<SendOutcome>;
  state(): PlatformState;
}

/** Answers one message; null means silence (a group message that is not for the bot). Never rejects. */
export type Respond = (
  message: Incoming,
  tools: { readonly download: (file: IncomingFile) => Promise<Uint8Array> },
) => Promise<Reply | null>;

/** A record that waits for its work, on disk. `put` resolves when it is durable; the same id within the retention is `seen`. */
export interface Spool<T> {
  put(id: string, record: T): Promise<'new' | 'seen'>;
  /** Records put and not yet done, in order of arrival; after a restart those of the last run. */
  pending(): readonly { readonly id: string; readonly record: T }[];
  done(id: string): Promise<void>;
  /** Notes for good that a later run takes the record up again; how often that was so far, this time included. */
  takenUp(id: string): Promise<number>;
}

/** Small values by key, on disk, forgotten after `ttlMs`. */
export interface Shelf<T> {
  set(key: string, value: T, ttlMs: number): Promise<void>;
  get(key: string): T | undefined;
}

/** Where a platform tells what happens; never message bodies, never secrets. */
export interface PlatformLog {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/**
 * What became of a chat. `at` is an ISO instant by the platform's clock, ours where only a refused send shows it.
 * `left`: the bot was removed, blocked, or the chat is gone; nothing arrives there until it is `joined` again.
 * `moved`: the group has another id from now on (Telegram: group → supergroup); `address` is the old one.
 */
export type ChatEvent =
  | { readonly kind: 'joined'; readonly address: ChatAddress; readonly title: string; readonly at: string }
  | { readonly kind: 'left'; readonly address: ChatAddress; readonly reason: string; readonly at: string }
  | { readonly kind: 'moved'; readonly address: ChatAddress; readonly to: ChatAddress; readonly at: string };

/** What every platform is given. */
export interface PlatformHost {
  readonly respond: Respond;
  /** Accepted messages that are not answered yet. */
  readonly inbox: Spool<Incoming>;
  /** Commands behind buttons, by opaque id. */
  readonly buttons: Shelf<{ readonly command: string; readonly place: 'edit' | 'new'; readonly address: ChatAddress }>;
  /** Notes that an answer takes longer, by message id; without this shelf none are shown. */
  readonly notes?: Shelf<string>;
  readonly now: () => Date;
  readonly log: PlatformLog;
  /**
   * Told of what became of a chat, possibly twice, late and out of order, as platforms deliver.
   * Resolves when it is durable; after a rejection the platform is asked to deliver again.
   */
  readonly onChat: (event: ChatEvent) => Promise<void>;
}
