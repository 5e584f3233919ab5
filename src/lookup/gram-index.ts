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

function pairs(first: Sounds, second: Sounds, out: Set<number>): void {
  if (first.code > 0 && second.code > 0) out.add(charPair + hashPair(first.code, second.code));
  for (const a of first.folds) for (const b of second.folds) out.add(foldPair + a * 512 + b);
}

const soundsOfChar = (code: number): Sounds => {
  const kind = isHan(code) ? 'han' : 'letter';
  return { code, folds: foldsOf(kind, code), initials: initialsOf(kind, code) };
};

function gramsOfText(text: string): Set<number> {
  const grams = new Set<number>();
  let previous: Sounds | null = null;
  for (let i = 0; i < text.length; i += 1) {
    const sounds = soundsOfChar(text.charCodeAt(i));
    if (sounds.folds.length === 0) grams.add(charGram + sounds.code);
    for (const fold of sounds.folds) grams.add(foldGram + fold);
    if (previous) {
      pairs(previous, sounds, grams);
      for (const a of previous.initials) for (const b of sounds.initials) grams.add(initialPair + a * 32 + b);
    }
    previous = sounds;
  }
  return grams;
}

function gramsOfUnits(units: readonly Unit[], open: Uint8Array): Set<number> {
  const grams = new Set<number>();
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
      pairs(previous, sounds, grams);
      if (letter || previous.letter)
        for (const a of previous.initials) for (const b of sounds.initials) grams.add(initialPair + a * 32 + b);
    }
    previous = sounds;
  });
  return grams;
}

/** Postings read for one search at most; the rarest grams come first, so what is left out says least. */
const postingsMax = 60_000;

/** Inverted index over the grams of short texts; texts are numbered by the caller and may be added and removed at any time. */
export class GramIndex {
  readonly #slots = new Map<number, number>();
  readonly #lists: Int32Array[] = [];
  readonly #lengths: number[] = [];
  readonly #charCounts = new Uint32Array(0x10000);
  readonly #weights = new Float32Array(0x10000);
  #scores = new Float32Array(256);
  #touched = new Int32Array(256);
  #size = 0;
  #weightsStale = false;

  /** Texts held. */
  get size(): number {
    return this.#size;
  }

  add(id: number, text: string): void {
    for (const gram of gramsOfText(text)) {
      const slot = this.#slots.get(gram);
      if (slot === undefined) {
        this.#slots.set(gram, this.#lists.length);
        this.#lists.push(Int32Array.of(id));
        this.#lengths.push(1);
        continue;
      }
      const length = this.#lengths[slot] ?? 0;
      let list = this.#lists[slot] as Int32Array;
      if (length === list.length) {
        const wider = new Int32Array(length * 2);
        wider.set(list);
        this.#lists[slot] = wider;
        list = wider;
      }
      list[length] = id;
      this.#lengths[slot] = length + 1;
    }
    this.#count(text, 1);
    if (id >= this.#scores.length) {
      this.#scores = new Float32Array(Math.max(id + 1, this.#scores.length * 2));
      this.#touched = new Int32Array(this.#scores.length);
    }
  }

  remove(id: number, text: string): void {
    for (const gram of gramsOfText(text)) {
      const slot = this.#slots.get(gram);
      if (slot === undefined) continue;
      const list = this.#lists[slot] as Int32Array;
      const length = this.#lengths[slot] ?? 0;
      const at = list.subarray(0, length).indexOf(id);
      if (at < 0) continue;
      list[at] = list[length - 1] ?? 0;
      this.#lengths[slot] = length - 1;
    }
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
    const found: { slot: number; length: number }[] = [];
    for (const gram of gramsOfUnits(units, open)) {
      const slot = this.#slots.get(gram);
      const length = slot === undefined ? 0 : (this.#lengths[slot] ?? 0);
      if (slot !== undefined && length > 0) found.push({ slot, length });
    }
    found.sort((a, b) => a.length - b.length);
    const scores = this.#scores;
    const touched = this.#touched;
    let count = 0;
    let budget = postingsMax;
    for (const { slot, length } of found) {
      if (budget <= 0) break;
      const gain = Math.log(1 + this.#size / length);
      const list = this.#lists[slot] as Int32Array;
      const end = Math.min(length, budget);
      for (let i = 0; i < end; i += 1) {
        const id = list[i] as number;
        const score = scores[id] as number;
        if (score === 0) touched[count++] = id;
        scores[id] = score + gain;
      }
      budget -= length;
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
    for (const code of new Set(Array.from(text, (unit) => unit.charCodeAt(0)))) this.#charCounts[code] = (this.#charCounts[code] ?? 0) + by;
    this.#size += by;
    this.#weightsStale = true;
  }
}
