import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { FileError } from '../errors.js';
import { BatchLineError, lookupBatch, printedAnswer } from '../lookup/batch.js';
import { createLookup, type Entry, type EntryKind, type Lookup } from '../lookup/lookup.js';
import { readOptions, type Subcommand, UsageError } from './options.js';
import { printJson } from './print.js';
import { configFromEnvironment, openApp } from './setup-app.js';

const USAGE = 'planbot lookup [<词语>] [--kind region|unit|indicator|task] [--catalogue 文件] [--batch]';
const KINDS: readonly EntryKind[] = ['region', 'unit', 'indicator', 'task', 'plan'];

/** `planbot lookup`: what a query means, as JSON; `--batch` reads JSON lines `{"q": …}` from standard input. */
export const run: Subcommand = async (words) => {
  const { values, positionals } = readOptions(
    words,
    { kind: { type: 'string' }, catalogue: { type: 'string' }, batch: { type: 'boolean' } },
    USAGE,
  );
  const kind = KINDS.find((known) => known === values.kind);
  if (values.kind !== undefined && !kind) throw new UsageError(`--kind 只能是 ${KINDS.join('、')}，不是“${values.kind}”`);
  const kinds = kind ? { kinds: [kind] } : {};
  const query = positionals.join(' ');
  if (!values.batch && query.trim() === '') throw new UsageError(`缺少要查的词语。用法：${USAGE}`);
  const lookup = values.catalogue === undefined ? await storeLookup() : createLookup(await readCatalogue(values.catalogue));
  if (!values.batch) {
    const answer = lookup.find(query, kinds);
    printJson(printedAnswer(answer));
    return answer.hits.length > 0 ? 0 : 1;
  }
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lookupBatch(lines, lookup, kinds)) process.stdout.write(`${line}\n`);
  } catch (error) {
    if (error instanceof BatchLineError) throw new UsageError(`第 ${error.line} 行要是 {"q":"…"} 这样的 JSON。`);
    throw error;
  }
  return 0;
};

async function storeLookup(): Promise<Lookup> {
  const app = await openApp({ config: configFromEnvironment(), now: () => new Date(), localOwners: [], onFault: () => undefined });
  await app.close();
  return app.services.lookup;
}

/** Reads a JSON array of `{ id, kind, name, aliases }`. Throws FileError with one clear line. */
async function readCatalogue(path: string): Promise<Entry[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new FileError('missing', `找不到文件 ${path}。`, { path });
  });
  const bad = new FileError('bad-catalogue', `${path} 要是 JSON 数组，每项形如 {"id":"…","kind":"region","name":"…","aliases":[]}。`, {
    path,
  });
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    throw bad;
  }
  if (!Array.isArray(rows)) throw bad;
  return rows.map((row: Partial<Entry>) => {
    if (typeof row?.id !== 'string' || typeof row.name !== 'string' || !KINDS.some((kind) => kind === row.kind)) throw bad;
    return { id: row.id, kind: row.kind as EntryKind, name: row.name, aliases: row.aliases ?? [] };
  });
}
