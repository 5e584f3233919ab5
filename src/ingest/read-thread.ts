import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ReadAnswer, ReadTask } from './read-worker.js';
import { refusal, refused } from './refusal.js';

/** The worker's module lies beside this one, with the same ending. */
const WORKER = new URL(`./read-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

/** Reads and parses one file in a thread with a time and a memory limit. Never rejects. `task.bytes` stay the caller's. */
export function readInThread(task: ReadTask): Promise<ReadAnswer> {
  const { limits } = task;
  // A copy of its own memory: a small Buffer lies in memory that it shares with others, which cannot be handed over (its slice() is no copy).
  const bytes = new Uint8Array(task.bytes);
  return new Promise((resolve) => {
    const worker = new Worker(WORKER, {
      workerData: { ...task, bytes },
      transferList: [bytes.buffer],
      resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    });
    const finish = (answer: ReadAnswer): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(refused(refusal('too-slow', { seconds: Math.round(limits.maxMs / 1000) }))), limits.maxMs);
    worker.once('message', finish);
    worker.once('error', (error: Error & { code?: string }) =>
      finish(refused(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refusal('too-heavy') : refusal('damaged', { kind: '' }))),
    );
    worker.once('exit', () => finish(refused(refusal('damaged', { kind: '' }))));
  });
}
