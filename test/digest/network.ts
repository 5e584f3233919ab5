import type { ChatAddress } from '../../src/model/subscription.js';
import type { Platform, SendOutcome } from '../../src/platforms/platform.js';
import type { Reply } from '../../src/render/reply.js';
import { renderText } from '../../src/render/text.js';

const HOUR_MS = 3_600_000;
/** Feishu remembers a `uuid` for an hour. */
const UUID_MS = HOUR_MS;

/** A message that a chat got. */
export interface Arrival {
  readonly platform: string;
  readonly chatId: string;
  /** Cause of the message, without the number of its copy. */
  readonly key: string;
  /** Epoch milliseconds by the true clock and by the machine's. */
  readonly at: number;
  readonly machineAt: number;
  readonly text: string;
}

/** When the network or a platform is in trouble, in true epoch milliseconds. */
export interface Weather {
  readonly outages: readonly { readonly from: number; readonly until: number }[];
  readonly storms: readonly { readonly from: number; readonly until: number }[];
  /** Shares of sends at which the process dies before or after the message went out, or the answer is lost, or the message is refused for good. */
  readonly crash: number;
  readonly unclear: number;
  readonly refused: number;
}

/** The end of the process in the middle of a send: nothing that it does afterwards counts. */
export class Crash extends Error {}

/** Both platforms' servers: they outlive every crash of the bot. */
export class Network {
  readonly arrivals: Arrival[] = [];
  readonly counts = { sends: 0, crashes: 0, unclear: 0, limited: 0, down: 0, refused: 0, gone: 0, moved: 0, deduplicated: 0 };
  /** Chats that removed the bot, and the time from which. */
  readonly gone = new Map<string, number>();
  /** Groups that get another id: `to` from the time `at` on. */
  readonly moves = new Map<string, { readonly to: string; readonly at: number }>();
  readonly #uuids = new Map<string, { id: string; at: number }>();

  constructor(
    readonly weather: Weather,
    readonly random: () => number,
    readonly trueNow: () => number,
    readonly machineNow: () => number,
    readonly onMoved: (from: ChatAddress, to: string) => Promise<void>,
  ) {}

  /** One platform as one run of the bot sees it; `die` ends that run. */
  platform(name: 'telegram' | 'feishu', run: { readonly dead: boolean; die(): void }): Platform {
    const since = new Date(0).toISOString();
    return {
      name,
      idempotentMs: name === 'feishu' ? 50 * 60_000 : 0,
      start: async () => undefined,
      stop: async () => undefined,
      state: () => ({ name, connection: 'connected', since, lastSeen: null, trouble: null }),
      send: async (to, reply, key) => {
        await Promise.resolve();
        if (run.dead) throw new Crash();
        return this.#send(name, to, reply, key, run);
      },
    };
  }

  async #send(name: string, to: ChatAddress, reply: Reply, key: string, run: { die(): void }): Promise<SendOutcome> {
    const at = this.trueNow();
    const within = (spans: Weather['outages']): boolean => spans.some(({ from, until }) => from <= at && at < until);
    const { crash, unclear, refused, outages, storms } = this.weather;
    this.counts.sends += 1;
    const die = (): never => {
      this.counts.crashes += 1;
      run.die();
      throw new Crash();
    };
    if (this.random() < crash) die();
    const chat = `${name}:${to.chatId}`;
    if (within(outages)) {
      this.counts.down += 1;
      return { kind: 'failed', reason: 'network', retryAfterMs: 15_000 };
    }
    if (within(storms) && this.random() < 0.7) {
      this.counts.limited += 1;
      return { kind: 'failed', reason: '429', retryAfterMs: 1_000 * Math.ceil(this.random() * 120) };
    }
    const goneAt = this.gone.get(chat);
    if (goneAt !== undefined && goneAt <= at) {
      this.counts.gone += 1;
      return { kind: 'gone', reason: 'bot was kicked' };
    }
    const move = this.moves.get(chat);
    if (move && move.at <= at) {
      this.counts.moved += 1;
      await this.onMoved(to, move.to);
      return { kind: 'moved', to: move.to };
    }
    if (this.random() < refused) {
      this.counts.refused += 1;
      return { kind: 'failed', reason: 'refused', retryAfterMs: null };
    }
    const lost = this.random() < unclear;
    if (lost) this.counts.unclear += 1;
    if (lost && this.random() < 0.5) return { kind: 'unclear', reason: 'cut' };
    const messageId = this.#arrive(name, to, reply, key, at);
    if (this.random() < crash) die();
    return lost ? { kind: 'unclear', reason: 'cut' } : { kind: 'sent', messageId };
  }

  #arrive(platform: string, { chatId }: ChatAddress, reply: Reply, key: string, at: number): string {
    const uuid = `${chatId} ${key}`;
    const seen = this.#uuids.get(uuid);
    if (platform === 'feishu' && seen && at - seen.at < UUID_MS) {
      this.counts.deduplicated += 1;
      return seen.id;
    }
    const id = String(this.arrivals.length + 1);
    this.#uuids.set(uuid, { id, at });
    const text = renderText(reply, 1_000);
    this.arrivals.push({ platform, chatId, key: key.replace(/~\d+$/u, ''), at, machineAt: this.machineNow(), text });
    return id;
  }
}
