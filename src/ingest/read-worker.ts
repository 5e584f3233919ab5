import { parentPort, workerData } from 'node:worker_threads';
import { FileError } from '../errors.js';
import { parse } from '../parser/parse.js';
import type { ReadDocument } from './document.js';
import type { ReadLimits } from './limits.js';
import { readFileText } from './read-file.js';

/** What the thread is started with. */
export interface ReadTask {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: ReadLimits;
}

/** What the thread answers, once. */
export type ReadAnswer =
  | { readonly kind: 'read'; readonly document: ReadDocument }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly fields: Readonly<Record<string, unknown>> };

async function answer({ bytes, fileName, limits }: ReadTask): Promise<ReadAnswer> {
  try {
    const document = await readFileText(bytes, fileName, limits);
    return { kind: 'read', document: { ...document, parsed: parse(document.text) } };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { kind: 'refused', code: error.code, message: error.message, fields: error.fields };
  }
}

parentPort?.postMessage(await answer(workerData as ReadTask));
