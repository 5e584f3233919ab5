import { knownNames } from './absent.js';
import type { Catalogue } from './catalogue.js';
import { informative, isWhole, type Piece } from './pieces.js';
import type { Unit } from './units.js';

/** What stands unexplained beside a fragment of a name makes it another name (外观设计专利授权量 is not 发明专利授权量); it counts so many times. */
const beside = 2.5;
/** Ends of bodies' names and of figures: a name that leaves one unexplained names no body or figure of that kind (杭州互联网法院, 发明专利有效率); it counts so many times. */
const ends = new Set(Array.from('局委厅部署办院校行司所馆社会率额', (end) => end.charCodeAt(0)));
const endBeside = 5;
/** Ends of bodies that are beginnings of other words as well (审协 of 审查协作中心): they only may not stand for another character. */
const shortEnds = new Set(['协'.charCodeAt(0)]);
/** Words that any task begins with belong to the name where they stand within it: 专利实施率. */
const within = 0.3;
/** Common nouns of documents (服务, 管理) belong to a name as well, verbs (推进) need not. */
const content = 0.4;
const replacedMask = 3;
const slipShown = 0.7;

/** A replaced character is a slip where nearly all else of the name stands there (else it is another word: 知识产权立法 is not 知识产权司法保护), and surely one where no name that is known holds it. */
function priceOfReplaced({ best: { alignment, form } }: Piece, code: number, catalogue: Catalogue): number {
  const { firm, explained, shown } = alignment;
  if (firm + 1 === form.text.length && catalogue.index.isStrange(code) && knownNames().index.isStrange(code)) return 1;
  return shown >= slipShown && firm * 3 >= explained * 2 ? beside : endBeside;
}

/** The last unit of a piece when it says another kind of body than the name does: 办 for the 版 in 新闻出版局, the 行 of 银行 within 银行间交易商协会. -1 when it does not. */
function strangeEnd({ best: { alignment, core }, mask, last }: Piece, units: readonly Unit[]): number {
  const code = units[last]?.code ?? 0;
  if (core.kind !== 'unit' || !(ends.has(code) || shortEnds.has(code))) return -1;
  const { head, tail, jumps } = alignment;
  const own = tail || (head && jumps === 0) || shortEnds.has(code);
  return mask[last] === 1 && own ? -1 : last;
}

/** Units that the pieces explain by more than their place, 1 for each. */
export function explainedBy(pieces: readonly Piece[], units: readonly Unit[]): Uint8Array {
  const explained = new Uint8Array(units.length);
  for (const piece of pieces) {
    piece.mask.forEach((value, i) => {
      if (value !== 0 && value !== replacedMask) explained[i] = 1;
    });
    const end = strangeEnd(piece, units);
    if (end >= 0) explained[end] = 0;
  }
  return explained;
}

/** How many times each unit counts that no piece explains: more beside a fragment, within it, or before a body's name, which it makes another one's. */
export function priceOfStrangers(
  units: readonly Unit[],
  explained: Uint8Array,
  pieces: readonly Piece[],
  breaks: readonly boolean[],
  catalogue: Catalogue,
): Float32Array {
  const price = new Float32Array(units.length).fill(1);
  const isOpen = (at: number, least: number): boolean => explained[at] === 0 && (units[at]?.miss ?? 0) >= least;
  const raise = (at: number): void => {
    price[at] = ends.has(units[at]?.code ?? 0) ? endBeside : beside;
  };
  const regionsAlone = pieces.every(({ best }) => best.core.kind === 'region');
  for (const piece of pieces) {
    const { kind } = piece.best.core;
    if (kind === 'region' && !regionsAlone) continue;
    const whole = isWhole(piece) && kind !== 'region';
    if (kind === 'unit' || !whole) for (let at = piece.first - 1; isOpen(at, informative) && !breaks[at + 1]; at -= 1) raise(at);
    if (whole) continue;
    for (let at = piece.first; at <= piece.last; at += 1)
      if (piece.mask[at] === replacedMask) price[at] = priceOfReplaced(piece, units[at]?.code ?? 0, catalogue);
      else if (isOpen(at, within)) raise(at);
    for (let at = piece.last + 1; isOpen(at, informative) && !breaks[at]; at += 1) raise(at);
  }
  return price;
}

/** Units of content in a row that make another name. */
const otherUnits = 2;

/** True when a name of which the beginning (or end) is not shown has words in its place: 服务业增加值占GDP比重 is not 著作权产业增加值占GDP比重. */
export function isOther(piece: Piece, units: readonly Unit[], explained: Uint8Array, breaks: readonly boolean[]): boolean {
  const { alignment, core } = piece.best;
  if (core.kind === 'region') return false;
  const isContent = (at: number): boolean => explained[at] === 0 && (units[at]?.miss ?? 0) >= content;
  let before = 0;
  while (isContent(piece.first - 1 - before) && !breaks[piece.first - before]) before += 1;
  let after = 0;
  while (isContent(piece.last + 1 + after) && !breaks[piece.last + 1 + after]) after += 1;
  return (before >= otherUnits && !alignment.head) || (after >= otherUnits && !alignment.tail);
}
