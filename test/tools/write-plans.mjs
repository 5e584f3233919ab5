// Rewrites the parsed JSON beside each shipped plan. Read the difference line by line before committing it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../dist/src/parser/parse.js';

const folder = new URL('../../data/plans/', import.meta.url).pathname;
for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.txt'))) {
  const parsed = parse(readFileSync(join(folder, name), 'utf8'));
  writeFileSync(join(folder, name.replace(/\.txt$/u, '.json')), `${JSON.stringify(parsed, null, 1)}\n`);
  const counts = ['targets', 'tasks', 'phases', 'milestones', 'observations', 'diagnostics'].map(
    (kind) => `${kind} ${parsed[kind].length}`,
  );
  process.stdout.write(`${name}: ${counts.join(', ')}\n`);
}
