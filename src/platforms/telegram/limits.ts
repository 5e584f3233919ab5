import type { RateRule } from '../rate-limit.js';

/** Characters of a message and of a caption, counted after the markup is read. Counted here in UTF-16 units, which is never less. */
export const TEXT_MAX = 4096;
export const CAPTION_MAX = 1024;
/** Formatting entities of one message; the server drops what is above. */
export const ENTITIES_MAX = 100;
export const PHOTO_MAX_BYTES = 10 * 1024 * 1024;
export const DOCUMENT_MAX_BYTES = 50 * 1024 * 1024;
/** getFile serves no larger ones. */
export const DOWNLOAD_MAX_BYTES = 20 * 1024 * 1024;
/** An update with a text of 4096 characters and a quoted message is far below; the rest is not Telegram. */
export const WEBHOOK_BODY_MAX_BYTES = 1024 * 1024;
/** Commands in one menu, and characters of a description. */
export const MENU_MAX = 100;
export const MENU_DESCRIPTION_MAX = 256;

/** How often planbot calls at most (Telegram's FAQ: one message a second to a chat with short bursts, 20 a minute to a group, 30 a second overall). */
export interface TelegramRates {
  readonly app: readonly RateRule[];
  readonly privateChat: readonly RateRule[];
  readonly group: readonly RateRule[];
  /** Edits of one message. */
  readonly message: readonly RateRule[];
}

export const DEFAULT_RATES: TelegramRates = {
  app: [{ count: 30, windowMs: 1_000 }],
  privateChat: [{ count: 5, windowMs: 5_000 }],
  group: [
    { count: 5, windowMs: 5_000 },
    { count: 20, windowMs: 60_000 },
  ],
  message: [{ count: 3, windowMs: 3_000 }],
};
