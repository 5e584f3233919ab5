import type { Command } from '../src/command.js';
import { UserError } from '../src/errors.js';
import type { PhaseRow, Row } from '../src/model/stored-plan.js';
import { quoteBlock } from '../src/render/quote.js';
import { type Block, type Button, reply } from '../src/render/reply.js';
import { dueText, periodText, placeText, planTitle, spanText } from '../src/render/rows.js';

/** Longest paragraph shown whole; around a quote in a longer one this many characters are kept. */
const PARAGRAPH_MAX = 600;

/** The paragraph around a span: the lines it touches, or a window of whole sentences in a very long line. */
function paragraphAround(text: string, start: number, end: number): { start: number; end: number } {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const to = lineEnd < 0 ? text.length : lineEnd;
  if (to - from <= PARAGRAPH_MAX) return { start: from, end: to };
  const before = Math.max(from, start - PARAGRAPH_MAX / 2);
  const after = Math.min(to, Math.max(end, start + PARAGRAPH_MAX / 2));
  const opened = before === from ? from : sentenceStart(text, before, start);
  const closing = text.indexOf('。', Math.max(end - 1, after - 60));
  return { start: opened, end: closing >= 0 && closing < to ? closing + 1 : Math.min(to, after) };
}

function sentenceStart(text: string, from: number, limit: number): number {
  const stop = text.indexOf('。', from);
  return stop >= 0 && stop + 1 <= limit ? stop + 1 : from;
}

/** The dates of a phase, and of a task that has one, which its text may say far below. */
function datesOf(row: Row): Block[] {
  if (row.kind === 'target') return [];
  const when = row.kind === 'task' ? (row.due === null ? null : dueText(row)) : phaseText(row);
  return when === null ? [] : [{ kind: 'facts', rows: [{ label: row.kind === 'task' ? '期限' : '起止', value: when }] }];
}

/** "2022年9月—2024年6月"; of a phase that depends on an event the words of the text. */
function phaseText({ start, end, relative }: PhaseRow): string | null {
  if (start !== null && end !== null) return spanText({ start, end });
  if (start !== null) return `${periodText(start)}起`;
  return end !== null ? `${periodText(end)}止` : relative;
}

export default {
  name: 'source',
  chinese: '原文',
  aliases: ['quote', '出处'],
  group: 'ask',
  usage: '编号',
  summary: '整段原文，标出所引的句子',
  role: 'viewer',
  writes: false,
  examples: (view) => [...view.targets().slice(0, 1), ...view.tasks().slice(0, 1)].map((row) => `/source ${row.code}`),
  async run(request, services) {
    const { view } = services.store;
    const example = this.examples(view)[0] ?? '/source';
    if (request.args === '') throw new UserError('missing-argument', { what: '编号', example });
    const row = view.row(request.args);
    if (!row) throw new UserError('unknown-code', { typed: request.args, example });
    const plan = view.plan(row.planId);
    if (!plan) throw new UserError('unknown-code', { typed: request.args, example });
    const { source } = row;
    const around = paragraphAround(plan.text, source.start, source.end);
    const whole = plan.text.slice(around.start, around.end);
    const lead = whole.length - whole.trimStart().length;
    const text = whole.trim();
    const offset = around.start + lead;
    const marks =
      row.kind !== 'target' ? [] : [{ start: Math.max(0, source.start - offset), end: Math.min(text.length, source.end - offset) }];
    const path = row.kind === 'phase' ? [] : row.path;
    const buttons: Button[] =
      row.kind === 'target'
        ? [
            { label: '历次数据', command: `/history ${row.code}`, place: 'new' },
            { label: '依据', command: `/why ${row.code}`, place: 'new' },
          ]
        : [];
    return reply({
      title: `${row.code}  ${row.kind === 'target' ? row.indicator : row.kind === 'task' ? row.title : row.name}`,
      subtitle: planTitle(plan),
      blocks: [...datesOf(row), quoteBlock(text, placeText({ path, source }, plan), marks)],
      buttons: [buttons],
      about: { codes: [row.code], command: `/source ${row.code}` },
    });
  },
} satisfies Command;
