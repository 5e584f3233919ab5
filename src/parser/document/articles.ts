import type { ParseState } from '../state.js';

/** Articles from which on they are the form of the document and no quotation of another. */
const ARTICLES_MIN = 4;

/** Whether a document is divided into articles 第N条, as rules and policies are: its headings gather articles and set no work. */
export const isInArticles = ({ blocks }: Pick<ParseState, 'blocks'>): boolean =>
  blocks.filter(({ number }) => /^第[^章节篇编部]{1,5}条$/u.test(number)).length >= ARTICLES_MIN;
