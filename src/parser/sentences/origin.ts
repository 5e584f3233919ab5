import type { PeriodText } from '../../model/due.js';

/** When the level was that a change starts from: a year, the year before the change, the beginning of its year, or at a time that its own words leave open. */
export type Origin = { readonly kind: 'year'; readonly year: PeriodText } | { readonly kind: 'year-before' | 'year-start' | 'open' };

const FROM =
  /(?:从|由)(?:(?<year>(?:19|20)\d\d)年?(?:初|底|末|同期)?的?|(?<before>(?:上|去)年(?:度|底|末|同期)?的?)|(?<start>年初的?)|(?:目前|现在|现状|当前|现有|现行|过去|原来|原先|原有|此前|以前|之前|最初)?的?)$/u;

/** The end of a text that says where a change starts from ("覆盖率由2020年的"): where it begins and when the level was; null when there is none. */
export function originAtEnd(text: string): { readonly at: number; readonly when: Origin } | null {
  const match = FROM.exec(text);
  if (!match) return null;
  const { year, before, start } = match.groups ?? {};
  const when: Origin =
    year !== undefined
      ? { kind: 'year', year }
      : { kind: before !== undefined ? 'year-before' : start !== undefined ? 'year-start' : 'open' };
  return { at: match.index, when };
}

/** The date of a starting level; `reached` is the date of the level that the change reached. Null when the text does not tell. */
export function periodOfOrigin(origin: Origin, reached: PeriodText | null): PeriodText | null {
  if (origin.kind === 'year') return origin.year;
  // "2015—2019年，预期寿命从76.34岁提高到77.3岁": the first of the years over which it changed.
  const first = /^(\d{4})\/\d{4}$/u.exec(reached ?? '')?.[1];
  if (first !== undefined && origin.kind === 'open') return first;
  const year = /^\d{4}(?!\/)/u.exec(reached ?? '')?.[0];
  if (year === undefined || origin.kind === 'open') return null;
  return origin.kind === 'year-before' ? String(Number(year) - 1) : `${year}-01`;
}
