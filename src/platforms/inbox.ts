import PQueue from 'p-queue';
import type { Incoming, IncomingFile } from '../model/message.js';
import { chatKey } from '../model/subscription.js';
import { type Reply, say } from '../render/reply.js';
import { type Delivery, deliver } from './deliver.js';
import { GIVEN_UP, NOT_DONE } from './notes.js';
import type { PlatformHost, PlatformState, SendOutcome } from './platform.js';
import { createProgress, replacing } from './progress.js';
import { createStopSwitch, systemTiming, type Timing, within } from './timing.js';

/** Bounds of an inbox. */
export interface InboxLimits {
  /** Messages answered at the same time, over all chats (sending not counted). */
  readonly concurrency: number;
  /** Messages of one chat that may wait; the rest is told to come back later. */
  readonly perChat: number;
  /** Messages of all chats that may wait; `accept` holds back above it, and so the platform. */
  readonly total: number;
  /** After so long a person is told that the answer is being worked on, in milliseconds. */
  readonly slowMs: number;
  /** After so long an answer is given up, in milliseconds. */
  readonly respondMs: number;
  /** The same for a message with files, which wait for each other to be read. */
  readonly readFilesMs: number;
  /** How long an answer that cannot be sent for now is kept trying, in milliseconds. */
  readonly patienceMs: number;
}

const DEFAULT_INBOX_LIMITS: InboxLimits = {
  concurrency: 8,
  perChat: 50,
  total: 2_000,
  slowMs: 2_000,
  respondMs: 120_000,
  readFilesMs: 660_000,
  patienceMs: 2 * 3_600_000,
};

/** What an inbox is made from; `Part` is one outgoing message in the platform's own form. */
export interface InboxOptions<Part> {
  readonly host: PlatformHost;
  readonly name: PlatformState['name'];
  /** The messages that show `reply` as the answer to `message`. */
  readonly encode: (reply: Reply, message: Incoming) => Promise<readonly Part[]>;
  /** Sends one of them; `index` is its place in the answer, from 0; -1 for the note that an answer takes longer. */
  readonly send: (part: Part, to: Incoming['address'], message: Incoming, index: number) => ReturnType<Delivery<Part>['send']>;
  readonly download: (file: IncomingFile) => Promise<Uint8Array>;
  /** Called when work on a message begins ("typing…"); what it returns is called when the answer is there. */
  readonly working?: (message: Incoming) => () => void;
  readonly limits?: Partial<InboxLimits>;
  readonly timing?: Timing;
}

/** Takes an answer out of the ordinary way (a Feishu card click answered in its own callback). True: taken, do not send. */
export type Claim = (reply: Reply | null) => boolean;

/** Accepted messages on their way to their answers. */
export interface Inbox {
  /**
   * Resolves when the message is on disk: only then may the platform be told. `seen` = accepted before, nothing happens.
   * Rejects when it could not be stored: the platform must not be told, so that it comes again.
   */
  accept(message: Incoming, claim?: Claim): Promise<'new' | 'seen'>;
  /** Takes up what the last run accepted and did not answer. Call once, before the first `accept`. */
  resume(): void;
  /** Messages accepted and not answered. */
  readonly size: number;
  /** Resolves when nothing is waiting. */
  idle(): Promise<void>;
  /** Finishes what was accepted; what is not done after `graceMs` stays on disk for the next start. */
  stop(graceMs: number): Promise<void>;
}

/** A message in its line; `again` when the last run had accepted it. */
interface Entry {
  readonly message: Incoming;
  readonly claim: Claim | undefined;
  readonly again: boolean;
  /** How often a run took it up that had not accepted it. */
  readonly takenUp: Promise<number>;
}

/** One chat's line: `tail` is its end, `waiting` its length. */
interface Line {
  tail: Promise<void>;
  waiting: number;
  skipped: { readonly message: Incoming; readonly stored: Promise<'new' | 'seen'> }[];
}

/** Starts at which a message may be taken up; a crash in between costs one. */
const TAKEN_UP_MAX = 5;
const NEVER = Promise.resolve(0);
/** Place of the note among the messages of an answer. */
const NOTE_INDEX = -1;
const NOT_SENT: SendOutcome = { kind: 'failed', reason: 'nothing to send', retryAfterMs: null };
const NOTHING = say('没有需要回答的内容。');
const tooMany = (count: number): Reply => say(`消息来得太多，有 ${count} 条没有处理。请稍后再发一次。`);

/**
 * The durable way of a message: de-duplicated and put on disk, one line a chat, answered and sent in order within the chat,
 * chats side by side up to a limit. A slow chat, or one that has to wait for the platform, holds up no other; a file that takes long to read
 * holds up nobody, its note keeps its place.
 */
