import { basename } from 'node:path';
import type { FileFormat } from '../ingest/document.js';
import { readDocument } from '../ingest/read.js';
import { statedFigures } from '../model/baseline.js';
import { planSummary } from '../render/parsed-plan.js';
import { readOptions, type Subcommand, UsageError } from './options.js';
import { printJson, printText } from './print.js';
import { readBytes } from './read-bytes.js';

/** Formats whose text is the file itself; for the others the JSON carries the text that its offsets point into. */
const IS_THE_FILE: ReadonlySet<FileFormat> = new Set(['txt', 'md']);
const USAGE = 'planbot parse <文件> [--json]';

/** `planbot parse`: one document to JSON (or a summary) on standard output, diagnostics on standard error. */
export const run: Subcommand = async (words) => {
  const { values, positionals } = readOptions(words, { json: { type: 'boolean' } }, USAGE);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError(`要给一个文件。用法：${USAGE}`);
  const { parsed, text, format } = await readDocument(await readBytes(path), basename(path));
  for (const { severity, message, source } of parsed.diagnostics) {
    printText(`${severity === 'info' ? '提示' : '注意'}${source === null ? '' : ` 第 ${source.line} 行`}：${message}`, process.stderr);
  }
  const printed = { ...parsed, observations: statedFigures(parsed), ...(IS_THE_FILE.has(format) ? {} : { text }) };
  if (values.json) printJson(printed, 1);
  else printText(planSummary(parsed));
  return 0;
};
