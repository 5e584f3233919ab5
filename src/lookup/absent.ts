import { allPlaces } from '../model/divisions.js';
import type { Catalogue } from './catalogue.js';
import { GramIndex } from './gram-index.js';
import { normalName } from './normalise.js';
import { absentGroups } from './thesaurus/absent.js';
import { knownBodyNames, splitLevel } from './thesaurus/further-names.js';
import type { EntryKind } from './types.js';
import { initialsOf } from './units.js';

/** Something well known by name, whether or not the store has it. */
export interface KnownName {
  readonly text: string;
  /** Full name to tell the user. */
  readonly name: string;
  readonly kind: EntryKind | 'topic';
  /** A county or district: there are so many that a slip in another place's name hits one (银州区 for 鄞州区). */
  readonly county?: true;
}

/** Well-known names: provinces and cities, counties, kinds of bodies, statistics, subjects. One table for all stores, built on first use. */
export interface KnownNames {
  readonly index: GramIndex;
  readonly names: readonly KnownName[];
  /** Places by their names as they are written, counties by their full names alone: fuzzily, or without their rank, they would fit anything. */
  readonly places: ReadonlyMap<string, KnownName>;
  /** Bodies by the first letters of their names. */
  readonly byInitials: ReadonlyMap<string, readonly KnownName[]>;
}

/** First letters of a name, by the first reading of each character. */
const initialsText = (text: string): string =>
  Array.from(text, (character) => String.fromCharCode(97 + (initialsOf('han', character.charCodeAt(0))[0] ?? 25))).join('');

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
  const places = new Map<string, KnownName>();
  for (const { name, root, rank } of allPlaces()) {
    const text = normalName(name);
    const short = root === null ? null : normalName(root);
    const town = rank === 'county' && name.endsWith('市');
    places.set(text, { text, name, kind: 'region', ...(rank === 'county' ? { county: true } : {}) });
    if (rank === 'county' && !town) continue;
    if (short) places.set(short, { text: short, name, kind: 'region' });
    if (!town) put(text, name, 'region');
    put(short ?? text, name, 'region');
  }
  for (const { kind, names: list } of absentGroups) for (const name of list.split(' ')) put(normalName(name), name, kind);
  for (const { text, why, body } of knownBodyNames()) if (why !== 'function' && text.length > 1) put(normalName(text), body, 'unit');
  const byInitials = new Map<string, KnownName[]>();
  for (const known of names) {
    if (known.kind !== 'unit') continue;
    for (const level of ['', '市']) {
      const key = initialsText(level + known.text);
      byInitials.set(key, [...(byInitials.get(key) ?? []), { ...known, text: level + known.text }]);
    }
  }
  return { index, names, places, byInitials };
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
