import type { Change } from '../model/change.js';
import type { Observation } from '../model/observation.js';

/** Who reported a figure, from where, when, by which change. */
export type Stamp = Pick<Change, 'id' | 'at' | 'by' | 'chat'>;
/** A reported figure with its change. */
export interface ReportedFigure {
  readonly stamp: Stamp;
  readonly observation: Observation;
}

/** Columns that hold the number of a text, 0 for null. */
const TEXT_COLUMNS = ['region', 'indicator', 'unit', 'normalUnit', 'scope', 'asOf', 'rank', 'printedName', 'source', 'by', 'chat'] as const;
/** Columns that hold numbers, NaN for null. */
const NUMBER_COLUMNS = ['id', 'at', 'value', 'normal', 'normalMax', 'yoy'] as const;
type TextColumn = (typeof TEXT_COLUMNS)[number];
type NumberColumn = (typeof NUMBER_COLUMNS)[number];

/** Figures as columns, each distinct string once: the form in which folded segments keep them. */
export type PackedFigures = { readonly strings: readonly (string | null)[] } & Readonly<Record<TextColumn, readonly number[]>> &
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
  observation(row: number): Observation;
  /** Id of the change that reported the row. */
  idOf(row: number): number;
  /** Regions with figures of an indicator. */
  regionsOf(indicator: string): readonly string[];
  /** The figure that a change reported. */
  byChange(id: number): ReportedFigure | undefined;
}

const pairs = <K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((name) => [name, value(name)])) as Record<K, V>;

