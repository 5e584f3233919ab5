import { type Alignment, align } from './align.js';
import type { Catalogue, Core, Form } from './catalogue.js';
import type { Likeness } from './likeness.js';
import type { NormalText } from './normalise.js';
import { type Candidate, isCut } from './parts.js';
import { measureFits, measureHint } from './thesaurus/measures.js';
import { termFactor } from './thesaurus/term.js';
import type { Reading, Unit } from './units.js';
import { placesWritten, type WrittenPlaces } from './written-places.js';

/** A reading as names are looked for in it, whichever are wanted; what of it is still open changes from part to part and is passed beside. */
export interface Ground {
  readonly reading: Reading;
  readonly units: readonly Unit[];
  readonly weights: Float32Array;
  readonly catalogue: Catalogue;
  /** What the measure word that the query gives says about the figure meant; null without one. */
  readonly hint: string | null;
  /** Letters typed as one word. */
  readonly runs: readonly LetterRun[];
  /** What stands between blanks, marks and joining words; empty when there are none. */
  readonly words: readonly LetterRun[];
  /** A blank or mark was typed before the unit. */
  readonly breaks: readonly boolean[];
  /** Places written in full, of the store and others. */
  readonly places: WrittenPlaces;
  /** How a text stood when it was first aligned: the same names come back for every part and every kind that is asked for. */
  readonly aligned: Map<string, Aligned>;
}

/** The search for the wanted names. */
export interface Search extends Ground {
  readonly wanted: (core: Core) => boolean;
}

interface Aligned {
  readonly open: Uint8Array;
  readonly alignment: Alignment | null;
}

/** Units [from, to). */
export interface LetterRun {
  readonly from: number;
  readonly to: number;
}

const cutShare = 0.7;
const shownShare = 0.28;

/** Likenesses that, scattered over a long name, fit anything. */
const loose: ReadonlySet<Likeness> = new Set(['sound', 'near-sound', 'initial', 'replaced']);

const weightsOf = (units: readonly Unit[], catalogue: Catalogue): Float32Array =>
  Float32Array.from(units, (unit) => {
    const own =
      unit.kind === 'han' || unit.code < 128
        ? unit.kind === 'syllable'
          ? 0.6
          : unit.kind === 'letter' && unit.code > 57
            ? 0.5
            : catalogue.index.weightOf(unit.code)
        : 0.6;
    return own * (0.03 + 0.97 * unit.miss);
  });

/** Letters typed as one word, as ranges of units [from, to). */
function letterRuns(units: readonly Unit[], breaks: readonly boolean[]): LetterRun[] {
  const runs: { from: number; to: number }[] = [];
  units.forEach((unit, i) => {
    if (unit.kind !== 'letter' || unit.code < 97) return;
    const last = runs[runs.length - 1];
    if (last?.to === i && !breaks[i]) last.to = i + 1;
    else runs.push({ from: i, to: i + 1 });
  });
  return runs;
}

const joining = new Set(Array.from('和与及跟同', (character) => character.charCodeAt(0)));

/** Units between blanks, marks and the words that join names, as ranges [from, to); none when the query is one word. */
function wordRuns(units: readonly Unit[], breaks: readonly boolean[]): LetterRun[] {
  const joins = (unit: Unit | undefined): boolean => unit?.kind === 'han' && unit.miss === 0 && joining.has(unit.code);
  const starts = breaks.flatMap((broken, i) => (i === 0 || broken || joins(units[i - 1]) ? [i] : []));
  return starts.length < 2 ? [] : starts.map((from, at) => ({ from, to: starts[at + 1] ?? breaks.length }));
}

