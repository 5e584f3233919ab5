import type { Chart, Tone } from '../../render/reply.js';
import { CHART_MAX_POINTS } from './limits.js';

const BLUE = '#3370ff';
const RED = '#f54a45';
const TONE_COLOR: Readonly<Record<Tone, string>> = { neutral: BLUE, good: '#2ea121', warning: '#ed6d0c', bad: RED, quiet: '#8f959e' };
/** More labels than this cover each other on a phone. */
const MAX_LABELLED = 8;

/** The VChart definition of a chart: plain JSON, no functions; only what clients from 7.16 on draw. */
export const chartSpec = (chart: Chart): Readonly<Record<string, unknown>> => (chart.kind === 'curve' ? curve(chart) : status(chart));

type Curve = Extract<Chart, { kind: 'curve' }>;

function curve(chart: Curve): Readonly<Record<string, unknown>> {
  const points = thin(chart.points);
  const values = [
    ...points.map(({ date, value }) => ({ date, value, series: '实际' })),
    ...thin(chart.target).map((point) => ({ ...point, series: '目标' })),
  ].sort((a, b) => a.date.localeCompare(b.date));
  return {
    type: 'line',
    title: { visible: true, text: chart.unit === null || chart.unit === '' ? chart.title : `${chart.title}（${chart.unit}）` },
    color: [BLUE, RED],
    data: [{ id: 'figures', values }],
    xField: 'date',
    yField: 'value',
    seriesField: 'series',
    point: { visible: true },
    label: { visible: values.length <= MAX_LABELLED },
    legends: [{ visible: true, orient: 'bottom' }],
    axes: [
      { orient: 'bottom', type: 'band', domain: [...new Set(values.map((value) => value.date))] },
      { orient: 'left', type: 'linear', zero: true },
    ],
  };
}

/** At most so many points, the first and the last among them. */
function thin<T>(points: readonly T[]): readonly T[] {
  if (points.length <= CHART_MAX_POINTS) return points;
  const step = (points.length - 1) / (CHART_MAX_POINTS - 1);
  return Array.from({ length: CHART_MAX_POINTS }, (_, at) => points[Math.round(at * step)] as T);
}

function status(chart: Extract<Chart, { kind: 'status' }>): Readonly<Record<string, unknown>> {
  return {
    type: 'bar',
    direction: 'horizontal',
    title: { visible: true, text: chart.title },
    color: chart.counts.map((entry) => TONE_COLOR[entry.tone]),
    data: [{ id: 'counts', values: chart.counts.map(({ label, count }) => ({ label, count })) }],
    xField: 'count',
    yField: 'label',
    seriesField: 'label',
    label: { visible: true },
    legends: [{ visible: false }],
    axes: [
      { orient: 'left', type: 'band', inverse: true },
      { orient: 'bottom', type: 'linear', visible: false },
    ],
  };
}
