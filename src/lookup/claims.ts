import type { Zone } from '../model/zones.js';
import { alignIn, candidatesIn, type Search, scored } from './candidates.js';
import { beside, type Candidate, without } from './parts.js';

const functionShown = 0.7;
/** Of so little of a name, two characters of which one only resembles it are chance: 一中 is no 交易中心. */
const chanceShown = 0.2;
/** A place is named by its beginning or by most of its name: 开发 is no 高新技术产业开发区. */
const regionShown = 0.4;
/** So few first letters, of so little of a name, fit anything (zzz). */
const fewLetters = 3;
const lettersShown = 0.3;
/** So few first letters, picked from two places inside a name, are chance as well (TISC). */
const scatteredLetters = 4;
const innerLettersShown = 0.5;

const levels = new Set(['市', '省', '区', '县'].map((level) => level.charCodeAt(0)));

/** A place that stands in the query in full. */
interface Place {
  readonly mask: Uint8Array;
  /** Its units without the level, which may belong to a body (杭州|市|科技局); empty for a place that is not written in characters. */
  readonly root: readonly number[];
  /** May be taken apart by no name that only resembles it. */
  readonly firm: boolean;
  /** The same, for names with gaps. */
  readonly firmToGaps: boolean;
  /** A zone of several places, null for a place of its own: names of the zone have a claim to it in whatever form. */
  readonly zone: Zone | null;
}

/** What stands in the query and lends no character to another name: places, and to figures, tasks and plans the names of bodies (国家知识产权局那个意见). */
interface Owned {
  readonly places: readonly Place[];
  readonly bodies: readonly Pick<Place, 'mask' | 'root'>[];
}

/** What is owned in the query: places of the store and others, bodies of the store. */
function ownedIn({ units, runs, places }: Search, regions: readonly Candidate[]): Owned {
  const unitsOf = (mask: Uint8Array): number[] => units.flatMap((_unit, i) => (mask[i] === 0 ? [] : [i]));
  const rootOf = (mask: Uint8Array): number[] => units.flatMap(({ code }, i) => (mask[i] !== 0 && !levels.has(code) ? [i] : []));
  const own = regions.map(({ alignment: { mask, loosest } }) => {
    const written = loosest === 'same';
    const initials = loosest === 'initial' && runs.some(({ from, to }) => mask[from] === 2 && mask[to - 1] === 2);
    return { mask, root: written ? rootOf(mask) : [], firm: written, firmToGaps: initials, zone: null };
  });
  const strangers = places.strangers.map(({ mask }) => ({ mask, root: rootOf(mask), firm: true, firmToGaps: false, zone: null }));
  const zones = places.zones.map(({ zone, mask }) => ({ mask, root: unitsOf(mask), firm: true, firmToGaps: false, zone }));
  const bodies = places.bodies.map((mask) => ({ mask, root: unitsOf(mask) }));
  return { places: [...own, ...strangers, ...zones], bodies };
}

/** True when a name takes a character out of a place's name and leaves the rest: 湖州 has no claim to the 州 of 杭州. */
function tearsApart(mask: Uint8Array, root: readonly number[]): boolean {
  const taken = root.reduce((sum, i) => sum + (mask[i] === 0 ? 0 : 1), 0);
  return taken > 0 && taken < root.length;
}

/** The open units without those that the candidate has no claim to: a place that stands there in full (杭州 is no 行…周), and a word of which it explains less than most. Null when it has a claim to all. */
function claimed({ alignment, core }: Candidate, open: Uint8Array, { places, bodies }: Owned, { runs, words }: Search): Uint8Array | null {
  const { mask, loosest, jumps, explained } = alignment;
  const resembles = loosest !== 'same' && loosest !== 'spelled';
  let left = open;
  for (const place of places) {
    if (place.zone && core.zones.includes(place.zone)) continue;
    const blurred =
      resembles && (place.firm || (place.firmToGaps && jumps > 0)) && place.mask.some((value, i) => value !== 0 && (mask[i] ?? 0) > 1);
    if (blurred || tearsApart(mask, place.root)) left = without(left, place.mask);
  }
  if (core.kind !== 'unit') for (const body of bodies) if (tearsApart(mask, body.root)) left = without(left, body.mask);
  for (const run of resembles ? [...runs, ...words] : words) {
    const share = mask.subarray(run.from, run.to).reduce((sum, value) => sum + Math.min(1, value), 0);
    if (share > 0 && share * 2 <= run.to - run.from && (runs.includes(run) || share < explained))
      left = left.slice().fill(0, run.from, run.to);
  }
  return left === open || left.every((value, i) => value === open[i]) ? null : left;
}

/** Homophones alone prove nothing: some of the name must stand there as it is, or all of it by its first letters. What a body does must be said in full. */
export function isSound({ alignment, core, term }: Candidate): boolean {
  const { loosest, jumps, firm, explained, shown, head } = alignment;
  if (core.kind === 'unit' && (term.why === 'function' || term.why === 'everyday') && (loosest === 'initial' || shown < functionShown))
    return false;
  if (core.kind === 'region' && !head && shown < regionShown) return false;
  if (loosest === 'near-sound' && explained <= 2 && explained > firm && (core.kind !== 'region' || shown < 0.99)) return false;
  if (core.kind === 'unit' && beside.has(term.why) && jumps > 0 && shown < functionShown) return false;
  if (loosest === 'initial' && firm === 0 && explained <= fewLetters && shown < (head ? lettersShown : innerLettersShown)) return false;
  if (loosest === 'initial' && firm <= 1 && explained <= scatteredLetters && jumps > 0 && !head && shown < innerLettersShown) return false;
  if (
    explained <= 2 &&
    explained > firm &&
    loosest !== 'initial' &&
    !head &&
    shown < (jumps > 0 || loosest === 'near-sound' ? 0.5 : chanceShown)
  )
    return false;
  return loosest === 'initial' ? jumps === 0 || firm > 0 : firm * (jumps > 0 ? 2 : 3) >= explained;
}

/** True for a region that takes its level from before its name, where it is another name's: 市|科技局|湖州 is no 湖州市. */
function takesLevelBefore({ core, form, alignment: { mask, jumps } }: Candidate, units: Search['units']): boolean {
  const first = mask.findIndex((value) => value !== 0);
  const code = units[first]?.code ?? 0;
  return core.kind === 'region' && jumps > 0 && levels.has(code) && code === form.text.charCodeAt(form.text.length - 1);
}

/** The names of the store that have a claim to open units, each as well as it stands there without the units it has none to; in the order of `candidatesIn`. */
export function claimsIn(search: Search, open: Uint8Array, regions: readonly Candidate[], limit: number): Candidate[] {
  const owned = ownedIn(search, regions);
  return candidatesIn(search, open, limit).flatMap((candidate) => {
    const left = candidate.core.kind === 'region' ? null : claimed(candidate, open, owned, search);
    const alignment = left ? alignIn(search, left, candidate.form.text) : candidate.alignment;
    const own = left ? alignment && scored(candidate, alignment, search.hint) : candidate;
    return own && isSound(own) && !takesLevelBefore(own, search.units) ? [own] : [];
  });
}
