import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
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

/** A date on the axis: the year at its end, else year and month. */
const axisDate = (date: string): string => (date.endsWith('-12-31') ? `${date.slice(0, 4)}年` : `${date.slice(0, 4)}-${date.slice(5, 7)}`);

function curveOption(chart: Extract<Chart, { kind: 'curve' }>): Option {
  const actual = chart.unit === null ? '实际' : `实际（${chart.unit}）`;
  const value = (point: { date: string; value: number }): [string, number] => [point.date, point.value];
  return {
    title: {
      text: chart.title,
      left: 16,
      top: 12,
      textStyle: { ...text(20), fontWeight: 'bold', width: WIDTH - 32, overflow: 'truncate' },
    },
    legend: { left: 16, top: 44, textStyle: text(14, QUIET), itemGap: 18, data: [actual, '目标'] },
    grid: { left: 16, right: 44, top: 88, bottom: 16, containLabel: true },
    xAxis: {
      type: 'time',
      boundaryGap: ['5%', '5%'],
      axisLabel: { ...text(13, QUIET), hideOverlap: true, formatter: (at: number) => axisDate(new Date(at).toISOString().slice(0, 10)) },
      axisLine: { lineStyle: { color: GRID } },
    },
    yAxis: {
      type: 'value',
      axisLabel: text(13, QUIET),
      splitLine: { lineStyle: { color: GRID } },
    },
    series: [
      {
        name: actual,
        type: 'line',
        data: chart.points.map(value),
        symbol: 'circle',
        symbolSize: 9,
        lineStyle: { color: LINE, width: 3 },
        itemStyle: { color: LINE },
        label: {
          show: chart.points.length <= 6,
          position: 'top',
          ...text(14, LINE),
          formatter: (point: { data: [string, number] }) => String(point.data[1]),
        },
      },
      {
        name: '目标',
        type: 'line',
        data: chart.target.map(value),
        symbol: 'diamond',
        symbolSize: 12,
        lineStyle: { color: GOAL, width: 2, type: 'dashed' },
        itemStyle: { color: GOAL },
        label: {
          show: true,
          position: 'bottom',
          ...text(14, GOAL),
          formatter: (point: { data: [string, number] }) => String(point.data[1]),
        },
      },
    ],
  };
}

function statusOption(chart: Extract<Chart, { kind: 'status' }>): Option {
  const counts = chart.counts.filter((entry) => entry.count > 0);
  return {
    title: {
      text: chart.title,
      left: 16,
      top: 12,
      textStyle: { ...text(20), fontWeight: 'bold', width: WIDTH - 32, overflow: 'truncate' },
    },
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
