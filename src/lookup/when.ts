import { lastDay } from '../model/due.js';
import { partOfYearIn } from './part-of-year.js';

/** A time that a question names: a year ("2024"), a part of a year as it is typed ("2024年一季度", "5月底前"), or a window as /deadline takes it ("30天", "逾期"). */
export interface When {
  readonly kind: 'year' | 'part' | 'window';
  readonly name: string;
  /** Position in the text searched. */
  readonly index: number;
  readonly typed: string;
}

/** Words of a text that were read, and where they stand; null where there are none. */
export type Typed = Pick<When, 'index' | 'typed'> | null;

const dayMs = 86_400_000;
const numerals: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  半: 0.5,
};
const countOf = (typed: string): number => numerals[typed] ?? Number(typed);

const relativeYears: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  当年: 0,
  今年底: 0,
  年底: 0,
  年内: 0,
  明年: 1,
  后年: 2,
  去年: -1,
  上年: -1,
  上一年: -1,
  前年: -2,
};
const unitDays: Readonly<Record<string, number>> = {
  天: 1,
  日: 1,
  周: 7,
  星期: 7,
  礼拜: 7,
  月: 30,
  个月: 30,
  季度: 91,
  个季度: 91,
  年: 365,
};

/** Days from today to the end of the week (Sunday), month or quarter; `now` is read in Shanghai time. */
function daysLeft(of: 'week' | 'month' | 'quarter' | 'next month', now: Date): number {
  const today = new Date(now.getTime() + 8 * 3_600_000);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth() + 1];
  if (of === 'week') return (7 - today.getUTCDay()) % 7 || (today.getUTCDay() === 0 ? 1 : 7);
  const ends =
    of === 'month'
      ? `${year}-${String(month).padStart(2, '0')}`
      : of === 'quarter'
        ? `${year}-Q${Math.ceil(month / 3)}`
        : month === 12
          ? `${year + 1}-01`
          : `${year}-${String(month + 1).padStart(2, '0')}`;
  const last = lastDay(ends) ?? '';
  return Math.max(1, Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(today.toISOString().slice(0, 10))) / dayMs));
}

const yearOf = (now: Date): number => new Date(now.getTime() + 8 * 3_600_000).getUTCFullYear();

/** Ordered; each turns what it matched into a name, or null when it is no time after all. */
const rules: readonly {
  readonly kind: When['kind'];
  readonly words: RegExp;
  readonly name: (match: RegExpExecArray, now: Date) => string | null;
}[] = [
  { kind: 'window', words: /逾期|超期|过期|过了期|已(?:经)?到期/u, name: () => '逾期' },
  {
    kind: 'window',
    words: /(?:未来|今后|接下来|最近|近)?(\d{1,3}|[一两二三四五六七八九十半])(天|日|周|星期|礼拜|个月|月|个季度|季度)(?:之内|以内|内|里)/u,
    name: (match) => `${Math.round(countOf(match[1] ?? '') * (unitDays[match[2] ?? ''] ?? 1))}天`,
  },
  {
    kind: 'window',
    words: /(?:未来|今后|接下来|往后)(\d{1,3}|[一两二三四五六七八九十半])(天|日|周|星期|礼拜|个月|月|个季度|季度)/u,
    name: (match) => `${Math.round(countOf(match[1] ?? '') * (unitDays[match[2] ?? ''] ?? 1))}天`,
  },
  { kind: 'window', words: /半年(?:之内|以内|内)/u, name: () => '183天' },
  { kind: 'window', words: /(?:本周|这周|这个星期|这星期)/u, name: (_match, now) => `${daysLeft('week', now)}天` },
  { kind: 'window', words: /(?:下个月|下月)/u, name: (_match, now) => `${daysLeft('next month', now)}天` },
  { kind: 'window', words: /(?:本月|这个月|当月|月底)/u, name: (_match, now) => `${daysLeft('month', now)}天` },
  { kind: 'window', words: /(?:本季度|这个季度|这季度)/u, name: (_match, now) => `${daysLeft('quarter', now)}天` },
  {
    kind: 'year',
    words: /((?:19|20)\d\d)(?:年(?:年?[底末])?(?:(?:之前|以前|前)(?![期沿端景述后]))?)?/u,
    name: (match) => match[1] ?? null,
  },
  { kind: 'year', words: /(?<!\d)([23]\d)年(?!内|以内|之内|来|间)/u, name: (match) => `20${match[1]}` },
  {
    kind: 'year',
    words: /(今年底|上一年|[今本当明去上前后]年|年底|年内)(?:(?:之前|以前|前)(?![期沿端景述后]))?/u,
    name: (match, now) => String(yearOf(now) + (relativeYears[match[1] ?? ''] ?? 0)),
  },
  { kind: 'year', words: /十三五/u, name: () => '2020' },
  { kind: 'year', words: /十四五/u, name: () => '2025' },
  { kind: 'year', words: /十五五/u, name: () => '2030' },
];

/** The times that a question names, null where it names none of the kind. A year that belongs to a part of it is no year of its own. */
export interface Times {
  readonly year: When | null;
  readonly part: When | null;
  readonly window: When | null;
}

const yearsBefore = /(?:今年|本年|当年|去年|上一?年|前年|明年|后年)的?$/u;

/** The part of a year, with the year that a word before it means (去年一季度). */
function partIn(text: string, now: Date): When | null {
  const part = partOfYearIn(text);
  if (!part) return null;
  const before = part.year === null ? (yearsBefore.exec(text.slice(0, part.index))?.[0] ?? '') : '';
  const year = before === '' ? '' : `${yearOf(now) + (relativeYears[before.replace('的', '')] ?? 0)}年`;
  return { kind: 'part', name: year + part.typed, index: part.index - before.length, typed: before + part.typed };
}

/** The first window, part of a year and year that the text names. */
export function timesIn(text: string, now: Date): Times {
  const part = partIn(text, now);
  const rest = part ? text.slice(0, part.index) + ' '.repeat(part.typed.length) + text.slice(part.index + part.typed.length) : text;
  const found: { year: When | null; window: When | null } = { year: null, window: null };
  for (const { kind, words, name } of rules) {
    if (kind === 'part') continue;
    const match = found[kind] ? null : words.exec(rest);
    const named = match && name(match, now);
    if (match && named) found[kind] = { kind, name: named, index: match.index, typed: match[0] };
  }
  const { year, window } = found;
  const within = year && window && year.index >= window.index && year.index < window.index + window.typed.length;
  return { part, year: within ? null : year, window };
}

/** The question with the times taken out, blanks in their place, so that their words are not taken for names. */
export function withoutTimes(question: string, from: readonly number[], times: readonly Typed[]): string {
  const characters = [...question].length === question.length ? question.split('') : null;
  for (const time of times) {
    for (let at = time?.index ?? 0; time && characters && at < time.index + time.typed.length; at += 1) characters[from[at] ?? 0] = ' ';
  }
  return characters?.join('') ?? question;
}
