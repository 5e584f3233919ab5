import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';

/** The sign before an item that is a line of its own. */
const BULLET = /^[*•·●▪◆-]+/u;
/** A line that opens with the number of what it counts. */
const OPENS_WITH_NUMBER = /^[*•·●▪◆-]*\d/u;
/** Longest line that is an item of a list. */
const LINE_MAX = 60;

const isItem = (text: string): boolean => text.length <= LINE_MAX && !/[。:]/u.test(text);

/** The verb of the lines before, for a line that is the next item of their list ("新增食堂15家" / "30个驿站、2个广场"); null for any other. */
export const verbOfList = ({ text }: Passage, verb: string | null): string | null =>
  isItem(text) && OPENS_WITH_NUMBER.test(text) ? verb : null;

/** The verb that a line leaves to the next one, which may count more of the same list; null when no list can go on. */
export function verbLeft({ text }: Passage, statements: readonly Statement[]): string | null {
  const last = statements.at(-1);
  return isItem(text) && last !== undefined && !last.growth ? last.verb : null;
}

/** Where the text of a line begins behind the sign of an item. */
export const behindBullet = (text: string): number => BULLET.exec(text)?.[0].length ?? 0;

/** The number of an item within a cell: 1.确保…, 2、完成…, （3）. */
const NUMBERED = /^(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\))/u;

/** Where the text of a cell begins behind the number of its first item. */
export const behindNumber = (text: string): number => NUMBERED.exec(text)?.[0].length ?? 0;
