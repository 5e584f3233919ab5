import { COMPLETE_TITLE, REVIEW_NOTICE, SENDING_NOTICE } from '../lexicon/document-types.js';
import { NUMBER_LINE, SIGNER_LINE } from '../lexicon/letter.js';
import { fieldsOf, opensField } from '../lexicon/page-fields.js';
import type { BlockKind, ParseState } from '../state.js';
import { shownName } from '../view.js';
import { beginsCells } from './celled-lines.js';
import { isFurniture } from './furniture.js';
import { isBarred } from './line.js';
import type { Piece } from './lines.js';
import { readMarker } from './marker.js';
import { readPageHead } from './page-head.js';

/** What stands before the first heading of the plan. */
export interface FrontMatter {
  /** The plan's own title as printed, lines joined; "" when the text has none. */
  readonly title: string;
  /** Whether the front is a letter that sends a plan whose own title does not follow it. */
  readonly sendsOnly: boolean;
  /** Kind of each of the first pieces, in order; pieces beyond the list belong to the body. */
  readonly kinds: readonly (BlockKind | null)[];
}

type Role = 'line' | 'years' | 'status' | 'salutation' | 'letter' | 'signature' | 'date' | 'number' | 'note' | 'furniture' | 'prose';

/** Pieces looked at before the first heading. */
const HEAD_MAX = 45;
const LINE_MAX = 90;

const DATE_LINE =
  /^\(?(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|\d{4}年\d{1,2}月|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?: ?\d{1,2}:\d{2}(?::\d{2})?)?(?:印发)?\)?(?: *\([^()]{2,14}\))?$/u;
/** A date with the site that published the page: 2025-02-21 12:13发布于…. */
const PUBLISHED_LINE = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?(?:\d{1,2}:\d{2}(?::\d{2})?)? ?(?:发布|来源|\|)[^。]{0,50}$/u;
/** A site or paper with the date on which it published the page: 搜狐网 2015-04-15 18:02:03, 来源:某市日报 2019年3月5日. */
const SOURCE_DATE_LINE =
  /^(?:来源 ?: ?)?[一-龥A-Za-z·]{2,14} ?(?:\d{4}-\d{1,2}-\d{1,2}|\d{4}\/\d{1,2}\/\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)(?: ?\d{1,2}:\d{2}(?::\d{2})?)?$/u;
/** A date as feeds print it: Tue, 30 Aug 2022 06:23:50 GMT. */
const FEED_DATE = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4}(?: |$)/u;
const STATUS = '\\((?:公开)?(?:征求意见稿|草案|送审稿|讨论稿|审议稿|修订版?|试行|代章)\\)';
const STATUS_LINE = new RegExp(`^${STATUS}$`, 'u');
/** Years that close a title on a line of their own, perhaps with what the text is: （2023—2025年）（征求意见稿）. */
const YEARS_LINE = new RegExp(`^\\(? ?\\d{4} ?年?[-—~至] ?\\d{4} ?年?\\)? ?(?:${STATUS})?$`, 'u');
const NOTE_LINE = /^\((?:此件|本文|本件)[^()]{2,14}\)$/u;
const ADDRESSEE = /(?:政府|部门|单位|机构|委员会|管委会|办事处|公司|团体|[局厅委办院会所站]):$/u;
const LETTER =
  /(?:印发|转发|下发)(?:给)?你们|现(?:予以?)?(?:印发|转发|公布|发布|下发)|请(?:各地)?(?:认真)?(?:结合实际)?(?:认真)?(?:贯彻|遵照|组织|抓好)[^。]{0,20}(?:执行|实施|落实)/u;
/** A second line that carries a complete title on: …五年规划 / 和二〇三五年远景目标纲要. */
const CONTINUATION = /^[和暨与及]/u;
const APPENDIX_LINE = /^附 {0,4}件/u;

