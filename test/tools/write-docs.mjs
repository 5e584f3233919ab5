// Rewrites the generated parts of the documentation: the command table of README.md, and docs/export.schema.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commands } from '../../dist/commands/index.js';
import { exportJsonSchema } from '../../dist/src/export/json-schema.js';
import { commandTable } from '../../dist/src/render/command-table.js';

const readme = fileURLToPath(new URL('../../README.md', import.meta.url));
const text = readFileSync(readme, 'utf8');
const [head, rest] = text.split('<!-- commands -->\n');
const tail = rest.slice(rest.indexOf('<!-- /commands -->'));
writeFileSync(readme, `${head}<!-- commands -->\n${commandTable(commands)}\n${tail}`);
writeFileSync(fileURLToPath(new URL('../../docs/export.schema.json', import.meta.url)), exportJsonSchema());
