import { regionNamed } from '../lexicon/regions.js';
import type { ParseState } from '../state.js';
import type { Piece } from './lines.js';

const HEAD = /^([\u4e00-\u9fff]{2,8}):([^。;:]{6,50})$/u;

/** Headline of one region's report in a bulletin that holds several: 杭州：践行为企办实事 激活产业新动力. */
export interface ReportHead {
  readonly piece: Piece;
  /** Full name of the region. */
  readonly region: string;
}

/** Headlines "region：title" that stand on lines of their own; empty unless they are of two regions or more. */
export function reportHeads(state: ParseState, pieces: readonly Piece[]): ReportHead[] {
  const heads: ReportHead[] = [];
  for (const piece of pieces) {
    if (piece.end - piece.start > 70) continue;
    const match = HEAD.exec(state.view.slice(piece.start, piece.end));
    const region = match && !/\d/u.test(match[2] ?? '') ? regionNamed(match[1] ?? '') : null;
    if (region !== null) heads.push({ piece, region });
  }
  return new Set(heads.map(({ region }) => region)).size > 1 ? heads : [];
}
