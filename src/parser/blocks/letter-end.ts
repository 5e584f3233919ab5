import { SIGNER_LINE } from '../lexicon/letter.js';
import type { ParseState } from '../state.js';
import type { Piece } from './lines.js';

/** How far into the document a letter with numbered requests of its own may reach, in characters. */
const REACH = 8000;
const SIGNED_BEFORE =
  /(?:\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)\s*(?:\([^()]{2,14}\)\s*)?$/u;

/**
 * Where the plan's own title stands again after the date of a letter that has numbered requests of its own
 * ("…请结合以下要求抓好落实。一、加大宣传。…2023年11月13日 广安市…若干政策措施 为落实…"); null when no letter holds numbers.
 */
export function titleAfterLetter(state: ParseState, title: string, from: number): Piece | null {
  const signs = [...title.replace(/[\s《》]/gu, '')];
  if (signs.length < 8 || signs.length > 120) return null;
  const head = state.text.slice(0, REACH);
  const pattern = new RegExp(signs.map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('[\\s《》]*'), 'gu');
  for (const match of head.matchAll(pattern)) {
    if (match.index <= from || !SIGNED_BEFORE.test(state.view.slice(Math.max(0, match.index - 60), match.index))) continue;
    return { start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** Where the appendix begins after the signature of a letter that sends nothing but appendices; null when no such signature follows `from`. */
export function appendixAfterLetter(state: ParseState, pieces: readonly Piece[], from: number): Piece | null {
  const line = (at: number): string => {
    const piece = pieces[at];
    return piece && piece.end - piece.start < 90 ? state.view.slice(piece.start, piece.end) : '';
  };
  for (let at = from + 2; at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece || !/^附 {0,4}[件表]/u.test(line(at)) || !SIGNED_BEFORE.test(line(at - 1)) || !SIGNER_LINE.test(line(at - 2))) continue;
    return { start: piece.start, end: piece.start };
  }
  return null;
}

/** The pieces cut so that a stretch of text is a piece of its own. */
export function cutOut(state: ParseState, pieces: readonly Piece[], part: Piece): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    if (piece.end <= part.start || piece.start >= part.end) return [piece];
    return [
      { start: piece.start, end: part.start },
      { start: Math.max(piece.start, part.start), end: Math.min(piece.end, part.end) },
      { start: part.end, end: piece.end },
    ].flatMap(({ start, end }) => {
      const text = state.text.slice(start, Math.max(start, end));
      const inner = text.trim();
      const at = start + text.indexOf(inner);
      return inner === '' ? [] : [{ start: at, end: at + inner.length }];
    });
  });
}
