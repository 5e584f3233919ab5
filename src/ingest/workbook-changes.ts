import { bodiesCell, OPERATOR_WORD, operatorOf, SCOPE_WORD, scopeOf } from '../model/exchange.js';
import type { Body } from '../model/plan.js';
import type { Correction, TargetRow, TaskRow } from '../model/stored-plan.js';
import type { StoreView } from '../store/store.js';
import type { CellValue, Sheet } from './document.js';
import { ChangeCollector, type WorkbookChanges } from './workbook-collector.js';
import { compareFigure, compareLatest } from './workbook-figures.js';
import { type CellOf, cellNumber, cellPeriod, cellText, rowsOf, sheetName, type TableRow } from './workbook-table.js';

/** Compares a workbook with the store, cell by cell; only the columns that may be edited count. */
export function workbookChanges(view: StoreView, sheets: readonly Sheet[]): WorkbookChanges {
  const changes = new ChangeCollector(view);
  for (const line of rowsOf(sheets, 'targets')) {
    const row = changes.rowOf(sheetName('targets'), line.number, line.cell('编号'));
    if (row?.kind !== 'target') continue;
    compareTarget(changes, row, line);
    compareLatest(changes, view, row, line);
  }
  for (const line of rowsOf(sheets, 'tasks')) {
    const row = changes.rowOf(sheetName('tasks'), line.number, line.cell('编号'));
    if (row?.kind === 'task') compareTask(changes, row, line);
  }
  for (const line of rowsOf(sheets, 'figures')) compareFigure(changes, view, line);
  const { ops, lines, problems } = changes;
  return { ops, lines, problems };
}

/** Puts one cell against what the store has; null when they agree. */
interface Field {
  readonly column: string;
  readonly before: string;
  /** True when the cell says what the store has, in other words (2024, 2024年). */
  readonly same?: (cell: CellValue) => boolean;
  /** The correction that the cell asks for; null when the cell cannot be read. */
  readonly read: (cell: CellValue) => Correction | null;
}

function compareFields(
  changes: ChangeCollector,
  sheet: string,
  row: TargetRow | TaskRow,
  number: number,
  cell: CellOf,
  fields: readonly Field[],
): void {
  let correction: Correction = {};
  const diff: { label: string; before: string; after: string }[] = [];
  for (const { column, before, same, read } of fields) {
    const value = cell(column);
    if (cellText(value) === before || same?.(value)) continue;
    const wanted = read(value);
    if (wanted === null) {
      changes.problem(sheet, number, `“${column}”写作“${cellText(value)}”，看不懂。`);
      continue;
    }
    correction = { ...correction, ...wanted };
    diff.push({ label: column, before: before || '空', after: cellText(value) || '空' });
  }
  changes.fix(row, correction, diff);
}

const dueField = (due: string | null): Field => ({
  column: '期限',
  before: due ?? '',
  same: (cell) => due !== null && cellPeriod(cell) === due,
  read: (cell) => {
    const period = cellText(cell) === '' ? null : cellPeriod(cell);
    return cellText(cell) !== '' && period === null ? null : { due: period };
  },
});

const named = (cell: CellValue, make: (text: string) => Correction): Correction | null =>
  cellText(cell) === '' ? null : make(cellText(cell));

function compareTarget(changes: ChangeCollector, row: TargetRow, { number, cell }: TableRow): void {
  const value = (make: (value: number) => Correction) => (from: CellValue) => {
    const read = cellNumber(from);
    return read === null ? null : make(read);
  };
  compareFields(changes, sheetName('targets'), row, number, cell, [
    { column: '指标', before: row.indicator, read: (from) => named(from, (indicator) => ({ indicator })) },
    {
      column: '比较',
      before: OPERATOR_WORD[row.op],
      read: (from) => {
        const op = operatorOf(cellText(from));
        return op === undefined ? null : { op };
      },
    },
    {
      column: '目标值',
      before: String(row.value),
      same: (from) => cellNumber(from) === row.value,
      read: value((read) => ({ value: read })),
    },
    {
      column: '上限',
      before: row.valueMax === null ? '' : String(row.valueMax),
      read: (from) => (cellText(from) === '' ? { valueMax: null } : value((valueMax) => ({ valueMax }))(from)),
    },
    { column: '单位', before: row.unit ?? '', read: (from) => ({ unit: cellText(from) || null }) },
    {
      column: '口径',
      before: row.scope === null ? '' : SCOPE_WORD[row.scope],
      read: (from) => {
        const scope = scopeOf(cellText(from));
        return scope === undefined ? null : { scope };
      },
    },
    dueField(row.due),
  ]);
}

function compareTask(changes: ChangeCollector, row: TaskRow, { number, cell }: TableRow): void {
  const bodies =
    (role: Body['role']) =>
    (from: CellValue): Correction => {
      const names = cellText(from)
        .split(/[、,，;；\s]+/u)
        .filter((name) => name !== '');
      const kept = row.bodies.filter((body) => body.role !== role);
      const listed = names.map(
        (name): Body =>
          row.bodies.find((body) => body.name === name && body.role === role) ?? {
            name,
            role,
            roleFrom: 'stated',
            aliases: [],
            misprintOf: null,
          },
      );
      return { bodies: role === 'lead' ? [...listed, ...kept] : [...kept, ...listed] };
    };
  compareFields(changes, sheetName('tasks'), row, number, cell, [
    { column: '任务', before: row.title, read: (from) => named(from, (title) => ({ title })) },
    { column: '牵头单位', before: bodiesCell(row.bodies, 'lead'), read: bodies('lead') },
    { column: '配合单位', before: bodiesCell(row.bodies, 'support'), read: bodies('support') },
    dueField(row.due),
  ]);
}
