import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Incoming } from '../../src/model/message.js';
import type { ChatAddress } from '../../src/model/subscription.js';
import type { PlatformHost, PlatformLog, Respond, Shelf, Spool } from '../../src/platforms/platform.js';

/** What a platform told its host, for tests to look at. */
export interface HostRecord {
  readonly moved: { from: ChatAddress; to: ChatAddress }[];
  readonly membership: { address: ChatAddress; member: boolean; title: string }[];
  /** Lines at info and above, as JSON. */
  readonly log: string[];
  /** Lines at debug. */
  readonly debug: string[];
}

/** A host on the folder `dir`; opening the same folder again finds what the last one left. */
export function openHost(dir: string, respond: Respond, now: () => Date = () => new Date()): { host: PlatformHost; record: HostRecord } {
  mkdirSync(dir, { recursive: true });
  const record: HostRecord = { moved: [], membership: [], log: [], debug: [] };
  const host: PlatformHost = {
    respond,
    inbox: openSpool<Incoming>(join(dir, 'inbox.jsonl')),
    buttons: openShelf(join(dir, 'buttons.jsonl'), now),
    now,
    log: logTo(record),
    onMoved: async (from, to) => void record.moved.push({ from, to }),
    onMembership: async (address, member, title) => void record.membership.push({ address, member, title }),
  };
  return { host, record };
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

function openSpool<T>(path: string): Spool<T> {
  const seen = new Set<string>();
  const waiting = new Map<string, T>();
  for (const line of linesOf<{ put?: T; id: string }>(path)) {
    seen.add(line.id);
    if (line.put === undefined) waiting.delete(line.id);
    else waiting.set(line.id, line.put);
  }
  return {
    async put(id, record) {
      if (seen.has(id)) return 'seen';
      seen.add(id);
      appendFileSync(path, `${JSON.stringify({ id, put: record })}\n`);
      waiting.set(id, record);
      return 'new';
    },
    pending: () => [...waiting].map(([id, record]) => ({ id, record })),
    async done(id) {
      appendFileSync(path, `${JSON.stringify({ id })}\n`);
      waiting.delete(id);
    },
  };
}

function openShelf<T>(path: string, now: () => Date): Shelf<T> {
  const values = new Map<string, { value: T; until: number }>();
  for (const { key, value, until } of linesOf<{ key: string; value: T; until: number }>(path)) values.set(key, { value, until });
  return {
    async set(key, value, ttlMs) {
      const until = now().getTime() + ttlMs;
      if (!values.has(key)) appendFileSync(path, `${JSON.stringify({ key, value, until })}\n`);
      values.set(key, { value, until });
    },
    get(key) {
      const entry = values.get(key);
      return entry && entry.until > now().getTime() ? entry.value : undefined;
    },
  };
}

const linesOf = <T>(path: string): T[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as T)
    : [];
