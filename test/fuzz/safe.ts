import { expect } from 'vitest';
import { encodeReply } from '../../src/platforms/feishu/encode.js';
import { encode } from '../../src/platforms/telegram/encode.js';
import type { Reply } from '../../src/render/reply.js';
import { renderText } from '../../src/render/text.js';
import { checkCard } from '../servers/feishu/card-check.js';
import { mentionsIn, parseHtml } from '../servers/telegram/markup.js';

/** What steers a terminal or turns a line around; a line break is a line break. */
const CONTROLS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/** Elements that Feishu's Markdown would act on; the bot makes none of them. */
const FEISHU_MARKUP = /<(?:at|a|link|person|img|audio|number_tag)[\s>/]|\]\(/iu;
/** What a text message of Feishu acts on. */
const FEISHU_TEXT_MARKUP = /<(?:at|a|b|i|u|s)[\s>/]/iu;
/** Anything in a log line that is not its own: a control character, a second line. */
const LOG_CONTROLS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/u;

/** Nothing in a reply acts: Telegram's parser accepts it and finds no mention, Feishu's card is valid without markup from outside, the terminal is not steered. */
export function expectSafe(reply: Reply): void {
  expect(renderText(reply)).not.toMatch(CONTROLS);
  for (const { html, plain } of encode(reply, false).texts) {
    const parsed = parseHtml(html);
    expect(mentionsIn(parsed)).toEqual([]);
    expect(parsed.entities.filter(({ type }) => type === 'a')).toEqual([]);
    expect(plain).not.toMatch(CONTROLS);
  }
  for (const part of encodeReply(reply, () => ({ id: 'x'.repeat(22) }))) {
    if (!('content' in part)) continue;
    const content: unknown = JSON.parse(part.content);
    if (part.kind === 'text') expect((content as { text: string }).text).not.toMatch(FEISHU_TEXT_MARKUP);
    if (part.kind !== 'interactive') continue;
    expect(checkCard(content)).toBeNull();
    for (const text of markdownIn(content)) expect(text).not.toMatch(FEISHU_MARKUP);
  }
  for (const { name } of reply.files) expect(name).not.toMatch(/[/\\]|^\.|[\u0000-\u001F]/u);
}

/** One event, one line, and nothing of what people wrote in it. */
export function expectSafeLog(line: string, texts: readonly string[]): void {
  expect(line.trimEnd()).not.toMatch(LOG_CONTROLS);
  expect(() => JSON.parse(line) as unknown).not.toThrow();
  for (const text of texts) if (text.length >= 12) expect(line).not.toContain(text);
}

/** Contents that Feishu reads as Markdown. */
function markdownIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { tag, content } = node as { tag?: unknown; content?: unknown };
  const own = (tag === 'markdown' || tag === 'lark_md') && typeof content === 'string' ? [content] : [];
  return [...own, ...Object.values(node).flatMap(markdownIn)];
}
