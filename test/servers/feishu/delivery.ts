import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { PlatformEvent } from './events.js';

/** What the bot answered to one push: `code` as over the long connection (200, 500), `data` its return value. */
export interface Ack {
  readonly code: number;
  readonly data: unknown;
}

/** One event on its way. */
export interface Delivery {
  readonly event: PlatformEvent;
  attempts: number;
  ack: Ack | null;
  /** Resolves at the first ack with code 200, or with null when the platform gave up. */
  readonly settled: Promise<Ack | null>;
}

/** How one attempt is made; null = not answered in time. */
export type Attempt = (event: PlatformEvent) => Promise<Ack | null>;

/** Pushes an event until it is acknowledged: once, then again after each of `repushMs` (the platform: 15 s, 5 min, 1 h, 6 h). */
export const deliver = (event: PlatformEvent, attempt: Attempt, repushMs: readonly number[], timers: Set<NodeJS.Timeout>): Delivery => {
  let resolve: (ack: Ack | null) => void = () => {};
  const settled = new Promise<Ack | null>((settle) => {
    resolve = settle;
  });
  const delivery: Delivery = { event, attempts: 0, ack: null, settled };
  const run = async (waits: readonly number[]): Promise<void> => {
    delivery.attempts += 1;
    const ack = await attempt(event);
    if (ack !== null) delivery.ack = ack;
    const next = waits[0];
    if (ack?.code === 200 || next === undefined) return resolve(ack?.code === 200 ? ack : null);
    const timer = setTimeout(() => {
      timers.delete(timer);
      void run(waits.slice(1));
    }, next);
    timers.add(timer);
  };
  void run(repushMs);
  return delivery;
};

/** A webhook request: what is sent, and how it can be spoilt for the tests. */
export interface WebhookRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const encrypt = (key: string, text: string | Uint8Array): string => {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  return Buffer.concat([iv, cipher.update(typeof text === 'string' ? Buffer.from(text) : text), cipher.final()]).toString('base64');
};

export const signature = (timestamp: string, nonce: string, encryptKey: string, body: string): string =>
  createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex');

/** The request for one payload (bytes go as they are): encrypted and signed when there is a key, plain otherwise. `at` in milliseconds. */
export const webhookRequest = (payload: unknown, encryptKey: string | null, at: number): WebhookRequest => {
  const plain = payload instanceof Uint8Array ? payload : JSON.stringify(payload);
  if (encryptKey === null) return { body: plain.toString(), headers: { 'content-type': 'application/json; charset=utf-8' } };
  const body = JSON.stringify({ encrypt: encrypt(encryptKey, plain) });
  const timestamp = String(Math.floor(at / 1000));
  const nonce = randomBytes(8).toString('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature(timestamp, nonce, encryptKey, body),
    },
  };
};
