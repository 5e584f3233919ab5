import { type Curve, isNarrow, type Labelled, labelled, NARROW_NOTE, readable, slots } from '../../render/curve.js';
import type { Chart, Tone } from '../../render/reply.js';
import { CHART_MAX_POINTS } from './limits.js';

const BLUE = '#3370ff';
const RED = '#f54a45';
const TONE_COLOR: Readonly<Record<Tone, string>> = { neutral: BLUE, good: '#2ea121', warning: '#ed6d0c', bad: RED, quiet: '#8f959e' };
/** The VChart definition of a chart: plain JSON, no functions; only what clients from 7.16 on draw. */
export const chartSpec = (chart: Chart): Readonly<Record<string, unknown>> => (chart.kind === 'curve' ? curve(chart) : status(chart));

/** The card has its own margin; the usual one of a chart would take a sixth of a phone's height. */
const PADDING = { top: 4, right: 12, bottom: 4, left: 4 };

function curve(chart: Curve): Readonly<Record<string, unknown>> {
  const shown = readable({ ...chart, points: thin(chart.points), target: thin(chart.target) });
  const { points, target } = labelled(shown);
  const { all, slotOf } = slots([...points, ...target].map(({ date }) => date));
  const row =
    (series: string) =>
    ({ date, value, label }: Labelled): Row => ({ date: slotOf(date), value, label, series });
  const values = [...points.map(row('实际')), ...target.map(row('目标'))];
  const narrow = isNarrow(shown);
  // Not in the legend: clients measure full-width brackets too narrow there.
  const below = [shown.unit === null || shown.unit === '' ? '' : `单位：${shown.unit}`, narrow ? NARROW_NOTE : ''].filter(
    (part) => part !== '',
  );
  return {
    type: 'line',
    padding: PADDING,
    title: { visible: true, text: shortTitle(chart.title), ...(below.length === 0 ? {} : { subtext: below.join('　') }) },
    color: [BLUE, RED],
    data: [{ id: 'figures', values }],
    xField: 'date',
    yField: 'value',
    seriesField: 'series',
    point: { visible: true },
    label: { visible: true, formatter: '{label}' },
    legends: [{ visible: true, orient: 'bottom' }],
    axes: [
      { orient: 'bottom', type: 'band', domain: all },
      { orient: 'left', type: 'linear', zero: !narrow },
    ],
  };
}

interface Row {
  readonly date: string;
  readonly value: number;
  readonly label: string;
  readonly series: string;
}

/** Two lines of a title on a phone; the whole name stands below the picture. */
const TITLE_MAX = 36;
const shortTitle = (title: string): string => {
  const chars = [...title];
  return chars.length <= TITLE_MAX ? title : `${chars.slice(0, TITLE_MAX - 1).join('')}…`;
};

/** At most so many points, the first and the last among them. */
function thin<T>(points: readonly T[]): readonly T[] {
  if (points.length <= CHART_MAX_POINTS) return points;
  const step = (points.length - 1) / (CHART_MAX_POINTS - 1);
  return Array.from({ length: CHART_MAX_POINTS }, (_, at) => points[Math.round(at * step)] as T);
}

/** Part of the longest bar that one digit behind it takes. */
const ROOM_PER_DIGIT = 0.08;
const ROW_PX = 28;
const TITLE_PX = 52;

/** Height of a chart's component: bars take what their rows need, so that none of their names is left out. */
export const chartHeight = (chart: Chart): string =>
  chart.kind === 'curve' ? 'auto' : `${TITLE_PX + ROW_PX * Math.max(2, chart.counts.length)}px`;

function status(chart: Extract<Chart, { kind: 'status' }>): Readonly<Record<string, unknown>> {
  const most = Math.max(1, ...chart.counts.map(({ count }) => count));
  return {
    type: 'bar',
    barMaxWidth: 26,
    padding: PADDING,
    direction: 'horizontal',
    title: { visible: true, text: chart.title },
    color: chart.counts.map((entry) => TONE_COLOR[entry.tone]),
    data: [{ id: 'counts', values: chart.counts.map(({ label, count }) => ({ label, count })) }],
    xField: 'count',
    yField: 'label',
    seriesField: 'label',
    label: { visible: true, position: 'right' },
    legends: [{ visible: false }],
    axes: [
      // A bar that lies begins at the top by itself.
      { orient: 'left', type: 'band', sampling: false },
      // Room for the number beside the longest bar.
      { orient: 'bottom', type: 'linear', visible: false, max: most * (1 + ROOM_PER_DIGIT * String(most).length) },
    ],
  };
}
