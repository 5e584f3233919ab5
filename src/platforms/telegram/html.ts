import type { Run, Text } from '../../render/reply.js';
import { stripControls } from '../../render/text.js';
import { ENTITIES_MAX } from './limits.js';

/** A stretch of text in one style. */
export interface Piece {
  readonly text: string;
  readonly tag?: 'b' | 'u' | 'code';
}

/** One line; consecutive lines of the same frame share one quotation. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly frame?: 'quote' | 'folded';
}

/** One message: markup for Telegram, and the same as plain text for when the markup is refused. */
export interface Page {
  readonly html: string;
  readonly plain: string;
}

/** Telegram has no grey, and slanted Chinese is hard to read: quiet text stays as it is. */
const TAG_OF: Readonly<Record<NonNullable<Run['style']>, Piece['tag']>> = { strong: 'b', quiet: undefined, code: 'code', mark: 'u' };
const FRAME = { quote: ['<blockquote>', '</blockquote>'], folded: ['<blockquote expandable>', '</blockquote>'] } as const;

/** `&`, `<`, `>` and `"` as Telegram's HTML has them. */
const escapeHtml = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

/**
 * Text from outside made harmless: no control characters, and an `@name` that notifies nobody (a word joiner after the @).
 * Whatever follows the @: the name may come in the next piece.
 */
const harmless = (text: string): string => stripControls(text).replace(/(?<![A-Za-z0-9_])@/gu, '@\u2060');

/** A neutral text as lines, styles kept; `tag` is for what has no style of its own. */
export function linesOf(text: Text, tag?: Piece['tag'], frame?: Line['frame']): Line[] {
  const runs: readonly Run[] = typeof text === 'string' ? [{ text }] : text;
  const lines: Piece[][] = [[]];
  for (const run of runs) {
    const style = run.style ? TAG_OF[run.style] : tag;
    const [first = '', ...rest] = run.text.split('\n');
    lines.at(-1)?.push(piece(first, style));
    for (const part of rest) lines.push([piece(part, style)]);
  }
  return lines.map((pieces) => (frame ? { pieces, frame } : { pieces }));
}

export const piece = (text: string, tag?: Piece['tag']): Piece => (tag ? { text: harmless(text), tag } : { text: harmless(text) });

export const line = (...pieces: Piece[]): Line => ({ pieces });

const lengthOf = ({ pieces }: Line): number => pieces.reduce((sum, { text }) => sum + text.length, 0);

/**
 * Lines as messages of at most `max` characters and 100 entities, broken between lines, and inside a line only when it is longer than a message.
 * Every message is whole in itself: no tag, entity or character is ever cut.
 */
export function pagesOf(lines: readonly Line[], max: number): Page[] {
  const pages: Line[][] = [];
  let current: Line[] = [];
  let length = 0;
  let entities = 0;
  for (const whole of lines) {
    for (const part of splitLine(whole, max)) {
      const tagged = part.pieces.filter(({ tag }) => tag).length + (part.frame && current.at(-1)?.frame !== part.frame ? 1 : 0);
      if (current.length > 0 && (length + 1 + lengthOf(part) > max || entities + tagged > ENTITIES_MAX)) {
        pages.push(current);
        current = [];
        length = 0;
        entities = 0;
      }
      if (current.length === 0 && lengthOf(part) === 0) continue;
      length += lengthOf(part) + (current.length > 0 ? 1 : 0);
      entities += tagged;
      current.push(part);
    }
  }
  if (current.length > 0) pages.push(current);
  return pages
    .map(trimmed)
    .filter((page) => page.length > 0)
    .map((page) => ({ html: htmlOf(page), plain: page.map(plainOf).join('\n') }));
}

/** How much of a message these lines fill. */
export const fill = (lines: readonly Line[]): number => lines.reduce((sum, each) => sum + lengthOf(each) + 1, -1);

function trimmed(lines: Line[]): Line[] {
  const end = lines.findLastIndex((each) => plainOf(each).trim() !== '');
  return lines.slice(0, end + 1);
}

const plainOf = ({ pieces }: Line): string => pieces.map(({ text }) => text).join('');

function htmlOf(lines: readonly Line[]): string {
  let out = '';
  let open: Line['frame'];
  lines.forEach((each, at) => {
    if (open && open !== each.frame) out += FRAME[open][1];
    if (at > 0) out += '\n';
    if (each.frame && each.frame !== open) out += FRAME[each.frame][0];
    open = each.frame;
    for (const { text, tag } of each.pieces) if (text !== '') out += tag ? `<${tag}>${escapeHtml(text)}</${tag}>` : escapeHtml(text);
  });
  return open ? out + FRAME[open][1] : out;
}

/** A line that is longer than a message as several, cut after punctuation where there is some near the end. */
function splitLine(whole: Line, max: number): Line[] {
  if (lengthOf(whole) <= max && whole.pieces.length <= ENTITIES_MAX) return [whole];
  const parts: Piece[][] = [[]];
  let room = max;
  for (const { text, ...style } of whole.pieces) {
    for (let rest = text; rest !== ''; ) {
      const cut = (parts.at(-1)?.length ?? 0) < ENTITIES_MAX ? cutAt(rest, room) : 0;
      if (cut > 0) parts.at(-1)?.push({ text: rest.slice(0, cut), ...style });
      rest = rest.slice(cut);
      room -= cut;
      if (rest === '') break;
      parts.push([]);
      room = max;
    }
  }
  return parts.map((pieces) => ({ ...whole, pieces }));
}

/** How far back from the end of a message a good place to break is looked for. */
const LOOK_BACK = 200;

/** How much of a text fits into `room` characters: up to after punctuation, never half a character; possibly nothing. */
function cutAt(text: string, room: number): number {
  if (text.length <= room) return text.length;
  const window = text.slice(Math.max(0, room - LOOK_BACK), room);
  const stop = window.search(/[。；！？，、;,.\s][^。；！？，、;,.\s]*$/u);
  const cut = stop < 0 ? room : room - window.length + stop + 1;
  const code = text.charCodeAt(cut - 1);
  return code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut;
}
