import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DeliveryRecord } from '../../../src/digest/outbox.js';
import { regionNames } from '../../../src/model/region.js';
import { chatKey, type Subscription } from '../../../src/model/subscription.js';
import { openStore } from '../../../src/store/open-store.js';
import { openShelf } from '../../../src/store/shelf.js';
import { indicatorOf } from '../../../src/tracking/indicator.js';
import { shippedPlans } from '../../commands/chat.js';
import { readVisible } from '../../platforms/feishu/seen.js';
import { refuse } from '../../servers/feishu/http.js';
import { FeishuServer } from '../../servers/feishu.js';
import { TelegramServer } from '../../servers/telegram.js';
import { compile } from '../../tools/compile.js';
import { DAY_MS, type Fate, HOUR_MS, makeChats, makeWeather, seeded, within } from './weather.js';

/** The bot as it is now, without types, since it starts often. */
const CODE = join('dist', 'year-under-test');
const NEEDED = ['src', 'commands', 'test/servers', 'test/digest/year/bot.ts', 'test/digest/year/clock.ts'];
const STEP_MS = 30 * 60_000;
/** At night nothing is due; what is sent late waits for the morning. */
const NIGHT_STEP_MS = 2 * 3_600_000;
/** New Year's Day 2024 in Shanghai: the shipped plans run, and within ten weeks come New Year and the Spring Festival with its make-up days. */
export const START = Date.parse('2023-12-31T16:00:00Z');
export const OWNERS = ['telegram:1', 'feishu:ou_admin'];
/** A platform's event is handled within so much real time, or overtaken by the year. */
const EVENT_MS = 3_000;
/** Figures that somebody reports in the course of the year. */
const REPORTS_EVERY_MS = 20 * DAY_MS;

/** A message that a chat got, with the true time and what the machine's clock showed then. */
export interface Arrival {
  readonly chat: string;
  readonly at: number;
  readonly wall: number;
  readonly text: string;
  readonly pictures: number;
}

/** What a simulated year left behind. */
export interface Year {
  readonly chats: readonly { readonly subscription: Subscription; readonly fate: Fate }[];
  /** Subscriptions as the store has them at the end. */
  readonly after: readonly Subscription[];
  readonly arrivals: readonly Arrival[];
  readonly record: (key: string) => DeliveryRecord | undefined;
  readonly counts: Readonly<Record<Count, number>>;
  readonly troubles: readonly string[];
  /** True time of the last tick. */
  readonly end: number;
}

type Count = 'boots' | 'kills' | 'cuts' | 'limited' | 'refused' | 'outages' | 'off' | 'skews' | 'removed' | 'back' | 'moved' | 'reports';

/**
 * Lives through `weeks` from 2026-01-01 on: the bot in a process of its own, on both platforms' test servers, with a tick each half hour;
 * killed, switched off and cut off, with a clock that jumps, chats that remove it and take it back, and groups that get another id.
 */
