import type { PeriodText } from '../../model/due.js';
import { LIST_REMARK } from '../lexicon/duty.js';
import type { Clause, ParseState } from '../state.js';
import { readTimes } from '../time/due.js';
import { resolveTime } from '../time/resolved-time.js';

/** 完成时限：2024年6月底. Group 1 is the date. */
const LABELLED =
  /(?:(?:完成|办结|整改|工作|推进|落实|实施|建设|达标)(?:时限|期限|时间|节点|日期)|时限(?:要求)?|时间节点|进度(?:要求|时限|安排)) ?: ?([^\n。;,)\]|]{2,24})/gu;
/** A remark that tells when the whole is done: 6月底完成, 2024年12月31日前; not 6月底取得阶段性成效. */
const DONE = /(?:完成|办结|落实到位|上线(?:运行)?|投入使用|投用|建成|[前底末日]|季度|年内)$/u;
/** A day or a month in figures: 2025-06-30, 2025/6/30, 2025.6. */
const FIGURES = /^(20\d\d) ?[-/.] ?(1[0-2]|0?[1-9])(?: ?[-/.] ?(3[01]|[12]\d|0?[1-9]))?(?!\d)/u;
/** A month or a day without its year. */
const MONTH =
  /^(1[0-2]|0?[1-9])月(?:(3[01]|[12]\d|0?[1-9])日|底|末|份|中旬|上旬|下旬)?(?:之?前|以前)?(?:(?:全面|基本|全部)?(?:完成|办结|上线(?:运行)?|投入使用|投用|建成))?$/u;

const two = (text: string): string => text.padStart(2, '0');

/** The date that a cell or a line 完成时限 gives; a month alone belongs to the plan's year when it has only one. Null for 长期 and its like. */
export function readDeadline(state: ParseState, start: number, end: number): PeriodText | null {
  const view = state.view.slice(start, end).trim();
  const figures = FIGURES.exec(view.slice(lastFigures(view)));
  if (figures) {
    const [, year = '', month = '', day] = figures;
    return `${year}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
  }
  const last = readTimes(view).at(-1);
  const resolved = last ? resolveTime(state, last) : null;
  if (resolved?.period) return resolved.period;
  const { period } = state.meta;
  const month = MONTH.exec(view);
  if (!month || !period || period.start !== period.end) return null;
  return `${period.end}-${two(month[1] ?? '')}${month[2] === undefined ? '' : `-${two(month[2])}`}`;
}

/** Where the last date in figures begins: a span 2024.1-2025.6 ends with it. */
function lastFigures(view: string): number {
  const dates = [...view.matchAll(/20\d\d ?[-/.] ?\d/gu)];
  return dates.at(-1)?.index ?? view.length;
}

/** The date by which a task shall be done, where its text says so apart from its goals: with a label, or as a remark beside its bodies. Null when it does not. */
export function statedDeadline(state: ParseState, start: number, end: number, clauses: readonly Clause[]): PeriodText | null {
  const { view } = state;
  const dates: PeriodText[] = [];
  for (const match of view.slice(start, end).matchAll(LABELLED)) {
    const to = start + match.index + match[0].length;
    const due = readDeadline(state, to - (match[1] ?? '').length, to);
    if (due !== null) dates.push(due);
  }
  for (const clause of dates.length > 0 ? [] : clauses) {
    let from = clause.from;
    for (const remark of view.slice(clause.from, clause.to).split(/[,;。]/u)) {
      const due = LIST_REMARK.test(remark) && DONE.test(remark) ? readDeadline(state, from, from + remark.length) : null;
      if (due !== null) dates.push(due);
      from += remark.length + 1;
    }
  }
  return new Set(dates).size === 1 ? (dates[0] ?? null) : null;
}
