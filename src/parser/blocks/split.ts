import { STANDARD_TITLES } from '../lexicon/headings.js';
import type { ParseState } from '../state.js';
import { bareNumbers } from './bare-numbers.js';
import { type Line, plainLine } from './line.js';
import { MARKER_FORMS, type Marker, type MarkerForm, markerAfterPageNumber, readMarker } from './marker.js';

/** A stretch of text under one marker (or under none, at the head of a line). */
export type Segment = Line;

/** Where a marker may begin in the middle of a line. */
const CANDIDATE =
  /第[一二三四五六七八九十\d]{1,3} ?(?:[篇编章节]|部分|阶段)|专栏 {0,2}[一二三四五六七八九十\d]|\( ?[一二三四五六七八九十]{1,3} ?\)|[一二三四五六七八九十]{1,3}、|\d{1,2} ?(?:、|\.)|\( ?\d{1,2} ?\)|[①-⑳]|——|■/gu;
/** A number may follow the end of a sentence, of a bracket or of a quotation. */
const BOUNDARY = /[。;:!?\])”*]/u;
/** Longest title that may run into the number after it without any sign between ("一、总体要求（一）指导思想"). */
const TITLE_MAX = 45;
const IN_SENTENCE = /[。;:]/u;
/** Forms that hardly occur inside a sentence: a comma in the title before them does no harm. */
const UNMISTAKABLE: ReadonlySet<MarkerForm> = new Set<MarkerForm>(['part', 'chapter', 'section', 'cn-paren', 'box']);
/** Gap in the numbering that is taken for a lost heading rather than for a number inside a sentence. */
const GAP_MAX = 3;

/** A number, its title, and on the next line the first number below it. */
const OUTERMOST = /^(\d{1,2})(?: {1,3}|[.、] {0,3})[一-龥“”、]{2,24} *\r?\n\s*(\d{1,2})\.1(?!\d)/u;
const OUTERMOST_MAX = 50;

const BEFORE_YEAR = /^(\d{1,2})\.(?=(?:19|20)\d\d(?:年|[-—~至](?:19|20)\d\d年))/u;
/** What follows is a name ("121人才梯队项目") and no measure, which would make it a decimal figure ("11.121万人"). */
const BEFORE_NAME =
  /^(\d{1,2})\.(?=\d{2,5}(?![万亿千百十个元倍岁吨件家亩米次户台辆张座天分年月日平立公美名项条所处套只头株本期时小分度升克斤]|人(?!才))[一-龥])/u;

const PAGE_DIGITS_MAX = 3;
const GLUED_DECIMAL = /^\d{2,5}\.\d{1,2}\.\d{1,2}(?!\d)/u;
const GLUED_DECIMAL_MAX = 12;

const STANDARD_TITLE = new RegExp(`(?:${STANDARD_TITLES.join('|')})(?![、，,和与及的])`, 'uy');

/** End of a standard title (重点任务) that begins at an offset, -1 when there is none: such a title ends there even when text runs on. */
export function standardTitleEnd(view: string, at: number): number {
  STANDARD_TITLE.lastIndex = at;
  return STANDARD_TITLE.test(view) ? STANDARD_TITLE.lastIndex : -1;
}

function lastVisible(view: string, before: number, from: number): number {
  let at = before - 1;
  while (at >= from && (view[at] === ' ' || view[at] === '\t' || view[at] === '\n' || view[at] === '\r')) at--;
  return at;
}

/** Cuts logical lines at the numbers inside them (`reports`: offsets of lines that head a region's report), where a sentence, a bracket or a heading has just ended. Keeps the order of the text. */
export function segmentsOf(state: ParseState, lines: readonly Line[], reports: ReadonlySet<number>): Segment[] {
  const splitter = new Splitter(state, reports, bareNumbers(state.view, state.text, lines));
  for (const line of lines) splitter.split(line);
  return splitter.segments;
}

