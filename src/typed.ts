import type { Command } from './command.js';
import { stripControls } from './render/text.js';

/** A message taken apart: which command, if any, and what follows it. */
export interface Typed {
  /** First word without slash and bot name, lower case; null for plain words. */
  readonly word: string | null;
  /** True when a slash was typed. */
  readonly slash: boolean;
  /** What follows the command word, or the whole text for plain words; page taken off. */
  readonly rest: string;
  /** Page asked for by a trailing 第 N 页, from 1. */
  readonly page: number;
}

const PAGE = /(?:^|\s)第\s*(\d{1,4})\s*页\s*$/u;

/** Signs that nobody sees: soft hyphens, blanks and joints of no width, marks between lines of notes. A name with one in it looks like another. */
const UNSEEN = /[\u00AD\u200B-\u200D\u2060\uFEFF\uFFF9-\uFFFB]/gu;
/** Blanks and line breaks that are none on a keyboard. */
const ODD_BLANKS = /[\t\v\f\u0085\u2028\u2029]/gu;

/** What a person sees of a message: no control characters, no turned directions, nothing unseen; odd blanks are blanks. */
export const seenText = (text: string): string => stripControls(text.replace(ODD_BLANKS, ' ')).replace(UNSEEN, '');

/** Full-width letters, digits, slash and blanks to half-width; Chinese punctuation stays. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0F\uFF20]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\t]/gu, ' ');

/**
 * Takes a message apart. Accepts a full-width slash, full-width digits and blanks, capitals, `@botname` after the command,
 * a code that follows a Chinese name without a blank (更新杭4 1100件, 更新杭4为1100件; `isRow` knows the codes), and (when the bot is addressed)
 * a command name without its slash.
 */
export function readTyped(
  text: string,
  commands: readonly Command[],
  addressed: boolean,
  isRow: (code: string) => boolean = () => false,
): Typed {
  const typed = halfWidth(text).trim();
  const paged = PAGE.exec(typed);
  const page = paged ? Math.max(1, Number(paged[1])) : 1;
  const body = paged ? typed.slice(0, paged.index).trim() : typed;
  const match = /^(\/?)([^\s/@]{1,64})(?:@[A-Za-z0-9_]{1,64})?(?:\s+([\s\S]*))?$/u.exec(body);
  if (match) {
    const word = (match[2] ?? '').normalize('NFKC').toLowerCase();
    const slash = match[1] === '/';
    const joined = slash || addressed ? joinedCode(match[2] ?? '', commands, isRow) : null;
    if (joined) return { word: joined.word, slash, rest: `${joined.code} ${match[3] ?? ''}`.trim(), page };
    if (slash || (addressed && commandNamed(word, commands))) return { word, slash, rest: (match[3] ?? '').trim(), page };
  }
  return { word: null, slash: false, rest: body, page };
}

/** A Chinese command name and the code of a row that were written as one word; null for any other word. */
function joinedCode(
  typed: string,
  commands: readonly Command[],
  isRow: (code: string) => boolean,
): { readonly word: string; readonly code: string } | null {
  // 更新杭2为1310件: what the code is to be follows it without a blank.
  const [, head = typed, value = ''] = /^(\p{Script=Han}{2,12}\d{1,5})[为到至成是:=：](\d.*)$/u.exec(typed) ?? [];
  if (!/\d$/u.test(head)) return null;
  const names = commands.flatMap(({ chinese, aliases }) => [chinese, ...aliases]).filter((name) => /^\p{Script=Han}/u.test(name));
  const word = names.find((name) => head.startsWith(name) && isRow(head.slice(name.length)));
  return word === undefined ? null : { word, code: `${head.slice(word.length)} ${value}`.trim() };
}

/** The command with this Latin, Chinese or further name. */
export function commandNamed(word: string, commands: readonly Command[]): Command | undefined {
  return commands.find((command) => command.name === word || command.chinese === word || command.aliases.includes(word));
}

const NUMERALS = '一二三四五六七八九十';

/** The number that a message picks and says nothing else: "3", "第三个", "选 2", "第2项". Null for any other message. */
export function numberPicked(text: string): number | null {
  const match = /^(?:(?:选|看看?|要)\s*)?(第?)\s*(\d{1,3}|[一二三四五六七八九十])\s*([个项条号]?)[。.、]?$/u.exec(text);
  const [, ordinal = '', written = '', measure = ''] = match ?? [];
  if (written === '' || (!/\d/u.test(written) && ordinal === '' && measure === '')) return null;
  return /\d/u.test(written) ? Number(written) : NUMERALS.indexOf(written) + 1;
}
