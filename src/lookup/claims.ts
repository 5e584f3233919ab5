import { alignIn, candidatesIn, type LetterRun, type Search, scored } from './candidates.js';
import { beside, type Candidate, without } from './parts.js';

const functionShown = 0.7;
/** So few first letters, of so little of a name, fit anything (zzz). */
const fewLetters = 3;
const lettersShown = 0.3;
/** So few first letters, picked from two places inside a name, are chance as well (TISC). */
const scatteredLetters = 4;
const innerLettersShown = 0.5;

/** The open units without those that the candidate has no claim to: a region that stands there in full (杭州 is no 行…周), and a word of first letters of which it explains less than most. Null when it has a claim to all. */
function claimed({ alignment }: Candidate, open: Uint8Array, regions: readonly Candidate[], runs: readonly LetterRun[]): Uint8Array | null {
  const { mask, loosest, jumps } = alignment;
  if (loosest === 'same' || loosest === 'spelled') return null;
  let left = open;
  for (const region of regions) {
    const own = region.alignment;
    const initials = own.loosest === 'initial' && jumps > 0 && runs.some(({ from, to }) => own.mask[from] === 2 && own.mask[to - 1] === 2);
    if ((own.loosest === 'same' || initials) && own.mask.some((value, i) => value !== 0 && mask[i] === 2)) left = without(left, own.mask);
  }
  for (const { from, to } of runs) {
    const explained = mask.subarray(from, to).reduce((sum, value) => sum + Math.min(1, value), 0);
    if (explained > 0 && explained * 2 <= to - from) left = left.slice().fill(0, from, to);
  }
  return left.some((value, i) => value !== open[i]) ? left : null;
}

/** Homophones alone prove nothing: some of the name must stand there as it is, or all of it by its first letters. What a body does must be said in full. */
export function isSound({ alignment, core, term }: Candidate): boolean {
  const { loosest, jumps, firm, explained, shown, head } = alignment;
  if (core.kind === 'unit' && (term.why === 'function' || term.why === 'everyday') && (loosest === 'initial' || shown < functionShown))
    return false;
  if (core.kind === 'unit' && beside.has(term.why) && jumps > 0 && shown < functionShown) return false;
  if (loosest === 'initial' && firm === 0 && explained <= fewLetters && shown < (head ? lettersShown : innerLettersShown)) return false;
  if (loosest === 'initial' && firm <= 1 && explained <= scatteredLetters && jumps > 0 && !head && shown < innerLettersShown) return false;
  if (explained <= 2 && explained > firm && loosest !== 'initial' && !head && (jumps > 0 || loosest === 'near-sound') && shown < 0.5)
    return false;
  return loosest === 'initial' ? jumps === 0 || firm > 0 : firm * 3 >= explained;
}

/** The names of the store that have a claim to open units, each as well as it stands there without the units it has none to; in the order of `candidatesIn`. */
export function claimsIn(search: Search, open: Uint8Array, regions: readonly Candidate[], limit: number): Candidate[] {
  return candidatesIn(search, open, limit).flatMap((candidate) => {
    const left = candidate.core.kind === 'region' ? null : claimed(candidate, open, regions, search.runs);
    const alignment = left ? alignIn(search, left, candidate.form.text) : candidate.alignment;
    const own = left ? alignment && scored(candidate, alignment, search.hint) : candidate;
    return own && isSound(own) ? [own] : [];
  });
}
