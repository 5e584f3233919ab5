import type { Block, BlockKind, Cell, ParseState } from '../state.js';
import { clausesBetween } from './clauses.js';
import { ledParts } from './leads.js';
import type { Piece } from './lines.js';
import { MARKER_FORMS, type Marker, type MarkerForm } from './marker.js';
import type { Segment } from './split.js';
import { titleEnd } from './title-end.js';

const DEFAULT_RANK = new Map(MARKER_FORMS.map((form, at) => [form, at]));

/** Longest title in 【】, with its brackets. */
const BRACKETED_MAX = 50;

interface Level {
  readonly form: MarkerForm;
  readonly ordinal: number;
  readonly depth: number;
  readonly block: number;
}

/** What a block needs at least; the rest is filled in. */
type Fields = Pick<Block, 'kind' | 'start' | 'end' | 'parent'> & Partial<Block>;

/** Builds the blocks in reading order and keeps the stack of open headings. */
export class BlockList {
  readonly blocks: Block[] = [];
  private readonly stack: Level[] = [];
  private parent = -1;
  private previous: Segment | null = null;
  private readonly ranks = new Map<MarkerForm, number>(DEFAULT_RANK);

  constructor(private readonly state: ParseState) {}

  private push(block: Fields): number {
    const {
      kind,
      start,
      end,
      parent,
      level = 0,
      number = '',
      title = '',
      titleStart = start,
      titleEnd: stop = titleStart,
      cells = null,
    } = block;
    this.blocks.push({ kind, start, end, level, number, title, titleStart, titleEnd: stop, parent, cells, header: block.header ?? false });
    return this.blocks.length - 1;
  }

  /** A piece that carries no rows: title, letter, furniture. */
  aside(kind: BlockKind, piece: Piece): void {
    const { start, end } = piece;
    if (kind === 'title') this.push({ kind, start, end, parent: -1, title: this.state.text.slice(start, end), titleEnd: end });
    else this.push({ kind, start, end, parent: -1 });
  }

  row(segment: Segment, cells: readonly Cell[]): void {
    this.push({ kind: 'table-row', start: segment.start, end: segment.end, parent: this.parent, cells, header: segment.header });
  }

  /** Text without a number of its own, cut where it opens with titles; `siblings` tells that its neighbours do. */
  prose(piece: Piece, siblings: boolean): void {
    for (const { start, end, titleEnd: stop } of ledParts(this.state, piece, siblings)) {
      if (stop < 0) {
        this.push({ kind: 'paragraph', start, end, parent: this.parent });
        continue;
      }
      this.titled('dash', { start, end, titleStart: start, stop, number: '', level: 0, parent: this.parent });
    }
  }

  /** The title of a part that has no number. */
  part(segment: Segment): void {
    const { start, end } = segment;
    this.stack.length = 0;
    const block = this.titled('heading', { start, end, titleStart: start, stop: end, number: '', level: 1, parent: -1 });
    this.stack.push({ form: 'hash', ordinal: 0, depth: 1, block });
    this.parent = block;
  }

  heading(segment: Segment, marker: Marker): void {
    const { start, end } = segment;
    const { view } = this.state;
    const repeated = this.repeatedTitle(segment, marker);
    const bracketed = this.bracketedTitle(marker.end, end);
    const printed = repeated > 0 ? repeated : bracketed > 0 ? bracketed : titleEnd(view, marker, end);
    const clause = clausesBetween(this.state, marker.end, end)[0];
    const stop = clause && clause.start > marker.end ? Math.min(printed, clause.start) : printed;
    const isDash = marker.form === 'dash' || marker.form === 'bullet';
    const under = isDash ? { parent: this.parent, level: 0 } : this.parentOf(marker);
    const kind = isDash ? 'dash' : stop < 0 ? 'item' : 'heading';
    const titleStart = bracketed > 0 ? marker.end + 1 : marker.end;
    const block = this.titled(kind, { start, end, titleStart, stop, number: marker.number, ...under });
    this.previous = segment;
    if (isDash) return;
    this.stack.push({ form: marker.form, ordinal: marker.ordinal, depth: marker.depth, block });
    this.parent = block;
    const body = this.blocks[block + 1];
    if (body && body.kind === 'paragraph') {
      this.blocks.pop();
      this.prose(body, false);
    }
  }

