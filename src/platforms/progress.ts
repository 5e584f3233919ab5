import type { Incoming } from '../model/message.js';
import { type Reply, say } from '../render/reply.js';
import type { SendOutcome } from './platform.js';
import type { Timing } from './timing.js';

/** Says that an answer takes longer, in a message that the answer then replaces. */
export interface Progress {
  /** Resolves when the note is shown; never for an answer that is quick. */
  readonly slow: Promise<void>;
  /** To be called when the answer is there. The id of the message to replace, null when none was shown. */
  end(): Promise<string | null>;
}

const QUICK: Progress = { slow: new Promise(() => {}), end: async () => null };

/** What is shown while a message is worked on: files by name. */
function workingOn({ files }: Incoming): Reply {
  const names = files.map(({ name }) => name).filter((name) => name !== '');
  return say(files.length === 0 ? '正在处理…' : names.length === 1 ? `正在读取“${names[0]}”…` : '正在读取文件…');
}

/**
 * Watches the work on a message and shows a note after `slowMs`. A press that replaces a message needs no note: the message is there, and the platform shows that it was pressed.
 * A note that could not be sent, or that may not have arrived, is not replaced; the answer then comes as a message of its own.
 */
export function watchProgress(message: Incoming, slowMs: number, timing: Timing, show: (reply: Reply) => Promise<SendOutcome>): Progress {
  if (message.kind !== 'message' || !(message.addressed || /^[/／]/u.test(message.text))) return QUICK;
  const over = new AbortController();
  let slow = (): void => {};
  const shown = timing.sleep(slowMs, over.signal).then(
    async () => {
      const outcome = await show(workingOn(message)).catch(() => null);
      slow();
      return outcome;
    },
    () => null,
  );
  return {
    slow: new Promise((resolve) => {
      slow = resolve;
    }),
    async end() {
      over.abort();
      const outcome = await shown;
      return outcome?.kind === 'sent' ? outcome.messageId : null;
    },
  };
}

/** The answer as it replaces the note: also a refusal does, and files alone are announced in its place. */
export function replacing(reply: Reply): Reply {
  const worded = reply.title !== null || reply.blocks.length > 0;
  return { ...reply, found: true, blocks: worded ? reply.blocks : [{ kind: 'line', text: '做好了，请看下面的文件。' }] };
}
