import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { FileError } from '../errors.js';
import type { ReadDocument } from './document.js';
import { DEFAULT_LIMITS, type ReadLimits } from './limits.js';
import type { ReadAnswer, ReadTask } from './read-worker.js';
import { refusal } from './refusal.js';

/** The worker's module lies beside this one, with the same ending. */
const WORKER = new URL(`./read-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
const MEGABYTE = 1024 * 1024;

/** One file at a time: a second upload waits, so that the memory limit holds for the process. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads and parses one file in a thread of its own, with a time and a memory limit, so that no file stops the chat.
 * `bytes` stay the caller's. Throws `FileError` whose message is one clear Chinese line for the sender;
 * any other error is a fault of the parser.
 */
export async function readDocument(bytes: Uint8Array, fileName: string, limits: ReadLimits = DEFAULT_LIMITS): Promise<ReadDocument> {
  if (bytes.length === 0) throw refusal('empty');
  if (bytes.length > limits.maxBytes)
    throw refusal('too-big', { size: Math.ceil(bytes.length / MEGABYTE), max: Math.floor(limits.maxBytes / MEGABYTE) });
  const reading = turn.then(() => inThread({ bytes: bytes.slice(), fileName, limits }));
  turn = reading.catch(() => undefined);
  return reading;
}

function inThread(task: ReadTask): Promise<ReadDocument> {
  const { limits } = task;
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, {
      workerData: task,
      transferList: [task.bytes.buffer as ArrayBuffer],
      resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    });
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(() => finish(() => reject(refusal('too-slow', { seconds: Math.round(limits.maxMs / 1000) }))), limits.maxMs);
    worker.once('message', (answer: ReadAnswer) =>
      finish(() => {
        if (answer.kind === 'read') resolve(answer.document);
        else reject(answer.kind === 'refused' ? new FileError(answer.code, answer.message, answer.fields) : answer.error);
      }),
    );
    worker.once('error', (error: Error & { code?: string }) =>
      finish(() =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refusal('too-heavy', {}, error) : refusal('damaged', { kind: '' }, error)),
      ),
    );
    worker.once('exit', () => finish(() => reject(refusal('damaged', { kind: '' }))));
  });
}
