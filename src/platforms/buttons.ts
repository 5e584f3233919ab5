import { createHash } from 'node:crypto';
import type { ChatAddress } from '../model/subscription.js';
import type { Button, Reply } from '../render/reply.js';
import type { PlatformHost } from './platform.js';

/** A button works for 15 to 30 days. */
const BUTTON_TTL_MS = 30 * 24 * 3_600_000;

type Behind = { readonly command: string; readonly place: 'edit' | 'new'; readonly address: ChatAddress };

/**
 * Puts the command of a button on the shelf and returns the opaque id that goes to the platform: 22 characters of A–Z a–z 0–9 - _.
 * The same button in the same chat keeps its id for half the shelf time, so paging back and forth writes nothing new.
 */
export async function shelve(
  shelf: PlatformHost['buttons'],
  { command, place }: Pick<Button, 'command' | 'place'>,
  address: ChatAddress,
  now: Date = new Date(),
): Promise<string> {
  const season = Math.floor(now.getTime() / (BUTTON_TTL_MS / 2));
  const { platform, chatId, threadId } = address;
  const id = createHash('sha256')
    .update(JSON.stringify([platform, chatId, threadId, place, command, season]))
    .digest('base64url')
    .slice(0, 22);
  if (!shelf.get(id)) await shelf.set(id, { command, place, address }, BUTTON_TTL_MS);
  return id;
}

/** What is behind a pressed id in this chat; null when it expired, was never given out, or belongs to another chat (a forwarded message). */
export function behindButton(shelf: PlatformHost['buttons'], id: string, chatId: string): Behind | null {
  const behind = shelf.get(id);
  return behind && behind.address.chatId === chatId ? behind : null;
}

/** Most number buttons in a row on a phone. */
const CHOICES_IN_ROW = 5;

/**
 * All buttons of a reply, top to bottom, the same on every platform: the choices by number (`choiceLabel` may spell them out),
 * the reply's own rows, then 上一页 and 下一页 in place unless the reply brings its own.
 */
export function buttonRows(
  reply: Reply,
  choiceLabel: (label: string, number: number) => string = (_, number) => String(number),
): readonly (readonly Button[])[] {
  const choices = reply.choices.map(({ label, command }, at): Button => ({ label: choiceLabel(label, at + 1), command, place: 'edit' }));
  const longest = Math.max(0, ...choices.map(({ label }) => label.length));
  const perRow = longest > 12 ? 1 : longest > 6 ? 2 : CHOICES_IN_ROW;
  const rows: (readonly Button[])[] = [];
  for (let at = 0; at < choices.length; at += perRow) rows.push(choices.slice(at, at + perRow));
  const known = new Set(reply.buttons.flat().map(({ command }) => command));
  const pages = pageButtons(reply.page).filter(({ command }) => !known.has(command));
  return [...rows, ...reply.buttons, pages].filter((row) => row.length > 0);
}

function pageButtons(page: Reply['page']): readonly Button[] {
  if (!page) return [];
  const to = (number: number, label: string): Button => ({ label, command: `${page.command} 第${number}页`, place: 'edit' });
  return [
    ...(page.number > 1 ? [to(page.number - 1, '上一页')] : []),
    ...(page.number < page.of ? [to(page.number + 1, `下一页 ${page.number + 1}/${page.of}`)] : []),
  ];
}
