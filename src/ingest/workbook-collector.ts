import type { ChangeOp } from '../model/change.js';
import type { Observation } from '../model/observation.js';
import { normaliseQuantity } from '../model/quantity.js';
import type { Correction, TargetRow, TaskRow } from '../model/stored-plan.js';
import type { StoreView } from '../store/store.js';
import type { RowDiff } from './diff.js';
import type { CellValue } from './document.js';
import { cellText } from './workbook-table.js';

/** What a workbook that came back changes. `problems` are cells that could not be read, one Chinese line each; nothing is done for them. */
export interface WorkbookChanges {
  readonly ops: readonly ChangeOp[];
  readonly lines: readonly RowDiff[];
  readonly problems: readonly string[];
}

/** Collects the changes of a workbook row by row. */
export class ChangeCollector implements WorkbookChanges {
  readonly ops: ChangeOp[] = [];
  readonly lines: RowDiff[] = [];
  readonly problems: string[] = [];

  constructor(private readonly view: StoreView) {}

  problem(sheet: string, row: number, text: string): void {
    this.problems.push(`“${sheet}”第 ${row} 行：${text}`);
  }

  fix(row: TargetRow | TaskRow, fields: Correction, diff: RowDiff['fields']): void {
    if (diff.length === 0) return;
    this.ops.push({ type: 'row.fix', code: row.code, fields });
    this.lines.push({ code: row.code, title: row.kind === 'target' ? row.indicator : row.title, fields: diff });
  }

  report(figure: Omit<Observation, 'normal'>, code: string, before: string): void {
    const observation = { ...figure, normal: normaliseQuantity(figure.value, figure.unit) };
    const known = this.ops.some((op) => op.type === 'observation.report' && JSON.stringify(op.observation) === JSON.stringify(observation));
    if (known) return;
    this.ops.push({ type: 'observation.report', observation });
    const after = `${figure.value}${figure.unit ?? ''}（${figure.asOf}）`;
    this.lines.push({ code, title: figure.printedName, fields: [{ label: '数据', before: before || '未报数', after }] });
  }

  rowOf(sheet: string, number: number, cell: CellValue): TargetRow | TaskRow | undefined {
    const code = cellText(cell);
    const row = code === '' ? undefined : this.view.row(code);
    if (code === '') this.problem(sheet, number, '没有编号。新增的条目请用 /review 补充。');
    else if (!row || row.kind === 'phase') this.problem(sheet, number, `没有编号“${code}”。`);
    return row?.kind === 'phase' ? undefined : row;
  }
}
