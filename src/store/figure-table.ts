import type { Change } from '../model/change.js';
import type { Observation } from '../model/observation.js';

/** Who reported a figure, from where, when, by which change. */
export type Stamp = Pick<Change, 'id' | 'at' | 'by' | 'chat'>;
/** A reported figure with its change. */
export interface ReportedFigure {
  readonly stamp: Stamp;
  readonly observation: Observation;
}

/** Columns that hold the index of a string, and columns that hold numbers (NaN for null). */
const TEXT_COLUMNS = ['region', 'indicator', 'form', 'asOf', 'source', 'who'] as const;
const NUMBER_COLUMNS = ['id', 'at', 'value', 'normal', 'normalMax', 'yoy'] as const;
type TextColumn = (typeof TEXT_COLUMNS)[number];
type NumberColumn = (typeof NUMBER_COLUMNS)[number];

/** Figures as columns, each distinct string once: the form in which folded segments keep them. */
export type PackedFigures = { readonly strings: readonly string[] } & Readonly<Record<TextColumn, readonly number[]>> &
  Readonly<Record<NumberColumn, readonly (number | null)[]>>;

/** Rows of one block; blocks are never moved, so growing costs the same at any size. */
const BLOCK_ROWS = 1 << 14;
interface Block {
  readonly texts: Record<TextColumn, Uint32Array>;
  readonly numbers: Record<NumberColumn, Float64Array>;
}

/** Every reported figure, about 80 bytes each. Rows count from 0 in order of change ids. */
export interface FigureTable {
  readonly size: number;
  add(figure: ReportedFigure): void;
  addPacked(packed: PackedFigures): void;
  /** Rows of exactly this region and indicator, oldest change first. The list grows as figures are added. */
  rowsOf(region: string, indicator: string): readonly number[];
  read(row: number): ReportedFigure;
  /** Regions with figures of an indicator. */
  regionsOf(indicator: string): readonly string[];
  /** The figure that a change reported. */
  byChange(id: number): ReportedFigure | undefined;
}

const pairs = <K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((name) => [name, value(name)])) as Record<K, V>;

function split({ stamp, observation: o }: ReportedFigure): { texts: Record<TextColumn, string>; numbers: Record<NumberColumn, number> } {
  return {
    texts: {
      region: o.region,
      indicator: o.indicator,
      form: JSON.stringify([o.unit, o.normal.unit, o.scope, o.rank, o.printedName]),
      asOf: o.asOf ?? '',
      source: JSON.stringify(o.source),
      who: JSON.stringify([stamp.by, stamp.chat]),
    },
    numbers: {
      id: stamp.id,
      at: Date.parse(stamp.at),
      value: o.value,
      normal: o.normal.value,
      normalMax: o.normal.valueMax ?? Number.NaN,
      yoy: o.yoy ?? Number.NaN,
    },
  };
}

/** Packs figures into columns, one figure at a time. */
export interface Packer {
  add(figure: ReportedFigure): void;
  /** The columns of `PackedFigures` by name. */
  columns(): readonly { readonly name: keyof PackedFigures; readonly values: readonly unknown[] }[];
}

export function createPacker(): Packer {
  const index = new Map<string, number>();
  const texts = pairs(TEXT_COLUMNS, (): number[] => []);
  const numbers = pairs(NUMBER_COLUMNS, (): (number | null)[] => []);
  return {
    add: (figure) => {
      const row = split(figure);
      for (const column of TEXT_COLUMNS) {
        const text = row.texts[column];
        const at = index.get(text) ?? index.size;
        index.set(text, at);
        texts[column].push(at);
      }
      for (const column of NUMBER_COLUMNS) numbers[column].push(Number.isNaN(row.numbers[column]) ? null : row.numbers[column]);
    },
    columns: () => [
      { name: 'strings', values: [...index.keys()] },
      ...TEXT_COLUMNS.map((name) => ({ name, values: texts[name] })),
      ...NUMBER_COLUMNS.map((name) => ({ name, values: numbers[name] })),
    ],
  };
}

