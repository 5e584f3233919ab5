import { lastDay } from '../model/due.js';
import { bodiesCell, COLUMNS, OPERATOR_WORD, SCOPE_WORD } from '../model/exchange.js';
import { periodText, titleText } from '../render/rows.js';
import { STATUS_NAME } from '../render/status-words.js';
import type { Deadline } from '../tracking/deadlines.js';
import type { ExportData, ExportedFigure, ExportedTarget, ExportedTask } from './data.js';

/** One value of a sheet. A `Date` is a calendar day at midnight UTC. */
export type SheetValue = string | number | Date | null;

const KIND: Readonly<Record<Deadline['kind'], string>> = { target: '指标', task: '任务', phase: '阶段', milestone: '目标' };

/** An ISO day as a date of the sheet. */
const dateOf = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`));
/** A period as people write it, except days, which stay ISO so that they sort. */
const periodCell = (period: string | null): string | null =>
  period === null ? null : /^\d{4}-\d{2}-\d{2}$/u.test(period) ? period : periodText(period);

function remarks(row: ExportedTarget | ExportedTask): string | null {
  const rough = 'latest' in row && row.latest?.approximate ? `最新值原文为“${row.latest.text}”` : '';
  const lead = 'bodies' in row ? row.bodies.find(({ role }) => role === 'lead') : undefined;
  const first =
    lead && lead.roleFrom !== 'stated' && row.corrected.every((field) => field !== 'bodies') ? '牵头单位取名单首位，原文未写“牵头”' : '';
  const notes = [row.corrected.length > 0 ? '经人工更正' : '', row.doubtful ? '待复核' : '', rough, first].filter((note) => note !== '');
  return notes.length === 0 ? null : notes.join('、');
}

function targetCells(row: ExportedTarget, plan: string): SheetValue[] {
  const scope = row.scope === null ? null : SCOPE_WORD[row.scope];
  const latest = [row.latest?.value ?? null, row.latest?.unit ?? null, periodCell(row.latest?.asOf ?? null)];
  return [
    ...[row.code, plan, row.indicator, OPERATOR_WORD[row.op], row.value, row.valueMax, row.unit, scope, periodCell(row.due)],
    ...latest,
    ...[STATUS_NAME[row.status], dateOf(row.dueDay), remarks(row), row.section, row.source.quote],
  ];
}

function taskCells(row: ExportedTask, plan: string): SheetValue[] {
  const bodies = [bodiesCell(row.bodies, 'lead'), bodiesCell(row.bodies, 'support')].map((cell) => cell || null);
  return [
    row.code,
    plan,
    row.number,
    row.title,
    ...bodies,
    periodCell(row.due),
    dateOf(row.dueDay),
    remarks(row),
    row.section,
    row.source.quote,
  ];
}

const figureCells = (row: ExportedFigure): SheetValue[] => [
  row.region,
  row.name,
  row.value,
  row.unit,
  row.scope === null ? null : SCOPE_WORD[row.scope],
  periodCell(row.asOf),
  row.approximate ? `${row.source}，原文为“${row.text}”` : row.source,
  row.indicator,
];

const deadlineCells = (row: Deadline, plan: string): SheetValue[] => [
  dateOf(row.day ?? (row.due === null ? null : lastDay(row.due))),
  row.relative ?? periodCell(row.due),
  KIND[row.kind],
  row.code,
  row.title,
  plan,
  row.bodies.join('、') || null,
  row.status === null ? null : STATUS_NAME[row.status],
];

/** A sheet as rows of cells, header first. */
export interface SheetRows {
  readonly kind: keyof typeof COLUMNS;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SheetValue[])[];
}

/** The four sheets of the export. */
export function sheetsOf(data: ExportData, deadlines: readonly Deadline[]): readonly SheetRows[] {
  const titles = new Map(data.plans.map((plan) => [plan.id, titleText(plan)]));
  const plan = (id: string): string => titles.get(id) ?? '';
  return [
    { kind: 'targets', columns: COLUMNS.targets, rows: data.targets.map((row) => targetCells(row, plan(row.plan))) },
    { kind: 'tasks', columns: COLUMNS.tasks, rows: data.tasks.map((row) => taskCells(row, plan(row.plan))) },
    { kind: 'figures', columns: COLUMNS.figures, rows: data.figures.map(figureCells) },
    { kind: 'deadlines', columns: COLUMNS.deadlines, rows: deadlines.map((row) => deadlineCells(row, plan(row.planId))) },
  ];
}
