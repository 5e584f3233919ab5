import { neverConnected } from '../never-connected.js';

/** Why a call failed and what that means for the next step. `reason` never holds a token. */
export type Fault =
  /** Too many requests, server trouble, or no connection came about: nothing was done, may be repeated. `afterMs` null = as you like. */
  | { readonly kind: 'retryable'; readonly reason: string; readonly afterMs: number | null }
  /** The request went out and the answer did not come back: it may have been done. */
  | { readonly kind: 'unclear'; readonly reason: string }
  /** The chat cannot be reached: blocked, kicked, deleted. */
  | { readonly kind: 'blocked'; readonly reason: string }
  /** The group became a supergroup with this id. */
  | { readonly kind: 'migrated'; readonly reason: string; readonly to: string }
  /** An edit that changes nothing. */
  | { readonly kind: 'not-modified'; readonly reason: string }
  /** The message to edit, or the press to answer, is gone or too old. */
  | { readonly kind: 'too-old'; readonly reason: string }
  /** The topic does not exist (any more). */
  | { readonly kind: 'no-topic'; readonly reason: string }
  | { readonly kind: 'bad-entities'; readonly reason: string }
  /** Another process polls with this token, or a webhook is set. */
  | { readonly kind: 'conflict'; readonly reason: string }
  /** The token is wrong or was revoked. */
  | { readonly kind: 'fatal'; readonly reason: string }
  /** Anything else that Telegram does not accept: repeating is of no use. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Descriptions of 400 and 403, lower case, as the official server words them (tdlib/telegram-bot-api Client.cpp). */
const BY_DESCRIPTION: readonly (readonly [RegExp, 'blocked' | 'not-modified' | 'too-old' | 'no-topic' | 'bad-entities'])[] = [
  [
    /bot was (?:blocked|kicked)|user is deactivated|bot is not a member|chat not found|can't initiate conversation|need administrator rights in the channel/u,
    'blocked',
  ],
  [/message is not modified/u, 'not-modified'],
  [
    /message to edit not found|message can't be edited|message_id_invalid|no text in the message to edit|query is too old|query id is invalid/u,
    'too-old',
  ],
  [/message thread not found|topic_(?:closed|deleted)/u, 'no-topic'],
  [/can't parse entities/u, 'bad-entities'],
];

interface ApiResponse {
  readonly error_code: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

/** Reads what telegraf threw: its TelegramError by shape (telegraf is loaded late), otherwise an error of the connection. */
export function faultOf(error: unknown): Fault {
  const response = error instanceof Error && 'response' in error ? (error.response as ApiResponse) : null;
  return response && typeof response.error_code === 'number' ? apiFault(response) : connectionFault(error);
}

function apiFault({ error_code: code, description = '', parameters = {} }: ApiResponse): Fault {
  const reason = `${code} ${description}`.slice(0, 200);
  if (code === 429) return { kind: 'retryable', reason, afterMs: (parameters.retry_after ?? 1) * 1000 };
  if (code === 504) return { kind: 'unclear', reason };
  if (code >= 500) return { kind: 'retryable', reason, afterMs: null };
  if (code === 401 || code === 404) return { kind: 'fatal', reason };
  if (code === 409) return { kind: 'conflict', reason };
  if (parameters.migrate_to_chat_id !== undefined) return { kind: 'migrated', reason, to: String(parameters.migrate_to_chat_id) };
  const text = description.toLowerCase();
  const known = BY_DESCRIPTION.find(([pattern]) => pattern.test(text));
  return { kind: known ? known[1] : code === 403 ? 'blocked' : 'refused', reason };
}

function connectionFault(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : typeof error;
  return neverConnected(code) ? { kind: 'retryable', reason: code, afterMs: null } : { kind: 'unclear', reason: code };
}
