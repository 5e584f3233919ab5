import type { ChatAddress } from '../../model/subscription.js';
import type { Reply } from '../../render/reply.js';
import { buttonRows, shelve } from '../buttons.js';
import type { PlatformHost } from '../platform.js';

/** Telegram's InlineKeyboardMarkup as far as planbot uses it. */
export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly { readonly text: string; readonly callback_data: string }[])[];
}

/** Labels up to so many characters are readable on a phone with two or more in a row. */
const SHORT_CHOICE = 8;

/** The buttons of a reply as an inline keyboard, their commands on the shelf; null when it has none. */
export async function keyboardOf(reply: Reply, address: ChatAddress, shelf: PlatformHost['buttons']): Promise<InlineKeyboard | null> {
  const spelled = reply.choices.length <= 6 && reply.choices.every(({ label }) => label.length <= SHORT_CHOICE);
  const rows = buttonRows(reply, (label, number) => (spelled ? `${number} ${label}` : String(number)));
  if (rows.length === 0) return null;
  const inline_keyboard = await Promise.all(
    rows.map((row) =>
      Promise.all(row.map(async (button) => ({ text: button.label, callback_data: await shelve(shelf, button, address) }))),
    ),
  );
  return { inline_keyboard };
}
