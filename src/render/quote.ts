import type { Block } from './reply.js';

type Mark = { readonly start: number; readonly end: number };

/** Ends of a sentence, after which a new line is a new paragraph. */
const SENTENCE_END = /[。！？；：!?;:”’）)\]】|]$/u;
/** Begins a numbered item or a table's row. */
const ITEM_START = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]|第[一二三四五六七八九十\d]{1,3}[章节条步阶]|[|—●■·*-])/u;
const BREAK = /\n\s*/gu;
const HAN_OR_MARK = /[\p{Script=Han}，、。；：（）“”《》]/u;

/** What a line break of a document is shown as: a paragraph's end stays, a line that print broke goes on. */
function joint(before: string, broken: string, after: string): string {
  if (broken.split('\n').length > 2 || SENTENCE_END.test(before) || ITEM_START.test(after)) return '\n';
  return HAN_OR_MARK.test(before.slice(-1)) && HAN_OR_MARK.test(after.slice(0, 1)) ? '' : ' ';
}

/** Words of a document as they are read: lines that print broke are joined, empty lines left out; `marks` are offsets within `text`. */
export function quoteBlock(text: string, place: string, marks: readonly Mark[] = []): Block {
  const pieces: { readonly from: number; readonly to: number; readonly at: number }[] = [];
  let shown = '';
  let from = 0;
  for (const match of [...text.matchAll(BREAK), null]) {
    const line = text.slice(from, match?.index ?? text.length);
    const kept = match ? line.trimEnd() : line;
    const to = from + kept.length;
    pieces.push({ from, to, at: shown.length });
    shown += kept;
    if (!match) break;
    from = match.index + match[0].length;
    shown += joint(shown, match[0], text.slice(from, from + 8));
  }
  const where = (offset: number): number => {
    const piece = pieces.findLast((one) => one.from <= offset);
    return piece ? piece.at + Math.min(offset, piece.to) - piece.from : 0;
  };
  return {
    kind: 'quote',
    text: shown,
    marks: marks.map(({ start, end }) => ({ start: where(start), end: where(end) })),
    place,
    collapsed: false,
  };
}
