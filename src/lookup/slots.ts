import { zonesNamed } from '../model/zones.js';
import { ownersOf, reasonOf, regionsNamed, sameShare, sureFrom } from './hits.js';
import type { Intent } from './intents.js';
import type { Lookup } from './lookup.js';
import { normalName } from './normalise.js';
import type { Candidate, Cover, Part } from './parts.js';
import type { Slot } from './reading.js';
import { isScattered } from './surety.js';
import { splitLevel } from './thesaurus/further-names.js';
import { isMeasureWord, measureFits, measureHint } from './thesaurus/measures.js';
import type { Entry, EntryKind } from './types.js';

/** Things of one kind that a part of a question can mean. */
export interface Meaning {
  readonly kind: EntryKind;
  /** The likeliest; its name is the words as typed when several fit equally. */
  readonly slot: Slot;
  /** Entries that fit equally, likeliest first. */
  readonly entries: readonly Entry[];
  /** How much of the question it explains, for choosing between several of one kind. */
  readonly weight: number;
}

/** What the names in a question mean, without time, code and intent. */
export interface Meanings {
  readonly regions: readonly Slot[];
  readonly meanings: readonly Meaning[];
  /** Full name of something well known that the store does not have; `topic` when it is small talk. */
  readonly absent: { readonly name: string; readonly kind: EntryKind | 'topic' } | null;
  readonly sure: boolean;
  /** Share of the question that is explained, 0 … 1. */
  readonly surety: number;
  /** A body or figure was named together with a region in which it does not exist. */
  readonly elsewhere: boolean;
}

/** Kinds that a question with this intent is about, likeliest first. */
const kindsFor: Readonly<Partial<Record<Intent, readonly EntryKind[]>>> = {
  targets: ['indicator'],
  progress: ['indicator'],
  compare: ['indicator'],
  tasks: ['unit', 'task'],
  plans: ['plan'],
};
const kindLead = 0.7;
const entriesMax = 8;

function typedOf(part: Part, cover: Cover & { readonly from: readonly number[] }, question: string): string {
  const units = cover.reading.units.filter((_unit, i) => part.mask[i] !== 0);
  const first = Math.min(...units.map((unit) => unit.at));
  const last = Math.max(...units.map((unit) => unit.at + unit.length)) - 1;
  const start = cover.from[first] ?? 0;
  const after = cover.from[last + 1];
  const end = cover.from[last] ?? start;
  return question.slice(start, Math.max(end + 1, after === undefined ? end + 1 : Math.min(after, end + 1)));
}

const provincial = '省';

/** True when the level that stands before a body's name is the province's and belongs to no other name (省财政厅, not 浙江省财政厅). */
function isProvincial(part: Part, { reading, parts }: Cover): boolean {
  const before = part.mask.findIndex((value) => value !== 0) - 1;
  const unit = reading.units[before];
  return unit?.kind === 'han' && unit.code === provincial.charCodeAt(0) && parts.every(({ mask }) => mask[before] === 0);
}

/** A name that the store lacks, in the words of the question where it was written in characters: 省财政厅 is not told of 财政局. */
function asTyped(part: Part, name: string, cover: Cover & { readonly from: readonly number[] }, question: string): string {
  const written = cover.reading.units.every((unit, i) => part.mask[i] === 0 || unit.kind === 'han');
  if (!written || !(part.absent?.kind === 'unit' || zonesNamed(name).length > 0)) return name;
  return `${isProvincial(part, cover) ? provincial : ''}${typedOf(part, cover, question)}`;
}

/** Below this share of a name shown, words that stand in several names are a subject (专利, 商标) and mean all of them. */
const subjectShown = 0.5;
const subjectKinds: readonly EntryKind[] = ['indicator', 'task'];

/** All candidates that hold the words, of the kind that the intent wants or else figures before tasks; null where the words are no mere subject. */
function bySubject(
  candidates: readonly Candidate[],
  words: string,
  hint: string | null,
  intent: Intent | null,
  answers: (candidate: Candidate) => boolean,
): readonly Candidate[] | null {
  const best = candidates[0];
  // A task's title is no more than a subject where nothing says that tasks are wanted.
  const subject = best && (best.alignment.shown <= subjectShown || (intent === null && best.core.kind === 'task'));
  if (!subject || best.alignment.jumps > 0 || best.core.kind === 'region') return null;
  const kinds = (intent && kindsFor[intent]?.filter((kind) => subjectKinds.includes(kind))) || [];
  const holding = candidates.filter(({ core }) => subjectKinds.includes(core.kind) && core.text.includes(words));
  const lead = [...kinds, ...subjectKinds].find((kind) => holding.some(({ core }) => core.kind === kind));
  const kind = holding.filter(({ core }) => core.kind === lead);
  const measured = hint === null ? [] : kind.filter(({ core }) => measureFits(hint, core.text));
  const same = measured.length > 0 ? measured : kind;
  return kind.length > 1 ? [...same.filter(answers), ...same.filter((one) => !answers(one))] : null;
}

