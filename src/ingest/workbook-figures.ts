import { latestFigure, scopeOf } from '../model/exchange.js';
import type { Observation } from '../model/observation.js';
import type { TargetRow } from '../model/stored-plan.js';
import type { StoreView } from '../store/store.js';
import type { ChangeCollector } from './workbook-collector.js';
import { cellNumber, cellPeriod, cellText, sheetName, type TableRow } from './workbook-table.js';

/** A figure typed into the sheet of targets. */
export function compareLatest(changes: ChangeCollector, view: StoreView, row: TargetRow, { number, cell }: TableRow): void {
  const latest = latestFigure(view.observations(row.region, row.indicatorId), row);
  const [typed = '', typedUnit = ''] = ['最新值', '最新值单位'].map((column) => cellText(cell(column)));
  const value = cellNumber(cell('最新值'));
  const asOf = cellPeriod(cell('截至'));
  if (typed === '' || (latest && value === latest.value && typedUnit === (latest.unit ?? '') && asOf === latest.asOf)) return;
  // An older export still holds the figure that was the latest then.
  const same = ({ value: known, unit, asOf: day }: Observation): boolean => known === value && (unit ?? '') === typedUnit && day === asOf;
  if (view.history(row.region, row.indicatorId).some(({ observation, state }) => state !== 'undone' && same(observation))) return;
  if (value === null) changes.problem(sheetName('targets'), number, `“最新值”写作“${typed}”，看不懂。`);
  else if (asOf === null) changes.problem(sheetName('targets'), number, '填了最新值，还要填“截至”的日期，例如 2024-06-30。');
  else {
    const unit = typedUnit || row.unit;
    const before = latest ? `${latest.value}${latest.unit ?? ''}（${latest.asOf}）` : '';
    const source = { kind: 'person', text: '表格填报' } as const;
    const { region, indicatorId: indicator, scope, indicator: printedName } = row;
    changes.report({ region, indicator, value, unit, scope, asOf, yoy: null, rank: null, printedName, source }, row.code, before);
  }
}

/** A figure in the sheet of figures: known ones by region, indicator and date, new ones by the indicator's name. */
export function compareFigure(changes: ChangeCollector, view: StoreView, { number, cell }: TableRow): void {
  const [region, name, id] = ['地区', '指标', '指标标识'].map((column) => cellText(cell(column)));
  const indicators = view.indicators().filter((one) => (id ? one.id === id : one.name === name || one.aliases.includes(name ?? '')));
  const [indicator] = indicators;
  if (!indicator || indicators.length > 1 || !region) {
    changes.problem(sheetName('figures'), number, region ? `认不出指标“${name}”，请从“指标”表里填最新值。` : '没有写地区。');
    return;
  }
  const value = cellNumber(cell('数值'));
  const asOfCell = cellText(cell('截至'));
  const asOf = cellPeriod(cell('截至'));
  const unit = cellText(cell('单位')) || null;
  const figures = view.observations(region, indicator.id);
  const same = figures.find((figure) => figure.asOf === asOf && figure.value === value && figure.unit === unit);
  if (same) return;
  if (value === null) changes.problem(sheetName('figures'), number, `“数值”写作“${cellText(cell('数值'))}”，看不懂。`);
  else if (asOf === null) changes.problem(sheetName('figures'), number, `“截至”写作“${asOfCell}”，看不懂，例如 2024-06-30。`);
  else {
    const scope = scopeOf(cellText(cell('口径'))) ?? null;
    const before = figures.findLast((figure) => figure.asOf === asOf);
    const source = { kind: 'person', text: cellText(cell('来源')) || '表格填报' } as const;
    const known = before ? `${before.value}${before.unit ?? ''}（${asOf}）` : '';
    changes.report(
      { region, indicator: indicator.id, value, unit, scope, asOf, yoy: null, rank: null, printedName: name || indicator.name, source },
      '',
      known,
    );
  }
}
