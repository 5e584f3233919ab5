import type { PlatformLog } from '../platform.js';
import { createStopSwitch, systemTiming } from '../timing.js';
import { createClient, rootOf } from './client.js';
import { createEgress } from './egress.js';
import { DEFAULT_RATES } from './limits.js';
import { type MenuEntry, registerMenus } from './menu.js';

/** Whose menus they are, and how Telegram is reached. */
export interface TelegramAccount {
  readonly token: string;
  readonly apiRoot: string;
  /** HTTP proxy, null = direct. */
  readonly proxyUrl: string | null;
}

const CALL_MS = 15_000;

/** Registers the menus of a bot that does not run; null when they stand there, else why not. */
export async function registerOnce(account: TelegramAccount, menu: readonly MenuEntry[], log: PlatformLog): Promise<string | null> {
  const { signal } = createStopSwitch();
  const { callApi } = await createClient(account.token, rootOf(account.apiRoot), account.proxyUrl, async () => {});
  const egress = createEgress({ callApi, rates: DEFAULT_RATES, timing: systemTiming, callMs: CALL_MS, log, closing: signal });
  return registerMenus(egress, menu, signal);
}
