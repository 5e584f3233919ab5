import { placeOf } from './lookup/entry-names.js';
import type { Entry } from './lookup/lookup.js';
import { regionNames } from './model/region.js';
import type { StoredPlan } from './model/stored-plan.js';
import type { StoreView } from './store/store.js';

/**
 * What can be found in the store, as look-up entries: regions of plans and figures, responsible bodies by region,
 * indicators, task titles, plan titles. Ids are `kind:…`, stable for the same content.
 */
export function lookupEntries(view: StoreView): Entry[] {
  const entries = new Map<string, { id: string; kind: Entry['kind']; name: string; aliases: Set<string>; region: string | null }>();
  const put = (id: string, kind: Entry['kind'], name: string, region: string | null, aliases: readonly string[] = []): void => {
    const entry = entries.get(id) ?? { id, kind, name, aliases: new Set<string>(), region };
    for (const alias of aliases) if (alias !== name) entry.aliases.add(alias);
    entries.set(id, entry);
  };
  for (const plan of view.plans()) {
    const { region, title, issuer } = plan.parsed;
    for (const name of regionNames(region)) put(`region:${name}`, 'region', name, null);
    const [own = null, ...more] = regionNames(region);
    put(`plan:${plan.id}`, 'plan', title, more.length > 0 ? null : own, issuer === null || isLocal(issuer) ? [] : [issuer]);
    for (const figure of plan.parsed.observations)
      if (figure.region !== null) put(`region:${figure.region}`, 'region', figure.region, null);
  }
  for (const task of view.tasks()) {
    put(`task:${task.code}`, 'task', task.title, task.region);
    for (const body of task.bodies) {
      const name = body.misprintOf ?? body.name;
      put(`unit:${task.region}/${name}`, 'unit', name, task.region, body.aliases);
    }
  }
  const regions = [...entries.values()].filter(({ kind }) => kind === 'region').map(({ name }) => name);
  for (const { id, name, aliases } of view.indicators()) {
    put(
      `indicator:${id}`,
      'indicator',
      withoutRegions(name, regions),
      null,
      aliases.map((alias) => withoutRegions(alias, regions)),
    );
  }
  for (const { kind, name, alias } of view.aliases()) {
    for (const entry of entries.values()) if (entry.kind === kind && entry.name === name) entry.aliases.add(alias);
  }
  return [...entries.values()].map((entry) => ({ ...entry, aliases: [...entry.aliases] }));
}

/** An issuer whose name begins with a place (湖州市人民政府办公室) is found by the place; one of the whole country stands for what it issued. */
const isLocal = (issuer: string): boolean => [...issuer].some((_one, at) => at > 0 && placeOf(issuer.slice(0, at + 1)) !== undefined);

/** A text without a word; where it is one of several (上海、江苏两省) it stays, since the others would stand alone. */
function without(text: string, word: string): string {
  const parts = text.split(word);
  return parts.reduce((joined, part) => {
    const listed = /[、和与及]$/u.test(joined) || /^[、和与及]/u.test(part);
    return `${joined}${listed ? word : ''}${part}`;
  });
}

/** A name without the regions in it: 杭州市…保护中心…量 must not answer for 杭州, which is a region. The whole name where too little would be left. */
function withoutRegions(name: string, regions: readonly string[]): string {
  let rest = name;
  for (const region of regions) {
    const short = region.replace(/[省市县区州]$/u, '');
    rest = without(rest, region);
    if (short.length >= 2) rest = without(rest, short);
  }
  const cleaned = rest.replace(/[（(][）)]/gu, '');
  return cleaned.length >= 4 ? cleaned : name;
}

/** The plan that a question names, by the id of its entry or, where its text was replaced since, by its title. */
export const planNamed = (found: Pick<Entry, 'id' | 'name'> | undefined, view: StoreView): StoredPlan | undefined =>
  found && view.plans().find(({ id, parsed }) => `plan:${id}` === found.id || parsed.title === found.name);
