// Seconds and peak memory for a docx and a PDF of 300 pages, read as the bot's reading process reads them: `npm run build && npm run bench:ingest`.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PAGES = 300;
const here = fileURLToPath(import.meta.url);
const plan = readFileSync(new URL('../../data/plans/zhejiang-ip-13th-five-year-plan.txt', import.meta.url), 'utf8');
/** About 600 characters a page, as official papers are set. */
const paragraphs = Array.from({ length: 100 }, () => plan.split('\n').filter((line) => line.trim() !== ''))
  .flat()
  .map((line) => line.replace(/^#+ /u, '').replaceAll('**', ''));

/** Enough paragraphs for so many pages of 600 characters. */
function pages(count) {
  const chosen = [];
  for (let length = 0, at = 0; length < count * 600; at++) {
    const line = paragraphs[at % paragraphs.length];
    chosen.push(line);
    length += line.length;
  }
  return chosen;
}

async function makeDocx(lines) {
  const { Document, Packer, Paragraph, Table, TableCell, TableRow } = await import('docx');
  const table = () =>
    new Table({
      rows: Array.from(
        { length: 20 },
        (_, at) =>
          new TableRow({
            children: [`${at + 1}`, '每万人口高价值发明专利拥有量', '件', '12', '17'].map(
              (text) => new TableCell({ children: [new Paragraph(text)] }),
            ),
          }),
      ),
    });
  const children = lines.flatMap((line, at) => (at % 200 === 199 ? [new Paragraph(line), table()] : [new Paragraph(line)]));
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

async function makePdf(lines) {
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({ size: 'A4', margin: 72 });
  const chunks = [];
  pdf.on('data', (chunk) => chunks.push(chunk));
  const done = new Promise((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
  pdf
    .font(join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts', 'NotoSansHans-Regular.otf'))
    .fontSize(16);
  let count = 1;
  for (const text of lines) {
    for (let at = 0; at < text.length; at += 28) {
      if (pdf.y > 740) {
        pdf.addPage();
        count++;
      }
      pdf.text(text.slice(at, at + 28), at === 0 ? 72 + 32 : 72, pdf.y + 4, { lineBreak: false });
      pdf.y += 22;
    }
    if (count > PAGES) break;
  }
  pdf.end();
  return done;
}

/** One measurement in a process of its own: peak memory is that of reading, not of making the file. */
async function measure() {
  const { readInThread } = await import('../../dist/src/ingest/read-thread.js');
  const { DEFAULT_LIMITS } = await import('../../dist/src/ingest/limits.js');
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const bytes = new Uint8Array(Buffer.concat(chunks));
  const before = process.resourceUsage().maxRSS;
  const start = performance.now();
  const { document } = await readInThread({ bytes, fileName: process.argv[3], limits: DEFAULT_LIMITS });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage();
  const peak = process.resourceUsage().maxRSS;
  const { targets, tasks } = document.parsed;
  const result = {
    seconds: Number(seconds.toFixed(1)),
    cpuSeconds: Number(((user + system) / 1e6).toFixed(1)),
    peakMb: Math.round(peak / 1024),
    atStartMb: Math.round(before / 1024),
    characters: document.text.length,
    targets: targets.length,
    tasks: tasks.length,
  };
  process.stdout.write(JSON.stringify(result));
}

async function run() {
  const lines = pages(PAGES);
  for (const [name, bytes] of [
    ['plan.docx', await makeDocx(lines)],
    ['plan.pdf', await makePdf(lines)],
  ]) {
    const child = promisify(execFile)(process.execPath, [here, '--measure', name], { maxBuffer: 1e7 });
    child.child.stdin.end(bytes);
    const { stdout } = await child;
    console.log(`${name}  ${PAGES} pages  ${(bytes.length / 1024 / 1024).toFixed(1)} MB  ${stdout}`);
  }
}

await (process.argv[2] === '--measure' ? measure() : run());
