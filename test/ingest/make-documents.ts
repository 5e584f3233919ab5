import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import PDFDocument from 'pdfkit';

/** A paragraph of a plan as an office would set it. */
export interface PlanParagraph {
  readonly text: string;
  /** 0 for running text, else the level of the Markdown heading. */
  readonly level: number;
  /** Stands in a framed box (专栏). */
  readonly boxed: boolean;
}

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const;
const CN = '一二三四五六七八九十';

/** The paragraphs of a plan's text: Markdown marks taken off, flattened lines cut at their indents, boxes recognised. */
export function paragraphsOf(text: string): PlanParagraph[] {
  let boxed = false;
  return text.split(/\n|\u3000{2,}/u).flatMap((line): PlanParagraph[] => {
    const level = /^(#{1,4}) /u.exec(line)?.[1]?.length ?? 0;
    const bare = line.replace(/^#+ /u, '').replaceAll('**', '').trim();
    if (bare === '') return [];
    if (level > 0) boxed = bare.startsWith('专栏');
    return [{ text: bare, level, boxed }];
  });
}

/** Counts as Word would: a number that continues its list is generated, any other is typed. */
class ListCounter {
  #lists = 0;
  readonly #open = new Map<string, { list: number; value: number }>();

  /** The paragraph's text without its number and the list it continues, or null. */
  take(text: string): { reference: string; instance: number; rest: string } | null {
    const match = /^(?:([（(])([一二三四五六七八九十])([)）])|([一二三四五六七八九十])(、))(?=[^ ])/u.exec(text);
    if (!match) return null;
    const reference = `${match[1] ?? ''}%1${match[3] ?? match[5] ?? ''}`;
    const value = CN.indexOf(match[2] ?? match[4] ?? '') + 1;
    const open = this.#open.get(reference);
    if (value !== 1 && value !== (open?.value ?? 0) + 1) return null;
    const list = value === 1 ? ++this.#lists : (open?.list ?? 0);
    this.#open.set(reference, { list, value });
    return { reference, instance: list, rest: text.slice(match[0].length) };
  }
}

/** A Word file with generated Chinese numbers, heading styles, and boxes as one-cell tables. */
export async function makeDocx(paragraphs: readonly PlanParagraph[]): Promise<Uint8Array> {
  const lists = new ListCounter();
  const paragraph = ({ text, level }: PlanParagraph): Paragraph => {
    const list = lists.take(text);
    const heading = HEADINGS[level - 1];
    return new Paragraph({
      children: [new TextRun({ text: list?.rest ?? text, bold: level > 0 })],
      ...(heading ? { heading } : {}),
      ...(list ? { numbering: { reference: list.reference, level: 0, instance: list.instance } } : {}),
    });
  };
  const children: (Paragraph | Table)[] = [];
  for (let at = 0; at < paragraphs.length; at++) {
    const first = paragraphs[at];
    if (!first) continue;
    if (!first.boxed) {
      children.push(paragraph(first));
      continue;
    }
    const inside: PlanParagraph[] = [];
    for (let next = paragraphs[at]; next?.boxed; next = paragraphs[++at]) inside.push(next);
    at--;
    children.push(boxTable(inside.map(paragraph)));
  }
  const config = ['%1、', '(%1)', '（%1）', '(%1）', '（%1)'].map((reference) => ({
    reference,
    levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text: reference, alignment: AlignmentType.START }],
  }));
  return new Uint8Array(await Packer.toBuffer(new Document({ numbering: { config }, sections: [{ children }] })));
}

const boxTable = (children: Paragraph[]): Table =>
  new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [new TableRow({ children: [new TableCell({ children })] })] });

/** The Chinese font that the product ships for its charts. */
export const FONT = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts', 'NotoSansHans-Regular.otf');

/** Type sizes in points and page geometry of the printed plan. */
const SIZE = 12;
const MARGIN = 72;

/** The bytes of a PDF once it is ended. */
export function collected(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
}

/** A printed plan: indented paragraphs broken over lines and pages, a running header, a page number below. */
export function makePdf(paragraphs: readonly PlanParagraph[], title: string): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN + 10, bottom: MARGIN, left: MARGIN, right: MARGIN },
    bufferPages: true,
  });
  const done = collected(pdf);
  pdf.registerFont('han', readFileSync(FONT));
  pdf.font('han');
  const width = pdf.page.width - 2 * MARGIN;
  for (const { text, level } of paragraphs) {
    pdf.fontSize(level > 0 ? SIZE + 2 : SIZE);
    writeJustified(pdf, text, width, level > 0 ? 0 : 2 * SIZE);
  }
  const pages = pdf.bufferedPageRange().count;
  for (let page = 0; page < pages; page++) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.fontSize(9).text(title, MARGIN, 36, { lineBreak: false });
    pdf.fontSize(9).text(`— ${page + 1} —`, pdf.page.width / 2 - 20, pdf.page.height - 40, { lineBreak: false });
  }
  pdf.end();
  return done;
}

