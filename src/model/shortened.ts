/** Marks after which a text can stop; those that close something stay. */
const STOP = /[，。；、：！？,;!?]|[）》」”](?!$)/gu;

let segmenter: Intl.Segmenter | null = null;

/** The last end of a word at or before `max` UTF-16 units. */
function wordEnd(text: string, max: number): number {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  let end = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return end === 0 ? max : end;
}

/** A text of at most `max` UTF-16 units and an ellipsis: it stops at a mark where one stands in the second half, else behind a whole word. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max + 1);
  const mark = [...head.matchAll(STOP)].findLast(({ index }) => index <= max && index >= max / 2);
  const closes = mark !== undefined && /[）》」”]/u.test(mark[0]) && mark.index < max;
  const end = mark === undefined ? wordEnd(head, max) : mark.index + (closes ? 1 : 0);
  return `${text.slice(0, end).trimEnd()}…`;
}