function roleOf(state: ParseState, piece: Piece): Role {
  const view = state.view
    .slice(piece.start, piece.end)
    .replace(/^[#*∙•· ]+|[* ]+$/gu, '')
    .replace(/\s+/gu, ' ');
  if (isFurniture(view, true) || (view.startsWith('|') && isPageRow(view))) return 'furniture';
  if (FEED_DATE.test(view) || DATE_LINE.test(view.replaceAll(' ', '')) || PUBLISHED_LINE.test(view) || SOURCE_DATE_LINE.test(view))
    return 'date';
  if (NUMBER_LINE.test(view.replaceAll(' ', ''))) return 'number';
  if (YEARS_LINE.test(view)) return 'years';
  if (STATUS_LINE.test(view)) return 'status';
  if (NOTE_LINE.test(view)) return 'note';
  if (ADDRESSEE.test(view) && !view.includes('。')) return 'salutation';
  if (LETTER.test(view) && view.length < 700 && /[。.]$/u.test(view)) return 'letter';
  if (view.length > LINE_MAX || view.includes('。') || /[,;:]$/u.test(view)) return 'prose';
  if (APPENDIX_LINE.test(view)) return 'note';
  return SIGNER_LINE.test(view) ? 'signature' : 'line';
}

/** Roles of the pieces; the line after a field name that stands alone (发文机关：) is its value, except the title. */
function withFieldValues(state: ParseState, head: readonly Piece[]): Role[] {
  return head.map((piece, at) => {
    const role = roleOf(state, piece);
    const key = head[at - 1];
    const name = key ? state.view.slice(key.start, key.end) : '';
    if (role === 'line' && LISTED.test(plainOf(state, piece)) && isAppendixList(state, head.slice(0, at))) return 'note';
    const isValue = name.length < 14 && name.endsWith(':') && isFurniture(name, true) && !/标 *题|名 *称/u.test(name);
    return isValue && role !== 'furniture' && role !== 'date' && role !== 'number' ? 'note' : role;
  });
}

/** Whether the last of the pieces goes on a list of appendices under a letter: 附件：1.…, 2.…. */
function isAppendixList(state: ParseState, before: readonly Piece[]): boolean {
  const list = before.findLastIndex(({ start, end }) => !LISTED.test(state.view.slice(start, end)));
  const opening = before[list];
  return opening !== undefined && APPENDIX_LIST.test(state.view.slice(opening.start, opening.end));
}
/** An entry of such a list behind the first. */
const LISTED = /^ *(?:[2-9]|1\d) ?[.．、]/u;
const APPENDIX_LIST = /^附 {0,4}件 ?:? ?1 ?[.、]/u;

interface Group {
  readonly first: number;
  last: number;
  text: string;
}

const plainOf = (state: ParseState, piece: Piece): string =>
  shownName(state.text.slice(piece.start, piece.end))
    .replace(/^[#*\s]+|[*\s]+$/gu, '')
    .replace(/\s+/gu, ' ');
/** The number that a title has in the list of what a letter sends: 1.某市绿化行动方案. */
const NUMBERED = /^\d{1,2} ?[.．、] ?(?=[一-龥《])/u;
/** Comparable form of a title: no marks, no blanks, half-width. */
const bare = (title: string): string => title.normalize('NFKC').replace(/[\s《》<>〈〉“”"'()（）,，、]/gu, '');
const isComplete = (title: string): boolean => COMPLETE_TITLE.test(title.normalize('NFKC'));

/** Text printed twice in a row (bold print that was extracted twice) once. */
function undoubled(title: string): string {
  const once = title.replace(/(.{4,120}?)\1/gu, '$1');
  return once === title ? title : once.replace(/([\u4e00-\u9fff])\1$/u, '$1');
}

/** Lines that make up one title: broken off before the document type is reached, or followed by its years. */
function groupsOf(state: ParseState, pieces: readonly Piece[], roles: readonly Role[]): Group[] {
  const groups: Group[] = [];
  let open: Group | null = null;
  for (let at = 0; at < roles.length; at++) {
    const role = roles[at];
    const piece = pieces[at];
    if (!piece) break;
    const text = plainOf(state, piece);
    const adjoins = open !== null && open.last === at - 1;
    const goesOn =
      (role === 'line' || role === 'signature' || role === 'status') && (CONTINUATION.test(text) || !isComplete(open?.text ?? ''));
    if (open && adjoins && (role === 'years' || goesOn)) {
      open.last = at;
      if (role !== 'status') open.text += text;
    } else if (role === 'line' || (role === 'signature' && roles[at + 1] === 'line')) {
      open = { first: at, last: at, text };
      groups.push(open);
    } else open = null;
  }
  return groups.map((group) => (isComplete(group.text) ? group : firstLine(state, pieces, group)));
}

/** A headline as long as a printed line may be broken: the line after it goes on, unless it names a source or authors. */
const BROKEN_MIN = 24;
const SOURCE_LINE = /新闻|日报|晚报|网$|网[·]|记者|电视台|通讯员|作者|来源|\d{4}-\d|[ ]/u;

/** Lines without a document type are not one title: news put the headline first, then names of sources and authors. */
function firstLine(state: ParseState, pieces: readonly Piece[], group: Group): Group {
  const piece = pieces[group.first];
  const next = group.last > group.first ? pieces[group.first + 1] : undefined;
  if (!piece) return group;
  const text = plainOf(state, piece);
  const rest = next ? plainOf(state, next) : '';
  const broken =
    text.length >= BROKEN_MIN && rest !== '' && rest.length < text.length && !SOURCE_LINE.test(rest) && !/[。！？”]$/u.test(text);
  return { first: group.first, last: broken ? group.first + 1 : group.first, text: broken ? text + rest : text };
}

/** Characters in which a report on a document names it and announces its text. */
const REPORT_MAX = 500;
const REPORTED = /印发(?:了)?(?:关于)?《([^》]{6,80})》/u;

/** A sending notice's own name for the plan; null when the title is no sending notice. */
function sentTitle(headline: string): string | null {
  const plain = headline.replaceAll(' ', '');
  const match = REVIEW_NOTICE.exec(plain.normalize('NFKC')) ?? SENDING_NOTICE.exec(plain);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? null;
}

/** The title that a page gives among its fields (标题：…); null when it gives none that names a document. */
function titleField(state: ParseState, head: readonly Piece[]): string | null {
  for (const { start, end } of head) {
    const field = opensField(state.view.slice(start, end), true)
      ? fieldsOf(state.view.slice(start, end)).find(({ kind }) => kind === 'title')
      : null;
    const value = field ? plainOf(state, { start: start + field.from, end: start + field.to }) : '';
    if (isComplete(value)) return sentTitle(value) ?? value;
  }
  return null;
}

/** 近日，…印发了《…》…全文如下: the title where a report stands instead of the letter; null when there is none. */
function reportedTitle(state: ParseState, head: readonly Piece[]): string | null {
  const first = head[0];
  if (!first) return null;
  const front = state.view.slice(first.start, first.start + REPORT_MAX);
  const match = REPORTED.exec(front);
  return match?.[1] !== undefined && /(?:全文|主要内容)(?:公布)?如下/u.test(front) ? match[1] : null;
}

/** Reads title and letter. The title is the plan's own one where a letter stands before it; otherwise the headline. */
export function readFrontMatter(state: ParseState, pieces: readonly Piece[]): FrontMatter {
  const page = readPageHead(state, pieces);
  if (page) return { title: page.title, sendsOnly: false, kinds: page.kinds };
  const head = headOf(state, pieces);
  const roles = withFieldValues(state, head);
  const groups = groupsOf(state, head, roles);
  const letterAt = roles.indexOf('letter');
  const salutationAt = roles.indexOf('salutation');
  const sender = Math.max(letterAt, letterAt >= 0 ? salutationAt : -1);
  const complete = groups.filter((group) => isComplete(group.text));
  const own = complete.find((group) => group.first > sender && sender >= 0) ?? null;
  const proseAt = roles.indexOf('prose');
  const early = complete.find((group) => (salutationAt < 0 || group.first < salutationAt) && (proseAt < 0 || group.first < proseAt));
  const headline = early ?? own ?? newsHeadline(groups, proseAt);
  const named = headline ? sentTitle(headline.text) : reportedTitle(state, head);
  const body = own && (named === null || bare(own.text).length >= 6) ? own : null;
  const title = undoubled(body?.text ?? named ?? headline?.text ?? titleField(state, head) ?? '');
  const bodyFrom = (body ?? (letterAt >= 0 || salutationAt >= 0 ? { last: Math.max(letterAt, salutationAt) } : headline))?.last ?? -1;
  const kinds = head.map((piece, at): BlockKind | null => {
    const role = roles[at];
    if (role === 'furniture') return 'furniture';
    const inTitle = [headline, body].some((group) => group && at >= group.first && at <= group.last);
    const repeats =
      headline !== null &&
      role === 'line' &&
      bare(plainOf(state, piece)).length > 5 &&
      bare(headline.text).includes(bare(plainOf(state, piece)));
    if (inTitle || repeats) return 'title';
    if (role === 'prose' && !(at <= bodyFrom && body)) return null;
    if (at > bodyFrom && (role === 'line' || role === 'letter')) return null;
    return role === 'line' && !body ? null : 'notice';
  });
  return {
    title: title.replace(/^[“"](?=[^”"]*$)/u, '').replace(NUMBERED, ''),
    sendsOnly: named !== null && !body && headline !== null,
    kinds,
  };
}

/** The longest line before the first paragraph: names of columns and authors are shorter than a headline. */
function newsHeadline(groups: readonly Group[], proseAt: number): Group | null {
  const early = groups.filter((group) => proseAt < 0 || group.first < proseAt);
  return early.reduce<Group | null>((best, group) => (best === null || group.text.length > best.text.length ? group : best), null);
}

/** A line that a page's own layout leaves in Markdown: no words at all, links to other pages, or fields of the page. */
const isPageRow = (line: string): boolean => /^[|\s:-]*$/u.test(line) || line.includes('](') || opensField(line, true);

/** A line of a table in Markdown or with tabs, or the first cell of one that was printed cell by cell; fields of the page may have tabs too. */
const isRow = (state: ParseState, piece: Piece): boolean => {
  const line = state.view.slice(piece.start, piece.end);
  if (isBarred(state, piece)) return !isPageRow(line);
  return (line.includes('\t') && !opensField(line, true)) || /^(?:序 ?号|编 ?号)$/u.test(line);
};

/** Pieces before the first numbered heading. */
function headOf(state: ParseState, pieces: readonly Piece[]): Piece[] {
  const head: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const marker = readMarker(state.view, state.text, piece.start);
    if (
      head.length >= HEAD_MAX ||
      isRow(state, piece) ||
      beginsCells(state, pieces, at) ||
      (marker && marker.ordinal > 0 && !['appendix', 'arabic'].includes(marker.form))
    )
      break;
    head.push(piece);
  }
  return head;
}
