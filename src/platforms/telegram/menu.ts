import type { Egress } from './egress.js';
import { MENU_DESCRIPTION_MAX, MENU_MAX } from './limits.js';

/** One line of the menu that Telegram shows at "/". */
export interface MenuEntry {
  /** a–z, 0–9 and _, without the slash. */
  readonly name: string;
  /** Chinese, up to 256 characters. */
  readonly description: string;
  /** Who sees it: everybody, or in groups only their admins. */
  readonly audience: 'all' | 'admins';
}

interface BotCommand {
  readonly command: string;
  readonly description: string;
}

/** Menus by scope. Only what is shown depends on it; rights are checked when a command comes. */
const SCOPES = [
  { type: 'all_private_chats', admins: true },
  { type: 'all_group_chats', admins: false },
  { type: 'all_chat_administrators', admins: true },
] as const;

/** Brings the menus of private chats, groups and group admins up to date; those that are already right are left alone. Null when all are right, else why not. */
export async function registerMenus(egress: Egress, menu: readonly MenuEntry[], signal: AbortSignal): Promise<string | null> {
  let trouble: string | null = null;
  for (const { type, admins } of SCOPES) {
    const commands = menu
      .filter(({ audience }) => admins || audience === 'all')
      .slice(0, MENU_MAX)
      .map(
        ({ name, description }): BotCommand => ({ command: name, description: [...description].slice(0, MENU_DESCRIPTION_MAX).join('') }),
      );
    const scope = { chatId: null, unclear: 'always', attempts: 3, signal } as const;
    const known = await egress.call<readonly BotCommand[]>('getMyCommands', { scope: { type } }, scope);
    if (known.ok && sameMenu(known.result, commands)) continue;
    const set = await egress.call('setMyCommands', { scope: { type }, commands }, scope);
    if (!set.ok) trouble ??= `${type}: ${set.fault.reason}`;
  }
  return trouble;
}

const sameMenu = (a: readonly BotCommand[], b: readonly BotCommand[]): boolean =>
  a.length === b.length && a.every(({ command, description }, at) => command === b[at]?.command && description === b[at]?.description);
