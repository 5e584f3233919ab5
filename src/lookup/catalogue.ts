import { withZoneOfMembers, type Zone, zonesNamed } from '../model/zones.js';
import { placeOf, printedParts, withoutRegion } from './entry-names.js';
import { GramIndex } from './gram-index.js';
import { normalName } from './normalise.js';
import { Regions } from './regions.js';
import { furtherNames } from './thesaurus/further-names.js';
import type { Term } from './thesaurus/term.js';
import type { Entry, EntryKind } from './types.js';

/** A name without its region, shared by every entry that differs only in region: 市科技局 for 杭州市科技局 and 湖州市科技局. */
export interface Core {
  readonly kind: EntryKind;
  readonly text: string;
  /** Entry numbers by region, within one in order of arrival. */
  readonly owners: number[];
  /** For a core of kind region: the number of the region; -1 for others. */
  readonly region: number;
  /** Zones of several places that the text names (长三角). */
  readonly zones: readonly Zone[];
}

/** One indexed text, with every core that is found under it and why. */
export interface Form {
  readonly text: string;
  uses: { readonly core: Core; readonly term: Term }[];
}

const asName: Term = { name: '', why: 'name', note: '' };
const asAlias: Term = { name: '', why: 'alias', note: '' };
const asZone: Term = { name: '', why: 'members', note: '区域由逐一写明的地方组成' };

/**
 * Entries in the shape the search needs: names without region, their further names from the thesaurus, and one index over all of them.
 * A million entries that are the same few hundred names in a few thousand regions cost two small indexes and one number each.
 */
export class Catalogue {
  readonly index = new GramIndex();
  readonly #entries: (Entry | null)[] = [];
  readonly #regionOf: number[] = [];
  readonly #forms: (Form | null)[] = [];
  readonly #formIds = new Map<string, number>();
  readonly #cores = new Map<string, Core>();
  readonly #regions = new Regions((name, region) => this.#own(-1, 'region', name, asName, region));
  #numbers: Map<string, number> | null = null;
  #size = 0;

  /** Ids must differ from one another. */
  constructor(entries: readonly Entry[]) {
    for (const entry of entries) if (entry.kind === 'region') this.#put(entry);
    for (const entry of entries) if (entry.kind !== 'region') this.#put(entry);
  }

  get size(): number {
    return this.#size;
  }

  entry(number: number): Entry | null {
    return this.#entries[number] ?? null;
  }

  form(id: number): Form | null {
    return this.#forms[id] ?? null;
  }

  /** Region number of an entry, -1 for none. */
  regionOf(number: number): number {
    return this.#regionOf[number] ?? -1;
  }

  /** Number of the region with this name, short name or entry id; -1 when no entry names it. */
  regionNumber(name: string): number {
    return this.#regions.numberOf(name);
  }

  /** Name of a region by its number, null for none. */
  regionName(region: number): string | null {
    return this.#regions.name(region);
  }

