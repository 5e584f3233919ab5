import { isHeld, type KnownName, knownNames } from './absent.js';
import type { Catalogue, Form } from './catalogue.js';
import { loosely } from './parts.js';
import type { Unit } from './units.js';

/** A place of the country that stands in the query in characters and that the store does not have. */
export interface WrittenPlace {
  readonly known: KnownName;
  readonly mask: Uint8Array;
}

/** What stands in a query in characters: names of regions of the store, places that it lacks, and whole names of its bodies. */
export interface WrittenPlaces {
  readonly regions: readonly Form[];
  readonly strangers: readonly WrittenPlace[];
  /** As masks. */
  readonly bodies: readonly Uint8Array[];
}

const longestPlace = 14;
/** Shorter names of bodies stand within other words. */
const shortestBody = 4;
const isBody = ({ uses }: Form): boolean => uses.some(({ core, term }) => core.kind === 'unit' && !loosely.has(term.why));

/** The places written in the query, from left to right, the longest name first. */
export function placesWritten(units: readonly Unit[], catalogue: Catalogue): WrittenPlaces {
  const text = units.map(({ kind, code }) => (kind === 'han' ? String.fromCharCode(code) : ' ')).join('');
  const { places } = knownNames();
  const regions: Form[] = [];
  const strangers: WrittenPlace[] = [];
  const bodies: Uint8Array[] = [];
  for (let from = 0; from + 1 < text.length; from += 1) {
    for (let to = Math.min(text.length, from + longestPlace); to > from + 1; to -= 1) {
      const name = text.slice(from, to);
      const form = catalogue.named(name);
      if (form && to - from >= shortestBody && isBody(form)) bodies.push(new Uint8Array(units.length).fill(1, from, to));
      const region = form?.uses.some(({ core }) => core.kind === 'region') ?? false;
      const known = places.get(name);
      if (form && region) regions.push(form);
      else if (known && !isHeld(known, catalogue)) strangers.push({ known, mask: new Uint8Array(units.length).fill(1, from, to) });
      else continue;
      from = to - 1;
      break;
    }
  }
  return { regions, strangers, bodies };
}
