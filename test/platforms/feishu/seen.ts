import type { StoredMessage } from '../../servers/feishu/messages.js';

/** What people see of a message: text without markup, and whether it would notify everybody. */
export interface Visible {
  readonly text: string;
  readonly mentionsAll: boolean;
}

type Json = Readonly<Record<string, unknown>>;

const decode = (text: string): string => text.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));

/** Card markdown as it is read: line breaks, our tags gone, entities decoded, blanks of no width gone. */
const readMarkdown = (content: string): string =>
  decode(
    content
      .replaceAll('<br/>', '\n')
      .replace(/<\/?(?:font|text_tag)\b[^>]*>/gu, '')
      .replaceAll('**', '')
      .replaceAll('\u200B', ''),
  );

function cardTexts(node: unknown, out: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  const json = node as Json;
  if (json.tag === 'button') return;
  if (json.tag === 'chart') return;
  if (json.tag === 'table') {
    const columns = json.columns as { name: string; display_name: string }[];
    out.push(columns.map((column) => column.display_name).join(' '));
    for (const row of json.rows as Json[]) out.push(columns.map((column) => String(row[column.name])).join(' '));
    return;
  }
  if (typeof json.content === 'string') out.push(json.tag === 'plain_text' ? json.content : readMarkdown(json.content));
  else for (const child of Object.values(json)) cardTexts(child, out);
}

/** Reads a sent message as its readers do. */
export function readVisible({ type, content }: Pick<StoredMessage, 'type' | 'content'>): Visible {
  const json = JSON.parse(content) as Json;
  if (type === 'text') {
    const text = String(json.text);
    return { text: text.replace(/<\/?(?:at|b|i|u|s)\b[^>]*>/gu, ''), mentionsAll: /<at\s+user_id=["']?all/u.test(text) };
  }
  if (type === 'post') {
    const { title, content: paragraphs } = (json.zh_cn ?? {}) as { title: string; content: { tag: string; text: string }[][] };
    return {
      text: [title, ...paragraphs.map((nodes) => nodes.map((node) => node.text).join(''))].join('\n'),
      mentionsAll: /"user_id":"(?:all|@_all)"/u.test(content),
    };
  }
  if (type !== 'interactive') return { text: '', mentionsAll: false };
  const out: string[] = [];
  cardTexts(json.header ?? null, out);
  // A choice is spelt out on its button, and so read there.
  const choices = [...JSON.stringify(json.body).matchAll(/"content":"(\d+　[^"]*)"/gu)].map(([, label]) => label ?? '');
  cardTexts(json.body, out);
  return { text: [...out, ...choices].join('\n'), mentionsAll: /<at\s+id=\\?["']?all/u.test(markdownOf(json)) };
}

/** Everything in a card that is read as markup. */
function markdownOf(card: Json): string {
  const out: string[] = [];
  JSON.parse(JSON.stringify(card), (_, value: unknown) => {
    const { tag, content } = (value ?? {}) as Json;
    if ((tag === 'markdown' || tag === 'lark_md') && typeof content === 'string') out.push(content);
    return value;
  });
  return out.join('\n');
}
