import { rootOf } from './divisions.js';
import { regionNames } from './region.js';
import type { StoredPlan } from './stored-plan.js';

/** Longest stretch shown on either side of the word. */
const SENTENCE_MAX = 160;

/** A sentence of a plan, as offsets into its text; `marks` are offsets within the sentence. */
export interface Sentence {
  readonly plan: StoredPlan;
  readonly start: number;
  readonly end: number;
  readonly marks: readonly { start: number; end: number }[];
}

/** Every sentence of these plans that holds all words, in document order. */
export function sentencesWith(plans: readonly StoredPlan[], words: readonly string[]): Sentence[] {
  const [first = ''] = words;
  const found: Sentence[] = [];
  if (first === '') return found;
  for (const plan of plans) {
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

/** The sentences that may speak of a region: those of a paper of several regions that name another of them alone, or stand in a part titled by it, do not. */
export function speakingOf(sentences: readonly Sentence[], region: string): Sentence[] {
  const root = (name: string): string => rootOf(name) ?? name;
  return sentences.filter(({ plan, start, end }) => {
    const sentence = plan.text.slice(start, end);
    const others = regionNames(plan.parsed.region).filter((name) => name !== region);
    if (sentence.includes(root(region))) return true;
    const names = (text: string): boolean => others.some((name) => text.includes(root(name)));
    const part = plan.parsed.outline.findLast(
      ({ title, source }) => source.start <= start && (title.includes(root(region)) || names(title)),
    );
    return !names(sentence) && (part === undefined || part.title.includes(root(region)));
  });
}
