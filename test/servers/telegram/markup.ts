/** What the Bot API makes of a text: the visible characters and what is marked in them (offsets in UTF-16 units). */
export interface Parsed {
  readonly text: string;
  readonly entities: readonly { readonly type: string; readonly offset: number; readonly length: number }[];
}

/** The server's 400 for markup that it does not accept. */
export class MarkupError extends Error {}

const TAGS = new Set(['b', 'strong', 'i', 'em', 'u', 'ins', 's', 'strike', 'del', 'tg-spoiler', 'a', 'code', 'pre', 'blockquote']);
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Reads HTML as strictly as the official server (td/telegram/MessageEntity.cpp parse_html): unknown tags, stray ends and open ends are errors. */
export function parseHtml(html: string): Parsed {
  const entities: { type: string; offset: number; length: number }[] = [];
  const open: { tag: string; type: string; offset: number }[] = [];
  let text = '';
  for (let at = 0; at < html.length; ) {
    const char = html[at] as string;
    if (char === '&') {
      const named = /^&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/iu.exec(html.slice(at, at + 12));
      const decoded = named
        ? named[3]
          ? ENTITIES[named[3]]
          : String.fromCodePoint(named[1] ? Number(named[1]) : Number.parseInt(named[2] ?? '', 16))
        : undefined;
      text += decoded ?? '&';
      at += decoded === undefined ? 1 : (named?.[0].length ?? 1);
    } else if (char === '<') {
      const tag = /^<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/iu.exec(html.slice(at));
      const where = Buffer.byteLength(html.slice(0, at));
      if (!tag) throw new MarkupError(`can't parse entities: Unsupported start tag "" at byte offset ${where}`);
      const name = (tag[2] ?? '').toLowerCase();
      if (tag[1] === '/') {
        const last = open.pop();
        if (!last) throw new MarkupError(`can't parse entities: Unexpected end tag at byte offset ${where}`);
        if (last.tag !== name)
          throw new MarkupError(
            `can't parse entities: Unmatched end tag at byte offset ${where}, expected "</${last.tag}>", found "</${name}>"`,
          );
        if (text.length > last.offset) entities.push({ type: last.type, offset: last.offset, length: text.length - last.offset });
      } else {
        if (!TAGS.has(name)) throw new MarkupError(`can't parse entities: Unsupported start tag "${name}" at byte offset ${where}`);
        if (name === 'blockquote' && open.some((entry) => entry.tag === 'blockquote'))
          throw new MarkupError(`can't parse entities: blockquote in blockquote at byte offset ${where}`);
        open.push({
          tag: name,
          type: name === 'blockquote' && /expandable/u.test(tag[3] ?? '') ? 'expandable_blockquote' : name,
          offset: text.length,
        });
      }
      at += tag[0].length;
    } else {
      text += char;
      at += 1;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw new MarkupError(`can't parse entities: Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities };
}

/** The names that a message would notify: what the server marks as a mention by itself, code left out. */
export function mentionsIn({ text, entities }: Parsed): string[] {
  const code = entities.filter(({ type }) => type === 'code' || type === 'pre');
  const found = [...text.matchAll(/(?<![A-Za-z0-9_\p{L}])@([A-Za-z0-9_]{2,32})(?![A-Za-z0-9_])/gu)];
  return found
    .filter(({ index }) => !code.some(({ offset, length }) => index >= offset && index < offset + length))
    .map((match) => match[1] ?? '');
}

/** Length as the server counts it: code points. */
export const lengthOf = (text: string): number => [...text].length;
