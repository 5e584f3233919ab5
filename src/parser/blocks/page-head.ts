import type { BlockKind, ParseState } from '../state.js';
import type { Piece } from './lines.js';

/** Where a page that was kept as Markdown holds its facts: lines "key: value" between two lines of three dashes, before everything else. */
const HEAD = /^\s*---[ \t]*\r?\n(?:(?!---)[^\n]*\n){1,40}---[ \t]*(?:\r?\n|$)/u;
/** Looked for in the first characters of a text. */
const HEAD_MAX = 4000;
/** Its title, perhaps in quotes. Group 1 is the quote, group 2 the title. */
const TITLE = /^title:[ \t]*(["']?)([^\n]*?)\1[ \t]*\r?$/mu;

/** The head of a page that was kept as Markdown. */
export interface PageHead {
  /** The title as printed, without quotes. */
  readonly title: string;
  /** Kind of each piece of the head, in order. */
  readonly kinds: readonly BlockKind[];
}

/** Reads the head of a page; null when the text has none, or it names no title. */
export function readPageHead({ text }: Pick<ParseState, 'text'>, pieces: readonly Piece[]): PageHead | null {
  const head = HEAD.exec(text.slice(0, HEAD_MAX))?.[0];
  const title = head === undefined ? null : TITLE.exec(head);
  if (head === undefined || !title?.[2]) return null;
  const within = pieces.filter(({ start }) => start < head.trimEnd().length);
  return {
    title: title[2],
    kinds: within.map(({ start, end }) => (start <= title.index && title.index < end ? 'title' : 'notice')),
  };
}
