import { isHeld, type KnownName, knownNames } from './absent.js';
import { type Alignment, align } from './align.js';
import type { Catalogue, Core, Form } from './catalogue.js';
import type { Likeness } from './likeness.js';
import { suretyOf } from './surety.js';
import { measureFits, measureHint } from './thesaurus/measures.js';
import { type Term, termFactor, type Why } from './thesaurus/term.js';
import { longQuery, type Reading, type Unit } from './units.js';

/** A name that explains a part of the query. */
export interface Candidate {
  readonly form: Form;
  readonly core: Core;
  readonly term: Term;
  readonly alignment: Alignment;
  readonly score: number;
  /** What a region named elsewhere in the query adds to the score of a name that exists there. */
  readonly withRegion: number;
}

/** A part of the query and what it can mean: names of the store, best first, or something known that the store does not have. */
export interface Part {
  readonly mask: Uint8Array;
  readonly candidates: readonly Candidate[];
  readonly absent: KnownName | null;
  /** Sum of certainty of the part, for ordering parts. */
  readonly trust: number;
}

/** A query read in one way, taken apart as far as names explain it. */
export interface Cover {
  readonly reading: Reading;
  readonly parts: readonly Part[];
  /** Share of the query that names of the store explain with certainty, 0 … 1. */
  readonly surety: number;
  /** The same with known names that the store does not have: for choosing between readings. */
  readonly grasp: number;
}

/** How many names are aligned for one part of a question, and how many parts are looked for. */
interface Effort {
  readonly candidates: number;
  readonly known: number;
  readonly regions: number;
  readonly parts: number;
}
const usual: Effort = { candidates: 36, known: 12, regions: 8, parts: 5 };
/** A pasted text costs no more than a question. */
const pasted: Effort = { candidates: 12, known: 6, regions: 4, parts: 4 };
/** Candidates of a part that score less than this share of the best are not offered. */
const keepShare = 0.6;
const shownShare = 0.28;
/** A known name counts only when the query shows nearly all of it. */
const knownShown = 0.8;
const knownLead = 1.04;
/** A body known by its whole name beats one of the store that only gaps or a replaced character bring near (水务局 and 林水局). */
const patchedLead = 0.85;
const functionShown = 0.7;
/** So few first letters, of so little of a name, fit anything (zzz). */
const fewLetters = 3;
const lettersShown = 0.3;
const innerLettersShown = 0.5;
/** A name of which less than this is shown is a fragment. */
const fragmentShown = 0.4;
/** Words that are less than this of a name are looked for alone as well: other names hold them, too. */
const subjectShown = 0.5;

/** Grounds of further names that stand beside the real name; without their end, which says what kind of body it is, they are another word: 专利 is not 专利局. */
const beside: ReadonlySet<Why> = new Set(['old', 'renamed', 'function', 'everyday']);
const cutShare = 0.7;
const isCut = ({ alignment, term }: Pick<Candidate, 'alignment' | 'term'>): boolean => !alignment.tail && beside.has(term.why);

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

/** The candidate with the score that an alignment gives it. */
function scored({ form, core, term }: Pick<Candidate, 'form' | 'core' | 'term'>, alignment: Alignment, hint: string | null): Candidate {
  const fits = hint === null ? 1 : core.kind !== 'indicator' ? 0.92 : measureFits(hint, core.text) ? 1.03 : 0.93;
  const cut = isCut({ alignment, term }) ? cutShare : 1;
  const neat =
    (alignment.head ? 1.01 : 1) * (alignment.jumps === 0 ? 1.06 : (loose.has(alignment.loosest) ? 0.85 : 1) - 0.015 * alignment.jumps);
  const score = alignment.gain * (1 - shownShare + shownShare * alignment.shown) * termFactor[term.why] * fits * cut * neat;
  return { form, core, term, alignment, score, withRegion: score };
}

