import { interprets } from '../lexicon/document-types.js';
import type { ParseState } from '../state.js';

/** The document's own year, from which 今年 and 年底前 are counted and before which a year is past; null when nothing gives it. */
export function documentYears(state: ParseState): { readonly base: number | null; readonly issued: number | null } {
  const { period, issuedOn, docNumber } = state.meta;
  const number = /[〔[（(](\d{4})[〕\])）]/u.exec(docNumber ?? '')?.[1];
  const reported = reportedYear(state);
  // A year is reported on when it is over; a part of one while it runs.
  const told = reported === null ? yearAfterTold(state) : PART_OF_YEAR.test(state.meta.title) ? reported : reported + 1;
  const issued = issuedOn ? Number(issuedOn.slice(0, 4)) : number !== undefined ? Number(number) : told;
  return {
    base: period ? Number(period.start.slice(0, 4)) : (issued ?? undatedYear(state)),
    issued: issued ?? (period ? Number(period.start.slice(0, 4)) : null),
  };
}

const UNDATED = new WeakMap<ParseState, { readonly year: number | null }>();
const DUE_YEAR = /(?:到|在)(20\d\d)年(?:底|末)|(20\d\d)年(?:年)?底前/gu;
/** The first of the years over which a goal is spread: 到2027年更新50台，其中2024年10台、2025年20台. */
const SHARE_YEAR = /到20\d\d年[^。\n]{0,80}[,;]其中:?(20\d\d)年(?!底|末)/gu;
/** Years that a document says are over: 截至2023年底, 2023年已建成. */
const YEAR_OVER = /截[至止]到?(20\d\d)年(?:年?[底末]|12月)|(20\d\d)年(?:全年)?,?[一-龥]{0,4}已/gu;

/** The year of an undated document: the one after the last that it says is over, but not beyond the earliest by which it wants something done. */
function undatedYear(state: ParseState): number | null {
  let found = UNDATED.get(state);
  if (!found) {
    const yearsOf = (pattern: RegExp): number[] => [...state.view.matchAll(pattern)].map((match) => Number(match[1] ?? match[2]));
    const dues = [...yearsOf(DUE_YEAR), ...yearsOf(SHARE_YEAR)];
    const over = yearsOf(YEAR_OVER);
    const years = [...(dues.length > 0 ? [Math.min(...dues)] : []), ...(over.length > 0 ? [Math.max(...over) + 1] : [])];
    found = { year: years.length > 0 ? Math.min(...years) : null };
    UNDATED.set(state, found);
  }
  return found.year;
}

const TOLD = new WeakMap<ParseState, { readonly year: number | null }>();
/** A sentence that opens with a year and tells what was: no 将, no 力争. */
const OPENS_WITH_YEAR = /(?<=^|[。\n] *)((?:19|20)\d\d)年(?:[,末底]|全年|全[省市县区])(?![^。\n]{0,60}(?:将|力争|争取|计划|目标))/gmu;

const TOLD_YEARS = /((?:19|20)\d\d)年(?![^。\n]{0,60}(?:将|力争|争取|计划|目标))/gu;

/** The one year that a bulletin tells of in its sentences when neither title nor date gives it; null when it tells of several. */
export function toldYear(state: ParseState): number | null {
  if (state.meta.kind !== 'report' || state.meta.issuedOn !== null) return null;
  let found = TOLD.get(state);
  if (!found) {
    const years = new Set([...state.view.matchAll(OPENS_WITH_YEAR)].map((match) => Number(match[1])));
    const [year = null] = years.size === 1 ? years : [];
    const later = year !== null && [...state.view.matchAll(TOLD_YEARS)].some((match) => Number(match[1]) > year);
    found = { year: later ? null : year };
    TOLD.set(state, found);
  }
  return found.year;
}

const yearAfterTold = (state: ParseState): number | null => {
  const year = toldYear(state);
  return year === null ? null : year + 1;
};

/** A part of a year in a title: 2024年上半年, 1—9月, 三季度. */
const PART_OF_YEAR = /上半年|季度|\d{1,2}月/u;
/** Years of a title that are no span's: neither 2021—2035年 nor 到2025年. */
const TITLE_YEARS = /(?<![—\-–~至到\d年])((?:19|20)\d\d)年(?![—\-–~至到])/gu;
/** A year that a title names without 年: 数说2023, 回眸2023：…. */
const BARE_YEAR = /(?:数说|回望|回眸|回顾|盘点|聚焦|数读|亮点|答卷|成绩单)[“"]?((?:19|20)\d\d)(?![\d年—\-–~])/u;
/** A title that looks ahead: 2025年我市将新建…. */
const LOOKS_AHEAD = /将(?!近)|拟|计划|力争|目标/u;

/** The year that a report's title says it is about (2023年…统计公报, 2023年工作总结及2024年工作思路), which its 全年 and 年末 mean; null for other documents. */
export function reportedYear({ meta }: Pick<ParseState, 'meta'>): number | null {
  if (meta.kind !== 'report' || interprets(meta.title)) return null;
  const [first, second] = [...meta.title.matchAll(TITLE_YEARS)];
  const bare = first === undefined ? BARE_YEAR.exec(meta.title)?.[1] : undefined;
  if (bare !== undefined) return Number(bare);
  const year = Number(first?.[1]);
  if (first === undefined || (meta.issuedOn !== null && year > Number(meta.issuedOn.slice(0, 4)))) return null;
  const reviewed = meta.title.slice(first.index, second?.index);
  return second !== undefined && second[1] !== first[1]
    ? /总结|回顾|情况/u.test(reviewed)
      ? year
      : null
    : LOOKS_AHEAD.test(meta.title) && !/情况|总结/u.test(meta.title)
      ? null
      : year;
}
