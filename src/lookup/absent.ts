import type { Catalogue } from './catalogue.js';
import { GramIndex } from './gram-index.js';
import { normalName } from './normalise.js';
import { absentGroups } from './thesaurus/absent.js';
import { knownBodyNames, splitLevel } from './thesaurus/further-names.js';
import { allPlaces } from './thesaurus/places.js';
import type { EntryKind } from './types.js';

/** Something well known by name, whether or not the store has it. */
export interface KnownName {
  readonly text: string;
  /** Full name to tell the user. */
  readonly name: string;
  readonly kind: EntryKind | 'topic';
}

/** Well-known names: provinces and cities, counties, kinds of bodies, statistics, subjects. One table for all stores, built on first use. */
export interface KnownNames {
  readonly index: GramIndex;
  readonly names: readonly KnownName[];
  /** Names of counties, found only as written: fuzzily they would fit anything. */
  readonly counties: ReadonlyMap<string, KnownName & { readonly anywhere: boolean }>;
}

function build(): KnownNames {
  const index = new GramIndex('pairs');
  const names: KnownName[] = [];
  const seen = new Set<string>();
  const put = (text: string, name: string, kind: KnownName['kind']): void => {
    if (seen.has(text)) return;
    seen.add(text);
    index.add(names.length, text);
    names.push({ text, name, kind });
  };
  const counties = new Map<string, KnownName & { readonly anywhere: boolean }>();
  for (const { name, root, rank } of allPlaces()) {
    const text = normalName(name);
    const short = root === null ? null : normalName(root);
    const town = rank === 'county' && name.endsWith('市');
    if (rank !== 'county' || town) {
      if (!town) put(text, name, 'region');
      put(short ?? text, name, 'region');
      continue;
    }
    if (text.length > 2) counties.set(text, { text, name, kind: 'region', anywhere: true });
    if (short && !counties.has(short)) counties.set(short, { text: short, name, kind: 'region', anywhere: false });
  }
  for (const { kind, names: list } of absentGroups) for (const name of list.split(' ')) put(normalName(name), name, kind);
  for (const { text, why, body } of knownBodyNames()) if (why !== 'function' && text.length > 1) put(normalName(text), body, 'unit');
  return { index, names, counties };
}

let built: KnownNames | null = null;
export function knownNames(): KnownNames {
  built ??= build();
  return built;
}

/** True when the catalogue has the name itself, with or without a level of government before it. */
export const isHeld = (known: KnownName, catalogue: Catalogue): boolean => {
  const { text } = known;
  return (
    catalogue.has(text) ||
    catalogue.has(`市${text}`) ||
    catalogue.has(`省${text}`) ||
    catalogue.has(`区${text}`) ||
    catalogue.has(`县${text}`) ||
    catalogue.has(splitLevel(text).rest)
  );
};