/** Regions that the open units name in full. */
function regionCandidates(
  units: readonly Unit[],
  open: Uint8Array,
  weights: Float32Array,
  catalogue: Catalogue,
  limit: number,
): Candidate[] {
  return realCandidates(units, open, weights, catalogue, ({ kind }) => kind === 'region', null, limit).filter(
    ({ alignment }) => alignment.shown > 0.99 && alignment.jumps === 0 && alignment.loosest !== 'replaced',
  );
}

const anywhereShare = 0.9;

/** What a region named beside a name adds to it; the level between them (杭州|市|科技局) may belong to both. A figure or a task without region is at home in each. */
function addedBy(region: Candidate, candidate: Candidate, weights: Float32Array, catalogue: Catalogue): number {
  if (isCut(candidate)) return 0;
  let shared = 0;
  let lost = 0;
  region.alignment.mask.forEach((value, i) => {
    if (value === 0 || candidate.alignment.mask[i] === 0) return;
    shared += 1;
    lost += weights[i] ?? 0;
  });
  const own = catalogue.isIn(candidate.core, region.core.region);
  const anywhere = candidate.core.kind !== 'unit' && catalogue.isIn(candidate.core, -1);
  if (shared > 1 || !(own || anywhere)) return 0;
  return (own ? 1 : anywhereShare) * (region.alignment.gain - lost) * Math.min(1, candidate.alignment.shown / fragmentShown);
}

/** Lets a name that exists in a named region count what names the region. */
function joinRegions(
  candidates: readonly Candidate[],
  regions: readonly Candidate[],
  weights: Float32Array,
  catalogue: Catalogue,
): Candidate[] {
  const joined = candidates.map((candidate) => {
    if (candidate.core.kind === 'region') return candidate;
    const most = regions.reduce((best, region) => Math.max(best, addedBy(region, candidate, weights, catalogue)), 0);
    return { ...candidate, withRegion: candidate.score + most };
  });
  return joined.sort((a, b) => b.withRegion - a.withRegion);
}

const covers = (mask: Uint8Array, other: Uint8Array): boolean => mask.some((value, at) => value !== 0 && other[at] !== 0);

const closeMask = (open: Uint8Array, mask: Uint8Array): void =>
  mask.forEach((value, i) => {
    if (value !== 0) open[i] = 0;
  });

