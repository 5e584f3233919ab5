import type { Incoming } from '../../src/model/message.js';
import type { ChatAddress } from '../../src/model/subscription.js';
import type { ChatEvent, PlatformHost, PlatformLog, Respond } from '../../src/platforms/platform.js';
import { openShelf } from '../../src/store/shelf.js';
import { openSpool } from '../../src/store/spool.js';

/** What a platform told its host, for tests to look at. */
export interface HostRecord {
  readonly chats: ChatEvent[];
  /** Lines at info and above, as JSON. */
  readonly log: string[];
  /** Lines at debug. */
  readonly debug: string[];
}

/** A host on the folder `dir`, with the real spool and shelf; opened again after `close`, it finds what the last one left. */
export async function openHost(
  dir: string,
  respond: Respond,
  now: () => Date = () => new Date(),
): Promise<{ host: PlatformHost; record: HostRecord; close: () => Promise<void> }> {
  const record: HostRecord = { chats: [], log: [], debug: [] };
  const inbox = await openSpool<Incoming>({ folder: dir, name: 'inbox', now });
  const buttons = await openShelf<{ command: string; place: 'edit' | 'new'; address: ChatAddress }>({ folder: dir, name: 'buttons', now });
  const notes = await openShelf<string>({ folder: dir, name: 'notes', now });
  const host: PlatformHost = {
    respond,
    inbox,
    buttons,
    notes,
    now,
    log: logTo(record),
    onChat: async (event) => void record.chats.push(event),
  };
  const close = async (): Promise<void> => {
    await Promise.all([inbox.close(), buttons.close(), notes.close()]);
  };
  return { host, record, close };
}

function logTo(record: HostRecord): PlatformLog {
  const write = (lines: string[], level: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push(JSON.stringify({ level, ...fields, message }));
  };
  return {
    debug: write(record.debug, 'debug'),
    info: write(record.log, 'info'),
    warn: write(record.log, 'warn'),
    error: write(record.log, 'error'),
  };
}
