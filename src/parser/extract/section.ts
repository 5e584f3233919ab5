import { lastDay, type PeriodText } from '../../model/due.js';
import { OPENS_WITH_ACT } from '../lexicon/headings.js';
import { INDICATOR_END, startsWithVerb } from '../lexicon/indicator-heads.js';
import { type Block, type ParseState, pathOf } from '../state.js';
import type { TimeMention } from './time-mention.js';

/** What the headings above a block make of the figures under it: `goal` 工作目标, `past` 发展基础, or nothing in particular. */
export type SectionKind = 'goal' | 'past' | 'other';

const GOAL =
  /(?:^(?:下步|下一?步)?(?:工作|有关|几点)要求$|下步(?:工作)?(?:打算|计划|安排|要求|措施|举措|思路)?$|目标|主要指标|具体指标|发展指标|愿景|(?:下一步|下一?阶段|下半年|四季度|明年|今后)(?:的?工作)?(?:主要|重点)?(?:打算|计划|安排|措施|举措|思路|考虑|部署|重点|任务)?$|工作(?:打算|思路)$)(?!责任|管理|导向|任务分解|考核)/u;
/** 现状, 成就 … report by themselves; 基础, 环境, 问题 … only with a word that says whose (发展基础, 存在问题): 水环境 and 信息基础 are fields of work. */
const PAST =
  /(?:现状|成效|成就|背景|回顾|总结|形势)$|(?:^|发展|工作|现实|现状|前期|扎实|实施|建设|规划|改革|现有|良好|有利|面临的?|存在的?|主要|突出|总体|基本|完成|执行|运行|宏观|外部|国内外|取得的?|期间|时期|五”?|[与和及、])(?:基础|进展|环境|问题|挑战|机遇|情况|条件)$/u;
/** Titles that report: 既定目标如期实现, 发展取得显著成效. */
const REPORTS = /如期实现|圆满完成|胜利完成|取得.{0,10}(?:成效|成就|进展|突破|成绩)|成效显著|奠定.{0,8}基础/u;

/** Kind of a section from its titles, outermost first; the nearest title that says anything decides, but a goal may be worded as its success (特色发展成效显著). */
export function sectionKind(path: readonly string[]): SectionKind {
  let kind: SectionKind = 'other';
  for (const printed of path) {
    const title = printed.replace(/[\s*]/gu, '');
    if (title.length > 24 || OPENS_WITH_ACT.test(title)) continue;
    if (REPORTS.test(title)) kind = kind === 'goal' ? 'goal' : 'past';
    else if (GOAL.test(title)) kind = 'goal';
    else if (PAST.test(title) && !/指导/u.test(title)) kind = 'past';
  }
  return kind;
}

/**
 * The indicator that a heading names for the criteria below it ("13.签约居民建档率" over "力争2023年达到80%"); "" when its title is anything else.
 * `title` is the nearest heading's.
 */
export function indicatorOfTitle(title: string): string {
  const name = title.replace(/[\s*]/gu, '').replace(/^(?:提高|提升|降低|扩大)(?=.{2,}(?:率|占比|比重)$)/u, '');
  const named = name.length >= 3 && name.length <= INDICATOR_MAX && (INDICATOR_END.test(name) || /(?:情况|满意度|占比)$/u.test(name));
  return named && !OPENS_WITH_ACT.test(name) && !startsWithVerb(name) && !/[,，。;；:：]/u.test(name) ? name : '';
}
const INDICATOR_MAX = 40;

/** Titles above a block and, for a heading or a titled dash, its own. */
export function pathWith(state: ParseState, block: Block): string[] {
  const path = pathOf(state, block);
  return block.title === '' ? path : [...path, block.title];
}

/** The document's own year, from which 今年 and 年底前 are counted and before which a year is past; null when nothing gives it. */
export function documentYears(state: ParseState): { readonly base: number | null; readonly issued: number | null } {
  const { period, issuedOn, docNumber } = state.meta;
  const number = /[〔[（(](\d{4})[〕\])）]/u.exec(docNumber ?? '')?.[1];
  const reported = reportedYear(state);
  // A year is reported on when it is over; a part of one while it runs.
  const told = reported === null ? yearAfterTold(state) : PART_OF_YEAR.test(state.meta.title) ? reported : reported + 1;
  const issued = issuedOn ? Number(issuedOn.slice(0, 4)) : number !== undefined ? Number(number) : told;
  return {
    base: period ? Number(period.start.slice(0, 4)) : (issued ?? firstDue(state)),
    issued: issued ?? (period ? Number(period.start.slice(0, 4)) : null),
  };
}

const FIRST_DUES = new WeakMap<ParseState, { readonly year: number | null }>();