/** The ground on which names are looked for in a reading of the query. */
export function groundFor(reading: Reading, query: NormalText, catalogue: Catalogue): Ground {
  const { units } = reading;
  const breaks = units.map(({ at }) => query.breaks[at] ?? false);
  return {
    reading,
    units,
    weights: weightsOf(units, catalogue),
    catalogue,
    hint: measureHint(query.text),
    runs: letterRuns(units, breaks),
    words: wordRuns(units, breaks),
    breaks,
    places: placesWritten(units, catalogue),
    aligned: new Map(),
  };
}

/**
 * True while an alignment holds for what is open now: nothing more is open than was, and nothing that it uses is closed.
 * What the closed units kept from standing out of order is not looked for again; that changes only scores of texts that nothing explains.
 */
function stillBest({ open: was, alignment }: Aligned, open: Uint8Array): boolean {
  for (let i = 0; i < open.length; i += 1) {
    if (open[i] !== was[i] && (open[i] === 1 || alignment?.mask[i])) return false;
  }
  return true;
}

/** How a text stands to the open units, which stay as they are: the array is kept. */
export function alignIn({ units, weights, catalogue, aligned }: Ground, open: Uint8Array, text: string): Alignment | null {
  const known = aligned.get(text);
  if (known && stillBest(known, open)) return known.alignment;
  const alignment = align({ units, open, weights }, text, (code) => catalogue.index.weightOf(code));
  if (!known) aligned.set(text, { open, alignment });
  return alignment;
}

/** The candidate with the score that an alignment gives it. */
export function scored(
  { form, core, term }: Pick<Candidate, 'form' | 'core' | 'term'>,
  alignment: Alignment,
  hint: string | null,
): Candidate {
  const fits = hint === null ? 1 : core.kind !== 'indicator' ? 0.92 : measureFits(hint, core.text) ? 1.03 : 0.93;
  const cut = isCut({ alignment, term }) ? cutShare : 1;
  const neat =
    (alignment.head ? 1.01 : 1) * (alignment.jumps === 0 ? 1.06 : (loose.has(alignment.loosest) ? 0.85 : 1) - 0.015 * alignment.jumps);
  const score = alignment.gain * (1 - shownShare + shownShare * alignment.shown) * termFactor[term.why] * fits * cut * neat;
  return { form, core, term, alignment, score, withRegion: score };
}

/** The names under which the texts stand, best first; of a name that several texts stand for, the best text. */
function candidatesOf(search: Search, open: Uint8Array, forms: readonly (Form | null)[]): Candidate[] {
  const { wanted, hint } = search;
  const byCore = new Map<Core, Candidate>();
  for (const form of forms) {
    const alignment = form && alignIn(search, open, form.text);
    if (!form || !alignment) continue;
    for (const { core, term } of form.uses) {
      if (!wanted(core)) continue;
      const candidate = scored({ form, core, term }, alignment, hint);
      const known = byCore.get(core);
      if (!known || known.score < candidate.score) byCore.set(core, candidate);
    }
  }
  return [...byCore.values()].sort((a, b) => b.score - a.score);
}

/** Texts of the store that share most with the open units. */
function formsNear({ units, catalogue, wanted }: Search, open: Uint8Array, limit: number): (Form | null)[] {
  const found = catalogue.index.search(units, open, limit, (id) => catalogue.form(id)?.uses.some(({ core }) => wanted(core)) ?? false);
  return found.map((id) => catalogue.form(id));
}

/** The names of the store that share most with the open units, best first. */
export const candidatesIn = (search: Search, open: Uint8Array, limit: number): Candidate[] =>
  candidatesOf(search, open, formsNear(search, open, limit));

/** Regions that the open units name in full. */
export function regionsIn(search: Search, open: Uint8Array, limit: number): Candidate[] {
  const own: Search = { ...search, wanted: ({ kind }) => kind === 'region', hint: null };
  const forms = new Set([...search.places.regions, ...formsNear(own, open, limit)]);
  return candidatesOf(own, open, [...forms]).filter(
    ({ alignment }) => alignment.shown > 0.99 && alignment.jumps === 0 && alignment.loosest !== 'replaced',
  );
}
