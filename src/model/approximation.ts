import type { Observation } from './observation.js';

/** On which side of the number that is printed the true value lies: 近 below it, 超 above it, 约 about it. */
export type Side = 'below' | 'above' | 'about';

/** How a document says that a figure is not exact 约数, with its own words: 近|400亿元, 160|余|家, 400亿元|左右. Words that are not there are "". */
export interface Approximation {
  readonly side: Side;
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

type Words = readonly (readonly [pattern: RegExp, side: Side])[];

/** Words right before the number. Those that only end like one are guarded: 签约120家, 节约400万元, 附近3个. */
const BEFORE: Words = [
  [/(?:将近|接近|(?<![附就临邻最靠亲贴])近|(?<![弥补])不足|不到)$/u, 'below'],
  [/(?:超过|(?<![反赶])超|逾|突破)$/u, 'above'],
  [/(?:大约|(?<![签节预履违解续制公条合契简])约)$/u, 'about'],
];
/** Between the number and its unit: 160余家, 3000多万元, 2亿多元. */
const BETWEEN: Words = [[/^[万亿千百]*(?<word>[余多])/u, 'above']];
/** Behind the unit. */
const AFTER: Words = [
  [/^(?<word>左右|上下)/u, 'about'],
  [/^(?<word>以上)/u, 'above'],
  [/^(?<word>以下|以内)/u, 'below'],
];

const find = (words: Words, text: string): { readonly word: string; readonly side: Side | null } => {
  for (const [pattern, side] of words) {
    const match = pattern.exec(text);
    if (match) return { word: match.groups?.['word'] ?? match[0], side };
  }
  return { word: '', side: null };
};

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');

/** How the sentence of a stated figure says that it is not exact; null where it is, and for what a person reports. */
export function approximationOf({ value, unit, source }: Pick<Observation, 'value' | 'unit' | 'source'>): Approximation | null {
  if (source.kind !== 'document') return null;
  const quote = plain(source.span.quote);
  const measure = plain(unit ?? '');
  const mentions = [...quote.matchAll(/\d[\d,]*(?:\.\d+)?/gu)]
    .filter(([digits]) => Number(digits.replaceAll(',', '')) === value)
    .map(({ 0: digits, index }) => {
      const rest = quote.slice(index + digits.length);
      const between = find(BETWEEN, rest);
      // 3000多万元: the unit with the word taken out of it.
      const unitAt = between.word === '' ? rest : rest.replace(between.word, '');
      return { head: quote.slice(0, index), between, tail: unitAt.startsWith(measure) ? unitAt.slice(measure.length) : null };
    });
  // The same number may count something else first (近3年新增3家): the one that has the unit is meant.
  const mention = mentions.find(({ tail }) => tail !== null) ?? mentions[0];
  if (!mention) return null;
  const before = find(BEFORE, mention.head);
  const after = find(AFTER, mention.tail ?? '');
  const side = before.side ?? mention.between.side ?? after.side;
  return side === null ? null : { side, before: before.word, between: mention.between.word, after: after.word };
}
