import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Curve, dayLabel, figureLabel, isNarrow, type Labelled, labelled, NARROW_NOTE, namedDays, readable, timeOf } from './curve.js';
import type { Chart, Tone } from './reply.js';

/** Points of a picture in CSS pixels; drawn at twice the size, so that it is sharp on a phone. */
const WIDTH = 600;
const HEIGHT = 360;
const SCALE = 2;
const FONT = 'Noto Sans Hans';

/** Colours readable on light and dark chats alike: the picture brings its own white ground. */
const INK = '#1f2937';
const QUIET = '#6b7280';
const GRID = '#e5e7eb';
const LINE = '#1d4ed8';
const GOAL = '#b45309';
const TONES: Readonly<Record<Tone, string>> = { good: '#15803d', neutral: '#2563eb', warning: '#d97706', bad: '#b91c1c', quiet: '#9ca3af' };

type Option = Record<string, unknown>;

const text = (size: number, color = INK): Option => ({ fontFamily: FONT, fontSize: size, color });

const titleOf = (title: string): Option => ({
  text: drawable(title),
  left: 16,
  top: 12,
  textStyle: { ...text(20), fontWeight: 'bold', width: WIDTH - 32, overflow: 'truncate' },
});

/** Small figures that the font does not have, as figures on the line: PM₂.₅ → PM2.5, 10⁻⁴ → 10^-4. */
export const drawable = (words: string): string =>
  words
    .replace(/[\u2080-\u208E]/gu, (char) => char.normalize('NFKC'))
    .replace(/[\u2070\u2074-\u207E]+/gu, (small) => `^${small.normalize('NFKC').replace('\u2212', '-')}`);

/** Part of the time axis that a date on it takes. */
const DAY_ROOM = 0.18;

/** One line with its numbers. */
function lineOf(name: string, points: readonly Labelled[], color: string, more: Option): Option {
  return {
    name,
    type: 'line',
    data: points.map(({ date, value, label, side }) => ({
      value: [timeOf(date), value],
      label: { show: label !== '', position: side, formatter: label },
    })),
    itemStyle: { color },
    label: text(14, color),
    labelLayout: { hideOverlap: true },
    ...more,
  };
}

/** What echarts draws of a curve. */
export function curveOption(asked: Curve): Option {
  const chart = readable(asked);
  const actual = chart.unit === null || chart.unit === '' ? '实际' : `实际（${drawable(chart.unit)}）`;
  const { points, target } = labelled(chart);
  const values = [...points, ...target].map(({ value }) => value);
  const days = namedDays(chart, DAY_ROOM).map(timeOf);
  const narrow = isNarrow(chart);
  return {
    useUTC: true,
    title: titleOf(chart.title),
    legend: { left: 16, top: 44, itemWidth: 34, textStyle: text(14, QUIET), itemGap: 18, data: [actual, '目标'] },
    grid: { left: 16, right: 44, top: narrow ? 100 : 88, bottom: 16, containLabel: true },
    xAxis: {
      type: 'time',
      boundaryGap: ['5%', '5%'],
      axisTick: { customValues: days },
      axisLabel: {
        ...text(13, QUIET),
        customValues: days,
        hideOverlap: true,
        formatter: (at: number) => dayLabel(new Date(at).toISOString().slice(0, 10)),
      },
      axisLine: { onZero: false, lineStyle: { color: GRID } },
    },
    yAxis: {
      type: 'value',
      scale: narrow,
      // Room for the numbers above and below the lines.
      boundaryGap: [narrow || values.some((value) => value < 0) ? '10%' : 0, '10%'],
      ...(values.every(Number.isInteger) ? { minInterval: 1 } : {}),
      ...(narrow ? { name: NARROW_NOTE, nameGap: 8, nameTextStyle: { ...text(12, QUIET), align: 'left' } } : {}),
      axisLabel: { ...text(13, QUIET), formatter: figureLabel },
      splitLine: { lineStyle: { color: GRID } },
    },
    series: [
      lineOf(actual, points, LINE, { symbol: 'circle', symbolSize: 9, lineStyle: { color: LINE, width: 3 } }),
      lineOf('目标', target, GOAL, { symbol: 'diamond', symbolSize: 12, lineStyle: { color: GOAL, width: 2, type: 'dashed' } }),
    ],
  };
}

function statusOption(chart: Extract<Chart, { kind: 'status' }>): Option {
  const counts = chart.counts.filter((entry) => entry.count > 0);
  return {
    title: titleOf(chart.title),
    grid: { left: 16, right: 48, top: 56, bottom: 12, containLabel: true },
    xAxis: { type: 'value', show: false, max: Math.max(1, ...counts.map((entry) => entry.count)) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: counts.map((entry) => entry.label),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: text(16),
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 26,
        data: counts.map((entry) => ({ value: entry.count, itemStyle: { color: TONES[entry.tone], borderRadius: [0, 6, 6, 0] } })),
        label: { show: true, position: 'right', ...text(16) },
      },
    ],
  };
}

/**
 * Draws a chart as PNG (1200 × 720). The Chinese font comes with a package, so that it draws on a machine without fonts.
 * The drawing libraries are loaded at the first picture.
 */
export async function drawChart(chart: Chart): Promise<Uint8Array> {
  const [echarts, { Resvg }] = await Promise.all([import('echarts'), import('@resvg/resvg-js')]);
  const canvas = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    const option = chart.kind === 'curve' ? curveOption(chart) : statusOption(chart);
    canvas.setOption({ ...option, animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: FONT } });
    const svg = canvas.renderToSVGString();
    const font = {
      fontFiles: [fontFile('NotoSansHans-Regular.otf'), fontFile('NotoSansHans-Bold.otf')],
      loadSystemFonts: false,
      defaultFontFamily: FONT,
    };
    return new Resvg(svg, { fitTo: { mode: 'zoom', value: SCALE }, font }).render().asPng();
  } finally {
    canvas.dispose();
  }
}

/** The package exports its entry point only; the fonts lie beside the folder of that. */
const fontFile = (name: string): string => join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts', name);