/** The earliest year by which an undated document wants something done: what ended before it is past. */
function firstDue(state: ParseState): number | null {
  let found = FIRST_DUES.get(state);
  if (!found) {
    const years = [...state.view.matchAll(/(?:到|在)(20\d\d)年(?:底|末)|(20\d\d)年(?:年)?底前/gu)].map((match) =>
      Number(match[1] ?? match[2]),
    );
    found = { year: years.length > 0 ? Math.min(...years) : null };
    FIRST_DUES.set(state, found);
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
/** A title that looks ahead: 2025年我市将新建…. */
const LOOKS_AHEAD = /将(?!近)|拟|计划|力争|目标/u;

/** The year that a report's title says it is about (2023年…统计公报, 2023年工作总结及2024年工作思路), which its 全年 and 年末 mean; null for other documents. */
export function reportedYear({ meta }: Pick<ParseState, 'meta'>): number | null {
  if (meta.kind !== 'report') return null;
  const [first, second] = [...meta.title.matchAll(TITLE_YEARS)];
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

/** A time as this document means it: when it is, and whether it lies ahead of the document. */
export interface ResolvedTime {
  readonly period: PeriodText | null;
  readonly past: boolean;
  /** A bulletin's own year, of which part may still lie ahead. */
  readonly running?: boolean;
  /** A span from a year up to the one reported on (2021年以来). */
  readonly since?: boolean;
  /** The plan's own end, from so many years as it runs (三年累计): in a review they are the years before. */
  readonly whole?: boolean;
}

const yearOf = (period: PeriodText): number => Number(period.slice(-4).replace(/\D/gu, '') || period.slice(0, 4));

/** Whether a date of a bulletin may be in what was still to come: its own year, or a part of it that was not over. */
function isRunning({ meta }: ParseState, period: PeriodText | null, issued: number): boolean {
  if (period === null || period.slice(0, 4) !== String(issued)) return false;
  return period.length === 4 || (lastDay(period) ?? '9') > (meta.issuedOn ?? '');
}

/** Whether a month of a year was over when a bulletin was written; false where its date is not known. */
const isOver = ({ meta }: ParseState, month: string | null, year: number | null): boolean =>
  month !== null && year !== null && meta.issuedOn !== null && (lastDay(`${year}-${month}`) ?? '9') < meta.issuedOn;

/** Places a mention in time, `headed` being the year of the part it stands in; null when it says nothing about when (自2021年起, a year compared with). */
export function resolveTime(state: ParseState, time: TimeMention, headed: ResolvedTime | null = null): ResolvedTime | null {
  const { base, issued } = documentYears(state);
  const report = state.meta.kind === 'report';
  switch (time.role) {
    case 'base':
    case 'since':
      return null;
    case 'within': {
      const { period } = state.meta;
      const years = period ? Number(period.end.slice(0, 4)) - Number(period.start.slice(0, 4)) + 1 : 0;
      return period && years === time.shift ? { period: period.end.slice(0, 4), past: false, whole: true } : null;
    }
    case 'nth': {
      const { period } = state.meta;
      return period ? { period: String(Number(period.start.slice(0, 4)) + time.shift - 1), past: false } : null;
    }
    case 'now': {
      // From that year to the one reported on; without it nothing tells when the figure was true.
      const last = time.period === null ? null : reportedYear(state);
      return {
        period: last === null || time.period === null || Number(time.period) >= last ? null : `${time.period}/${last}`,
        past: true,
        since: true,
      };
    }
    case 'asOf':
      return { period: time.period, past: true };
    case 'due':
      return { period: time.period, past: isPast(time.period, report ? issued : base, false) };
    case 'point': {
      const past = isPast(time.period, report ? issued : base, report);
      return { period: time.period, past, running: report && issued !== null && isRunning(state, time.period, issued) };
    }
    case 'span': {
      if (time.period === null) {
        const end = (issued ?? base ?? 0) - 1;
        return { period: end > 0 ? `${end - time.shift + 1}/${end}` : null, past: true };
      }
      const past = isPast(time.period.slice(-4), report ? issued : base, report);
      return { period: past ? time.period : time.period.slice(-4), past };
    }
    case 'year': {
      const written = time.spoken && state.meta.issuedOn !== null ? issued : null;
      const own = written ?? reportedYear(state) ?? issued;
      if (time.shift < 0) return { period: own === null ? null : String(own + time.shift), past: true };
      if (own === null && time.period === null) return null;
      const year = own === null ? null : own + time.shift;
      const month = time.period === null ? '' : `-${time.period}`;
      if (headed?.period && time.shift === 0 && written === null) return { period: `${headed.period}${month}`, past: headed.past };
      const open = report && time.shift === 0;
      return {
        period: year === null ? null : `${year}${month}`,
        past: open && time.outlook !== 'ahead',
        running: open && !time.outlook && !isOver(state, time.period, own),
      };
    }
  }
}

function isPast(period: PeriodText | null, year: number | null, inclusive: boolean): boolean {
  if (period === null || year === null) return inclusive;
  const own = period.length === 4 ? Number(period) : yearOf(period.slice(0, 4));
  return inclusive ? own <= year : own < year;
}