export function createInbox<Part>(options: InboxOptions<Part>): Inbox {
  const { host, name, timing = systemTiming } = options;
  const limits = { ...DEFAULT_INBOX_LIMITS, ...options.limits };
  const workers = new PQueue({ concurrency: limits.concurrency });
  const lines = new Map<string, Line>();
  const running = new Set<Promise<void>>();
  const closing = createStopSwitch();
  const room: (() => void)[] = [];
  let size = 0;
  let admission: Promise<void> = Promise.resolve();

  const answer = async (message: Incoming): Promise<Reply | null> => {
    const done = options.working?.(message);
    const patience = message.files.length > 0 ? limits.readFilesMs : limits.respondMs;
    try {
      return await workers.add(() => within(host.respond(message, { download: options.download }), patience));
    } catch (error) {
      host.log.error({ platform: name, id: message.id, error: nameOf(error) }, 'no answer');
      return NOT_DONE;
    } finally {
      done?.();
    }
  };

  const sendReply = async (message: Incoming, reply: Reply): Promise<void> => {
    const outcome = await deliver(await options.encode(reply, message), message.address, {
      host,
      timing,
      signal: closing.signal,
      patienceMs: limits.patienceMs,
      send: (part, to, index) => options.send(part, to, message, index),
    });
    if (outcome.kind === 'sent') return;
    closing.signal.throwIfAborted();
    host.log.warn(
      { platform: name, id: message.id, outcome: outcome.kind, reason: 'reason' in outcome ? outcome.reason : null },
      'answer not delivered',
    );
  };

  /** The note that an answer takes longer; a single try, since the answer itself is on its way. */
  const showNote = async (message: Incoming, note: Reply): Promise<SendOutcome> => {
    const [part] = await options.encode(note, message);
    return part === undefined ? NOT_SENT : options.send(part, message.address, message, NOTE_INDEX);
  };

  const watch = host.notes && createProgress({ notes: host.notes, slowMs: limits.slowMs, timing, show: showNote });

  const work = async ({ message, claim, again, takenUp }: Entry, goOn: () => void): Promise<void> => {
    const progress = claim ? undefined : watch?.(message, again);
    if (message.files.length > 0) void progress?.slow.then(goOn);
    // What was taken up so often may be what ends the process: it is given up rather than tried at every start.
    const reply = (await takenUp) > TAKEN_UP_MAX ? GIVEN_UP : await answer(message);
    const note = (await progress?.end()) ?? null;
    closing.signal.throwIfAborted();
    if (note !== null) await sendReply({ ...message, editId: note }, replacing(reply ?? NOTHING));
    else if (!claim?.(reply) && reply !== null) await sendReply(message, reply);
    await host.inbox.done(message.id);
  };

  /** One note for all that did not fit into the line; they are done when it went out. */
  const apologise = async (line: Line): Promise<void> => {
    const skipped = line.skipped.splice(0);
    const fresh: Incoming[] = [];
    for (const { message, stored } of skipped) if ((await stored) === 'new') fresh.push(message);
    const meant = fresh.filter((message) => message.addressed || /^[/／]/u.test(message.text));
    const last = meant.at(-1);
    if (last) await sendReply(last, tooMany(meant.length));
    for (const message of fresh) await host.inbox.done(message.id);
  };

  const enter = (entry: Entry, stored: Promise<'new' | 'seen'>): void => {
    const { message } = entry;
    const key = chatKey(message.address);
    const line = lines.get(key) ?? { tail: Promise.resolve(), waiting: 0, skipped: [] };
    lines.set(key, line);
    const full = line.waiting >= limits.perChat;
    if (full && line.skipped.push({ message, stored }) > 1) return;
    line.waiting += 1;
    size += 1;
    const step = async (goOn: () => void): Promise<void> => {
      try {
        if (closing.signal.aborted) return;
        if (full) await apologise(line);
        else if ((await stored) === 'new') await work(entry, goOn);
      } catch (error) {
        if (!closing.signal.aborted)
          host.log.error({ platform: name, id: message.id, error: nameOf(error) }, 'message left for the next start');
      } finally {
        size -= 1;
        line.waiting -= 1;
        if (line.waiting === 0) lines.delete(key);
        room.shift()?.();
      }
    };
    line.tail = line.tail.then(() => {
      const held = new Promise<void>((goOn) => {
        const run = step(goOn).finally(() => {
          running.delete(run);
          goOn();
        });
        running.add(run);
      });
      return held;
    });
  };

  const noteTakenUp = (id: string): Promise<number> =>
    host.inbox.takenUp(id).catch((error: unknown) => {
      host.log.warn({ platform: name, id, error: nameOf(error) }, 'not noted that a message is taken up again');
      return 0;
    });

  const makeRoom = async (): Promise<void> => {
    while (size >= limits.total) await new Promise<void>((resolve) => room.push(resolve));
  };

  return {
    async accept(message, claim) {
      admission = admission.then(makeRoom);
      await admission;
      const stored = host.inbox.put(message.id, message);
      enter(
        { message, claim, again: false, takenUp: NEVER },
        stored.catch(() => 'seen'),
      );
      return stored;
    },
    resume() {
      for (const { record } of host.inbox.pending())
        if (record.address.platform === name)
          enter({ message: record, claim: undefined, again: true, takenUp: noteTakenUp(record.id) }, Promise.resolve('new'));
    },
    get size() {
      return size;
    },
    async idle() {
      while (lines.size > 0) {
        await Promise.all([...lines.values()].map((line) => line.tail));
        await Promise.all(running);
      }
    },
    async stop(graceMs) {
      const patience = new AbortController();
      await Promise.race([this.idle(), timing.sleep(graceMs, patience.signal).catch(() => {})]);
      patience.abort();
      closing.abort();
      await Promise.race([this.idle(), timing.sleep(LAST_MOMENT_MS).catch(() => {})]);
    },
  };
}

/** What a send that is already under way may still take after the grace. */
const LAST_MOMENT_MS = 1_000;

const nameOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? `${error.name} ${String(error.code)}` : error.name) : typeof error;
