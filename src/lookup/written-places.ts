import { isHeld, type KnownName, knownNames } from './absent.js';
import type { Catalogue, Form } from './catalogue.js';
import type { Unit } from './units.js';

/** A place of the country that stands in the query in characters and that the store does not have. */
export interface WrittenPlace {
  readonly known: KnownName;
  readonly mask: Uint8Array;
}

/** The places that stand in a query in characters: names of regions of the store, and places that it lacks. */
export interface WrittenPlaces {
  readonly regions: readonly Form[];
  readonly strangers: readonly WrittenPlace[];
}

const longestPlace = 14;

/** The places written in the query, from left to right, the longest name first. */
export function placesWritten(units: readonly Unit[], catalogue: Catalogue): WrittenPlaces {
  const text = units.map(({ kind, code }) => (kind === 'han' ? String.fromCharCode(code) : ' ')).join('');
  const { places } = knownNames();
  const regions: Form[] = [];
  const strangers: WrittenPlace[] = [];
  for (let from = 0; from + 1 < text.length; from += 1) {
    for (let to = Math.min(text.length, from + longestPlace); to > from + 1; to -= 1) {
      const name = text.slice(from, to);
      const form = catalogue.named(name);
      const region = form?.uses.some(({ core }) => core.kind === 'region') ?? false;
      const known = places.get(name);
      if (form && region) regions.push(form);
      else if (known && !isHeld(known, catalogue)) strangers.push({ known, mask: new Uint8Array(units.length).fill(1, from, to) });
      else continue;
      from = to - 1;
      break;
    }
  }
  return { regions, strangers };
}
