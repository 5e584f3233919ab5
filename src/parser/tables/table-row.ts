import type { PeriodText } from '../../model/due.js';
import type { StatedFigure, Target } from '../../model/plan.js';
import { normaliseQuantity } from '../../model/quantity.js';
import { type ParseState, spanOf } from '../state.js';
import type { CellValue } from './table-values.js';

/** 约束性 or 预期性; null when a cell says neither. */
export function natureOf(text: string): Target['nature'] {
  if (text.includes('约束')) return 'binding';
  return text.includes('预期') ? 'expected' : null;
}

export interface TableRow {
  readonly indicator: string;
  readonly value: CellValue;
  readonly unit: string | null;
  readonly due: PeriodText | null;
  readonly baseline: Target['baseline'];
  /** Whether the base value stands in brackets. */
  readonly bracketedBase?: boolean;
  readonly nature: Target['nature'];
  readonly path: readonly string[];
  /** Document offsets of the row from its name to its value. */
  readonly start: number;
  readonly end: number;
  readonly pass: string;
}

/** Adds one row of a table to the targets. */
export function pushTarget(state: ParseState, row: TableRow): void {
  const { value, unit } = row;
  const growth = /(?:增长率?|增速|增幅|下降率?|降低率?|减少|提升|降幅)$/u.test(row.indicator.replace(/\(.*\)$/u, ''));
  state.targets.push({
    indicator: row.indicator,
    op: value.op,
    value: value.value,
    valueMax: value.valueMax,
    unit,
    normal: normaliseQuantity(value.value, unit, value.valueMax),
    scope: growth ? 'growth' : value.growth ? 'cumulative' : value.annual ? 'annual' : null,
    due: row.due,
    dueFrom: row.due === null ? 'none' : 'table',
    baseline: row.baseline,
    nature: row.nature,
    section: row.path[row.path.length - 1] ?? '',
    path: [...row.path],
    source: spanOf(state, row.start, row.end),
    pass: row.pass,
    confidence: 'sure',
  });
}

/** What a row of a table says was so; `start` and `end` are document offsets from its name to its value. */
export interface FigureRow {
  readonly indicator: string;
  readonly value: number;
  readonly unit: string | null;
  readonly asOf: PeriodText | null;
  readonly region: string | null;
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly pass: string;
}

/** Adds one figure of a table to those of the past. */
export function pushFigure(state: ParseState, { path, start, end, ...row }: FigureRow): StatedFigure {
  const figure: StatedFigure = {
    ...row,
    normal: normaliseQuantity(row.value, row.unit, null),
    scope: null,
    section: path.at(-1) ?? '',
    source: spanOf(state, start, end),
    confidence: 'sure',
    yoy: null,
    rank: null,
  };
  state.observations.push(figure);
  return figure;
}
