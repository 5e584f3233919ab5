import { plain, type Reply, type ReplyFile } from '../../render/reply.js';
import { renderText } from '../../render/text.js';
import { buildCard, type CallbackOf, type Card } from './card.js';
import { CARD_MAX_BYTES, CARD_MAX_ELEMENTS, CARD_MAX_TABLES, IMAGE_MAX_BYTES, POST_MAX_BYTES, TEXT_MAX_BYTES } from './limits.js';
import { escapeText } from './markdown.js';

/** One outgoing message. `content` is the JSON string of the API; `simpler` makes what to send when the platform refuses this form. */
export type Part =
  | { readonly kind: 'interactive' | 'post' | 'text'; readonly content: string; readonly simpler: () => Part | null }
  /** A file to upload first; `image` shows it in the chat. */
  | { readonly kind: 'file' | 'image'; readonly file: ReplyFile };

/** What a card weighs against the platform's limits. */
export interface Weight {
  readonly bytes: number;
  /** Components and texts, as the platform counts them. */
  readonly elements: number;
  readonly tables: number;
}

/** Weighs a card before it is sent, by its JSON: every component has a tag, and no text can hold one, since its quotes are escaped. */
export const weigh = (json: string): Weight => ({
  bytes: Buffer.byteLength(json),
  elements: count(json, '"tag":"'),
  tables: count(json, '"tag":"table"'),
});

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found += 1;
  return found;
}

const fits = ({ bytes, elements, tables }: Weight): boolean =>
  bytes <= CARD_MAX_BYTES && elements <= CARD_MAX_ELEMENTS && tables <= CARD_MAX_TABLES;

/** The richest card that keeps within the limits, with its JSON; null when none does. */
export function fittingCard(reply: Reply, callbackOf: CallbackOf): { readonly card: Card; readonly json: string } | null {
  for (const density of ['rich', 'plain'] as const) {
    const card = buildCard(reply, callbackOf, density);
    const json = JSON.stringify(card);
    if (fits(weigh(json))) return { card, json };
  }
  return null;
}

/**
 * The messages that show a reply: a card, or what is left of it when it is too big (post, text, text file), then its files.
 * Nothing is cut off: the last form holds any length.
 */
export function encodeReply(reply: Reply, callbackOf: CallbackOf): readonly Part[] {
  return [bodyPart(reply, callbackOf), ...reply.files.map(filePart)];
}

/** The first message of a reply, with its simpler forms behind it. */
function bodyPart(reply: Reply, callbackOf: CallbackOf): Part {
  const fitting = fittingCard(reply, callbackOf);
  const inWords = (): Part => postPart(reply) ?? textPart(reply);
  return fitting === null ? inWords() : { kind: 'interactive', content: fitting.json, simpler: inWords };
}

const wideText = (reply: Reply): string => renderText(reply, Number.POSITIVE_INFINITY);

/** Title and paragraphs; `text` tags of a post are not read as markup. Null when too long. */
function postPart(reply: Reply): Part | null {
  const title = reply.title === null ? '' : plain(reply.title);
  const body = wideText({ ...reply, title: null, files: [] });
  const content = JSON.stringify({ zh_cn: { title, content: body.split('\n').map((text) => [{ tag: 'text', text }]) } });
  return Buffer.byteLength(content) <= POST_MAX_BYTES ? { kind: 'post', content, simpler: () => textPart(reply) } : null;
}

function textPart(reply: Reply): Part {
  const text = wideText({ ...reply, files: [] });
  const content = JSON.stringify({ text: escapeText(text) || '（没有内容）' });
  if (Buffer.byteLength(content) <= TEXT_MAX_BYTES) return { kind: 'text', content, simpler: () => null };
  return { kind: 'file', file: { name: '回复全文.txt', mime: 'text/plain', bytes: async () => Buffer.from(`\uFEFF${text}`) } };
}

const filePart = (file: ReplyFile): Part => ({ kind: /^image\/(png|jpeg|gif|webp)$/u.test(file.mime) ? 'image' : 'file', file });

/** An image too big to be shown goes as a file. */
export const shownAs = (kind: 'file' | 'image', bytes: Uint8Array): 'file' | 'image' =>
  kind === 'image' && bytes.length <= IMAGE_MAX_BYTES ? 'image' : 'file';

/** Kind of upload by extension, as `im/v1/files` names them. */
export function uploadType(name: string): 'pdf' | 'doc' | 'xls' | 'ppt' | 'stream' {
  const extension = /\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === 'pdf') return 'pdf';
  if (/^docx?$/u.test(extension)) return 'doc';
  if (/^xlsx?$/u.test(extension)) return 'xls';
  return /^pptx?$/u.test(extension) ? 'ppt' : 'stream';
}
