import type { RateRule } from '../rate-limit.js';

/**
 * The platform's limits, with room left where it measures differently from us.
 * Sources: open.feishu.cn message/create, message/patch, card-json-v2-structure, frequency control; see each line.
 */

/** A card or post may have 30 KB, measured after the platform has added style tags; a text 150 KB. */
export const CARD_MAX_BYTES = 25 * 1024;
export const POST_MAX_BYTES = 25 * 1024;
export const TEXT_MAX_BYTES = 120 * 1024;
/** A card may have 200 elements, texts of buttons and headers among them. */
export const CARD_MAX_ELEMENTS = 180;
export const CARD_MAX_TABLES = 5;
export const CARD_MAX_CHARTS = 5;
export const TABLE_MAX_COLUMNS = 50;
/** Rows of a table shown at once; people page through the rest within the card. */
export const TABLE_MAX_PAGE = 10;
export const BUTTON_MAX_CHARS = 100;
export const INPUT_MAX_CHARS = 1000;
/** Points of a curve: more are not readable on a phone and would eat up the card. */
export const CHART_MAX_POINTS = 40;
/** Preview of a card in the list of chats. */
export const SUMMARY_MAX_CHARS = 60;

export const IMAGE_MAX_BYTES = 10 * 1024 * 1024;
export const FILE_MAX_BYTES = 30 * 1024 * 1024;

/** `uuid` of a message: at most one message for each within an hour. */
export const UUID_MAX_CHARS = 50;

/** How often we may call. The platform allows 50/s and 1000/min for each API, 5/s into one chat (shared with other bots) and 5/s for one message. */
export interface FeishuRates {
  readonly app: readonly RateRule[];
  readonly chat: readonly RateRule[];
  readonly message: readonly RateRule[];
}
export const RATES: FeishuRates = {
  app: [
    { count: 40, windowMs: 1_000 },
    { count: 950, windowMs: 60_000 },
  ],
  chat: [{ count: 4, windowMs: 1_000 }],
  message: [{ count: 4, windowMs: 1_000 }],
};

/** A click must be answered within 3 s; what takes longer follows by an edit. */
export const CLICK_ANSWER_MS = 2_500;
/** A card must not be edited while its callback is open: the edit would be lost. */
export const AFTER_CLICK_MS = 500;

export const WEBHOOK_MAX_BYTES = 1024 * 1024;
/** A webhook call signed longer ago than this is stale. */
export const WEBHOOK_FRESH_MS = 5 * 60_000;
/** Larger documents are not read anyway. The platform serves up to 100 MB. */
export const DOWNLOAD_MAX_BYTES = 50 * 1024 * 1024;
/** Entries of the slash panel. */
export const MENU_MAX = 100;
