import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import type { Status } from '../model/assessment.js';
import { daysBetween } from '../model/calendar.js';
import { shortened } from '../model/shortened.js';
import { asOfText } from '../render/figures.js';
import { goalText, periodText } from '../render/rows.js';
import { STATUS_NAME } from '../render/status-words.js';
import type { Deadline } from '../tracking/deadlines.js';
import type { ExportData, ExportedTarget } from './data.js';
import { xmlText } from './xml-text.js';

/** Type as for official papers (GB/T 9704): headings in 黑体, text in 仿宋; smaller, because it has to fit on one page. */
const BODY_FONT = '仿宋';
const HEADING_FONT = '黑体';
/** Half points. */
const SIZE = { title: 36, heading: 26, body: 22, table: 19 } as const;
/** Lines of each list; one page holds no more. */
const LIST_MAX = 6;
/** Plans that have a row of the table to themselves. */
const TABLE_MAX = 2 * LIST_MAX;
/** Codes named in one line. */
const CODES_MAX = 8;
const SOON_DAYS = 90;
const STAMP = new Date('2000-01-01T00:00:00Z');
const ATTENTION: readonly Status[] = ['missed', 'behind', 'watch'];
const COLUMNS: readonly { readonly label: string; readonly statuses: readonly Status[] }[] = [
  { label: '指标', statuses: [] },
  { label: '已达标', statuses: ['met', 'met-late'] },
  { label: '进度正常', statuses: ['on-track'] },
  { label: '需关注、滞后', statuses: ['watch', 'behind'] },
  { label: '到期未达标', statuses: ['missed'] },
  { label: '未报数', statuses: ['no-figure', 'end-missing'] },
  { label: '其他', statuses: ['approximate', 'not-comparable', 'not-yet'] },
];

const run = (text: string, size: number, font: string, bold = false): TextRun =>
  new TextRun({ text: xmlText(text), size, bold, font: { ascii: font, eastAsia: font, hAnsi: font } });
const line = (text: string): Paragraph =>
  new Paragraph({ spacing: { line: 300 }, indent: { firstLine: SIZE.body * 20 }, children: [run(text, SIZE.body, BODY_FONT)] });
const heading = (text: string): Paragraph =>
  new Paragraph({ spacing: { before: 140, after: 40 }, children: [run(text, SIZE.heading, HEADING_FONT)] });

function cell(text: string, width: number, head: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'E7ECF5' } } : {}),
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, SIZE.table, head ? HEADING_FONT : BODY_FONT)] })],
  });
}

/** "杭州市（征求意见稿）"; with its code prefix where several plans are of one region: "全国（国知）". */
function nameOf(plan: ExportData['plans'][number], plans: ExportData['plans']): string {
  const shared = plans.some((other) => other.id !== plan.id && other.region === plan.region);
  const draft = plan.draft === null ? '' : `（${plan.draft}）`;
  return `${plan.region ?? shortened(plan.title, 14)}${shared ? `（${plan.prefix}）` : ''}${draft}`;
}

/** Plans that have targets, in document order. */
const plansWithTargets = (
  data: ExportData,
): readonly { readonly plan: ExportData['plans'][number]; readonly rows: readonly ExportedTarget[] }[] =>
  data.plans.map((plan) => ({ plan, rows: data.targets.filter((row) => row.plan === plan.id) })).filter(({ rows }) => rows.length > 0);

/** What the store has, and how the table shows it: each plan with targets by itself, the rest of many as one row. */
function overviewText(data: ExportData): string {
  const silent = '“未报数”含期末未报和没有写期限的指标。';
  const counts = `现有规划 ${data.plans.length} 个，指标 ${data.targets.length} 项，任务 ${data.tasks.length} 项。${silent}`;
  const { length } = plansWithTargets(data);
  if (length > TABLE_MAX) return `${counts}有指标的 ${length} 个规划中，前 ${TABLE_MAX} 个分列如下，其余合为一行。`;
  return `${counts}${length < data.plans.length ? `有指标的 ${length} 个规划分列如下。` : '按规划分列如下。'}`;
}