/** The candidates that mean the same as the best one, of the kind that the intent wants, and with an answer for it, when such a one is near. */
function sameKind(
  candidates: readonly Candidate[],
  words: string,
  hint: string | null,
  intent: Intent | null,
  answers: (candidate: Candidate) => boolean,
): readonly Candidate[] {
  const best = candidates[0];
  if (!best) return [];
  const subject = bySubject(candidates, words, hint, intent, answers);
  if (subject) return subject;
  const wanted = intent === null || best.core.kind === 'region' ? [] : (kindsFor[intent] ?? []);
  const near = candidates.filter((candidate) => wanted.includes(candidate.core.kind) && candidate.score >= best.score * kindLead);
  const lead = near.find(answers) ?? near[0] ?? best;
  const same = candidates.filter(
    (candidate) => candidate.core.kind === lead.core.kind && candidate.withRegion >= lead.withRegion * sameShare,
  );
  return answers(lead) ? same.filter(answers) : same;
}

/** Reads the names in a question. `home` is the chat's own region. */
export function meaningsIn(
  question: string,
  lookup: Lookup,
  intent: Intent | null,
  home: string | null,
  answers: (intent: Intent, id: string) => boolean = () => true,
): Meanings {
  const cover = lookup.parse(question);
  const { catalogue } = lookup;
  const hint = measureHint(cover.text);
  const named = regionsNamed(cover.parts);
  const regionNumbers = new Set(named.flatMap(({ regions }) => [...regions]));
  const homeNumber = home === null ? -1 : catalogue.regionNumber(home);
  const meanings: Meaning[] = [];
  const regions: Slot[] = [];
  let elsewhere = false;
  let higher: Meanings['absent'] = null;
  const answered = ({ core }: Candidate): boolean =>
    intent === null || core.owners.some((owner) => answers(intent, catalogue.entry(owner)?.id ?? ''));
  const start = (part: Part): number => part.mask.findIndex((value) => value !== 0);
  const others = (own: Part): boolean =>
    cover.parts.some((part) => part !== own && part.candidates[0] !== undefined && part.candidates[0].core.kind !== 'region');
  const solid = cover.parts.filter(({ candidates: [best] }) => best && !isScattered(best.alignment));
  for (const part of (solid.length > 0 ? solid : [...cover.parts]).sort((a, b) => start(a) - start(b))) {
    if (part.candidates.length === 0) continue;
    const typed = typedOf(part, cover, question);
    if (isMeasureWord(normalName(typed)) && others(part)) continue;
    const same = sameKind(part.candidates, normalName(typed), hint, intent, answered);
    const best = same[0];
    if (!best) continue;
    const reason = reasonOf(best, cover);
    if (best.core.kind === 'unit' && isProvincial(part, cover) && !splitLevel(best.core.text).level.startsWith(provincial)) {
      higher ??= { name: `${provincial}${typed}`, kind: 'unit' };
      continue;
    }
    if (best.core.kind === 'region') {
      const numbers = [...new Set(same.map(({ core }) => core.region))].sort((a, b) => Number(b === homeNumber) - Number(a === homeNumber));
      for (const number of numbers.slice(0, numbers.length > 1 ? 1 : undefined)) {
        const name = catalogue.regionName(number);
        const owner = catalogue.entry(same.find(({ core }) => core.region === number)?.core.owners[0] ?? -1);
        if (name !== null && !regions.some((known) => known.name === (owner?.name ?? name)))
          regions.push({ id: owner?.id ?? `region:${name}`, name: owner?.name ?? name, typed, reason });
      }
      if (numbers.length > 1) {
        const entries = same.flatMap(({ core }) => core.owners).map((owner) => catalogue.entry(owner));
        const known = entries.filter((entry, at): entry is Entry => entry !== null && entries.indexOf(entry) === at);
        known.sort((a, b) => Number(b.name === home) - Number(a.name === home));
        const slot = regions[regions.length - 1];
        if (slot && known.length > 1) meanings.push({ kind: 'region', slot, entries: known, weight: part.trust });
      }
      continue;
    }
    const entries: Entry[] = [];
    for (const candidate of same) {
      const { numbers, elsewhere: away } = ownersOf(candidate, regionNumbers, homeNumber, catalogue, entriesMax);
      elsewhere ||= away && candidate === best;
      for (const number of numbers) {
        const entry = catalogue.entry(number);
        if (entry && !entries.includes(entry)) entries.push(entry);
      }
    }
    const first = entries[0];
    if (!first) continue;
    const names = new Set(entries.map((entry) => entry.name));
    const han = cover.reading.units.every((unit, i) => part.mask[i] === 0 || unit.kind === 'han');
    const shared = han ? normalName(typed) : first.name;
    const slot = { id: first.id, name: names.size > 1 ? shared : first.name, typed, reason };
    meanings.push({ kind: best.core.kind, slot, entries: entries.slice(0, entriesMax), weight: part.trust });
  }
  const guessed = cover.reading.letters === 'misspelt';
  const absent = guessed ? undefined : cover.parts.find((part) => part.absent);
  const missing = absent?.absent ?? null;
  return {
    regions,
    meanings,
    absent: missing ? { name: absent ? asTyped(absent, missing.name, cover, question) : missing.name, kind: missing.kind } : higher,
    sure: cover.surety >= sureFrom && !elsewhere,
    surety: cover.surety,
    elsewhere,
  };
}
