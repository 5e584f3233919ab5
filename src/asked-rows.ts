import { normalName } from './lookup/normalise.js';
import { isFigureOf, partOfYearIn } from './lookup/part-of-year.js';
import type { StoredPlan } from './model/stored-plan.js';
import type { StoreView } from './store/store.js';

/** Shorter pieces of a question stand in too many names. */
export const PIECE_LEAST = 2;
/** A word that a document says so often is what it is about, in whatever words its title has it. */
const SUBJECT_LEAST = 5;

/** One target or figure as a question may name it. */
export interface Row {
  readonly name: string;
  /** The name as printed. */
  readonly printed: string;
  readonly unit: string;
  readonly region: string;
  readonly plan: StoredPlan | undefined;
  readonly quote: string;
  /** Code of a target; null for a figure. */
  readonly code: string | null;
  readonly isAt: (year: string | null, part: string | null) => boolean;
}

/** A name in compared form without the place that it is of. */
const bareName = (name: string): string => normalName(name).replace(/^全[国省市区县]/u, '');

/** Every target and figure of the store. */
export function rowsOf(view: StoreView): Row[] {
  const targets = view.targets().map(
    (row): Row => ({
      name: bareName(row.indicator),
      printed: row.indicator,
      unit: row.unit ?? '',
      region: row.region,
      plan: view.plan(row.planId),
      quote: row.source.quote,
      code: row.code,
      isAt: (year, part) => part === null && (year === null || (row.due?.startsWith(year) ?? false)),
    }),
  );
  const figures = view.indicators().flatMap(({ id }) =>
    view.regionsOf(id).flatMap((region) =>
      view.observations(region, id).map((figure): Row => {
        const plan = figure.source.kind === 'document' ? view.plan(figure.source.planId) : undefined;
        const asked = (part: string): boolean => {
          const read = partOfYearIn(part);
          return read !== null && isFigureOf(read, figure.asOf);
        };
        return {
          name: bareName(figure.printedName),
          printed: figure.printedName,
          unit: figure.unit ?? '',
          region,
          plan,
          quote: figure.source.kind === 'document' ? figure.source.span.quote : '',
          code: null,
          isAt: (year, part) =>
            part === null ? year === null || (figure.asOf?.split('/').at(-1)?.startsWith(year) ?? false) : asked(part),
        };
      }),
    ),
  );
  return [...targets, ...figures];
}

/** How often the text holds the word, counted up to what makes it a subject. */
export function isSubject({ text }: StoredPlan, word: string): boolean {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0 && count < SUBJECT_LEAST; at = text.indexOf(word, at + word.length)) count += 1;
  return count >= SUBJECT_LEAST;
}

/** Whether the piece stands beside the name: in the row's own words, in the title of its paper, or, at the beginning of a question, as what that is about. */
export const isAround = (piece: string, first: boolean, { quote, plan }: Row): boolean =>
  normalName(quote).includes(piece) ||
  (plan !== undefined && (normalName(plan.parsed.title).includes(piece) || (first && isSubject(plan, piece))));

/** Whether the name holds the piece, or two words that it is short for (医保: 医疗保险). */
export function isIn(piece: string, name: string): boolean {
  if (name.includes(piece)) return true;
  const [first, second] = piece;
  return (
    piece.length === 2 && Array.from(name).some((character, at) => character === first && name[at + 2] === second && at + 3 < name.length)
  );
}

/** How many characters of the word stand in the name, where all of it stands in pieces in the name or around it; -1 where it does not. */
function toldOf(word: string, row: Row, isFirst: boolean): number {
  const best: number[] = [0];
  for (let end = 1; end <= word.length; end += 1) {
    best[end] = -1;
    for (let start = 0; start + PIECE_LEAST <= end; start += 1) {
      const before = best[start] ?? -1;
      if (before < 0) continue;
      const piece = word.slice(start, end);
      const own = isIn(piece, row.name) ? piece.length : isAround(piece, isFirst && start === 0, row) ? 0 : -1;
      if (own >= 0) best[end] = Math.max(best[end] ?? -1, before + own);
    }
  }
  return best[word.length] ?? -1;
}

/** What a question asks for, apart from where and when. */
export interface Asked {
  readonly words: readonly string[];
  /** The measure word that the answer must have, "" where none is asked for. */
  readonly unit: string;
}

const plainUnit = (unit: string): string => unit.replace(/^[十百千万亿]+/u, '').replace(/^[名位](?!次)/u, '人');
const hasUnit = ({ unit }: Row, asked: string): boolean => {
  const own = plainUnit(unit);
  return own !== '' && plainUnit(asked).startsWith(own);
};

/** A row's own words with what stands right behind them, where several share one measure. */
function clauseOf({ quote, plan }: Row): string {
  const at = quote === '' ? -1 : (plan?.text.indexOf(quote) ?? -1);
  return at < 0 ? quote : (/^[^。；\n]*/u.exec(plan?.text.slice(at, at + quote.length + CLAUSE_MORE) ?? '')?.[0] ?? quote);
}
const CLAUSE_MORE = 16;

/** The share of the name that the question holds, where every word of the question is told by the row; 0 where one is not. The last word, or the measure asked for, must be the name's own. */
export function shareOf(row: Row, { words, unit }: Asked): number {
  if (unit !== '' && row.unit !== '' && !hasUnit(row, unit)) return 0;
  const last = words.at(-1) ?? '';
  const head = last.slice(-PIECE_LEAST);
  // A name that stands whole in the question may have what is measured beside it: 水库蓄水 of 水库蓄水、调水能力分别超过….
  const whole = words.some((word) => word.includes(row.name)) && normalName(clauseOf(row)).includes(head);
  if (!whole && !row.name.includes(head) && (unit === '' || !hasUnit(row, unit))) return 0;
  let told = 0;
  for (const [at, word] of words.entries()) {
    const own = toldOf(word, row, at === 0);
    if (own < 0) return 0;
    told += own;
  }
  return told < PIECE_LEAST ? 0 : told + told / (row.name.length + 1);
}