/** Counts of targets by plan and status; plans without targets are left out. */
function statusTable(data: ExportData): Table {
  const plans = plansWithTargets(data);
  const count = (rows: readonly ExportedTarget[], statuses: readonly Status[]): string => {
    const found = statuses.length === 0 ? rows.length : rows.filter((row) => statuses.includes(row.status)).length;
    return found === 0 ? '—' : String(found);
  };
  const widths = [28, ...COLUMNS.map(() => 72 / COLUMNS.length)];
  const row = (cells: readonly string[], head: boolean): TableRow =>
    new TableRow({ tableHeader: head, cantSplit: true, children: cells.map((text, at) => cell(text, widths[at] ?? 10, head)) });
  const shown = plans.slice(0, TABLE_MAX);
  const rest = plans.slice(TABLE_MAX);
  const total = plans.length > 1 ? [row(['合计', ...COLUMNS.map((column) => count(data.targets, column.statuses))], false)] : [];
  const border = { style: BorderStyle.SINGLE, size: 4, color: '808080' };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
    rows: [
      row(['规划', ...COLUMNS.map((column) => column.label)], true),
      ...shown.map((entry) => row([nameOf(entry.plan, data.plans), ...COLUMNS.map((column) => count(entry.rows, column.statuses))], false)),
      ...(rest.length === 0
        ? []
        : [
            row(
              [
                `其余 ${rest.length} 个规划`,
                ...COLUMNS.map((column) =>
                  count(
                    rest.flatMap(({ rows }) => rows),
                    column.statuses,
                  ),
                ),
              ],
              false,
            ),
          ]),
      ...total,
    ],
  });
}

function attentionLine(row: ExportedTarget): string {
  const latest = row.latest ? `，最新 ${row.latest.text}（${asOfText(row.latest.asOf)}）` : '';
  const due = row.due === null ? '' : `，${periodText(row.due)}`;
  return `${row.code} ${row.indicator}：目标 ${goalText(row)}${due}${latest}，${STATUS_NAME[row.status]}。`;
}

/** Targets past their date without any figure, one line a plan and date. */
function silentLines(data: ExportData): string[] {
  return data.plans.flatMap((plan) => {
    const rows = data.targets.filter(
      (row) => row.plan === plan.id && row.status === 'no-figure' && row.dueDay !== null && row.dueDay < data.day,
    );
    return [...new Set(rows.map((row) => row.due))].map((due) => {
      const codes = rows.filter((row) => row.due === due).map((row) => row.code);
      const few = codes.length > CODES_MAX ? `${codes.slice(0, CODES_MAX).join('、')}等` : codes.join('、');
      return `${nameOf(plan, data.plans)}：${due === null ? '' : `${periodText(due)}到期的`} ${codes.length} 项（${few}）。`;
    });
  });
}

/** At most `LIST_MAX` lines, with a last line that says how many more there are. */
function listed(lines: readonly string[], none: string): Paragraph[] {
  if (lines.length === 0) return [line(none)];
  const more = lines.length > LIST_MAX ? [`另有 ${lines.length - LIST_MAX} 项，见导出的表格。`] : [];
  return [...lines.slice(0, LIST_MAX), ...more].map(line);
}

/** The one-page 进展通报 for the leader, as a Word file. Lists in document order, never by rank. Equal data give equal bytes. */
export async function writeBrief(data: ExportData, deadlines: readonly Deadline[]): Promise<Uint8Array> {
  const soon = deadlines.filter((entry) => entry.day !== null && entry.day >= data.day && daysBetween(data.day, entry.day) <= SOON_DAYS);
  const [year, month, day] = data.day.split('-').map(Number);
  const document = new Document({
    creator: 'planbot',
    lastModifiedBy: 'planbot',
    title: '进展通报',
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 907, left: 1304, right: 1304 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: SIZE.table })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 60 },
            children: [run('规划目标进展通报', SIZE.title, HEADING_FONT)],
          }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 160 },
            children: [run(`${year}年${month}月${day}日`, SIZE.body, BODY_FONT)],
          }),
          heading('一、总体情况'),
          line(overviewText(data)),
          statusTable(data),
          heading('二、需要关注的指标'),
          ...listed(data.targets.filter((row) => ATTENTION.includes(row.status)).map(attentionLine), '没有滞后或到期未达标的指标。'),
          heading(`三、今后 ${SOON_DAYS} 天到期`),
          ...listed(
            soon.map((entry) => `${entry.due === null ? '' : periodText(entry.due)}　${entry.code ?? ''} ${entry.title}。`),
            '没有到期的事项。',
          ),
          heading('四、到期未报数'),
          ...listed(silentLines(data), '没有到期未报数的指标。'),
        ],
      },
    ],
  });
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
  const core = parts['docProps/core.xml'];
  if (core)
    parts['docProps/core.xml'] = new TextEncoder().encode(
      new TextDecoder().decode(core).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, STAMP.toISOString()),
    );
  return zipSync(parts, { level: 6, mtime: STAMP });
}
