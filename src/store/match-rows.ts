/** What rows are compared by: equal `exact` is the same row; otherwise names and places must be alike. */
export interface RowFeatures {
  readonly exact: string;
  readonly name: string;
  readonly place: string;
  /** Facts that support a match when they agree: due date, unit, number. */
  readonly facts: readonly string[];
}

/** A pair below this is two rows. */
const LEAST_LIKENESS = 0.62;
const NAME_WEIGHT = 0.65;
const PLACE_WEIGHT = 0.15;
const FACTS_WEIGHT = 0.2;
/** Names less alike than this are never the same row, however well the rest agrees. */
const LEAST_NAME_LIKENESS = 0.45;

/**
 * For each new row the index of the old row that it is, null for a row that was not there before. Each old row is used once.
 * Unchanged rows are paired first, in order; the rest by likeness of name, place and facts, the most alike first.
 */
export function matchRows(before: readonly RowFeatures[], after: readonly RowFeatures[]): readonly (number | null)[] {
  const match: (number | null)[] = after.map(() => null);
  const free = new Set(before.keys());
  const unchanged = new Map<string, number[]>();
  for (const [index, row] of before.entries()) unchanged.set(row.exact, [...(unchanged.get(row.exact) ?? []), index]);
  for (const [index, row] of after.entries()) {
    const same = unchanged.get(row.exact)?.shift();
    if (same === undefined) continue;
    match[index] = same;
    free.delete(same);
  }

  const olds = [...free].map((index) => ({ index, row: prepare(before[index] as RowFeatures) }));
  const pairs: { readonly old: number; readonly index: number; readonly score: number }[] = [];
  for (const [index, features] of after.entries()) {
    if (match[index] !== null) continue;
    const row = prepare(features);
    for (const old of olds) {
      const score = likeness(old.row, row);
      if (score >= LEAST_LIKENESS) pairs.push({ old: old.index, index, score });
    }
  }
  // Equal scores go to the pair that keeps document order.
  pairs.sort((a, b) => b.score - a.score || Math.abs(a.old - a.index) - Math.abs(b.old - b.index));
  for (const { old, index } of pairs) {
    if (match[index] !== null || !free.has(old)) continue;
    match[index] = old;
    free.delete(old);
  }
  return match;
}

interface Prepared {
  readonly name: ReadonlySet<string>;
  readonly place: ReadonlySet<string>;
  readonly facts: readonly string[];
}

const prepare = ({ name, place, facts }: RowFeatures): Prepared => ({ name: bigrams(name), place: bigrams(place), facts });

function likeness(a: Prepared, b: Prepared): number {
  const name = overlap(a.name, b.name);
  if (name < LEAST_NAME_LIKENESS) return 0;
  const facts = a.facts.filter((fact, index) => fact === b.facts[index]).length / Math.max(1, a.facts.length);
  return NAME_WEIGHT * name + PLACE_WEIGHT * overlap(a.place, b.place) + FACTS_WEIGHT * facts;
}

/** Neighbouring pairs of letters and digits of a text, blanks and punctuation left out. */
function bigrams(text: string): ReadonlySet<string> {
  const chars = [...text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')];
  return new Set(chars.length === 1 ? chars : chars.slice(1).map((char, index) => `${chars[index]}${char}`));
}

/** Share of common members, 0 to 1 (Dice); two empty texts are alike. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 1;
  let common = 0;
  for (const member of a) if (b.has(member)) common += 1;
  return (2 * common) / (a.size + b.size);
}
