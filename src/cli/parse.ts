import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Subcommand, UsageError } from '../cli.js';
import { FileError } from '../errors.js';
import { DEFAULT_LIMITS } from '../ingest/limits.js';
import { readDocument } from '../ingest/read.js';

import { planSummary } from '../render/parsed-plan.js';
import { readOptions } from './options.js';

const USAGE = 'planbot parse <文件> [--json]';

/** Bytes of a file that is not larger than an import may be. Throws FileError with one clear line. */
export async function readBytes(path: string): Promise<Uint8Array> {
  const info = await stat(path).catch(() => null);
  if (!info) throw new FileError('missing', `找不到文件 ${path}。`, { path });
  if (!info.isFile()) throw new FileError('not-a-file', `${path} 不是文件。`, { path });
  if (info.size > DEFAULT_LIMITS.maxBytes) {
    const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);
    throw new FileError(
      'too-big',
      `文件有 ${megabytes(info.size)} MB，最多 ${megabytes(DEFAULT_LIMITS.maxBytes)} MB。请拆开，或只留正文。`,
      { path },
    );
  }
  return readFile(path);
}

/** `planbot parse`: one document to JSON (or a summary) on standard output, diagnostics on standard error. */
export const run: Subcommand = async (words) => {
  const { values, positionals } = readOptions(words, { json: { type: 'boolean' } }, USAGE);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError(`要给一个文件。用法：${USAGE}`);
  const { parsed } = await readDocument(await readBytes(path), basename(path));
  for (const { severity, message, source } of parsed.diagnostics) {
    process.stderr.write(`${severity === 'info' ? '提示' : '注意'}${source === null ? '' : ` 第 ${source.line} 行`}：${message}\n`);
  }
  process.stdout.write(values.json ? `${JSON.stringify(parsed, null, 1)}\n` : `${planSummary(parsed)}\n`);
  return 0;
};