/** Whether a decimal number may come next: deeper and 1, the next of its own level, or the next of a level above; before a line that is all title also where a part was cut out. */
function followsDecimal(last: readonly number[], next: readonly number[], titled: boolean): boolean {
  if (last.length === 0) return next.at(-1) === 1 || next.at(-1) === 0;
  if (next.length === 2 && next[0] === 1 && next[1] === 1) return true;
  const level = next.findIndex((figure, at) => figure !== last[at]);
  if (level < 0) return false;
  const rest = next.slice(level + 1);
  const step = (next[level] ?? 0) - (last[level] ?? 0);
  return step > 0 && step <= GAP_MAX && rest.every((figure) => figure === 1 || (titled && figure <= GAP_MAX));
}

/** A line that is a title and no sentence: 2.3 主要目标. */
const TITLE_LINE = /^[\d. ]+[一-龥“][^。;:,\d]{3,40}(?:\r?\n|$)/u;

class Splitter {
  readonly segments: Segment[] = [];
  /** Last number seen of each form: the next one is expected to follow it or to begin again at 1. */
  private readonly last = new Map<MarkerForm, number>();
  private decimal: readonly number[] = [];
  private candidate = -1;

  constructor(
    private readonly state: ParseState,
    private readonly reports: ReadonlySet<number>,
    private readonly bare: ReadonlyMap<number, Marker>,
  ) {}

  split(piece: Line): void {
    if (piece.cells || piece.aside) {
      this.segments.push(piece);
      return;
    }
    let start = piece.start;
    if (this.reports.has(start)) {
      this.segments.push({ ...piece, marker: { form: 'report', ordinal: 0, number: '', start, end: start, depth: 0 } });
      return;
    }
    let marker = this.opening(start);
    if (marker) this.last.set(marker.form, marker.ordinal);
    let from = marker ? marker.end : start + 1;
    for (let at = this.candidateFrom(from); at < piece.end; at = this.candidateFrom(from)) {
      const next = this.markerAt(at);
      from = at + 1;
      if (!next || !this.begins(next, start, marker)) continue;
      this.push(start, next.start, marker);
      start = next.start;
      marker = next;
      this.last.set(next.form, next.ordinal);
      from = Math.max(from, next.end);
    }
    if (marker || start > piece.start) this.push(start, piece.end, marker);
    else this.segments.push(piece);
  }

  /** Offset of the first candidate at or after an offset; asked with growing offsets, so that the text is searched once. */
  private candidateFrom(from: number): number {
    if (this.candidate < from) {
      CANDIDATE.lastIndex = from;
      this.candidate = CANDIDATE.exec(this.state.view)?.index ?? Infinity;
    }
    return this.candidate;
  }

  /** The marker that opens a line. A decimal is one only when it goes on from the last (1.1 → 1.2, 1.1.1, 2.1): else it is a figure that a line break has cut off. */
  private opening(start: number): Marker | null {
    const { view, text } = this.state;
    const marker =
      this.outermostDecimal(start) ??
      readMarker(view, text, start) ??
      this.bare.get(start) ??
      this.beforeFigures(start) ??
      this.afterPageNumber(start);
    if (marker?.form === 'cn' || marker?.form === 'chapter') this.decimal = [marker.ordinal, 0];
    if (marker !== null && marker.form !== 'decimal') return this.stageBehind(marker) ?? marker;
    return (marker && this.following(marker)) ?? this.decimalAfterPageNumber(start);
  }

  /** A decimal that goes on from the last one, which it then is; null for any other. */
  private following(marker: Marker): Marker | null {
    const figures = marker.number.split('.').map(Number);
    if (!followsDecimal(this.decimal, figures, TITLE_LINE.test(this.state.view.slice(marker.start, marker.start + TITLE_MAX)))) return null;
    this.decimal = figures;
    return marker;
  }

  /** "425.1.3 …" on page 42 right after 5.1.2: of three figures, so that no decimal figure is taken for one. */
  private decimalAfterPageNumber(start: number): Marker | null {
    const { view, text } = this.state;
    if (!GLUED_DECIMAL.test(view.slice(start, start + GLUED_DECIMAL_MAX))) return null;
    for (let at = start + 1; at <= start + PAGE_DIGITS_MAX; at++) {
      const marker = readMarker(view, text, at);
      const found = marker?.form === 'decimal' && marker.depth > 2 ? this.following(marker) : null;
      if (found) return found;
    }
    return null;
  }