  /** A block with its title, and a paragraph for the text that follows the title on the same line. A dash that is all title keeps it as its text. */
  private titled(
    kind: BlockKind,
    at: { start: number; end: number; titleStart: number; stop: number; number: string; level: number; parent: number },
  ): number {
    const { view, text } = this.state;
    let titleStart = Math.min(at.titleStart, at.end);
    let stop = Math.min(at.stop, at.end);
    let from = stop < 0 ? titleStart : stop;
    if (text[from] === '】') from++;
    while (from < at.end && /[。!?:;* ]/u.test(view[from] ?? '')) from++;
    while (titleStart < stop && /[* ]/u.test(view[titleStart] ?? '')) titleStart++;
    while (stop > titleStart && /[*\s;,、]/u.test(view[stop - 1] ?? '')) stop--;
    const titled = stop > titleStart && (kind === 'heading' || from < at.end);
    const block = this.push({
      kind,
      start: at.start,
      end: titled ? from : at.end,
      parent: at.parent,
      level: at.level,
      number: at.number,
      title: titled ? text.slice(titleStart, stop) : '',
      titleStart,
      titleEnd: titled ? stop : titleStart,
    });
    if (titled && from < at.end) this.push({ kind: 'paragraph', start: from, end: at.end, parent: block });
    return block;
  }

  /** End of the words of a title that is printed in 【】 (第三条【补贴标准】对…); -1 when it is not. */
  private bracketedTitle(start: number, end: number): number {
    const { text } = this.state;
    const close = text[start] === '【' ? text.slice(start, Math.min(end, start + BRACKETED_MAX)).indexOf('】') : -1;
    return close > 1 ? start + close : -1;
  }

  /** End of the title when the heading was printed twice ("三、主攻方向三、主攻方向统筹…"); the first print becomes furniture. */
  private repeatedTitle(segment: Segment, marker: Marker): number {
    const twin = this.previous;
    const block = this.blocks.length - 1;
    if (!twin?.marker || twin.marker.form !== marker.form || twin.marker.ordinal !== marker.ordinal || marker.ordinal === 0) return -1;
    const title = this.state.view.slice(twin.marker.end, twin.end);
    if (title.length > 60 || !this.state.view.startsWith(title, marker.end) || marker.end + title.length > segment.end) return -1;
    const first = this.blocks[block];
    if (!first || first.start !== twin.start) return -1;
    this.blocks[block] = { ...first, kind: 'furniture', level: 0, number: '', title: '', titleEnd: first.titleStart };
    return marker.end + title.length;
  }

  /** The heading before a box whose numbering a marker takes up, when the box does not: 2. after a box that ran to 8. */
  private outside(box: number, { form, depth, ordinal }: Marker): number | null {
    const at = this.stack.slice(0, box).findLastIndex((level) => level.form === form && level.depth === depth);
    return at >= 0 && this.stack[at]?.ordinal === ordinal - 1 ? at : null;
  }

  private rankOf(form: MarkerForm): number {
    return this.ranks.get(form) ?? MARKER_FORMS.length;
  }

  /** The first article of a text right under a heading of a form that mostly stands inside articles (一、加大支持 / 第一条 …): articles are then its parts. */
  private nestArticles(): void {
    const top = this.stack.at(-1);
    if (!top || this.blocks.some(({ number }) => /^第.{1,4}条$/u.test(number))) return;
    if (top.block === this.blocks.length - 1 && this.rankOf(top.form) > this.rankOf('article'))
      this.ranks.set('article', this.rankOf(top.form) + 0.5);
  }

  /**
   * Closes the headings that a new marker ends: back to its own form when that is open, else above every form of lower rank.
   * A box 专栏 closes only another box, for the numbering around it goes on after it; inside a box a number that begins again at 1 belongs to the box.
   */
  private parentOf(marker: Marker): { parent: number; level: number } {
    if (marker.form === 'article') this.nestArticles();
    const box = this.stack.findLastIndex((level) => level.form === 'box');
    if (marker.form === 'box') {
      if (box >= 0) this.stack.length = box;
      return { parent: this.stack.at(-1)?.block ?? -1, level: this.stack.length + 1 };
    }
    let same = this.stack.findLastIndex((level) => level.form === marker.form && level.depth === marker.depth);
    if (same > box && box >= 0 && this.stack[same]?.ordinal !== marker.ordinal - 1) same = this.outside(box, marker) ?? same;
    if (same >= 0 && same < box && marker.ordinal === 1 && this.stack[same]?.ordinal !== 0) same = -2;
    if (same >= 0) this.stack.length = same;
    else {
      const closes = (level: Level): boolean =>
        level.form !== 'box' &&
        (this.rankOf(level.form) > this.rankOf(marker.form) || (level.form === marker.form && level.depth > marker.depth));
      const floor = same === -2 ? box + 1 : 0;
      if (same !== -2 && box >= 0 && this.stack.slice(0, box).some(closes)) this.stack.length = box;
      for (let top = this.stack.at(-1); top && this.stack.length > floor && closes(top); top = this.stack.at(-1)) this.stack.pop();
    }
    return { parent: this.stack.at(-1)?.block ?? -1, level: this.stack.length + 1 };
  }
}
