import type { Block, ParseState } from '../state.js';

/**
 * A stretch of the document as a reader hears it: the folded view without line breaks, blanks and emphasis marks, so that rules need not allow for them.
 * Offsets into `text` are passage offsets; `documentRange` turns them back into offsets of the document.
 */
export interface Passage {
  readonly text: string;
  /** The same characters as printed in the document, one for one. */
  readonly printed: string;
  /** Where the passage goes on behind what was skipped, in order: the offset in the passage and the one in the document. The first is where it begins. */
  readonly joints: readonly Joint[];
  /** Where cells of a row that is no table begin behind a tab, as passage offsets in order. */
  readonly cells: readonly number[];
  /** Offset in the document where the passage ends. */
  readonly end: number;
}

interface Joint {
  readonly at: number;
  readonly offset: number;
}

/** Runs of blanks, line breaks, heading signs and emphasis marks. */
const SKIPPED = /(?:[\s#\u200B-\u200D\uFEFF]|\*\*)+/gu;
const LATIN = /[0-9A-Za-z.]/u;

type Source = Pick<ParseState, 'view' | 'text'>;

/** Passages read so far, by where they begin: several passes read the same block. */
const KNOWN = new WeakMap<Source, Map<number, Passage>>();

/** The passage of the document from `start` to `end` (exclusive). A blank between two Latin characters or digits is kept, as one blank. */
export function readPassage(state: Source, start: number, end: number): Passage {
  const known = KNOWN.get(state) ?? new Map<number, Passage>();
  KNOWN.set(state, known);
  const found = known.get(start);
  if (found?.end === end) return found;
  const passage = passageFrom(state, start, end);
  known.set(start, passage);
  return passage;
}

/** The passage of a block, without the number before its title. */
export function passageOf(state: Source, block: Block): Passage {
  return readPassage(state, block.number === '' && block.title === '' ? block.start : block.titleStart, block.end);
}

function passageFrom(state: Source, start: number, end: number): Passage {
  const source = state.view.slice(start, end);
  const joints: Joint[] = [];
  const cells: number[] = [];
  let text = '';
  let printed = '';
  let from = 0;
  const keep = (to: number): void => {
    if (from === to) return;
    joints.push({ at: text.length, offset: start + from });
    text += source.slice(from, to);
    printed += state.text.slice(start + from, start + to);
  };
  for (let gap = SKIPPED.exec(source); gap; gap = SKIPPED.exec(source)) {
    keep(gap.index);
    from = SKIPPED.lastIndex;
    if (gap[0].includes('\t')) cells.push(text.length);
    if (!LATIN.test(source[from] ?? '') || !LATIN.test(source[gap.index - 1] ?? '')) continue;
    joints.push({ at: text.length, offset: start + gap.index });
    text += ' ';
    printed += ' ';
  }
  keep(source.length);
  return { text, printed, joints, cells, end };
}

/** Document offsets of the passage stretch `start`–`end`, without blanks at its ends. */
export function documentRange(passage: Passage, start: number, end: number): { start: number; end: number } {
  return { start: documentOffset(passage, start), end: documentOffset(passage, Math.max(start, end - 1)) + 1 };
}

function documentOffset({ text, joints, end }: Passage, at: number): number {
  if (at >= text.length) return end;
  let low = 0;
  let high = joints.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((joints[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const joint = joints[low];
  return joint ? joint.offset + at - joint.at : end;
}

/** A cell that is prose and no value or name: 1.确保污水处理率达80%以上. */
const PROSE_CELL = /^(?:\d{1,2}[.、])?[一-龥“《(][^\t]{7,}/u;

/** The sentences of a passage, none of which runs over cells that hold prose. */
export function sentencesIn({ text, cells }: Passage): (readonly [number, number])[] {
  const sentences = sentencesOf(text);
  if (cells.length === 0) return sentences;
  const cuts = cells.filter((at, i) => PROSE_CELL.test(text.slice(at, cells[i + 1])));
  return sentences.flatMap(([start, end]) => {
    const bounds = [start, ...cuts.filter((at) => at > start && at < end), end];
    return bounds.slice(1).map((to, i) => [bounds[i] ?? start, to] as const);
  });
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
