import type { ParseState } from '../state.js';

/**
 * A stretch of the document as a reader hears it: the folded view without line breaks, blanks and emphasis marks, so that rules need not allow for them.
 * Offsets into `text` are passage offsets; `offsetOf` turns them back into offsets of the document.
 */
export interface Passage {
  readonly text: string;
  /** The same characters as printed in the document, one for one. */
  readonly printed: string;
  /** Offset in the document of each character; one more at the end for the end of the passage. */
  readonly at: Int32Array;
}

/** Runs of blanks, line breaks, heading signs and emphasis marks. */
const SKIPPED = /(?:[\s#\u200B-\u200D\uFEFF]|\*\*)+/gu;
const LATIN = /[0-9A-Za-z.]/u;

/** Reads the passage of the document from `start` to `end` (exclusive). A blank between two Latin characters or digits is kept, as one blank. */
export function readPassage(state: Pick<ParseState, 'view' | 'text'>, start: number, end: number): Passage {
  const source = state.view.slice(start, end);
  const at = new Int32Array(source.length + 1);
  let text = '';
  let printed = '';
  let from = 0;
  const keep = (to: number): void => {
    for (let i = from; i < to; i++) at[text.length + i - from] = start + i;
    text += source.slice(from, to);
    printed += state.text.slice(start + from, start + to);
  };
  for (const gap of source.matchAll(SKIPPED)) {
    keep(gap.index);
    from = gap.index + gap[0].length;
    if (!LATIN.test(source[from] ?? '') || !LATIN.test(text[text.length - 1] ?? '')) continue;
    at[text.length] = start + gap.index;
    text += ' ';
    printed += ' ';
  }
  keep(source.length);
  at[text.length] = end;
  return { text, printed, at: at.subarray(0, text.length + 1) };
}

/** Document offsets of the passage stretch `start`–`end`, without blanks at its ends. */
export function documentRange(passage: Passage, start: number, end: number): { start: number; end: number } {
  return { start: passage.at[start] ?? 0, end: (passage.at[Math.max(start, end - 1)] ?? 0) + 1 };
}

/** Sentences of a passage as `[start, end)` pairs; they end at 。！？ outside brackets and at the end of the passage. */
export function sentencesOf(text: string): (readonly [number, number])[] {
  const sentences: (readonly [number, number])[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '。' || char === '!' || char === '?' || (char === '…' && text[i + 1] !== '…')) {
      if (i > start) sentences.push([start, i]);
      start = i + 1;
    }
  }
  if (start < text.length) sentences.push([start, text.length]);
  return sentences;
}
