import type { Run, Text } from '../../render/reply.js';
import { stripControls } from '../../render/text.js';

/**
 * Characters that mean something in the markdown of a card, as the HTML entities that the platform's page on rich text asks for.
 * `<` is the one that matters most: `<at id=all></at>` would notify the whole group.
 */
const ENTITY = /[&<>*_~`[\]\\$|]/gu;
const entity = (char: string): string => `&#${char.charCodeAt(0)};`;
/** What would begin a heading, list, quote or rule at the start of a line. */
const LINE_START = /^(?:[#+\-=]|(\d{1,9})([.)]))/u;
/** `:OK:` would become an emoji. */
const EMOJI_CODE = /:(?=[A-Za-z])/gu;

/** Texts in which nothing is to be escaped: Han characters and their punctuation, Latin letters, digits after the first character. */
const HARMLESS = /^[\p{Script=Han}A-Za-z（“《≥][\p{Script=Han}A-Za-z0-9（）“”《》、，。；：？！·—≥≤ .%,\u3000/-]*$/u;

/** Text from outside for a markdown component: nothing in it is markup any more; line breaks become `<br/>`. */
export function escapeMarkdown(text: string): string {
  if (HARMLESS.test(text)) return text;
  const lines = stripControls(text).split('\n');
  return lines.map((line, at) => escapeLine(at === 0 ? line : line.trimStart())).join('<br/>');
}

const escapeLine = (line: string): string =>
  line
    .replace(ENTITY, entity)
    .replace(EMOJI_CODE, '&#58;')
    .replace(LINE_START, (mark, digits?: string, stop?: string) => (digits && stop ? digits + entity(stop) : entity(mark)));

/** Text from outside for a text message, where `<at …>`, `<b>` and the like are read: the bracket before a tag becomes full-width. */
export const escapeText = (text: string): string => stripControls(text).replace(/<(?=[/a-zA-Z])/gu, '＜');

/** One run of text with its look. */
function markdownRun({ text, style }: Run): string {
  switch (style) {
    case 'strong':
      return bold(text);
    case 'quiet':
      return colored('grey', text);
    case 'code':
      return colored('blue', text);
    case 'mark':
      return `<font color='orange'>${bold(text)}</font>`;
    default:
      return escapeMarkdown(text);
  }
}

/** Text with its styles as markdown. */
export const markdownText = (text: Text): string => (typeof text === 'string' ? escapeMarkdown(text) : text.map(markdownRun).join(''));

/** Bold. A blank of no width keeps `**` next to Chinese punctuation a mark (CommonMark's flanking rule would print the asterisks). */
export function bold(text: string): string {
  const safe = escapeMarkdown(text.trim());
  if (safe === '') return '';
  const open = /^[\p{P}\p{S}]/u.test(safe) ? '\u200B' : '';
  const close = /[\p{P}\p{S}]$/u.test(safe) ? '\u200B' : '';
  return `**${open}${safe}${close}**`;
}

/** Text in one of the platform's named colours. */
export const colored = (color: string, text: string): string =>
  text === '' ? '' : `<font color='${color}'>${escapeMarkdown(text)}</font>`;
