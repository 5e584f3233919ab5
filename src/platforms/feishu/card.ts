import type { Block, Button, Reply } from '../../render/reply.js';
import { plain } from '../../render/reply.js';
import { renderText, stripControls } from '../../render/text.js';
import { buttonRows } from '../buttons.js';
import {
  blockElements,
  column,
  columnSet,
  type Density,
  type Element,
  form,
  markdown,
  plainText,
  tableLines,
  toneColor,
} from './elements.js';
import { BUTTON_MAX_CHARS, CARD_MAX_CHARTS, CARD_MAX_TABLES, SUMMARY_MAX_CHARS } from './limits.js';
import { colored } from './markdown.js';

/** A card JSON 2.0. */
export type Card = Readonly<Record<string, unknown>>;

/** What a button sends back: its opaque id, and whether the card is in a private chat (clicks do not say). */
export type Callback = { readonly id: string; readonly private?: true };
export type CallbackOf = (button: Pick<Button, 'command' | 'place'>) => Callback;

/** Every button of a reply as a card shows it: choices spelt out with their number. */
export const cardButtons = (reply: Reply): readonly (readonly Button[])[] => buttonRows(reply, (label, number) => `${number}　${label}`);

/** Buttons behind the forms of a reply, in order. */
export const formButtons = (reply: Reply): readonly Pick<Button, 'command' | 'place'>[] =>
  reply.blocks.filter((block) => block.kind === 'form').map(({ command }) => ({ command, place: 'new' as const }));

/** The reply as a card. Sizes are not looked at here; see `encode.ts`. */
export function buildCard(reply: Reply, callbackOf: CallbackOf, density: Density): Card {
  const header = cardHeader(reply);
  return {
    schema: '2.0',
    config: { update_multi: true, summary: { content: summary(reply) } },
    ...(header === null ? {} : { header }),
    body: { direction: 'vertical', vertical_spacing: 'medium', elements: bodyElements(reply, callbackOf, density) },
  };
}

function cardHeader(reply: Reply): Readonly<Record<string, unknown>> | null {
  if (reply.title === null) return null;
  const page = reply.page !== null && reply.page.of > 1 ? `${reply.page.number}/${reply.page.of}` : null;
  return {
    title: plainText(stripControls(plain(reply.title))),
    ...(reply.subtitle === null ? {} : { subtitle: plainText(stripControls(plain(reply.subtitle))) }),
    template: toneColor(reply.tone),
    ...(page === null ? {} : { text_tag_list: [{ tag: 'text_tag', text: plainText(page), color: 'neutral' }] }),
  };
}

function bodyElements(reply: Reply, callbackOf: CallbackOf, density: Density): readonly Element[] {
  const elements: Element[] = [];
  if (reply.readAs !== null) elements.push(markdown(colored('grey', `按“${reply.readAs}”理解`), 'notation'));
  if (reply.title === null && reply.subtitle !== null) elements.push(markdown(colored('grey', plain(reply.subtitle))));
  const seen = { table: 0, chart: 0, form: 0 };
  for (const block of reply.blocks) elements.push(...countedElements(block, callbackOf, density, seen));
  if (reply.title === null && reply.page !== null && reply.page.of > 1) {
    elements.push(markdown(colored('grey', `第 ${reply.page.number}/${reply.page.of} 页`), 'notation'));
  }
  const rows = joinRows(cardButtons(reply));
  // Buttons one below the other are as wide as the card: of different widths they would make a ragged edge.
  const stacked = rows.filter((row) => row.length === 1).length > 1;
  for (const row of rows) elements.push(buttonRow(row, callbackOf, stacked));
  return elements.length === 0 ? [markdown(colored('grey', '（没有内容）'))] : elements;
}

/** Components of a block; tables and charts beyond what a card may hold become text. */
function countedElements(
  block: Block,
  callbackOf: CallbackOf,
  density: Density,
  seen: { table: number; chart: number; form: number },
): readonly Element[] {
  if (block.kind === 'form') {
    seen.form += 1;
    return [form(block, callbackOf({ command: block.command, place: 'new' }), seen.form)];
  }
  if (block.kind === 'table') {
    seen.table += 1;
    if (seen.table > CARD_MAX_TABLES) return [tableLines(block)];
  }
  if (block.kind === 'chart') {
    seen.chart += 1;
    if (seen.chart > CARD_MAX_CHARTS) return blockElements(block, 'plain');
  }
  return blockElements(block, density);
}

/** Characters of labels that fit side by side on a phone, next to the space around them. */
const ROW_MAX_CHARS = 14;
const ROW_MAX_BUTTONS = 4;

/** Puts short rows together: each line of buttons takes height from the text above. */
function joinRows(rows: readonly (readonly Button[])[]): readonly (readonly Button[])[] {
  const joined: (readonly Button[])[] = [];
  for (const row of rows) {
    const both = [...(joined.at(-1) ?? []), ...row];
    const chars = both.reduce((sum, { label }) => sum + label.length, 0);
    if (both.length > row.length && both.length <= ROW_MAX_BUTTONS && chars <= ROW_MAX_CHARS) joined[joined.length - 1] = both;
    else joined.push(row);
  }
  return joined;
}

const BUTTON_TYPE = { default: 'default', primary: 'primary_filled', danger: 'danger' } as const;

/** Buttons side by side; on a phone a row that is too long goes on below. */
function buttonRow(row: readonly Button[], callbackOf: CallbackOf, stacked: boolean): Element {
  const buttons = row.map((button) => ({
    tag: 'button',
    text: plainText(stripControls(button.label).slice(0, BUTTON_MAX_CHARS)),
    type: BUTTON_TYPE[button.style ?? 'default'],
    ...(row.length === 1 && (stacked || button.label.length > 12) ? { width: 'fill' } : {}),
    behaviors: [{ type: 'callback', value: callbackOf(button) }],
  }));
  const [only] = buttons;
  return row.length === 1 && only !== undefined
    ? only
    : columnSet(
        buttons.map((button) => column([button])),
        'flow',
      );
}

/** What the list of chats shows: title, or the first words. */
function summary(reply: Reply): string {
  const text = reply.title === null ? renderText({ ...reply, buttons: [], choices: [], page: null }) : plain(reply.title);
  return stripControls(text).replace(/\s+/gu, ' ').trim().slice(0, SUMMARY_MAX_CHARS);
}
