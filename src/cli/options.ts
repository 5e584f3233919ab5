import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A subcommand, given its own words. Its result is the exit code: 0 fine, 1 "no" or "not found", 2 misuse. */
export type Subcommand = (words: readonly string[]) => Promise<number>;

/** Misuse of the command line: one clear line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options and other words of a subcommand. Throws UsageError that names the wrong option and shows `usage`. */
export function readOptions<T extends Options>(words: readonly string[], options: T, usage: string) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const option = error instanceof Error ? (/'([^']+)'/u.exec(error.message)?.[1] ?? '') : '';
    throw new UsageError(`看不懂参数 ${option}。用法：${usage}`);
  }
}

/** A clock: the given instant, standing still, or the machine's. Throws UsageError when the text is no instant. */
export function clockAt(text: string | undefined): () => Date {
  if (text === undefined) return () => new Date();
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/u.test(text) ? `${text}T12:00:00+08:00` : text);
  if (Number.isNaN(at.getTime())) throw new UsageError(`--now 要写成 2026-11-22 或 2026-11-22T09:00:00+08:00，不是“${text}”`);
  return () => new Date(at);
}
