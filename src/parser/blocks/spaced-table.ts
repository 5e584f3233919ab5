import { readUnit } from '../lexicon/units.js';
import type { Cell, ParseState } from '../state.js';
import { readCell } from '../tables/table-values.js';
import { DASH, NATURE } from './columns.js';
import type { Piece } from './lines.js';
import { readMarker } from './marker.js';

/** Rows of a table whose cells are parted by blanks, as PDF text prints them; the first is the header. */
export interface SpacedTable {
  readonly rows: readonly { readonly piece: Piece; readonly cells: readonly Cell[]; readonly header: boolean }[];
  /** Index of the first line after the table. */
  readonly next: number;
}

/** Words of a header, and single characters of words that were spaced out (指 标). */
const HEAD_TOKEN =
  /^(?:[序号指标单位属性]|序号|类别|类型|分类|领域|维度|一级指标|二级指标|(?:主要)?指标(?:名称|类型)?|单位|属性|备注|性质|\S{0,6}(?:目标|现状|基期|规划|预期)值?|(?:20\d\d|“?十[二三四五]五”?)\S{0,8}|年均\S{0,8}|\[?累计\]?\S{0,4})$/u;
/** Title of a column that groups the indicators; its cell stands before the name, in the first row of the group or in each. */
const GROUP = /^(?:类别|类型|分类|领域|维度|一级指标)$/u;
/** Titles of value columns, in the header's text without blanks. */
const VALUE_TITLES =
  /20\d\d年?(?:实际|现状|基期|目标|完成|预计)?值?|年均(?:增速|增长)?(?:率)?(?:\(%\))?(?:\[累计\]|\/累计|累计)?|(?:五年)?累计|(?:基期|现状|基准|目标|规划)值|(?:末|期)目标/gu;
const HEAD_LINES_MAX = 7;
const LINE_MAX = 80;
const ROWS_MIN = 3;
/** Lines of one cell above or below the line that carries the row's figures. */
const WRAP_MAX = 3;
const FOOTNOTE = /(?<=[一-龥)）])\d$/u;
const PAGE_NUMBER = /^\d{1,3}$/u;

interface Token extends Piece {
  readonly text: string;
}

interface Line {
  readonly piece: Piece;
  readonly tokens: readonly Token[];
}

/** A line that carries a row's figures, with the lines above and below it that hold the rest of its cells. */
interface Anchor {
  readonly line: Line;
  readonly above: readonly Line[];
  readonly below: readonly Line[];
}

/** Finds such a table at `from`: header words, then rows that each hold 约束性 or 预期性 by itself between blanks, or end in a value; null when there is none. */
export function spacedTable(state: ParseState, pieces: readonly Piece[], from: number): SpacedTable | null {
  const first = pieces[from];
  if (!first || !isHeader(tokensOf(state, first))) return null;
  const lines: Line[] = [];
  let anchored = -1;
  let at = from;
  for (; at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece || piece.end - piece.start > LINE_MAX || readMarker(state.view, state.text, piece.start)?.form === 'cn') break;
    const line = { piece, tokens: tokensOf(state, piece) };
    const anchor = isAnchor(line);
    if (anchor) anchored = lines.length;
    else if (lines.length - anchored > (anchored < 0 ? HEAD_LINES_MAX : WRAP_MAX * 2)) break;
    lines.push(line);
  }
  const start = lines.findIndex(isAnchor);
  if (start < 1) return null;
  let headEnd = start;
  while (headEnd > 0 && !isHeader(lines[headEnd - 1]?.tokens ?? [])) headEnd--;
  const titles = valueTitles(lines.slice(0, headEnd));
  const isPageFurniture = ({ tokens }: Line): boolean =>
    isHeader(tokens) || (tokens.length === 1 && PAGE_NUMBER.test(tokens[0]?.text ?? ''));
  const anchors = anchorsOf(lines.slice(headEnd).filter((line) => !isPageFurniture(line)));
  const grouped = lines.slice(0, headEnd).some(({ tokens }) => tokens.some(({ text }) => GROUP.test(text)));
  const rows = anchors.map((anchor) => rowOf(state, anchor, titles.length, grouped)).filter((row) => row !== null);
  if (titles.length === 0 || rows.length < ROWS_MIN) return null;
  const head = { start: first.start, end: lines[headEnd - 1]?.piece.end ?? first.end };
  const place = { start: head.start, end: head.start };
  const header = ['序号', '指标', '单位', '属性', ...titles].map((text) => ({ text, ...place }));
  const last = anchors.at(-1);
  const end = last?.below.at(-1) ?? last?.line;
  return {
    rows: [{ piece: head, cells: header, header: true }, ...rows.map((row) => ({ ...row, header: false }))],
    next: end ? pieces.findIndex((piece, index) => index >= from && piece.start === end.piece.start) + 1 : at,
  };
}

