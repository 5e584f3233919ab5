import type { PlatformLog } from '../platform.js';
import { createStopSwitch, systemTiming } from '../timing.js';
import { createEgress } from './egress.js';
import { RATES } from './limits.js';
import { type MenuEntry, registerMenu } from './menu.js';
import { type FeishuAccount, loadSdk } from './sdk.js';

/** Registers the slash panel of a bot that does not run; null when it stands there, else why not. */
export async function registerOnce(account: FeishuAccount, menu: readonly MenuEntry[], log: PlatformLog): Promise<string | null> {
  const sdk = await loadSdk(account, log);
  const egress = createEgress({ sdk, rates: RATES, timing: systemTiming, log, closing: createStopSwitch().signal });
  return registerMenu(egress, menu);
}
