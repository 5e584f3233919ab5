import { type Block, type Chart, plain, type Reply, type Tone } from './reply.js';
import { columns, sideBySide, wrap } from './width.js';

/** Columns of a phone screen in portrait: 22 Han characters. */
const PHONE_COLUMNS = 44;

const BAR_CELLS = 10;
const MARK: Readonly<Record<Tone, string>> = { neutral: '', good: '✓ ', warning: '! ', bad: '✗ ', quiet: '' };

/** A bar of ten cells for a share (1 = full); more than full stays full. */
export function bar(share: number): string {
  const cells = Math.max(0, Math.min(BAR_CELLS, Math.round(share * BAR_CELLS)));
  return '▇'.repeat(cells) + '▁'.repeat(BAR_CELLS - cells);
}

/** The reply as plain text, lines of at most `width` columns: the form that always exists. Control characters from outside are dropped. */
export function renderText(reply: Reply, width = PHONE_COLUMNS): string {
  const out: string[] = [];
  if (reply.readAs !== null) out.push(...wrap(`按“${reply.readAs}”理解`, width));
  if (reply.title !== null) out.push(...wrap(plain(reply.title), width));
  if (reply.subtitle !== null) out.push(...wrap(plain(reply.subtitle), width));
  for (const block of reply.blocks) out.push(...renderBlock(block, width));
  reply.choices.forEach((choice, at) => {
    out.push(...wrap(`${at + 1}  ${choice.label}`, width, 3));
  });
  if (reply.choices.length > 0) out.push('（回复数字选择）');
  for (const file of reply.files) out.push(`[文件] ${file.name}`);
  if (reply.page && reply.page.of > 1) out.push(`第 ${reply.page.number}/${reply.page.of} 页`);
  const commands = commandsOf(reply);
  const [first, ...others] = commands;
  if (first !== undefined) out.push(...sideBySide([`可以接着发：${first}`, ...others], '　', width, 2));
  return stripControls(out.join('\n'));
}

/** What can be typed next: the next page, and what the buttons stand for. */
function commandsOf({ page, buttons }: Reply): readonly string[] {
  const next = page && page.number < page.of ? [`${page.command} 第${page.number + 1}页`] : [];
  return [...new Set([...buttons.flat().map(({ command }) => command), ...next])];
}

/** Terminal control characters, direction overrides and what is no character (no XML may hold it) removed, line breaks kept. */
export function stripControls(text: string): string {
  return text.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, '');
}

function renderBlock(block: Block, width: number): string[] {
  switch (block.kind) {
    case 'line':
      return wrap(plain(block.text), width);
    case 'heading':
      return wrap(`【${plain(block.text)}】`, width);
    case 'item': {
      const code = block.code === null ? '' : `${block.code}  `;
      const indent = block.code === null ? 2 : Math.min(columns(code), 8);
      const badge = block.badge === null ? '' : `　${MARK[block.tone]}${block.badge}`;
      const lines = wrap(`${code}${plain(block.title)}`, width, indent);
      for (const detail of block.details) lines.push(...wrap(' '.repeat(indent) + plain(detail), width, indent));
      if (block.progress)
        lines.push(...wrap(`${' '.repeat(indent)}${bar(block.progress.share)} ${block.progress.label}${badge}`, width, indent));
      else if (badge !== '') lines.push(`${' '.repeat(indent)}${badge.trim()}`);
      return lines;
    }
    case 'facts':
      return block.rows.flatMap((row) => wrap(`${row.label}：${plain(row.value)}`, width, 2));
    case 'quote':
      return [...wrap(`“${marked(block.text, block.marks)}”`, width, 2), ...wrap(`——${block.place}`, width, 2)];
    case 'table':
      return block.rows.flatMap((row) =>
        wrap(row.map((cell, at) => (at === 0 ? cell : `${block.columns[at] ?? ''} ${cell}`)).join('　'), width, 2),
      );
    case 'chart':
      return block.chart.kind === 'curve' ? chartLines(block.chart, width) : wrap(block.alt, width);
    case 'form':
      return wrap(`填报格式：${block.command} ${block.fields.map((field) => field.label).join(' ')}`, width, 2);
    case 'note':
      return wrap(`${block.tone === 'bad' || block.tone === 'warning' ? '⚠ ' : ''}${plain(block.text)}`, width, 2);
    case 'divider':
      return ['─'.repeat(Math.min(width, PHONE_COLUMNS) / 2)];
  }
}

/** Marked parts of a quote between 【 and 】. */
function marked(text: string, marks: readonly { start: number; end: number }[]): string {
  let out = '';
  let at = 0;
  for (const mark of marks) {
    out += `${text.slice(at, mark.start)}【${text.slice(mark.start, mark.end)}】`;
    at = mark.end;
  }
  return out + text.slice(at);
}

/** A curve as bars; other charts are said in words. */
function chartLines(chart: Extract<Chart, { kind: 'curve' }>, width: number): string[] {
  const values = [...chart.points, ...chart.target].map((point) => point.value);
  const top = Math.max(...values, Number.MIN_VALUE);
  return chart.points.flatMap((point) => wrap(`${point.printed} ${bar(point.value / top)} ${point.value}${chart.unit ?? ''}`, width, 2));
}
