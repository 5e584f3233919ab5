import { createDecipheriv, createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { type HttpFront, sameSecret, type WebhookAnswer, type WebhookRoute } from '../http-front.js';
import { WEBHOOK_FRESH_MS, WEBHOOK_MAX_BYTES } from './limits.js';

/** How Feishu reaches planbot when the long connection is not used. */
export interface FeishuWebhook {
  readonly front: HttpFront;
  /** Path on the front, "/feishu". */
  readonly path: string;
  /** "Verification Token" of the console, in every event. */
  readonly verificationToken: string;
  /** "Encrypt Key" of the console; null = events come in the clear, guarded by the token alone. */
  readonly encryptKey: string | null;
}

type Payload = Readonly<Record<string, unknown>>;

const REFUSED: WebhookAnswer = { status: 401 };
/** Signatures remembered against replay; more calls than this within five minutes do not come. */
const SIGNATURES_REMEMBERED = 20_000;

/**
 * The route for Feishu's calls, in place of the SDK's adapters (they answer a wrong signature with 200, compare no token and end
 * the process on a body that cannot be decrypted). The signature is over the raw bytes; stale, replayed and unsigned calls get 401,
 * as does a wrong or missing token. `invoke` gets the verified event; what it returns is the answer.
 */
export function webhookRoute(
  webhook: Pick<FeishuWebhook, 'verificationToken' | 'encryptKey'>,
  invoke: (payload: Payload) => Promise<unknown>,
  now: () => number,
): WebhookRoute {
  const { encryptKey, verificationToken } = webhook;
  const seen = new LRUCache<string, true>({ max: SIGNATURES_REMEMBERED, ttl: 2 * WEBHOOK_FRESH_MS });
  return {
    maxBodyBytes: WEBHOOK_MAX_BYTES,
    async handle({ headers, body }) {
      const outer = parse(body);
      const payload = outer === null || encryptKey === null ? outer : decrypt(outer['encrypt'], encryptKey);
      if (payload === null || !sameSecret(tokenOf(payload), verificationToken)) return REFUSED;
      // The console's check of the address may come without a signature; who can encrypt it knows the key.
      if (payload['type'] === 'url_verification') return { status: 200, json: { challenge: payload['challenge'] } };
      const signature = encryptKey === null ? null : freshSignature(headers, body, encryptKey, now());
      if (encryptKey !== null && (signature === null || seen.has(signature))) return REFUSED;
      if (!hasTypes(payload)) return { status: 400 };
      if (signature !== null) seen.set(signature, true);
      try {
        return { status: 200, json: (await invoke(payload)) ?? {} };
      } catch (error) {
        // Not stored: the platform may bring the very same call again.
        if (signature !== null) seen.delete(signature);
        throw error;
      }
    },
  };
}

function parse(body: Buffer): Payload | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : null;
  } catch {
    return null;
  }
}

/** base64(iv ‖ AES-256-CBC) with SHA-256 of the key; null for anything that does not open. */
function decrypt(encrypted: unknown, encryptKey: string): Payload | null {
  if (typeof encrypted !== 'string') return null;
  try {
    const bytes = Buffer.from(encrypted, 'base64');
    const decipher = createDecipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), bytes.subarray(0, 16));
    return parse(Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]));
  } catch {
    return null;
  }
}

/** Schema 2.0 has the token in the header, 1.0 and the address check have it at the top. */
function tokenOf(payload: Payload): string | undefined {
  const header = (payload['header'] ?? {}) as Payload;
  const token = header['token'] ?? payload['token'];
  return typeof token === 'string' ? token : undefined;
}

/** Whether what the SDK looks for the type of an event in is text, in either schema: it makes text of anything, and some things throw at that. */
function hasTypes(payload: Payload): boolean {
  const inner = 'schema' in payload ? payload['header'] : payload['event'];
  if (typeof inner !== 'object' || inner === null) return false;
  const type = 'schema' in payload ? (inner as Payload)['event_type'] : (inner as Payload)['type'];
  return typeof type === 'string';
}

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

/** The signature when it is right and fresh, null otherwise; a missing one is a wrong one. */
function freshSignature(headers: IncomingHttpHeaders, body: Buffer, encryptKey: string, now: number): string | null {
  const timestamp = one(headers['x-lark-request-timestamp']);
  const nonce = one(headers['x-lark-request-nonce']);
  const given = one(headers['x-lark-signature']);
  const expected = createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest('hex');
  if (!sameSecret(given, expected)) return null;
  return Math.abs(now - Number(timestamp) * 1000) <= WEBHOOK_FRESH_MS ? given : null;
}
