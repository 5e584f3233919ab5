import { dayIn } from '../model/calendar.js';
import { SHEETS } from '../model/exchange.js';
import { planTitle } from '../render/rows.js';
import type { StoreView } from '../store/store.js';
import { deadlines } from '../tracking/deadlines.js';
import { exportData } from './data.js';
import { sheetsOf } from './sheets.js';

/** What can be exported: workbook, tables, data, calendar, one-page brief. */
export const EXPORT_KINDS = ['xlsx', 'csv', 'json', 'ics', 'docx'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** One exported file. */
export interface ExportFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

const MIME: Readonly<Record<ExportKind, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  ics: 'text/calendar; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The store as files of one kind; csv gives one file a sheet. `now` dates file names and statuses. Equal stores give equal bytes on one day. */
export async function exportStore(view: StoreView, kind: ExportKind, now: Date, timeZone: string): Promise<readonly ExportFile[]> {
  const day = dayIn(now, timeZone);
  const file = (title: string, bytes: Uint8Array): ExportFile => ({ name: `${title}-${day}.${kind}`, mime: MIME[kind], bytes });
  const due = deadlines(view, day);
  const data = exportData(view, day);
  switch (kind) {
    case 'json':
      return [file('规划数据', new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`))];
    case 'xlsx':
      return [file('规划指标任务', await (await import('./xlsx.js')).writeXlsx(sheetsOf(data, due)))];
    case 'csv': {
      const { writeCsv } = await import('./csv.js');
      return sheetsOf(data, due).map((sheet) => file(SHEETS[sheet.kind], writeCsv(sheet)));
    }
    case 'ics': {
      const titles = new Map(view.plans().map((plan) => [plan.id, planTitle(plan)]));
      const facts = { planTitle: (id: string) => titles.get(id) ?? '', now, sequence: view.lastChangeId() };
      return [file('规划期限', (await import('./calendar.js')).writeCalendar(due, facts))];
    }
    case 'docx':
      return [file('进展通报', await (await import('./brief.js')).writeBrief(data, due))];
  }
}