function realCandidates(
  units: readonly Unit[],
  open: Uint8Array,
  weights: Float32Array,
  catalogue: Catalogue,
  wanted: (core: Core) => boolean,
  hint: string | null,
  limit: number,
): Candidate[] {
  const found = catalogue.index.search(units, open, limit, (id) => catalogue.form(id)?.uses.some(({ core }) => wanted(core)) ?? false);
  const charWeight = (code: number): number => catalogue.index.weightOf(code);
  const byCore = new Map<Core, Candidate>();
  for (const id of found) {
    const form = catalogue.form(id);
    const alignment = form && align({ units, open, weights }, form.text, charWeight);
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

/** Letters typed as one word, as ranges of units [from, to). */
function letterRuns(units: readonly Unit[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  units.forEach((unit, i) => {
    if (unit.kind !== 'letter' || unit.code < 97) return;
    const last = runs[runs.length - 1];
    if (last?.to === i) last.to = i + 1;
    else runs.push({ from: i, to: i + 1 });
  });
  return runs;
}

/** The open units without those that the candidate has no claim to: a region that stands there in full (杭州 is no 行…周), and a word of first letters of which it explains less than most. Null when it has a claim to all. */
function claimed(
  { alignment }: Candidate,
  open: Uint8Array,
  regions: readonly Candidate[],
  runs: readonly { from: number; to: number }[],
): Uint8Array | null {
  const { mask, loosest, jumps } = alignment;
  if (loosest === 'same' || loosest === 'spelled') return null;
  const left = open.slice();
  for (const region of regions) {
    const own = region.alignment;
    const initials = own.loosest === 'initial' && jumps > 0 && runs.some(({ from, to }) => own.mask[from] === 2 && own.mask[to - 1] === 2);
    if ((own.loosest === 'same' || initials) && own.mask.some((value, i) => value !== 0 && mask[i] === 2)) closeMask(left, own.mask);
  }
  for (const { from, to } of runs) {
    const explained = mask.subarray(from, to).reduce((sum, value) => sum + Math.min(1, value), 0);
    if (explained > 0 && explained * 2 <= to - from) left.fill(0, from, to);
  }
  return left.some((value, i) => value !== open[i]) ? left : null;
}

/** True when the mask is one whole word of letters: initials within other letters are chance. */
const isLetterRun = (mask: Uint8Array, runs: readonly { from: number; to: number }[]): boolean =>
  runs.some(({ from, to }) => mask.every((value, i) => (value !== 0) === (i >= from && i < to)));

function knownCandidate(
  units: readonly Unit[],
  open: Uint8Array,
  weights: Float32Array,
  catalogue: Catalogue,
  runs: readonly { from: number; to: number }[],
  limit: number,
): { known: KnownName; alignment: Alignment } | null {
  const { index, names } = knownNames();
  const charWeight = (code: number): number => catalogue.index.weightOf(code);
  let best: { known: KnownName; alignment: Alignment } | null = null;
  for (const id of index.search(units, open, limit, () => true)) {
    const known = names[id];
    const alignment = known && align({ units, open, weights }, known.text, charWeight);
    if (!known || !alignment || alignment.shown < knownShown || alignment.jumps > 0) continue;
    if (alignment.loosest === 'initial' ? alignment.shown < 1 || !isLetterRun(alignment.mask, runs) : alignment.firm < alignment.explained)
      continue;
    if (best && alignment.gain * alignment.shown <= best.alignment.gain * best.alignment.shown) continue;
    if (!isHeld(known, catalogue)) best = { known, alignment };
  }
  return best;
}

/** Homophones alone prove nothing: some of the name must stand there as it is, or all of it by its first letters. What a body does must be said in full. */
function isSound({ alignment, core, term }: Candidate): boolean {
  const { loosest, jumps, firm, explained, shown, head } = alignment;
  if (core.kind === 'unit' && (term.why === 'function' || term.why === 'everyday') && (loosest === 'initial' || shown < functionShown))
    return false;
  if (core.kind === 'unit' && beside.has(term.why) && jumps > 0 && shown < functionShown) return false;
  if (loosest === 'initial' && firm === 0 && explained <= fewLetters && shown < (head ? lettersShown : innerLettersShown)) return false;
  if (explained <= 2 && explained > firm && loosest !== 'initial' && !head && (jumps > 0 || loosest === 'near-sound') && shown < 0.5)
    return false;
  return loosest === 'initial' ? jumps === 0 || firm > 0 : firm * 3 >= explained;
}

/** A known name that the store lacks takes the part when it explains more than the best name of the store, or as much but whole against a fragment. */
function isMeant(known: { readonly known: KnownName; readonly alignment: Alignment }, best: Candidate): boolean {
  const { gain, shown, jumps, loosest } = known.alignment;
  if (gain > best.alignment.gain * knownLead + 0.03) return true;
  const { kind } = known.known;
  const patched = best.alignment.jumps > 0 || best.alignment.loosest === 'replaced';
  if (kind === 'unit' && loosest === 'same' && jumps === 0 && shown > 0.99 && patched && gain > best.alignment.gain * patchedLead)
    return true;
  const words = kind === 'task' || kind === 'indicator';
  if (
    words &&
    shown > 0.99 &&
    jumps === 0 &&
    gain > best.alignment.gain * 0.99 &&
    best.core.kind === 'unit' &&
    (isCut(best) || best.term.why === 'function')
  )
    return true;
  const inside = kind === 'unit' && !best.alignment.head && !best.form.text.endsWith(known.known.text);
  if (kind === 'unit' && loosest === 'initial' && shown > 0.99 && gain > best.alignment.gain * 0.99 && beside.has(best.term.why))
    return true;
  const fragment = best.alignment.shown < 0.6 && (best.term.why !== 'name' || kind === 'region' || inside || loosest === 'initial');
  const whole = shown > 0.99 || (kind === 'unit' && best.alignment.jumps > 0);
  return gain > best.alignment.gain * 0.99 && whole && jumps === 0 && fragment;
}

/** True when a region of the store explains the same letters as well and whole: hz is 杭州 before it is 霍州. */
const isRivalled = (known: Alignment, regions: readonly Candidate[]): boolean =>
  regions.some(
    ({ alignment }) => alignment.gain >= known.gain * 0.97 && known.mask.every((value, i) => value === 0 || alignment.mask[i] !== 0),
  );

/** Takes a reading apart: the best name first, then the best for what it leaves, until nothing fits. */
export function cover(reading: Reading, text: string, catalogue: Catalogue, wanted: (core: Core) => boolean): Cover {
  const { units } = reading;
  const weights = weightsOf(units, catalogue);
  const open = new Uint8Array(units.length).fill(1);
  const hint = measureHint(text);
  const effort = units.length > longQuery ? pasted : usual;
  const charWeight = (code: number): number => catalogue.index.weightOf(code);
  const runs = letterRuns(units);
  const parts: Part[] = [];
  for (let pass = 0; pass < effort.parts; pass += 1) {
    const left = units.reduce((sum, unit, i) => sum + (open[i] ? unit.miss * (weights[i] ?? 0) : 0), 0);
    if (left < 0.2) break;
    const regions = regionCandidates(units, open, weights, catalogue, effort.regions);
    const claims = realCandidates(units, open, weights, catalogue, wanted, hint, effort.candidates).flatMap((candidate) => {
      const left = candidate.core.kind === 'region' ? null : claimed(candidate, open, regions, runs);
      const alignment = left ? align({ units, open: left, weights }, candidate.form.text, charWeight) : candidate.alignment;
      const own = left ? alignment && scored(candidate, alignment, hint) : candidate;
      return own && isSound(own) ? [own] : [];
    });
    const candidates = joinRegions(claims, regions, weights, catalogue);
    const known = knownCandidate(units, open, weights, catalogue, runs, effort.known);
    const best = candidates[0];
    if (!best && !known) break;
    if (known && (!best || isMeant(known, best)) && !isRivalled(known.alignment, regions)) {
      parts.push({ mask: known.alignment.mask, candidates: [], absent: known.known, trust: known.alignment.trust });
      closeMask(open, known.alignment.mask);
      continue;
    }
    if (!best) break;
    const single = best.alignment.explained < 2 && best.alignment.shown < 0.9;
    if (single && (parts.length > 0 || units.length > 1 || units[0]?.kind === 'syllable')) break;
    const fragment = best.alignment.shown < subjectShown && best.alignment.jumps === 0 && best.alignment.loosest === 'same';
    const alike = fragment
      ? realCandidates(
          units,
          Uint8Array.from(best.alignment.mask, (value) => Math.min(1, value)),
          weights,
          catalogue,
          wanted,
          hint,
          effort.candidates,
        ).filter(isSound)
      : [];
    const near = [best, ...(alike.length > 0 ? alike.filter(({ core }) => core !== best.core) : candidates.slice(1))].filter(
      (candidate) =>
        alike.length > 0 || (candidate.withRegion >= best.withRegion * keepShare && covers(candidate.alignment.mask, best.alignment.mask)),
    );
    parts.push({ mask: best.alignment.mask, candidates: near, absent: null, trust: best.alignment.trust });
    closeMask(open, best.alignment.mask);
  }
  return { reading, parts, ...suretyOf(units, weights, parts, catalogue) };
}
