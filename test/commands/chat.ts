import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { ChangeOp } from '../../src/model/change.js';
import type { Incoming } from '../../src/model/message.js';
import { parsedPlanSchema } from '../../src/model/plan.js';
import type { Reply } from '../../src/render/reply.js';
import { renderText } from '../../src/render/text.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import type { PlanSource } from '../../src/store/plan-import.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import type { Store } from '../../src/store/store.js';
import { indicatorOf } from '../../src/tracking/indicator.js';

const PLANS = new URL('../../data/plans/', import.meta.url);

let plans: readonly PlanSource[] | null = null;

/** The shipped plans with their shipped parses; read once in a test file. */
export function shippedPlans(): readonly PlanSource[] {
  plans ??= readPlans();
  return plans;
}

function readPlans(): readonly PlanSource[] {
  const names = readdirSync(PLANS).filter((name) => name.endsWith('.txt'));
  return names.sort().map((fileName) => {
    const bytes = readFileSync(new URL(fileName, PLANS));
    const parsed = parsedPlanSchema.parse(JSON.parse(readFileSync(new URL(fileName.replace(/\.txt$/u, '.json'), PLANS), 'utf8')));
    return { fileName, sha256: createHash('sha256').update(bytes).digest('hex'), text: bytes.toString('utf8'), places: [], parsed };
  });
}

/** Where and as whom something is said. */
export interface Saying {
  readonly as?: string;
  readonly chat?: string;
  /** Milliseconds between sending and arrival. */
  readonly lateMs?: number;
  /** Files that come with the message. */
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** A conversation with the whole bot but its platforms: real store in memory, shipped plans, dispatcher, every command. */
export interface Chat {
  readonly store: Store;
  readonly faults: readonly unknown[];
  /** Moves the clock. */
  wait(ms: number): void;
  reply(text: string, saying?: Saying): Promise<Reply | null>;
  /** The reply as plain text without line wraps, "" for silence. */
  says(text: string, saying?: Saying): Promise<string>;
  /** Writes past the commands, as somebody else would have. */
  given(...ops: readonly ChangeOp[]): Promise<void>;
}

/** Columns at which no answer is wrapped. */
const WIDE = 10_000;

export const OWNER = 'telegram:1';
/** A group that an owner opened; every other chat is foreign. */
export const GROUP = 'telegram:-100';

export async function openChat(start = '2026-11-22T08:00:00Z'): Promise<Chat> {
  let clock = Date.parse(start);
  let messages = 0;
  const now = (): Date => new Date(clock);
  const faults: unknown[] = [];
  const store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => shippedPlans() });
  const { config } = loadConfig({ PLANBOT_OWNERS: OWNER }, () => '');
  const { respond } = createApp({
    config,
    store,
    now,
    localOwners: [],
    onFault: (error) => faults.push(error),
    records: async () => createMemoryShelf({ now }),
  });
  const given: Chat['given'] = async (...ops) => {
    await store.commitAll(ops.map((op) => ({ op, by: OWNER, chat: null, cause: null, note: null })));
  };
  const reply: Chat['reply'] = (text, { as = OWNER, chat = GROUP, lateMs = 0, files = [] } = {}) => {
    messages += 1;
    const chatId = chat.slice(chat.indexOf(':') + 1);
    const message: Incoming = {
      id: `m${messages}`,
      address: { platform: 'telegram', chatId, threadId: null },
      chatKind: chatId.startsWith('-') ? 'group' : 'private',
      chatTitle: '测试群',
      user: { id: as, name: as },
      kind: 'message',
      text,
      addressed: true,
      fields: {},
      files: files.map(({ name, bytes }, at) => ({ name, size: bytes.length, ref: String(at) })),
      sentAt: new Date(clock - lateMs).toISOString(),
      messageId: String(messages),
      editId: null,
    };
    return respond(message, { download: async (file) => files[Number(file.ref)]?.bytes ?? new Uint8Array() });
  };
  await given({ type: 'chat.allow', chat: GROUP, allowed: true });
  return {
    store,
    faults,
    wait: (ms) => {
      clock += ms;
    },
    reply,
    says: async (text, saying) => {
      const answer = await reply(text, saying);
      return answer ? renderText(answer, WIDE) : '';
    },
    given,
  };
}
