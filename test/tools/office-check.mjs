// By hand: opens what the export writes in LibreOffice and prints it, so that a person can look at the pages.
//   npm run build && node test/tools/office-check.mjs FOLDER
// Needs `soffice` (libreoffice-calc, libreoffice-writer) and `pdftoppm` (poppler-utils) on the PATH.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportStore } from '../../dist/src/export/export-store.js';
import { carryOut, previewFile } from '../../dist/src/ingest/import-file.js';
import { openMemoryStore } from '../../dist/src/store/open-store.js';
import { indicatorOf } from '../../dist/src/tracking/indicator.js';

const folder = process.argv[2] ?? 'office-check';
const now = new Date();
const plans = new URL('../../data/plans/', import.meta.url);

try {
  execFileSync('soffice', ['--version']);
} catch {
  console.log('soffice is not installed: nothing checked');
  process.exit(0);
}
mkdirSync(folder, { recursive: true });
const store = await openMemoryStore({ now: () => now, identify: indicatorOf });
const author = { by: 'console:check', chat: null, cause: null };
for (const name of readdirSync(plans).filter((file) => file.endsWith('.txt'))) {
  const plan = await previewFile(store, new Uint8Array(readFileSync(new URL(name, plans))), name, now);
  await carryOut(store, plan, author, name);
}
for (const kind of ['xlsx', 'docx', 'ics']) {
  for (const { name, bytes } of await exportStore(store.view, kind, now, 'Asia/Shanghai')) {
    writeFileSync(join(folder, name), bytes);
    if (kind === 'ics') continue;
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, name)]);
    const pdf = join(folder, name.replace(/\.\w+$/u, '.pdf'));
    execFileSync('pdftoppm', ['-r', '80', '-png', pdf, pdf.replace(/\.pdf$/u, '')]);
    console.log(`${name}: converted, pages as png in ${folder}`);
  }
}
// What LibreOffice itself saved must come back as the same data.
const [{ name }] = await exportStore(store.view, 'xlsx', now, 'Asia/Shanghai');
mkdirSync(join(folder, 'saved'), { recursive: true });
execFileSync('soffice', ['--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'saved'), join(folder, name)]);
const proposal = await previewFile(store, new Uint8Array(readFileSync(join(folder, 'saved', name))), name, now);
await carryOut(store, proposal, author, name);
const { lines = [], problems = [] } = proposal.kind === 'workbook' ? proposal.changes : {};
console.log(`saved by LibreOffice and imported again: ${proposal.kind}, ${lines.length} changes, ${problems.length} problems`);
