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
/** How a sentence opens that asks for work: an adverb of zeal, or the work itself. */
const ASKS =
  /^(?:全面|大力|积极|深入|持续|进一步|加快|着力|切实|稳步|扎实|有序|统筹|重点|不断|坚持|全力|努力|继续|严格|科学|优先|合理|依法|充分|鼓励|支持|引导|推进|推动|实施|建设|建立|健全|完善|加强|强化|提升|提高|打造|开展|落实|培育|发展|优化|深化|创新|构建|探索|扩大|促进|制定|组织|做好|抓好|加大|推广|规范|保障|拓展|发挥|围绕|聚焦|依托|力争|确保|到20)/u;
/** What is told of the past. */
const TELLS = /[了已]|同比|截[至止]|[较比]上年/u;
/** How far into a sentence a sign of the past takes back that it asks: 推进了…. */
const OPENING_MAX = 30;

/** Shares of sentences: a plan that reviews the years before still asks in most, a bulletin asks in few. */
const ASKS_MOST = 0.5;
const TELLS_LITTLE = 0.08;
const TELLS_MUCH = 0.2;
const ASKS_LITTLE = 0.25;

/** The mood of a same-length view. Measured on 80 documents: plans and opinions ask in 0.3 to 0.87 of their sentences and tell in 0 to 0.07, reports ask in 0 to 0.25 and tell in 0.1 to 0.6. */
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

/** Words of what was reached, with or without its number. */
const REACHED = /已经?(?![婚知经])|了(?=[一-龥]{0,3}\d)|达到?(?=\d)|截[至止]|(?:完成|实现|建成|下达)[^,;。\n]{0,12}\d/gu;
/** So many of them tell what a short text is about. */
const REACHED_MIN = 3;
/** What asks for work at the beginning of a clause. */
const CLAUSE_ASKS =
  /(?:^|[\n,;。:]) *(?:各级?|要|应|须|不得|严禁|鼓励|支持|引导|加强|加快|推进|推动|落实|做好|健全|完善|严格|强化|开展|组织|给予|对|建立|优化|规范|明确|坚持|确保|请)/u;

/** Whether a short text tells what was reached without a word of what is asked for or still to come: 资金已全部下达，总额达12亿元，完成年度任务的103%. */
const tellsOnly = (view: string): boolean =>
  (view.match(REACHED)?.length ?? 0) >= REACHED_MIN && !CLAUSE_ASKS.test(view) && lastAhead(view) < 0;
