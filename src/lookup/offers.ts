import { type Intent, intentChinese } from './intents.js';
import type { Lookup } from './lookup.js';
import { normalName } from './normalise.js';
import { commandFor, slotOf, usualIntent } from './question-command.js';
import type { Offer, QuestionContext, Slots } from './reading.js';
import type { Meaning } from './slots.js';
import { bodyKindOf, fieldNames, levelsOf, splitLevel } from './thesaurus/further-names.js';
import type { EntryKind } from './types.js';

const offersMax = 5;
const offeredKinds: readonly EntryKind[] = ['region', 'unit', 'indicator', 'task'];
/** Below this score the nearest names have little to do with the question, and a list of them is worse than none. */
const nearFrom = 0.4;

/** Further entries that fit as well, each as its own command. */
export function offersOf(intent: Intent, slots: Slots, meanings: readonly Meaning[]): Offer[] {
  const offers: Offer[] = [];
  for (const { kind, entries } of meanings) {
    if (entries.length < 2) continue;
    for (const entry of entries) {
      const slot = slotOf(entry.name, entry.name);
      const own = kind !== 'region' && entry.region ? slotOf(entry.region.replace(/^region:/u, ''), entry.region) : undefined;
      const next: Slots = { ...slots, [kind]: slot, ...(own ? { region: own } : {}) };
      offers.push({
        label: [own?.name, entry.name].filter((part) => part !== undefined).join(' · '),
        command: commandFor(intent, next),
        slots: next,
      });
    }
  }
  return offers.filter((offer, at) => offers.findIndex((other) => other.command === offer.command) === at).slice(0, offersMax);
}

/** The nearest things that the store does have, each with the command that shows it. */
export function nearest(question: string, lookup: Lookup, home: string | null, kinds: readonly EntryKind[] = offeredKinds): Offer[] {
  const { hits } = lookup.find(question, { kinds, limit: offersMax, region: home });
  if ((hits[0]?.score ?? 0) < nearFrom) return [];
  const seen = new Set<string>();
  return hits
    .map(({ kind, name }) => ({
      label: name,
      command: commandFor(kind === 'unit' || kind === 'task' ? 'tasks' : kind === 'plan' ? 'plans' : 'targets', {
        [kind]: slotOf(name, name),
      }),
    }))
    .filter(({ command }) => !seen.has(command) && seen.add(command));
}

/** Bodies of the store that do at another level what a missing one does: 财政部 for 财政局. Each with the command that shows its tasks. */
export function atOtherLevels(body: string, { catalogue }: Lookup): Offer[] {
  const kind = bodyKindOf(body) ?? bodyKindOf(splitLevel(body).rest);
  const texts = kind ? kind.stems.split(' ').flatMap((stem) => kind.ends.split(' ').map((end) => stem + end)) : [];
  const cores = texts.flatMap((text) => catalogue.named(normalName(text))?.uses.map(({ core }) => core) ?? []);
  const owners = cores.flatMap((core) => (core.kind === 'unit' ? core.owners.slice(0, 1) : []));
  const names = new Set(owners.flatMap((owner) => catalogue.entry(owner)?.name ?? []));
  return [...names].slice(0, offersMax).map((name) => ({ label: name, command: commandFor('tasks', { unit: slotOf(name, name) }) }));
}

/** Bodies of the store in the field of a missing one that are not it: 疾控局 for 疾控中心. Each is said to be another. */
export function inSameField(body: string, { catalogue }: Lookup): Offer[] {
  const names = levelsOf(body).flatMap((level) =>
    fieldNames(body).flatMap((text) => {
      const cores = catalogue.named(normalName(level + text))?.uses.map(({ core }) => core) ?? [];
      return cores
        .flatMap((core) => (core.kind === 'unit' ? core.owners.slice(0, 1) : []))
        .flatMap((owner) => catalogue.entry(owner)?.name ?? []);
    }),
  );
  return [...new Set(names)].slice(0, offersMax).map((name) => ({
    label: `${name}（不是同一机构）`,
    command: commandFor('tasks', { unit: slotOf(name, name) }),
  }));
}

/** The same question about the regions that the store has plans of, where it names more than a region. */
export function inOtherRegions(intent: Intent | null, slots: Slots, { regions = [] }: QuestionContext): Offer[] {
  const meant = intent ?? usualIntent({ ...slots, region: slotOf('', '') });
  if (meant === null) return [];
  const { region: _region, regions: _regions, ...rest } = slots;
  return regions.slice(0, offersMax).map((name) => {
    const next: Slots = { ...rest, region: slotOf(name, name) };
    const thing = rest.indicator ?? rest.unit ?? rest.task;
    return { label: [name, thing?.name ?? intentChinese(meant)].join(' · '), command: commandFor(meant, next), slots: next };
  });
}
