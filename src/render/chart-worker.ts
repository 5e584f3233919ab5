import { parentPort } from 'node:worker_threads';
import { drawChart } from './chart.js';
import type { Chart } from './reply.js';

/** What the thread is asked for, and what it answers; `png` null when the chart cannot be drawn. */
export interface PaintTask {
  readonly id: number;
  readonly chart: Chart;
}
export interface PaintAnswer {
  readonly id: number;
  readonly png: Uint8Array | null;
  readonly trouble: string | null;
}

parentPort?.on('message', async ({ id, chart }: PaintTask) => {
  const answer: PaintAnswer = await drawChart(chart).then(
    (png) => ({ id, png, trouble: null }),
    (error: unknown) => ({ id, png: null, trouble: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(answer);
});
