/** Why a call failed and what that means for the next step. `reason` holds code and message of the platform, never a token or what was sent. */
export type Fault = { readonly reason: string } & (
  | { readonly kind: 'rate' /** Who has to wait: all calls, or this chat. */; readonly of: 'app' | 'chat'; readonly afterMs: number }
  /** Not done for now, may be repeated. */
  | { readonly kind: 'retryable' }
  /** The request went out and no usable answer came back: it may have been done. */
  | { readonly kind: 'unclear' }
  /** The access token is refused: fetch another, once. */
  | { readonly kind: 'token' }
  /** Bot removed, chat dissolved, person out of reach. */
  | { readonly kind: 'gone' }
  /** The message to answer was recalled. */
  | { readonly kind: 'recalled' }
  /** The card to edit is older than 14 days, or not a card of ours. */
  | { readonly kind: 'too-old' }
  | { readonly kind: 'no-thread' }
  /** Too long, or a card that is not accepted: a simpler form may pass. */
  | { readonly kind: 'too-rich' }
  /** Refused by content check or data loss prevention. */
  | { readonly kind: 'censored' }
  /** Only the operator can help: quota, IP list, scopes, wrong secret. */
  | { readonly kind: 'fatal' }
  | { readonly kind: 'refused' }
);

/** An answer of the platform with code ≠ 0, or with an HTTP status that says no; made by the HTTP layer, safe to log. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  constructor(
    readonly code: number | null,
    message: string,
    readonly status: number,
    /** What `x-ogw-ratelimit-reset` says, in milliseconds. */
    readonly resetMs: number | null,
  ) {
    super(message);
  }
}

/** A call without an answer; `sent` false when the connection never came about. */
export class ConnectionTrouble extends Error {
  override readonly name = 'ConnectionTrouble';
  constructor(
    readonly code: string,
    readonly sent: boolean,
  ) {
    super(code);
  }
}

/** Codes of the platform's pages on message/create, reply, patch, image, file and general errors. */
const BY_CODE: ReadonlyMap<number, Fault['kind']> = new Map([
  [99991661, 'token'],
  [99991663, 'token'],
  [99991664, 'token'],
  [99991401, 'fatal'],
  [99991403, 'fatal'],
  [99991672, 'fatal'],
  [99991679, 'fatal'],
  [10003, 'fatal'],
  [10014, 'fatal'],
  [230027, 'fatal'],
  [230002, 'gone'],
  [230013, 'gone'],
  [232009, 'gone'],
  [230011, 'recalled'],
  [230031, 'too-old'],
  [230049, 'retryable'],
  [230071, 'no-thread'],
  [230025, 'too-rich'],
  [230099, 'too-rich'],
  [230022, 'censored'],
  [230028, 'censored'],
]);
/** The API's own limits, 99991400; 230020 and the older 11232, 11233 speak of one chat or message. */
const APP_RATE = 99991400;
const CHAT_RATES = new Set([230020, 11232, 11233]);
const RATE_WAIT_MS = 1_000;
const REASON_MAX_CHARS = 200;

/** Reads what a call threw. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ConnectionTrouble) return { kind: error.sent ? 'unclear' : 'retryable', reason: error.code };
  if (!(error instanceof ApiRefusal)) return { kind: 'unclear', reason: error instanceof Error ? error.name : typeof error };
  const { code, status, resetMs } = error;
  const reason = `${code ?? `HTTP ${status}`} ${error.message}`.slice(0, REASON_MAX_CHARS);
  if (code === APP_RATE || (code === null && status === 429)) return { kind: 'rate', of: 'app', afterMs: resetMs ?? RATE_WAIT_MS, reason };
  if (code !== null && CHAT_RATES.has(code)) return { kind: 'rate', of: 'chat', afterMs: resetMs ?? RATE_WAIT_MS, reason };
  const known = code === null ? undefined : BY_CODE.get(code);
  if (known !== undefined && known !== 'rate') return { kind: known, reason };
  return { kind: status >= 500 || code === null ? 'unclear' : 'refused', reason };
}