  /** "2 主要任务" or "2. 主要任务" right above "2.1 …": the outermost number of a document that counts in decimals. */
  private outermostDecimal(start: number): Marker | null {
    const { view, text } = this.state;
    const match = OUTERMOST.exec(view.slice(start, start + OUTERMOST_MAX));
    const number = match?.[1];
    if (!match || number === undefined || match[2] !== number) return null;
    const end = start + match[0].search(/[一-龥]/u);
    return { form: 'decimal', ordinal: Number(number), number: text.slice(start, start + number.length), start, end, depth: 1 };
  }

  /** （一）第一阶段：…: a stage that also has a number is told by its own; null when no stage of the same number stands behind the marker. */
  private stageBehind(marker: Marker): Marker | null {
    const stage = readMarker(this.state.view, this.state.text, marker.end);
    if (stage?.form !== 'stage' || stage.ordinal !== marker.ordinal) return null;
    this.last.set(marker.form, marker.ordinal);
    return { ...stage, start: marker.start };
  }

  private afterPageNumber(start: number): Marker | null {
    const marker = markerAfterPageNumber(this.state.view, this.state.text, start);
    return marker && marker.ordinal === (this.last.get(marker.form) ?? 0) + 1 ? marker : null;
  }

  private markerAt(at: number): Marker | null {
    return readMarker(this.state.view, this.state.text, at) ?? this.beforeFigures(at);
  }

  /** A marker right before a year ("3．2025年底前…") or before a name that begins with a figure ("4.315消费者权益日活动"), when 3 or 4 is the number due. */
  private beforeFigures(at: number): Marker | null {
    const { view, text } = this.state;
    const last = this.last.get('arabic') ?? 0;
    const ahead = view.slice(at, at + 14);
    const year = BEFORE_YEAR.exec(ahead);
    const figures = year ?? BEFORE_NAME.exec(ahead);
    const ordinal = Number(figures?.[1]);
    if (!figures || (ordinal !== last + 1 && !(year && ordinal === 1)) || (last === 0 && !year)) return null;
    const end = at + figures[0].length;
    return { form: 'arabic', ordinal, number: text.slice(at, end), start: at, end, depth: 0 };
  }

  /** Whether a marker in the middle of a line begins a block of its own. */
  private begins(next: Marker, start: number, open: Marker | null): boolean {
    const { view } = this.state;
    const before = lastVisible(view, next.start, start);
    if (before < start) return false;
    const last = this.last.get(next.form) ?? 0;
    const follows = next.ordinal === 1 || (next.ordinal > last && next.ordinal <= last + GAP_MAX);
    const unnumbered = next.ordinal === 0;
    const standard = next.form === 'cn' && standardTitleEnd(view, next.end) > 0;
    if (BOUNDARY.test(view[before] ?? '')) return follows || unnumbered || standard;
    if (standard && next.ordinal === last + 1) return true;
    if (next.form === 'dash' || next.form === 'stage') return false;
    if (before < next.start - 1 && next.form !== 'arabic' && next.form !== 'cn') return follows || unnumbered;
    if (!open || unnumbered) return false;
    if (next.start - open.end < 2 || next.start - open.end > TITLE_MAX) return false;
    const title = view.slice(open.end, next.start);
    if (IN_SENTENCE.test(title)) return false;
    if (next.form === open.form) return next.ordinal === open.ordinal && view.startsWith(title.trimEnd(), next.end);
    if (!UNMISTAKABLE.has(next.form) && title.includes(',')) return false;
    const deeper = MARKER_FORMS.indexOf(next.form) > MARKER_FORMS.indexOf(open.form);
    return next.ordinal === last + 1 || (deeper && next.ordinal === 1);
  }

  private push(start: number, to: number, marker: Marker | null): void {
    const end = lastVisible(this.state.view, to, start) + 1;
    if (end > start) this.segments.push(plainLine({ start, end }, marker));
  }
}
