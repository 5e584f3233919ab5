import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { formatNumber } from './word-number-format.js';
import { attr, child, children } from './xml.js';

/** One level of a Word list: how its number looks and where it starts (ECMA-376 part 1, 17.9.6). */
interface Level {
  readonly start: number;
  readonly format: string;
  /** "第%1章": %n stands for the number of level n. */
  readonly text: string;
  /** All numbers of the label as Arabic figures. */
  readonly legal: boolean;
}

interface NumberingList {
  /** Lists with the same key share their counters. */
  readonly key: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly overrides: ReadonlyMap<number, number>;
}

const LEVELS = 9;
const number = (text: string | undefined, fallback: number): number =>
  text !== undefined && /^-?\d{1,9}$/u.test(text) ? Number(text) : fallback;
const isOff = (value: string | undefined): boolean => value === '0' || value === 'false' || value === 'off';

function levelOf(element: Element): Level {
  return {
    start: number(attr(child(element, 'w:start'), 'w:val'), 1),
    format: attr(child(element, 'w:numFmt'), 'w:val') ?? 'decimal',
    text: attr(child(element, 'w:lvlText'), 'w:val') ?? '',
    legal: child(element, 'w:isLgl') !== undefined && !isOff(attr(child(element, 'w:isLgl'), 'w:val')),
  };
}

const levelsOf = (element: Element): Map<number, Level> =>
  new Map(children(element, 'w:lvl').map((level) => [number(attr(level, 'w:ilvl'), 0), levelOf(level)]));

/** The lists that word/numbering.xml defines, by w:numId. */
function readLists(numbering: CheerioAPI | null): Map<string, NumberingList> {
  const lists = new Map<string, NumberingList>();
  if (!numbering) return lists;
  const root = numbering.root().children().get(0);
  if (!root) return lists;
  const abstracts = new Map(children(root, 'w:abstractNum').map((element) => [attr(element, 'w:abstractNumId') ?? '', element]));
  const byStyle = new Map(
    [...abstracts.values()].flatMap((element) => {
      const link = attr(child(element, 'w:styleLink'), 'w:val');
      return link === undefined ? [] : [[link, element] as const];
    }),
  );
  for (const num of children(root, 'w:num')) {
    const key = attr(child(num, 'w:abstractNumId'), 'w:val') ?? '';
    let abstract = abstracts.get(key);
    const link = abstract && attr(child(abstract, 'w:numStyleLink'), 'w:val');
    if (link !== undefined) abstract = byStyle.get(link) ?? abstract;
    if (!abstract) continue;
    const levels = levelsOf(abstract);
    const overrides = new Map<number, number>();
    for (const override of children(num, 'w:lvlOverride')) {
      const at = number(attr(override, 'w:ilvl'), 0);
      const replaced = child(override, 'w:lvl');
      if (replaced) levels.set(at, levelOf(replaced));
      const start = attr(child(override, 'w:startOverride'), 'w:val');
      if (start !== undefined) overrides.set(at, number(start, 1));
    }
    lists.set(attr(num, 'w:numId') ?? '', { key, levels, overrides });
  }
  return lists;
}

/** A paragraph style as far as numbering and the table of contents go. */
interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly numId: string | undefined;
  readonly level: number | undefined;
}

/** Paragraph styles of word/styles.xml by id. */
export function readStyles(styles: CheerioAPI | null): Map<string, Style> {
  const found = new Map<string, Style>();
  const root = styles?.root().children().get(0);
  if (!root) return found;
  for (const element of children(root, 'w:style')) {
    const numPr = child(child(element, 'w:pPr'), 'w:numPr');
    const level = attr(child(numPr, 'w:ilvl'), 'w:val');
    found.set(attr(element, 'w:styleId') ?? '', {
      name: attr(child(element, 'w:name'), 'w:val') ?? '',
      basedOn: attr(child(element, 'w:basedOn'), 'w:val'),
      numId: attr(child(numPr, 'w:numId'), 'w:val'),
      level: level === undefined ? undefined : number(level, 0),
    });
  }
  return found;
}

/** Counts through a document's lists and gives each numbered paragraph the number that Word prints before it. */
export class NumberPrinter {
  readonly #lists: ReadonlyMap<string, NumberingList>;
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #started = new Set<string>();

  constructor(
    numbering: CheerioAPI | null,
    private readonly styles: ReadonlyMap<string, Style>,
  ) {
    this.#lists = readLists(numbering);
  }

  /** The printed number of a w:p, null when it has none. Paragraphs are to be asked in document order, each once. */
  next(paragraph: Element): string | null {
    const reference = this.#reference(paragraph);
    const list = reference && this.#lists.get(reference.numId);
    const level = list?.levels.get(reference?.level ?? 0);
    if (!reference || !list || !level) return null;
    const at = reference.level;
    const counters = this.#counters.get(list.key) ?? new Array<number | undefined>(LEVELS).fill(undefined);
    this.#counters.set(list.key, counters);
    const override = list.overrides.get(at);
    const first = `${reference.numId}:${at}`;
    if (override !== undefined && !this.#started.has(first)) counters[at] = override;
    else counters[at] = counters[at] === undefined ? level.start : counters[at] + 1;
    this.#started.add(first);
    counters.fill(undefined, at + 1);
    if (level.format === 'none') return null;
    if (level.format === 'bullet') return /^[—–-]+$/u.test(level.text) ? '——' : '●';
    return level.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const index = Number(digit) - 1;
      const other = list.levels.get(index);
      return formatNumber(counters[index] ?? other?.start ?? 1, level.legal ? 'decimal' : (other?.format ?? 'decimal'));
    });
  }

  #reference(paragraph: Element): { numId: string; level: number } | null {
    const properties = child(paragraph, 'w:pPr');
    const direct = child(properties, 'w:numPr');
    const style = this.#styleNumbering(attr(child(properties, 'w:pStyle'), 'w:val'));
    const numId = attr(child(direct, 'w:numId'), 'w:val') ?? style.numId;
    if (numId === undefined || numId === '0') return null;
    const level = attr(child(direct, 'w:ilvl'), 'w:val');
    return { numId, level: Math.min(LEVELS - 1, Math.max(0, level === undefined ? (style.level ?? 0) : number(level, 0))) };
  }

  #styleNumbering(id: string | undefined): { numId?: string; level?: number } {
    let numId: string | undefined;
    let level: number | undefined;
    const seen = new Set<string>();
    for (let at = id; at !== undefined && !seen.has(at); at = this.styles.get(at)?.basedOn) {
      seen.add(at);
      numId ??= this.styles.get(at)?.numId;
      level ??= this.styles.get(at)?.level;
    }
    return { ...(numId === undefined ? {} : { numId }), ...(level === undefined ? {} : { level }) };
  }
}
