import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { PaintAnswer, PaintTask } from './chart-worker.js';
import type { Chart } from './reply.js';

/** The worker's module lies beside this one, with the same ending. */
const WORKER = new URL(`./chart-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
/** Pictures kept; one takes about 40 kB. */
const KEPT = 200;
/** The thread holds the drawing libraries (about 100 MB); it ends when nothing was drawn for so long. */
const IDLE_MS = 60_000;
/** A picture takes well below a second, the first one loads the libraries; after so long the thread is given up. */
const PATIENCE_MS = 60_000;

/** Draws charts in a thread of its own, the same chart once. */
export interface Painter {
  /** PNG of a chart. Rejects when it cannot be drawn; the reply's words then stand for it. */
  draw(chart: Chart): Promise<Uint8Array>;
  /** Ends the thread; what is being drawn is rejected. */
  close(): Promise<void>;
}

/** A painter; the thread starts at the first picture. */
export function createPainter(): Painter {
  const drawn = new LRUCache<string, Promise<Uint8Array>>({ max: KEPT });
  const waiting = new Map<number, { resolve: (png: Uint8Array) => void; reject: (error: Error) => void; timer: NodeJS.Timeout }>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;

  async function end(reason: string): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    for (const [id, { reject, timer }] of waiting) {
      clearTimeout(timer);
      waiting.delete(id);
      reject(new Error(reason));
    }
    await ending?.terminate();
  }

  function started(): Worker {
    const thread = new Worker(WORKER);
    thread.unref();
    const failed = (reason: string) => (): void => {
      if (worker === thread) void end(reason);
    };
    thread.on('error', failed('the drawing thread failed'));
    thread.on('exit', failed('the drawing thread ended'));
    thread.on('message', ({ id, png, trouble }: PaintAnswer) => {
      const job = waiting.get(id);
      waiting.delete(id);
      clearTimeout(job?.timer);
      if (png) job?.resolve(png);
      else job?.reject(new Error(trouble ?? 'not drawn'));
      if (waiting.size === 0) idle = setTimeout(() => void end('idle'), IDLE_MS).unref();
    });
    return thread;
  }

  const paint = (chart: Chart): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      clearTimeout(idle);
      worker ??= started();
      last += 1;
      const timer = setTimeout(() => void end('drawing took too long'), PATIENCE_MS);
      waiting.set(last, { resolve, reject, timer });
      const task: PaintTask = { id: last, chart };
      worker.postMessage(task);
    });

  return {
    draw(chart) {
      const key = JSON.stringify(chart);
      const known = drawn.get(key);
      if (known) return known;
      const painting = paint(chart);
      painting.catch(() => drawn.delete(key));
      drawn.set(key, painting);
      return painting;
    },
    close: () => end('closed'),
  };
}
