import type { Line } from './lines.js';

/** A paragraph put together from printed lines. */
export interface Paragraph {
  readonly text: string;
  /** Index, within the lines given, of its first line. */
  readonly first: number;
}

/** A line as the paragraphs see it: `page` tells where a page break lies between two lines. */
export interface PagedLine extends Line {
  readonly page: number;
}

/** Distances in type sizes. */
const INDENT = 1.2;
/** A line that begins this far inside is centred or set to the right: a title, a signature, a date. */
const DEEP = 5;
const SHORT = 1.8;
const GAP = 1.45;
const NEW_ITEM =
  /^(?:第[一二三四五六七八九十\d]+[篇编章节条]|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|\d{1,2}[.．、](?!\d)|\d{1,2}[.．]\d{1,2}(?:[.．]\d{1,2}|\s)|[①-⑳]|——|专栏|附件|[●■◆▲★•])/u;
const SENTENCE_END = /[。！？；：!?;:]["”’）)]*$/u;

/** What cannot be parted at the end of a line: a word or number, a bracket with what it opens, a mark with what it closes. */
const FIRST_TOKEN = /^[（(《“‘【〔[]*(?:[A-Za-z0-9%‰℃.,:/+~～-]+|.)[，。、；：！？）)》”’】〕\]%]*(?:(?<=[）)])[A-Za-z0-9.]+)?/u;

/** Width of the first piece of a line that could have stood on the line before, in type sizes. */
const firstTokenWidth = (text: string): number =>
  [...(FIRST_TOKEN.exec(text)?.[0] ?? '')].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2000 ? 0.5 : 1), 0);

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

/** The value around which most of `values` gather, within `width`. */
function mode(values: readonly number[], width: number): number {
  const buckets = new Map<number, number>();
  for (const value of values) buckets.set(Math.round(value / width), (buckets.get(Math.round(value / width)) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [bucket, count] of buckets) if (count > most) [best, most] = [bucket, count];
  return best * width;
}

/** Edges and line distance of the running text of a column. */
interface Measure {
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly leading: number;
}

function measure(lines: readonly PagedLine[]): Measure {
  const size = mode(
    lines.map((line) => line.size),
    0.5,
  );
  const body = lines.filter((line) => Math.abs(line.size - size) <= size * 0.15);
  const wide = body.filter((line) => line.right - line.x > size * 10);
  const basis = wide.length > 0 ? wide : body;
  const right = quantile(
    basis.map((line) => line.right),
    0.9,
  );
  const full = basis.filter((line) => line.right > right - size * SHORT);
  const left = mode(
    (full.length > 2 ? full : basis).map((line) => line.x),
    size / 4,
  );
  const steps: number[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (before && before.page === line.page && line.y > before.y) steps.push(line.y - before.y);
  });
  return { size, left, right, leading: steps.length === 0 ? size * 1.5 : mode(steps, 1) };
}

/** What stands between two joined lines: nothing next to Chinese, a blank between words. */
const glue = (before: string, after: string): string => (/[A-Za-z0-9,.;:%)]$/u.test(before) && /^[A-Za-z(]/u.test(after) ? ' ' : '');

/**
 * Joins printed lines to paragraphs. A line begins a paragraph when it is indented, when the line before it ends early,
 * when its type size or the distance between them changes, or when it begins with a number after a closed sentence.
 * Each column is measured by itself; a sentence goes on from one to the next as it goes on over a page.
 */
export function joinParagraphs(lines: readonly PagedLine[]): Paragraph[] {
  const measures = new Map(([0, 1, 2] as const).map((column) => [column, measure(lines.filter((line) => line.column === column))]));
  const paragraphs: Paragraph[] = [];
  let text = '';
  let first = 0;
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (before && !breaks(before, line)) {
      text += glue(text, line.text) + line.text;
      return;
    }
    if (text !== '') paragraphs.push({ text, first });
    text = line.text;
    first = at;
  });
  if (text !== '') paragraphs.push({ text, first });
  return paragraphs;

  function breaks(before: PagedLine, line: PagedLine): boolean {
    const [above, own] = [measures.get(before.column), measures.get(line.column)];
    if (!above || !own) return true;
    if ((before.column === 0) !== (line.column === 0)) return true;
    const { size, left, leading } = own;
    const indented = line.x > left + size * INDENT;
    const endsEarly = before.right < above.right - size * Math.max(SHORT, firstTokenWidth(line.text) + SHORT - 1);
    if (Math.abs(before.size - line.size) > Math.max(before.size, line.size) * 0.12) return true;
    if (endsEarly) return true;
    const goesOn = before.page === line.page && before.column === line.column && line.y > before.y;
    if (goesOn && line.y - before.y > leading * GAP) return true;
    if (indented && line.x - left > before.x - above.left + size * INDENT) return true;
    if (line.x > left + size * DEEP || before.x > above.left + size * DEEP) return true;
    return SENTENCE_END.test(before.text) && (NEW_ITEM.test(line.text) || indented);
  }
}
