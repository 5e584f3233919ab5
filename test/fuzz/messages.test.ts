import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { Incoming } from '../../src/model/message.js';
import { encodeReply } from '../../src/platforms/feishu/encode.js';
import { encode } from '../../src/platforms/telegram/encode.js';
import type { Reply } from '../../src/render/reply.js';
import { renderText } from '../../src/render/text.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { createMemoryShelf } from '../../src/store/shelf.js';
import { indicatorOf } from '../../src/tracking/indicator.js';
import { shippedPlans } from '../commands/chat.js';
import { checkCard } from '../servers/feishu/card-check.js';
import { mentionsIn, parseHtml } from '../servers/telegram/markup.js';

/** Messages sent; `PLANBOT_FUZZ=200000` for the long run, whose slowest answers are printed. */
const MESSAGES = Number(process.env['PLANBOT_FUZZ'] ?? 600);
const ATTACKS = JSON.parse(readFileSync('test/soak/attacks.json', 'utf8')) as readonly string[];
const WORDS = [
  '杭州',
  '湖州',
  '市科技局',
  '专利',
  '杭1',
  '湖任2',
  '2024',
  '30天',
  '第2页',
  '目标',
  '任务',
  '逾期',
  'telegram:5',
  '管理',
  '=',
  '周一 09:00',
];
const CONTROLS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;
/** Elements that Feishu's Markdown would act on; the bot makes none of them. */
const FEISHU_MARKUP = /<(?:at|a|link|person|img|audio|number_tag)[\s>/]|\]\(https?:/iu;

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...ATTACKS) },
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...commands.flatMap(({ name, chinese }) => [`/${name}`, `/${chinese}`])) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(...ATTACKS).map((text) => text.repeat(50)) },
);
const message = fc.record({
  text: fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' ')),
  user: fc.constantFrom('telegram:1', 'telegram:2', 'telegram:<b>'),
  kind: fc.constantFrom('message', 'press', 'form'),
  name: fc.constantFrom('李', ...ATTACKS),
  fields: fc.dictionary(fc.constantFrom('value', 'date', '__proto__', 'constructor'), fc.constantFrom(...ATTACKS), { maxKeys: 2 }),
});

describe(`hostile messages, button presses and forms (${MESSAGES})`, () => {
  it('crash nothing, and come out of every platform as text', { timeout: 3_600_000 }, async () => {
    const faults: string[] = [];
    const slow: { ms: number; text: string }[] = [];
    const now = (): Date => new Date('2026-11-23T02:00:00Z');
    const store = await openMemoryStore({ now, identify: indicatorOf, seed: async () => shippedPlans() });
    const { config } = loadConfig({ PLANBOT_OWNERS: 'telegram:1' }, () => '');
    const { respond } = createApp({
      config,
      store,
      now,
      localOwners: [],
      onFault: (error) => faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      records: async () => createMemoryShelf({ now }),
    });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(message, async ({ text, user, kind, name, fields }) => {
        count += 1;
        const incoming: Incoming = {
          id: `m${count}`,
          address: { platform: 'telegram', chatId: '-100', threadId: null },
          chatKind: 'group',
          chatTitle: name,
          user: { id: user, name },
          kind: kind as Incoming['kind'],
          text,
          addressed: true,
          fields,
          files: [],
          sentAt: now().toISOString(),
          messageId: '1',
          editId: kind === 'press' ? '1' : null,
        };
        const began = performance.now();
        const reply = await respond(incoming, { download: async () => new Uint8Array() });
        slow.push({ ms: performance.now() - began, text: text.slice(0, 80) });
        if (slow.length > 2_000) slow.sort((a, b) => b.ms - a.ms).splice(1_000);
        expect(faults, text).toEqual([]);
        if (reply) safe(reply);
      }),
      { numRuns: MESSAGES, endOnFailure: true, ...(MESSAGES > 10_000 ? {} : { seed: 20_261_123 }) },
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    if (MESSAGES > 10_000) console.log(slow.sort((a, b) => b.ms - a.ms).slice(0, 5));
  });
});

/** Nothing in a reply acts: Telegram's parser accepts it and finds no mention, Feishu's card is valid without markup from outside, the terminal is not steered. */
function safe(reply: Reply): void {
  expect(renderText(reply)).not.toMatch(CONTROLS);
  for (const { html } of encode(reply, false).texts) {
    const parsed = parseHtml(html);
    expect(mentionsIn(parsed)).toEqual([]);
    expect(parsed.entities.filter(({ type }) => type === 'a')).toEqual([]);
  }
  for (const part of encodeReply(reply, () => ({ id: 'x'.repeat(22) }))) {
    if (part.kind !== 'interactive') continue;
    const card: unknown = JSON.parse(part.content);
    expect(checkCard(card)).toBeNull();
    for (const text of markdownIn(card)) expect(text).not.toMatch(FEISHU_MARKUP);
  }
}

/** Contents that Feishu reads as Markdown. */
function markdownIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { tag, content } = node as { tag?: unknown; content?: unknown };
  const own = (tag === 'markdown' || tag === 'lark_md') && typeof content === 'string' ? [content] : [];
  return [...own, ...Object.values(node).flatMap(markdownIn)];
}
