import type { Command } from '../src/command.js';
import { UserError } from '../src/errors.js';
import type { StoredPlan } from '../src/model/stored-plan.js';
import { echo } from '../src/render/echo.js';
import { pageOf } from '../src/render/pages.js';
import { quoteBlock } from '../src/render/quote.js';
import { type Block, reply } from '../src/render/reply.js';
import { placeText, planTitle } from '../src/render/rows.js';
import { nearChoices } from '../src/request/near.js';
import type { StoreView } from '../src/store/store.js';
import { halfWidth } from '../src/typed.js';

const SENTENCES_PER_PAGE = 4;
const SENTENCE_MAX = 160;

interface Found {
  readonly plan: StoredPlan;
  readonly start: number;
  readonly end: number;
  readonly marks: readonly { start: number; end: number }[];
}

/** Every sentence of every plan that holds all words, in document order. */
function sentencesWith(view: StoreView, words: readonly string[]): Found[] {
  const [first = ''] = words;
  const found: Found[] = [];
  for (const plan of view.plans()) {
    const { text } = plan;
    for (let at = text.indexOf(first); at >= 0; ) {
      const { start, end } = sentenceAt(text, at, first.length);
      const sentence = text.slice(start, end);
      if (words.every((word) => sentence.includes(word))) {
        const marks = words
          .flatMap((word) => [{ start: sentence.indexOf(word), end: sentence.indexOf(word) + word.length }])
          .sort((a, b) => a.start - b.start);
        found.push({ plan, start, end, marks: marks.filter((mark, index) => index === 0 || mark.start >= (marks[index - 1]?.end ?? 0)) });
      }
      at = text.indexOf(first, Math.max(end, at + 1));
    }
  }
  return found;
}

/** The sentence around an offset, cut to a readable length. */
function sentenceAt(text: string, at: number, length: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && !'。；\n'.includes(text[start - 1] ?? '') && at - start < SENTENCE_MAX) start -= 1;
  let end = at + length;
  while (end < text.length && !'。；\n'.includes(text[end - 1] ?? '') && end - at < SENTENCE_MAX) end += 1;
  while (start < at && /\s/u.test(text[start] ?? '')) start += 1;
  return { start, end: Math.min(end, text.length) };
}

/** Titles of the headings above an offset. */
function headingsAbove(plan: StoredPlan, offset: number): string[] {
  const path: string[] = [];
  for (const section of plan.parsed.outline) {
    if (section.source.start > offset) break;
    path.length = Math.min(path.length, section.level - 1);
    path[section.level - 1] = section.title;
  }
  return path.filter((title) => title !== undefined);
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

export default {
  name: 'find',
  chinese: '查找',
  aliases: ['search', '搜索'],
  group: 'ask',
  usage: '词语',
  summary: '在所有规划原文里找句子，标明位置',
  role: 'viewer',
  writes: false,
  examples: (view) =>
    view
      .targets()
      .slice(0, 1)
      .map((row) => `/find ${row.indicator.slice(-4)}`),
  async run(request, services) {
    const { view } = services.store;
    const example = this.examples(view)[0] ?? '/find 融资';
    if (request.words.length === 0) throw new UserError('missing-argument', { what: '要找的词语', example });
    const words = request.words.map(halfWidth);
    const found = sentencesWith(view, words);
    if (found.length === 0) {
      const near = services.lookup.find(request.args, { limit: 5 });
      throw new UserError(
        'unknown-name',
        { typed: echo(request.args), example },
        nearChoices(near.hits, (name) => `/find ${name}`),
      );
    }
    const command = `/find ${request.args}`;
    const { rows, page, buttons } = pageOf(found, request.page, command, SENTENCES_PER_PAGE);
    const blocks: Block[] = [];
    let planId = '';
    for (const { plan, start, end, marks } of rows) {
      if (plan.id !== planId) blocks.push({ kind: 'heading', text: planTitle(plan) });
      planId = plan.id;
      const place = placeText({ path: headingsAbove(plan, start), source: { line: lineAt(plan.text, start), start } }, plan);
      blocks.push(quoteBlock(plan.text.slice(start, end), place, marks));
    }
    const plans = new Set(found.map((entry) => entry.plan.id)).size;
    return reply({
      title: `“${words.join(' ')}”在 ${plans} 个规划里有 ${found.length} 处`,
      blocks,
      buttons: [buttons],
      page,
      about: { codes: [], command },
    });
  },
} satisfies Command;
