import { isTraditional, simplified } from './lexicon/traditional.js';

/** Letters of the CJK radicals block that PDF fonts print for whole characters and that NFKC leaves alone, each with its character. */
const RADICALS =
  '⺠民⺟母⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻒長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⺼肉⻩黄⻲亀⺎兀⻃西';
const CHARACTER_OF_RADICAL = new Map<string, string>();
for (let at = 0; at + 1 < RADICALS.length; at += 2) CHARACTER_OF_RADICAL.set(RADICALS.charAt(at), RADICALS.charAt(at + 1));

const RADICAL = /[\u2E80-\u2FD5]/gu;
const FOLDED = /[\uFF01-\uFF5E\u3000\u00A0\u2002-\u2009\u2012-\u2015\uFE63\u2212\uFE50-\uFE5E〔【［】〕〈〉〖〗]/gu;

/** A line break that Markdown keeps within a cell of a table. */
const BREAK = /<br ?\/?>/giu;

function fold(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return char === '［' ? '[' : char === '］' ? ']' : String.fromCharCode(code - 0xfee0);
  if (code === 0x3000 || code === 0xa0 || (code >= 0x2002 && code <= 0x2009)) return ' ';
  if (code === 0xfe5d || char === '〔' || char === '【' || char === '〖') return '[';
  if (code === 0xfe5e || char === '〕' || char === '】' || char === '〗') return ']';
  if (code >= 0xfe50 && code <= 0xfe5e) return char.normalize('NFKC');
  if (char === '〈') return '(';
  if (char === '〉') return ')';
  return code >= 0x2012 && code <= 0x2015 ? '—' : '-';
}

/** The text with CJK radicals that stand for whole characters replaced by those characters, one to one; for names shown to people. */
export function withoutRadicals(text: string): string {
  return text.replace(RADICAL, (char) => CHARACTER_OF_RADICAL.get(char) ?? char.normalize('NFKC'));
}

/** Where bold print of Markdown ends and begins again within a word, as converters leave it: **建设** **园区。**. */
const BOLD_SEAM = /(?<=[^\s*])\*\* {0,3}\*\*(?=[^\s*])/gu;

/** A printed name as it is shown to people: without radicals and seams of bold print. */
export const shownName = (text: string): string => withoutRadicals(text).replace(BOLD_SEAM, '');

/** The view with the seams of bold print as blanks. */
export const withoutSeams = (view: string): string =>
  view.includes('**') ? view.replace(BOLD_SEAM, (seam) => ' '.repeat(seam.length)) : view;

/**
 * The text with full-width letters, digits, punctuation and blanks folded to half-width one to one, CJK dashes to one dash, marks of line breaks to blanks, CJK radicals to their characters,
 * traditional characters to simplified ones where the text is written in them.
 * Same length as `text`, so every match in the view is a match at the same offsets of the original.
 */
export function sameLengthView(text: string): string {
  const folded = withoutRadicals(text.replace(FOLDED, fold).replace(BREAK, (mark) => ' '.repeat(mark.length)));
  return isTraditional(folded) ? simplified(folded) : folded;
}
