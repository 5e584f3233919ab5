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

const SKIPPED = /[\s#\u200B-\u200D\uFEFF]/u;
const LATIN = /[0-9A-Za-z.]/u;

/** Reads the passage of the document from `start` to `end` (exclusive). A blank between two Latin characters or digits is kept, as one blank. */
export function readPassage(state: Pick<ParseState, 'view' | 'text'>, start: number, end: number): Passage {
  const at = new Int32Array(end - start + 1);
  let text = '';
  let printed = '';
  let gap = false;
  for (let from = start; from < end; from++) {
    const char = state.view[from] ?? '';
    const emphasis = char === '*' && (state.view[from + 1] === '*' || state.view[from - 1] === '*');
    if (emphasis || SKIPPED.test(char)) {
      gap = true;
      continue;
    }
    if (gap && LATIN.test(char) && LATIN.test(text[text.length - 1] ?? '')) {
      at[text.length] = from - 1;
      text += ' ';
      printed += ' ';
    }
    gap = false;
    at[text.length] = from;
    text += char;
    printed += state.text[from] ?? '';
  }
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
