import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import { type DocumentText, TextBuilder } from '../document.js';
import type { ReadLimits } from '../limits.js';
import { refusal } from '../refusal.js';
import { writeTable } from '../table-text.js';
import { withoutFurniture } from './furniture.js';
import { type Line, linesInOrder } from './lines.js';
import { type Page, readPage } from './page.js';
import { joinParagraphs, type PagedLine } from './paragraphs.js';
import { isInside, type PageTable, tablesOf } from './table.js';

/** Characters a page holds at least when it is text and not a picture with a stamp on it. */
const TEXT_PAGE_MIN = 20;
/** Share of characters without a meaning (private use, control, replacement) above which the font's code table is missing. */
const GARBAGE_MAX = 0.15;
/** Pages that are named one by one in a warning. */
const NAMED_PAGES_MAX = 8;

const folder = (name: string): string => `${join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), name)}/`;

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await pdfjs.getDocument({
      data: bytes,
      cMapUrl: folder('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: folder('standard_fonts'),
      verbosity: pdfjs.VerbosityLevel.ERRORS,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      useWasm: false,
      maxImageSize: 1,
    }).promise;
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw refusal('encrypted', {}, error);
    throw refusal('damaged', { kind: 'PDF ' }, error);
  }
}

const textLength = (page: Page): number => page.runs.reduce((sum, run) => sum + run.text.trim().length, 0);

function checkReadable(pages: readonly Page[]): string[] {
  const text = pages.map((page) => page.runs.map((run) => run.text).join('')).join('');
  if (text.trim().length < Math.min(pages.length, 10) * TEXT_PAGE_MIN) throw refusal('scanned');
  const garbage = text.match(/[\u0000-\u0008\u000E-\u001F\uE000-\uF8FF\uFFFD]/gu)?.length ?? 0;
  if (garbage > text.length * GARBAGE_MAX) throw refusal('unreadable-font');
  const empty = pages.filter((page) => textLength(page) < TEXT_PAGE_MIN).map((page) => page.number);
  if (empty.length > pages.length / 2) throw refusal('scanned');
  const last = pages.at(-1)?.number;
  const named = empty.filter((page) => page !== last);
  if (named.length === 0) return [];
  const more = named.length > NAMED_PAGES_MAX ? `等 ${named.length} 页` : '页';
  return [`第 ${named.slice(0, NAMED_PAGES_MAX).join('、')} ${more}没有文字，可能是图片，没有读到。`];
}

/** A stretch of a document: running lines, or one table. */
type Piece =
  | { readonly kind: 'line'; readonly line: PagedLine }
  | { readonly kind: 'table'; readonly table: PageTable; readonly page: number };

/** Lines and tables in reading order; a table stands where its upper edge is. */
function piecesOf(pages: readonly Page[]): Piece[] {
  const tables = pages.map(tablesOf);
  const lines = pages.map((page, at) => {
    const running = page.runs.filter((run) => !(tables[at] ?? []).some((table) => isInside(table, run)));
    return linesInOrder(running, page.width);
  });
  const clean = withoutFurniture(
    lines,
    pages.map((page) => page.height),
  );
  return pages.flatMap((page, at) => {
    const pieces: Piece[] = [];
    const waiting = [...(tables[at] ?? [])];
    for (const line of clean[at] ?? []) {
      while (waiting[0] && waiting[0].top < line.y) pieces.push({ kind: 'table', table: waiting.shift() as PageTable, page: page.number });
      pieces.push({ kind: 'line', line: { ...line, page: page.number } });
    }
    return [...pieces, ...waiting.map((table) => ({ kind: 'table', table, page: page.number }) as const)];
  });
}

const sameColumns = (a: PageTable, b: PageTable): boolean =>
  a.columns.length === b.columns.length && a.columns.every((edge, at) => Math.abs(edge - (b.columns[at] ?? 0)) < 6);

/** Takes a table that goes on over the page break back into one: the repeated header is dropped, a row cut by the break is closed. */
function continueTable(above: PageTable, below: PageTable): void {
  const rows = below.grid.map((row) => [...row]);
  const header = above.grid[0];
  if (header && rows[0]?.every((cell, at) => cell === header[at])) rows.shift();
  const [cut, last] = [rows[0], above.grid.at(-1)];
  if (cut && last && cut[0] === '' && cut.some((cell) => cell !== '')) {
    cut.forEach((cell, at) => {
      last[at] = (last[at] ?? '') + cell;
    });
    rows.shift();
  }
  above.grid.push(...rows);
}

function write(pieces: readonly Piece[], out: TextBuilder): void {
  let lines: PagedLine[] = [];
  let tables = 0;
  const flush = (): void => {
    for (const paragraph of joinParagraphs(lines)) {
      const line: (Line & { page: number }) | undefined = lines[paragraph.first];
      out.line(paragraph.text, line ? `第 ${line.page} 页` : null);
    }
    lines = [];
  };
  for (let at = 0; at < pieces.length && !out.full; at++) {
    const piece = pieces[at];
    if (!piece) continue;
    if (piece.kind === 'line') {
      lines.push(piece.line);
      continue;
    }
    flush();
    for (
      let next = pieces[at + 1];
      next?.kind === 'table' && next.page > piece.page && sameColumns(piece.table, next.table);
      next = pieces[at + 1]
    ) {
      continueTable(piece.table, next.table);
      at++;
    }
    const number = ++tables;
    writeTable(out, piece.table.grid, (row) => `第 ${piece.page} 页 表 ${number} 第 ${row} 行`);
  }
  flush();
}

/** Reads a PDF with text: columns in order, headers, footers and page numbers left out, lines joined to paragraphs, ruled tables as rows. */
export async function readPdf(bytes: Uint8Array, limits: ReadLimits): Promise<DocumentText> {
  const document = await open(bytes);
  if (document.numPages > limits.maxPages) throw refusal('too-many-pages', { pages: document.numPages, max: limits.maxPages });
  const pages: Page[] = [];
  try {
    for (let number = 1; number <= document.numPages; number++) pages.push(await readPage(await document.getPage(number)));
  } catch (error) {
    throw refusal('damaged', { kind: 'PDF ' }, error);
  }
  const warnings = checkReadable(pages);
  const out = new TextBuilder(limits.maxCharacters);
  write(piecesOf(pages), out);
  return { ...out.build(), format: 'pdf', warnings, sheets: null };
}
