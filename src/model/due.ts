import { z } from 'zod';

/** A calendar period as a string: `"2024"`, `"2024-06"`, `"2023-12-31"`, `"2024-Q1"`, or a span of years `"2020/2022"`. */
export const periodSchema = z.string().regex(/^\d{4}(?:-(?:\d{2}(?:-\d{2})?|Q[1-4]))?(?:\/\d{4})?$/u);
export type PeriodText = z.infer<typeof periodSchema>;

/** Where a due date came from 期限来源: stated in the sentence, inherited from the paragraph, the heading, the table, the plan's period; none when there is none. */
export const dueSourceSchema = z.enum(['sentence', 'paragraph', 'heading', 'table', 'period', 'correction', 'none']);
export type DueSource = z.infer<typeof dueSourceSchema>;

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const iso = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Last calendar day of a period, `YYYY-MM-DD`: "2024" → "2024-12-31", "2024-Q1" → "2024-03-31". Null when the text is not a period. */
export function lastDay(period: string): string | null {
  const text = period.includes('/') ? period.slice(period.indexOf('/') + 1) : period;
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/u.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  if (match[2] !== undefined) return iso(year, Number(match[2]) * 3, lastDayOf(year, Number(match[2]) * 3));
  if (match[3] === undefined) return iso(year, 12, 31);
  const month = Number(match[3]);
  if (month < 1 || month > 12) return null;
  const day = match[4] === undefined ? lastDayOf(year, month) : Number(match[4]);
  return day < 1 || day > lastDayOf(year, month) ? null : iso(year, month, day);
}

/** First calendar day of a period, `YYYY-MM-DD`: "2024-Q2" → "2024-04-01". Null when the text is not a period. */
export function firstDay(period: string): string | null {
  const slash = period.indexOf('/');
  const text = slash < 0 ? period : period.slice(0, slash);
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/u.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  if (match[2] !== undefined) return iso(year, Number(match[2]) * 3 - 2, 1);
  if (match[3] === undefined) return iso(year, 1, 1);
  if (match[4] !== undefined) return lastDay(text);
  const month = Number(match[3]);
  return month < 1 || month > 12 ? null : iso(year, month, 1);
}
