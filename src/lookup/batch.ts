import type { Lookup } from './lookup.js';
import type { EntryKind, LookupAnswer } from './types.js';

/** What `planbot lookup` was asked for. */
export interface BatchOptions {
  readonly kinds?: readonly EntryKind[];
  readonly limit?: number;
  readonly region?: string | null;
}

/** One line of `planbot lookup --batch` that is no JSON object with a text `q`. */
export class BatchLineError extends Error {
  constructor(
    /** From 1. */
    readonly line: number,
    readonly text: string,
  ) {
    super(`line ${line}: not a JSON object with a text "q"`);
    this.name = 'BatchLineError';
  }
}

function queryOf(text: string, line: number): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new BatchLineError(line, text);
    throw error;
  }
  const q = typeof value === 'object' && value !== null && 'q' in value ? value.q : undefined;
  if (typeof q !== 'string') throw new BatchLineError(line, text);
  return q;
}

/** The part of an answer that `planbot lookup` prints: a stable contract for scripts. */
export function printedAnswer({ q, confident, verdict, absent, hits }: LookupAnswer): Record<string, unknown> {
  return { q, confident, verdict, absent, hits: hits.map(({ id, kind, name, score, reason }) => ({ id, kind, name, score, reason })) };
}

/** Answers JSON lines `{"q": …}` one by one with a JSON line each; empty lines are passed over. Throws `BatchLineError` at the first line that is none. */
export async function* lookupBatch(
  lines: AsyncIterable<string> | Iterable<string>,
  lookup: Lookup,
  options: BatchOptions = {},
): AsyncGenerator<string> {
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    yield JSON.stringify(printedAnswer(lookup.find(queryOf(text, line), options)));
  }
}
