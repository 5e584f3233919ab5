import type { Doubt, Goal } from '../model/assessment.js';
import { daysBetween } from '../model/calendar.js';
import { firstDay, lastDay } from '../model/due.js';
import type { Measure } from '../model/indicator.js';
import { boundOf, signOf } from './goal.js';

/** A value this many times the last one, or as small a part of it, looks like a slip of the decimal point. */
const TENFOLD = 8;
/** Ratio at which 万 was probably left out or written twice. */
const TEN_THOUSANDFOLD = 5_000;
/** A first figure this many times the target, or as small a part of it, is asked about. */
const FIRST = 10;
/** Of what adds up over time, a first figure may be smaller at the beginning, but no smaller a part of the target than one in this many. */
const FIRST_PART = 100;
/** Share of a whole written for its percentage: 0.16 for 16 %. */
const PERCENT = 100;
/** A step beyond this many times the last one is asked about. */
const STEPS = 3;
/** Things that come whole. */
const WHOLE_UNITS = new Set(['家', '个', '项', '人', '所', '单', '次', '场', '人次', '座', '户', '台', '辆', '起', '名', '处', '支', '部']);

/** A report about to be written, in base units. `earlier` are the current figures of the same indicator, oldest first, without the one that is replaced. */
export interface Report {
  readonly goal: Goal;
  readonly value: number;
  readonly asOf: string;
  /** Base unit typed, null when none was; base unit of the indicator. */
  readonly typedUnit: string | null;
  readonly unit: string | null;
  /** True for shares of a whole (占比, 覆盖率), which end at 100 %. */
  readonly share: boolean;
  readonly earlier: readonly { readonly value: number; readonly asOf: string | null }[];
  /** Part of its time, above 0 up to 1, that has passed by the figure's date, for what adds up over time; 1 for everything else. */
  readonly elapsed: number;
  /** The current figure of the same date, which this one replaces; null when there is none. */
  readonly replaced: number | null;
  readonly today: string;
}

/** What speaks against a report; an empty list means it may be written without asking. What cannot be judged is a doubt. */
export function doubtsOf(report: Report): readonly Doubt[] {
  const { value, asOf, today, unit, typedUnit } = report;
  const end = lastDay(asOf);
  const begin = firstDay(asOf);
  if (!Number.isFinite(value) || end === null || begin === null) return [{ kind: 'unreadable' }];
  const doubts: Doubt[] = [];
  if (typedUnit !== null && typedUnit !== unit) doubts.push({ kind: 'unit', typed: typedUnit, expected: unit });
  if (begin > today || (end > today && /-\d{2}-\d{2}$/u.test(asOf))) doubts.push({ kind: 'future' });
  if (report.share && unit === '%' && value > 100) doubts.push({ kind: 'over-hundred' });
  if (report.goal.measure !== 'ratio' && unit !== null && WHOLE_UNITS.has(unit) && !Number.isInteger(value))
    doubts.push({ kind: 'fraction' });
  return [...doubts, ...comparedDoubts(report, end)];
}

interface Earlier {
  readonly value: number;
  readonly date: string;
}

/** Doubts that come from comparing with the figures before, or with the target when there is none. */
function comparedDoubts(report: Report, date: string): Doubt[] {
  const { goal, value } = report;
  const dated = report.earlier.flatMap(({ value: one, asOf }): Earlier[] => {
    const day = asOf === null ? null : lastDay(asOf);
    return day === null || !comparable(report, asOf) ? [] : [{ value: one, date: day }];
  });
  const latest = dated.at(-1);
  const before = dated.filter((one) => one.date <= date);
  const last = before.at(-1);
  const doubts: Doubt[] = latest && latest.date > date ? [{ kind: 'older', than: latest.date }] : [];
  // A figure that is replaced may be the slip itself: it is the measure only where nothing before it is.
  const [than, compared] = last
    ? ([last.value, 'last'] as const)
    : report.replaced === null
      ? ([boundOf(goal), 'goal'] as const)
      : ([report.replaced, 'replaced'] as const);
  const factor = factorDoubt(report, than, compared);
  if (factor) return [...doubts, factor];
  if (!last) return doubts;
  const worse = signOf(goal) * (value - last.value) < 0;
  if (worse && goal.direction !== 'hold' && goal.measure !== 'annual' && goal.measure !== 'growth')
    doubts.push({ kind: 'direction', than: last.value });
  const jump = jumpDoubt({ value, date }, last, before.at(-2));
  return jump ? [...doubts, jump] : doubts;
}

/** Parts of a year are compared with the same part of other years, not with the whole. */
function comparable(report: Report, asOf: string | null): boolean {
  if (report.goal.measure !== 'annual') return true;
  const tail = (period: string): string => (lastDay(period) ?? '').slice(4);
  return asOf !== null && tail(asOf) === tail(report.asOf);
}

/** Both ways; against a target, what adds up over time may be as small as the time that has passed. */
function factorDoubt(report: Report, than: number, compared: 'last' | 'replaced' | 'goal'): Doubt | null {
  const { value, unit, elapsed } = report;
  if (than === 0 || value === 0 || Math.sign(value) !== Math.sign(than)) return null;
  const ratio = value / than;
  const far = farFrom(ratio);
  const first = ratio > 1 ? FIRST : Math.min(FIRST_PART, FIRST / elapsed);
  if (far < (compared === 'goal' ? first : TENFOLD)) return null;
  const share = unit === '%' && Math.abs(value) <= 1 && farFrom(ratio * PERCENT) < far;
  const slip = share ? 'percent' : far >= TEN_THOUSANDFOLD ? 'wan' : 'decimal';
  return { kind: 'factor', times: far, larger: ratio > 1, than, with: compared, slip };
}

const farFrom = (ratio: number): number => Math.max(ratio, 1 / ratio);

/** Part of its time that has passed by the end of `asOf`: of the year for a yearly sum, of the plan for a running total. Unknown is the least. */
export function elapsedOf(measure: Measure, asOf: string, period: { readonly start: string } | null, due: string | null): number {
  if (measure !== 'annual' && measure !== 'cumulative') return 1;
  const end = lastDay(asOf);
  const from = measure === 'annual' ? `${asOf.slice(0, 4)}-01-01` : period === null ? null : firstDay(period.start);
  const until = measure === 'annual' ? `${asOf.slice(0, 4)}-12-31` : due === null ? null : lastDay(due);
  if (end === null || from === null || until === null || from > until) return FIRST / FIRST_PART;
  const part = (daysBetween(from, end) + 1) / (daysBetween(from, until) + 1);
  return Math.min(1, Math.max(part, FIRST / FIRST_PART));
}

/** The step from the last figure against the step before it, each by the time it took when the new one took longer. */
function jumpDoubt(now: Earlier, last: Earlier, beforeLast: Earlier | undefined): Doubt | null {
  if (!beforeLast) return null;
  const usual = Math.abs(last.value - beforeLast.value);
  const step = Math.abs(now.value - last.value);
  const days = Math.max(1, daysBetween(beforeLast.date, last.date));
  const longer = Math.max(1, daysBetween(last.date, now.date) / days);
  return usual > 0 && step > STEPS * usual * longer ? { kind: 'jump', step, usual } : null;
}
