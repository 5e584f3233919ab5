import { allPlaces } from '../model/divisions.js';
import { bodyKindOf, splitLevel } from './thesaurus/further-names.js';
import type { EntryKind } from './types.js';

/** What is left of a name after its region and level must be longer than this, or a known body. */
const restMin = 2;

/** A name without its region: 杭州市科技局 → 市科技局, 杭州市专利申请量 → 专利申请量; 浙江大学 stays, since 大学 names nothing. */
export function withoutRegion(name: string, place: string, root: string, kind: EntryKind): string {
  if (!name.startsWith(root)) return name;
  const full = name.startsWith(place);
  const rest = name.slice(full ? place.length : root.length);
  if (full && kind === 'unit' && root !== place && bodyKindOf(rest)) return place.slice(-1) + rest;
  const { rest: core } = splitLevel(rest);
  return core.length > restMin || bodyKindOf(core) ? rest : name;
}

/** Parts of a printed name with brackets that are names of their own: 市委宣传部(市版权局) → both. */
export function printedParts(name: string): readonly string[] {
  if (!/[)）〕\]】]$/u.test(name)) return [];
  const match = /^(.{3,40}?)[(（〔[【](.{3,40})[)）〕\]】]$/u.exec(name);
  return match ? [match[1] ?? '', match[2] ?? ''] : [];
}

let placeNames: Map<string, string> | null = null;
/** Full name of the place that a text is the name of, for provinces and cities also the short name: short names of counties are too often other words (平安, 和平). */
export function placeOf(text: string): string | undefined {
  if (!placeNames) {
    placeNames = new Map();
    for (const { name, root, rank } of allPlaces()) if (root && rank !== 'county' && !placeNames.has(root)) placeNames.set(root, name);
    for (const { name } of allPlaces()) placeNames.set(name, name);
  }
  return placeNames.get(text);
}
