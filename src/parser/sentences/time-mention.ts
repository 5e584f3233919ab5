import type { PeriodText } from '../../model/due.js';

/**
 * A time as mentioned in a passage.
 * `due` 到2025年, 2024年底前; `asOf` 截至2023年底; `point` 2023年; `span` 2021—2023年 or 近3年; `base` 比2015年 (a year compared with);
 * `within` 三年内: the end of a plan of so many years; `nth` 第二年, 前两年: the year of the plan that is the second;
 * `now` 目前, 近年来: the present or the past without a date; `since` 自2021年起; `year` 年底前, 今年: needs the document's year.
 */
export type TimeRole = 'due' | 'asOf' | 'point' | 'span' | 'base' | 'now' | 'since' | 'within' | 'nth' | 'year';

export interface TimeMention {
  readonly role: TimeRole;
  readonly start: number;
  readonly end: number;
  /** Null when the words alone do not give a date. */
  readonly period: PeriodText | null;
  /** Years to add to the document's own year: 去年 −1, 明年 +1; for `span`, `within` and `nth`, the number of years that end there. */
  readonly shift: number;
  /** Counted from the day of writing (今年, 去年), not from the year that is reported on (全年, 上年). */
  readonly spoken?: boolean;
  /** What the words say of a time in the document's own year, which otherwise may be over or lie ahead. */
  readonly outlook?: 'past' | 'ahead';
}

/** Index of the first mention that begins at or after an offset; a sentence may hold thousands. */
export function firstFrom(times: readonly TimeMention[], offset: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const QUARTER: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4', '1': '1', '2': '2', '3': '3', '4': '4' };

/** What is over once a quarter is: 经过二季度后. */
const THROUGH: Readonly<Record<string, string>> = { 一: 'Q1', 二: '06', 三: '09' };

/** A month or a day in two digits. */
export const two = (text: string): string => text.padStart(2, '0');

/** A part of a year as the end of a period, Q2 or 09; null when the words name none. */
export function partOf({ quarter, half, three, months, through }: Record<string, string | undefined>): string | null {
  if (quarter !== undefined) return `Q${QUARTER[quarter] ?? '1'}`;
  if (through !== undefined) return THROUGH[through] ?? null;
  if (half !== undefined) return '06';
  if (three !== undefined) return '09';
  return months === undefined ? null : two(months);
}

/** How far before a time the words that belong to it are looked for. */
export const LEAD_MAX = 10;
/** Words before a time that is compared with. */
export const COMPARED = new Set(['比', '较', '与']);
/** Words before the time a change starts from. */
export const ORIGIN = new Set(['从', '由']);

/** What follows the year a change starts from: 从2015年的53微克/立方米下降至…. */
const CHANGES =
  /^[^,;:。]*(?:[升降增减涨缩扩]|提[高升]|增[加长]|上[升涨]|[减缩]少|下降|降低|扩[大展]|缩[小短减]|压[缩减]|收窄|发展|跃升|攀升|回升|调整|优化)了?[到至为]/u;
const CHANGE_REACH = 40;

/** Whether the text goes on after a time with a change that starts from it. */
export const changesAfter = (text: string, end: number): boolean => CHANGES.test(text.slice(end, end + CHANGE_REACH));

/** The same time of an earlier year: 恢复至2019年同期的102.3%. */
export const isSameTime = (text: string, end: number): boolean => text.startsWith('同期', end);

const MULTIPLE = /^”?的(?:近|约)?\d+(?:\.\d+)?(?:多|余)?倍/u;
const MULTIPLE_MAX = 16;

/** "是2015年的2.3倍", "为“十一五”期末的2.54倍", "为上年的1.2倍": the year is what the figure is a multiple of. */
export const isMultiplied = (text: string, end: number): boolean => MULTIPLE.test(text.slice(end, end + MULTIPLE_MAX));
