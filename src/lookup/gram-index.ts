import { isHan } from './normalise.js';
import { foldsOf, initialsOf, type Unit } from './units.js';

/** Kinds of gram, kept apart by the high bits of the key. */
const charGram = 0;
const foldGram = 1 << 27;
const charPair = 2 << 27;
const foldPair = 3 << 27;
const initialPair = 4 << 27;

const hashPair = (a: number, b: number): number => (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 5;

interface Sounds {
  readonly code: number;
  readonly folds: readonly number[];
  readonly initials: readonly number[];
}

type Visit = (gram: number) => void;

function visitPairs(first: Sounds, second: Sounds, visit: Visit): void {
  if (first.code > 0 && second.code > 0) visit(charPair + hashPair(first.code, second.code));
  for (const a of first.folds) for (const b of second.folds) visit(foldPair + a * 512 + b);
}

function visitInitials(first: Sounds, second: Sounds, visit: Visit): void {
  for (const a of first.initials) for (const b of second.initials) visit(initialPair + a * 32 + b);
}

const knownSounds = new Map<number, Sounds>();
function soundsOfChar(code: number): Sounds {
  const known = knownSounds.get(code);
  if (known) return known;
  const kind = isHan(code) ? 'han' : 'letter';
  const sounds = { code, folds: foldsOf(kind, code), initials: initialsOf(kind, code) };
  knownSounds.set(code, sounds);
  return sounds;
}

/** Shows each gram of a text, some of them more than once; `single` with those of one character. */
function visitText(text: string, single: boolean, visit: Visit): void {
  let previous: Sounds | null = null;
  for (let i = 0; i < text.length; i += 1) {
    const sounds = soundsOfChar(text.charCodeAt(i));
    if (single) {
      if (sounds.folds.length === 0) visit(charGram + sounds.code);
      for (const fold of sounds.folds) visit(foldGram + fold);
    }
    if (previous) {
      visitPairs(previous, sounds, visit);
      visitInitials(previous, sounds, visit);
    }
    previous = sounds;
  }
}

function gramsOfUnits(units: readonly Unit[], open: Uint8Array): Set<number> {
  const grams = new Set<number>();
  const put = (gram: number): void => void grams.add(gram);
  let previous: (Sounds & { letter: boolean }) | null = null;
  units.forEach((unit, i) => {
    if (!open[i]) {
      previous = null;
      return;
    }
    const letter = unit.kind === 'letter';
    const sounds = {
      code: unit.kind === 'syllable' ? 0 : unit.code,
      folds: foldsOf(unit.kind, unit.code),
      initials: initialsOf(unit.kind, unit.code),
      letter,
    };
    if (unit.miss > 0) {
      if (letter) grams.add(charGram + sounds.code);
      for (const fold of sounds.folds) grams.add(foldGram + fold);
    }
    if (previous && (unit.miss > 0 || (units[i - 1]?.miss ?? 0) > 0)) {
      visitPairs(previous, sounds, put);
      if (letter || previous.letter) visitInitials(previous, sounds, put);
    }
    previous = sounds;
  });
  return grams;
}

/** Postings read for one search at most; the rarest grams come first, so what is left out says least. */
const postingsMax = 60_000;

/** Inverted index over the grams of short texts; texts are numbered by the caller and may be added and removed at any time. */
export class GramIndex {
  readonly #single: boolean;
  readonly #lists = new Map<number, number[]>();
  readonly #charCounts = new Uint32Array(0x10000);
  readonly #weights = new Float32Array(0x10000);
  #scores = new Float32Array(256);
  #touched = new Int32Array(256);
  #size = 0;
  #weightsStale = false;

  /** `pairs`: only grams of two characters, enough where texts are looked for as a whole, at two thirds of the cost. */
  constructor(grams: 'all' | 'pairs' = 'all') {
    this.#single = grams === 'all';
  }

  /** Texts held. */
  get size(): number {
    return this.#size;
  }

  /** Numbers must be new, or the text must have been removed before. */
  add(id: number, text: string): void {
    visitText(text, this.#single, (gram) => {
      const list = this.#lists.get(gram);
      if (!list) this.#lists.set(gram, [id]);
      else if (list[list.length - 1] !== id) list.push(id);
    });
    this.#count(text, 1);
    if (id >= this.#scores.length) {
      this.#scores = new Float32Array(Math.max(id + 1, this.#scores.length * 2));
      this.#touched = new Int32Array(this.#scores.length);
    }
  }

  remove(id: number, text: string): void {
    visitText(text, this.#single, (gram) => {
      const list = this.#lists.get(gram);
      const at = list?.indexOf(id) ?? -1;
      if (list && at >= 0) list.splice(at, 1);
    });
    this.#count(text, -1);
  }

  /** How much a character says, 0.25 … 1: the rarer in the texts held, the more. */
  weightOf(code: number): number {
    if (this.#weightsStale) {
      this.#weights.fill(0);
      this.#weightsStale = false;
    }
    const known = this.#weights[code] ?? 0;
    if (known > 0) return known;
    const weight = Math.min(1, Math.max(0.25, Math.log((this.#size + 2) / ((this.#charCounts[code] ?? 0) + 1)) / Math.log(this.#size + 2)));
    this.#weights[code] = weight;
    return weight;
  }

  /** True when no text holds the character. */
  isStrange(code: number): boolean {
    return this.#charCounts[code] === 0;
  }

  /** Numbers of the texts that share most with the open units, at most `limit`, best first. `accept` leaves texts out before they are counted. */
  search(units: readonly Unit[], open: Uint8Array, limit: number, accept: (id: number) => boolean): number[] {
    const found: number[][] = [];
    for (const gram of gramsOfUnits(units, open)) {
      const list = this.#lists.get(gram);
      if (list && list.length > 0) found.push(list);
    }
    found.sort((a, b) => a.length - b.length);
    const scores = this.#scores;
    const touched = this.#touched;
    let count = 0;
    let budget = postingsMax;
    for (const list of found) {
      if (budget <= 0) break;
      const gain = Math.log(1 + this.#size / list.length);
      const end = Math.min(list.length, budget);
      for (let i = 0; i < end; i += 1) {
        const id = list[i] as number;
        const score = scores[id] as number;
        if (score === 0) touched[count++] = id;
        scores[id] = score + gain;
      }
      budget -= end;
    }
    const best: number[] = [];
    let floor = 0;
    for (let i = 0; i < count; i += 1) {
      const id = touched[i] as number;
      const score = scores[id] as number;
      if ((best.length === limit && score <= floor) || !accept(id)) continue;
      let at = best.length;
      while (at > 0 && (scores[best[at - 1] as number] as number) < score) at -= 1;
      best.splice(at, 0, id);
      if (best.length > limit) best.pop();
      floor = scores[best[best.length - 1] as number] as number;
    }
    for (let i = 0; i < count; i += 1) scores[touched[i] as number] = 0;
    return best;
  }

  #count(text: string, by: 1 | -1): void {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (text.indexOf(text.charAt(i)) === i) this.#charCounts[code] = (this.#charCounts[code] ?? 0) + by;
    }
    this.#size += by;
    this.#weightsStale = true;
  }
}