function tokensOf(state: ParseState, piece: Piece): Token[] {
  const tokens: Token[] = [];
  const line = state.view.slice(piece.start, Math.min(piece.end, piece.start + LINE_MAX + 1));
  for (const match of line.matchAll(/\S+/gu)) {
    const start = piece.start + match.index;
    tokens.push({ start, end: start + match[0].length, text: match[0] });
  }
  return tokens;
}

const isHeader = (tokens: readonly Token[]): boolean => tokens.length > 0 && tokens.every(({ text }) => HEAD_TOKEN.test(text));

/** A row names its nature, or ends in a value behind a name. */
const isAnchor = ({ tokens }: Line): boolean =>
  tokens.length >= 3 && !isHeader(tokens) && (tokens.some(({ text }) => NATURE.test(text)) || endsInValue(tokens));

const endsInValue = (tokens: readonly Token[]): boolean =>
  readCell(tokens.at(-1)?.text ?? '') !== null && tokens.slice(0, 2).some(({ text }) => /^[一-龥A-Za-z]/u.test(text) && !isUnit(text));

function valueTitles(lines: readonly Line[]): string[] {
  const text = lines.map(({ tokens }) => tokens.map((token) => token.text).join('')).join('\n');
  return [...text.matchAll(VALUE_TITLES)].map((match) => match[0]);
}

/** Gives each anchor its lines: a cell of several lines stands centred on its row, so as many lines belong below an anchor as above it. */
function anchorsOf(lines: readonly Line[]): Anchor[] {
  const anchors: Anchor[] = [];
  let waiting: Line[] = [];
  let open: { line: Line; above: Line[]; below: Line[] } | null = null;
  for (const line of lines) {
    if (isAnchor(line)) {
      open = { line, above: waiting, below: [] };
      anchors.push(open);
      waiting = [];
    } else if (open && open.below.length < open.above.length) open.below.push(line);
    else waiting.push(line);
  }
  return anchors;
}

const isUnit = (text: string): boolean =>
  readUnit(text, 0)?.end === text.length || /^[万亿]?[一-龥]{1,3}\/[万亿]?[一-龥]{1,2}$/u.test(text);

/** The cells of one row in the header's order; null when they cannot be told apart. */
function rowOf(
  state: ParseState,
  { line, above, below }: Anchor,
  columns: number,
  grouped: boolean,
): { readonly piece: Piece; readonly cells: readonly Cell[] } | null {
  const tokens = [...line.tokens];
  const number = /^\d{1,3}$/u.test(tokens[0]?.text ?? '') ? tokens.shift() : undefined;
  const names: Token[] = [];
  while (
    tokens[0] &&
    !isUnit(tokens[0].text) &&
    !NATURE.test(tokens[0].text) &&
    !DASH.test(tokens[0].text) &&
    readCell(tokens[0].text) === null
  )
    names.push(tokens.shift() as Token);
  if (grouped && names.length > 1) names.shift();
  const nature = tokens.find(({ text }) => NATURE.test(text));
  const unit = tokens.find(({ text }) => isUnit(text));
  const cells = tokens.filter((token) => token !== nature && token !== unit);
  // A dash in the unit's place says that the indicator has none.
  const values = unit === undefined && cells.length === columns + 1 && DASH.test(cells[0]?.text ?? '') ? cells.slice(1) : cells;
  const around = [...above, ...below];
  if (values.length !== columns || around.some((other) => other.tokens.length !== 1)) return null;
  const rest = around.map((other) => other.tokens[0]).filter((token) => token !== undefined);
  const joined = rest.map(({ text }) => text).join('');
  if (rest.length > 0 && names.length > 0 && !isUnit(joined)) return null;
  const named = names.length > 0 ? names : rest;
  const measure = unit ?? (names.length > 0 ? rest[0] : undefined);
  const start = Math.min(line.piece.start, named[0]?.start ?? line.piece.start);
  const end = Math.max(line.piece.end, below.at(-1)?.piece.end ?? 0);
  const place = { start: line.piece.start, end: line.piece.end };
  const cellOf = (token: Token | undefined): Cell =>
    token ? { text: token.text, start: token.start, end: token.end } : { text: '', ...place };
  const name = named
    .map((token) => state.text.slice(token.start, token.end))
    .join('')
    .replace(FOOTNOTE, '');
  if (name.length < 2) return null;
  return {
    piece: { start, end },
    cells: [
      cellOf(number),
      { text: name, start: named[0]?.start ?? start, end: named[0]?.end ?? end },
      measure && !unit ? { text: joined, start: measure.start, end: measure.end } : cellOf(unit),
      cellOf(nature),
      ...values.map(cellOf),
    ],
  };
}
