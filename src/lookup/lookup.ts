import { type Ground, groundFor, type Search } from './candidates.js';
import { Catalogue, type Core } from './catalogue.js';
import { cover } from './cover.js';
import { answerOf } from './hits.js';
import type { NormalText } from './normalise.js';
import type { Cover } from './parts.js';
import type { Entry, FindOptions, LookupAnswer } from './types.js';
import { readingsOf } from './units.js';

export type { Entry, EntryKind, FindOptions, Hit, LookupAnswer, Verdict } from './types.js';

/** Finds what people mean among the named things of a store. Kept up to date in place; never throws on any query. */
export interface Lookup {
  find(query: string, options?: FindOptions): LookupAnswer;
  /** The query taken apart, best reading first: for the reading of questions. */
  parse(
    query: string,
    options?: Pick<FindOptions, 'kinds' | 'accept'>,
  ): Cover & { readonly text: string; readonly from: readonly number[] };
  /** Puts entries in; one with a known id replaces the old one. */
  add(entries: readonly Entry[]): void;
  remove(ids: readonly string[]): void;
  /** Gives an entry one more name; false when there is no such entry. */
  addAlias(id: string, alias: string): boolean;
  /** Takes a name away again; false when the entry does not have it. */
  removeAlias(id: string, alias: string): boolean;
  readonly size: number;
  /** The entry with this id, null when there is none. */
  entry(id: string): Entry | null;
  /** @internal */
  readonly catalogue: Catalogue;
}

/** Letters that had to be mended prove less than letters as typed. */
const misspeltShare = 0.9;
/** Queries kept as they were read for the next look: one question is looked at twice, for what it names and for what is near. */
const readsKept = 16;
const graspOf = ({ grasp, reading }: Cover): number => (reading.letters === 'misspelt' ? grasp * misspeltShare : grasp);

/** A query as it was read, with the covers found so far by the kinds that were asked for. */
interface Read {
  readonly normal: NormalText;
  readonly grounds: readonly Ground[];
  readonly covers: Map<string, Cover>;
}

/** Builds a look-up over the entries; ids must differ. Costs about 20 ms for a few hundred entries, once. */
export function createLookup(entries: readonly Entry[]): Lookup {
  const catalogue = new Catalogue(entries);
  const kept = new Map<string, Read>();
  const read = (query: string): Read => {
    const known = kept.get(query);
    if (known) return known;
    const { query: normal, readings } = readingsOf(query);
    const next: Read = { normal, grounds: readings.map((reading) => groundFor(reading, normal, catalogue)), covers: new Map() };
    kept.set(query, next);
    if (kept.size > readsKept) kept.delete(kept.keys().next().value ?? '');
    return next;
  };
  const coverOf = ({ grounds }: Read, wanted: Search['wanted']): Cover => {
    let best: Cover = { reading: { units: [], letters: 'none' }, parts: [], surety: 0, grasp: 0 };
    for (const [at, ground] of grounds.entries()) {
      const { zones } = ground.places;
      // What is said of one zone is never said of another: 珠三角 does not answer for 长三角.
      const ofZones = (core: Core): boolean => core.zones.length === 0 || zones.some(({ zone }) => core.zones.includes(zone));
      const next = cover({ ...ground, wanted: zones.length === 0 ? wanted : (core) => wanted(core) && ofZones(core) });
      if (at === 0 || graspOf(next) > graspOf(best) + 0.02) best = next;
    }
    return best;
  };
  const parse: Lookup['parse'] = (query, { kinds, accept } = {}) => {
    const known = read(query);
    const key = kinds?.join(' ') ?? '';
    const wanted = ({ kind, owners }: Core): boolean => {
      if (kind === 'region') return true;
      return (!kinds || kinds.includes(kind)) && (!accept || owners.some((owner) => accept(catalogue.entry(owner)?.id ?? '')));
    };
    const found = (!accept && known.covers.get(key)) || coverOf(known, wanted);
    if (!accept) known.covers.set(key, found);
    return { ...found, text: known.normal.text, from: known.normal.from };
  };
  return {
    catalogue,
    parse,
    find: (query, options = {}) => answerOf(query, parse(query, options), catalogue, options),
    add: (list) => {
      kept.clear();
      for (const entry of list) catalogue.add(entry);
    },
    remove: (ids) => {
      kept.clear();
      for (const id of ids) catalogue.remove(id);
    },
    addAlias: (id, alias) => {
      const entry = catalogue.byId(id);
      if (!entry) return false;
      kept.clear();
      if (!entry.aliases.includes(alias)) catalogue.add({ ...entry, aliases: [...entry.aliases, alias] });
      return true;
    },
    removeAlias: (id, alias) => {
      const entry = catalogue.byId(id);
      if (!entry?.aliases.includes(alias)) return false;
      kept.clear();
      catalogue.add({ ...entry, aliases: entry.aliases.filter((other) => other !== alias) });
      return true;
    },
    get size() {
      return catalogue.size;
    },
    entry: (id) => catalogue.byId(id),
  };
}
