import { LRUCache } from 'lru-cache';
import { UserError } from './errors.js';
import type { Incoming } from './model/message.js';
import { chatKey } from './model/subscription.js';
import type { Respond } from './platforms/platform.js';
import { wording } from './render/wording.js';

/** How many messages a minute one person and one chat may send; as many may come at once. 0 = no limit. */
export interface RateLimits {
  readonly perUser: number;
  readonly perChat: number;
}

/** What is left of an allowance. `shut`: it ran out, and nothing is answered until a third of it is back. */
export interface Bucket {
  readonly tokens: number;
  readonly at: number;
  readonly shut: boolean;
}

const MINUTE_MS = 60_000;
const REOPENS_AT = 1 / 3;
/** People and chats remembered; whoever was not seen for long has a full allowance anyway. */
const REMEMBERED = 20_000;

/** Takes one message at `now` (milliseconds) out of an allowance of `perMinute`; undefined = seen for the first time. */
export function take(
  bucket: Bucket | undefined,
  perMinute: number,
  now: number,
): { readonly bucket: Bucket; readonly verdict: 'pass' | 'tell' | 'silent' } {
  const passed = bucket ? Math.max(0, now - bucket.at) : 0;
  const tokens = bucket ? Math.min(perMinute, bucket.tokens + (passed * perMinute) / MINUTE_MS) : perMinute;
  const shut = bucket?.shut === true && tokens < Math.max(1, perMinute * REOPENS_AT);
  if (shut) return { bucket: { tokens, at: now, shut }, verdict: 'silent' };
  if (tokens < 1) return { bucket: { tokens, at: now, shut: true }, verdict: 'tell' };
  return { bucket: { tokens: tokens - 1, at: now, shut: false }, verdict: 'pass' };
}

/** `respond` behind a limit for each person and chat: too much is told once, politely, and then not answered until it calms down. What is not meant for the bot does not count. */
export function guardRates(respond: Respond, limits: RateLimits, now: () => Date): Respond {
  const buckets = new LRUCache<string, Bucket>({ max: REMEMBERED });
  const verdictFor = (key: string, perMinute: number): 'pass' | 'tell' | 'silent' => {
    if (perMinute === 0) return 'pass';
    const { bucket, verdict } = take(buckets.get(key), perMinute, now().getTime());
    buckets.set(key, bucket);
    return verdict;
  };
  return async (message, tools) => {
    if (!meant(message)) return respond(message, tools);
    const user = verdictFor(`user ${message.user.id}`, limits.perUser);
    // Who is stopped alone does not use up what the others in the chat may ask.
    const verdict = user === 'pass' ? verdictFor(`chat ${chatKey(message.address)}`, limits.perChat) : user;
    if (verdict === 'pass') return respond(message, tools);
    return verdict === 'tell' ? wording(new UserError('too-many-requests')) : null;
  };
}

const meant = ({ addressed, text }: Incoming): boolean => addressed || /^\s*[/／]/u.test(text);
