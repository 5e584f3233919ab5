import { shortPlace } from '../model/divisions.js';
import { placeOf } from './entry-names.js';
import { normalName } from './normalise.js';
import type { Entry } from './types.js';

const longestPlace = 12;

/** The beginnings of a text that can name a region, longest first: something always stands behind a name. */
function* beginnings(text: string): Generator<string> {
  for (let length = Math.min(longestPlace, text.length - 1); length >= 2; length -= 1) yield text.slice(0, length);
}

/** The regions that the entries of a store belong to, numbered from 0 as they are first seen. -1 stands for none. */
export class Regions {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  /** Names without their rank; the whole name where that leaves too little. */
  readonly #roots: string[] = [];
  /** Regions as entries write them, to their numbers: looked up once an entry. */
  readonly #written = new Map<string, number>();
  readonly #onNew: (name: string, region: number) => void;

  /** `onNew` hears of each region when it gets its number. */
  constructor(onNew: (name: string, region: number) => void) {
    this.#onNew = onNew;
  }

  /** Number of the region with this name, short name or entry id; -1 when no entry names it. */
  numberOf(name: string): number {
    return this.#numbers.get(normalName(name.replace(/^region:/u, ''))) ?? -1;
  }

  /** Compared form of a region's name, null for none. */
  name(region: number): string | null {
    return this.#names[region] ?? null;
  }

  /** The name without its rank, null for no region. */
  root(region: number): string | null {
    return this.#roots[region] ?? null;
  }

  /** Number of a region, given on first sight; it can then be named in queries even when it is no entry itself. */
  given(name: string): number {
    const written = this.#written.get(name) ?? this.#new(name);
    this.#written.set(name, written);
    return written;
  }

  #new(name: string): number {
    const text = normalName(name.replace(/^region:/u, ''));
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const region = this.#names.length;
    const root = shortPlace(text);
    this.#names.push(text);
    this.#roots.push(root ?? text);
    this.#numbers.set(text, region);
    if (root && !this.#numbers.has(root)) this.#numbers.set(root, region);
    this.#onNew(text, region);
    return region;
  }

  /** Number of the region of this store that a text begins with, -1 when it begins with none. */
  at(text: string): number {
    for (const beginning of beginnings(text)) {
      const known = this.#numbers.get(beginning);
      if (known !== undefined) return known;
    }
    return -1;
  }

  /** The region that one of the entry's names begins with, -1 when none does; a place that is new to the store becomes known. */
  in(entry: Entry): number {
    for (const name of [entry.name, ...entry.aliases]) {
      const text = normalName(name);
      const known = this.at(text);
      if (known >= 0) return known;
      for (const beginning of beginnings(text)) {
        const place = placeOf(beginning);
        if (place !== undefined) return this.given(place);
      }
    }
    return -1;
  }
}
