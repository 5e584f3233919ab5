import type { Entry } from './lookup/lookup.js';
import { regionNames } from './model/region.js';
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
    const { region, title } = plan.parsed;
    for (const name of regionNames(region)) put(`region:${name}`, 'region', name, null);
    put(`plan:${plan.id}`, 'plan', title, region);
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
  for (const indicator of view.indicators()) put(`indicator:${indicator.id}`, 'indicator', indicator.name, null, indicator.aliases);
  for (const { kind, name, alias } of view.aliases()) {
    for (const entry of entries.values()) if (entry.kind === kind && entry.name === name) entry.aliases.add(alias);
  }
  return [...entries.values()].map((entry) => ({ ...entry, aliases: [...entry.aliases] }));
}
