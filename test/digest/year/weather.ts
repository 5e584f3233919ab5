import type { Subscription } from '../../../src/model/subscription.js';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Random numbers that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A stretch of true time, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export const within = (spans: readonly Span[], at: number): boolean => spans.some(({ from, until }) => from <= at && at < until);

/** What goes wrong in a year, and when. */
export interface Weather {
  /** The platforms cannot be reached: connections are refused. */
  readonly outages: readonly Span[];
  /** Seven of ten sends are refused for too many requests. */
  readonly storms: readonly Span[];
  /** The machine is off. */
  readonly off: readonly Span[];
  /** The machine's clock is wrong by `skew` milliseconds. */
  readonly wrong: readonly (Span & { readonly skew: number })[];
  /** Shares of sends at which the process is killed, the connection is cut, or the message is refused for good. */
  readonly kill: number;
  readonly cut: number;
  readonly refuse: number;
}

/** The weather of `weeks` from `start` on. Longer stretches and more of them the longer it is; kills do not grow with the chats. */
export function makeWeather(start: number, weeks: number, chats: number, random: () => number): Weather {
  const share = weeks / 52;
  /** At a digest's hour on some working day, where it hurts; the others anywhere. */
  const spans = (many: number, ms: number): Span[] =>
    Array.from({ length: Math.max(1, Math.round(many * share)) }, (_, index) => {
      const day = Math.floor(random() * (weeks * 7 - 12));
      const from = start + day * DAY_MS + (index % 2 === 0 ? 8.5 * HOUR_MS + random() * HOUR_MS : random() * DAY_MS);
      return { from, until: from + ms };
    });
  return {
    outages: [...spans(12, HOUR_MS), ...spans(4, DAY_MS)],
    storms: spans(20, 2 * HOUR_MS),
    off: [...spans(4, DAY_MS), ...spans(2, 9 * DAY_MS)],
    wrong: [3, -2, 26, -26, 0.5, -50].flatMap((hours) => spans(2, 2 * HOUR_MS).map((span) => ({ ...span, skew: hours * HOUR_MS }))),
    kill: 1 / (chats * 1.5),
    cut: 0.01,
    refuse: 0.001,
  };
}

/** What happens to one chat. */
export interface Fate {
  /** The bot is removed at this time; `told` whether the platform's event arrives, and `back` when it is taken in again. */
  readonly removed?: { readonly at: number; readonly told: boolean; readonly back: number | null };
  /** A Telegram group becomes a supergroup with this id. */
  readonly moved?: { readonly at: number; readonly to: number; readonly told: boolean };
}

/** Subscriptions of every kind with what happens to their chats, the same for the same random numbers. */
export function makeChats(
  count: number,
  start: number,
  weeks: number,
  scopes: readonly Pick<Subscription, 'regions' | 'plans' | 'bodies'>[],
  random: () => number,
): { readonly subscription: Subscription; readonly fate: Fate }[] {
  const pick = <T>(...choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  // Whoever takes the bot in again in the last days gets the late digest behind the end; he stays away instead.
  const inTime = (back: number | null): number | null => (back !== null && back < start + (weeks * 7 - 5) * DAY_MS ? back : null);
  const sometime = (): number => start + random() * (weeks * 7 - 20) * DAY_MS;
  return Array.from({ length: count }, (_, index) => {
    const cadence = pick('weekly', 'weekly', 'weekly', 'biweekly', 'monthly', 'last-working-day');
    const platform = index % 2 === 0 ? 'telegram' : 'feishu';
    const subscription: Subscription = {
      id: `${String(index).padStart(8, '0')}-sub`,
      address: { platform, chatId: platform === 'telegram' ? `-${5000 + index}` : `oc_${index}`, threadId: null },
      title: `群 ${index}`,
      cadence,
      day: cadence === 'monthly' ? 1 + Math.floor(random() * 28) : 1 + Math.floor(random() * 7),
      time: pick('09:00', '09:00', '08:30', '17:30'),
      timeZone: 'Asia/Shanghai',
      ...pick(...scopes),
      quiet: index % 20 === 7 || index % 20 === 18,
      remindDays: [],
      paused: null,
      since: new Date(start).toISOString(),
    };
    const at = sometime();
    const fate: Fate =
      index % 10 === 3 || index % 20 === 4
        ? { removed: { at, told: random() < 0.5, back: inTime(random() < 0.6 ? at + (5 + random() * 40) * DAY_MS : null) } }
        : index % 10 === 6
          ? { moved: { at, to: -1_000_000_000_000 - index, told: random() < 0.5 } }
          : {};
    return { subscription, fate };
  });
}
