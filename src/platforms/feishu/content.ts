import type { IncomingFile } from '../../model/message.js';

/** Someone mentioned in a message; `key` stands in the text. */
export interface Mention {
  readonly key: string;
  readonly openId: string;
  readonly name: string;
}

/** What a message says, without its platform form. */
export interface Content {
  /** Text as typed, mentions still as keys (`@_user_1`). */
  readonly text: string;
  readonly files: readonly IncomingFile[];
}

const NOTHING: Content = { text: '', files: [] };

type Node = Readonly<Record<string, unknown>>;

const str = (value: unknown): string => (typeof value === 'string' ? value : '');

/** How ids and keys of the platform are spelled. */
export const PLATFORM_ID = /^[\w-]{1,256}$/u;

/** A downloadable part of a message. */
const fileRef = (messageId: string, fileKey: string): string => `${messageId}/${fileKey}`;

/**
 * Reads the content of a message by its type. Text and posts give text; files give a file; everything else
 * (pictures, stickers, cards, recalled messages) gives nothing. Never throws.
 */
export function readContent(type: string, content: string, messageId: string): Content {
  const parsed = parse(content);
  if (parsed === null) return NOTHING;
  switch (type) {
    case 'text':
      return { text: str(parsed['text']), files: [] };
    case 'post':
      return { text: postText(parsed), files: [] };
    case 'file':
      return !PLATFORM_ID.test(str(parsed['file_key']))
        ? NOTHING
        : { text: '', files: [{ name: str(parsed['file_name']), size: null, ref: fileRef(messageId, str(parsed['file_key'])) }] };
    default:
      return NOTHING;
  }
}

function parse(content: string): Node | null {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null ? (value as Node) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A message with a picture or a line of code next to the mention is a post: title and paragraphs, as lines. */
function postText(post: Node): string {
  const paragraphs = Array.isArray(post['content']) ? post['content'] : [];
  const lines = paragraphs.map((paragraph) => (Array.isArray(paragraph) ? paragraph.map(nodeText).join('') : ''));
  return [str(post['title']), ...lines].join('\n').trim();
}

function nodeText(node: unknown): string {
  const { tag, text, user_id: key } = (node ?? {}) as Node;
  if (tag === 'at') return `${str(key)} `;
  return tag === 'text' || tag === 'a' || tag === 'md' || tag === 'code_block' ? str(text) : '';
}

/** A mention key, whole (`@_user_1` is a part of `@_user_10`), with the blanks that the client puts around it. */
const KEY = /[ \u3000\u00a0]{0,4}(@_user_\d+|@_all)[ \u3000\u00a0]{0,4}/gu;

/**
 * Takes the bot's mention out and writes the names of other people in place of their keys.
 * `mentioned` is true only when the bot itself is meant: `@_all` is everybody, not the bot.
 */
export function readMentions(
  text: string,
  mentions: readonly Mention[],
  botOpenId: string,
): { readonly text: string; readonly mentioned: boolean } {
  const byKey = new Map(mentions.map((mention) => [mention.key, mention]));
  const plain = text.replace(KEY, (written, key: string) => {
    const mention = byKey.get(key);
    if (mention?.openId === botOpenId) return ' ';
    return written.replace(key, mention === undefined ? (key === '@_all' ? '' : key) : `@${mention.name}`);
  });
  return { text: plain.trim(), mentioned: mentions.some((mention) => mention.openId === botOpenId) };
}