/** Breaks a paragraph as Chinese is set: anywhere but within a word or number, and closing punctuation stays with the line. */
function writeJustified(pdf: PDFKit.PDFDocument, text: string, width: number, indent: number): void {
  let line = '';
  let first = true;
  const lead = (): number => (first ? indent : 0);
  const flush = (): void => {
    if (line === '') return;
    if (pdf.y + SIZE * 1.7 > pdf.page.height - MARGIN) pdf.addPage();
    pdf.text(line, MARGIN + lead(), pdf.y, { lineBreak: false });
    pdf.y += SIZE * 1.7;
    line = '';
    first = false;
  };
  for (const [piece] of text.matchAll(/[A-Za-z0-9.%]+|./gu)) {
    if (pdf.widthOfString(line + piece) > width - lead() && !/[，。；：、！？）”》]/u.test(piece)) flush();
    line += piece;
  }
  flush();
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A government web page around the plan: navigation, breadcrumb, share bar, related links, footer. */
export function makeHtml(paragraphs: readonly PlanParagraph[], title: string): string {
  const body = paragraphs.map(({ text, level }) =>
    level > 0 ? `<h${level}>${escapeHtml(text)}</h${level}>` : `<p style="text-indent:2em">${escapeHtml(text)}</p>`,
  );
  const links = Array.from(
    { length: 20 },
    (_, at) => `<li><a href="/news/${at}">关于做好第${at}批项目申报工作到2030年达到${at}件的通知</a></li>`,
  ).join('');
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}_某市人民政府</title><style>p{margin:0}</style></head><body>
<div class="header"><ul class="nav">${links}</ul></div><div class="crumb">您现在的位置：首页 &gt; 政务公开</div>
<div class="wrap"><div class="left"><ul>${links}</ul></div><div class="main"><div class="content">${body.join('\n')}</div>
<div class="share">分享到：微信 微博</div></div></div><div class="footer">主办：某市人民政府办公室 ICP备12345678号</div>
<script>var plan = "到2030年达到999件";</script></body></html>`;
}

let gbTable: ReadonlyMap<string, readonly number[]> | null = null;

/** Every character of the Basic Multilingual Plane with its GB18030 bytes, taken from the decoder. */
function gbBytes(): ReadonlyMap<string, readonly number[]> {
  if (gbTable) return gbTable;
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly number[]>();
  const enter = (bytes: readonly number[]): void => {
    const char = decoder.decode(new Uint8Array(bytes));
    if ([...char].length === 1 && char !== '\uFFFD' && !table.has(char)) table.set(char, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) enter([lead, trail]);
  for (let a = 0x81; a <= 0x84; a++)
    for (let b = 0x30; b <= 0x39; b++) for (let c = 0x81; c <= 0xfe; c++) for (let d = 0x30; d <= 0x39; d++) enter([a, b, c, d]);
  gbTable = table;
  return table;
}

/** The text in GB18030. Throws when a character is outside the Basic Multilingual Plane. */
export function makeGb18030(text: string): Uint8Array {
  const table = gbBytes();
  return new Uint8Array(
    [...text].flatMap((char) => {
      if (char.charCodeAt(0) < 0x80) return [char.charCodeAt(0)];
      const bytes = table.get(char);
      if (!bytes) throw new Error(`no GB18030 bytes for ${char}`);
      return [...bytes];
    }),
  );
}

/** A table as printed; `""` continues the cell to the left, null the one above. */
export type Grid = readonly (readonly (string | null)[])[];

/** A cell that is really there: its place and the area it covers. */
export interface GridCell {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
}

/** The cells of a grid, row by row. */
export function spans(grid: Grid): GridCell[][] {
  return grid.map((row, y) =>
    row.flatMap((text, x) => {
      if (text === null || text === '') return [];
      let columns = 1;
      while (row[x + columns] === '') columns++;
      let rows = 1;
      while (grid[y + rows]?.[x] === null) rows++;
      return [{ text, x, y, columns, rows }];
    }),
  );
}

/** Ruled tables, one a page, the title above the first. */
export function makePdfTable(title: string, ...pages: readonly Grid[]): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: MARGIN });
  const done = collected(pdf);
  pdf.font(FONT);
  pages.forEach((grid, page) => {
    if (page > 0) pdf.addPage();
    else pdf.fontSize(SIZE + 2).text(title, MARGIN, MARGIN, { align: 'center' });
    const [width, height, top] = [(pdf.page.width - 2 * MARGIN) / (grid[0]?.length ?? 1), 40, MARGIN + 40];
    pdf.fontSize(9);
    for (const { text, x, y, columns, rows } of spans(grid).flat()) {
      const [left, upper] = [MARGIN + x * width, top + y * height];
      pdf.rect(left, upper, columns * width, rows * height).stroke();
      pdf.text(text, left + 3, upper + 4, { width: columns * width - 6 });
    }
  });
  pdf.end();
  return done;
}
