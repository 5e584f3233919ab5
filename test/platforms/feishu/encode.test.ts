import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCard } from '../../../src/platforms/feishu/card.js';
import { encodeReply, fittingCard, type Part, weigh } from '../../../src/platforms/feishu/encode.js';
import { escapeMarkdown, escapeText, markdownText } from '../../../src/platforms/feishu/markdown.js';
import { type Block, reply } from '../../../src/render/reply.js';
import { checkCard } from '../../servers/feishu/card-check.js';
import { SAMPLE_REPLIES } from '../sample-replies.js';
import { drawCard } from './card-html.js';

const GOLDEN = join(import.meta.dirname, '../../golden/feishu');
const idOf = ({ command, place }: { command: string; place: string }): { id: string } => ({ id: `id:${place}:${command}` });
const content = (part: Part | undefined): string => (part !== undefined && 'content' in part ? part.content : '');

/** Compares with the committed file; `UPDATE_GOLDEN=1` writes it. */
function golden(name: string, text: string): void {
  const path = join(GOLDEN, name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe('the weight of a card', () => {
  it('counts what has a tag, and is not fooled by a text that looks like one', () => {
    const fake = '"tag":"table" \\"tag\\":\\"table\\" {"tag":"hr"}';
    const card = { body: { elements: [{ tag: 'markdown', content: fake }, { tag: 'table', rows: [{ c0: fake }] }, { tag: 'hr' }] } };
    expect(weigh(JSON.stringify(card))).toEqual({ bytes: Buffer.byteLength(JSON.stringify(card)), elements: 3, tables: 1 });
  });
});

describe('cards', () => {
  it.each(Object.keys(SAMPLE_REPLIES))('%s is taken by the platform and looks as committed', (name) => {
    const value = SAMPLE_REPLIES[name];
    if (value === undefined) throw new Error(name);
    for (const density of ['rich', 'plain'] as const) expect(checkCard(buildCard(value, idOf, density))).toBeNull();
    const card = buildCard(value, idOf, 'rich');
    golden(`${name}.json`, `${JSON.stringify(card, null, 2)}\n`);
    golden(`${name}.html`, drawCard(card));
  });

  // The platform has a bright and a dark value for each colour that it names, and none for one that is given as a number.
  it.each(Object.entries(SAMPLE_REPLIES))(
    '%s names its colours, so that they change with a dark screen; lines and bars of pictures stand out on both',
    (_, value) => {
      const strings: string[] = [];
      JSON.stringify(buildCard(value, idOf, 'rich'), (key, node: unknown) => {
        if (key === 'chart_spec') {
          const { color, ...rest } = node as Record<string, unknown>;
          expect(color).toBeDefined();
          return rest;
        }
        if (typeof node === 'string') strings.push(node);
        return node;
      });
      expect(strings.filter((text) => /^(?:#[0-9a-f]{3,8}$|rgba?\()|color='?(?:#|rgb)/iu.test(text))).toEqual([]);
    },
  );

  it('shows the colour of the tone, the page, the title and a preview', () => {
    const card = buildCard(SAMPLE_REPLIES['targets'] ?? reply({}), idOf, 'rich') as {
      header: { template: string; text_tag_list: { text: { content: string } }[] };
      config: { summary: { content: string } };
    };
    expect(card.header.template).toBe('blue');
    expect(card.header.text_tag_list[0]?.text.content).toBe('2/3');
    expect(card.config.summary.content).toContain('杭州市');
  });

  it('puts choices on buttons that say what they choose', () => {
    expect(JSON.stringify(buildCard(SAMPLE_REPLIES['choice'] ?? reply({}), idOf, 'rich'))).toContain('2　海外发明专利授权量');
  });

  it('keeps tables beyond the fifth as text', () => {
    const table: Block = { kind: 'table', columns: ['甲', '乙'], rows: [['1', '2']] };
    const card = buildCard(reply({ blocks: Array.from({ length: 8 }, () => table) }), idOf, 'rich');
    expect(weigh(JSON.stringify(card)).tables).toBe(5);
    expect(checkCard(card)).toBeNull();
  });
});

describe('escaping', () => {
  const hostile = '<at id=all></at><at user_id="all">x</at><font color=red>r</font>';

  it('lets nobody mention everyone, in any form of a message', () => {
    for (
      let part: Part | null | undefined = encodeReply(SAMPLE_REPLIES['hostile'] ?? reply({}), idOf)[0];
      part && 'content' in part;
      part = part.simpler()
    ) {
      const texts: string[] = [];
      JSON.parse(part.content, (_, value: unknown) => {
        if (typeof value === 'object' && value !== null && (value as { tag?: string }).tag === 'markdown')
          texts.push(String((value as { content?: string }).content));
        return value;
      });
      if (part.kind === 'text') texts.push((JSON.parse(part.content) as { text: string }).text);
      if (part.kind !== 'post') expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(text).not.toMatch(/<\/?at|<b>|<\/?a\b/u);
    }
  });

  it('leaves our own tags alone and undoes none of the outside ones', () => {
    expect(escapeMarkdown(hostile)).not.toContain('<');
    expect(escapeText(hostile)).not.toMatch(/<[a-z/]/u);
    expect(markdownText([{ text: '“杭州”', style: 'strong' }, { text: '好' }])).toBe('**\u200B“杭州”\u200B**好');
    // A text that needs nothing goes the short way, to the same end.
    const short = fc.string({
      unit: fc.constantFrom(...'杭州市A9（）“”《》、，。；：？！·—≥≤ .%,-/+#=:*\u3000'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(fc.property(short, (text) => `${escapeMarkdown(text)}&#38;` === escapeMarkdown(`${text}&`)));
    expect(escapeMarkdown('1.每万人\n2) 第二\n# 标题\n- 列')).toBe('1&#46;每万人<br/>2&#41; 第二<br/>&#35; 标题<br/>&#45; 列');
    expect(escapeText('3 < 5 且 7 > 6')).toBe('3 < 5 且 7 > 6');
  });

  it('holds for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', 'at', ' id=all', '/', '*', '_', '&', '#60;', '杭', '\n', '\u0000', '\u202E', '`') }),
        (text) => {
          expect(escapeMarkdown(text).replaceAll('<br/>', '')).not.toMatch(/[<>*_`\u0000\u202E]/u);
          expect(escapeText(text)).not.toMatch(/<[a-zA-Z/]/u);
        },
      ),
    );
  });
});

describe('limits', () => {
  const line = (bytes: number): Block => ({ kind: 'line', text: '杭'.repeat(Math.floor(bytes / 3)) });
  const items = (count: number): Block[] =>
    Array.from({ length: count }, (_, at) => ({
      kind: 'item',
      code: `杭${at}`,
      title: '指标',
      details: ['≥ 1 件'],
      badge: '正常',
      tone: 'good',
      progress: null,
    }));
  const kinds = (blocks: readonly Block[]): string[] => {
    const out: string[] = [];
    for (
      let part: Part | null | undefined = encodeReply(reply({ title: '题', blocks }), idOf)[0];
      part;
      part = 'simpler' in part ? part.simpler() : null
    )
      out.push(part.kind);
    return out;
  };

  it('sends a card while it fits, then a post, a text, a file', () => {
    expect(kinds([line(24_000)])).toEqual(['interactive', 'post', 'text']);
    expect(kinds([line(25_500)])).toEqual(['post', 'text']);
    expect(kinds([line(26_000)])).toEqual(['text']);
    expect(kinds([line(130_000)])).toEqual(['file']);
  });

  it('gives up columns before it gives up the card', () => {
    const rich = fittingCard(reply({ blocks: items(30) }), idOf);
    const plain = fittingCard(reply({ blocks: items(60) }), idOf);
    expect(JSON.stringify(rich?.card)).toContain('column_set');
    expect(JSON.stringify(plain?.card)).not.toContain('column_set');
    expect(fittingCard(reply({ blocks: items(200) }), idOf)).toBeNull();
  });

  it('keeps every card and post within what the platform takes, whatever the reply', () => {
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.nat(9000).map(line),
      fc.nat(90).chain((count) => fc.constantFrom(...items(count + 1))),
      fc.record({
        kind: fc.constant('table' as const),
        columns: fc.array(fc.string(), { minLength: 1, maxLength: 60 }),
        rows: fc.array(fc.array(fc.string()), { maxLength: 20 }),
      }),
      fc.record({ kind: fc.constant('note' as const), text: fc.string(), tone: fc.constantFrom('bad' as const, 'neutral' as const) }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 120 }), (blocks) => {
        const [part] = encodeReply(reply({ blocks }), idOf);
        if (part?.kind === 'interactive') expect(checkCard(JSON.parse(part.content))).toBeNull();
        if (part?.kind === 'interactive' || part?.kind === 'post') expect(Buffer.byteLength(content(part))).toBeLessThanOrEqual(30 * 1024);
      }),
      { numRuns: 200 },
    );
  });

  it('loses no words on the way down', () => {
    const words = Array.from({ length: 3000 }, (_, at) => `第${at}句`);
    const [part] = encodeReply(reply({ blocks: words.map((text) => ({ kind: 'line', text })) }), idOf);
    for (const word of words) expect(content(part)).toContain(word);
  });
});
