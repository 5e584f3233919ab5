import type { Target } from '../../model/plan.js';
import type { Block, ParseState } from '../state.js';

/** Longest line that is a headline and no text. */
const HEADLINE_MAX = 44;
/** How many blocks on the text stands that a headline sums up. */
const BELOW = 2;
/** How far a headline may round the figure of its text. */
const ROUNDED = 0.05;

/** Whether a block is an unnumbered line over a text: short, and no sentence. */
const isHeadline = ({ view }: ParseState, { kind, number, start, end }: Block): boolean =>
  (kind === 'heading' || kind === 'paragraph') &&
  number === '' &&
  !/[。;!?]|[,:]\s*$/u.test(
    view
      .slice(start, end)
      .trim()
      .slice(0, HEADLINE_MAX + 1),
  ) &&
  view.slice(start, end).trim().length <= HEADLINE_MAX;

/** Whether a figure is the one that a headline gives in round numbers ("斥资1300余亿元", in the text below 1311亿元) or exactly. */
function isSummedUp(title: Target, row: Target): boolean {
  if (title.unit !== row.unit) return false;
  const inexact = title.op !== '=';
  return title.value === row.value || (inexact && Math.abs(title.value - row.value) <= ROUNDED * row.value);
}

/** Whether a text speaks of what its headline names: it holds half of the pairs of characters of that name (投资兴水利: …投资…用于水利建设). */
function speaksOf(text: string, name: string): boolean {
  const plain = name.replace(/[“”"]/gu, '');
  const pairs = [...plain].slice(1).map((char, at) => plain.charAt(at) + char);
  return pairs.filter((pair) => text.includes(pair)).length * 2 >= pairs.length;
}

/** The targets without those of headlines whose text right below gives the figure itself. */
export function withoutHeadlines(state: ParseState, rows: readonly Target[]): Target[] {
  const { blocks, view } = state;
  const blockAt = blocksOf(state, rows);
  return rows.filter((row, at) => {
    const index = blockAt[at] ?? -1;
    const block = blocks[index];
    if (!block || !isHeadline(state, block)) return true;
    return !rows.some((other, i) => {
      const below = blockAt[i] ?? -1;
      const text = blocks[below];
      return (
        below > index &&
        below <= index + BELOW &&
        text?.kind === 'paragraph' &&
        view.slice(text.start, text.end).includes('。') &&
        isSummedUp(row, other) &&
        speaksOf(state.text.slice(text.start, text.end), row.indicator)
      );
    });
  });
}

/** For each row the index of its block, -1 where it stands in none. */
function blocksOf({ blocks }: ParseState, rows: readonly Target[]): number[] {
  return rows.map(({ source }) => {
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((blocks[middle]?.start ?? 0) <= source.start) low = middle;
      else high = middle - 1;
    }
    return (blocks[low]?.end ?? 0) >= source.end ? low : -1;
  });
}
