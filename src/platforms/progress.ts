import type { Incoming } from '../model/message.js';
import { type Reply, say } from '../render/reply.js';
import { WORKING } from './notes.js';
import type { SendOutcome, Shelf } from './platform.js';
import type { Timing } from './timing.js';

/** Work on a message whose person may be told that it takes longer. */
export interface Progress {
  /** Resolves when the note is shown; never for an answer that is quick. */
  readonly slow: Promise<void>;
  /** To be called when the answer is there. The id of the note, for the answer to replace; null when none was shown. */
  end(): Promise<string | null>;
}

export interface ProgressOptions {
  /** Notes by the id of the message they belong to, so that an answer repeated after a crash replaces the same one. */
  readonly notes: Shelf<string>;
  /** After so long the note is shown, in milliseconds. */
  readonly slowMs: number;
  readonly timing: Timing;
  readonly show: (message: Incoming, note: Reply) => Promise<SendOutcome>;
}

/** States of a note on the shelf besides its id: about to be sent, and not sent. */
const TRYING = '';
const NONE = '-';
/** How long a note is remembered: as long as a message may come again. */
const REMEMBERED_MS = 24 * 3_600_000;
const QUICK: Progress = { slow: new Promise(() => {}), end: async () => null };

/** What is shown while a message is worked on: files by name. */
function workingOn({ files }: Incoming): Reply {
  const names = files.map(({ name }) => name).filter((name) => name !== '');
  return say(files.length === 0 ? WORKING : names.length === 1 ? `正在读取“${names[0]}”…` : '正在读取文件…');
}

/**
 * Watches the work on messages and says when an answer takes longer, in a message that the answer then replaces.
 * A press needs no note: its message is there. A message taken up after a crash gets one only when it had one before, else its answer,
 * which may have gone out already, would stand there twice. A note that may not have arrived is not replaced.
 */
export function createProgress({ notes, slowMs, timing, show }: ProgressOptions) {
  const shown = async (message: Incoming): Promise<string | null> => {
    await notes.set(message.id, TRYING, REMEMBERED_MS);
    const outcome = await show(message, workingOn(message)).catch(() => null);
    const id = outcome?.kind === 'sent' ? outcome.messageId : null;
    // A note that is shown is replaced also when that cannot be written down.
    await notes.set(message.id, id ?? NONE, REMEMBERED_MS).catch(() => {});
    return id;
  };

  return (message: Incoming, again: boolean): Progress => {
    const before = again ? (notes.get(message.id) ?? NONE) : undefined;
    if (before === NONE || message.kind !== 'message' || !(message.addressed || /^[/／]/u.test(message.text))) return QUICK;
    if (before !== undefined && before !== TRYING) return { ...QUICK, end: async () => before };
    const over = new AbortController();
    let tell = (): void => {};
    const slow = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const waited = before === TRYING ? Promise.resolve() : timing.sleep(slowMs, over.signal);
    const note = waited.then(
      // No note is better than no answer: a shelf that cannot be written costs the note alone.
      () =>
        shown(message)
          .catch(() => null)
          .finally(tell),
      () => null,
    );
    // A disk that is closed or full under the note is the answer's concern, when it asks; a process must not end over it.
    note.catch(() => {});
    return {
      slow,
      end() {
        over.abort();
        return note;
      },
    };
  };
}

/** The answer as it replaces the note: also a refusal does, and files alone are announced in its place. */
export function replacing(reply: Reply): Reply {
  const worded = reply.title !== null || reply.blocks.length > 0;
  return { ...reply, found: true, blocks: worded ? reply.blocks : [{ kind: 'line', text: '做好了，请看下面的文件。' }] };
}