export async function liveYear(count: number, weeks: number, seed: number): Promise<Year> {
  const random = seeded(seed);
  const folder = await mkdtemp(join(tmpdir(), 'planbot-year-'));
  const counts: Record<Count, number> = {
    boots: 0,
    kills: 0,
    cuts: 0,
    limited: 0,
    refused: 0,
    outages: 0,
    off: 0,
    skews: 0,
    removed: 0,
    back: 0,
    moved: 0,
    reports: 0,
  };
  const end = START + weeks * 7 * DAY_MS;
  let at = START;
  let skew = 0;
  const trueNow = (): number => at;

  const plans = shippedPlans();
  const regions = [...new Set(plans.flatMap(({ parsed }) => regionNames(parsed.region)))];
  const scopes = [[], ...regions.map((region) => [region])].map((named) => ({ regions: named, plans: [], bodies: [] }));
  const weather = makeWeather(START, weeks, count, random);
  const chats = makeChats(count, START, weeks, scopes, random);
  await writeStore(
    folder,
    chats.map(({ subscription }) => subscription),
  );

  await compile(CODE, NEEDED);
  const telegram = new TelegramServer({ rates: true, now: trueNow });
  await telegram.listen();
  const feishu = await new FeishuServer({ now: trueNow, repushMs: [200, 400, 800], ackWithinMs: 1_000 }).listen();
  const ports = [telegram.root, feishu.url].map((url) => Number(new URL(url).port)) as [number, number];
  telegram.chats.add(1, 'private');
  for (const { subscription } of chats) {
    const { platform, chatId } = subscription.address;
    if (platform === 'telegram') telegram.chats.add(Number(chatId), 'group', subscription.title);
  }

  // ——— trouble with single sends
  let bot: ChildProcess | null = null;
  const kill = (): void => {
    counts.kills += 1;
    bot?.kill('SIGKILL');
  };
  const misfortune = (): 'kill' | 'cut' | 'limit' | 'refuse' | null => {
    const dice = random();
    if (dice < weather.kill) return 'kill';
    if (dice < weather.kill + weather.cut) return 'cut';
    if (dice < weather.kill + weather.cut + weather.refuse) return 'refuse';
    return within(weather.storms, at) && random() < 0.7 ? 'limit' : null;
  };
  const note = (what: ReturnType<typeof misfortune>): void => {
    if (what === 'kill') kill();
    if (what === 'cut') counts.cuts += 1;
    if (what === 'limit') counts.limited += 1;
    if (what === 'refuse') counts.refused += 1;
  };
  telegram.faults.always((method) => {
    if (method !== 'sendMessage' && method !== 'sendPhoto') return null;
    const what = misfortune();
    note(what);
    if (what === null) return null;
    if (what === 'limit') return { kind: 'too-many', retryAfterSeconds: Math.ceil(random() * 120) };
    if (what === 'refuse') return { kind: 'refuse' };
    return { kind: random() < 0.5 ? 'cut-before' : 'cut-after' };
  });
  feishu.faultRule = (call) => {
    if (call !== 'POST /open-apis/im/v1/messages') return null;
    const what = misfortune();
    note(what);
    if (what === null) return null;
    if (what === 'limit')
      return { kind: 'answer', answer: refuse(230020, 'rate', 400, { 'x-ogw-ratelimit-reset': String(Math.ceil(random() * 30)) }) };
    if (what === 'refuse') return { kind: 'answer', answer: refuse(230001, 'not allowed') };
    return { kind: 'cut', when: random() < 0.5 ? 'before' : 'after' };
  };

  // ——— the bot's process
  const troubles: string[] = [];
  let finished: (() => void) | null = null;
  async function boot(): Promise<void> {
    counts.boots += 1;
    const child = spawn(process.execPath, [join(CODE, 'test/digest/year/bot.js'), folder, OWNERS.join(','), telegram.root, feishu.url], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, TZ: 'Asia/Shanghai' },
    });
    bot = child;
    const ready = new Promise<void>((resolve) => {
      child.on('message', (message: { kind: string; at?: number; message?: string }) => {
        if (message.kind === 'time') at = Math.max(at, message.at ?? 0);
        if (message.kind === 'trouble') troubles.push(message.message ?? '');
        if (message.kind === 'ready') resolve();
        if (message.kind === 'done') finished?.();
      });
      child.once('exit', () => {
        resolve();
        finished?.();
      });
    });
    child.send({ at, skew });
    await ready;
    if (within(weather.outages, at)) return;
    for (let left = 200; left > 0 && feishu.sockets.open.size === 0 && child.exitCode === null && child.signalCode === null; left -= 1)
      await wait(10);
  }
  const alive = (): boolean => bot !== null && bot.exitCode === null && bot.signalCode === null;
  async function halt(): Promise<void> {
    if (bot === null || !alive()) return;
    const gone = once(bot, 'exit');
    bot.kill('SIGKILL');
    await gone;
  }
  async function tick(): Promise<void> {
    const child = bot;
    if (child === null || !alive()) return;
    const done = new Promise<void>((resolve) => {
      finished = resolve;
    });
    child.send({ at, skew }, () => undefined);
    await done;
    if (child.killed) await (alive() ? once(child, 'exit') : null);
  }

  // ——— what happens to chats
  async function heard(event: Promise<unknown>): Promise<void> {
    if (!alive()) return;
    await Promise.race([event, wait(EVENT_MS)]);
  }
  function membership({ address, title }: Subscription, member: boolean): Promise<unknown> {
    if (address.platform === 'feishu') {
      const type = member ? 'im.chat.member.bot.added_v1' : 'im.chat.member.bot.deleted_v1';
      return feishu.push(feishu.event(type, { chat_id: address.chatId, name: title }, at)).settled;
    }
    const status = member ? 'member' : 'kicked';
    const chat = { id: Number(address.chatId), type: 'group', title };
    const person = { id: 9, is_bot: false, first_name: '人' };
    const self = { user: telegram.bot, status };
    return telegram.updates.add({
      my_chat_member: { chat, from: person, date: Math.floor(at / 1000), old_chat_member: self, new_chat_member: self },
    }).acknowledged;
  }
  function setMember({ address }: Subscription, member: boolean): void {
    if (address.platform === 'telegram') telegram.chats.get(Number(address.chatId)).refuse = member ? null : 'kicked';
    else if (member) feishu.messages.closed.delete(address.chatId);
    else feishu.messages.closed.set(address.chatId, 230002);
  }
  const done = new Set<string>();
  const now = (name: string, time: number | null | undefined): boolean => {
    if (time === null || time === undefined || time > at || done.has(name)) return false;
    done.add(name);
    return true;
  };
  async function fates(): Promise<void> {
    for (const { subscription, fate } of chats) {
      const { id } = subscription;
      if (now(`${id} removed`, fate.removed?.at)) {
        counts.removed += 1;
        setMember(subscription, false);
        if (fate.removed?.told) await heard(membership(subscription, false));
      }
      if (now(`${id} back`, fate.removed?.back)) {
        counts.back += 1;
        setMember(subscription, true);
        await heard(membership(subscription, true));
      }
      if (fate.moved && now(`${id} moved`, fate.moved.at)) {
        counts.moved += 1;
        const from = Number(subscription.address.chatId);
        telegram.chats.add(fate.moved.to, 'supergroup', subscription.title);
        telegram.chats.get(from).migratedTo = fate.moved.to;
        const service = {
          message_id: telegram.chats.nextId(),
          date: Math.floor(at / 1000),
          chat: { id: from, type: 'group', title: subscription.title },
          from: { id: 9, is_bot: false, first_name: '人' },
          migrate_to_chat_id: fate.moved.to,
        };
        if (fate.moved.told) await heard(telegram.updates.add({ message: service }).acknowledged);
      }
    }
  }
  let reported = START;
  async function report(): Promise<void> {
    if (at < reported + REPORTS_EVERY_MS) return;
    reported = at;
    counts.reports += 1;
    const day = new Date(at).toISOString().slice(0, 10);
    const message = {
      message_id: telegram.chats.nextId(),
      date: Math.floor((at + skew) / 1000),
      chat: { id: 1, type: 'private' },
      from: { id: 1, is_bot: false, first_name: '管理员' },
      text: `/update 湖1 ${20 + counts.reports} ${day} 月报`,
    };
    await heard(telegram.updates.add({ message }).acknowledged);
  }

  // ——— what arrived
  const arrivals: Arrival[] = [];
  function harvest(): void {
    const ids = chats.flatMap(({ subscription: { address }, fate: { moved } }) =>
      address.platform === 'telegram' ? [Number(address.chatId), ...(moved && telegram.chats.has(moved.to) ? [moved.to] : [])] : [],
    );
    for (const id of [1, ...ids]) {
      for (const { at: sent, body, photo } of telegram.chats.get(id).messages.splice(0))
        arrivals.push({ chat: `telegram:${id}`, at: sent, wall: sent + skew, text: body.text, pictures: photo ? 1 : 0 });
    }
    for (const message of feishu.messages.sent()) {
      const pictures = message.content.includes('"tag":"chart"') ? 1 : 0;
      arrivals.push({
        chat: `feishu:${message.chatId}`,
        at: message.at,
        wall: message.at + skew,
        text: readVisible(message).text,
        pictures,
      });
      feishu.messages.all.delete(message.id);
    }
    telegram.calls.length = 0;
    feishu.calls.length = 0;
    feishu.deliveries.length = 0;
  }

  let online = true;
  let month = '';
  try {
    for (let step = START; step < end; step = stepAfter(step, at)) {
      at = step;
      if (within(weather.off, at)) {
        if (alive()) counts.off += 1;
        await halt();
        continue;
      }
      const wrong = weather.wrong.find((span) => within([span], at))?.skew ?? 0;
      if (wrong !== skew && wrong !== 0) counts.skews += 1;
      skew = wrong;
      const reachable = !within(weather.outages, at);
      if (reachable !== online) {
        online = reachable;
        if (!reachable) counts.outages += 1;
        await Promise.all(reachable ? [telegram.listen(ports[0]), feishu.listen(ports[1])] : [telegram.offline(), feishu.offline()]);
      }
      if (!alive()) await boot();
      if (online) {
        await fates();
        await report();
      }
      await tick();
      // What died is started again at once, as a service is; it may die again.
      while (!alive()) {
        await boot();
        await tick();
      }
      harvest();
      const reached = new Date(at).toISOString().slice(0, 7);
      if (reached !== month) console.info(`${reached}: ${arrivals.length} messages, ${Math.round(performance.now() / 1000)} s`);
      month = reached;
    }
    await halt();
    const store = await openStore({ folder, now: () => new Date(at), identify: indicatorOf });
    const after = store.view.subscriptions().map(({ subscription }) => subscription);
    await store.close();
    const shelf = await openShelf<DeliveryRecord>({ folder, name: 'outbox', now: () => new Date(at) });
    await shelf.close();
    return { chats, after, arrivals, record: shelf.get, counts, troubles, end: at };
  } finally {
    await halt();
    await Promise.all([telegram.close(), feishu.close()]).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

/** The next moment to look at: every half hour by day, seldom at night, and never before what the last tick came to. */
function stepAfter(step: number, at: number): number {
  const ofDay = (step - START) % DAY_MS;
  const next = step + (ofDay < 7 * HOUR_MS || ofDay >= 21 * HOUR_MS ? NIGHT_STEP_MS : STEP_MS);
  return at < next ? next : START + Math.ceil((at + 1 - START) / STEP_MS) * STEP_MS;
}

/** A store with the shipped plans and these subscriptions, in chats that an owner opened. */
async function writeStore(folder: string, subscriptions: readonly Subscription[]): Promise<void> {
  const store = await openStore({ folder, now: () => new Date(START - HOUR_MS), identify: indicatorOf, seed: async () => shippedPlans() });
  const draft = { by: 'system', chat: null, cause: null, note: null };
  await store.commitAll(
    subscriptions.map((subscription) => ({
      ...draft,
      op: { type: 'subscription.set', key: chatKey(subscription.address), subscription },
    })),
  );
  await store.close();
}
