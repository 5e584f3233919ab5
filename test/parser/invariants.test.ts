import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsedPlanSchema } from '../../src/model/plan.js';
import type { Span } from '../../src/model/span.js';
import { parse, parsedState } from '../../src/parser/parse.js';
import { lineOf } from '../../src/parser/state.js';

const DIRECTORY = new URL('../../data/plans/', import.meta.url);
const PLANS = readdirSync(DIRECTORY)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({ name, text: readFileSync(new URL(name, DIRECTORY), 'utf8') }));

/** Mutated documents a run tries; set PARSER_RUNS for a long run. */
const RUNS = Number(process.env['PARSER_RUNS'] ?? 250);
/** Longest stretch of a plan that is mutated, in characters, so that a run stays short. */
const STRETCH_MAX = 2500;

/** All spans of a plan's rows. */
function spansOf(text: string): Span[] {
  const { outline, targets, tasks, phases, observations, diagnostics } = parse(text);
  const rows = [...outline, ...targets, ...tasks, ...phases, ...observations];
  return [...rows.map((row) => row.source), ...diagnostics.flatMap(({ source }) => (source ? [source] : []))];
}

/** What must hold of any text whatever; throws with the first thing that does not. */
function checkInvariants(text: string): void {
  const state = parsedState(text);
  let end = 0;
  state.blocks.forEach((block, at) => {
    if (block.start < end || block.end <= block.start || block.end > text.length) throw new Error(`block ${at} overlaps or is empty`);
    if (block.parent >= at) throw new Error(`block ${at} stands under a later one`);
    if (text.slice(block.titleStart, block.titleEnd) !== block.title) throw new Error(`block ${at} has a title that is not its span`);
    if (block.titleStart < block.start || block.titleEnd > block.end) throw new Error(`block ${at} has a title outside it`);
    for (const cell of block.cells ?? []) {
      const own = text.slice(cell.start, cell.end);
      // A title on two lines tells the outer one before its own words.
      const told = block.header ? cell.text.endsWith(own) : cell.text === own;
      if (!told || cell.start < block.start || cell.end > block.end) throw new Error(`block ${at} has a cell that is not its span`);
    }
    end = block.end;
  });
  const printed = text.replace(/[\s\u200B-\u200D\uFEFF]/gu, '').length;
  const covered = state.blocks.reduce(
    (sum, block) => sum + text.slice(block.start, block.end).replace(/[\s\u200B-\u200D\uFEFF]/gu, '').length,
    0,
  );
  // Rules of Markdown tables hold no text; one fills its line, or its part where an indent parts a flattened page.
  const rules = (text.match(/(?:^|[\u3000\u2003]{2})[^\S\n]*\|[|\s:+-]*(?=$|[\u3000\u2003]{2})/gmu) ?? [])
    .join('')
    .replace(/\s/gu, '').length;
  if (covered < printed - rules) throw new Error(`${printed - covered} characters stand in no block`);
  for (const span of spansOf(text)) {
    if (text.slice(span.start, span.end) !== span.quote) throw new Error(`span ${span.start}–${span.end} is not its quote`);
    if (span.line !== lineOf(state, span.start)) throw new Error(`span ${span.start} has the wrong line`);
  }
}

/** A stretch of a plan with pieces cut out, doubled, moved, or strewn with other characters. */
const mutated = fc
  .record({
    plan: fc.nat(PLANS.length - 1),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: STRETCH_MAX }),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        take: fc.nat(80),
        put: fc.oneof(
          fc.constantFrom(
            '',
            '\n',
            '　　',
            '（',
            '）',
            '[',
            '。',
            '一、',
            '（三）',
            '1.',
            '——',
            '专栏 2 ',
            '附件1\n',
            '|',
            '\t',
            '**',
            '责任单位：',
            '到2025年',
            '\u0000',
            '\uD83D',
          ),
          fc.string({ unit: 'binary', maxLength: 12 }),
        ),
        double: fc.boolean(),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ plan, from, length, edits }) => {
    const whole = PLANS[plan]?.text ?? '';
    const start = Math.floor(from * Math.max(0, whole.length - 1));
    return edits.reduce(
      (text, { at, take, put, double }) => {
        const place = Math.floor(at * text.length);
        const cut = text.slice(place, place + take);
        return text.slice(0, place) + put + (double ? cut + cut : '') + text.slice(place + take);
      },
      whole.slice(start, start + length),
    );
  });

describe('invariants of the parser', () => {
  it.each(PLANS)('hold for $name', ({ text }) => {
    checkInvariants(text);
    const plan = parse(text);
    expect(parsedPlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(parse(text)).toEqual(plan);
  });

  it('hold for mutated documents', () => {
    fc.assert(fc.property(mutated, checkInvariants), { numRuns: RUNS });
  });

  it('hold for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), checkInvariants), { numRuns: RUNS });
  });

  it.each([
    '（',
    '）',
    '[',
    '()',
    '1.',
    '一、',
    '（一）',
    '——',
    '。',
    '　　',
    ' ',
    '\t',
    '|',
    '\n',
    '**',
    '#',
    '第一章',
    '责任单位：',
    '到2025年',
    '15%',
    '达到',
    '、',
    '《',
    '.',
  ])('hold for a long repeat of %j', (piece) => {
    checkInvariants(piece.repeat(Math.ceil(40_000 / piece.length)));
  });

  it.each([
    [18, 7],
    [24, 10],
    [90, 40],
  ])('hold for a table of %i columns of one kind whose rows lack %i cells', (width, lacking) => {
    const filled = Array.from({ length: width - 1 - lacking }, () => '良好');
    const padding = Array.from({ length: lacking }, () => '');
    const titles = ['指标', ...Array.from({ length: width - 1 }, (_, at) => `情况${at + 1}`)];
    for (const rest of [filled, [...filled, ...padding]]) {
      const rows = [titles, titles.map(() => '---'), ['绿地面积', ...rest], ['湿地面积', ...rest]];
      checkInvariants(`${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`);
    }
  });
});
