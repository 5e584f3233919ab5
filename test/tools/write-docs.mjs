// Rewrites the generated parts of the documentation from the command list: the table of README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commandTable } from '../../dist/src/render/command-table.js';
import { commands } from '../../dist/commands/index.js';

const readme = fileURLToPath(new URL('../../README.md', import.meta.url));
const text = readFileSync(readme, 'utf8');
const [head, rest] = text.split('<!-- commands -->\n');
const tail = rest.slice(rest.indexOf('<!-- /commands -->'));
writeFileSync(readme, `${head}<!-- commands -->\n${commandTable(commands)}\n${tail}`);
