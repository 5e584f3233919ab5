import { isHeld, type KnownName, knownNames } from './absent.js';
import type { Alignment } from './align.js';
import { alignIn, type LetterRun, type Search } from './candidates.js';
import { beside, type Candidate, isCut } from './parts.js';

/** A name that is known and not in the store, and how it stands in the query. */
export interface KnownFound {
  readonly known: KnownName;
  readonly alignment: Alignment;
}

/** A known name counts only when the query shows nearly all of it. */
const knownShown = 0.8;
const knownLead = 1.04;
/** A body known by its whole name beats one of the store that only gaps or a replaced character bring near (水务局 and 林水局). */
const patchedLead = 0.85;

/** True when the mask is one whole word of letters: initials within other letters are chance. */
const isLetterRun = (mask: Uint8Array, runs: readonly LetterRun[]): boolean =>
  runs.some(({ from, to }) => mask.every((value, i) => (value !== 0) === (i >= from && i < to)));

/** The known name that explains most of the open units and that the store does not have under any name; null when there is none. */
export function knownIn(search: Search, open: Uint8Array, limit: number): KnownFound | null {
  const { units, catalogue, runs, places } = search;
  const { index, names, byInitials } = knownNames();
  const letters = runs.map(({ from, to }) => String.fromCharCode(...units.slice(from, to).map(({ code }) => code)));
  const near = index.search(units, open, limit, () => true).map((id) => names[id]);
  let best: KnownFound | null = null;
  for (const known of [
    ...places.strangers.map((place) => place.known),
    ...letters.flatMap((word) => byInitials.get(word) ?? []),
    ...near,
  ]) {
    const alignment = known && alignIn(search, open, known.text);
    if (!known || !alignment || alignment.shown < knownShown || alignment.jumps > 0) continue;
    if (alignment.loosest === 'initial' ? alignment.shown < 1 || !isLetterRun(alignment.mask, runs) : alignment.firm < alignment.explained)
      continue;
    if (best && alignment.gain * alignment.shown <= best.alignment.gain * best.alignment.shown) continue;
    if (!isHeld(known, catalogue)) best = { known, alignment };
  }
  return best;
}

/** A known name that the store lacks takes the part when it explains more than the best name of the store, or as much but whole against a fragment. */
export function isMeant(known: KnownFound, best: Candidate): boolean {
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
  const inside = (kind === 'unit' || kind === 'indicator') && !best.alignment.head && !best.form.text.endsWith(known.known.text);
  if (kind === 'unit' && loosest === 'initial' && shown > 0.99 && gain > best.alignment.gain * 0.99 && beside.has(best.term.why))
    return true;
  const fragment = best.alignment.shown < 0.6 && (best.term.why !== 'name' || kind === 'region' || inside || loosest === 'initial');
  const whole = shown > 0.99 || (kind === 'unit' && best.alignment.jumps > 0);
  return gain > best.alignment.gain * 0.99 && whole && jumps === 0 && fragment;
}

/** True when a region of the store explains the same units whole, and as well (hz is 杭州 before it is 霍州) or, against a county, by sound. */
export const isRivalled = ({ known, alignment: { gain, mask } }: KnownFound, regions: readonly Candidate[]): boolean =>
  regions.some(
    ({ alignment }) =>
      (alignment.gain >= gain * 0.97 || (known.county && alignment.loosest === 'sound')) &&
      mask.every((value, i) => value === 0 || alignment.mask[i] !== 0),
  );
