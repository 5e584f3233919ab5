import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../src/platforms/telegram/encode.js';
import { line, linesOf, pagesOf, piece } from '../../../src/platforms/telegram/html.js';
import { CAPTION_MAX, ENTITIES_MAX, TEXT_MAX } from '../../../src/platforms/telegram/limits.js';
import { type Block, reply, say, type Text } from '../../../src/render/reply.js';
import { lengthOf, mentionsIn, parseHtml } from '../../servers/telegram/markup.js';

const CHART: Block = { kind: 'chart', chart: { kind: 'status', title: '状态', counts: [] }, alt: '已达标 1 项' };

describe('limits at and over the edge', () => {
  it.each([
    [TEXT_MAX - 1, 1],
    [TEXT_MAX, 1],
    [TEXT_MAX + 1, 2],
    [TEXT_MAX * 3, 3],
  ])('a text of %i characters is %i messages', (length, count) => {
    const { texts } = encode(say('字'.repeat(length)), false);
    expect(texts).toHaveLength(count);
    expect(texts.map(({ plain }) => plain).join('')).toBe('字'.repeat(length));
  });

  it('breaks between lines when they do not fit together', () => {
    const { texts } = encode(say('甲'.repeat(TEXT_MAX - 5), '乙丙丁戊己'), false);
    expect(texts.map(({ plain }) => plain.length)).toEqual([TEXT_MAX - 5, 5]);
  });

  it.each([
    [CAPTION_MAX, 0],
    [CAPTION_MAX + 1, 1],
  ])('a picture takes a text of %i characters as its caption, or else %i message of its own', (length, texts) => {
    const made = encode(reply({ blocks: [{ kind: 'line', text: '字'.repeat(length) }, CHART] }), true);
    expect([made.pictures.length, made.texts.length]).toEqual([1, texts]);
    expect(made.pictures[0]?.caption?.plain).toBe(texts === 0 ? '字'.repeat(length) : '已达标 1 项');
  });

  it('tells a chart in words when it cannot be drawn', () => {
    const made = encode(reply({ blocks: [CHART] }), false);
    expect([made.pictures, made.texts[0]?.plain]).toEqual([[], '已达标 1 项']);
  });

  it('never marks more than 100 things in one message', () => {
    const items: Block[] = Array.from({ length: 120 }, (_, at) => ({
      kind: 'item',
      code: `杭${at}`,
      title: '指标',
      details: [],
      badge: null,
      tone: 'neutral',
      progress: null,
    }));
    const { texts } = encode(reply({ blocks: items }), false);
    for (const { html } of texts) expect(parseHtml(html).entities.length).toBeLessThanOrEqual(ENTITIES_MAX);
    expect(
      texts
        .map(({ plain }) => plain)
        .join('\n')
        .match(/杭\d+/gu),
    ).toHaveLength(120);
  });

  it('cuts a long line after punctuation, and never half a character', () => {
    const sentence = `${'字'.repeat(4090)}。`;
    expect(pagesOf([line(piece(sentence + '乙'.repeat(20)))], TEXT_MAX).map(({ plain }) => plain.length)).toEqual([4091, 20]);
    const pages = pagesOf([line(piece(`a${'𠮷'.repeat(TEXT_MAX)}`))], TEXT_MAX);
    expect(pages.map(({ plain }) => plain).join('')).toBe(`a${'𠮷'.repeat(TEXT_MAX)}`);
    for (const { plain } of pages) expect(plain).not.toMatch(/[\ud800-\udfff]/u);
  });
});

describe('whatever is in a reply', () => {
  const nasty = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '<b>',
      '</blockquote>',
      '&lt;',
      '@all @zhang_san',
      '\n\n',
      '<a href="tg://user?id=1">x</a>',
      '😀'.repeat(30),
      '字'.repeat(5000),
      '\u202e反',
      ' ',
    ),
  );
  const text: fc.Arbitrary<Text> = fc.oneof(
    nasty,
    fc.array(fc.record({ text: nasty, style: fc.constantFrom('strong', 'quiet', 'code', 'mark') }), { maxLength: 4 }),
  );
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant('line' as const), text }),
    fc.record({ kind: fc.constant('heading' as const), text }),
    fc.record({
      kind: fc.constant('item' as const),
      code: fc.option(nasty),
      title: text,
      details: fc.array(text, { maxLength: 3 }),
      badge: fc.option(nasty),
      tone: fc.constantFrom('good', 'bad'),
      progress: fc.option(fc.record({ share: fc.double({ noNaN: true }), label: nasty })),
    }),
    fc.record({
      kind: fc.constant('quote' as const),
      text: nasty,
      marks: fc.array(fc.record({ start: fc.nat(50), end: fc.nat(50) }), { maxLength: 3 }),
      place: nasty,
      collapsed: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('table' as const),
      columns: fc.array(nasty, { maxLength: 3 }),
      rows: fc.array(fc.array(nasty, { maxLength: 3 }), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('note' as const), text, tone: fc.constantFrom('warning' as const, 'neutral' as const) }),
    fc.constant(CHART),
  );

  it('every message is accepted, notifies nobody, and says the same as its plain form', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.option(text), fc.boolean(), (blocks, title, pictures) => {
        const made = encode(reply({ blocks, title }), pictures);
        const captions = made.pictures.flatMap(({ caption }) => caption ?? []);
        for (const [page, max] of [
          ...made.texts.map((each) => [each, TEXT_MAX] as const),
          ...captions.map((each) => [each, CAPTION_MAX] as const),
        ]) {
          const parsed = parseHtml(page.html);
          expect(parsed.text).toBe(page.plain);
          expect(lengthOf(parsed.text)).toBeLessThanOrEqual(max);
          expect(parsed.text.trim()).not.toBe('');
          expect(parsed.entities.length).toBeLessThanOrEqual(ENTITIES_MAX);
          expect(Buffer.byteLength(page.html)).toBeLessThanOrEqual(32_768);
          expect(mentionsIn(parsed)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps styles of runs over line breaks', () => {
    expect(pagesOf(linesOf([{ text: '一\n二', style: 'strong' }, { text: '三' }]), TEXT_MAX)).toEqual([
      { html: '<b>一</b>\n<b>二</b>三', plain: '一\n二三' },
    ]);
  });

  it('closes and opens a quotation again at the end of a message', () => {
    const quote = Array.from({ length: 3 }, (_, at) => String(at).repeat(2000)).join('\n');
    const { texts } = encode(reply({ blocks: [{ kind: 'quote', text: quote, marks: [], place: '', collapsed: true }] }), false);
    expect(texts.map(({ html }) => [html.startsWith('<blockquote expandable>'), html.endsWith('</blockquote>')])).toEqual([
      [true, true],
      [true, true],
    ]);
  });
});
