import { NUMBER_LINE } from '../lexicon/letter.js';
import type { ParseState } from '../state.js';
import { markerAfterPageNumber, readMarker } from './marker.js';

/** A logical line: a paragraph, heading or table row without the blanks around it. May hold line breaks of the text where a sentence was broken. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

const BLANK = /[\s\u3000\u00A0\u200B-\u200D\uFEFF]/u;
/** Web pages flattened to one line keep the paragraph indent, two or more full-width blanks; blanks after a single character only space a word out (标　　题). */
const INDENT = /[\u3000\u2003]{2,}/gu;
const SENTENCE_END = /[。!?;:!?。]$/u;
const CLOSED = /[\])”"》。!?;:]$/u;
const RUNNING_TEXT = /[,。;]/u;
/** A row of a table of indicators whose cells are parted by blanks. */
const TABLE_ROW = /\s(?:约束性|预期性)(?:\s|$)/u;
/** Leader dots of a table of contents; such a line is as wide as its dots, not as the page's text. */
const LEADERS = /[.…·]{6}/u;
/** An entry of the contents with its page: it is complete, however wide. */
const ENTRY_END = /[.…·]{6} ?\d{0,4}$/u;
const ENTRY_TAIL = 12;
/** Lines of a page foot and head that may stand between the halves of a sentence. */
const PAGE_LINES_MAX = 3;
const PAGE_NUMBER = /^[\s—–-]*(?:第\s*)?\d{1,4}(?:\s*页)?[\s—–-]*$/u;

/** The stretch without blanks at its ends; what a page printed among the words is blank in the view. */
function trimmed(view: string, from: number, to: number): Piece | null {
  let start = from;
  let end = to;
  while (start < end && BLANK.test(view[start] ?? '')) start++;
  while (end > start && BLANK.test(view[end - 1] ?? '')) end--;
  return start < end ? { start, end } : null;
}

/** Printed width of a line in half-width columns, so that digits and Chinese characters can be compared. */
function columns(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) width += text.charCodeAt(at) > 0xff ? 2 : 1;
  return width;
}

function printedLines(state: ParseState): Piece[] {
  const { text, view, lineStarts } = state;
  const lines: Piece[] = [];
  for (let at = 0; at < lineStarts.length; at++) {
    const start = lineStarts[at] ?? 0;
    const end = lineStarts[at + 1] ?? text.length;
    const line = text.slice(start, end);
    if (!line.includes('\u3000\u3000') && !line.includes('\u2003\u2003')) {
      const piece = trimmed(view, start, end);
      if (piece) lines.push(piece);
      continue;
    }
    let from = start;
    for (const indent of line.matchAll(INDENT)) {
      const piece = trimmed(view, from, start + indent.index);
      if (piece && piece.end - piece.start === 1) continue;
      if (piece) lines.push(piece);
      from = start + indent.index + indent[0].length;
    }
    const last = trimmed(view, from, end);
    if (last) lines.push(last);
  }
  return lines;
}

/** First cell of a table that was printed cell by cell: it neither ends nor goes on a sentence. */
const FIRST_CELL = /^(?:序 ?号|编 ?号)$/u;

/** A letter's headline ends with its line, however wide, in the first lines of a text. */
const HEADLINE_END = /(?:印发|转发|发布|公布|下发).{0,80}的通知$/u;
const FRONT_LINES = 16;

/** Narrowest page, in columns: short lines in a row are the cells of a table, not broken sentences. */
const PAGE_MIN = 44;

/** Lines whose width is measured. */
const SAMPLE_MAX = 20_000;

/** Width at which the document was wrapped (PDF text), in columns; Infinity when its lines are whole paragraphs. */
function wrapWidth(state: ParseState, lines: readonly Piece[]): number {
  const step = Math.ceil(lines.length / SAMPLE_MAX);
  const widths: number[] = [];
  for (let at = 0; at < lines.length; at += step) {
    const line = lines[at];
    const text = line ? state.text.slice(line.start, line.end) : '';
    const width = LEADERS.test(text) ? 0 : columns(text);
    if (width > 12) widths.push(width);
  }
  if (widths.length < 12) return Infinity;
  widths.sort((a, b) => a - b);
  const wide = widths[Math.floor(widths.length * 0.9)] ?? 0;
  const longest = widths[Math.floor(widths.length * 0.99)] ?? 0;
  const full = widths.filter((width) => width >= wide * 0.85).length / widths.length;
  // Contents with leader dots may be longer than the column, and a column narrower than a page, when most lines fill it.
  if (wide > 140 || ((wide < PAGE_MIN || longest > wide * 1.6) && full < 0.6)) return Infinity;
  return full >= 0.3 ? wide : Infinity;
}

/**
 * Logical lines of the document. Splits where a flattened web page kept its paragraph indents,
 * joins where a page or column width broke a sentence; lines of page numbers between the halves are passed over.
 */
export function logicalLines(state: ParseState): Piece[] {
  const { text, view } = state;
  const lines = printedLines(state);
  const width = wrapWidth(state, lines);
  const pieces: Piece[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) continue;
    let end = line.end;
    let last = line;
    for (let next = at + 1; next < lines.length; next++) {
      const follower = lines[next];
      if (!follower) break;
      const tail = view.slice(last.start, last.end);
      const head = view.slice(follower.start, follower.end);
      if (width < Infinity && head.length < 12 && next - at <= PAGE_LINES_MAX && PAGE_NUMBER.test(head)) continue;
      if (TABLE_ROW.test(tail) || TABLE_ROW.test(head)) break;
      if (FIRST_CELL.test(tail) || FIRST_CELL.test(head) || NUMBER_LINE.test(head)) break;
      if (at < FRONT_LINES && HEADLINE_END.test(tail)) break;
      if (tail.includes('\t') || head.includes('\t') || tail.startsWith('|') || head.startsWith('|')) break;
      if (
        SENTENCE_END.test(tail) ||
        ENTRY_END.test(tail.slice(-ENTRY_TAIL)) ||
        readMarker(view, text, follower.start) ||
        markerAfterPageNumber(view, text, follower.start)
      )
        break;
      const broken =
        width < Infinity
          ? columns(tail) >= width * 0.85 ||
            /[,、]$/u.test(tail) ||
            (columns(tail) >= width * 0.6 && RUNNING_TEXT.test(tail) && RUNNING_TEXT.test(head) && !readsAsHeading(state, last))
          : !CLOSED.test(tail) &&
            (tail.length >= 30 || tail.includes('。')) &&
            RUNNING_TEXT.test(tail) &&
            !readsAsHeading(state, last) &&
            RUNNING_TEXT.test(head);
      if (!broken) break;
      end = follower.end;
      last = follower;
      at = next;
    }
    pieces.push({ start: line.start, end });
  }
  return pieces;
}

/** Whether a line is a numbered title without a sentence of its own ("（一）实施…工程，适应创新需求"). */
function readsAsHeading(state: ParseState, line: Piece): boolean {
  if (line.end - line.start > 60) return false;
  return readMarker(state.view, state.text, line.start) !== null && !state.view.slice(line.start, line.end).includes('。');
}
