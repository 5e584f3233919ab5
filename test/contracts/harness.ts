import type { Incoming } from '../../src/model/message.js';
import type { Platform, PlatformHost, Respond, SendOutcome } from '../../src/platforms/platform.js';
import type { Reply } from '../../src/render/reply.js';

/** A place where people talk to the bot. */
export type Room = 'private' | 'group' | 'topic';

/** What people see of one message of the bot, the same for every platform: markup read, entities decoded. */
export interface Seen {
  /** The platform's id of the message. */
  readonly id: string;
  /** All visible text, top to bottom, lines separated by \n. */
  readonly text: string;
  /** Labels of the buttons, top to bottom. */
  readonly buttons: readonly string[];
  readonly pictures: number;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** How often it was changed in place. */
  readonly edits: number;
  /** Where it stands: null outside topics. */
  readonly threadId: string | null;
  /** True when it would notify everyone in the group. */
  readonly mentionsAll: boolean;
}

/** How a message in a group calls the bot. */
export type Mention = 'none' | 'before' | 'command' | 'after' | 'reply';

/** What a person says. */
export interface Saying {
  readonly room: Room;
  readonly text: string;
  /** `1`, `2`, …; 1 when left out. */
  readonly person?: number;
  /** `before` = "@bot text", `command` = "/text@bot", `after` = "text @bot", `reply` = an answer to the bot's last message. */
  readonly mention?: Mention;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  /** Id of an earlier message with a file, which this one answers. */
  readonly answers?: string;
  /** How often the platform delivers it (1). */
  readonly deliveries?: number;
  /** Cut the delivery into pieces in the middle of characters, where the transport allows it. */
  readonly fragments?: boolean;
  readonly sentAt?: Date;
}

/** What a platform may be unable to do. */
export type Ability =
  | 'groups'
  | 'topics'
  /** Buttons that are pressed and change their message; elsewhere `press` types the command that stands for it. */
  | 'buttons'
  /** People can send files. */
  | 'files'
  /** A message is on disk before it is worked on, and a restart takes it up. */
  | 'durable'
  /** The platform may deliver a message more than once. */
  | 'repeats'
  /** People choose when a message was sent: it may arrive late. */
  | 'late'
  /** The same push key sent twice arrives once. */
  | 'keyed push'
  /** `send` can find out that the bot was removed. */
  | 'gone'
  | 'log';

/** A platform between a test server and a `respond` function. One per test: `open` begins with an empty server and an empty disk. */
export interface PlatformHarness {
  /** "telegram polling" */
  readonly name: string;
  /** What the platform cannot do, with the reason; tests that need it are listed as skipped. */
  readonly lacks: Readonly<Partial<Record<Ability, string>>>;
  /** Starts test server and platform; resolves when the platform receives. */
  open(respond: Respond): Promise<void>;
  /** Stops the platform and starts it again on the same disk; the test server goes on. With a new `respond` when given. */
  restart(respond?: Respond): Promise<void>;
  /** Stops everything. */
  close(): Promise<void>;
  /** Delivers a message and resolves when the test server has seen it acknowledged. Returns the platform's message id, null where there is none. */
  say(saying: Saying): Promise<string | null>;
  /** Presses the button with this label; resolves when acknowledged. Returns the notice shown to the presser, null when none. */
  press(room: Room, messageId: string, label: string, person?: number): Promise<string | null>;
  /** Presses a button whose id the bot never gave out. */
  pressUnknown(room: Room, person?: number): Promise<string | null>;
  /** Resolves when every accepted message is answered and every send has ended. */
  settled(): Promise<void>;
  /** The bot's messages in a room, oldest first. */
  seen(room: Room): readonly Seen[];
  push(room: Room, reply: Reply, key: string): Promise<SendOutcome>;
  /** Makes the room refuse the bot from now on. */
  removeBot(room: Room): Promise<void>;
  readonly platform: Platform;
  readonly host: PlatformHost;
  /** Everything the platform logged at info and above, as JSON lines. */
  readonly log: readonly string[];
  /** What must never be in a log line. */
  readonly secrets: readonly string[];
  /** `user.id` of a person as `Incoming` has it. */
  userId(person: number): string;
  /** Address that `Incoming` has for a room. */
  address(room: Room): Incoming['address'];
}