  /** Entries of a core that belong to the region, in order of arrival. */
  ownersIn(core: Core, region: number): readonly number[] {
    return core.owners.slice(this.#firstOwner(core, region), this.#firstOwner(core, region + 1));
  }

  /** True when an entry of the core belongs to the region. */
  isIn(core: Core, region: number): boolean {
    const owner = core.owners[this.#firstOwner(core, region)];
    return owner !== undefined && this.regionOf(owner) === region;
  }

  /** Position of the first owner whose region is not before this one. */
  #firstOwner({ owners }: Core, region: number): number {
    let from = 0;
    for (let to = owners.length; from < to; ) {
      const middle = (from + to) >> 1;
      if (this.regionOf(owners[middle] ?? -1) < region) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** True when some entry is found under exactly this text. */
  has(text: string): boolean {
    return this.#formIds.has(text);
  }

  /** The text as it is indexed, null when no entry is found under exactly it. */
  named(text: string): Form | null {
    return this.form(this.#formIds.get(text) ?? -1);
  }

  byId(id: string): Entry | null {
    return this.entry(this.#numberOf(id));
  }

  /** Puts an entry in, in place of the one with the same id. */
  add(entry: Entry): void {
    this.remove(entry.id);
    this.#put(entry);
  }

  /** Takes an entry out; false when there is none with this id. */
  remove(id: string): boolean {
    const number = this.#numberOf(id);
    const entry = this.entry(number);
    if (!entry) return false;
    for (const { text } of this.#namesOf(entry, this.regionOf(number))) this.#disown(number, entry.kind, text);
    this.#entries[number] = null;
    this.#numbers?.delete(id);
    this.#size -= 1;
    return true;
  }

  /** Position of an entry; the table of ids is built when first asked for, since a million of them cost 100 MB. */
  #numberOf(id: string): number {
    if (!this.#numbers) {
      const numbers = new Map<string, number>();
      this.#entries.forEach((entry, number) => {
        if (entry) numbers.set(entry.id, number);
      });
      this.#numbers = numbers;
    }
    return this.#numbers.get(id) ?? -1;
  }

  #put(entry: Entry): void {
    const number = this.#entries.length;
    const region =
      entry.kind === 'region'
        ? this.#regions.given(entry.name)
        : entry.region
          ? this.#regions.given(entry.region)
          : entry.kind === 'unit'
            ? this.#regions.in(entry)
            : -1;
    this.#entries.push(entry);
    this.#regionOf.push(region);
    this.#numbers?.set(entry.id, number);
    this.#size += 1;
    for (const { text, term } of this.#namesOf(entry, region)) this.#own(number, entry.kind, text, term, region);
  }

  /** Names an entry is indexed under, each once, without its region (or, for a figure, the region it is printed with) where enough is left. */
  #namesOf(entry: Entry, region: number): { text: string; term: Term }[] {
    const out: { text: string; term: Term }[] = [];
    const put = (name: string, term: Term): void => {
      const whole = normalName(name);
      const place = region < 0 && entry.kind === 'indicator' ? this.#regions.at(whole) : region;
      const known = entry.kind === 'region' ? null : this.#regions.name(place);
      const text = known === null ? whole : withoutRegion(whole, known, this.#regions.root(place) ?? known, entry.kind);
      if (text !== '' && !out.some((other) => other.text === text)) out.push({ text, term });
    };
    put(entry.name, asName);
    const ofZone = entry.kind === 'indicator' ? withZoneOfMembers(normalName(entry.name), (text) => placeOf(text) !== undefined) : null;
    if (ofZone !== null) put(ofZone, asZone);
    for (const part of printedParts(entry.name)) put(part, asAlias);
    for (const alias of entry.aliases) put(alias, asAlias);
    return out;
  }

  #own(number: number, kind: EntryKind, text: string, term: Term, region: number): void {
    const key = `${kind} ${text}`;
    let core = this.#cores.get(key);
    if (!core) {
      core = { kind, text, owners: [], region: kind === 'region' ? region : -1, zones: zonesNamed(text) };
      this.#cores.set(key, core);
      this.#use(text, core, term);
      for (const further of furtherNames(kind, text)) this.#use(normalName(further.text), core, term === asZone ? term : further.term);
    }
    if (number < 0) return;
    const own = this.regionOf(number);
    const last = core.owners[core.owners.length - 1];
    if (last === undefined || this.regionOf(last) <= own) core.owners.push(number);
    else core.owners.splice(this.#firstOwner(core, own + 1), 0, number);
  }

  #disown(number: number, kind: EntryKind, text: string): void {
    const key = `${kind} ${text}`;
    const core = this.#cores.get(key);
    const at = core?.owners.indexOf(number) ?? -1;
    if (!core || at < 0) return;
    core.owners.splice(at, 1);
    if (core.owners.length > 0 || kind === 'region') return;
    this.#cores.delete(key);
    this.#unuse(text, core);
    for (const further of furtherNames(kind, text)) this.#unuse(normalName(further.text), core);
  }

  #use(text: string, core: Core, term: Term): void {
    let id = this.#formIds.get(text);
    if (id === undefined) {
      id = this.#forms.length;
      this.#formIds.set(text, id);
      this.#forms.push({ text, uses: [] });
      this.index.add(id, text);
    }
    const form = this.#forms[id];
    if (form && !form.uses.some((use) => use.core === core)) form.uses.push({ core, term });
  }

  #unuse(text: string, core: Core): void {
    const id = this.#formIds.get(text);
    const form = id === undefined ? null : this.form(id);
    if (id === undefined || !form) return;
    form.uses = form.uses.filter((use) => use.core !== core);
    if (form.uses.length > 0) return;
    this.index.remove(id, text);
    this.#formIds.delete(text);
    this.#forms[id] = null;
  }
}
