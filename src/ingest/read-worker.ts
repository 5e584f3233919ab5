import { parentPort, workerData } from 'node:worker_threads';
import { FileError } from '../errors.js';
import { parse } from '../parser/parse.js';
import type { DocumentText, ReadDocument } from './document.js';
import type { ReadLimits } from './limits.js';
import { readFileText } from './read-file.js';
import { refusal, refused } from './refusal.js';

/** What the thread is started with. */
export interface ReadTask {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: ReadLimits;
}

/** What the thread answers, once. A fault is a mistake of ours, not of the file. */
export type ReadAnswer =
  | { readonly kind: 'read'; readonly document: ReadDocument }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'fault'; readonly error: unknown };

async function answer({ bytes, fileName, limits }: ReadTask): Promise<ReadAnswer> {
  let document: DocumentText;
  try {
    document = await readFileText(bytes, fileName, limits);
  } catch (error) {
    // Libraries stumble over broken files in ways of their own; whatever they throw, the file could not be read.
    return refused(error instanceof FileError ? error : refusal('damaged', { kind: '' }, error));
  }
  try {
    return { kind: 'read', document: { ...document, parsed: parse(document.text) } };
  } catch (error) {
    return { kind: 'fault', error };
  }
}

parentPort?.postMessage(await answer(workerData as ReadTask));
