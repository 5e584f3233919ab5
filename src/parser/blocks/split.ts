import type { ParseState } from '../state.js';
import type { Piece } from './lines.js';
import { type Marker, readMarker } from './marker.js';

/** A stretch of text under one marker (or under none, at the head of a line). */
export interface Segment extends Piece {
  readonly marker: Marker | null;
}

/** Where a marker may begin in the middle of a line. */
const CANDIDATE =
  /第[一二三四五六七八九十\d]{1,3} ?[篇编章节]|专栏 {0,2}[一二三四五六七八九十\d]|\( ?[一二三四五六七八九十]{1,3} ?\)|[一二三四五六七八九十]{1,3}、|\d{1,2} ?(?:、|\.(?!\d))|\( ?\d{1,2} ?\)|[①-⑳]|——|■/gu;
const BOUNDARY = /[。;:!?\])”*]/u;
/** Longest title that may run into the first number under it without any sign between ("一、总体要求（一）指导思想"). */
const TITLE_MAX = 45;
const IN_SENTENCE = /[。;,:]/u;

function lastVisible(view: string, before: number, from: number): number {
  let at = before - 1;
  while (at >= from && (view[at] === ' ' || view[at] === '\t' || view[at] === '\n' || view[at] === '\r')) at--;
  return at;
}

/** Cuts logical lines at the numbers inside them, where a sentence, a bracket or a heading has just ended. Keeps the order of the text. */
export function segmentsOf(state: ParseState, pieces: readonly Piece[]): Segment[] {
  const { view, text } = state;
  const segments: Segment[] = [];
  for (const piece of pieces) {
    let start = piece.start;
    let marker = readMarker(view, text, start);
    CANDIDATE.lastIndex = marker ? marker.end : start + 1;
    for (let match = CANDIDATE.exec(view); match && match.index < piece.end; match = CANDIDATE.exec(view)) {
      const next = readMarker(view, text, match.index);
      if (!next) continue;
      const before = lastVisible(view, match.index, start);
      const spaced = before < match.index - 1 && next.form !== 'arabic';
      const afterSentence = BOUNDARY.test(view[before] ?? '');
      const title = marker ? view.slice(marker.end, match.index) : '';
      const afterTitle =
        marker !== null &&
        next.ordinal === 1 &&
        next.form !== marker.form &&
        title.length <= TITLE_MAX &&
        title.length > 1 &&
        !IN_SENTENCE.test(title);
      if (!afterSentence && !afterTitle && !(spaced && next.form !== 'dash')) continue;
      pushSegment(segments, state, start, match.index, marker);
      start = match.index;
      marker = next;
      CANDIDATE.lastIndex = Math.max(CANDIDATE.lastIndex, next.end);
    }
    pushSegment(segments, state, start, piece.end, marker);
  }
  return segments;
}

function pushSegment(segments: Segment[], state: ParseState, start: number, to: number, marker: Marker | null): void {
  const end = lastVisible(state.view, to, start) + 1;
  if (end > start) segments.push({ start, end, marker });
}
