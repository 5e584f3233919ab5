import type { AnyNode, Element } from 'domhandler';
import type { TextBuilder } from './document.js';
import { joinCellLines, type RawCell, spreadCells, writeTable } from './table-text.js';

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'iframe',
  'object',
  'svg',
  'select',
  'button',
  'input',
  'textarea',
]);
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** Deepest nesting that is followed; hostile pages nest until the stack ends. */
const MAX_DEPTH = 400;
/** Paragraphs of a cell above which it is an article in a layout table. */
const CELL_BLOCKS_MAX = 25;
/** A heading that prints its own number needs no mark to be seen as one. */
const PRINTED_NUMBER = /^(?:第[一二三四五六七八九十\d]+[篇编章节条]|[（(]?[一二三四五六七八九十]+[)）、]|[（(]?\d|专栏)/u;
const HEADING = /^h([1-6])$/u;

const isElement = (node: AnyNode): node is Element => node.type === 'tag' || node.type === 'script' || node.type === 'style';
const childrenOf = (node: AnyNode): readonly AnyNode[] => ('children' in node ? node.children : []);
const isHidden = (node: Element): boolean =>
  'hidden' in node.attribs || /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(node.attribs['style'] ?? '');

const isPreformatted = (node: Element): boolean => node.name === 'pre' || /white-space\s*:\s*pre/iu.test(node.attribs['style'] ?? '');

/** Collapses blanks as a browser does, and leaves full-width ones alone, but not at the ends. */
const tidy = (text: string): string => text.replace(/[ \t\r\n\f\u00A0\u200B\uFEFF]+/gu, ' ').replace(/^[ \u3000]+|[ \u3000]+$/gu, '');

/** Writes the readable lines of HTML nodes: paragraphs, list items, headings (marked with # when they print no number), tables row by row. */
export class HtmlText {
  #line = '';
  #paragraphs = 0;
  #tables = 0;
  /** Inside an element whose line breaks are shown as written. */
  #printed = false;

  /** `laidOut` tells that tables may only lay out the page, as web pages have them. */
  constructor(
    private readonly out: TextBuilder,
    private readonly laidOut: boolean,
  ) {}

  write(node: AnyNode): void {
    this.#visit(node, 0);
    this.#flush();
  }

  #flush(prefix = ''): void {
    const text = tidy(this.#line);
    this.#line = '';
    if (text === '') return;
    this.#paragraphs++;
    this.out.line(prefix + text, `第 ${this.#paragraphs} 段`);
  }

  #visit(node: AnyNode, depth: number): void {
    if (depth > MAX_DEPTH || this.out.full) return;
    if (node.type === 'text') {
      this.#words(node.data);
      return;
    }
    if (!isElement(node)) {
      for (const child of childrenOf(node)) this.#visit(child, depth + 1);
      return;
    }
    if (SKIPPED.has(node.name) || isHidden(node)) return;
    if (node.name === 'br') {
      this.#flush();
      return;
    }
    if (node.name === 'table' && isDataTable(node, this.laidOut ? CELL_BLOCKS_MAX : Number.POSITIVE_INFINITY)) {
      this.#flush();
      this.#table(node);
      return;
    }
    const block = BLOCKS.has(node.name);
    if (block) this.#flush();
    const outer = this.#printed;
    this.#printed ||= isPreformatted(node);
    for (const child of node.children) this.#visit(child, depth + 1);
    this.#printed = outer;
    if (!block) return;
    const level = HEADING.exec(node.name)?.[1];
    this.#flush(level !== undefined && !PRINTED_NUMBER.test(tidy(this.#line)) ? `${'#'.repeat(Number(level))} ` : '');
  }

  /** Adds words to the line; where the page is preformatted, a line break ends it. */
  #words(text: string): void {
    const [first = '', ...more] = this.#printed ? text.split(/\r?\n/u) : [text];
    this.#line += first;
    for (const line of more) {
      this.#flush();
      this.#line = line;
    }
  }

  #table(table: Element): void {
    const number = ++this.#tables;
    for (const caption of elementsOf(table).filter((child) => child.name === 'caption')) this.write(caption);
    const rows = rowsOf(table).map((row) =>
      cellsOf(row).map((cell): RawCell => {
        const span = (name: string): number => Math.max(1, Math.trunc(Number(cell.attribs[name] ?? '1')) || 1);
        return { text: joinCellLines(linesOf(cell)), columns: span('colspan'), rows: span('rowspan') };
      }),
    );
    writeTable(this.out, spreadCells(rows), (row) => `表 ${number} 第 ${row} 行`);
  }
}

const elementsOf = (node: Element): Element[] => node.children.filter((child): child is Element => child.type === 'tag');
const rowsOf = (table: Element): Element[] =>
  elementsOf(table).flatMap((child) => (child.name === 'tr' ? [child] : /^t(?:head|body|foot)$/u.test(child.name) ? rowsOf(child) : []));
const cellsOf = (row: Element): Element[] => elementsOf(row).filter((child) => child.name === 'td' || child.name === 'th');

function linesOf(cell: Element): string[] {
  const lines: string[] = [''];
  const visit = (node: AnyNode, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (node.type === 'text') lines[lines.length - 1] += node.data;
    if (!isElement(node) || SKIPPED.has(node.name) || isHidden(node)) return;
    const breaks = node.name === 'br' || BLOCKS.has(node.name);
    if (breaks) lines.push('');
    for (const child of node.children) visit(child, depth + 1);
    if (breaks) lines.push('');
  };
  for (const child of cell.children) visit(child, 0);
  return lines;
}

/**
 * A table of data, not of layout: at least two columns, no table inside, and no cell that holds a whole article.
 * A box around text (专栏), one column wide, is read as the paragraphs in it.
 */
export function isDataTable(table: Element, cellBlocksMax = CELL_BLOCKS_MAX): boolean {
  const rows = rowsOf(table);
  const cells = rows.flatMap(cellsOf);
  if (!rows.some((row) => cellsOf(row).length > 1)) return false;
  return cells.every((cell) => count(cell, 'table') === 0 && count(cell, 'p', 'div', 'li', 'h1', 'h2', 'h3') <= cellBlocksMax);
}

/** Elements of these names within an element. */
function count(element: Element, ...names: readonly string[]): number {
  let found = 0;
  const open: Element[] = elementsOf(element);
  for (let node = open.pop(); node; node = open.pop()) {
    if (names.includes(node.name)) found++;
    open.push(...elementsOf(node));
  }
  return found;
}
