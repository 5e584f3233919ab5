import { ASKS, CLAUSE_ASKS, REACHED, TELLS } from '../lexicon/kind-evidence.js';
import { lastAhead } from '../lexicon/tense.js';

/** What most sentences of a text do: ask for work, tell what was, or neither clearly. */
export type Mood = 'asks' | 'tells' | 'unclear';

const SENTENCE_END = /[。;\n]/u;
/** Shorter pieces are headings and dates. */
const SENTENCE_MIN = 9;
/** Fewer sentences show no habit. */
const SENTENCES_MIN = 12;

/** Number or 一是 before what a sentence says. */
const LED =
  /^[\s*#>—-]*(?:(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、 ]|[一二三四五六七八九十]是)\s*)?/u;
/** How far into a sentence a sign of the past takes back that it asks: 推进了…. */
const OPENING_MAX = 30;

/** Shares of sentences: a plan that reviews the years before still asks in most, a bulletin asks in few. */
const ASKS_MOST = 0.5;
const TELLS_LITTLE = 0.08;
const TELLS_MUCH = 0.2;
const ASKS_LITTLE = 0.25;

/**
 * The mood of a same-length view. The shares were set on 80 documents: most plans and opinions ask in 0.3 to 0.87 of their sentences (the fewest in 0.04) and
 * tell in 0 to 0.07, most reports ask in less than 0.25 (the most in 0.37) and tell in 0.1 to 0.6; what lies between is unclear.
 */
export function moodOf(view: string): Mood {
  const sentences = view
    .split(SENTENCE_END)
    .map((part) => part.replace(LED, '').trim())
    .filter(({ length }) => length >= SENTENCE_MIN);
  if (sentences.length < SENTENCES_MIN) return tellsOnly(view) ? 'tells' : 'unclear';
  const share = (test: (sentence: string) => boolean): number => sentences.filter(test).length / sentences.length;
  const asks = share((sentence) => ASKS.test(sentence) && !TELLS.test(sentence.slice(0, OPENING_MAX)));
  const tells = share((sentence) => TELLS.test(sentence));
  if (asks >= ASKS_MOST && tells <= TELLS_LITTLE) return 'asks';
  return tells >= TELLS_MUCH && asks <= ASKS_LITTLE ? 'tells' : 'unclear';
}

/** So many of them tell what a short text is about. */
const REACHED_MIN = 3;
/** Whether a short text tells what was reached without a word of what is asked for or still to come: 资金已全部下达，总额达12亿元，完成年度任务的103%. */
const tellsOnly = (view: string): boolean =>
  (view.match(REACHED)?.length ?? 0) >= REACHED_MIN && !CLAUSE_ASKS.test(view) && lastAhead(view) < 0;
