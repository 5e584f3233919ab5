import { COMPLETE_TITLE } from '../lexicon/document-types.js';
import type { ParseState } from '../state.js';
import type { Piece } from './lines.js';

/** How far into the document the letter and the title may reach, in characters. */
const REACH = 2400;
/** Shortest piece that may hold a front or a signature glued to a paragraph, in characters. */
export const GLUED_MIN = 60;

const NUMBER = /[\u4e00-\u9fff]{2,10}\[\d{4}\] ?\d{1,4} ?号/u;
const NUMBER_MAX = 30;
/** The list is taken whole by the look ahead, so that one without a colon is read once and not again from each end. */
const SALUTATION =
  /(?:^|[号)。知见])((?:各|省|市|县|区)(?=([^。:]{5,164}))\2:(?<=(?:人民政府|部门|单位|机构|委员会|管委会|办事处|局|公司):))/u;
const SENT = /(?:印发(?:给)?你们|现(?:予以?)?(?:印发|公布|发布|下发))[^。]{0,80}。/u;
const DATE = /(?:\d{4}年\d{1,2}月\d{1,2}日)(?=[^\d,，。;；、至到起前后的])/u;
const PUBLIC_NOTE = /^ *\((?:此|本)件[^()]{2,12}\)/u;
const OWN_TITLE =
  /^[^。:;]{4,80}?(?:方案|规划|计划|意见|措施|办法|纲要|要点|清单|细则|规定)(?:\([^()]{2,20}\))?(?=为|根据|按照|依据|一、|第[一1]章|目 ?录|近年|现|当前)/u;
const QUOTED = /[《“]?/uy;

/**
 * Cuts the first paragraph of a document whose letter, signature, date and title were glued into one line,
 * so that each stands alone as it does in print. Paragraphs that hold nothing of the kind come back whole.
 */
export function cutGluedFront(state: ParseState, piece: Piece): Piece[] {
  if (piece.end - piece.start < GLUED_MIN) return [piece];
  const { view } = state;
  const limit = Math.min(piece.end, piece.start + REACH);
  const cuts = new Set<number>();
  let at = piece.start;
  const headline = headlineEnd(view.slice(at, at + 200));
  if (headline > 0) {
    at += headline;
    cuts.add(at);
  }
  const number = NUMBER.exec(view.slice(at, at + NUMBER_MAX));
  if (number?.index === 0) {
    at += number[0].length;
    cuts.add(at);
  }
  const salutation = SALUTATION.exec(view.slice(at, Math.min(limit, at + 260)));
  if (salutation) {
    at += salutation.index + salutation[0].length;
    cuts.add(at);
  }
  const sent = SENT.exec(view.slice(at, Math.min(limit, at + 700)));
  if (sent) {
    const letterStart = at;
    at += sent.index + sent[0].length;
    cuts.add(at);
    at = cutSignature(view, at, limit, cuts);
    const own = ownTitleEnd(view, at, limit, view.slice(letterStart, at));
    if (own > at) {
      cuts.add(at);
      cuts.add(own);
    }
  }
  return piecesBetween(
    state,
    piece,
    [...cuts].sort((a, b) => a - b),
  );
}

/** Length of a headline that runs into the document number or the salutation ("…的通知国发〔2016〕73号各省…"), 0 when there is none. */
function headlineEnd(head: string): number {
  const number = NUMBER.exec(head);
  const salutation = SALUTATION.exec(head);
  const stop = number && !/[()《。]/u.test(head.slice(Math.max(0, number.index - 1), number.index)) ? numberStart(head, number.index) : -1;
  if (stop > 8) return stop;
  return salutation && salutation.index > 8 && COMPLETE_TITLE.test(head.slice(0, salutation.index + 1)) ? salutation.index + 1 : 0;
}

/** The signs of a document number are at most six characters: the rest of the match belongs to the headline before it. */
function numberStart(head: string, index: number): number {
  const words = head.slice(0, head.indexOf('[', index));
  for (let length = 2; length <= 8; length++) {
    const title = words.slice(0, words.length - length);
    if (COMPLETE_TITLE.test(title) || /(.{1,4})\1$/u.test(title)) return title.length;
  }
  return -1;
}

function cutSignature(view: string, from: number, limit: number, cuts: Set<number>): number {
  const head = view.slice(from, Math.min(limit, from + 160));
  const date = DATE.exec(head);
  const stop = head.search(/[。,]/u);
  if (!date || (stop >= 0 && stop < date.index)) return from;
  cuts.add(from + date.index);
  let at = from + date.index + date[0].length;
  cuts.add(at);
  const note = PUBLIC_NOTE.exec(view.slice(at, at + 24));
  if (note) {
    at += note[0].length;
    cuts.add(at);
  }
  return at;
}

/** End of the plan's own title that begins at `from`: the title the letter quotes, else words that close with a document type and run into the text. */
function ownTitleEnd(view: string, from: number, limit: number, letter: string): number {
  const quoted = /《([^》《]{4,80})》/u.exec(letter)?.[1];
  QUOTED.lastIndex = from;
  QUOTED.test(view);
  if (quoted && view.startsWith(quoted, from)) return from + quoted.length;
  const open = OWN_TITLE.exec(view.slice(from, Math.min(limit, from + 140)));
  return open ? from + open[0].length : from;
}

/** Characters at the end of a document in which its signature may stand. */
const TAIL = 900;
const SIGNED =
  /[。)\]]\s*((?:\(此件[^()]{2,12}\))?[\u4e00-\u9fff()、 ]{2,60}?(?:政府|办公室|办公厅|委员会|领导小组|国务院|[局厅委部院组]) ?)(\d{4}年\d{1,2}月\d{1,2}日)(?![^(。]{0,1}[起前至到,，])/u;
const AFTER_SIGNATURE = /(?:相关附件|附件下载|二维码|扫一扫|打印|关闭窗口|打开当前页|责任编辑)/u;

/** Cuts a signature and the page furniture after it off the last paragraph that they were glued to. */
export function cutGluedTail(state: ParseState, piece: Piece): Piece[] {
  const { view } = state;
  if (piece.end < view.length - TAIL || piece.end - piece.start < GLUED_MIN) return [piece];
  const from = Math.max(piece.start, piece.end - TAIL);
  const tail = view.slice(from, piece.end);
  const cuts: number[] = [];
  const signed = SIGNED.exec(tail);
  if (signed) {
    const date = from + signed.index + signed[0].length - (signed[2]?.length ?? 0);
    cuts.push(date - (signed[1]?.length ?? 0), date, date + (signed[2]?.length ?? 0));
  }
  const furniture = AFTER_SIGNATURE.exec(tail);
  // What a page prints after the document holds no sentence; one that does only speaks of a 二维码.
  if (furniture && !tail.includes('。', furniture.index)) cuts.push(from + furniture.index);
  return piecesBetween(
    state,
    piece,
    [...new Set(cuts)].sort((a, b) => a - b),
  );
}

function piecesBetween(state: ParseState, piece: Piece, cuts: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  let start = piece.start;
  for (const cut of [...cuts, piece.end]) {
    let from = start;
    let to = Math.min(cut, piece.end);
    while (from < to && /\s/u.test(state.view[from] ?? '')) from++;
    while (to > from && /\s/u.test(state.view[to - 1] ?? '')) to--;
    if (to > from) pieces.push({ start: from, end: to });
    start = cut;
  }
  return pieces;
}
