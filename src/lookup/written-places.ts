import { type Zone, zones, zonesIn } from '../model/zones.js';
import { isHeld, type KnownName, knownNames } from './absent.js';
import type { Catalogue, Form } from './catalogue.js';
import { spells } from './likeness.js';
import { loosely } from './parts.js';
import type { Unit } from './units.js';

/** A place of the country that stands in the query in characters and that the store does not have. */
export interface WrittenPlace {
  readonly known: KnownName;
  readonly mask: Uint8Array;
}

/** A zone of several places that the query names (长三角). */
export interface WrittenZone {
  readonly zone: Zone;
  readonly mask: Uint8Array;
}

/** What stands in a query in characters: names of regions of the store, places that it lacks, zones, and whole names of the store's bodies. */
export interface WrittenPlaces {
  readonly regions: readonly Form[];
  readonly strangers: readonly WrittenPlace[];
  readonly zones: readonly WrittenZone[];
  /** As masks. */
  readonly bodies: readonly Uint8Array[];
}

const longestPlace = 14;
/** Shorter names of bodies stand within other words. */
const shortestBody = 4;
const isBody = ({ uses }: Form): boolean => uses.some(({ core, term }) => core.kind === 'unit' && !loosely.has(term.why));

/** Syllables of shorter names are those of other words as well. */
const shortestSpelled = 3;

/** The zones whose names are spelled out in letters. */
function zonesSpelled(units: readonly Unit[]): { readonly zone: Zone; readonly start: number; readonly end: number }[] {
  if (!units.some(({ kind }) => kind === 'syllable')) return [];
  const names = zones.flatMap((zone) => zone.names.filter((name) => name.length >= shortestSpelled).map((name) => ({ zone, name })));
  const isAt = (name: string, start: number): boolean =>
    Array.from(name).every((character, i) => units[start + i] !== undefined && spells(units[start + i] as Unit, character.charCodeAt(0)));
  return units.flatMap((_unit, start) =>
    names.filter(({ name }) => isAt(name, start)).map(({ zone, name }) => ({ zone, start, end: start + name.length })),
  );
}

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
  const masked = (start: number, end: number): Uint8Array => new Uint8Array(units.length).fill(1, start, end);
  const named = [...zonesIn(text), ...zonesSpelled(units)].map(({ zone, start, end }) => ({ zone, mask: masked(start, end) }));
  return { regions, strangers, zones: named, bodies };
}