export function createFigureTable(): FigureTable {
  const strings: string[] = [];
  const indexOf = new Map<string, number>();
  const blocks: Block[] = [];
  /** Row numbers by indicator and region, as string indexes. */
  const seriesRows = new Map<number, Map<number, number[]>>();
  let size = 0;

  const intern = (text: string): number => {
    const known = indexOf.get(text);
    if (known !== undefined) return known;
    indexOf.set(text, strings.length);
    return strings.push(text) - 1;
  };
  const push = (text: (column: TextColumn) => number, number: (column: NumberColumn) => number): void => {
    const at = size % BLOCK_ROWS;
    if (at === 0) {
      blocks.push({
        texts: pairs(TEXT_COLUMNS, () => new Uint32Array(BLOCK_ROWS)),
        numbers: pairs(NUMBER_COLUMNS, () => new Float64Array(BLOCK_ROWS)),
      });
    }
    const block = blocks[blocks.length - 1] as Block;
    for (const column of TEXT_COLUMNS) block.texts[column][at] = text(column);
    for (const column of NUMBER_COLUMNS) block.numbers[column][at] = number(column);
    const indicator = text('indicator');
    const region = text('region');
    const regions = seriesRows.get(indicator) ?? new Map<number, number[]>();
    if (regions.size === 0) seriesRows.set(indicator, regions);
    const rows = regions.get(region);
    if (rows) rows.push(size);
    else regions.set(region, [size]);
    size += 1;
  };
  const number = (row: number, column: NumberColumn): number =>
    blocks[Math.floor(row / BLOCK_ROWS)]?.numbers[column][row % BLOCK_ROWS] ?? Number.NaN;
  const text = (row: number, column: TextColumn): string =>
    strings[blocks[Math.floor(row / BLOCK_ROWS)]?.texts[column][row % BLOCK_ROWS] ?? -1] ?? '';
  const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

  const read = (row: number): ReportedFigure => {
    const [unit, normalUnit, scope, rank, printedName] = JSON.parse(text(row, 'form')) as [
      Observation['unit'],
      Observation['normal']['unit'],
      Observation['scope'],
      Observation['rank'],
      string,
    ];
    const [by, chat] = JSON.parse(text(row, 'who')) as [string, string | null];
    return {
      stamp: { id: number(row, 'id'), at: new Date(number(row, 'at')).toISOString(), by, chat },
      observation: {
        region: text(row, 'region'),
        indicator: text(row, 'indicator'),
        value: number(row, 'value'),
        unit,
        normal: { value: number(row, 'normal'), valueMax: orNull(number(row, 'normalMax')), unit: normalUnit },
        scope,
        asOf: text(row, 'asOf') || null,
        yoy: orNull(number(row, 'yoy')),
        rank,
        printedName,
        source: JSON.parse(text(row, 'source')) as Observation['source'],
      },
    };
  };

  return {
    get size() {
      return size;
    },
    add: (figure) => {
      const row = split(figure);
      const texts = pairs(TEXT_COLUMNS, (column) => intern(row.texts[column]));
      push(
        (column) => texts[column],
        (column) => row.numbers[column],
      );
    },
    addPacked: (packed) => {
      const global = packed.strings.map(intern);
      for (let row = 0; row < packed.id.length; row += 1) {
        push(
          (column) => global[packed[column][row] ?? -1] ?? 0,
          (column) => packed[column][row] ?? Number.NaN,
        );
      }
    },
    rowsOf: (region, indicator) => seriesRows.get(indexOf.get(indicator) ?? -1)?.get(indexOf.get(region) ?? -1) ?? [],
    read,
    regionsOf: (indicator) => [...(seriesRows.get(indexOf.get(indicator) ?? -1)?.keys() ?? [])].map((index) => strings[index] ?? ''),
    byChange: (id) => {
      let low = 0;
      for (let high = size - 1; low < high; ) {
        const middle = (low + high) >> 1;
        if (number(middle, 'id') < id) low = middle + 1;
        else high = middle;
      }
      return low < size && number(low, 'id') === id ? read(low) : undefined;
    },
  };
}
