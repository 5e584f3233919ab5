import type { ParseState } from '../state.js';
import { clausesBetween } from './clauses.js';
import type { Piece } from './lines.js';

/** A paragraph with the title it opens with, or without one (`titleEnd` -1). */
export interface Led extends Piece {
  readonly titleEnd: number;
}

const LEAD_MAX = 30;
/** Openings that begin an enumeration or an aside, not a title. */
const NO_LEAD =
  /^(?:[一二三四五六七八九]是|第[一二三四五六]，|首先|其次|同时|此外|另外|其中|目前|近年|今年|去年|上年|过去|今后|未来|截[至止]|据|记者|相对|当前|到|按照|根据|为了?|在)/u;
const LEAD_MIN = 3;
/** What follows a lead is at least this long; else the lead is the whole paragraph. */
const BODY_MIN = 12;
/** A lead after a responsibility clause in the middle of a paragraph must be plainer: no comma, no figure. */
const PLAIN_MAX = 26;

/** Share of the clauses inside a paragraph that leads must follow before the paragraph is taken for several titled parts. */
const LEADS_SHARE = 0.6;

/** Offset of the full stop that ends a lead sentence at `start`, -1 when the paragraph opens otherwise. */
function leadStop(view: string, start: number, end: number, max: number): number {
  if (end - start < LEAD_MIN + BODY_MIN) return -1;
  const length = view.slice(start, start + max + 1).indexOf('。');
  const stop = start + length;
  if (length < LEAD_MIN || end - stop < BODY_MIN) return -1;
  const lead = view.slice(start, stop);
  if (NO_LEAD.test(lead) || /[\d;:()]/u.test(lead) || (max === PLAIN_MAX && lead.includes(','))) return -1;
  return stop;
}

function afterStops(view: string, from: number, to: number): number {
  let at = from;
  while (at < to && /[。;\s]/u.test(view[at] ?? '')) at++;
  return at;
}

/** Whether a paragraph is printed with a bold lead ("**坚持创新引领。**…"). */
const isBold = (view: string, start: number): boolean => view.startsWith('**', start);

/** Whether the paragraph looks as if it opened with a title of its own; its neighbours decide. */
export function mayLead(state: ParseState, piece: Piece): boolean {
  return leadStop(state.view, piece.start, piece.end, LEAD_MAX) >= 0;
}

/**
 * Cuts a paragraph into titled parts 坚持立德树人。…（责任单位：…）提升智育水平。…（责任单位：…） and says where each title ends.
 * `siblings` tells that neighbouring paragraphs open with titles too.
 */
export function ledParts(state: ParseState, piece: Piece, siblings: boolean): Led[] {
  const { view } = state;
  if (piece.end - piece.start < LEAD_MIN + BODY_MIN) return [{ start: piece.start, end: piece.end, titleEnd: -1 }];
  const parts: Led[] = [];
  let start = piece.start;
  const closes = clausesBetween(state, start, piece.end).map(({ end }) => ({ next: afterStops(view, end, piece.end) }));
  const inner = closes.filter(({ next }) => next < piece.end);
  const leads = inner.filter(({ next }) => leadStop(view, next, piece.end, PLAIN_MAX) >= 0);
  if (leads.length >= inner.length * LEADS_SHARE) {
    for (const { next } of leads) {
      parts.push({ start, end: start + view.slice(start, next).trimEnd().length, titleEnd: -1 });
      start = next;
    }
  }
  parts.push({ start, end: piece.end, titleEnd: -1 });
  const several = parts.length > 1;
  return parts.map((part) => {
    const bold = isBold(view, part.start);
    const stop = leadStop(view, bold ? part.start + 2 : part.start, part.end, several ? PLAIN_MAX : LEAD_MAX);
    return stop >= 0 && (bold || siblings || several) ? { ...part, titleEnd: stop } : part;
  });
}
