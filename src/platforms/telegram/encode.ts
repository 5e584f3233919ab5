import type { Block, Chart, Reply, ReplyFile, Tone } from '../../render/reply.js';
import { bar } from '../../render/text.js';
import { fill, type Line, line, linesOf, type Page, pagesOf, piece } from './html.js';
import { CAPTION_MAX, TEXT_MAX } from './limits.js';

/** A reply as Telegram shows it, before buttons and addresses: pictures first, then texts, then files. */
export interface Encoded {
  readonly texts: readonly Page[];
  /** `caption` null when the texts say it all. */
  readonly pictures: readonly { readonly chart: Chart; readonly caption: Page | null }[];
  readonly files: readonly ReplyFile[];
}

const TONE_MARK: Readonly<Record<Tone, string>> = { neutral: '', good: '🟢 ', warning: '🟡 ', bad: '🔴 ', quiet: '⚪ ' };
const NOTE_MARK: Readonly<Record<Tone, string>> = { neutral: '', good: '✅ ', warning: '⚠️ ', bad: '❗ ', quiet: '' };
/** A quotation longer than this is folded, whatever the reply says. */
const FOLD_FROM = 400;
const BLANK = line();

/** The reply as messages. `pictures` false leaves charts out of it: their meaning stays in the text. */
export function encode(reply: Reply, pictures: boolean): Encoded {
  const charts = pictures ? reply.blocks.filter((block) => block.kind === 'chart') : [];
  const lines = bodyOf(reply, charts.length > 0);
  const [only] = charts;
  if (only && charts.length === 1 && fill(lines) <= CAPTION_MAX) {
    const [caption = null, ...rest] = pagesOf(lines, CAPTION_MAX);
    if (rest.length === 0) return { texts: [], pictures: [{ chart: only.chart, caption }], files: reply.files };
  }
  return {
    texts: pagesOf(lines, TEXT_MAX),
    pictures: charts.map(({ chart, alt }) => ({ chart, caption: pagesOf(linesOf(alt), CAPTION_MAX)[0] ?? null })),
    files: reply.files,
  };
}

/** The shared bar in shapes that read lighter in a chat bubble. */
const gaugeOf = (share: number): string => bar(share).replaceAll('▇', '▰').replaceAll('▁', '▱');

function bodyOf(reply: Reply, chartsShown: boolean): Line[] {
  const { title, subtitle, readAs, choices, page } = reply;
  const head: Line[] = [
    ...(readAs === null ? [] : linesOf(`按“${readAs}”理解`)),
    ...(title === null ? [] : prefixed(NOTE_MARK[reply.tone], linesOf(title, 'b'))),
    ...(subtitle === null ? [] : linesOf(subtitle)),
  ];
  const sections = [head, ...sectionsOf(reply.blocks, chartsShown)];
  if (choices.length > 0)
    sections.push([...choices.flatMap(({ label }, at) => linesOf(`${at + 1}. ${label}`)), ...linesOf('点按钮，或回复数字。')]);
  if (page && page.of > 1) sections.push(linesOf(`第 ${page.number}/${page.of} 页`));
  return sections.filter((section) => section.length > 0).flatMap((section, at) => (at === 0 ? section : [BLANK, ...section]));
}

/** Blocks as sections with a blank line between them; plain lines that follow each other stay together, a heading stays with what it heads. */
function sectionsOf(blocks: readonly Block[], chartsShown: boolean): Line[][] {
  const sections: Line[][] = [];
  let previous: string | null = null;
  for (const block of blocks) {
    const lines = linesOfBlock(block, chartsShown);
    if (lines.length === 0) continue;
    const kind = block.kind === 'note' && NOTE_MARK[block.tone] === '' ? 'line' : block.kind;
    const joins =
      (previous === 'heading' && kind !== 'heading') || (previous === kind && (kind === 'line' || kind === 'note')) || kind === 'divider';
    if (joins && sections.length > 0) sections.at(-1)?.push(...lines);
    else sections.push(lines);
    previous = kind;
  }
  return sections;
}

function linesOfBlock(block: Block, chartsShown: boolean): Line[] {
  switch (block.kind) {
    case 'line':
      return linesOf(block.text);
    case 'heading':
      return prefixed('▍', linesOf(block.text, 'b'));
    case 'item':
      return itemLines(block);
    case 'facts':
      return block.rows.flatMap(({ label, value }) => prefixed(`${label}：`, linesOf(value)));
    case 'quote':
      return quoteLines(block);
    case 'table':
      return block.rows.flatMap((row) => tableRow(block.columns, row));
    case 'chart':
      return chartsShown ? [] : linesOf(block.alt);
    case 'form':
      return formLines(block);
    case 'note':
      return prefixed(NOTE_MARK[block.tone], linesOf(block.text));
    case 'divider':
      return [line(piece('┈┈┈┈┈┈┈┈┈┈'))];
  }
}

function itemLines({ code, title, details, badge, tone, progress }: Extract<Block, { kind: 'item' }>): Line[] {
  const [first, ...rest] = linesOf(title, 'b');
  const lead = code === null ? [] : [piece(code, 'code'), piece('  ')];
  const state = badge === null ? '' : `${TONE_MARK[tone]}${badge}`;
  const gauge = progress === null ? '' : `${gaugeOf(progress.share)} ${progress.label}`;
  const last = [gauge, state].filter((part) => part !== '').join('　');
  return [
    line(...lead, ...(first?.pieces ?? [])),
    ...rest,
    ...details.flatMap((detail) => linesOf(detail)),
    ...(last === '' ? [] : [line(piece(last))]),
  ];
}

/** The words of the document in a quotation, what was looked for underlined; where they stand below it. */
function quoteLines({ text, marks, place, collapsed }: Extract<Block, { kind: 'quote' }>): Line[] {
  const runs: { text: string; style?: 'mark' }[] = [];
  let at = 0;
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    runs.push({ text: text.slice(at, start) }, { text: text.slice(start, end), style: 'mark' });
    at = end;
  }
  // A blank line at the end of a quotation says nothing.
  runs.push({ text: text.slice(at).trimEnd() });
  const folded = collapsed || text.length > FOLD_FROM;
  return [...linesOf(runs, undefined, folded ? 'folded' : 'quote'), ...(place === '' ? [] : linesOf(`出处：${place}`))];
}

/** A row of a table for a narrow screen: the first cell leads, the others follow with their column names. */
function tableRow(columns: readonly string[], row: readonly string[]): Line[] {
  const [first = '', ...others] = row;
  const rest = others.map((cell, at) => `${columns[at + 1] ?? ''} ${cell}`.trim()).join(' · ');
  return [line(piece('• '), piece(first, 'b')), ...(rest === '' ? [] : linesOf(`　${rest}`))];
}

/** Telegram has no forms: the command to send, ready to copy, and what its parts mean. */
function formLines({ fields, command }: Extract<Block, { kind: 'form' }>): Line[] {
  const blanks = fields.map(({ value, label }) => (value === '' ? `〈${label}〉` : value)).join(' ');
  return [
    line(piece('点一下复制，改好再发送：')),
    line(piece(`${command} ${blanks}`, 'code')),
    ...fields.filter(({ value }) => value !== '').map(({ label, value }) => line(piece(`${value} 是${label}`))),
  ];
}

function prefixed(prefix: string, lines: Line[]): Line[] {
  const [first, ...rest] = lines;
  return prefix === '' || !first ? lines : [{ ...first, pieces: [piece(prefix), ...first.pieces] }, ...rest];
}
