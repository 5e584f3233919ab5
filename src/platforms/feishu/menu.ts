import type { Egress } from './egress.js';
import { MENU_MAX } from './limits.js';

/** One line of the panel that opens at "/". */
export interface MenuEntry {
  /** Without the slash. */
  readonly name: string;
  /** Chinese. */
  readonly description: string;
}

interface Known {
  readonly command_id: string;
  readonly command: string;
  readonly description?: { readonly default_value?: string };
}
interface Listing {
  readonly data?: { readonly items?: readonly Known[]; readonly has_more?: boolean; readonly page_token?: string };
}

const PATH = '/open-apis/application/v7/app_slash_commands';
const PAGES_MAX = 5;

/**
 * Brings the app's slash panel up to date: missing entries are added, changed ones changed, others left alone (somebody else may own them).
 * Null when it is up to date, else why not: without the scope it is done without, since what people type arrives as text in any case.
 * Source: mcp_open_tools/agent-best-practices/agent-supports-slash-commands.
 */
export async function registerMenu(egress: Egress, menu: readonly MenuEntry[]): Promise<string | null> {
  const known = await listAll(egress);
  if (typeof known === 'string') return known;
  for (const { name, description } of menu.slice(0, MENU_MAX)) {
    const same = known.find((entry) => entry.command === name);
    if (same?.description?.default_value === description) continue;
    const text = { default_value: description, i18n: { zh_cn: description } };
    const called = await (same === undefined
      ? egress.call({ method: 'POST', path: PATH, data: { command: name, description: text } })
      : egress.call({ method: 'PATCH', path: `${PATH}/${same.command_id}`, data: { description: text } }));
    if (!called.ok) return `/${name}: ${called.fault.reason}`;
  }
  return null;
}

/** What is registered, or why that cannot be told. */
async function listAll(egress: Egress): Promise<readonly Known[] | string> {
  const items: Known[] = [];
  let page: string | undefined;
  for (let count = 0; count < PAGES_MAX; count++) {
    const params = { page_size: '50', ...(page === undefined ? {} : { page_token: page }) };
    const called = await egress.call<Listing>({ method: 'GET', path: PATH, params }, { attempts: 2 });
    if (!called.ok) return called.fault.reason;
    items.push(...(called.result.data?.items ?? []));
    page = called.result.data?.page_token;
    if (called.result.data?.has_more !== true || page === undefined) break;
  }
  return items;
}
