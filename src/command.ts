import type { Scheduler } from './digest/scheduler.js';
import type { Lookup } from './lookup/lookup.js';
import type { Role } from './model/access.js';
import type { Incoming, IncomingFile } from './model/message.js';
import type { OperationsState } from './model/operations.js';
import type { Button, Reply } from './render/reply.js';
import type { Store, StoreView } from './store/store.js';

/** Group of commands in /help and menus. */
export type CommandGroup = 'ask' | 'report' | 'manage' | 'operate';

/** One call of a command: who, where, when, and the words after the command. */
export interface Request {
  readonly message: Incoming;
  /** The command's own name as dispatched. */
  readonly command: string;
  /** Everything after the command, trimmed, page taken off, as typed. */
  readonly args: string;
  /** `args` split at blanks (half- and full-width). */
  readonly words: readonly string[];
  /** Page asked for, from 1. */
  readonly page: number;
  readonly now: Date;
  readonly timeZone: string;
  /** Strongest role of the person in this chat. */
  readonly role: Role;
  /** Region that this chat speaks about unless it names another, null when none is set. */
  readonly defaultRegion: string | null;
  /** Milliseconds between sending and now. */
  readonly ageMs: number;
  /** True when the person confirmed what the same command asked before (button or 确认). */
  readonly confirmed: boolean;
  readonly download: (file: IncomingFile) => Promise<Uint8Array>;
}

/** What a command may use. Set up once by main. */
export interface Services {
  readonly store: Store;
  readonly lookup: Lookup;
  readonly commands: readonly Command[];
  readonly timeZone: string;
  /** Waits for a yes: the person's 确认 (or the button) within ten minutes runs `command` again with `confirmed`. */
  readonly confirmations: Confirmations;
  /** Composes and sends digests; loaded when first asked for. */
  readonly digests: () => Promise<Scheduler>;
  /** How the bot itself is. */
  readonly operations: () => Promise<OperationsState>;
}

/** Open questions of a person in a chat that wait for 确认 or 取消; forgotten after ten minutes and at a restart (nothing is then taken as confirmed). */
export interface Confirmations {
  /** Remembers that `command` runs, with `confirmed`, when this person says yes; returns the buttons 确认 and 取消 for the reply. Only the newest question of a person in a chat is open. */
  ask(message: Incoming, command: string): readonly Button[];
}

/** A slash command: everything about it in one place. One file each in commands/, default export. */
export interface Command {
  /** Latin name for menus: a–z, 0–9, _. */
  readonly name: string;
  /** Equal Chinese name. */
  readonly chinese: string;
  /** Further names, not shown in menus. */
  readonly aliases: readonly string[];
  readonly group: CommandGroup;
  /** What follows the command, as /help prints it. */
  readonly usage: string;
  /** One Chinese line for menus and /help, at most 40 characters. */
  readonly summary: string;
  /** Least role that may call it. Narrower checks (which bodies, which regions) are the command's own. */
  readonly role: Role;
  /** True when it changes the store: late deliveries ask first. */
  readonly writes: boolean;
  /** Examples taken from the loaded plans, whole commands. */
  readonly examples: (view: StoreView) => readonly string[];
  readonly run: (request: Request, services: Services) => Promise<Reply>;
}
