import { isHan, isLetter } from './normalise.js';
import { phonetics } from './phonetics.js';
import { twinsOf } from './thesaurus/shapes.js';
import type { Unit } from './units.js';

/** How one unit stands for one character, from the strictest to the loosest. `replaced`: it does not, but both its neighbours do. */
export const likenesses = ['same', 'spelled', 'shape', 'sound', 'near-sound', 'initial', 'replaced'] as const;
export type Likeness = (typeof likenesses)[number];

/** Worth of each likeness for the order of hits. */
export const rankWorth = Float64Array.of(1, 0.95, 0.78, 0.75, 0.6, 0.7, 0.25);
/** Worth of each likeness for the certainty of the answer. */
export const trustWorth = Float64Array.of(1, 0.97, 0.86, 0.86, 0.76, 0.84, 0.4);

/** Positions in `likenesses`. */
export const same = 0;
export const spelled = 1;
const shape = 2;
const sound = 3;
const nearSound = 4;
const initial = 5;
export const replaced = 6;
/** A unit cannot stand for a character. */
export const unlike = 255;

/** Position in `likenesses` of how a Han character stands for another, `unlike` when it does not. */
function hanLikeness(typed: number, twins: ReadonlySet<number> | null, code: number): number {
  const { foldOf, start, list } = phonetics();
  const from = start[code] as number;
  const to = start[code + 1] as number;
  let near = false;
  for (let k = start[typed] as number; k < (start[typed + 1] as number); k += 1) {
    const reading = list[k] as number;
    for (let i = from; i < to; i += 1) {
      if (list[i] === reading) return sound;
      near ||= foldOf[list[i] as number] === foldOf[reading];
    }
  }
  if (twins?.has(code)) return shape;
  return near ? nearSound : unlike;
}

function syllableLikeness(id: number, code: number): number {
  const { foldOf, start, list } = phonetics();
  let best = unlike;
  for (let i = start[code] as number; i < (start[code + 1] as number); i += 1) {
    if (list[i] === id) return spelled;
    if (foldOf[list[i] as number] === foldOf[id]) best = nearSound;
  }
  return best;
}

/** True when the unit is the syllable of the character, typed in letters. */
export const spells = ({ kind, code }: Unit, character: number): boolean =>
  kind === 'syllable' && isHan(character) && syllableLikeness(code, character) === spelled;

function letterLikeness(letter: number, code: number): number {
  const { initialOf, start, list } = phonetics();
  for (let i = start[code] as number; i < (start[code + 1] as number); i += 1) {
    if (initialOf[list[i] as number] === letter - 97) return initial;
  }
  return unlike;
}

/** Writes into `out`, from `offset` on, how the unit stands for each of the first `length` characters of the name; false when for none. */
export function likenessRow(unit: Unit, name: string, length: number, out: Uint8Array, offset: number): boolean {
  const { kind, code } = unit;
  let any = false;
  const twins = kind === 'han' ? twinsOf(code) : null;
  for (let j = 0; j < length; j += 1) {
    const character = name.charCodeAt(j);
    let like = unlike;
    if (kind !== 'syllable' && character === code) like = same;
    else if (isHan(character)) {
      if (kind === 'han') like = hanLikeness(code, twins, character);
      else if (kind === 'syllable') like = syllableLikeness(code, character);
      else if (isLetter(code)) like = letterLikeness(code, character);
    }
    out[offset + j] = like;
    any ||= like !== unlike;
  }
  return any;
}
