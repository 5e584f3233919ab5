import type { Chart } from './reply.js';

/** What every picture of a curve shows alike, whoever draws it: which numbers stand at which points, where the axes begin and end. */
export type Curve = Extract<Chart, { kind: 'curve' }>;

/** A point with the number beside it, "" where that would only be in the way. */
export interface Labelled {
  readonly date: string;
  readonly value: number;
  readonly label: string;
  readonly side: 'top' | 'bottom' | 'right';
}

/** Digits of a number that are shown, unless those before the point are more. */
const DIGITS = 6;

/** "1200", "1.8753". */
export function figureLabel(value: number): string {
  const whole = String(Math.trunc(Math.abs(value))).length;
  return String(Number(value.toFixed(Math.max(0, DIGITS - whole))));
}

const YI = 1e8;

/** The curve in 亿 when its numbers have nine digits or more, since those cover what is beside them: 261730000000 元 → 2617.3 亿元. */
export function readable(chart: Curve): Curve {
  const { unit, points, target } = chart;
  const most = Math.max(...[...points, ...target].map(({ value }) => Math.abs(value)));
  if (most < YI || unit?.startsWith('亿') || unit?.startsWith('万亿')) return chart;
  return {
    ...chart,
    unit: unit?.startsWith('万') ? `万亿${unit.slice(1)}` : `亿${unit ?? ''}`,
    points: points.map((point) => ({ ...point, value: point.value / YI })),
    target: target.map(({ date, value, range }) => ({
      date,
      value: value / YI,
      ...(range === undefined ? {} : { range: [range[0] / YI, range[1] / YI] as const }),
    })),
  };
}

/** A day on an axis: the year at its end, the month at its end, else the day. */
export function dayLabel(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (month === '12' && day === '31') return `${year}年`;
  return Number(day) === new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() ? `${year}-${month}` : date;
}

export const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Days that an axis names: the last and the first, the latest figure, then what is `room` of the whole apart from those. */
export function namedDays(chart: Curve, room: number): string[] {
  const days = [...new Set([...chart.points, ...chart.target].map(({ date }) => date))].sort();
  const [first, last, latest] = [days[0], days.at(-1), chart.points.at(-1)?.date];
  const apart = (timeOf(last ?? '') - timeOf(first ?? '')) * room;
  const named: string[] = [];
  for (const day of [last, first, latest, ...days]) {
    if (day !== undefined && named.every((other) => Math.abs(timeOf(other) - timeOf(day)) >= apart && other !== day)) named.push(day);
  }
  return named.sort();
}

/** Values whose spread is a smaller part of them than this lie on one line when the axis begins at zero. */
const NARROW = 0.05;

/** Whether the axis has to begin near the values: 99.81 % and 99.95 % are the same height above zero. The picture then says so. */
export function isNarrow(chart: Curve): boolean {
  const values = [...chart.points, ...chart.target].map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least * most > 0 && most > least && most - least < NARROW * Math.max(Math.abs(least), Math.abs(most));
}
export const NARROW_NOTE = '纵轴不从 0 起';

/** More numbers than this cover each other; of more figures only the latest has its number. */
const NUMBERED = 6;
/** Below a point this near to the bottom a number would stand on the axis. */
const NEAR_BOTTOM = 0.12;

/** The points of both lines with their numbers, each on the side away from the other line; a target that only repeats the figure it starts from has none. */
export function labelled(chart: Curve): { readonly points: readonly Labelled[]; readonly target: readonly Labelled[] } {
  const { points, target } = chart;
  const values = [...points, ...target].map(({ value }) => value);
  const most = Math.max(...values, isNarrow(chart) ? -Infinity : 0);
  const least = Math.min(...values, isNarrow(chart) ? Infinity : 0);
  const low = (value: number): boolean => value - least < (most - least || 1) * NEAR_BOTTOM;
  const sideOf = (value: number, other: number | null, both: boolean): Labelled['side'] => {
    if (other === null || value >= other) return 'top';
    if (!low(value)) return 'bottom';
    return both ? 'right' : 'top';
  };
  const at = (line: Curve['target'], date: string): number | undefined => line.find((point) => point.date === date)?.value;
  return {
    points: points.map(({ date, value }, index) => ({
      date,
      value,
      // Of two figures of one day the later one has its number.
      label: (points.length <= NUMBERED && points[index + 1]?.date !== date) || index === points.length - 1 ? figureLabel(value) : '',
      side: sideOf(value, heightAt(target, date), at(target, date) !== undefined),
    })),
    target: target.map(({ date, value, range }, index) => {
      const beside = at(points, date);
      const again = beside === value || target.findIndex((other) => other.date === date && other.value === value) < index;
      // A level line says its number once, at its end.
      const level = index < target.length - 1 && target.every((other) => other.value === value) && target.at(-1)?.date !== date;
      return {
        date,
        value,
        label: again || level ? '' : range === undefined ? figureLabel(value) : range.map(figureLabel).join('—'),
        side: sideOf(value, heightAt(points, date), beside !== undefined),
      };
    }),
  };
}

/** Height of a line at a day; that of its end outside it; null of no line. */
function heightAt(line: readonly { readonly date: string; readonly value: number }[], date: string): number | null {
  let before = line[0];
  if (!before) return null;
  for (const point of line) {
    if (point.date >= date) {
      const whole = timeOf(point.date) - timeOf(before.date);
      return whole <= 0
        ? point.value
        : before.value + ((point.value - before.value) * Math.max(0, timeOf(date) - timeOf(before.date))) / whole;
    }
    before = point;
  }
  return before.value;
}

const DAY_MS = 86_400_000;
/** Years, months, days: the coarsest of which each date has one of its own. */
const STEPS: readonly ((date: string) => string)[] = [
  (date) => `${date.slice(0, 4)}-12-31`,
  (date) => new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).toISOString().slice(0, 10),
  (date) => date,
];
/** Slots of an axis; more would be narrower than a point, and take too much of a card. */
const SLOTS_MAX = 240;

/**
 * Even slots of time from the first to the last of some dates, for an axis that only knows names side by side: without the empty ones
 * between them the line to a target would bend. `slotOf` says where a date belongs; dates of one slot fall together when there are too many slots.
 */
export function slots(dates: readonly string[]): { readonly all: readonly string[]; readonly slotOf: (date: string) => string } {
  const days = [...new Set(dates)].sort();
  const fits = STEPS.findIndex((step) => days.every((day) => step(day) === day));
  const named = (day: string, step: (date: string) => string): string => (step === STEPS.at(-1) ? day : dayLabel(day));
  for (const step of STEPS.slice(fits).concat(STEPS.slice(0, fits).reverse())) {
    const all = between(days[0] ?? '', days.at(-1) ?? '', step);
    if (all.length <= SLOTS_MAX) return { all: all.map((day) => named(day, step)), slotOf: (date) => named(step(date), step) };
  }
  return { all: days, slotOf: (date) => date };
}

function between(first: string, last: string, step: (date: string) => string): string[] {
  const found: string[] = [];
  for (
    let day = step(first);
    day !== '' && found.length <= SLOTS_MAX;
    day = step(new Date(timeOf(day) + DAY_MS).toISOString().slice(0, 10))
  ) {
    found.push(day);
    if (day >= last) break;
  }
  return found;
}