/** A figure as the cells of its row. A person's source is kept as it was typed behind `p`, any other as JSON. */
function split({ stamp, observation: o }: ReportedFigure): {
  texts: Record<TextColumn, string | null>;
  numbers: Record<NumberColumn, number>;
} {
  return {
    texts: {
      region: o.region,
      indicator: o.indicator,
      unit: o.unit,
      normalUnit: o.normal.unit,
      scope: o.scope,
      asOf: o.asOf,
      rank: o.rank,
      printedName: o.printedName,
      source: o.source.kind === 'person' ? `p${o.source.text}` : JSON.stringify(o.source),
      by: stamp.by,
      chat: stamp.chat,
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

const sourceOf = (text: string): Observation['source'] =>
  text.startsWith('p') ? { kind: 'person', text: text.slice(1) } : (JSON.parse(text) as Observation['source']);

/** Numbers texts in order of their first mention; null has the number 0. */
function createTextNumbers(): {
  readonly list: (string | null)[];
  numberOf(text: string | null): number;
  find(text: string): number | undefined;
} {
  const list: (string | null)[] = [null];
  const numbers = new Map<string, number>();
  return {
    list,
    numberOf: (text) => {
      if (text === null) return 0;
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, list.length);
      return list.push(text) - 1;
    },
    find: (text) => numbers.get(text),
  };
}

/** Packs figures into columns, one figure at a time. */
export interface Packer {
  add(figure: ReportedFigure): void;
  /** The columns of `PackedFigures` by name. */
  columns(): readonly { readonly name: keyof PackedFigures; readonly values: readonly unknown[] }[];
}

export function createPacker(): Packer {
  const strings = createTextNumbers();
  const texts = pairs(TEXT_COLUMNS, (): number[] => []);
  const numbers = pairs(NUMBER_COLUMNS, (): (number | null)[] => []);
  return {
    add: (figure) => {
      const row = split(figure);
      for (const column of TEXT_COLUMNS) texts[column].push(strings.numberOf(row.texts[column]));
      for (const column of NUMBER_COLUMNS) numbers[column].push(Number.isNaN(row.numbers[column]) ? null : row.numbers[column]);
    },
    columns: () => [
      { name: 'strings', values: strings.list },
      ...TEXT_COLUMNS.map((name) => ({ name, values: texts[name] })),
      ...NUMBER_COLUMNS.map((name) => ({ name, values: numbers[name] })),
    ],
  };
}

export function createFigureTable(): FigureTable {
  const strings = createTextNumbers();
  const blocks: Block[] = [];
  /** Row numbers by indicator and region, as string indexes. */
  const seriesRows = new Map<number, Map<number, number[]>>();
  let size = 0;

  /** The block that takes the next row. */
  const openBlock = (): Block => {
    if (size % BLOCK_ROWS === 0) {
      blocks.push({
        texts: pairs(TEXT_COLUMNS, () => new Uint32Array(BLOCK_ROWS)),
        numbers: pairs(NUMBER_COLUMNS, () => new Float64Array(BLOCK_ROWS)),
      });
    }
    return blocks[blocks.length - 1] as Block;
  };
  /** Notes to which series the next row belongs, and counts it. */
  const countRow = (region: number, indicator: number): void => {
    const regions = seriesRows.get(indicator) ?? new Map<number, number[]>();
    if (regions.size === 0) seriesRows.set(indicator, regions);
    const rows = regions.get(region);
    if (rows) rows.push(size);
    else regions.set(region, [size]);
    size += 1;
  };
  const blockOf = (row: number): Block => blocks[Math.floor(row / BLOCK_ROWS)] as Block;
  const textAt = (row: number, column: TextColumn): string | null =>
    strings.list[blockOf(row).texts[column][row % BLOCK_ROWS] as number] as string | null;
  const numberAt = (row: number, column: NumberColumn): number => blockOf(row).numbers[column][row % BLOCK_ROWS] as number;
  const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
  const idOf = (row: number): number => numberAt(row, 'id');

  const observation = (row: number): Observation => ({
    region: textAt(row, 'region') as string,
    indicator: textAt(row, 'indicator') as string,
    value: numberAt(row, 'value'),
    unit: textAt(row, 'unit'),
    normal: { value: numberAt(row, 'normal'), valueMax: orNull(numberAt(row, 'normalMax')), unit: textAt(row, 'normalUnit') },
    scope: textAt(row, 'scope') as Observation['scope'],
    asOf: textAt(row, 'asOf'),
    yoy: orNull(numberAt(row, 'yoy')),
    rank: textAt(row, 'rank'),
    printedName: textAt(row, 'printedName') as string,
    source: sourceOf(textAt(row, 'source') as string),
  });
  const read = (row: number): ReportedFigure => {
    const at = new Date(numberAt(row, 'at')).toISOString();
    return { stamp: { id: idOf(row), at, by: textAt(row, 'by') as string, chat: textAt(row, 'chat') }, observation: observation(row) };
  };

  return {
    get size() {
      return size;
    },
    add: (figure) => {
      const row = split(figure);
      const block = openBlock();
      const at = size % BLOCK_ROWS;
      for (const column of TEXT_COLUMNS) block.texts[column][at] = strings.numberOf(row.texts[column]);
      for (const column of NUMBER_COLUMNS) block.numbers[column][at] = row.numbers[column];
      countRow(block.texts.region[at] as number, block.texts.indicator[at] as number);
    },
    addPacked: (packed) => {
      const numberOf = packed.strings.map(strings.numberOf);
      const count = packed.id.length;
      for (let done = 0; done < count; ) {
        const block = openBlock();
        const from = size % BLOCK_ROWS;
        const rows = Math.min(count - done, BLOCK_ROWS - from);
        for (const column of TEXT_COLUMNS) {
          const cells = packed[column];
          for (let row = 0; row < rows; row += 1) block.texts[column][from + row] = numberOf[cells[done + row] as number] as number;
        }
        for (const column of NUMBER_COLUMNS) {
          const cells = packed[column];
          for (let row = 0; row < rows; row += 1) block.numbers[column][from + row] = cells[done + row] ?? Number.NaN;
        }
        for (let row = 0; row < rows; row += 1)
          countRow(block.texts.region[from + row] as number, block.texts.indicator[from + row] as number);
        done += rows;
      }
    },
    rowsOf: (region, indicator) => seriesRows.get(strings.find(indicator) ?? 0)?.get(strings.find(region) ?? 0) ?? [],
    read,
    observation,
    idOf,
    regionsOf: (indicator) => [...(seriesRows.get(strings.find(indicator) ?? 0)?.keys() ?? [])].map((index) => strings.list[index] ?? ''),
    byChange: (id) => {
      let low = 0;
      for (let high = size - 1; low < high; ) {
        const middle = (low + high) >> 1;
        if (idOf(middle) < id) low = middle + 1;
        else high = middle;
      }
      return low < size && idOf(low) === id ? read(low) : undefined;
    },
  };
}
