import type { Command } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { regionNames } from '../src/model/region.js';
import { type Sentence, sentencesWith, speakingOf } from '../src/model/sentences.js';
import { echo } from '../src/render/echo.js';
import { pageOf } from '../src/render/pages.js';
import { type Block, reply } from '../src/render/reply.js';
import { planTitle } from '../src/render/rows.js';
import { sentenceBlock } from '../src/render/sentence.js';
import { nearChoices } from '../src/request/near.js';
import { regionNamed } from '../src/request/scope-named.js';
import type { StoreView } from '../src/store/store.js';
import { halfWidth } from '../src/typed.js';

const SENTENCES_PER_PAGE = 4;

/** The sentences that hold all words; where none does and a region is among the words, those that hold the others in the plans of that region. */
function found(view: StoreView, words: readonly string[]): readonly Sentence[] {
  const together = sentencesWith(view.plans(), words);
  if (together.length > 0 || words.length < 2) return together;
  const region = words.map((word) => regionNamed(view, word)).find((name) => name !== undefined);
  if (region === undefined) return [];
  const plans = view.plans().filter(({ parsed }) => regionNames(parsed.region).includes(region));
  const others = words.filter((word) => regionNamed(view, word) !== region);
  return speakingOf(sentencesWith(plans, others), region);
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
    const sentences = found(view, words);
    if (sentences.length === 0) {
      const near = services.lookup.find(request.args, { limit: 5 });
      throw new UserError(
        'unknown-name',
        { typed: echo(request.args), example },
        nearChoices(near.hits, (name) => `/find ${name}`),
      );
    }
    const command = `/find ${request.args}`;
    const { rows, page, buttons } = pageOf(sentences, request.page, command, SENTENCES_PER_PAGE);
    const blocks: Block[] = [];
    let planId = '';
    for (const sentence of rows) {
      const { plan } = sentence;
      if (plan.id !== planId) blocks.push({ kind: 'heading', text: planTitle(plan) });
      planId = plan.id;
      blocks.push(sentenceBlock(sentence));
    }
    const plans = new Set(sentences.map((entry) => entry.plan.id)).size;
    return reply({
      title: `“${words.join(' ')}”在 ${plans} 个规划里有 ${sentences.length} 处`,
      blocks,
      buttons: [buttons],
      page,
      about: { codes: [], command },
    });
  },
} satisfies Command;
