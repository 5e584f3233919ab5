import type { Alignment } from './align.js';
import { type Candidate, isCut, loosely, type Part } from './parts.js';
import type { Unit } from './units.js';

/** A part of the query with its best name, and the units [first, last] that it reaches over. */
export interface Piece {
  readonly best: Candidate;
  readonly mask: Uint8Array;
  readonly first: number;
  readonly last: number;
}

/** A name of which this much is shown is named, not only touched. */
const namedShown = 0.8;
export const wholeShown = 0.95;
/** Of so few characters of a body, and so little, only its kind is shown: the 银行 of 市人民银行. */
const kindUnits = 2;
const kindShown = 0.6;
/** What costs at least this when it stays unexplained may belong to a name. */
export const informative = 0.5;

const pieceOf = ({ mask, candidates: [best] }: Part): Piece | null =>
  best ? { best, mask, first: mask.findIndex((value) => value !== 0), last: mask.findLastIndex((value) => value !== 0) } : null;

const isShown = ({ shown }: Alignment): boolean => shown >= wholeShown;

/** True when the whole name stands there, and as a name: not by what the body does. */
export const isWhole = ({ best: { alignment, term } }: Piece): boolean => isShown(alignment) && !loosely.has(term.why);

/** The whole name of a body, so that what it has to do with may stand right behind it: 科技局专利任务. */
const isBody = ({ best: { core, term, alignment } }: Piece): boolean =>
  core.kind === 'unit' && alignment.tail && alignment.shown >= namedShown && !loosely.has(term.why);

/** True for the end of a body's name alone, with nothing that says which body it is. */
const isKindAlone = ({ best: { core, alignment } }: Piece): boolean =>
  core.kind === 'unit' && alignment.tail && !alignment.head && alignment.explained <= kindUnits && alignment.shown < kindShown;

const isRegion = ({ best: { core, alignment } }: Piece): boolean => core.kind === 'region' && isShown(alignment);

/** True for a fragment from within a name that leads here on loose grounds: 电信 of 文广电新局. */
const isInnerOfOld = ({ best }: Piece): boolean => isCut(best) && !best.alignment.head;

/** True for a region that is a part of another's name: the 上海 within 国家知识产权培训（上海）基地, the 甬 of 甬江实验室. */
function isInName(region: Piece, name: Piece, touching: boolean): boolean {
  if (name.best.core.kind !== 'unit') return false;
  // A level right behind the region may be the body's: 科技局湖州|市.
  const within = name.first < region.first && region.last + 1 < name.last;
  const sign = region.first === region.last && touching && region.last < name.first && !name.best.alignment.head;
  return within || sign;
}

/** True when nothing but unexplained characters stands between two pieces: no blank, mark or word of a question. */
function touch(a: Piece, b: Piece, units: readonly Unit[], breaks: readonly boolean[]): boolean {
  const [left, right] = a.first < b.first ? [a, b] : [b, a];
  for (let at = left.last + 1; at < right.first; at += 1) if (breaks[at] || (units[at]?.miss ?? 0) < informative) return false;
  return !breaks[right.first];
}

/** True when a piece may count beside one found before it: pieces of several names grown together are a name of their own (商业秘密|案件数). */
function standsBeside(piece: Piece, earlier: Piece, touching: boolean): boolean {
  if (isRegion(piece) || isRegion(earlier)) {
    const [region, name] = isRegion(piece) ? [piece, earlier] : [earlier, piece];
    return !(touching && isKindAlone(name)) && !isInName(region, name, touching);
  }
  const [left, right] = piece.first < earlier.first ? [piece, earlier] : [earlier, piece];
  if (right.first < left.last) return false;
  if (loosely.has(left.best.term.why) || loosely.has(right.best.term.why)) return isBody(left) || isBody(right);
  return !touching || isBody(left) || (left.best.core.kind === 'plan' && right.best.core.kind === 'indicator');
}

/** The parts that count towards what a query means, in the order in which they were found. `breaks`: a blank or mark was typed before the unit. */
export function standing(parts: readonly Part[], units: readonly Unit[], breaks: readonly boolean[]): Piece[] {
  const out: Piece[] = [];
  for (const part of parts) {
    const piece = pieceOf(part);
    if (piece && !isInnerOfOld(piece) && out.every((earlier) => standsBeside(piece, earlier, touch(piece, earlier, units, breaks))))
      out.push(piece);
  }
  return out;
}
